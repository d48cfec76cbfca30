/** Worker task: light, sky, depth, relief and lamps of a photograph as small planes. */
import type { RasterImage } from '../../../engine.ts';
import { linearToLab } from '../../colour/index.ts';
import { boxMean, type Plane } from '../../segment/index.ts';
import { linearOfByte, luminance, smoothStep, toSrgb255 } from '../light.ts';
import type { Mask } from '../operator.ts';
import { findFloor } from './floor.ts';
import { greenness } from './greenness.ts';
import { createGuide, type Guide } from './guide.ts';
import { lampsOf } from './lamps.ts';
import { reliefOf } from './relief.ts';
import { findSky, horizonOf } from './sky.ts';
import { planeOf, type Seen, type Small, spread } from './small.ts';

export interface SceneryInput {
  readonly image: RasterImage;
  readonly subject: Mask | null;
  readonly sky: Mask | null;
}

export interface Scenery {
  readonly hasSky: boolean;
  readonly hasSubject: boolean;
  /** Row of the horizon as a share of the height; a guess where there is no sky. */
  readonly horizon: number;
  /** Mean luminance of all but the sky, linear. */
  readonly level: number;
  /** Mean luminance of the sky; 0 without one. */
  readonly skyLevel: number;
  /** What makes the picture's light white, about 1 each. */
  readonly balance: readonly [number, number, number];
  /** Positive: the right side is brighter. */
  readonly side: number;
  /**
   * Soft luminance; two numbers whose line of the pixel's own `skyGuide` gives the share of sky; the sky's own soft luminance; depth of
   * what is behind the subject, 0 near to 1 far; the subject; pixels inside its outline over the picture's shorter side; the ground that is
   * seen from above; how rough the picture is there, 0 for paint to 1 for leaves; linear RGB.
   */
  readonly lay: Guide;
  /** Depth of the subject. */
  readonly near: number;
  /** Shares of width and height: the middle of the subject's upper half; of the picture without one. */
  readonly middle: readonly [x: number, y: number];
  /** Where a low sun is seen best in the left half and in the right, shares of width and height. */
  readonly sunPlaces: readonly [readonly [number, number], readonly [number, number]];
  /** Row that the subject stands on, as a share of the height; 0: there is none. */
  readonly foot: number;
  /** Normals: right, up, towards the viewer. */
  readonly normal: Guide;
  /** Light of lamps as it spreads, linear RGB, and windows with light behind them. */
  readonly lamps: Guide;
}

/** Share of sky, of a cell whose numbers begin at `from`. */
export function skyAt({ data }: Guide, from: number): number {
  const byte = (c: number): number => toSrgb255(data[from + layOf.rgb + c]!);
  const line = data[from + layOf.slope]! * skyGuide(byte(0), byte(1), byte(2)) + data[from + layOf.offset]!;
  return smoothStep(0.2, 0.8, line) * (1 - data[from + layOf.subject]!);
}

export const layOf = { soft: 0, slope: 1, offset: 2, skySoft: 3, depth: 4, subject: 5, inside: 6, floor: 7, rough: 8, rgb: 9 } as const;
const layChannels = 12;

const mostSide = 360;

/** What a sky is told by at its outline: it is blue or bright, trees and roofs are neither. */
export const skyGuide = (red: number, green: number, blue: number): number => (0.25 * red + 0.3 * green + 0.45 * blue) / 255;

function sizeOf({ width, height }: RasterImage): { width: number; height: number } {
  const scale = Math.min(1, mostSide / Math.max(width, height));
  return { width: Math.max(4, Math.round(scale * width)), height: Math.max(4, Math.round(scale * height)) };
}

/** The middles of up to 4 by 4 parts of each cell, as columns (or rows) of the picture. */
function places(length: number, cells: number, steps: number): Int32Array {
  return Int32Array.from({ length: cells * steps }, (_, i) => Math.min(length - 1, Math.floor(((i + 0.5) * length) / (cells * steps))));
}

const stepsOf = (image: { width: number }, small: { width: number }): number =>
  Math.max(1, Math.min(4, Math.floor(image.width / small.width)));

function reduce(image: RasterImage): Small {
  const { width, height } = sizeOf(image);
  const { data, channels } = image;
  const out: Small = {
    width,
    height,
    rgb: new Float32Array(3 * width * height),
    lab: new Float32Array(3 * width * height),
    light: new Float32Array(width * height),
  };
  const steps = stepsOf(image, out);
  const [columns, rows] = [places(image.width, width, steps), places(image.height, height, steps)];
  const share = 1 / (steps * steps);
  const lab = new Float64Array(3);
  for (let y = 0, cell = 0; y < height; y++)
    for (let x = 0; x < width; x++, cell++) {
      let [r, g, b] = [0, 0, 0];
      for (let sy = 0; sy < steps; sy++) {
        const row = rows[y * steps + sy]! * image.width;
        for (let sx = 0; sx < steps; sx++) {
          const at = channels * (row + columns[x * steps + sx]!);
          r += linearOfByte[data[at]!]!;
          g += linearOfByte[data[at + 1]!]!;
          b += linearOfByte[data[at + 2]!]!;
        }
      }
      r *= share;
      g *= share;
      b *= share;
      linearToLab(r, g, b, lab);
      out.rgb[3 * cell] = r;
      out.rgb[3 * cell + 1] = g;
      out.rgb[3 * cell + 2] = b;
      for (let c = 0; c < 3; c++) out.lab[3 * cell + c] = lab[c]!;
      out.light[cell] = luminance(r, g, b);
    }
  return out;
}

function reduceMask(mask: Mask | null, image: RasterImage, { width, height }: Small): Float32Array {
  const out = new Float32Array(width * height);
  if (!mask) return out;
  const steps = stepsOf(image, { width });
  const [columns, rows] = [places(image.width, width, steps), places(image.height, height, steps)];
  const share = 1 / (255 * steps * steps);
  for (let y = 0, cell = 0; y < height; y++)
    for (let x = 0; x < width; x++, cell++) {
      let sum = 0;
      for (let sy = 0; sy < steps; sy++) {
        const row = rows[y * steps + sy]! * image.width;
        for (let sx = 0; sx < steps; sx++) sum += mask[row + columns[x * steps + sx]!]!;
      }
      out[cell] = sum * share;
    }
  return out;
}

/** source  He & Sun, "Fast guided filter" (2015): coefficients at the small size, applied to the large picture. */
function fitSky(small: Small, sky: Float32Array): { slope: Plane; offset: Plane } {
  const radius = Math.max(2, Math.round(Math.min(small.width, small.height) / 50));
  const guide = planeOf(small, (i) =>
    skyGuide(255 * small.rgb[3 * i]! ** 0.4545, 255 * small.rgb[3 * i + 1]! ** 0.4545, 255 * small.rgb[3 * i + 2]! ** 0.4545),
  );
  const [meanI, meanP] = [
    boxMean(guide, radius),
    boxMean(
      planeOf(small, (i) => sky[i]!),
      radius,
    ),
  ];
  const meanIi = boxMean(
    planeOf(small, (i) => guide.data[i]! ** 2),
    radius,
  );
  const meanIp = boxMean(
    planeOf(small, (i) => guide.data[i]! * sky[i]!),
    radius,
  );
  const a = planeOf(small, (i) => (meanIp.data[i]! - meanI.data[i]! * meanP.data[i]!) / (meanIi.data[i]! - meanI.data[i]! ** 2 + 0.0015));
  const b = planeOf(small, (i) => meanP.data[i]! - a.data[i]! * meanI.data[i]!);
  return { slope: boxMean(a, radius), offset: boxMean(b, radius) };
}

interface Depth {
  /** Of all but the subject. */
  readonly behind: Float32Array;
  /** Of the subject: as far as the ground that it stands on. */
  readonly near: number;
}

/** 1 in the sky, falling to 0 at the lower edge. */
function depthOf({ small: { width, height }, subject, sky, horizon }: Seen): Depth {
  let foot = 0;
  for (let i = 0; i < subject.length; i++) if (subject[i]! > 0.5) foot = Math.max(foot, Math.floor(i / width) + 1);
  const of = (row: number): number => {
    const below = (row / height - horizon) / Math.max(0.1, 1 - horizon);
    return below <= 0 ? 0.92 : 0.92 * (1 - below) ** 1.3;
  };
  const behind = new Float32Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    const ground = of(y);
    for (let x = 0; x < width; x++, i++) behind[i] = ground + (1 - ground) * sky[i]!;
  }
  return { behind, near: 0.68 * of(foot) };
}

function middleOf({ small: { width, height }, subject }: Seen): [number, number] {
  let [x, count, top, foot] = [0, 0, height, 0];
  for (let i = 0; i < subject.length; i++) {
    if (subject[i]! < 0.5) continue;
    const row = Math.floor(i / width);
    x += i % width;
    count += 1;
    top = Math.min(top, row);
    foot = Math.max(foot, row);
  }
  return count === 0 ? [0.5, 0.4] : [x / count / width, (top + 0.25 * (foot - top)) / height];
}

interface Layers {
  readonly depth: Depth;
  readonly inside: Float32Array;
  readonly soft: Plane;
  readonly floor: Plane;
  readonly rough: Plane;
}

function lay(seen: Seen, { depth, inside, soft, floor, rough }: Layers): Guide {
  const { small, sky, subject } = seen;
  const { width, height } = small;
  const out = createGuide(width, height, layChannels);
  const { slope, offset } = fitSky(small, sky);
  const skySoft = spread(
    small,
    (i) => small.light[i]!,
    (i) => sky[i]!,
    Math.max(2, Math.round(height / 12)),
  );
  const side = Math.min(width, height);
  const planes = [soft.data, slope.data, offset.data, skySoft.data, depth.behind, subject];
  for (let i = 0; i < width * height; i++) {
    const at = layChannels * i;
    for (let c = 0; c < planes.length; c++) out.data[at + c] = planes[c]![i]!;
    out.data[at + layOf.inside] = Math.min(1, inside[i]! / side);
    out.data[at + layOf.floor] = floor.data[i]!;
    out.data[at + layOf.rough] = rough.data[i]!;
    for (let c = 0; c < 3; c++) out.data[at + layOf.rgb + c] = small.rgb[3 * i + c]!;
  }
  return out;
}

/** Steps from cell to cell against the light there: leaves and gravel are full of them. */
function roughness(small: Small): Plane {
  const { width, height, lab } = small;
  const steps = planeOf(small, (i) => {
    if (i % width === 0 || i < width) return 0;
    return Math.min(0.16, Math.abs(lab[3 * i]! - lab[3 * (i - 1)]!) + Math.abs(lab[3 * i]! - lab[3 * (i - width)]!));
  });
  const mean = boxMean(steps, Math.max(2, Math.round(Math.min(width, height) / 60)));
  return planeOf(small, (i) => smoothStep(0.03, 0.085, mean.data[i]!));
}

/** Much of the picture is green: light between leaves is no lamp. */
function isWood({ rgb, light }: Small): boolean {
  let sum = 0;
  for (let i = 0; i < light.length; i++) sum += greenness(rgb[3 * i]!, rgb[3 * i + 1]!, rgb[3 * i + 2]!);
  return sum > 0.12 * light.length;
}

function footOf({ small: { width, height }, subject }: Seen): number {
  for (let i = subject.length - 1; i >= 0; i--) if (subject[i]! > 0.5) return (Math.floor(i / width) + 1) / height;
  return 0;
}

/** Above the column of a half (0 left, 1 right) whose sky reaches farthest down; near the middle of that half rather than at its ends. */
function sunPlaceOf({ small: { width, height }, subject, sky, horizon }: Seen, half: 0 | 1): readonly [number, number] {
  const aim = half === 0 ? 0.22 : 0.78;
  let best = { value: -1, x: aim, y: horizon };
  for (let x = Math.floor((half * width) / 2); x < ((half + 1) * width) / 2; x++) {
    let end = -1;
    for (let y = 0; y < height && subject[y * width + x]! < 0.3; y++) if (sky[y * width + x]! > 0.5) end = y;
    const value = end / height - 0.5 * Math.abs(x / width - aim);
    if (end > 0 && value > best.value) best = { value, x: x / width, y: end / height };
  }
  return [best.x, best.y - 0.05];
}

/** Shades of grey: bright pixels count more. Halfway, as what is there may have a colour of its own. */
function balanceOf({ rgb }: Small, sky: Float32Array): [number, number, number] {
  const sums = [0, 1, 2].map((c) => {
    let sum = 1e-6;
    for (let i = 0; i < sky.length; i++) sum += (1 - sky[i]!) * rgb[3 * i + c]! ** 4;
    return sum ** 0.25;
  });
  const mean = (sums[0]! + sums[1]! + sums[2]!) / 3;
  return sums.map((sum) => Math.min(1.25, Math.max(0.8, (mean / sum) ** 0.5))) as [number, number, number];
}

function sideOf({ width, light }: Small, sky: Float32Array): number {
  let [left, right] = [1e-6, 1e-6];
  for (let i = 0; i < light.length; i++) {
    const value = (0.4 + sky[i]!) * Math.min(0.9, light[i]!);
    if (i % width < width / 2) left += value;
    else right += value;
  }
  return (right - left) / (right + left);
}

export function readScenery({ image, subject: mask, sky: grounded }: SceneryInput): Scenery {
  const small = reduce(image);
  const { width, height } = small;
  const subject = reduceMask(mask, image, small);
  const found = grounded ? reduceMask(grounded, image, small) : findSky({ width, height, lab: small.lab, subject });
  const sky = found ?? new Float32Array(width * height);
  const horizon = found ? Math.min(0.85, Math.max(0.15, horizonOf(sky, width, height))) : 0.3;
  let [sum, count, skySum, skyCount] = [0, 1e-6, 0, 1e-6];
  for (let i = 0; i < sky.length; i++) {
    skySum += sky[i]! * small.light[i]!;
    skyCount += sky[i]!;
    sum += (1 - sky[i]!) * small.light[i]!;
    count += 1 - sky[i]!;
  }
  const soft = spread(
    small,
    (i) => small.light[i]!,
    (i) => 1.0001 - sky[i]!,
    Math.max(2, Math.round(Math.min(width, height) / 24)),
  );
  const lightness = Float32Array.from({ length: width * height }, (_, i) => small.lab[3 * i]!);
  const relief = reliefOf(subject, lightness, { width, height, detail: 0.5 });
  const normal = createGuide(width, height, 3);
  normal.data.set(relief.normal);
  const seen: Seen = { small, subject, sky, horizon, isOutdoors: found !== null || isWood(small) };
  const depth = depthOf(seen);
  const ground = findFloor(seen);
  const floor = boxMean(
    planeOf(small, (i) => ground[i]!),
    1,
  );
  return {
    hasSky: found !== null,
    hasSubject: mask !== null,
    horizon,
    level: Math.max(0.01, sum / count),
    skyLevel: skySum / skyCount,
    balance: balanceOf(small, sky),
    side: sideOf(small, sky),
    lay: lay(seen, { depth, inside: relief.inside, soft, floor, rough: roughness(small) }),
    near: depth.near,
    middle: middleOf(seen),
    normal,
    sunPlaces: [sunPlaceOf(seen, 0), sunPlaceOf(seen, 1)],
    foot: footOf(seen),
    lamps: lampsOf(seen, { floor: ground, normal: relief.normal }),
  };
}
