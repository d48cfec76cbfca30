/** From the finest matches to pixels: copied one by one, seams settled, light brought to that of the surroundings. */
import { clamp, toSrgb255 } from '../light.ts';
import { type Level, patchRadius, type Span } from './level.ts';
import type { Matches } from './match.ts';
import { solveMembrane } from './membrane.ts';
import { type Ground, settleSeams } from './seams.ts';
import { holeSpan } from './vote.ts';

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

/** sRGB, [height, width, 3]: `rgb` with its hole filled. */
export function finish(level: Level, matches: Matches, rgb: Uint8Array): Uint8Array {
  const { width, height, hole, forbidden } = level;
  const blocked = new Uint8Array(hole.length);
  for (let i = 0; i < blocked.length; i++) blocked[i] = hole[i]! | forbidden[i]!;
  const pixels = holePixels(hole);
  const estimate = new Uint8Array(rgb.length);
  for (const p of pixels) for (let i = 3 * p; i < 3 * p + 3; i++) estimate[i] = toSrgb255(level.colour[i]!) + 0.5;
  const ground: Ground = { width, height, rgb, hole, blocked, estimate };
  const from = copiedFrom(level, matches, pixels);
  settleSeams(ground, from, pixels);
  return litAsAround(ground, from, pixels);
}

function holePixels(hole: Uint8Array): Int32Array {
  const found: number[] = [];
  for (let i = 0; i < hole.length; i++) if (hole[i]) found.push(i);
  return Int32Array.from(found);
}

function copiedFrom({ width, height }: Level, { source }: Matches, pixels: Int32Array): Int32Array {
  const from = new Int32Array(width * height);
  for (let i = 0; i < from.length; i++) from[i] = i;
  for (const p of pixels) {
    const x = p % width;
    const y = (p - x) / width;
    const centre = clamp(y, patchRadius, height - 1 - patchRadius) * width + clamp(x, patchRadius, width - 1 - patchRadius);
    from[p] = source[centre]! + p - centre;
  }
  return from;
}

function litAsAround(ground: Ground, from: Int32Array, pixels: Int32Array): Uint8Array {
  const { width, height, rgb, hole } = ground;
  const span = framed(holeSpan(ground), width, height);
  const [w, h] = [span.right - span.left, span.bottom - span.top];
  const inside = new Uint8Array(w * h);
  const right = new Float32Array(3 * w * h);
  const boxIndex = (p: number): number => (Math.floor(p / width) - span.top) * w + (p % width) - span.left;
  for (const p of pixels) {
    const at = boxIndex(p);
    inside[at] = 1;
    const x = p % width;
    if (x > 0) addStep(ground, from, { p, n: p - 1 }, right, 3 * at);
    if (x < width - 1) addStep(ground, from, { p, n: p + 1 }, right, 3 * at);
    if (p >= width) addStep(ground, from, { p, n: p - width }, right, 3 * at);
    if (p + width < hole.length) addStep(ground, from, { p, n: p + width }, right, 3 * at);
  }
  const correction = solveMembrane({ width: w, height: h, inside, screen }, right);
  const out = Uint8Array.from(rgb);
  for (const p of pixels)
    for (let c = 0; c < 3; c++) out[3 * p + c] = clamp(Math.round(rgb[3 * from[p]! + c]! + correction[3 * boxIndex(p) + c]!), 0, 255);
  return out;
}

/** One pixel more on each side that the picture has. */
const framed = ({ left, top, right, bottom }: Span, width: number, height: number): Span => ({
  left: Math.max(0, left - 1),
  top: Math.max(0, top - 1),
  right: Math.min(width, right + 1),
  bottom: Math.min(height, bottom + 1),
});

/**
 * What the step from n to p should be, less what it is after copying. It should be what it is in the places that were copied (the mean of both
 * where they differ), and nothing where neither place goes on.
 */
function addStep(
  { width, rgb, hole, blocked }: Ground,
  from: Int32Array,
  { p, n }: { p: number; n: number },
  right: Float32Array,
  at: number,
): void {
  const [ps, ns] = [from[p]!, from[n]!];
  if (ps - p === ns - n) return;
  const besideP = open(blocked, ps - p + n);
  const besideN = hole[n] === 0 ? -1 : open(blocked, ns - n + p);
  const terms = (besideP >= 0 ? 1 : 0) + (besideN >= 0 ? 1 : 0);
  const limit = limitBetween(rgb, width, ps, ns);
  for (let c = 0; c < 3; c++) {
    const copied = rgb[3 * ps + c]! - rgb[3 * ns + c]!;
    let wanted = 0;
    if (besideP >= 0) wanted += rgb[3 * ps + c]! - rgb[3 * besideP + c]!;
    if (besideN >= 0) wanted += rgb[3 * besideN + c]! - rgb[3 * ns + c]!;
    right[at + c]! += plausible(wanted / Math.max(1, terms) - copied, limit);
  }
}

/** The pixel, or -1 where it may not be copied. */
const open = (blocked: Uint8Array, i: number): number => (i >= 0 && i < blocked.length && blocked[i] === 0 ? i : -1);
