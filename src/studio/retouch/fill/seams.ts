/**
 * From patches to single pixels: each pixel of the hole is copied from one place, and borders between places run where both agree.
 *
 * source   Kwatra, Schoedl, Essa, Turk and Bobick, "Graphcut Textures" (SIGGRAPH 2003) for the cost of a seam; minimised here by iterated
 *          conditional modes (Besag 1986), since the patches already are a good start
 */

/** The finest scale as bytes. */
export interface Ground {
  readonly width: number;
  readonly height: number;
  /** sRGB, [height, width, 3]. */
  readonly rgb: Uint8Array;
  readonly hole: Uint8Array;
  /** 1 = hole or forbidden. */
  readonly blocked: Uint8Array;
  /** What the patches vote for within the hole, sRGB, [height, width, 3]. */
  readonly estimate: Uint8Array;
}

const sweeps = 4;
/** Weight of agreeing with the votes against a seam's cost. */
const fidelity = 0.25;
const blockedCost = 30_000;

/** `from[i]` is the pixel that hole pixel i is copied from; changed in place. */
export function settleSeams(ground: Ground, from: Int32Array, pixels: Int32Array): void {
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let changed = 0;
    for (let n = 0; n < pixels.length; n++) {
      const p = pixels[sweep % 2 === 0 ? n : pixels.length - 1 - n]!;
      if (settlePixel(ground, from, p)) changed++;
    }
    if (changed === 0) return;
  }
}

function settlePixel(ground: Ground, from: Int32Array, p: number): boolean {
  const { width, hole } = ground;
  const x = p % width;
  const own = from[p]! - p;
  let best = own;
  let bestCost = -1;
  for (let side = 0; side < 4; side++) {
    const n = neighbourOf(p, x, side, ground);
    if (n < 0 || hole[n] === 0) continue;
    const label = from[n]! - n;
    if (label === own || label === best || !mayCopy(ground, p, label, x)) continue;
    if (bestCost < 0) bestCost = labelCost(ground, from, p, own);
    const cost = labelCost(ground, from, p, label);
    if (cost < bestCost) {
      best = label;
      bestCost = cost;
    }
  }
  if (best === own) return false;
  from[p] = p + best;
  return true;
}

/** -1 beyond the picture. */
function neighbourOf(p: number, x: number, side: number, { width, height }: { width: number; height: number }): number {
  if (side === 0) return x > 0 ? p - 1 : -1;
  if (side === 1) return x < width - 1 ? p + 1 : -1;
  if (side === 2) return p - width;
  return p + width < width * height ? p + width : -1;
}

/** The neighbour's source lies within the picture, so only its own next pixel may not. */
function mayCopy({ width, blocked }: Ground, p: number, label: number, x: number): boolean {
  const s = p + label;
  if (s < 0 || s >= blocked.length || blocked[s] === 1) return false;
  const column = s % width;
  // A label that wraps round the picture's side has jumped from one column to the opposite one.
  return !((column === 0 || column === width - 1) && Math.abs(column - x) > width - 3);
}

function labelCost(ground: Ground, from: Int32Array, p: number, label: number): number {
  const { rgb, estimate, hole, width } = ground;
  const [i, s] = [3 * p, 3 * (p + label)];
  let cost = 0;
  for (let c = 0; c < 3; c++) {
    const d = rgb[s + c]! - estimate[i + c]!;
    cost += fidelity * d * d;
  }
  const x = p % width;
  for (let side = 0; side < 4; side++) {
    const n = neighbourOf(p, x, side, ground);
    if (n < 0) continue;
    if (hole[n] === 0) cost += 2 * colourGap(ground, n + label, n);
    else {
      const other = from[n]! - n;
      if (other !== label) cost += colourGap(ground, p + label, p + other) + colourGap(ground, n + label, from[n]!);
    }
  }
  return cost;
}

function colourGap({ rgb, blocked }: Ground, a: number, b: number): number {
  if (a < 0 || a >= blocked.length || b < 0 || b >= blocked.length) return blockedCost;
  const r = rgb[3 * a]! - rgb[3 * b]!;
  const g = rgb[3 * a + 1]! - rgb[3 * b + 1]!;
  const d = rgb[3 * a + 2]! - rgb[3 * b + 2]!;
  return r * r + g * g + d * d;
}
