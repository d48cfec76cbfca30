/**
 * A panorama made ready to be sampled by its light: the pixels with their gain, the density of directions of each texel, and Walker's
 * alias table. The kernels interpolate between texels, so a texel's weight is what that interpolation shows on average within it.
 *
 * source   Vose, "A linear algorithm for generating random numbers with a given distribution" (1991)
 */
import type { Environment } from './trace-scene.ts';

export interface EnvironmentTable {
  readonly width: number;
  readonly height: number;
  /** width * height of: radiance (3), density times the sine of the polar angle (1), alias threshold (1), alias index (1), as planes. */
  readonly words: Float32Array;
  /** False where all is black. */
  readonly isLit: boolean;
}

/** Weights of the left, the own and the right texel in the mean of linear interpolation over a texel. */
const kernel = [1 / 8, 6 / 8, 1 / 8] as const;

function smoothed(values: Float64Array, width: number, height: number): Float64Array {
  const [across, both] = [new Float64Array(values.length), new Float64Array(values.length)];
  const [left, own, right] = kernel;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const row = y * width;
      const [before, after] = [row + ((x + width - 1) % width), row + ((x + 1) % width)];
      across[row + x] = left * values[before]! + own * values[row + x]! + right * values[after]!;
    }
  }
  for (let y = 0; y < height; y++) {
    const [above, below] = [Math.max(0, y - 1) * width, Math.min(height - 1, y + 1) * width];
    for (let x = 0; x < width; x++)
      both[y * width + x] = left * across[above + x]! + own * across[y * width + x]! + right * across[below + x]!;
  }
  return both;
}

/** Fills threshold and alias of each entry; weights sum to their count. */
function fillAlias(weights: Float64Array, thresholds: Float32Array, aliases: Int32Array): void {
  const [small, large]: [number[], number[]] = [[], []];
  for (const [index, weight] of weights.entries()) (weight < 1 ? small : large).push(index);
  const left = weights.slice();
  while (small.length > 0 && large.length > 0) {
    const [less, more] = [small.pop()!, large.at(-1)!];
    thresholds[less] = left[less]!;
    aliases[less] = more;
    left[more] = left[more]! - (1 - left[less]!);
    if (left[more]! < 1) small.push(large.pop()!);
  }
  for (const index of [...small, ...large]) {
    thresholds[index] = 1;
    aliases[index] = index;
  }
}

export function environmentTable({ width, height, pixels, gain }: Environment): EnvironmentTable {
  const count = width * height;
  const words = new Float32Array(new SharedArrayBuffer(4 * 6 * count));
  const luminance = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    for (let c = 0; c < 3; c++) words[3 * index + c] = pixels[3 * index + c]! * gain[c]!;
    luminance[index] = 0.2126 * words[3 * index]! + 0.7152 * words[3 * index + 1]! + 0.0722 * words[3 * index + 2]!;
  }
  const shown = smoothed(luminance, width, height);
  const mean = shown.reduce((sum, value) => sum + value, 0) / count;
  const sines = Array.from({ length: height }, (_, row) => Math.sin(((row + 0.5) / height) * Math.PI));
  const weights = shown.map((value, index) => (value + 0.02 * mean + 1e-12) * sines[Math.floor(index / width)]!);
  const total = weights.reduce((sum, value) => sum + value, 0);
  for (let index = 0; index < count; index++) {
    weights[index] = (weights[index]! / total) * count;
    words[3 * count + index] = weights[index]! / (2 * Math.PI * Math.PI);
  }
  fillAlias(weights, words.subarray(4 * count, 5 * count), new Int32Array(words.buffer, 4 * 5 * count, count));
  return { width, height, words, isLit: mean > 0 };
}
