/**
 * One band of rows of a finer scale: it takes the patches of the scale before, mends them by a pixel or two, and at the finest scale settles
 * what each pixel is copied from. Bands know only the scale before, so that their answers do not depend on who works on them, or when.
 */
import { createRng, type Rng } from '../../../shared/rng.ts';
import { type Field, firstRowOf, middleOf, nearestOf, shiftAt } from './grid.ts';
import { type FillKernel, kernelOn } from './kernel.ts';
import { type Plate, patchRadius } from './plate.ts';
import { settleSeams } from './seams.ts';
import { allowedNear } from './synthesis.ts';

/** For one band at a time, in the plate's memory. */
export interface Scratch {
  readonly votes: Float32Array;
  readonly own: Uint8Array;
}

export interface FollowInput {
  /** That the plate's bytes lie in. */
  readonly memory: WebAssembly.Memory;
  readonly scratch: Scratch;
  readonly plate: Plate;
  /** As sourcesOf the plate. */
  readonly sources: Uint8Array;
  /** Of half the size, or of the same. */
  readonly coarse: Field;
  /** Its rows from `fromRow` to `toRow` are written. */
  readonly field: Field;
  readonly fromRow: number;
  readonly toRow: number;
  readonly seed: number;
  /** At the finest scale, [height, width]: index of the pixel that each pixel of the hole is copied from; its rows nearest to those are written. */
  readonly from: Int32Array | null;
}

/** What is worked on: the rows and a rim about them. */
interface Band extends FollowInput {
  /** Pixel rows. */
  readonly top: number;
  readonly bottom: number;
  /** Rows of patches. */
  readonly firstRow: number;
  readonly endRow: number;
  /** Positions in `chosen` of the patches that touch the hole. */
  readonly nodes: Int32Array;
  /** [endRow - firstRow, columns] as Field.source. */
  readonly chosen: Int32Array;
  /** Of what is chosen against the estimate; below 0 where nobody has asked. */
  readonly cost: Float64Array;
  readonly kernel: FillKernel;
  /** Columns of pixels that patches of the band touch. */
  readonly left: number;
  readonly right: number;
  /** sRGB, [bottom - top, width, 3], with the present estimate in the hole. */
  readonly own: Uint8Array;
}

export function followBand(input: FollowInput): void {
  const { field, fromRow, toRow, coarse, from, seed } = input;
  const band = bandOf(input);
  if (band.nodes.length === 0) return;
  carry(band);
  estimate(band, null);
  if (coarse.width !== field.width) {
    const rng = createRng(seed).fork(`follow ${field.width} ${fromRow}`);
    improve(band, rng, false);
    improve(band, rng, true);
  }
  const own = band.chosen.subarray((fromRow - band.firstRow) * field.columns, (toRow - band.firstRow) * field.columns);
  field.source.set(own, fromRow * field.columns);
  if (from) settle(band, from);
}

function bandOf(input: FollowInput): Band {
  const { plate, field, fromRow, toRow } = input;
  const { width, height } = plate;
  const rim = Math.ceil((2 * patchRadius) / field.stride) + 1;
  const firstRow = Math.max(0, fromRow - rim);
  const endRow = Math.min(field.rows, toRow + rim);
  const top = firstRow === 0 ? 0 : middleOf(firstRow, field.stride, height) - patchRadius;
  const bottom = endRow === field.rows ? height : middleOf(endRow - 1, field.stride, height) + patchRadius + 1;
  const chosen = new Int32Array(field.columns * (endRow - firstRow)).fill(-1);
  const cost = new Float64Array(chosen.length).fill(-1);
  const own = input.scratch.own.subarray(0, 3 * width * (bottom - top));
  own.set(plate.rgb.subarray(3 * top * width, 3 * bottom * width));
  const nodes = nodesOf(input, firstRow, endRow);
  const columns = columnsOf(nodes, field.columns);
  const left = middleOf(columns.first, field.stride, width) - patchRadius;
  const right = middleOf(columns.last, field.stride, width) + patchRadius + 1;
  return { ...input, firstRow, endRow, top, bottom, left, right, chosen, cost, own, nodes, kernel: kernelOn(input.memory) };
}

function columnsOf(nodes: Int32Array, columns: number): { first: number; last: number } {
  let [first, last] = [columns - 1, 0];
  for (const n of nodes) {
    const column = n % columns;
    if (column < first) first = column;
    if (column > last) last = column;
  }
  return { first, last };
}

/** Patches of the rows that touch the hole. */
function nodesOf({ plate, field }: FollowInput, firstRow: number, endRow: number): Int32Array {
  const { width, height, hole } = plate;
  const found: number[] = [];
  const counts = new Uint8Array(width);
  for (let row = firstRow; row < endRow; row++) {
    const y = middleOf(row, field.stride, height);
    counts.fill(0);
    for (let v = y - patchRadius; v <= y + patchRadius; v++) for (let x = 0, i = v * width; x < width; x++, i++) counts[x]! |= hole[i]!;
    for (let column = 0, last = -1; column < field.columns; column++) {
      const x = middleOf(column, field.stride, width);
      for (let u = Math.max(last + 1, x - patchRadius); u <= x + patchRadius; u++) if (counts[u] !== 0) last = u;
      if (last >= x - patchRadius) found.push((row - firstRow) * field.columns + column);
    }
  }
  return Int32Array.from(found);
}

/** Each patch takes what the one under it in the coarse field copies, or what the last one took where that may not be copied. */
function carry({ plate, sources, coarse, field, firstRow, nodes, chosen }: Band): void {
  const { width, height } = plate;
  const factor = coarse.width === width ? 1 : 2;
  const shift = new Int32Array(2);
  const place = { width, height, source: sources };
  let last = -1;
  for (const n of nodes) {
    const row = (n / field.columns) | 0;
    const x = middleOf(n - row * field.columns, field.stride, width);
    const y = middleOf(row + firstRow, field.stride, height);
    const isThere = shiftAt(coarse, (x / factor) | 0, (y / factor) | 0, shift);
    const allowed = isThere ? allowedNear(place, x + factor * shift[0]!, y + factor * shift[1]!) : -1;
    if (allowed >= 0) last = allowed;
    else if (last < 0) last = sources.indexOf(1);
    chosen[n] = last;
  }
}

/** Writes the hole of `own`: each patch votes for its pixels, the better it fits the louder; with no `spread` all are as loud. */
function estimate(band: Band, spread: number | null): void {
  const { plate, field, scratch, top, bottom, left, right, firstRow, nodes, chosen, cost, own, kernel } = band;
  const { width, height, rgb, hole } = plate;
  const { votes } = scratch;
  for (let y = 0; y < bottom - top; y++) kernel.clear(votes.byteOffset + 16 * (y * width + left), 16 * (right - left));
  const agreed = copyAgreed(band);
  for (const n of nodes) {
    if (agreed !== null && !isAskedFor(agreed, n, field.columns)) continue;
    const weight = spread === null ? 1 : Math.exp(-cost[n]! / spread) + 1e-9;
    const row = (n / field.columns) | 0;
    const x = middleOf(n - row * field.columns, field.stride, width) - patchRadius;
    const y = middleOf(row + firstRow, field.stride, height) - patchRadius;
    const corner = chosen[n]! - patchRadius * (width + 1);
    kernel.castVotes(votes.byteOffset + 16 * ((y - top) * width + x), rgb.byteOffset + 3 * corner, 16 * width, 3 * width, weight);
  }
  for (let y = top; y < bottom; y++) {
    const [first, i] = [(y - top) * width + left, hole.byteOffset + y * width];
    kernel.countVotes(votes.byteOffset + 16 * first, i + left, own.byteOffset + 3 * first, i + right);
  }
}

/**
 * Where a patch and the eight about it copy side by side, every vote for its pixels is the same: they are copied at once. Gives 1 for each such
 * patch, null at strides so small that patches farther away have votes too.
 */
function copyAgreed({ plate, field, top, firstRow, endRow, nodes, chosen, own }: Band): Uint8Array | null {
  const { stride, columns, rows } = field;
  if (stride < 3) return null;
  const { width, rgb, hole } = plate;
  const agreed = new Uint8Array(chosen.length);
  for (const n of nodes) {
    const row = (n / columns) | 0;
    const column = n - row * columns;
    // The last patches of a row or column lie nearer to each other.
    if (row < 1 || row >= endRow - firstRow - 1 || row + firstRow >= rows - 3 || column < 1 || column >= columns - 3) continue;
    if (!isPlain(chosen, n, { columns, stride, width })) continue;
    agreed[n] = 1;
    const middle = (patchRadius + stride * (row + firstRow)) * width + patchRadius + stride * column;
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -1; dx <= 1; dx++) {
        const i = middle + dy * width + dx;
        if (hole[i] === 0) continue;
        const [o, s] = [3 * (i - top * width), 3 * (chosen[n]! + dy * width + dx)];
        own[o] = rgb[s]!;
        own[o + 1] = rgb[s + 1]!;
        own[o + 2] = rgb[s + 2]!;
      }
  }
  return agreed;
}

/** True when the eight patches about n copy what lies beside its own source. */
function isPlain(chosen: Int32Array, n: number, { columns, stride, width }: { columns: number; stride: number; width: number }): boolean {
  const s = chosen[n]!;
  for (let dy = -1; dy <= 1; dy++)
    for (let dx = -1; dx <= 1; dx++) if (chosen[n + dy * columns + dx]! !== s + stride * (dy * width + dx)) return false;
  return true;
}

/** False when all patches whose pixels it has a vote for are agreed. */
function isAskedFor(agreed: Uint8Array, n: number, columns: number): boolean {
  for (let dy = -columns; dy <= columns; dy += columns) for (let dx = -1; dx <= 1; dx++) if (agreed[n + dy + dx] !== 1) return true;
  return false;
}

/** One pass over the patches: what neighbours copy, and a few random places within two pixels. */
function improve(band: Band, rng: Rng, backwards: boolean): void {
  const { plate, sources, field, nodes, chosen, cost } = band;
  const { width, height } = plate;
  const { columns, stride } = field;
  const step = backwards ? 1 : -1;
  for (let k = 0; k < nodes.length; k++) {
    const n = nodes[backwards ? nodes.length - 1 - k : k]!;
    const row = (n / columns) | 0;
    const column = n - row * columns;
    const x = middleOf(column, stride, width);
    const y = middleOf(row + band.firstRow, stride, height);
    if (band.from !== null && goesOn(band, n, row, column)) continue;
    const target = (y - band.top) * width + x;
    let best = chosen[n]!;
    let bestCost = cost[n]! >= 0 ? cost[n]! : distance(band, target, best, Number.POSITIVE_INFINITY);
    for (let trial = 0; trial < 4; trial++) {
      let sx = 0;
      let sy = 0;
      if (trial < 2) {
        const beside = trial === 0 ? n + step : n + step * columns;
        const isRow = trial === 0 ? column + step >= 0 && column + step < columns : beside >= 0 && beside < chosen.length;
        if (!isRow || chosen[beside]! < 0) continue;
        const s = chosen[beside]!;
        sy = (s / width) | 0;
        sx = s - sy * width;
        if (trial === 0) sx += x - middleOf(column + step, stride, width);
        else sy += y - middleOf(row + step + band.firstRow, stride, height);
      } else {
        const reach = trial === 2 ? 2 : 1;
        sy = (best / width) | 0;
        sx = best - sy * width + Math.round(reach * (2 * rng.float() - 1));
        sy += Math.round(reach * (2 * rng.float() - 1));
      }
      if (sx < 0 || sx >= width || sy < 0 || sy >= height) continue;
      const s = sy * width + sx;
      if (sources[s] === 0 || s === best) continue;
      const found = distance(band, target, s, bestCost);
      if (found < bestCost) {
        best = s;
        bestCost = found;
      }
    }
    chosen[n] = best;
    cost[n] = bestCost;
  }
}

/** At the finest scale: true amid patches that copy side by side, where the scale before has had its say. */
function goesOn({ chosen, field, plate }: Band, n: number, row: number, column: number): boolean {
  const { columns, stride } = field;
  if (stride < 3 || column < 1 || column >= columns - 2 || row < 1 || n + columns >= chosen.length) return false;
  const s = chosen[n]!;
  const down = stride * plate.width;
  return (
    chosen[n - 1] === s - stride && chosen[n + 1] === s + stride && chosen[n - columns] === s - down && chosen[n + columns] === s + down
  );
}

/** Of a patch of `own` to one of the picture; above the bound it may be of some rows only. */
function distance({ plate, own, kernel }: Band, target: number, source: number, bound: number): number {
  const { rgb, width } = plate;
  const first = -3 * patchRadius * (width + 1);
  return kernel.distance8(
    own.byteOffset + first + 3 * target,
    rgb.byteOffset + first + 3 * source,
    3 * width,
    Math.min(bound, 2 ** 31 - 1),
  );
}

function settle(band: Band, from: Int32Array): void {
  const { plate, field, top, bottom, firstRow, endRow, nodes, chosen, cost, own } = band;
  const { width, height, hole } = plate;
  const target = (n: number): number => {
    const row = (n / field.columns) | 0;
    return (middleOf(row + firstRow, field.stride, height) - top) * width + middleOf(n - row * field.columns, field.stride, width);
  };
  for (const n of nodes) if (cost[n]! < 0) cost[n] = distance(band, target(n), chosen[n]!, Number.POSITIVE_INFINITY);
  const costs = Float64Array.from(nodes, (n) => cost[n]!).sort();
  estimate(band, costs[Math.floor(0.75 * (costs.length - 1))]! + 1);
  const label = new Int32Array(width * (bottom - top));
  const columnAt = Int32Array.from({ length: width }, (_, x) => nearestOf(x, field.stride, field.columns));
  for (let y = top, o = 0; y < bottom; y++) {
    const row = Math.min(endRow - 1, Math.max(firstRow, nearestOf(y, field.stride, field.rows)));
    const middle = middleOf(row, field.stride, height) * width;
    for (let x = 0; x < width; x++, o++) {
      if (hole[y * width + x] === 0) continue;
      const column = columnAt[x]!;
      label[o] = chosen[(row - firstRow) * field.columns + column]! - middle - middleOf(column, field.stride, width);
    }
  }
  settleSeams({ ...plate, estimate: own, top, bottom, left: band.left, right: band.right }, label);
  const [first, end] = [firstRowOf(band.fromRow, field), firstRowOf(band.toRow, field)];
  for (let i = first * width, o = i - top * width; i < end * width; i++, o++) if (hole[i] !== 0) from[i] = i + label[o]!;
}
