/**
 * Sky, water and ground of a photograph, by colour, texture and place; runs in a studio worker thread. Rules of thumb, written here: no
 * network tells them.
 */
import { boxMean, roughMarks } from '../segment/index.ts';
import { landCover } from './land-cover.ts';
import { horizonOf, type LandscapeInput, type View, viewOf } from './landscape-view.ts';
import { type Marks, patchesOf } from './patches.ts';

export interface LandscapeAnswer {
  marks: Marks;
  /** [0, 1] */
  confidence: number;
}

/** null when the picture shows none. */
export async function landscapeMarks(input: LandscapeInput): Promise<LandscapeAnswer | null> {
  const view = await viewOf(input);
  const line = horizonOf(view);
  const sky = aboveLine(floodSky(view), line, view);
  if (input.region === 'sky')
    return isSky(sky, view) ? { marks: skyMarks(sky, view, line), confidence: blueness(sky, view) < -0.01 ? 0.8 : 0.6 } : null;
  const horizon = isSky(sky, view) ? lowestOf(sky, view) : (line ?? 0.42 * view.height);
  if (input.region !== 'ground' && input.region !== 'water') {
    const marks = landCover(view, input.region, { sky, horizon });
    return marks && { marks, confidence: 0.5 };
  }
  const water = findWater(view, sky, line);
  if (input.region !== 'water') return { marks: groundMarks(view, { sky, water, horizon }), confidence: 0.5 };
  return water ? { marks: water, confidence: 0.5 } : null;
}

/** A pale sea is as smooth as the sky and goes over into it: what lies below a line all across is not sky. */
function aboveLine(sky: Uint8Array, line: number | null, { width }: View): Uint8Array {
  return line === null ? sky : sky.map((v, i) => (v && i / width < line ? 1 : 0));
}

/** Smooth pixels that hang together with the top border, by small steps of colour. */
function floodSky({ width, height, lightness: { data: light }, a, b, texture, subject }: View): Uint8Array {
  const inside = new Uint8Array(width * height);
  const isLikeSky = (i: number): boolean =>
    !subject[i] && texture[i]! < 0.045 && light[i]! > 0.12 && !(a[i]! < -0.035 && b[i]! > 0.02) && (b[i]! < 0.03 || light[i]! > 0.5);
  const stack: number[] = [];
  const enter = (i: number): void => {
    inside[i] = 1;
    stack.push(i);
  };
  for (let x = 0; x < width; x++) if (isLikeSky(x)) enter(x);
  for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
    const x = i % width;
    for (const next of [x > 0 ? i - 1 : -1, x < width - 1 ? i + 1 : -1, i - width, i + width])
      if (next >= 0 && next < inside.length && !inside[next] && isLikeSky(next) && stepBetween(i, next, { light, a, b }) < 0.035)
        enter(next);
  }
  return inside;
}

const stepBetween = (i: number, j: number, { light, a, b }: { light: Float32Array; a: Float32Array; b: Float32Array }): number =>
  Math.abs(light[i]! - light[j]!) + Math.hypot(a[i]! - a[j]!, b[i]! - b[j]!);

/** Mean of OKLab's b over the mask; negative is blue. */
function blueness(mask: Uint8Array, { b }: View): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < mask.length; i++)
    if (mask[i]) {
      sum += b[i]!;
      count++;
    }
  return sum / Math.max(1, count);
}

/** A wall or a backdrop is smooth too, but goes on down to the bottom border, and is seldom blue. */
function isSky(sky: Uint8Array, view: View): boolean {
  const { width, height } = view;
  const share = sky.reduce((n, v) => n + v, 0) / sky.length;
  const along = (row: number): number => sky.subarray(row * width, (row + 1) * width).reduce((n, v) => n + v, 0) / width;
  if (share < 0.02 || along(0) < 0.12) return false;
  const isBlue = blueness(sky, view) < -0.015;
  return along(height - 1) < (isBlue ? 0.6 : 0.1) || (isBlue && share > 0.5);
}

function lowestOf(mask: Uint8Array, { width, height }: View): number {
  const bottoms = Array.from({ length: width }, (_, x) => {
    for (let y = height - 1; y >= 0; y--) if (mask[y * width + x]) return y;
    return 0;
  });
  return bottoms.toSorted((p, q) => p - q)[Math.floor(0.5 * width)]!;
}

/** Sky between leaves is not joined to the rest: what has its colour above the horizon is left open. So is the rim of the subject. */
function skyMarks(sky: Uint8Array, view: View, line: number | null): Marks {
  const { width, height } = view;
  const soft = boxMean({ width, height, data: Float32Array.from(sky) }, 3).data;
  const near = boxMean({ width, height, data: Float32Array.from(sky) }, 8).data;
  const wide = boxMean({ width, height, data: Float32Array.from(sky) }, 22).data;
  const core = boxMean({ width, height, data: Float32Array.from(view.subject) }, 2).data;
  const tint = blueness(sky, view);
  const lowest = lowestOf(sky, view);
  const data = Uint8Array.from(sky, (v, i) => {
    if (v) return soft[i]! > 0.98 ? roughMarks.sure : roughMarks.likely;
    const y = i / width;
    if (core[i]! > 0.9 || y > (line ?? height)) return roughMarks.not;
    if (near[i]! > 0.05) return roughMarks.hardly;
    const isTinted = Math.abs(view.b[i]! - tint) < 0.025 && Math.abs(view.a[i]!) < 0.04 && view.lightness.data[i]! > 0.45;
    return isTinted && !view.subject[i] && (y < lowest + 0.1 * height || wide[i]! > 0.1) ? roughMarks.hardly : roughMarks.not;
  });
  return { width, height, data };
}

interface Above {
  readonly sky: Uint8Array;
  readonly water: Marks | null;
  readonly horizon: number;
}

/** From the bottom border up: what has the colours of the border's strip is likely, the rest left open. */
function groundMarks(view: View, { sky, water, horizon }: Above): Marks {
  const { width, height, subject } = view;
  const colour = stripColour(view);
  const data = Uint8Array.from(subject, (isSubject, i) => {
    const y = Math.floor(i / width);
    const isWater = water !== null && (water.data[i] === roughMarks.sure || water.data[i] === roughMarks.likely);
    if (isSubject || sky[i] || isWater || y < horizon) return roughMarks.not;
    if (!colour(i)) return roughMarks.hardly;
    return y >= 0.95 * height ? roughMarks.sure : roughMarks.likely;
  });
  return { width, height, data };
}

/** Whether a pixel is about as the strip along the bottom border is. */
function stripColour({ width, height, lightness: { data: light }, a, b, subject }: View): (i: number) => boolean {
  const sums = [0, 0, 0, 0, 0, 0, 0];
  for (let i = Math.floor(0.93 * height) * width; i < width * height; i++) {
    if (subject[i]) continue;
    for (const [k, value] of [light[i]!, a[i]!, b[i]!].entries()) {
      sums[k]! += value;
      sums[k + 3]! += value * value;
    }
    sums[6]!++;
  }
  const count = Math.max(1, sums[6]!);
  const mean = [0, 1, 2].map((k) => sums[k]! / count);
  const spread = [0, 1, 2].map((k) => Math.sqrt(Math.max(0, sums[k + 3]! / count - mean[k]! ** 2)));
  const isNear = (value: number, k: number, least: number): boolean => Math.abs(value - mean[k]!) < 2.5 * spread[k]! + least;
  return (i) => isNear(light[i]!, 0, 0.1) && isNear(a[i]!, 1, 0.015) && isNear(b[i]!, 2, 0.02);
}

/** The widest smooth patch of blue, teal or the sky's own colour that is not the sky. */
function findWater(view: View, sky: Uint8Array, line: number | null): Marks | null {
  const { width, height, a, b, lightness, texture, subject } = view;
  const hasSky = isSky(sky, view);
  const horizon = line ?? (hasSky ? Math.max(0, lowestOf(sky, view) - 0.03 * height) : 0.1 * height);
  const isWater = (i: number): boolean => {
    if (subject[i] || (hasSky && sky[i]) || Math.floor(i / width) < horizon || texture[i]! > 0.09) return false;
    const chroma = Math.hypot(a[i]!, b[i]!);
    const isPale = line !== null && hasSky && b[i]! < 0.014;
    return ((chroma > 0.012 && b[i]! < 0.006) || isPale) && a[i]! < 0.02 && lightness.data[i]! > 0.12;
  };
  const [widest] = patchesOf({ width, height, data: Uint8Array.from(a, (_, i) => (isWater(i) ? 1 : 0)) });
  // A sea seen from the beach is a narrow band.
  if (!widest || widest.pixels.length < (line === null ? 0.02 : 0.006) * a.length || widest.box.width < 0.25 * width) return null;
  const plane = new Float32Array(a.length);
  for (const i of widest.pixels) plane[i] = 1;
  const soft = boxMean({ width, height, data: plane }, 2).data;
  const near = boxMean({ width, height, data: plane }, 7).data;
  const data = Uint8Array.from(plane, (v, i) => {
    if (v) return soft[i]! > 0.9 ? roughMarks.sure : roughMarks.likely;
    return near[i]! > 0.1 && !subject[i] && !(hasSky && sky[i]) ? roughMarks.hardly : roughMarks.not;
  });
  return { width, height, data };
}
