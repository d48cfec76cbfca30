/**
 * What a thing does to the ground about its foot: a contact shadow, a soft one thrown aside, its colour mirrored in a table. Each place is
 * compared with the ground left and right of the thing at the same height, which lies at about the same distance and in the same light.
 * Works on cells of some pixels; knows nothing of outlines beyond the hole it is given.
 */
import type { PixelSize } from '../../engine.ts';
import { clamp, linearOfByte, luminance } from './light.ts';
import type { Mask } from './operator.ts';

export interface FootInput extends PixelSize {
  readonly channels: 3 | 4;
  /** sRGB. */
  readonly data: Uint8Array;
  /** Above 0: the thing and its rim. */
  readonly hole: Mask;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  /** Inclusive. */
  readonly right: number;
  readonly bottom: number;
}

/** Cells of the whole picture. */
export interface FootShadow {
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
  /** [rows, columns, 3]: light here over that of the ground without the thing; 1 where nothing is changed. */
  readonly ratio: Float32Array;
}

const cellsAcross = 192;
/** A cell with a smaller share of known pixels is not read. */
const leastKnown = 0.4;
/** Of the thing's width, from its sides: where a shadow may reach, where ground is free of it, and how far that is looked at. */
const [shadowReach, freeFrom, freeTo] = [0.9, 0.35, 1.7];
/** What differs less is the ground's own, and so is what differs less than so many times the ground's own spread. */
const [leastChange, spreadTimes] = [0.05, 2.2];
const mostChange = 0.3;
/** Of the thing's own area: what spreads farther is no shadow. */
const mostSpread = 1.6;
const [darkest, mostBright] = [0.3, 1.5];
/** A shadow's colour differs from the ground's by no more. */
const mostTint = 0.55;
/** Of the thing's height: its lowest part, where it stands. */
const footShare = 0.22;
/** As much of its height is ground behind it. */
const backShare = 0.32;
/** Darker than this is only the contact itself, within this share of the thing's width. */
const [contactRatio, contactReach] = [0.45, 0.15];

interface Cells {
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
  /** Rows of cells that are looked at. */
  readonly from: number;
  readonly to: number;
  /** Linear light, [rows, columns, 3]. */
  readonly light: Float32Array;
  /** 1 = known well enough. */
  readonly isKnown: Uint8Array;
}

/** null when there is no shadow, or nothing beside the thing to compare with. */
export function findFootShadow(input: FootInput, box: Box): FootShadow | null {
  const cells = cellsOf(input, box);
  const ratio = ratiosOf(cells, box);
  if (!ratio) return null;
  const reached = spreadFrom(cells, ratio, box);
  const area = ((box.right - box.left) * (box.bottom - box.top)) / cells.cell ** 2;
  const count = reached.reduce((sum, r) => sum + r, 0);
  if (count === 0 || count > mostSpread * area) return null;
  return { ...cells, ratio: softened(cells, ratio, reached) };
}

function cellsOf({ width, height, channels, data, hole }: FootInput, { top, bottom }: Box): Cells {
  const cell = Math.max(2, Math.round(Math.max(width, height) / cellsAcross));
  const [columns, rows] = [Math.ceil(width / cell), Math.ceil(height / cell)];
  const tall = bottom - top + 1;
  const from = Math.floor((top + 0.5 * tall) / cell);
  const to = Math.min(rows, Math.ceil((bottom + 0.4 * tall) / cell));
  const light = new Float32Array(3 * columns * rows);
  const isKnown = new Uint8Array(columns * rows);
  for (let v = from; v < to; v++)
    for (let u = 0; u < columns; u++) {
      const [endX, endY] = [Math.min(width, (u + 1) * cell), Math.min(height, (v + 1) * cell)];
      let [r, g, b, n, all] = [0, 0, 0, 0, 0];
      for (let y = v * cell; y < endY; y++)
        for (let x = u * cell, i = y * width + x; x < endX; x++, i++) {
          all++;
          if (hole[i] !== 0) continue;
          n++;
          r += linearOfByte[data[channels * i]!]!;
          g += linearOfByte[data[channels * i + 1]!]!;
          b += linearOfByte[data[channels * i + 2]!]!;
        }
      if (n < leastKnown * all) continue;
      const at = v * columns + u;
      isKnown[at] = 1;
      light.set([r / n, g / n, b / n], 3 * at);
    }
  return { cell, columns, rows, from, to, light, isKnown };
}

interface Ground {
  /** Column of the samples' middle. */
  readonly at: number;
  readonly light: readonly number[];
}

/** [rows, columns, 4]: light over that of the ground, and the least change that counts there; 0 where nobody knows. */
function ratiosOf(cells: Cells, box: Box): Float32Array | null {
  const { columns, rows, from, to, light, isKnown, cell } = cells;
  const out = new Float32Array(4 * columns * rows);
  const [left, right] = [box.left / cell, box.right / cell];
  const wide = right - left;
  let isAny = false;
  for (let v = from; v < to; v++) {
    const sides = [
      samplesOf(cells, v, [left - freeTo * wide, left - Math.min(freeFrom * wide, left / 2)]),
      samplesOf(cells, v, [right + Math.min(freeFrom * wide, (columns - right) / 2), right + freeTo * wide]),
    ];
    const grounds = sides.filter((side) => side.length >= 5).map((side) => groundOf(cells, side));
    if (grounds.length === 0) continue;
    isAny = true;
    const change = clamp(spreadTimes * spreadOf(cells, sides.flat(), grounds), leastChange, mostChange);
    for (let u = 0; u < columns; u++) {
      const at = v * columns + u;
      if (isKnown[at] === 0) continue;
      for (let c = 0; c < 3; c++) out[4 * at + c] = light[3 * at + c]! / Math.max(1e-4, groundAt(grounds, u, c));
      out[4 * at + 3] = change;
    }
  }
  return isAny ? out : null;
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

const lightRatio = (ratio: Float32Array, at: number): number => luminance(ratio[4 * at]!, ratio[4 * at + 1]!, ratio[4 * at + 2]!);

/** 1 for darker cells that hang together with the foot. */
function spreadFrom({ columns, from, to, isKnown, cell }: Cells, ratio: Float32Array, box: Box): Uint8Array {
  const reached = new Uint8Array(isKnown.length);
  const [wide, tall] = [(box.right - box.left) / cell, (box.bottom - box.top) / cell];
  const [first, last] = [box.left / cell - shadowReach * wide, box.right / cell + shadowReach * wide];
  const top = Math.max(from, Math.floor(box.bottom / cell - backShare * tall));
  const isShadow = (at: number, steps: number): boolean => {
    const light = lightRatio(ratio, at);
    return ratio[4 * at + 3]! > 0 && light < 1 - ratio[4 * at + 3]! && (light > contactRatio || steps <= contactReach * wide);
  };
  let edge: number[] = [];
  for (let v = Math.max(from, Math.floor(box.bottom / cell - footShare * tall)); v < Math.min(to, box.bottom / cell + 2); v++)
    for (let u = Math.max(0, Math.floor(box.left / cell) - 2); u <= Math.min(columns - 1, box.right / cell + 2); u++)
      if (isKnown[v * columns + u] === 0) edge.push(v * columns + u);
  for (let steps = 1; edge.length > 0; steps++) {
    const next: number[] = [];
    for (const at of edge)
      for (const n of [at % columns > 0 ? at - 1 : -1, at % columns < columns - 1 ? at + 1 : -1, at - columns, at + columns]) {
        if (n < top * columns || n >= to * columns || reached[n] !== 0 || isKnown[n] === 0) continue;
        if (n % columns < first || n % columns > last || !isShadow(n, steps)) continue;
        reached[n] = 1;
        next.push(n);
      }
    edge = next;
  }
  return reached;
}

/** [rows, columns, 3]: the ratio where it was reached, fading to 1 over two cells round it. */
function softened({ columns, rows, from, to, isKnown }: Cells, ratio: Float32Array, reached: Uint8Array): Float32Array {
  let weight = Float32Array.from(reached);
  for (let turn = 0; turn < 2; turn++)
    weight = mean3(weight, columns, rows, (at) => (isKnown[at] !== 0 ? 1 : 0)).map((w, at) => Math.max(w, reached[at]!));
  const out = new Float32Array(3 * columns * rows).fill(1);
  for (let c = 0; c < 3; c++) {
    const plane = Float32Array.from({ length: columns * rows }, (_, at) => {
      if (ratio[4 * at + 3] === 0) return 1;
      const light = lightRatio(ratio, at);
      return clamp(clamp(ratio[4 * at + c]!, (1 - mostTint) * light, (1 + mostTint) * light), darkest, mostBright);
    });
    const soft = mean3(plane, columns, rows, (at) => (ratio[4 * at + 3]! > 0 ? 1 : 0));
    for (let at = from * columns; at < to * columns; at++) out[3 * at + c] = 1 + (soft[at]! - 1) * weight[at]!;
  }
  return out;
}

/** Mean of three by three cells, those that count. */
function mean3(values: Float32Array, columns: number, rows: number, counts: (at: number) => number): Float32Array {
  const out = new Float32Array(values.length);
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) {
      let [sum, n] = [0, 0];
      for (let v = Math.max(0, y - 1); v <= Math.min(rows - 1, y + 1); v++)
        for (let u = Math.max(0, x - 1); u <= Math.min(columns - 1, x + 1); u++) {
          const k = counts(v * columns + u);
          sum += k * values[v * columns + u]!;
          n += k;
        }
      out[y * columns + x] = n > 0 ? sum / n : values[y * columns + x]!;
    }
  return out;
}
