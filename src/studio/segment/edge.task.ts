/** Some rows of the fine edge; runs in a studio worker thread. */
import type { ThreadStore } from '../pool.ts';
import type { PixelBox } from './area.ts';
import { createCellMemory } from './edge-cells.ts';
import type { EdgeOutput } from './edge-matte.ts';
import { type EdgeInput, type Rows, refineRows } from './edge-tiles.ts';

export interface EdgeRows extends Rows {
  readonly edge: EdgeInput;
  /** In shared memory, as the picture is. */
  readonly output: EdgeOutput;
}

/** Writes the rows' alpha and colour; the smallest box round what is more than a trace there, or null. */
export function edgeRows({ edge, output, fromY, toY }: EdgeRows, store: ThreadStore): PixelBox | null {
  refineRows(edge, output, { fromY, toY }, store.of('segment/edge-cells', createCellMemory));
  return boxOfRows(output.alpha, edge, { fromY, toY });
}

/** Least level that counts as more than a trace, plus one. */
const trace = 8;

function boxOfRows(alpha: Uint8Array, { size: { width }, area }: EdgeInput, { fromY, toY }: Rows): PixelBox | null {
  let [left, top, right, bottom] = [width, toY, -1, -1];
  const end = area.left + area.width;
  for (let y = fromY; y < toY; y++) {
    const row = y * width;
    let x = area.left;
    while (x < end && alpha[row + x]! <= trace) x++;
    if (x === end) continue;
    let last = end - 1;
    while (alpha[row + last]! <= trace) last--;
    left = Math.min(left, x);
    right = Math.max(right, last);
    top = Math.min(top, y);
    bottom = y;
  }
  return right < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}
