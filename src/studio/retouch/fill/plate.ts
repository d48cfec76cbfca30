/** One scale of the picture as bytes, with its hole, and what follows from them: where patches may be copied from, how deep the hole is. */
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
export function sourcesOf(plate: Plate): Uint8Array {
  const out = new Uint8Array(plate.width * plate.height);
  writeSources(plate, out, { fromY: 0, toY: plate.height });
  return out;
}

/** The same for some rows of `out`. */
export function writeSources(
  { width, height, hole, forbidden }: Plate,
  out: Uint8Array,
  { fromY, toY }: { fromY: number; toY: number },
): void {
  // How many rows down to this one had seven free pixels side by side that end in the column.
  const down = new Int32Array(width);
  for (let y = Math.max(0, fromY - patchRadius); y < Math.min(height, toY + patchRadius); y++) {
    const isTold = y - patchRadius >= fromY;
    for (let x = 0, i = y * width, o = i - patchRadius * (width + 1), free = 0; x < width; x++, i++, o++) {
      free = (hole[i]! | forbidden[i]!) === 0 ? free + 1 : 0;
      down[x] = free >= patchSide ? down[x]! + 1 : 0;
      if (isTold && x >= patchSide - 1) out[o] = down[x]! >= patchSide ? 1 : 0;
    }
  }
}

/** How many patches of the plate may be copied; not more than `most`, rows from the top. */
export function countSources(plate: Plate, most: number): number {
  const rows = 64;
  const out = new Uint8Array(plate.width * plate.height);
  let count = 0;
  for (let fromY = 0; fromY < plate.height && count < most; fromY += rows) {
    const toY = Math.min(plate.height, fromY + rows);
    writeSources(plate, out, { fromY, toY });
    count += countOf(out.subarray(fromY * plate.width, toY * plate.width));
  }
  return Math.min(most, count);
}

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

/**
 * Writes rows of a plate of half the size (rounded up). A pixel is hole or forbidden if any of its four is; colours are a 1-3-3-1 mean, in linear
 * light, of what is known.
 */
export function halveRows(plate: Plate, half: Plate, { fromY, toY }: { fromY: number; toY: number }): void {
  const { width, height } = plate;
  const { width: w } = half;
  // Sums of four columns of each row, of which two output rows in turn need the same.
  const sums = [0, 1, 2, 3].map(() => new Float32Array(4 * w));
  let summed = Math.max(0, 2 * fromY - 1) - 1;
  for (let y = fromY; y < toY; y++) {
    const last = Math.min(height - 1, 2 * y + 2);
    while (summed < last) {
      summed++;
      sumColumns(plate, summed, sums[summed & 3]!);
    }
    const taps = [-1, 0, 1, 2].map((d) => sums[clamp(2 * y + d, 0, height - 1) & 3]!);
    meanOfKnown(taps, half.rgb, y * w);
    const [upper, lower] = [2 * y * width, Math.min(height - 1, 2 * y + 1) * width];
    for (let x = 0, o = y * w; x < w; x++, o++) {
      const [left, right] = [2 * x, Math.min(width - 1, 2 * x + 1)];
      half.hole[o] = plate.hole[upper + left]! | plate.hole[upper + right]! | plate.hole[lower + left]! | plate.hole[lower + right]!;
      half.forbidden[o] =
        plate.forbidden[upper + left]! | plate.forbidden[upper + right]! | plate.forbidden[lower + left]! | plate.forbidden[lower + right]!;
    }
  }
}

/** Linear light and weights of what is known, four columns each, [width of the half, 4]. */
function sumColumns({ width, rgb, hole }: Plate, y: number, sums: Float32Array): void {
  const row = y * width;
  for (let x = 0, o = 0; o < sums.length; x += 2, o += 4) {
    let [r, g, b, sum] = [0, 0, 0, 0];
    for (let d = -1; d <= 2; d++) {
      const column = x + d;
      const i = row + (column < 0 ? 0 : column >= width ? width - 1 : column);
      if (hole[i] !== 0) continue;
      const k = d === 0 || d === 1 ? 3 : 1;
      sum += k;
      r += k * linearOfByte[rgb[3 * i]!]!;
      g += k * linearOfByte[rgb[3 * i + 1]!]!;
      b += k * linearOfByte[rgb[3 * i + 2]!]!;
    }
    sums[o] = r;
    sums[o + 1] = g;
    sums[o + 2] = b;
    sums[o + 3] = sum;
  }
}

/** `taps`: sums of four rows; writes a row of `out` from pixel `first`. */
function meanOfKnown(taps: readonly Float32Array[], out: Uint8Array, first: number): void {
  const [a, b, c, d] = taps as [Float32Array, Float32Array, Float32Array, Float32Array];
  for (let t = 0, o = 3 * first; t < a.length; t += 4, o += 3) {
    const sum = a[t + 3]! + 3 * (b[t + 3]! + c[t + 3]!) + d[t + 3]!;
    if (sum === 0) continue;
    out[o] = toSrgb255((a[t]! + 3 * (b[t]! + c[t]!) + d[t]!) / sum) + 0.5;
    out[o + 1] = toSrgb255((a[t + 1]! + 3 * (b[t + 1]! + c[t + 1]!) + d[t + 1]!) / sum) + 0.5;
    out[o + 2] = toSrgb255((a[t + 2]! + 3 * (b[t + 2]! + c[t + 2]!) + d[t + 2]!) / sum) + 0.5;
  }
}

/** The nearest row (or column) that a patch's middle may have. */
export const clampToPatches = (v: number, size: number): number => Math.min(size - 1 - patchRadius, Math.max(patchRadius, v));

/** The smallest span that holds the hole. */
export function holeSpan({ width, height, hole }: { width: number; height: number; hole: Uint8Array }): Span {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let first = 0;
    while (first < width && hole[row + first] === 0) first++;
    if (first === width) continue;
    let last = width - 1;
    while (hole[row + last] === 0) last--;
    if (first < left) left = first;
    if (last >= right) right = last + 1;
    if (y < top) top = y;
    bottom = y + 1;
  }
  return { left, top, right, bottom };
}
