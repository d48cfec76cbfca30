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
    const row = y * width;
    let before = values[row + width - 1]!;
    for (let x = 0; x < width; x++) {
      const here = values[row + x]!;
      across[row + x] = left * before + own * here + right * values[x + 1 < width ? row + x + 1 : row]!;
      before = here;
    }
  }
  for (let y = 0; y < height; y++) {
    const [above, here, below] = [Math.max(0, y - 1) * width, y * width, Math.min(height - 1, y + 1) * width];
    for (let x = 0; x < width; x++) both[here + x] = left * across[above + x]! + own * across[here + x]! + right * across[below + x]!;
  }
  return both;
}

/** Fills threshold and alias of each entry; weights sum to their count. Uses the weights up. */
function fillAlias(left: Float64Array, thresholds: Float32Array, aliases: Int32Array): void {
  // Two stacks in one array: what is below the mean from the front, what is above from the back.
  const stacks = new Int32Array(left.length);
  let [smalls, larges] = [0, left.length];
  for (let index = 0; index < left.length; index++) {
    if (left[index]! < 1) stacks[smalls++] = index;
    else stacks[--larges] = index;
  }
  while (smalls > 0 && larges < left.length) {
    const [less, more] = [stacks[--smalls]!, stacks[larges]!];
    thresholds[less] = left[less]!;
    aliases[less] = more;
    left[more] = left[more]! - (1 - left[less]!);
    if (left[more]! < 1) {
      stacks[smalls++] = more;
      larges += 1;
    }
  }
  const keep = (index: number): void => {
    thresholds[index] = 1;
    aliases[index] = index;
  };
  for (let place = 0; place < smalls; place++) keep(stacks[place]!);
  for (let place = larges; place < left.length; place++) keep(stacks[place]!);
}

export function environmentTable({ width, height, pixels, gain }: Environment): EnvironmentTable {
  const count = width * height;
  const words = new Float32Array(new SharedArrayBuffer(4 * 6 * count));
  const luminance = new Float64Array(count);
  const [red, green, blue] = gain;
  for (let index = 0, at = 0; index < count; index++, at += 3) {
    words[at] = pixels[at]! * red;
    words[at + 1] = pixels[at + 1]! * green;
    words[at + 2] = pixels[at + 2]! * blue;
    luminance[index] = 0.2126 * words[at]! + 0.7152 * words[at + 1]! + 0.0722 * words[at + 2]!;
  }
  const weights = smoothed(luminance, width, height);
  let sum = 0;
  for (let index = 0; index < count; index++) sum += weights[index]!;
  const mean = sum / count;
  let total = 0;
  for (let row = 0; row < height; row++) {
    const sine = Math.sin(((row + 0.5) / height) * Math.PI);
    for (let index = row * width; index < (row + 1) * width; index++) {
      weights[index] = (weights[index]! + 0.02 * mean + 1e-12) * sine;
      total += weights[index]!;
    }
  }
  for (let index = 0; index < count; index++) {
    weights[index] = (weights[index]! / total) * count;
    words[3 * count + index] = weights[index]! / (2 * Math.PI * Math.PI);
  }
  fillAlias(weights, words.subarray(4 * count, 5 * count), new Int32Array(words.buffer, 4 * 5 * count, count));
  return { width, height, words, isLit: mean > 0 };
}
