/** Worker task: light, sky, depth, relief and lamps of a photograph as small planes. */
import type { RasterImage } from '../../../engine.ts';
import { linearToLab } from '../../colour/index.ts';
import { boxMean, type Plane } from '../../segment/index.ts';
import { linearOfByte, luminance, smoothStep } from '../light.ts';
import type { Mask } from '../operator.ts';
import { createGuide, type Guide } from './guide.ts';
import { reliefOf } from './relief.ts';
import { findSky, horizonOf } from './sky.ts';

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
   * Soft luminance; two numbers whose line of the pixel's own `skyGuide` gives the share of sky; the sky's own soft luminance; depth,
   * 0 near to 1 far; the subject; pixels inside its outline over the picture's shorter side.
   */
  readonly lay: Guide;
  /** Normals: right, up, towards the viewer. */
  readonly normal: Guide;
  /** Light of lamps as it spreads, linear RGB. */
  readonly lamps: Guide;
}

export const layOf = { soft: 0, slope: 1, offset: 2, skySoft: 3, depth: 4, subject: 5, inside: 6 } as const;

const mostSide = 360;

interface Small {
  readonly width: number;
  readonly height: number;
  readonly rgb: Float32Array;
  readonly lab: Float32Array;
  readonly light: Float32Array;
}

/** What a sky is told by at its outline: it is blue or bright, trees and roofs are neither. */
export const skyGuide = (red: number, green: number, blue: number): number => (0.25 * red + 0.3 * green + 0.45 * blue) / 255;

function sizeOf({ width, height }: RasterImage): { width: number; height: number } {
  const scale = Math.min(1, mostSide / Math.max(width, height));
  return { width: Math.max(4, Math.round(scale * width)), height: Math.max(4, Math.round(scale * height)) };
}

/** Means of up to 16 pixels a cell. */
function eachCell(
  image: { width: number; height: number },
  small: { width: number; height: number },
  visit: (cell: number, pixels: number[]) => void,
): void {
  const steps = Math.max(1, Math.min(4, Math.floor(image.width / small.width)));
  const pixels: number[] = [];
  for (let y = 0, cell = 0; y < small.height; y++)
    for (let x = 0; x < small.width; x++, cell++) {
      pixels.length = 0;
      for (let sy = 0; sy < steps; sy++) {
        const row = Math.min(image.height - 1, Math.floor(((y + (sy + 0.5) / steps) * image.height) / small.height)) * image.width;
        for (let sx = 0; sx < steps; sx++)
          pixels.push(row + Math.min(image.width - 1, Math.floor(((x + (sx + 0.5) / steps) * image.width) / small.width)));
      }
      visit(cell, pixels);
    }
}

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
  const lab = new Float64Array(3);
  eachCell(image, out, (cell, pixels) => {
    for (const pixel of pixels)
      for (let c = 0; c < 3; c++) out.rgb[3 * cell + c]! += linearOfByte[data[channels * pixel + c]!]! / pixels.length;
    const [r, g, b] = [out.rgb[3 * cell]!, out.rgb[3 * cell + 1]!, out.rgb[3 * cell + 2]!];
    linearToLab(r, g, b, lab);
    out.lab.set(lab, 3 * cell);
    out.light[cell] = luminance(r, g, b);
  });
  return out;
}

function reduceMask(mask: Mask | null, image: RasterImage, { width, height }: Small): Float32Array {
  const out = new Float32Array(width * height);
  if (mask)
    eachCell(image, { width, height }, (cell, pixels) => {
      for (const pixel of pixels) out[cell]! += mask[pixel]! / 255 / pixels.length;
    });
  return out;
}

const planeOf = ({ width, height }: Small, of: (index: number) => number): Plane => {
  const data = new Float32Array(width * height);
  for (let i = 0; i < data.length; i++) data[i] = of(i);
  return { width, height, data };
};
const twice = (plane: Plane, radius: number): Plane => boxMean(boxMean(plane, radius), radius);

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

/** Mean of the plane where `share` counts, spread beyond it. */
function spread(small: Small, of: (i: number) => number, share: (i: number) => number, radius: number): Plane {
  const top = twice(
    planeOf(small, (i) => of(i) * share(i)),
    radius,
  );
  const bottom = twice(
    planeOf(small, (i) => share(i) + 1e-4),
    radius,
  );
  return planeOf(small, (i) => top.data[i]! / bottom.data[i]!);
}

interface Seen {
  readonly small: Small;
  readonly subject: Float32Array;
  readonly sky: Float32Array;
  readonly horizon: number;
}

/** 1 in the sky, falling to 0 at the lower edge; the subject is as far as the ground that it stands on. */
function depthOf({ small: { width, height }, subject, sky, horizon }: Seen): Float32Array {
  let foot = 0;
  for (let i = 0; i < subject.length; i++) if (subject[i]! > 0.5) foot = Math.max(foot, Math.floor(i / width) + 1);
  const of = (row: number): number => {
    const below = (row / height - horizon) / Math.max(0.1, 1 - horizon);
    return below <= 0 ? 0.92 : 0.92 * (1 - below) ** 1.3;
  };
  const near = 0.68 * of(foot);
  return Float32Array.from({ length: width * height }, (_, i) => {
    const ground = of(Math.floor(i / width));
    const behind = ground + (1 - ground) * sky[i]!;
    return behind + (near - behind) * subject[i]!;
  });
}

/** Spots of more than a share of the picture are no lamps; low in it they are reflections more often. */
function dropLarge({ width, height, data }: Plane, shareAt: (row: number) => number): void {
  const seen = new Uint8Array(data.length);
  for (let start = 0; start < data.length; start++) {
    if (seen[start] || data[start]! < 0.05) continue;
    const spot = [start];
    seen[start] = 1;
    for (let at = 0; at < spot.length; at++)
      for (const step of [-1, 1, -width, width]) {
        const next = spot[at]! + step;
        if (next < 0 || next >= data.length || seen[next] || data[next]! < 0.05) continue;
        seen[next] = 1;
        spot.push(next);
      }
    if (spot.length > Math.max(6, shareAt(Math.floor(start / width)) * width * height)) for (const i of spot) data[i] = 0;
  }
}

/** Warm, nearly white and much brighter than what is round them. */
function lampsOf({ small, sky, subject }: Seen, soft: Plane): Guide {
  const { width, height, rgb } = small;
  const out = createGuide(width, height, 3);
  const lamp = planeOf(small, (i) => {
    const brightest = Math.max(rgb[3 * i]!, rgb[3 * i + 1]!);
    const warm = (rgb[3 * i]! - rgb[3 * i + 2]!) / Math.max(0.05, brightest);
    const stands = small.light[i]! / Math.max(0.02, soft.data[i]!);
    return (
      smoothStep(0.45, 0.8, brightest) *
      smoothStep(0.06, 0.25, warm) *
      smoothStep(1.35, 2.2, stands) *
      (1 - sky[i]!) *
      (1 - 0.8 * subject[i]!)
    );
  });
  dropLarge(lamp, (row) => (row < 0.5 * height ? 0.01 : 0.0012));
  const side = Math.min(width, height);
  const [near, wide] = [twice(lamp, Math.max(1, Math.round(side / 60))), twice(lamp, Math.max(2, Math.round(side / 14)))];
  const tint = [1, 0.62, 0.25] as const;
  for (let i = 0; i < lamp.data.length; i++)
    for (let c = 0; c < 3; c++) out.data[3 * i + c] = tint[c]! * (0.9 * near.data[i]! + 3.2 * wide.data[i]!);
  return out;
}

function lay(seen: Seen, inside: Float32Array, soft: Plane): Guide {
  const { small, sky, subject } = seen;
  const { width, height } = small;
  const out = createGuide(width, height, 7);
  const { slope, offset } = fitSky(small, sky);
  const skySoft = spread(
    small,
    (i) => small.light[i]!,
    (i) => sky[i]!,
    Math.max(2, Math.round(height / 12)),
  );
  const depth = depthOf(seen);
  const side = Math.min(width, height);
  for (let i = 0; i < width * height; i++)
    out.data.set(
      [soft.data[i]!, slope.data[i]!, offset.data[i]!, skySoft.data[i]!, depth[i]!, subject[i]!, Math.min(1, inside[i]! / side)],
      7 * i,
    );
  return out;
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
  const seen: Seen = { small, subject, sky, horizon };
  return {
    hasSky: found !== null,
    hasSubject: mask !== null,
    horizon,
    level: Math.max(0.01, sum / count),
    skyLevel: skySum / skyCount,
    balance: balanceOf(small, sky),
    side: sideOf(small, sky),
    lay: lay(seen, relief.inside, soft),
    normal,
    lamps: lampsOf(seen, soft),
  };
}
