/**
 * One scale of the picture that is being filled: colours, what the patches are compared by, the hole, and where patches may be copied from.
 *
 * source   Oklab: Ottosson, "A perceptual color space for image processing" (2020); colours and gradients side by side in the comparison:
 *          Darabi, Shechtman, Barnes, Goldman and Sen, "Image Melding" (SIGGRAPH 2012)
 */
import { clamp, linearOfByte } from '../light.ts';

/** A patch is a square of 2 * patchRadius + 1 pixels. */
export const patchRadius = 3;
export const patchArea = (2 * patchRadius + 1) ** 2;
/** Lightness, two opponent colours, two gradients of lightness. */
export const featureCount = 5;

export interface Level {
  readonly width: number;
  readonly height: number;
  /** Linear light, [height, width, 3]; within the hole the present estimate. */
  readonly colour: Float32Array;
  /** [height, width, featureCount], in units of about one 8-bit step of lightness. */
  readonly feature: Float32Array;
  /** 1 = to be made up. */
  readonly hole: Uint8Array;
  /** 1 = known, but never to be copied from. */
  readonly forbidden: Uint8Array;
  /** 1 = the patch around this pixel lies within the picture and may be copied. */
  readonly source: Uint8Array;
  readonly sourceCount: number;
  /** Indices of the middles of all patches that touch the hole, in scan order; each patch lies within the picture. */
  readonly targets: Int32Array;
  /** Distance of each pixel of the hole to what is known, in pixels (chessboard with diagonals of 4/3); 0 outside. */
  readonly depth: Float32Array;
}

export interface Plate {
  readonly width: number;
  readonly height: number;
  /** Linear light, [height, width, 3]. */
  readonly colour: Float32Array;
  readonly hole: Uint8Array;
  readonly forbidden: Uint8Array;
}

export function levelOf(plate: Plate): Level {
  const { width, height, hole } = plate;
  const feature = new Float32Array(featureCount * width * height);
  const source = sourcesOf(plate);
  const sourceCount = sum(source);
  const level = { ...plate, feature, source, sourceCount, targets: touching(hole, width, height), depth: depthOf(hole, width) };
  describePixels(level, { left: 0, top: 0, right: width, bottom: height });
  return level;
}

/** How many patches of the plate may be copied. */
export const countSources = (plate: Plate): number => sum(sourcesOf(plate));

function sourcesOf({ width, height, hole, forbidden }: Plate): Uint8Array {
  const blocked = new Uint8Array(width * height);
  for (let i = 0; i < blocked.length; i++) blocked[i] = hole[i]! | forbidden[i]!;
  return wholePatches(blocked, width, height);
}

function sum(mask: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < mask.length; i++) count += mask[i]!;
  return count;
}

export interface Span {
  readonly left: number;
  readonly top: number;
  /** Exclusive. */
  readonly right: number;
  readonly bottom: number;
}

const cubeRoots: Float32Array = Float32Array.from({ length: 4098 }, (_, i) => Math.cbrt(i / 4096));
function cubeRoot(v: number): number {
  if (v <= 0.002) return Math.cbrt(v);
  const at = Math.min(4096, v * 4096);
  const i = at | 0;
  return cubeRoots[i]! + (cubeRoots[i + 1]! - cubeRoots[i]!) * (at - i);
}

/** Writes the features of a span anew from its colours. */
export function describePixels({ width, height, colour, feature }: Level, span: Span): void {
  const { left, top, right, bottom } = span;
  for (let y = top; y < bottom; y++)
    for (let x = left, i = y * width + left; x < right; x++, i++) {
      const r = colour[3 * i]!;
      const g = colour[3 * i + 1]!;
      const b = colour[3 * i + 2]!;
      const l = cubeRoot(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
      const m = cubeRoot(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
      const s = cubeRoot(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
      const f = featureCount * i;
      feature[f] = 255 * (0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s);
      feature[f + 1] = 420 * (1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s);
      feature[f + 2] = 420 * (0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s);
    }
  for (let y = Math.max(0, top - 1); y < Math.min(height, bottom + 1); y++)
    for (let x = Math.max(0, left - 1); x < Math.min(width, right + 1); x++) {
      const f = featureCount * (y * width + x);
      const west = x > 0 ? f - featureCount : f;
      const east = x < width - 1 ? f + featureCount : f;
      const north = y > 0 ? f - featureCount * width : f;
      const south = y < height - 1 ? f + featureCount * width : f;
      feature[f + 3] = 0.7 * (feature[east]! - feature[west]!);
      feature[f + 4] = 0.7 * (feature[south]! - feature[north]!);
    }
}

/** 1 where the whole patch lies within the picture and none of it is blocked. */
function wholePatches(blocked: Uint8Array, width: number, height: number): Uint8Array {
  const near = widened(blocked, width, height);
  const out = new Uint8Array(near.length);
  for (let y = patchRadius; y < height - patchRadius; y++)
    for (let x = patchRadius; x < width - patchRadius; x++) out[y * width + x] = 1 - near[y * width + x]!;
  return out;
}

function touching(hole: Uint8Array, width: number, height: number): Int32Array {
  const near = widened(hole, width, height);
  const found: number[] = [];
  for (let y = patchRadius; y < height - patchRadius; y++)
    for (let x = patchRadius; x < width - patchRadius; x++) if (near[y * width + x]) found.push(y * width + x);
  return Int32Array.from(found);
}

/** 1 where a patch around the pixel would hold a 1. */
function widened(mask: Uint8Array, width: number, height: number): Uint8Array {
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

/** Half the size (rounded up). A pixel is hole or forbidden if any of its four is; colours are a 1-3-3-1 mean of what is known. */
export function halved({ width, height, colour, hole, forbidden }: Plate): Plate {
  const [w, h] = [(width + 1) >> 1, (height + 1) >> 1];
  const out = { width: w, height: h, colour: new Float32Array(3 * w * h), hole: new Uint8Array(w * h), forbidden: new Uint8Array(w * h) };
  for (let y = 0, o = 0; y < h; y++)
    for (let x = 0; x < w; x++, o++) {
      let r = 0;
      let g = 0;
      let b = 0;
      let sum = 0;
      for (let dy = -1; dy <= 2; dy++) {
        const v = clamp(2 * y + dy, 0, height - 1);
        for (let dx = -1; dx <= 2; dx++) {
          const i = v * width + clamp(2 * x + dx, 0, width - 1);
          if (dx >= 0 && dx < 2 && dy >= 0 && dy < 2) {
            out.hole[o]! |= hole[i]!;
            out.forbidden[o]! |= forbidden[i]!;
          }
          if (hole[i]) continue;
          const k = (dx < 0 || dx > 1 ? 1 : 3) * (dy < 0 || dy > 1 ? 1 : 3);
          sum += k;
          r += k * colour[3 * i]!;
          g += k * colour[3 * i + 1]!;
          b += k * colour[3 * i + 2]!;
        }
      }
      if (sum === 0) continue;
      out.colour[3 * o] = r / sum;
      out.colour[3 * o + 1] = g / sum;
      out.colour[3 * o + 2] = b / sum;
    }
  return out;
}

/** Linear light of sRGB bytes. */
export function linearOf(rgb: Uint8Array): Float32Array {
  const out = new Float32Array(rgb.length);
  for (let i = 0; i < rgb.length; i++) out[i] = linearOfByte[rgb[i]!]!;
  return out;
}
