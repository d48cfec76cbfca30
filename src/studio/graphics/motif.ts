/** Flat landscapes and signs of a subject, drawn in a palette: what a poster shows when there is no picture. */
import { cup, rays, record, shapes } from './emblems.ts';
import { city, type DrawMotif, forest, moon, mountains, sea } from './landscapes.ts';
import type { Box, Sheet } from './sheet.ts';

export const motifs = ['mountains', 'sea', 'city', 'forest', 'record', 'moon', 'rays', 'shapes', 'cup'] as const;
export type Motif = (typeof motifs)[number];

const wordsOf: Readonly<Record<Motif, readonly string[]>> = {
  mountains: ['mountain', 'hike', 'alps', 'ski', 'desert', 'japan', 'travel', '山', '富士'],
  sea: ['sea', 'ocean', 'beach', 'summer', 'island', 'sail', 'boat', 'surf', 'lake', 'wave', 'old man', '海', '湖', '夏'],
  city: ['city', 'street', 'night', 'urban', 'tech', 'business', 'skyline', 'noir', '城市', '夜'],
  forest: ['forest', 'tree', 'nature', 'park', 'camp', 'wood', 'autumn', 'fox', '森林', '树'],
  record: ['jazz', 'music', 'concert', 'band', 'vinyl', 'dj', 'club', 'festival', 'piano', '音乐', '爵士'],
  moon: ['moon', 'star', 'space', 'dream', 'film', 'movie', 'cinema', 'galaxy', 'planet', '月', '星', '电影'],
  cup: ['coffee', 'cafe', 'café', 'tea', 'bakery', '咖啡', '茶'],
  rays: ['circus', 'sale', 'opening', 'fair', 'carnival', 'market', 'retro', 'sun'],
  shapes: ['art', 'exhibition', 'design', 'modern', 'architecture', '展览', '艺术'],
};

export const chooseMotif = (sheet: Sheet, words: readonly string[], suited: readonly Motif[]): Motif =>
  motifs.find((motif) => wordsOf[motif].some((word) => words.includes(word))) ?? sheet.rng.pick(suited);

const draws: Readonly<Record<Motif, DrawMotif>> = { mountains, sea, city, forest, record, moon, rays, shapes, cup };

/** Fills the box, and nothing beyond. */
export function drawMotif(sheet: Sheet, motif: Motif, box: Box): void {
  const { context } = sheet;
  context.save();
  context.beginPath();
  context.rect(box.left, box.top, box.width, box.height);
  context.clip();
  draws[motif](sheet, box);
  context.restore();
}
