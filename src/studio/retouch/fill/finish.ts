/** From places to pixels: what was copied is brought to the light of its surroundings, channel by channel. */
import { clamp } from '../light.ts';
import { solveMembrane } from './membrane.ts';
import { holeSpan, type Plate, type Span } from './plate.ts';

/**
 * Steps at a border above this (sRGB scale) are taken for texture or a thing, and count the less the larger they are; between plain places a
 * step is more likely one of light.
 */
const plausibleStep = { textured: 20, plain: 48 };
/** Mean step to the next pixels from which a place is textured. */
const texturedFrom = 12;

/** The correction fades over about 1 / sqrt(screen) = 300 pixels. */
const screen = 0.00001;

const plausible = (step: number, limit: number): number =>
  Math.abs(step) <= limit ? step : (Math.sign(step) * limit * limit) / Math.abs(step);

/** The largest plausible step between the two places. */
function limitBetween(rgb: Uint8Array, width: number, a: number, b: number): number {
  const share = Math.min(1, Math.max(unevenness(rgb, width, a), unevenness(rgb, width, b)) / texturedFrom);
  return plausibleStep.plain + (plausibleStep.textured - plausibleStep.plain) * share;
}

function unevenness(rgb: Uint8Array, width: number, at: number): number {
  const next = at + 1 < rgb.length / 3 ? at + 1 : at - 1;
  const below = at + width < rgb.length / 3 ? at + width : at - width;
  let sum = 0;
  for (let c = 0; c < 3; c++) sum += Math.abs(rgb[3 * at + c]! - rgb[3 * next + c]!) + Math.abs(rgb[3 * at + c]! - rgb[3 * below + c]!);
  return sum / 6;
}

export interface LightInput {
  readonly plate: Plate;
  /** As FollowInput.from. */
  readonly from: Int32Array;
  readonly channel: 0 | 1 | 2;
  /** sRGB, [height, width, 3]: one channel of its hole is written. */
  readonly out: Uint8Array;
}

/** One channel of the hole: copied, and lit as its surroundings are. */
export function lightChannel({ plate, from, channel, out }: LightInput): void {
  const { width, height, rgb, hole } = plate;
  const span = framed(holeSpan(plate), width, height);
  const [w, h] = [span.right - span.left, span.bottom - span.top];
  const inside = new Uint8Array(w * h);
  const right = new Float32Array(w * h);
  const ground = { ...plate, from, channel };
  for (let y = span.top, at = 0; y < span.bottom; y++)
    for (let x = span.left, p = y * width + x; x < span.right; x++, p++, at++) {
      if (hole[p] === 0) continue;
      inside[at] = 1;
      const s = from[p]!;
      if (from[p - 1] === s - 1 && from[p + 1] === s + 1 && from[p - width] === s - width && from[p + width] === s + width) continue;
      let step = 0;
      if (x > 0 && isStep(ground, p, p - 1)) step += stepBetween(ground, p, p - 1);
      if (x < width - 1 && isStep(ground, p, p + 1)) step += stepBetween(ground, p, p + 1);
      if (y > 0 && isStep(ground, p, p - width)) step += stepBetween(ground, p, p - width);
      if (y < height - 1 && isStep(ground, p, p + width)) step += stepBetween(ground, p, p + width);
      right[at] = step;
    }
  const correction = solveMembrane({ width: w, height: h, inside, screen }, right);
  for (let y = span.top, at = 0; y < span.bottom; y++)
    for (let x = span.left, p = y * width + x; x < span.right; x++, p++, at++)
      if (hole[p] !== 0) out[3 * p + channel] = clamp(Math.round(rgb[3 * from[p]! + channel]! + correction[at]!), 0, 255);
}

/** One pixel more on each side that the picture has. */
const framed = ({ left, top, right, bottom }: Span, width: number, height: number): Span => ({
  left: Math.max(0, left - 1),
  top: Math.max(0, top - 1),
  right: Math.min(width, right + 1),
  bottom: Math.min(height, bottom + 1),
});

interface Ground extends Plate {
  readonly from: Int32Array;
  readonly channel: 0 | 1 | 2;
}

const isStep = ({ from, hole }: Ground, p: number, n: number): boolean => hole[n] === 0 || from[p]! - p !== from[n]! - n;

/**
 * What the step from n to p should be, less what it is after copying. It should be what it is in the places that were copied (the mean of both
 * where they differ), and nothing where neither place goes on.
 */
function stepBetween({ width, rgb, hole, forbidden, from, channel }: Ground, p: number, n: number): number {
  const isKnown = hole[n] === 0;
  const [ps, ns] = [from[p]!, isKnown ? n : from[n]!];
  const besideP = ps - p + n;
  const besideN = ns - n + p;
  let [wanted, terms] = [0, 0];
  if (hole[besideP] === 0 && forbidden[besideP] === 0) {
    wanted += rgb[3 * ps + channel]! - rgb[3 * besideP + channel]!;
    terms++;
  }
  if (!isKnown && hole[besideN] === 0 && forbidden[besideN] === 0) {
    wanted += rgb[3 * besideN + channel]! - rgb[3 * ns + channel]!;
    terms++;
  }
  const copied = rgb[3 * ps + channel]! - rgb[3 * ns + channel]!;
  return plausible(wanted / Math.max(1, terms) - copied, limitBetween(rgb, width, ps, ns));
}
