/**
 * Halving and doubling of linear RGB images, the two steps of a wide blur. Both kernels sum to 1: [1 3 3 1] / 8 along each axis down,
 * and [3 1] / 4 up, which repeated is Chaikin's subdivision and tends to a smooth quadratic spline, so that no level shows its grid.
 * Edges repeat.
 */
import { finiteLight } from './radiance.ts';

export interface Level {
  readonly width: number;
  readonly height: number;
  readonly data: SharedArrayBuffer;
  /** First word of its RGB floats. */
  readonly offset: number;
}

export const wordsOf = (level: Level): Float32Array => new Float32Array(level.data, 4 * level.offset, level.width * level.height * 3);

/** Levels from half size down to about `smallest` pixels on the shorter side, in one buffer, the largest first. */
export function makeLevels(width: number, height: number, smallest: number): Level[] {
  const sizes: { width: number; height: number; offset: number }[] = [];
  let [w, h, offset] = [width, height, 0];
  while (sizes.length === 0 || Math.min(w, h) > smallest) {
    [w, h] = [Math.ceil(w / 2), Math.ceil(h / 2)];
    sizes.push({ width: w, height: h, offset });
    offset += w * h * 3;
  }
  const data = new SharedArrayBuffer(4 * offset);
  return sizes.map((size) => ({ ...size, data }));
}

const clampIndex = (i: number, count: number): number => (i < 0 ? 0 : i >= count ? count - 1 : i);

export interface HalveOptions {
  /** Rows of the smaller image to fill: top to bottom - 1. */
  readonly top: number;
  readonly bottom: number;
  /** The source may hold NaN, Infinity and negatives. */
  readonly isRaw: boolean;
}

export function halve(from: Level, to: Level, { top, bottom, isRaw }: HalveOptions): void {
  const [source, target] = [wordsOf(from), wordsOf(to)];
  const rowWords = from.width * 3;
  const mixed = new Float32Array(rowWords);
  for (let y = top; y < bottom; y++) {
    const [a, b, c, d] = [-1, 0, 1, 2].map((step) => clampIndex(2 * y + step, from.height) * rowWords) as [number, number, number, number];
    if (isRaw) {
      for (let i = 0; i < rowWords; i++) {
        mixed[i] =
          0.125 * (finiteLight(source[a + i]!) + finiteLight(source[d + i]!)) +
          0.375 * (finiteLight(source[b + i]!) + finiteLight(source[c + i]!));
      }
    } else {
      for (let i = 0; i < rowWords; i++) mixed[i] = 0.125 * (source[a + i]! + source[d + i]!) + 0.375 * (source[b + i]! + source[c + i]!);
    }
    halveRow(mixed, target, { width: to.width, sourceWidth: from.width, start: y * to.width * 3 });
  }
}

function halveRow(row: Float32Array, target: Float32Array, place: { width: number; sourceWidth: number; start: number }): void {
  const { width, sourceWidth, start } = place;
  const edge = (x: number): void => {
    const [a, b, c, d] = [-1, 0, 1, 2].map((step) => clampIndex(2 * x + step, sourceWidth) * 3) as [number, number, number, number];
    for (let k = 0; k < 3; k++) target[start + 3 * x + k] = 0.125 * (row[a + k]! + row[d + k]!) + 0.375 * (row[b + k]! + row[c + k]!);
  };
  edge(0);
  const inside = Math.floor((sourceWidth - 3) / 2);
  for (let x = 1; x <= inside; x++) {
    const i = 6 * x;
    const out = start + 3 * x;
    target[out] = 0.125 * (row[i - 3]! + row[i + 6]!) + 0.375 * (row[i]! + row[i + 3]!);
    target[out + 1] = 0.125 * (row[i - 2]! + row[i + 7]!) + 0.375 * (row[i + 1]! + row[i + 4]!);
    target[out + 2] = 0.125 * (row[i - 1]! + row[i + 8]!) + 0.375 * (row[i + 2]! + row[i + 5]!);
  }
  for (let x = Math.max(1, inside + 1); x < width; x++) edge(x);
}

/** to = weights * to + from doubled, for rows top to bottom - 1 of the larger image `to`. A weight a channel. */
export function addDoubled(from: Level, to: Level, band: { top: number; bottom: number; weights: readonly number[] }): void {
  const [source, target] = [wordsOf(from), wordsOf(to)];
  const [wr, wg, wb] = band.weights as [number, number, number];
  const rowWords = from.width * 3;
  const mixed = new Float32Array(rowWords);
  for (let y = band.top; y < band.bottom; y++) {
    const near = clampIndex(y >> 1, from.height) * rowWords;
    const far = clampIndex((y >> 1) + (y % 2 === 0 ? -1 : 1), from.height) * rowWords;
    for (let i = 0; i < rowWords; i++) mixed[i] = 0.75 * source[near + i]! + 0.25 * source[far + i]!;
    for (let x = 0, out = y * to.width * 3; x < to.width; x++, out += 3) {
      const i = 3 * (x >> 1);
      const next = x % 2 === 0 ? Math.max(0, i - 3) : Math.min(rowWords - 3, i + 3);
      target[out] = wr * target[out]! + 0.75 * mixed[i]! + 0.25 * mixed[next]!;
      target[out + 1] = wg * target[out + 1]! + 0.75 * mixed[i + 1]! + 0.25 * mixed[next + 1]!;
      target[out + 2] = wb * target[out + 2]! + 0.75 * mixed[i + 2]! + 0.25 * mixed[next + 2]!;
    }
  }
}

/** Words of a line five long about `at`, reflected at the edges. */
function fiveAbout(at: number, count: number, stride: number): [number, number, number, number, number] {
  const reflect = (i: number): number => clampIndex(i < 0 ? -1 - i : i >= count ? 2 * count - 1 - i : i, count) * stride;
  return [reflect(at - 2), reflect(at - 1), reflect(at), reflect(at + 1), reflect(at + 2)];
}

/** Blurs by [1 4 6 4 1] / 16 along both axes: rounds the square that the wide kernels leave of a point. Edges reflect, so no light is lost. */
export function roundLevel(level: Level): void {
  const { width, height } = level;
  const words = wordsOf(level);
  const rowWords = 3 * width;
  const source = words.slice();
  for (let y = 0; y < height; y++) {
    const [a, b, c, d, e] = fiveAbout(y, height, rowWords);
    for (let i = 0, out = y * rowWords; i < rowWords; i++, out++) {
      words[out] = 0.0625 * (source[a + i]! + source[e + i]!) + 0.25 * (source[b + i]! + source[d + i]!) + 0.375 * source[c + i]!;
    }
  }
  source.set(words);
  for (let x = 0; x < width; x++) {
    const [a, b, c, d, e] = fiveAbout(x, width, 3);
    for (let row = 0; row < words.length; row += rowWords) {
      for (let k = row; k < row + 3; k++) {
        words[k + 3 * x] = 0.0625 * (source[k + a]! + source[k + e]!) + 0.25 * (source[k + b]! + source[k + d]!) + 0.375 * source[k + c]!;
      }
    }
  }
}

/** Multiplies the level by a weight a channel. */
export function scaleLevel(level: Level, weights: readonly number[]): void {
  const words = wordsOf(level);
  for (let i = 0; i < words.length; i++) words[i] = words[i]! * weights[i % 3]!;
}
