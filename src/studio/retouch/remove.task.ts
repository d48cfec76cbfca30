/**
 * The hole that a thing leaves: its outline, a rim for its soft edge, thin parts that hang at it, and the darkest of its shadow; the rest of its
 * shadow is lit as the ground beside it is. Runs in a studio worker.
 */
import type { PixelSize } from '../../engine.ts';
import { shareBytes, sharedBytes } from '../shared-bytes.ts';
import type { Box } from './foot-cells.ts';
import { type FootShadow, findFootShadow } from './foot-shadow.ts';
import { growMask } from './grow.ts';
import { findHangingParts } from './hanging-parts.ts';
import { clamp, linearOfByte, toSrgb255 } from './light.ts';
import type { Mask } from './operator.ts';

export interface HoleInput extends PixelSize {
  readonly channels: 3 | 4;
  /** sRGB. */
  readonly data: Uint8Array;
  readonly mask: Mask;
}

/** In shared memory. */
export interface Hole {
  readonly hole: Mask;
  /** The picture with the shadow lit. */
  readonly lit: Uint8Array;
  /** The hole and what was lit. */
  readonly changed: Mask;
  /** Of the picture that is hole. */
  readonly share: number;
}

/** Of the longer side. */
const rimShare = 0.008;
/** Darker ground than this is made anew: lit, it would be noise. */
const darkRatio = 0.62;
/** So is what mirrors the thing's colour: one channel is this much farther from the ground than another. */
const mostTinted = 1.6;
/** Changes below this are not made. */
const leastLit = 0.012;

function boxOf(mask: Mask, { width, height }: PixelSize): Box | null {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++)
      if (mask[i]! > 8) {
        if (x < left) left = x;
        if (x > right) right = x;
        if (y < top) top = y;
        bottom = y;
      }
  return right < 0 ? null : { left, top, right, bottom };
}

export function holeOf(input: HoleInput): Hole {
  const { mask, width, height, data } = input;
  const rim = Math.max(2, Math.round(rimShare * Math.max(width, height)));
  const hole = growMask(mask, input, rim);
  const box = boxOf(mask, input);
  const parts = box && findHangingParts({ ...input, hole }, box);
  if (parts) {
    const wide = growMask(parts, input, Math.ceil(rim / 2));
    for (let i = 0; i < hole.length; i++) hole[i]! |= wide[i]!;
  }
  const shadow = box && findFootShadow({ ...input, hole }, box);
  const [lit, changed] = [shadow ? copied(data) : data, shadow ? copied(hole) : hole];
  if (shadow) light(input, shadow, { hole, lit, changed });
  let pixels = 0;
  for (let i = 0; i < hole.length; i++) if (hole[i] !== 0) pixels++;
  return { hole: shareBytes(hole), lit, changed: shareBytes(changed), share: pixels / (width * height) };
}

function copied(bytes: Uint8Array): Uint8Array {
  const copy = sharedBytes(bytes.length);
  copy.set(bytes);
  return copy;
}

/** Lights the shadow; where it is darkest the hole becomes larger. */
function light(
  { width, height, channels, data }: HoleInput,
  shadow: FootShadow,
  { hole, lit, changed }: { hole: Mask; lit: Uint8Array; changed: Mask },
): void {
  const { cell, columns, rows, ratio } = shadow;
  const span = reachedBy(shadow, { width, height });
  const darkest = new Uint8Array(hole.length);
  for (let y = span.top; y < span.bottom; y++) {
    const v = clamp((y + 0.5) / cell - 0.5, 0, rows - 1);
    const upper = Math.min(rows - 2, v | 0);
    for (let x = span.left, i = y * width + x; x < span.right; x++, i++) {
      if (hole[i] !== 0) continue;
      const u = clamp((x + 0.5) / cell - 0.5, 0, columns - 1);
      const left = Math.min(columns - 2, u | 0);
      const [fx, fy] = [u - left, v - upper];
      const at = 3 * (upper * columns + left);
      if (isUnlit(ratio, at) && isUnlit(ratio, at + 3) && isUnlit(ratio, at + 3 * columns) && isUnlit(ratio, at + 3 * columns + 3))
        continue;
      let [dark, least, most] = [0, 2, 0];
      for (let c = 0; c < 3; c++) {
        const above = ratio[at + c]! * (1 - fx) + ratio[at + 3 + c]! * fx;
        const below = ratio[at + 3 * columns + c]! * (1 - fx) + ratio[at + 3 * columns + 3 + c]! * fx;
        const here = above * (1 - fy) + below * fy;
        if (here < least) least = here;
        if (here > most) most = here;
        if (Math.abs(here - 1) < leastLit) continue;
        if (here < darkRatio) dark++;
        lit[channels * i + c] = toSrgb255(linearOfByte[data[channels * i + c]!]! / here) + 0.5;
        changed[i] = 255;
      }
      if (dark > 1 || most > mostTinted * least) darkest[i] = 255;
    }
  }
  // At a sharp edge of the shadow the cells light too little within it and too much beyond.
  const wide = growMask(darkest, { width, height }, Math.ceil(cell / 2));
  for (let i = 0; i < hole.length; i++) if (wide[i] !== 0) hole[i] = changed[i] = 255;
}

const isUnlit = (ratio: Float32Array, at: number): boolean => ratio[at] === 1 && ratio[at + 1] === 1 && ratio[at + 2] === 1;

/** Pixels that a cell other than 1 has a part in; right and bottom exclusive. */
function reachedBy({ cell, columns, rows, ratio }: FootShadow, { width, height }: PixelSize): Box {
  let [left, top, right, bottom] = [columns, rows, -1, -1];
  for (let v = 0, o = 0; v < rows; v++)
    for (let u = 0; u < columns; u++, o += 3) {
      if (isUnlit(ratio, o)) continue;
      if (u < left) left = u;
      if (u > right) right = u;
      if (v < top) top = v;
      bottom = v;
    }
  return {
    left: Math.max(0, (left - 1) * cell),
    top: Math.max(0, (top - 1) * cell),
    right: Math.min(width, (right + 2) * cell),
    bottom: Math.min(height, (bottom + 2) * cell),
  };
}
