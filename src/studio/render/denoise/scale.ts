/** Planes of 3 floats a pixel at a part of the resolution, and back, by rows, so that threads can share them. Knows nothing of what they hold. */
import type { Size } from './tiles.ts';

/** Rows from `top` up to, not with, `bottom`. */
export interface Rows {
  readonly top: number;
  readonly bottom: number;
}

/** Of a picture whose pixels are squares of `factor` by `factor` of the full size; rounded up. */
export const coarseOf = ({ width, height }: Size, factor: number): Size => ({
  width: Math.ceil(width / factor),
  height: Math.ceil(height / factor),
});

/** Floats of a plane of that size. */
export const coarseLength = (size: Size, factor: number): number => 3 * coarseOf(size, factor).width * coarseOf(size, factor).height;

/** Rows of `coarse` become means of the squares of the plane of `size`; at its edges of what there is. */
export function shrinkRows(
  plane: Float32Array,
  size: Size,
  { coarse, factor }: { coarse: Float32Array; factor: number },
  { top, bottom }: Rows,
): void {
  const { width } = coarseOf(size, factor);
  for (let y = top, to = 3 * top * width; y < bottom; y++) {
    const end = Math.min(factor * (y + 1), size.height);
    for (let x = 0; x < width; x++, to += 3) {
      const [left, right] = [factor * x, Math.min(factor * (x + 1), size.width)];
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let v = factor * y; v < end; v++)
        for (let at = 3 * (v * size.width + left), last = 3 * (v * size.width + right); at < last; at += 3) {
          red += plane[at]!;
          green += plane[at + 1]!;
          blue += plane[at + 2]!;
        }
      const share = 1 / ((right - left) * (end - factor * y));
      coarse[to] = red * share;
      coarse[to + 1] = green * share;
      coarse[to + 2] = blue * share;
    }
  }
}

/** Catmull-Rom between two coarse pixels: weights of the one before the near one, the near and the far one, and the one behind that. */
interface Phase {
  readonly step: 1 | -1;
  readonly weights: readonly [before: number, near: number, far: number, behind: number];
}

function phasesOf(factor: number): Phase[] {
  return Array.from({ length: factor }, (_, place) => {
    const offset = (place + 0.5) / factor - 0.5;
    const u = Math.abs(offset);
    const weights = [
      -0.5 * u + u ** 2 - 0.5 * u ** 3,
      1 - 2.5 * u ** 2 + 1.5 * u ** 3,
      0.5 * u + 2 * u ** 2 - 1.5 * u ** 3,
      -0.5 * u ** 2 + 0.5 * u ** 3,
    ] as const;
    return { step: offset < 0 ? -1 : 1, weights };
  });
}

/** Draws up rows of a plane at a part of `size`, one at a time: make it once for a band. */
export class Enlarger {
  readonly #coarse: Float32Array;
  readonly #size: Size;
  readonly #factor: number;
  readonly #phases: readonly Phase[];
  readonly #columns: Float32Array;
  readonly #row: Float32Array;

  constructor(coarse: Float32Array, size: Size, factor: number) {
    this.#coarse = coarse;
    this.#size = size;
    this.#factor = factor;
    this.#phases = phasesOf(factor);
    this.#columns = new Float32Array(3 * coarseOf(size, factor).width);
    this.#row = new Float32Array(3 * size.width);
  }

  /** Row y of the full size; the array is used again for the next. */
  row(y: number): Float32Array {
    this.#mixRows(y);
    const columns = this.#columns;
    const row = this.#row;
    const factor = this.#factor;
    const last = columns.length - 3;
    for (let place = 0; place < factor; place++) {
      const { step: side, weights } = this.#phases[place]!;
      const step = 3 * side;
      const [before, near, far, behind] = weights;
      for (let b = 0, to = 3 * place; to < row.length; b += 3, to += 3 * factor) {
        const a = Math.min(Math.max(b - step, 0), last);
        const c = Math.min(Math.max(b + step, 0), last);
        const d = Math.min(Math.max(b + 2 * step, 0), last);
        for (let i = 0; i < 3; i++) {
          const [from, next] = [columns[b + i]!, columns[c + i]!];
          // Between its two nearest values, so that nothing rings beside a light.
          const value = before * columns[a + i]! + near * from + far * next + behind * columns[d + i]!;
          row[to + i] = from < next ? Math.min(Math.max(value, from), next) : Math.min(Math.max(value, next), from);
        }
      }
    }
    return row;
  }

  #mixRows(y: number): void {
    const coarse = this.#coarse;
    const columns = this.#columns;
    const { width, height } = coarseOf(this.#size, this.#factor);
    const { step, weights } = this.#phases[y % this.#factor]!;
    const [before, near, far, behind] = weights;
    const middle = Math.floor(y / this.#factor);
    const at = (row: number): number => 3 * width * Math.min(Math.max(row, 0), height - 1);
    const [a, b, c, d] = [at(middle - step), at(middle), at(middle + step), at(middle + 2 * step)] as const;
    for (let i = 0; i < columns.length; i++) {
      const [from, next] = [coarse[b + i]!, coarse[c + i]!];
      const value = before * coarse[a + i]! + near * from + far * next + behind * coarse[d + i]!;
      columns[i] = from < next ? Math.min(Math.max(value, from), next) : Math.min(Math.max(value, next), from);
    }
  }
}
