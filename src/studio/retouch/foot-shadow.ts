/**
 * What a thing does to the ground about its foot: a contact shadow, a soft one thrown aside, its colour mirrored in a table. Each place is
 * compared with the ground left and right of the thing at the same height, which lies at about the same distance and in the same light.
 * Works on cells of some pixels; knows nothing of outlines beyond the hole it is given.
 */
import { type Box, type Cells, cellsOf, type FootInput } from './foot-cells.ts';
import { type GroundRatios, groundRatios } from './foot-ground.ts';
import { clamp, luminance } from './light.ts';

/** Cells of the whole picture. */
export interface FootShadow {
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
  /** [rows, columns, 3]: light here over that of the ground without the thing; 1 where nothing is changed. */
  readonly ratio: Float32Array;
}

/** Of the thing's width, from its sides: how far a shadow may reach. */
const shadowReach = 0.9;
/** The same of one that is seen right across the ground beside. */
const thrownReach = 3;
/** A shadow may hang together with its foot by cells of so much of the least change, and by so many such cells with surer ones. */
const [weakShare, weakSteps] = [0.7, 3];
/** Of the thing's own area: what spreads farther is no shadow. */
const mostSpread = 1.6;
const [darkest, mostBright] = [0.1, 1.5];
/** A shadow's colour differs from the ground's by no more. */
const mostTint = 0.55;
/** Of the thing's height: its lowest part, where it stands. */
const footShare = 0.22;
/** As much of its height is ground behind it. */
const backShare = 0.32;
/** Darker than this is only the contact itself, within this share of the thing's width. */
const [contactRatio, contactReach] = [0.12, 0.15];

/** null when there is no shadow, or nothing beside the thing to compare with. */
export function findFootShadow(input: FootInput, box: Box): FootShadow | null {
  const cells = cellsOf(input, box);
  const compared = groundRatios(cells, box);
  if (!compared) return null;
  const { ratio } = compared;
  const reached = spreadFrom(cells, compared, box);
  const area = ((box.right - box.left) * (box.bottom - box.top)) / cells.cell ** 2;
  const count = reached.reduce((sum, r) => sum + r, 0);
  if (count === 0 || count > mostSpread * area) return null;
  return { ...cells, ratio: softened(cells, ratio, reached) };
}

const lightRatio = (ratio: Float32Array, at: number): number => luminance(ratio[4 * at]!, ratio[4 * at + 1]!, ratio[4 * at + 2]!);

/** 1 for darker cells that hang together with the foot. */
function spreadFrom({ columns, from, to, isKnown, cell }: Cells, { ratio, thrown }: GroundRatios, box: Box): Uint8Array {
  const reached = new Uint8Array(isKnown.length);
  const [wide, tall] = [(box.right - box.left) / cell, (box.bottom - box.top) / cell];
  const reachOf = (side: 0 | 1): number => (thrown?.side === side ? thrownReach : shadowReach) * wide;
  const [first, last] = [box.left / cell - reachOf(0), box.right / cell + reachOf(1)];
  const top = Math.max(from, Math.floor(box.bottom / cell - backShare * tall));
  const isShadow = (at: number, steps: number): boolean => {
    const light = lightRatio(ratio, at);
    return ratio[4 * at + 3]! > 0 && light < 1 - weakShare * ratio[4 * at + 3]! && (light > contactRatio || steps <= contactReach * wide);
  };
  let edge: number[] = [];
  for (let v = Math.max(from, Math.floor(box.bottom / cell - footShare * tall)); v < Math.min(to, box.bottom / cell + 2); v++)
    for (let u = Math.max(0, Math.floor(box.left / cell) - 2); u <= Math.min(columns - 1, box.right / cell + 2); u++)
      if (isKnown[v * columns + u] === 0) edge.push(v * columns + u);
  for (let v = thrown?.first ?? 0; thrown && v <= thrown.last; v++)
    for (let u = 0, at = v * columns; u < columns; u++, at++) {
      const isThere = thrown.side === 0 ? u >= first && u < box.left / cell : u > box.right / cell && u <= last;
      if (!isThere || isKnown[at] === 0 || lightRatio(ratio, at) >= 1 - ratio[4 * at + 3]! || lightRatio(ratio, at) < contactRatio)
        continue;
      reached[at] = 1;
      edge.push(at);
    }
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
  return nearSure({ columns, isKnown }, ratio, reached);
}

/** Of what was reached, the cells that are shadow for sure, and those a few steps from them. */
function nearSure({ columns, isKnown }: Pick<Cells, 'columns' | 'isKnown'>, ratio: Float32Array, reached: Uint8Array): Uint8Array {
  const kept = new Uint8Array(reached.length);
  let edge: number[] = [];
  for (let at = 0; at < reached.length; at++)
    if (reached[at] !== 0 && lightRatio(ratio, at) < 1 - ratio[4 * at + 3]!) {
      kept[at] = 1;
      edge.push(at);
    }
  for (let steps = 0; steps < weakSteps && edge.length > 0; steps++) {
    const next: number[] = [];
    for (const at of edge)
      for (const n of [at % columns > 0 ? at - 1 : -1, at % columns < columns - 1 ? at + 1 : -1, at - columns, at + columns])
        if (n >= 0 && n < isKnown.length && reached[n] !== 0 && kept[n] === 0) {
          kept[n] = 1;
          next.push(n);
        }
    edge = next;
  }
  // A single row is a line of the ground, such as the far edge of a table.
  return kept.map((k, at) => (k !== 0 && (kept[at - columns] || kept[at + columns]) ? 1 : 0));
}

/** [rows, columns, 3]: the ratio where it was reached, fading to 1 over two cells round it. */
function softened({ columns, rows, from, to, isKnown }: Cells, ratio: Float32Array, reached: Uint8Array): Float32Array {
  let weight = Float32Array.from(reached);
  for (let turn = 0; turn < 2; turn++) weight = mean3(weight, isKnown, { columns, from, to }).map((w, at) => Math.max(w, reached[at]!));
  const isTold = Uint8Array.from({ length: columns * rows }, (_, at) => (ratio[4 * at + 3]! > 0 ? 1 : 0));
  const out = new Float32Array(3 * columns * rows).fill(1);
  for (let c = 0; c < 3; c++) {
    const plane = Float32Array.from({ length: columns * rows }, (_, at) => {
      if (ratio[4 * at + 3] === 0) return 1;
      const light = lightRatio(ratio, at);
      return clamp(clamp(ratio[4 * at + c]!, (1 - mostTint) * light, (1 + mostTint) * light), darkest, mostBright);
    });
    const soft = mean3(plane, isTold, { columns, from, to });
    for (let at = from * columns; at < to * columns; at++) out[3 * at + c] = 1 + (soft[at]! - 1) * weight[at]!;
  }
  return out;
}

/** Mean of three by three cells, those that count; of the rows that are looked at. */
function mean3(values: Float32Array, counts: Uint8Array, { columns, from, to }: Pick<Cells, 'columns' | 'from' | 'to'>): Float32Array {
  const out = values.slice();
  for (let y = from; y < to; y++)
    for (let x = 0; x < columns; x++) {
      let [sum, n] = [0, 0];
      for (let v = Math.max(from, y - 1); v <= Math.min(to - 1, y + 1); v++)
        for (let u = Math.max(0, x - 1), at = v * columns + u; u <= Math.min(columns - 1, x + 1); u++, at++)
          if (counts[at] !== 0) {
            sum += values[at]!;
            n++;
          }
      if (n > 0) out[y * columns + x] = sum / n;
    }
  return out;
}
