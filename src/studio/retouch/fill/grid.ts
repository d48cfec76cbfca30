/** Patches at every few pixels: at finer scales neighbours copy side by side, so that not every pixel needs a patch of its own. */
import { clampToPatches, type Plate, patchRadius, patchSide } from './plate.ts';

/** Where the patches of one scale come from. */
export interface Field {
  readonly width: number;
  readonly height: number;
  /** Pixels between the middles of patches; at most 6. */
  readonly stride: number;
  readonly columns: number;
  readonly rows: number;
  /** [rows, columns]: index of the pixel in the middle of the source, -1 for a patch that does not touch the hole. */
  readonly source: Int32Array;
}

/** With no sources yet, for every worker to write. */
export function fieldOver({ width, height }: Pick<Plate, 'width' | 'height'>, stride: number): Field {
  const columns = Math.ceil((width - patchSide) / stride) + 1;
  const rows = Math.ceil((height - patchSide) / stride) + 1;
  const source = new Int32Array(new SharedArrayBuffer(4 * columns * rows)).fill(-1);
  return { width, height, stride, columns, rows, source };
}

/** Column (or row) of patches to pixels and back; the last lies at the border, nearer to the one before it. */
export const middleOf = (n: number, stride: number, size: number): number => Math.min(patchRadius + stride * n, size - 1 - patchRadius);
export const nearestOf = (at: number, stride: number, count: number): number =>
  Math.min(count - 1, Math.max(0, Math.round((at - patchRadius) / stride)));

/** First pixel row whose nearest row of patches is n or a later one. */
export const firstRowOf = (n: number, { stride, rows, height }: Field): number =>
  n <= 0 ? 0 : n >= rows ? height : patchRadius + Math.ceil(stride * (n - 0.5));

/** A patch of every pixel. `source`: [height, width]. */
export function denseField({ width, height }: Pick<Plate, 'width' | 'height'>, source: Int32Array): Field {
  const field = fieldOver({ width, height }, 1);
  for (let row = 0; row < field.rows; row++)
    field.source.set(
      source.subarray((row + patchRadius) * width + patchRadius, (row + patchRadius) * width + patchRadius + field.columns),
      row * field.columns,
    );
  return field;
}

/** What the pixel's nearest patch copies: column and row of its source less its own, into `out`; false when there is none. */
export function shiftAt({ width, height, stride, columns, rows, source }: Field, x: number, y: number, out: Int32Array): boolean {
  const [column, row] = [nearestOf(clampToPatches(x, width), stride, columns), nearestOf(clampToPatches(y, height), stride, rows)];
  const s = source[row * columns + column]!;
  if (s < 0) return false;
  const sy = (s / width) | 0;
  out[0] = s - sy * width - middleOf(column, stride, width);
  out[1] = sy - middleOf(row, stride, height);
  return true;
}
