/** From places to pixels: what was copied is brought to the light of its surroundings, and laid into the picture. */
import type { RasterImage } from '../../../engine.ts';
import { clamp } from '../light.ts';
import { type Grid, layMembrane, type Membrane, solutionAt } from './membrane.ts';
import type { Plate, Span } from './plate.ts';

/**
 * Steps at a border above this (sRGB scale) are taken for texture or a thing, and count the less the larger they are; between plain places a
 * step is more likely one of light.
 */
const plausibleStep = { textured: 20, plain: 48 };
/** Mean step to the next pixels from which a place is textured. */
const texturedFrom = 12;

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

/** What brings a plate's hole to the light of its surroundings. */
export interface Lighting {
  readonly plate: Plate;
  /** As FollowInput.from. */
  readonly from: Int32Array;
  /** The part of the plate that the membrane's first grid covers. */
  readonly span: Span;
  readonly membrane: Membrane;
}

/** The correction fades over about 1 / sqrt(screen) = 300 pixels. */
const screen = 0.00001;

/** A membrane over the hole, with one pixel more on each side that the picture has. */
export function lightingOver({ plate, box, from }: { plate: Plate; box: Span; from: Int32Array }): Lighting {
  const { left, top, right, bottom } = box;
  const span = {
    left: Math.max(0, left - 1),
    top: Math.max(0, top - 1),
    right: Math.min(plate.width, right + 1),
    bottom: Math.min(plate.height, bottom + 1),
  };
  return { plate, from, span, membrane: layMembrane({ width: span.right - span.left, height: span.bottom - span.top }, screen) };
}

export interface StepsInput {
  readonly lighting: Lighting;
  /** Rows of the membrane. */
  readonly fromY: number;
  readonly toY: number;
}

/** Writes what the membrane is to take up. */
export function tellSteps({ lighting: { plate, from, span, membrane }, fromY, toY }: StepsInput): void {
  const { width, height, hole } = plate;
  const { inside, right, width: w } = membrane.grids[0]!;
  const ground = { ...plate, from };
  for (let y = span.top + fromY, at = fromY * w; y < span.top + toY; y++)
    for (let x = span.left, p = y * width + x; x < span.right; x++, p++, at++) {
      if (hole[p] === 0) continue;
      inside[at] = 1;
      const s = from[p]!;
      if (from[p - 1] === s - 1 && from[p + 1] === s + 1 && from[p - width] === s - width && from[p + width] === s + width) continue;
      if (x > 0 && isStep(ground, p, p - 1)) addStep(ground, p, p - 1, right.subarray(4 * at, 4 * at + 3));
      if (x < width - 1 && isStep(ground, p, p + 1)) addStep(ground, p, p + 1, right.subarray(4 * at, 4 * at + 3));
      if (y > 0 && isStep(ground, p, p - width)) addStep(ground, p, p - width, right.subarray(4 * at, 4 * at + 3));
      if (y < height - 1 && isStep(ground, p, p + width)) addStep(ground, p, p + width, right.subarray(4 * at, 4 * at + 3));
    }
}

export interface LayInput {
  readonly lighting: Lighting;
  /** The picture, its hole (how much of what is made up is seen) and the copy of it that is written, in shared memory. */
  readonly image: RasterImage;
  readonly hole: Uint8Array;
  readonly out: Uint8Array;
  /** Where the plate lies in the picture. */
  readonly left: number;
  readonly top: number;
  /** Rows of the picture. */
  readonly fromY: number;
  readonly toY: number;
}

/** Copies rows of the picture, and lays what was made up into their hole. */
export function layRows(input: LayInput): void {
  const { lighting, image, hole, out, left, top, fromY, toY } = input;
  const { plate, from, span, membrane } = lighting;
  const { width, channels, data } = image;
  const [grid] = membrane.grids as [Grid];
  out.set(data.subarray(channels * fromY * width, channels * toY * width), channels * fromY * width);
  for (let y = Math.max(fromY, top + span.top); y < Math.min(toY, top + span.bottom); y++) {
    let u = solutionAt(grid, 0, y - top - span.top);
    const row = (y - top) * plate.width + span.left;
    for (let n = 0, i = y * width + left + span.left; n < grid.width; n++, i++, u += 4) {
      if (hole[i] === 0) continue;
      const share = hole[i]! / 255;
      const s = 3 * from[row + n]!;
      for (let c = 0, p = channels * i; c < 3; c++, p++) {
        const made = clamp(Math.round(plate.rgb[s + c]! + grid.solution[u + c]!), 0, 255);
        out[p] = share === 1 ? made : Math.round(data[p]! + (made - data[p]!) * share);
      }
    }
  }
}

interface Ground extends Plate {
  readonly from: Int32Array;
}

const isStep = ({ from, hole }: Ground, p: number, n: number): boolean => hole[n] === 0 || from[p]! - p !== from[n]! - n;

/**
 * What the step from n to p should be, less what it is after copying, is added to `sums`. It should be what it is in the places that were copied
 * (the mean of both where they differ), and nothing where neither place goes on.
 */
function addStep({ width, rgb, hole, forbidden, from }: Ground, p: number, n: number, sums: Float32Array): void {
  const isKnown = hole[n] === 0;
  const [ps, ns] = [from[p]!, isKnown ? n : from[n]!];
  const besideP = ps - p + n;
  const besideN = ns - n + p;
  const goesOnP = hole[besideP] === 0 && forbidden[besideP] === 0;
  const goesOnN = !isKnown && hole[besideN] === 0 && forbidden[besideN] === 0;
  const share = goesOnP && goesOnN ? 0.5 : 1;
  const limit = limitBetween(rgb, width, ps, ns);
  for (let c = 0; c < 3; c++) {
    let wanted = 0;
    if (goesOnP) wanted += rgb[3 * ps + c]! - rgb[3 * besideP + c]!;
    if (goesOnN) wanted += rgb[3 * besideN + c]! - rgb[3 * ns + c]!;
    sums[c]! += plausible(wanted * share - (rgb[3 * ps + c]! - rgb[3 * ns + c]!), limit);
  }
}
