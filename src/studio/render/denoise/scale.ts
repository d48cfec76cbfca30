/** Planes of 3 floats a pixel at half the resolution, and back, by rows, so that threads can share them. Knows nothing of what they hold. */
import type { Size } from './tiles.ts';

/** Rows from `top` up to, not with, `bottom`. */
export interface Rows {
  readonly top: number;
  readonly bottom: number;
}

export const halfOf = ({ width, height }: Size): Size => ({ width: Math.ceil(width / 2), height: Math.ceil(height / 2) });

/** Rows of `half` become means of 2x2 pixels of the plane of `size`; at an odd edge of what there is. */
export function halveRows(plane: Float32Array, size: Size, half: Float32Array, { top, bottom }: Rows): void {
  const { width } = halfOf(size);
  const whole = Math.floor(size.width / 2);
  for (let y = top; y < bottom; y++) {
    let upper = 3 * 2 * y * size.width;
    let lower = 3 * Math.min(2 * y + 1, size.height - 1) * size.width;
    let to = 3 * y * width;
    for (let x = 0; x < whole; x++, upper += 6, lower += 6, to += 3) {
      half[to] = 0.25 * (plane[upper]! + plane[upper + 3]! + plane[lower]! + plane[lower + 3]!);
      half[to + 1] = 0.25 * (plane[upper + 1]! + plane[upper + 4]! + plane[lower + 1]! + plane[lower + 4]!);
      half[to + 2] = 0.25 * (plane[upper + 2]! + plane[upper + 5]! + plane[lower + 2]! + plane[lower + 5]!);
    }
    if (whole < width) for (let c = 0; c < 3; c++) half[to + c] = 0.5 * (plane[upper + c]! + plane[lower + c]!);
  }
}

/** Catmull-Rom a quarter of a pixel from the near one: the one before it, itself, the far one, the one behind that. */
const [before, near, far, behind] = [-0.0703125, 0.8671875, 0.2265625, -0.0234375];

/** Between its two nearest values, so that nothing rings beside a light. */
const drawn = (a: number, b: number, c: number, d: number): number => {
  const value = before * a + near * b + far * c + behind * d;
  return b < c ? Math.min(Math.max(value, b), c) : Math.min(Math.max(value, c), b);
};

/** Draws up rows of a plane at half of `size`, one at a time: make it once for a band. */
export class Enlarger {
  readonly #half: Float32Array;
  readonly #size: Size;
  readonly #columns: Float32Array;
  readonly #row: Float32Array;

  constructor(half: Float32Array, size: Size) {
    this.#half = half;
    this.#size = size;
    this.#columns = new Float32Array(3 * halfOf(size).width);
    this.#row = new Float32Array(3 * size.width);
  }

  /** Row y of the full size; the array is used again for the next. */
  row(y: number): Float32Array {
    this.#mixRows(y);
    const columns = this.#columns;
    const { width } = this.#size;
    const last = columns.length - 3;
    for (let x = 0; x < width; x++) {
      const step = x & 1 ? 3 : -3;
      const b = 3 * (x >> 1);
      const a = Math.min(Math.max(b - step, 0), last);
      const c = Math.min(Math.max(b + step, 0), last);
      const d = Math.min(Math.max(b + 2 * step, 0), last);
      for (let i = 0; i < 3; i++) this.#row[3 * x + i] = drawn(columns[a + i]!, columns[b + i]!, columns[c + i]!, columns[d + i]!);
    }
    return this.#row;
  }

  #mixRows(y: number): void {
    const half = this.#half;
    const { width, height } = halfOf(this.#size);
    const step = y & 1 ? 1 : -1;
    const at = (row: number): number => 3 * width * Math.min(Math.max(row, 0), height - 1);
    const [a, b, c, d] = [at((y >> 1) - step), at(y >> 1), at((y >> 1) + step), at((y >> 1) + 2 * step)];
    for (let i = 0; i < 3 * width; i++) this.#columns[i] = drawn(half[a + i]!, half[b + i]!, half[c + i]!, half[d + i]!);
  }
}
