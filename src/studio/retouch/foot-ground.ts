/**
 * What the ground about a thing's foot would look like without it: row by row as it is left and right of the thing, at about the same distance
 * and in the same light. Where the shadow reaches past the ground that is looked at on its side, the other side tells.
 */
import { type Box, type Cells, evened } from './foot-cells.ts';
import { clamp } from './light.ts';

/** Of the thing's width, from its sides: where ground is free of its shadow, and how far that is looked at. */
const [freeFrom, freeTo] = [0.35, 1.7];
/** What differs less is the ground's own, and so is what differs less than so many times the ground's own spread. */
const [leastChange, spreadTimes] = [0.05, 2.2];
const mostChange = 0.3;
/** Rougher ground is looked at through a mean of cells. */
const roughSpread = 0.08;
/** Sides whose light differs by more are grounds of two kinds. */
const twoKinds = 3;
/** Of the thing's height: as much of it is ground behind it. */
const backShare = 0.32;
/** Logarithms of light: how much darker a side is where a shadow is thrown across it, also by how unsteady the other rows are; where it ends. */
const [leastDip, mostDip, unsteadyTimes, edgeOfDip] = [0.12, 1.8, 2, 0.04];
/** The same: the ground between it and the thing is lighter by no more, or what is dark there is another thing. */
const mostNearLight = 0.5;
/** Of the thing's height, over and under its lowest row. */
const footRows = [0.12, 0.04] as const;

interface Ground {
  /** Column of the samples' middle. */
  readonly at: number;
  readonly light: readonly number[];
}

interface Row {
  readonly row: number;
  /** The cells themselves, or their means where the ground is rough. */
  readonly cells: Cells;
  /** Left, right or both. */
  readonly grounds: Ground[];
  readonly samples: readonly number[];
}

export interface GroundRatios {
  /** [rows, columns, 4]: light over that of the ground, and the least change that counts there; 0 where nobody knows. */
  readonly ratio: Float32Array;
  readonly thrown: Thrown | null;
}

/** null: nothing to compare with. */
export function groundRatios(cells: Cells, box: Box): GroundRatios | null {
  const { columns, rows, isKnown } = cells;
  const out = new Float32Array(4 * columns * rows);
  const found = rowsOf(cells, box);
  if (found.length === 0) return null;
  const thrown = freeThrown(found, cells, box);
  for (const { row, cells: used, grounds, samples } of found) {
    const change = clamp(spreadTimes * spreadOf(used, samples, grounds), leastChange, mostChange);
    for (let u = 0, at = row * columns; u < columns; u++, at++) {
      if (isKnown[at] === 0) continue;
      const expected = likelyGround(grounds, u, used.light[3 * at + 1]!);
      for (let c = 0; c < 3; c++) out[4 * at + c] = used.light[3 * at + c]! / Math.max(1e-4, expected[c]!);
      out[4 * at + 3] = change;
    }
  }
  return { ratio: out, thrown };
}

function rowsOf(cells: Cells, box: Box): Row[] {
  const { columns, from, to, cell } = cells;
  const even = evened(cells);
  const [left, right] = [box.left / cell, box.right / cell];
  const wide = right - left;
  const found: Row[] = [];
  for (let row = from; row < to; row++) {
    const sides = [
      samplesOf(cells, row, [left - freeTo * wide, left - Math.min(freeFrom * wide, left / 2)]),
      samplesOf(cells, row, [right + Math.min(freeFrom * wide, (columns - right) / 2), right + freeTo * wide]),
    ].filter((side) => side.length >= 5);
    if (sides.length === 0) continue;
    const samples = sides.flat();
    const isRough =
      spreadOf(
        cells,
        samples,
        sides.map((side) => groundOf(cells, side)),
      ) > roughSpread;
    const used = isRough ? even : cells;
    found.push({ row, cells: used, grounds: sides.map((side) => groundOf(used, side)), samples });
  }
  return found;
}

/** Where a shadow lies right across the ground of one side. */
export interface Thrown {
  readonly side: 0 | 1;
  /** Rows of cells, both inclusive. */
  readonly first: number;
  readonly last: number;
}

/**
 * A shadow thrown sideways darkens one side in the rows of the foot alone, as far as the ground is looked at. That side is brought to what it is
 * beside the other one in the rows before and behind.
 */
function freeThrown(found: readonly Row[], { cell }: Cells, box: Box): Thrown | null {
  const tall = (box.bottom - box.top) / cell;
  const rows = found.filter(({ row, grounds }) => grounds.length === 2 && row > box.bottom / cell - backShare * tall);
  const thrown = [dipOf(rows, box, { side: 0, cell }), dipOf(rows, box, { side: 1, cell })];
  const dip = thrown.reduce((a, b) => (!a || (b && b.depth > a.depth) ? b : a));
  if (!dip) return null;
  const { side, first, last, usual } = dip;
  for (const { row, grounds } of rows)
    if (row >= first && row <= last) {
      const other = grounds[1 - side]!;
      grounds[side] = { ...grounds[side]!, light: grounds[side]!.light.map((own, c) => Math.max(own, usual[c]! * other.light[c]!)) };
    }
  return dip;
}

interface Dip extends Thrown {
  readonly depth: number;
  /** Of each channel: light of the side over that of the other, in the other rows. */
  readonly usual: readonly number[];
}

function dipOf(rows: readonly Row[], box: Box, { side, cell }: { side: 0 | 1; cell: number }): Dip | null {
  const besideOther = (grounds: readonly Ground[], c: number): number =>
    Math.log((grounds[side]!.light[c]! + 1e-4) / (grounds[1 - side]!.light[c]! + 1e-4));
  const level = rows.map(({ grounds }) => besideOther(grounds, 1));
  const [bottom, tall] = [box.bottom / cell, (box.bottom - box.top) / cell];
  const isFoot = ({ row }: Row): boolean => row > bottom - footRows[0] * tall && row < bottom + footRows[1] * tall;
  const others = rows.filter((row) => !isFoot(row));
  if (others.length < 8) return null;
  const usual = [0, 1, 2].map((c) => median(others.map(({ grounds }) => besideOther(grounds, c))));
  const unsteady = median(others.map(({ grounds }) => Math.abs(besideOther(grounds, 1) - usual[1]!)));
  let deepest = -1;
  for (let n = 0; n < rows.length; n++) if (isFoot(rows[n]!) && (deepest < 0 || level[n]! < level[deepest]!)) deepest = n;
  if (deepest < 0) return null;
  const depth = usual[1]! - level[deepest]!;
  if (depth < Math.max(leastDip, unsteadyTimes * unsteady) || depth > mostDip) return null;
  if (nearDarkness(rows[deepest]!, box, side) < -mostNearLight) return null;
  const isIn = (n: number): boolean => n >= 0 && n < rows.length && usual[1]! - level[n]! > edgeOfDip;
  let [first, last] = [deepest, deepest];
  while (isIn(first - 1)) first--;
  while (isIn(last + 1)) last++;
  return { side, first: rows[first]!.row, last: rows[last]!.row, depth, usual: usual.map(Math.exp) };
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;

/** Mean logarithm of light of a side's ground over that of the cells between it and the thing. */
function nearDarkness({ row, cells, grounds }: Row, box: Box, side: 0 | 1): number {
  const { columns, cell, isKnown, light } = cells;
  const wide = (box.right - box.left) / cell;
  const first = side === 0 ? box.left / cell - freeFrom * wide : box.right / cell;
  let [sum, count] = [0, 0];
  for (let u = Math.max(0, Math.ceil(first)); u <= Math.min(columns - 1, first + freeFrom * wide); u++) {
    const at = row * columns + u;
    if (isKnown[at] === 0) continue;
    sum += Math.log((grounds[side]!.light[1]! + 1e-4) / (light[3 * at + 1]! + 1e-4));
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

/** Known cells of the row between two columns. */
function samplesOf({ columns, isKnown }: Cells, row: number, [first, last]: readonly [number, number]): number[] {
  const found: number[] = [];
  for (let u = Math.max(0, Math.ceil(first)); u <= Math.min(columns - 1, last); u++)
    if (isKnown[row * columns + u] !== 0) found.push(row * columns + u);
  return found;
}

/** A little above the median: shadows of other things may lie there too. */
function groundOf({ columns, light }: Cells, samples: readonly number[]): Ground {
  const of = (c: number): number => samples.map((at) => light[3 * at + c]!).sort((a, b) => a - b)[Math.floor(0.55 * samples.length)]!;
  return { at: samples.reduce((sum, at) => sum + (at % columns), 0) / samples.length, light: [of(0), of(1), of(2)] };
}

/** Between the two sides; where these are of two kinds, the side that is more like what is there. */
function likelyGround(grounds: readonly Ground[], column: number, here: number): readonly number[] {
  const [a, b] = grounds as [Ground, Ground | undefined];
  const [p, q] = [a.light[1]!, b?.light[1] ?? a.light[1]!];
  if (b && Math.max(p, q) > twoKinds * Math.min(p, q))
    return Math.abs(Math.log((here + 1e-4) / (p + 1e-4))) < Math.abs(Math.log((here + 1e-4) / (q + 1e-4))) ? a.light : b.light;
  return [0, 1, 2].map((c) => groundAt(grounds, column, c));
}

function groundAt(grounds: readonly Ground[], column: number, c: number): number {
  const [a, b] = grounds as [Ground, Ground | undefined];
  if (!b) return a.light[c]!;
  const share = clamp((column - a.at) / (b.at - a.at), 0, 1);
  return a.light[c]! + (b.light[c]! - a.light[c]!) * share;
}

/** Median of how far the samples are from the ground that was made of them. */
function spreadOf({ columns, light }: Cells, samples: readonly number[], grounds: readonly Ground[]): number {
  const off = samples.map((at) => Math.abs(light[3 * at + 1]! / Math.max(1e-4, groundAt(grounds, at % columns, 1)) - 1));
  return off.sort((a, b) => a - b)[off.length >> 1] ?? 1;
}
