/** Small planes of numbers that are looked up at every pixel of a large picture: made at a few hundred pixels, read bilinearly. */

import { sharedFloats } from '../../shared-bytes.ts';

/** [height, width, channels], rows from the top. */
export interface Guide {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Float32Array;
}

export const createGuide = (width: number, height: number, channels: number): Guide => ({
  width,
  height,
  channels,
  data: sharedFloats(width * height * channels),
});

/**
 * A guide of other numbers worked out at the same cells, for the rows that a band of a picture looks at: `fill` writes the channels of
 * cell `cell` at `to`. Rows that the band does not need are left 0.
 */
export function bandGuide(
  { width, height }: Guide,
  band: { readonly height: number; readonly fromY: number; readonly toY: number },
  channels: number,
  fill: (cell: number, data: Float32Array, to: number) => void,
): Guide {
  const data = new Float32Array(width * height * channels);
  const first = Math.max(0, Math.floor(((band.fromY + 0.5) * height) / band.height - 0.5) - 1);
  const last = Math.min(height, Math.ceil(((band.toY + 0.5) * height) / band.height + 0.5) + 1);
  for (let cell = first * width; cell < last * width; cell++) fill(cell, data, channels * cell);
  return { width, height, channels, data };
}

/** Reads a guide along the rows of a picture of `width` x `height`: `row` once, then `at` for its pixels from left to right. */
export class GuideReader {
  readonly #guide: Guide;
  readonly #height: number;
  readonly #row: Float32Array;
  readonly #left: Int32Array;
  readonly #share: Float32Array;

  constructor(guide: Guide, { width, height }: { width: number; height: number }) {
    this.#guide = guide;
    this.#height = height;
    this.#row = new Float32Array((guide.width + 1) * guide.channels);
    this.#left = new Int32Array(width);
    this.#share = new Float32Array(width);
    for (let x = 0; x < width; x++) {
      const u = Math.min(guide.width - 1, Math.max(0, ((x + 0.5) * guide.width) / width - 0.5));
      this.#left[x] = Math.floor(u) * guide.channels;
      this.#share[x] = u - Math.floor(u);
    }
  }

  row(y: number): void {
    const { width, height, channels, data } = this.#guide;
    const v = Math.min(height - 1, Math.max(0, ((y + 0.5) * height) / this.#height - 0.5));
    const upper = Math.floor(v) * width * channels;
    const lower = Math.min(height - 1, Math.floor(v) + 1) * width * channels;
    const share = v - Math.floor(v);
    const count = width * channels;
    for (let i = 0; i < count; i++) this.#row[i] = data[upper + i]! + (data[lower + i]! - data[upper + i]!) * share;
    for (let c = 0; c < channels; c++) this.#row[count + c] = this.#row[count - channels + c]!;
  }

  /** All channels at column x into `out`. */
  at(x: number, out: Float32Array): void {
    const { channels } = this.#guide;
    const left = this.#left[x]!;
    const share = this.#share[x]!;
    for (let c = 0; c < channels; c++) {
      const value = this.#row[left + c]!;
      out[c] = value + (this.#row[left + channels + c]! - value) * share;
    }
  }
}
