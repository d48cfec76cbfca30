/**
 * From patches to single pixels: each pixel of the hole is copied from one place, and borders between places run where both agree.
 *
 * source   Kwatra, Schoedl, Essa, Turk and Bobick, "Graphcut Textures" (SIGGRAPH 2003) for the cost of a seam; minimised here by iterated
 *          conditional modes (Besag 1986), since the patches already are a good start
 */
import type { Plate } from './plate.ts';

/** Rows of the finest scale. */
export interface Ground extends Plate {
  readonly top: number;
  /** Exclusive. */
  readonly bottom: number;
  /** Columns outside of these have no hole. */
  readonly left: number;
  readonly right: number;
  /** What the patches vote for within the hole, sRGB, [bottom - top, width, 3]. */
  readonly estimate: Uint8Array;
}

const sweeps = 4;
/** Weight of agreeing with the votes against a seam's cost. */
const fidelity = 0.25;
const blockedCost = 30_000;

/** `label[i]`, of [bottom - top, width]: where the pixel is copied from less its own index; changed in place. */
export function settleSeams(ground: Ground, label: Int32Array): void {
  const { top, bottom } = ground;
  // A pixel whose neighbours are as they were when it was last looked at stays as it is.
  const isStale = new Uint8Array(label.length).fill(1);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let changed = 0;
    for (let n = 0; n < bottom - top; n++)
      changed += settleRow(ground, label, isStale, { y: sweep % 2 === 0 ? top + n : bottom - 1 - n, isForward: sweep % 2 === 0 });
    if (changed === 0) return;
  }
}

/** How many of its pixels changed. */
function settleRow(ground: Ground, label: Int32Array, isStale: Uint8Array, { y, isForward }: { y: number; isForward: boolean }): number {
  const { width, top, bottom, left, right, hole } = ground;
  let changed = 0;
  for (let n = left; n < right; n++) {
    const x = isForward ? n : right - 1 - (n - left);
    const o = (y - top) * width + x;
    if (isStale[o] === 0) continue;
    isStale[o] = 0;
    const p = y * width + x;
    if (hole[p] === 0) continue;
    const own = label[o]!;
    if (label[o - 1] === own && label[o + 1] === own && label[o - width] === own && label[o + width] === own) continue;
    const isSeam =
      (x > 0 && hole[p - 1] !== 0 && label[o - 1] !== own) ||
      (x < width - 1 && hole[p + 1] !== 0 && label[o + 1] !== own) ||
      (y > top && hole[p - width] !== 0 && label[o - width] !== own) ||
      (y < bottom - 1 && hole[p + width] !== 0 && label[o + width] !== own);
    if (!isSeam || !settlePixel(ground, label, p, x)) continue;
    changed++;
    if (o > 0) isStale[o - 1] = 1;
    if (o + 1 < label.length) isStale[o + 1] = 1;
    if (o >= width) isStale[o - width] = 1;
    if (o + width < label.length) isStale[o + width] = 1;
  }
  return changed;
}

function settlePixel(ground: Ground, label: Int32Array, p: number, x: number): boolean {
  const { width, hole, top } = ground;
  const o = p - top * width;
  const own = label[o]!;
  let best = own;
  let bestCost = -1;
  for (let side = 0; side < 4; side++) {
    const n = neighbourOf(p, x, side, ground);
    if (n < 0 || hole[n] === 0) continue;
    const other = label[n - top * width]!;
    if (other === own || other === best || !mayCopy(ground, p, other, x)) continue;
    if (bestCost < 0) bestCost = labelCost(ground, label, p, own);
    const cost = labelCost(ground, label, p, other);
    if (cost < bestCost) {
      best = other;
      bestCost = cost;
    }
  }
  label[o] = best;
  return best !== own;
}

/** -1 beyond the rows. */
function neighbourOf(p: number, x: number, side: number, { width, top, bottom }: Ground): number {
  if (side === 0) return x > 0 ? p - 1 : -1;
  if (side === 1) return x < width - 1 ? p + 1 : -1;
  if (side === 2) return p >= (top + 1) * width ? p - width : -1;
  return p < (bottom - 1) * width ? p + width : -1;
}

/** The neighbour's source lies within the picture, so only its own next pixel may not. */
function mayCopy({ width, hole, forbidden }: Ground, p: number, label: number, x: number): boolean {
  const s = p + label;
  if (s < 0 || s >= hole.length || (hole[s]! | forbidden[s]!) !== 0) return false;
  const column = s % width;
  // A label that wraps round the picture's side has jumped from one column to the opposite one.
  return !((column === 0 || column === width - 1) && Math.abs(column - x) > width - 3);
}

function labelCost(ground: Ground, label: Int32Array, p: number, own: number): number {
  const { rgb, estimate, width, top, bottom } = ground;
  const o = p - top * width;
  const [e, s] = [3 * o, 3 * (p + own)];
  const r = rgb[s]! - estimate[e]!;
  const g = rgb[s + 1]! - estimate[e + 1]!;
  const b = rgb[s + 2]! - estimate[e + 2]!;
  const x = p % width;
  let cost = fidelity * (r * r + g * g + b * b);
  if (x > 0) cost += seamCost(ground, label, p, p - 1, own);
  if (x < width - 1) cost += seamCost(ground, label, p, p + 1, own);
  if (o >= width) cost += seamCost(ground, label, p, p - width, own);
  if (p < (bottom - 1) * width) cost += seamCost(ground, label, p, p + width, own);
  return cost;
}

/** Between pixel p with the label `own` and its neighbour n. */
function seamCost(ground: Ground, label: Int32Array, p: number, n: number, own: number): number {
  if (ground.hole[n] === 0) return 2 * colourGap(ground, n + own, n);
  const other = label[n - ground.top * ground.width]!;
  return other === own ? 0 : colourGap(ground, p + own, p + other) + colourGap(ground, n + own, n + other);
}

/** `a` may be a place that must not be copied. */
function colourGap({ rgb, hole, forbidden }: Ground, a: number, b: number): number {
  if (a < 0 || a >= hole.length || (hole[a]! | forbidden[a]!) !== 0) return blockedCost;
  const r = rgb[3 * a]! - rgb[3 * b]!;
  const g = rgb[3 * a + 1]! - rgb[3 * b + 1]!;
  const d = rgb[3 * a + 2]! - rgb[3 * b + 2]!;
  return r * r + g * g + d * d;
}
