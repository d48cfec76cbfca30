/** Colours that go together, chosen by the subject's words, else by the seed. All #rrggbb. */
import type { Rng } from '../../shared/rng.ts';

export interface Palette {
  /** Ground of the sheet, and what is written on it. At least 7:1. */
  readonly paper: string;
  readonly ink: string;
  /** For one thing that matters. */
  readonly accent: string;
  readonly second: string;
  /** Darkest and palest field. */
  readonly deep: string;
  readonly soft: string;
}

const palettes = {
  sunset: { paper: '#f7e8d0', ink: '#1d2b3a', accent: '#d94f2b', second: '#f2a541', deep: '#1d3a4f', soft: '#f6cf94' },
  ocean: { paper: '#edf3ef', ink: '#0b2a3f', accent: '#e2583e', second: '#2f8fa3', deep: '#0d3b55', soft: '#a9d6d5' },
  forest: { paper: '#f1ecdd', ink: '#1c2b21', accent: '#c14f2e', second: '#6a994e', deep: '#1f3d2b', soft: '#c9d6b0' },
  night: { paper: '#12152a', ink: '#f4efe4', accent: '#f2b134', second: '#6f6bd0', deep: '#090b17', soft: '#3a4178' },
  jazz: { paper: '#14213d', ink: '#f6efe0', accent: '#fca311', second: '#d1495b', deep: '#0b1326', soft: '#31487a' },
  coffee: { paper: '#f5ece0', ink: '#2e1d14', accent: '#ad4f27', second: '#c9a27a', deep: '#3b241a', soft: '#e4cfb5' },
  blush: { paper: '#fbf6f1', ink: '#3a3634', accent: '#96613f', second: '#a9b596', deep: '#4a5a48', soft: '#ecdcd2' },
  party: { paper: '#fff3e3', ink: '#2b1b4d', accent: '#e8335f', second: '#ffc53d', deep: '#2b1b4d', soft: '#7bdff2' },
  plain: { paper: '#f4f3ef', ink: '#161616', accent: '#d7263d', second: '#8d8d88', deep: '#161616', soft: '#dcdad3' },
  business: { paper: '#fbfcfd', ink: '#14202e', accent: '#0f62c9', second: '#35a093', deep: '#10243e', soft: '#dfe8f2' },
  autumn: { paper: '#f7ead7', ink: '#3a1f14', accent: '#bd430f', second: '#e09f3e', deep: '#5a2a16', soft: '#efd3a7' },
  spring: { paper: '#f7f7ec', ink: '#24352b', accent: '#d14f75', second: '#8ab17d', deep: '#2f5d50', soft: '#f5cfd8' },
} as const satisfies Record<string, Palette>;
export type PaletteName = keyof typeof palettes;

const wordsOf: Readonly<Record<PaletteName, readonly string[]>> = {
  sunset: ['sunset', 'desert', 'summer', 'beach', 'travel', 'retro', 'vintage', 'western', '夏', '沙漠', '日落'],
  ocean: ['sea', 'ocean', 'water', 'lake', 'fish', 'sail', 'surf', 'island', 'boat', 'swim', '海', '湖', '水'],
  forest: ['forest', 'nature', 'tree', 'mountain', 'hike', 'eco', 'green', 'organic', 'garden', 'tea', '森林', '山', '茶'],
  night: ['night', 'moon', 'star', 'space', 'cinema', 'film', 'movie', 'dream', 'neon', 'galaxy', '夜', '星', '月', '电影'],
  jazz: ['jazz', 'music', 'concert', 'band', 'club', 'blues', 'piano', 'festival', '音乐', '爵士'],
  coffee: ['coffee', 'cafe', 'café', 'bakery', 'bread', 'chocolate', 'book', 'library', '咖啡', '面包', '书'],
  blush: ['wedding', 'marry', 'love', 'elegant', 'spa', 'beauty', '婚礼'],
  party: ['birthday', 'party', 'kids', 'children', 'fun', 'carnival', 'toy', '生日', '派对'],
  plain: ['modern', 'minimal', 'architecture', 'design', 'art', 'fashion', 'exhibition', '展览'],
  business: ['business', 'tech', 'data', 'company', 'sales', 'report', 'finance', 'software', 'science', '公司', '科技'],
  autumn: ['autumn', 'fall', 'harvest', 'pumpkin', 'wine', 'honey', 'food', 'pizza', 'jam', '秋', '红酒'],
  spring: ['spring', 'flower', 'rose', 'picnic', 'easter', 'blossom', 'fresh', '春', '花'],
};

export const isHexColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text);

export function channelsOf(hex: string): readonly [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** a at share 0, b at 1, in sRGB. */
export function mixColours(a: string, b: string, share: number): string {
  const [from, to] = [channelsOf(a), channelsOf(b)];
  return `#${from
    .map((x, c) =>
      Math.round(x + (to[c]! - x) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

export const withAlpha = (hex: string, alpha: number): string => `rgba(${channelsOf(hex).join(', ')}, ${alpha})`;

const isDark = (hex: string): boolean => {
  const [r, g, b] = channelsOf(hex);
  return 0.3 * r + 0.59 * g + 0.11 * b < 120;
};

export interface PaletteWish {
  readonly words: readonly string[];
  readonly colours: readonly string[];
  /** Of the design, in order of preference where no word decides. */
  readonly suited: readonly PaletteName[];
}

export function choosePalette({ words, colours, suited }: PaletteWish, rng: Rng): Palette {
  const names = Object.keys(palettes) as PaletteName[];
  const named = names.find((name) => wordsOf[name].some((word) => words.includes(word)));
  const base: Palette = palettes[named && rng.float() < 0.7 ? named : rng.pick(suited)];
  const [accent, ground] = colours.filter(isHexColour);
  if (!accent) return base;
  if (!ground) return { ...base, accent, deep: isDark(accent) ? accent : base.deep };
  const [paper, ink] = [ground, isDark(ground) ? '#fbf7ef' : '#17181c'];
  return { ...base, accent, paper, ink, soft: mixColours(paper, accent, 0.25), second: mixColours(accent, ink, 0.35) };
}

/** So many colours for series, told apart by lightness too. */
export function seriesColours({ accent, second, deep, soft, paper }: Palette, count: number): string[] {
  const own = [accent, deep, second, mixColours(accent, '#ffc857', 0.55), mixColours(soft, deep, 0.3), mixColours(second, deep, 0.5)];
  const usable = own.filter((colour) => colour !== paper);
  return Array.from({ length: count }, (_, index) => {
    const colour = usable[index % usable.length]!;
    return index < usable.length ? colour : mixColours(colour, isDark(paper) ? '#ffffff' : '#ffffff', 0.35);
  });
}
