/** The scene record's graphic, texts and rows as a request for a sheet. */
import type { PixelSize, RasterImage } from '../../engine.ts';
import type { IdPlane } from '../render/type/index.ts';
import type { GraphicKind, Scene, SceneText } from '../scene/index.ts';
import type { Design, GraphicRequest } from './graphic.ts';

const chartDesigns = { bar: 'bar-chart', line: 'line-chart', pie: 'pie-chart' } as const;

const has = (words: readonly string[], ...wanted: readonly string[]): boolean => wanted.some((word) => words.includes(word));

const events = [
  'festival',
  'concert',
  'party',
  'market',
  'fair',
  'sale',
  'open',
  'exhibition',
  'show',
  'match',
  'pm',
  'am',
  'tickets',
  'free',
  'jazz',
  'live',
];
/** What one travels to: a poster of it and of no event. */
const sights = ['city', 'mountains', 'beach', 'sea', 'lake', 'desert', 'island', 'train'];

function posterOf(words: readonly string[]): Design {
  if (has(words, 'film', 'movie', 'cinema', 'cinemas', 'noir', 'starring', 'directed', '电影')) return 'film-poster';
  if (has(words, 'travel', 'vintage', 'tourism', '旅行', '여행', 'νησί', 'ταξίδι', 'voyage', 'viaje')) return 'travel-poster';
  if (has(words, 'quote', 'motivational', '名言')) return 'quote-card';
  if (has(words, 'magazine', '杂志')) return 'magazine-cover';
  return has(words, ...events) || !has(words, ...sights) ? 'event-poster' : 'travel-poster';
}

function cardOf(words: readonly string[]): Design {
  if (has(words, 'wedding', 'invitation', '婚礼', '请柬')) return 'wedding-invitation';
  if (has(words, 'business', 'visiting', 'dr', 'prof', '名片')) return 'business-card';
  return has(words, 'birthday', 'greeting', 'party', '生日', '贺卡', 'जन्मदिन', 'anniversaire', 'cumpleaños', 'geburtstag')
    ? 'birthday-card'
    : 'quote-card';
}

function signOf(words: readonly string[]): Design {
  if (has(words, 'neon', '霓虹')) return 'neon-sign';
  return has(words, 'street', 'road', '路牌') ? 'street-sign' : 'shop-sign';
}

export function designOf(kind: GraphicKind, words: readonly string[], chart: keyof typeof chartDesigns = 'bar'): Design {
  if (kind === 'chart') return chartDesigns[chart];
  if (kind === 'poster') return posterOf(words);
  if (kind === 'card') return cardOf(words);
  if (kind === 'sign') return signOf(words);
  if (kind === 'book-cover') return has(words, 'magazine', '杂志') ? 'magazine-cover' : 'book-cover';
  return kind;
}

/** Words of the scene that choose design, palette and motif: its things, place, mood, and those of the prompt that are handed in. */
function wordsOf(scene: Scene, prompt: string): string[] {
  const written = prompt.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  // A plural's singular too; Chinese words by two letters.
  const pairs = [...prompt.matchAll(/(?=(\p{Script=Han}{2}))/gu)].map((match) => match[1]!);
  const singular = written.filter((word) => word.length > 3 && word.endsWith('s')).map((word) => word.slice(0, -1));
  const light = (scene.light ?? []).filter((name) => name === 'neon');
  return [
    ...new Set([
      ...written,
      ...singular,
      ...pairs,
      ...scene.objects.map(({ concept }) => concept),
      ...(scene.mood ?? []),
      ...light,
      scene.place,
    ]),
  ];
}

export interface SceneSheet {
  readonly size: PixelSize;
  readonly seed: number;
  /** Without its quotes; '' when there is none. */
  readonly prompt: string;
  /** The scene itself, rendered: takes the place of the flat ground. */
  readonly picture?: RasterImage;
  readonly idPlane?: IdPlane;
}

const isOnSheet = (text: SceneText): boolean => text.carrier === undefined;

/** Texts with nothing else to show are a design of their own, though the prompt names no kind: a sign, a label, a quotation. */
function designOfTexts({ texts, objects, place }: Scene, words: readonly string[]): Design | null {
  const [first] = texts.filter(isOnSheet);
  if (!first || objects.length > 0 || place !== 'studio') return null;
  if (first.role === 'sign' || has(words, 'sign', 'neon', '招牌', '路牌')) return signOf(words);
  if (has(words, 'poster', 'flyer', '海报', '海報', 'афиша')) return posterOf(words);
  if (has(words, 'card', 'invitation', '贺卡', '名片', '请柬')) return cardOf(words);
  if (first.role === 'label') return 'product-label';
  return has(words, 'magazine', '杂志') ? 'magazine-cover' : has(words, 'cover', '封面') ? 'book-cover' : 'quote-card';
}

/** null: the scene is no graphic. A sheet has every text; render-graphic.ts takes off those that a thing in its picture bears. */
export function graphicOf(scene: Scene, { size, seed, prompt, picture, idPlane }: SceneSheet): GraphicRequest | null {
  const words = wordsOf(scene, prompt);
  const { kind, chart } = scene.graphic ?? {};
  const design = kind ? designOf(kind, words, chart?.kind) : designOfTexts(scene, words);
  if (!design) return null;
  const unit = chart?.unit;
  const rows = chart?.rows.map((row) => ({ ...row, ...(unit === undefined ? {} : { unit }) }));
  return {
    design,
    size,
    seed,
    texts: scene.texts.map(({ content, role }) => ({ content, role })),
    words,
    ...(rows && { rows }),
    ...(picture && { picture }),
    ...(idPlane && { idPlane }),
  };
}
