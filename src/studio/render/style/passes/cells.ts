/** Pixel art: a coarse grid in few colours, a dark outline where things end, a little ordered dither. */
import { labToBytes } from '../../../colour/index.ts';
import { type Job, numberOf, planeOf, tableOf } from '../pass.ts';
import { floatsOf } from '../plane.ts';
import { clustersOf, nearestCentre } from './clusters.ts';

export const pixelArtColours = 32;
/** Words before the cells' colours: columns, rows. */
const headWords = 2;

interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly colours: Float32Array;
  readonly ids: Float32Array;
  readonly depths: Float32Array;
}

/** Means of the pixels of a cell that belong to the thing most of it shows. */
function sampleGrid(job: Job): Grid {
  const [columns, rows] = [numberOf(job, 'columns'), numberOf(job, 'rows')];
  const lab = planeOf(job, 'lab');
  const [labs, ids, depths] = [floatsOf(lab), floatsOf(planeOf(job, 'id')), floatsOf(planeOf(job, 'depth'))];
  const cell = { width: numberOf(job, 'cellWidth'), height: numberOf(job, 'cellHeight') };
  const grid = {
    columns,
    rows,
    colours: new Float32Array(3 * columns * rows),
    ids: new Float32Array(columns * rows),
    depths: new Float32Array(columns * rows),
  };
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const top = Math.min(lab.height - 1, Math.floor(row * cell.height));
      const bottom = Math.min(lab.height, Math.max(top + 1, Math.floor((row + 1) * cell.height)));
      const left = Math.min(lab.width - 1, Math.floor(column * cell.width));
      const right = Math.min(lab.width, Math.max(left + 1, Math.floor((column + 1) * cell.width)));
      const middle = ((top + bottom - 1) >> 1) * lab.width + ((left + right - 1) >> 1);
      const at = row * columns + column;
      grid.ids[at] = ids[middle]!;
      grid.depths[at] = depths[middle]!;
      let count = 0;
      for (let y = top; y < bottom; y++)
        for (let x = left; x < right; x++) {
          if (ids[y * lab.width + x] !== ids[middle]) continue;
          count++;
          for (let c = 0; c < 3; c++) grid.colours[3 * at + c]! += labs[3 * (y * lab.width + x) + c]!;
        }
      for (let c = 0; c < 3; c++) grid.colours[3 * at + c]! /= count;
    }
  return grid;
}

/** Contrast of neighbours raised, as a pixel artist would, and colours made fuller. */
function sharpen({ columns, rows, colours }: Grid): Float32Array {
  const out = new Float32Array(colours.length);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      let [around, count] = [0, 0];
      for (const [dx, dy] of [
        [-1, 0],
        [1, 0],
        [0, -1],
        [0, 1],
      ] as const) {
        // biome-ignore format: four neighbours
        const [x, y] = [column + dx, row + dy];
        if (x < 0 || y < 0 || x >= columns || y >= rows) continue;
        around += colours[3 * (y * columns + x)]!;
        count++;
      }
      out[3 * at] = colours[3 * at]! + (count > 0 ? 0.35 * (colours[3 * at]! - around / count) : 0);
      out[3 * at + 1] = 1.2 * colours[3 * at + 1]!;
      out[3 * at + 2] = 1.2 * colours[3 * at + 2]!;
    }
  return out;
}

/** source: Bayer (1973) */
const bayer = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5].map((value) => (value + 0.5) / 16 - 0.5);

/** A cell is on an outline when a neighbour shows another thing that lies clearly behind. */
function isOutline({ columns, rows, ids, depths, colours }: Grid, column: number, row: number): boolean {
  const at = row * columns + column;
  if (ids[at] === 0 || ids[at] === 65_535) return false;
  for (const [dx, dy] of [
    [-1, 0],
    [1, 0],
    [0, -1],
    [0, 1],
  ] as const) {
    // biome-ignore format: four neighbours
    const [x, y] = [column + dx, row + dy];
    if (x < 0 || y < 0 || x >= columns || y >= rows) continue;
    const other = y * columns + x;
    if (ids[other] === ids[at] || depths[other]! < depths[at]!) continue;
    const behind = depths[other]! - depths[at]! > 0.06;
    const apart = Math.hypot(...[0, 1, 2].map((c) => colours[3 * at + c]! - colours[3 * other + c]!));
    if (behind || apart > 0.26) return true;
  }
  return false;
}

/** The table: columns, rows, then 3 words a cell, of at most `pixelArtColours` different colours. */
export function surveyCells(job: Job): Float32Array {
  const grid = sampleGrid(job);
  const { columns, rows } = grid;
  const colours = sharpen(grid);
  // A colour's weight in the choice of the palette grows with its chroma, so that small bright things keep theirs.
  const { centres, count } = clustersOf(colours, pixelArtColours, 0.035);
  const out = new Float32Array(headWords + 3 * columns * rows);
  out.set([columns, rows]);
  const wanted = new Float64Array(3);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const at = 3 * (row * columns + column);
      const outlined = isOutline(grid, column, row);
      wanted[0] = outlined ? 0.5 * colours[at]! : colours[at]! + 0.022 * bayer[4 * (row % 4) + (column % 4)]!;
      wanted[1] = (outlined ? 0.8 : 1) * colours[at + 1]!;
      wanted[2] = (outlined ? 0.8 : 1) * colours[at + 2]!;
      const k = nearestCentre(wanted, 0, centres, count);
      out.set(centres.slice(3 * k, 3 * k + 3), headWords + at);
    }
  return out;
}

/** `side`: pixels of a cell. */
export function paintCells(job: Job): void {
  const cells = tableOf(job, 'cells');
  const side = numberOf(job, 'side');
  const target = new Uint8Array(job.target.data);
  const columns = cells[0]!;
  for (let y = job.top; y < job.bottom; y++)
    for (let x = 0; x < job.target.width; x++) {
      const at = headWords + 3 * (Math.floor(y / side) * columns + Math.floor(x / side));
      labToBytes(cells[at]!, cells[at + 1]!, cells[at + 2]!, target, 3 * (y * job.target.width + x));
    }
}
