/** A clean picture of a part of the size drawn up, with the detail of a patch that was cleaned at full size. By rows, so that threads can share it. */
import { Enlarger, type Rows, shrinkRows } from './scale.ts';
import type { Size } from './tiles.ts';

/** A part of the full-size picture; left and top are multiples of the layers' factor. */
export interface Patch extends Size {
  readonly left: number;
  readonly top: number;
  /** 3 floats a pixel. */
  readonly colour: Float32Array;
  /** The same as coarse as the rest of the picture. */
  readonly soft: Float32Array;
}

export interface Layers {
  readonly size: Size;
  /** Its pixels are squares of so many by so many. */
  readonly factor: number;
  readonly coarse: Float32Array;
  readonly patch: Patch | null;
  readonly target: Float32Array;
}

/** How much of a patch's detail stays: less of it is nearer to the truth, more looks sharper. */
const detailShare = 0.8;

/** Inside of the picture a patch fades in over so many pixels. */
export const fadePixels = 48;

/** 0 at an inner edge, 1 further in; at the picture's own edge 1. */
function fade(place: number, { start, length, all }: { start: number; length: number; all: number }): number {
  const before = start <= 0 ? 1 : Math.min((place + 0.5) / fadePixels, 1);
  const after = start + length >= all ? 1 : Math.min((length - place - 0.5) / fadePixels, 1);
  return Math.max(0, Math.min(before, after));
}

/** Rows of the target: max(0, coarse + share of (patch - patch without its detail)). */
export function joinRows({ size, factor, coarse, patch, target }: Layers, { top, bottom }: Rows): void {
  const enlarger = new Enlarger(coarse, size, factor);
  const own = patch && new Enlarger(patch.soft, patch, factor);
  const across =
    patch && Float32Array.from({ length: patch.width }, (_, x) => fade(x, { start: patch.left, length: patch.width, all: size.width }));
  for (let y = top; y < bottom; y++) {
    const row = enlarger.row(y);
    if (patch && y >= patch.top && y < patch.top + patch.height) {
      const place = y - patch.top;
      const soft = own!.row(place);
      const share = detailShare * fade(place, { start: patch.top, length: patch.height, all: size.height });
      const from = 3 * place * patch.width;
      for (let x = 0, i = 0, to = 3 * patch.left; x < patch.width; x++) {
        const part = share * across![x]!;
        for (let c = 0; c < 3; c++, i++, to++) row[to]! += part * (patch.colour[from + i]! - soft[i]!);
      }
    }
    const start = 3 * y * size.width;
    for (let i = 0; i < row.length; i++) target[start + i] = Math.max(row[i]!, 0);
  }
}

/** Rows of a patch's `soft`. */
export function softenRows(patch: Patch, factor: number, rows: Rows): void {
  shrinkRows(patch.colour, patch, { coarse: patch.soft, factor }, rows);
}
