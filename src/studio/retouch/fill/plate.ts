/** One scale of the picture as bytes, with its hole, and what follows from them: where patches may be copied from, how deep the hole is. */
import { sharedBytes } from '../../shared-bytes.ts';
import { clamp, linearOfByte, toSrgb255 } from '../light.ts';

/** A patch is a square of 2 * patchRadius + 1 pixels. */
export const patchRadius = 3;
export const patchSide = 2 * patchRadius + 1;
export const patchArea = patchSide ** 2;

export interface Plate {
  readonly width: number;
  readonly height: number;
  /** sRGB, [height, width, 3]. */
  readonly rgb: Uint8Array;
  /** 1 = to be made up. */
  readonly hole: Uint8Array;
  /** 1 = known, but never to be copied from. */
  readonly forbidden: Uint8Array;
}

export interface Span {
  readonly left: number;
  readonly top: number;
  /** Exclusive. */
  readonly right: number;
  readonly bottom: number;
}

/** 1 where the patch around a pixel lies within the picture and may be copied. */
export function sourcesOf({ width, height, hole, forbidden }: Plate): Uint8Array {
  const blocked = new Uint8Array(width * height);
  for (let i = 0; i < blocked.length; i++) blocked[i] = hole[i]! | forbidden[i]!;
  const near = widened(blocked, width, height);
  const out = sharedBytes(near.length);
  for (let y = patchRadius; y < height - patchRadius; y++)
    for (let x = patchRadius, i = y * width + x; x < width - patchRadius; x++, i++) out[i] = 1 - near[i]!;
  return out;
}

/** How many patches of the plate may be copied. */
export const countSources = (plate: Plate): number => countOf(sourcesOf(plate));

export function countOf(mask: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < mask.length; i++) count += mask[i]!;
  return count;
}

/** 1 where a patch around the pixel would hold a 1. */
export function widened(mask: Uint8Array, width: number, height: number): Uint8Array {
  const rows = new Uint8Array(mask.length);
  const out = new Uint8Array(mask.length);
  for (let y = 0; y < height; y++) {
    let last = -width;
    for (let x = 0; x < width + patchRadius; x++) {
      if (x < width && mask[y * width + x]) last = x;
      const at = x - patchRadius;
      if (at >= 0 && x - last <= 2 * patchRadius) rows[y * width + at] = 1;
    }
  }
  const last = new Int32Array(width).fill(-height);
  for (let y = 0; y < height + patchRadius; y++)
    for (let x = 0; x < width; x++) {
      if (y < height && rows[y * width + x]) last[x] = y;
      if (y >= patchRadius && y - last[x]! <= 2 * patchRadius) out[(y - patchRadius) * width + x] = 1;
    }
  return out;
}

/** Chamfer distance 3-4 (Borgefors 1986) divided by 3; the picture's border counts as unknown. */
export function depthOf(hole: Uint8Array, width: number): Float32Array {
  const far = 1e6;
  const d = new Float32Array(hole.length);
  for (let i = 0; i < d.length; i++) d[i] = hole[i] ? far : 0;
  const relax = (i: number, x: number, row: number, side: number): void => {
    let best = d[i]!;
    const inRow = x + side >= 0 && x + side < width;
    if (inRow) best = Math.min(best, d[i + side]! + 1);
    const j = i + row;
    if (j >= 0 && j < d.length) {
      best = Math.min(best, d[j]! + 1);
      if (x > 0) best = Math.min(best, d[j - 1]! + 4 / 3);
      if (x < width - 1) best = Math.min(best, d[j + 1]! + 4 / 3);
    }
    d[i] = best;
  };
  for (let i = 0; i < d.length; i++) if (d[i]! > 0) relax(i, i % width, -width, -1);
  for (let i = d.length - 1; i >= 0; i--) if (d[i]! > 0) relax(i, i % width, width, 1);
  return d;
}

const weights = [1, 3, 3, 1] as const;

/** Half the size (rounded up). A pixel is hole or forbidden if any of its four is; colours are a 1-3-3-1 mean, in linear light, of what is known. */
export function halved(plate: Plate): Plate {
  const { width, height } = plate;
  const [w, h] = [(width + 1) >> 1, (height + 1) >> 1];
  const out = { width: w, height: h, rgb: sharedBytes(3 * w * h), hole: sharedBytes(w * h), forbidden: sharedBytes(w * h) };
  const columns = new Int32Array(4);
  const rows = new Int32Array(4);
  for (let y = 0, o = 0; y < h; y++) {
    for (let d = 0; d < 4; d++) rows[d] = clamp(2 * y + d - 1, 0, height - 1) * width;
    for (let x = 0; x < w; x++, o++) {
      for (let d = 0; d < 4; d++) columns[d] = clamp(2 * x + d - 1, 0, width - 1);
      orFour(plate, out, { rows, columns, o });
      meanOfKnown(plate, out.rgb, { rows, columns, o });
    }
  }
  return out;
}

interface Taps {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly o: number;
}

function orFour({ hole, forbidden }: Plate, out: { hole: Uint8Array; forbidden: Uint8Array }, { rows, columns, o }: Taps): void {
  const [a, b] = [rows[1]! + columns[1]!, rows[1]! + columns[2]!];
  const [c, d] = [rows[2]! + columns[1]!, rows[2]! + columns[2]!];
  out.hole[o] = hole[a]! | hole[b]! | hole[c]! | hole[d]!;
  out.forbidden[o] = forbidden[a]! | forbidden[b]! | forbidden[c]! | forbidden[d]!;
}

function meanOfKnown({ rgb, hole }: Plate, out: Uint8Array, { rows, columns, o }: Taps): void {
  let [r, g, b, sum] = [0, 0, 0, 0];
  for (let v = 0; v < 4; v++)
    for (let u = 0; u < 4; u++) {
      const i = rows[v]! + columns[u]!;
      if (hole[i] !== 0) continue;
      const k = weights[u]! * weights[v]!;
      sum += k;
      r += k * linearOfByte[rgb[3 * i]!]!;
      g += k * linearOfByte[rgb[3 * i + 1]!]!;
      b += k * linearOfByte[rgb[3 * i + 2]!]!;
    }
  if (sum === 0) return;
  out[3 * o] = toSrgb255(r / sum) + 0.5;
  out[3 * o + 1] = toSrgb255(g / sum) + 0.5;
  out[3 * o + 2] = toSrgb255(b / sum) + 0.5;
}

/** The nearest row (or column) that a patch's middle may have. */
export const clampToPatches = (v: number, size: number): number => Math.min(size - 1 - patchRadius, Math.max(patchRadius, v));

/** The smallest span that holds the hole. */
export function holeSpan({ width, height, hole }: { width: number; height: number; hole: Uint8Array }): Span {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++)
      if (hole[i]) {
        if (x < left) left = x;
        if (x >= right) right = x + 1;
        if (y < top) top = y;
        bottom = y + 1;
      }
  return { left, top, right, bottom };
}
