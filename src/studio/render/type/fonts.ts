/**
 * Typefaces from the installed @fontsource packages (SIL OFL 1.1), registered with the canvas when a text needs them. A text gets a chain of
 * families that covers its characters; characters that no installed font has are reported.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { GlobalFonts } from '@napi-rs/canvas';

export const faces = {
  poster: { family: 'anton', weight: 400 },
  sans: { family: 'inter', weight: 800 },
  text: { family: 'inter', weight: 500 },
  serif: { family: 'playfair-display', weight: 700 },
  hand: { family: 'caveat', weight: 700 },
} as const;
export type FaceName = keyof typeof faces;

type Ranges = Readonly<Record<string, string>>;

interface Slice {
  readonly alias: string;
  readonly path: string;
  readonly ranges: string;
}

const inRanges = (ranges: string, code: number): boolean =>
  ranges.split(',').some((range) => {
    const [low, high] = range.replace('U+', '').split('-');
    return code >= Number.parseInt(low!, 16) && code <= Number.parseInt(high ?? low!, 16);
  });

const resolvePath = (specifier: string): string => fileURLToPath(import.meta.resolve(specifier));

function slicesOf(specifier: string, fileOf: (slice: string) => string): Slice[] {
  const ranges = JSON.parse(readFileSync(resolvePath(`${specifier}/unicode.json`), 'utf8')) as Ranges;
  return Object.entries(ranges).map(([key, value]) => {
    const slice = key.replace(/[[\]]/g, '');
    return { alias: `Seedbed ${fileOf(slice)}`, path: `${specifier}/files/${fileOf(slice)}.woff2`, ranges: value };
  });
}

const faceSlices = (name: FaceName): Slice[] => {
  const { family, weight } = faces[name];
  return slicesOf(`@fontsource/${family}`, (slice) => `${family}-${slice}-${weight}-normal`);
};

const chineseSlices = (): Slice[] => slicesOf('@fontsource-variable/noto-sans-sc', (slice) => `noto-sans-sc-${slice}-wght-normal`);

/** The canvas keeps fonts per process; registering is done once a file. */
function register(slice: Slice): void {
  if (!GlobalFonts.has(slice.alias)) GlobalFonts.registerFromPath(resolvePath(slice.path), slice.alias);
}

export interface Typeface {
  /** CSS font at a size in pixels. */
  font(sizePixels: number): string;
  /** Characters of the text that no installed font has. */
  readonly missing: readonly string[];
}

/** Characters outside the face are taken from Inter, then Noto Sans SC. */
export function findTypeface(name: FaceName, content: string): Typeface {
  const characters = [...new Set(content.normalize('NFC'))].filter((character) => !/\s/u.test(character));
  const own = faceSlices(name);
  const beyond = characters.some((character) => !own.some((slice) => slice.ranges && inRanges(slice.ranges, character.codePointAt(0)!)));
  const chain = beyond ? [...own, ...faceSlices(name === 'text' ? 'text' : 'sans'), ...chineseSlices()] : own;
  const used = new Map<string, Slice>();
  const missing: string[] = [];
  for (const character of characters) {
    const slice = chain.find((candidate) => inRanges(candidate.ranges, character.codePointAt(0)!));
    if (slice) used.set(slice.alias, slice);
    else missing.push(character);
  }
  const slices = chain.filter((slice) => used.has(slice.alias));
  for (const slice of slices) register(slice);
  const families = slices.map((slice) => `"${slice.alias}"`).join(', ');
  const weight = beyond ? 700 : faces[name].weight;
  return { font: (sizePixels) => `${weight} ${sizePixels}px ${families || 'sans-serif'}`, missing };
}
