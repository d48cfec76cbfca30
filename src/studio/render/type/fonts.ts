/**
 * Typefaces from the installed @fontsource packages (SIL OFL 1.1), registered with the canvas when a text needs them. A text gets a chain of
 * families that covers its characters; characters that no installed font has are reported, and must not be drawn: the canvas would take
 * them from the fonts of the machine, and the same seed would give other bytes elsewhere.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { directionOf, type FaceEntry, type FaceName, faces, isJoined, scriptFamilies, type Writing, writingOf } from './typefaces.ts';

type Range = readonly [low: number, high: number];

interface Slice {
  readonly alias: string;
  readonly specifier: string;
  readonly ranges: readonly Range[];
  /** Of a Noto family that stands in for a writing. */
  readonly isWriting?: boolean;
}

function parseRanges(ranges: string): Range[] {
  return ranges.split(',').map((range) => {
    const [low, high] = range.replace('U+', '').split('-');
    return [Number.parseInt(low!, 16), Number.parseInt(high ?? low!, 16)];
  });
}

const covers = (slice: Slice, code: number): boolean =>
  slice.ranges.some(([low, high]) => code >= low && code <= high) && (!slice.isWriting || writingLetters.test(String.fromCodePoint(code)));
const resolvePath = (specifier: string): string => fileURLToPath(import.meta.resolve(specifier));

/** Of a package that is not installed: null. */
function slicesOf({ family, weight, variable, italic }: FaceEntry): Slice[] | null {
  const scope = variable ? '@fontsource-variable' : '@fontsource';
  let text: string;
  try {
    text = readFileSync(resolvePath(`${scope}/${family}/unicode.json`), 'utf8');
  } catch {
    return null;
  }
  const style = italic ? 'italic' : 'normal';
  return Object.entries(JSON.parse(text) as Record<string, string>).map(([key, ranges]) => {
    const file = `${family}-${key.replace(/[[\]]/g, '')}-${variable ? 'wght' : weight}-${style}`;
    return { alias: `Seedbed ${file}`, specifier: `${scope}/${family}/files/${file}.woff2`, ranges: parseRanges(ranges) };
  });
}

/** The canvas keeps fonts per process; registering is done once a file. */
function register(slice: Slice): void {
  if (!GlobalFonts.has(slice.alias)) GlobalFonts.registerFromPath(resolvePath(slice.specifier), slice.alias);
}

/** What the Noto families of a writing really hold; their tables of ranges also name emoji and symbols that they have no glyphs for. */
const writingLetters =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}\u0020-\u00bf\u0964\u0965\u2010-\u203b\u2190-\u2193\u2460-\u2473\u25a0\u25a1\u25b2\u25b3\u25bc\u25bd\u25c6\u25c7\u25cb\u25ce\u25cf\u2605\u2606\u3000-\u303f\u30fb\u30fc\uff00-\uffef]/u;

const ofWriting = (slice: Slice): Slice => ({ ...slice, isWriting: true });

export interface Typeface {
  /** CSS font at a size in pixels. Where variable fonts take part, use `apply`, which also sets their weight. */
  font(sizePixels: number): string;
  /** Sets font, weight, direction and, for letters that may be parted, tracking in em. */
  apply(context: SKRSContext2D, sizePixels: number, tracking?: number): void;
  /** Characters of the text that no installed font has. */
  readonly missing: readonly string[];
  /** The text without them. */
  readonly content: string;
  readonly direction: 'ltr' | 'rtl';
}

/** Finds typefaces, reading each package's table of characters once. */
export interface FontCase {
  find(name: FaceName, content: string): Typeface;
}

const isDrawn = (character: string): boolean => !/[\s\u200c\u200d]/u.test(character);

function faceOf(name: FaceName): FaceEntry {
  return faces[name];
}

export function createFontCase(): FontCase {
  const read = new Map<string, Slice[] | null>();
  function readSlices(entry: FaceEntry): Slice[] | null {
    const key = `${entry.family} ${entry.weight} ${entry.italic ?? false}`;
    if (!read.has(key)) read.set(key, slicesOf(entry));
    return read.get(key)!;
  }
  function ownSlices(name: FaceName): { slices: Slice[]; weight: number } {
    const entry = faceOf(name);
    const slices = readSlices(entry);
    if (slices || !entry.instead) return { slices: slices ?? [], weight: entry.weight };
    return ownSlices(entry.instead as FaceName);
  }
  function chainOf(name: FaceName, content: string, own: Slice[], weight: number): Slice[] {
    const inter = readSlices({ family: 'inter', weight: weight >= 600 || name === 'poster' ? 800 : weight >= 450 ? 500 : 400 }) ?? [];
    const first = writingOf(content);
    const order = [first, ...(Object.keys(scriptFamilies) as Writing[]).filter((writing) => writing !== first)];
    return [
      ...own,
      ...inter,
      ...order.flatMap((writing) => (readSlices({ family: scriptFamilies[writing], weight: 0, variable: true }) ?? []).map(ofWriting)),
    ];
  }
  return {
    find(name, content) {
      const { slices: own, weight } = ownSlices(name);
      const used = new Set<Slice>();
      const missing: string[] = [];
      const characters = [...new Set(content.normalize('NFC'))].filter(isDrawn);
      const beyond = characters.some((character) => !own.some((slice) => covers(slice, character.codePointAt(0)!)));
      const chain = beyond ? chainOf(name, content, own, weight) : own;
      for (const character of characters) {
        const slice = chain.find((candidate) => covers(candidate, character.codePointAt(0)!));
        if (slice) used.add(slice);
        else missing.push(character);
      }
      return typefaceOf({ chain: chain.filter((slice) => used.has(slice)), missing, content, weight: companionWeight(name, weight) });
    },
  };
}

/** Of the variable fonts beside a face: as heavy as it looks, whatever its own number is. */
function companionWeight(name: FaceName, weight: number): number {
  if (name === 'poster') return 900;
  return name === 'brush' || name === 'tube' ? 700 : weight;
}

interface Found {
  readonly chain: readonly Slice[];
  readonly missing: readonly string[];
  readonly content: string;
  readonly weight: number;
}

function typefaceOf({ chain, missing, content, weight }: Found): Typeface {
  for (const slice of chain) register(slice);
  const families = chain.map((slice) => `"${slice.alias}"`).join(', ') || 'sans-serif';
  const gone = new Set(missing);
  const kept = missing.length === 0 ? content : [...content.normalize('NFC')].filter((character) => !gone.has(character)).join('');
  const [direction, joined] = [directionOf(content), isJoined(content)];
  const font = (sizePixels: number): string => `400 ${sizePixels}px ${families}`;
  return {
    font,
    missing,
    content: kept,
    direction,
    apply(context, sizePixels, tracking = 0) {
      // The weight of variable fonts alone: a CSS weight would embolden static ones artificially.
      context.fontVariationSettings = `'wght' ${weight}`;
      context.font = font(sizePixels);
      context.letterSpacing = `${joined ? 0 : tracking * sizePixels}px`;
      context.direction = direction;
    },
  };
}

/** One typeface; who sets many texts keeps a font case. Characters outside the face are taken from Inter, then from the Noto family of their writing. */
export const findTypeface = (name: FaceName, content: string): Typeface => createFontCase().find(name, content);
