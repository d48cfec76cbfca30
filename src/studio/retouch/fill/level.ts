/**
 * One of the coarser scales, in which patches are searched for: colours, what the patches are compared by, the hole, and where patches may be
 * copied from.
 *
 * source   Oklab: Ottosson, "A perceptual color space for image processing" (2020); colours and gradients side by side in the comparison:
 *          Darabi, Shechtman, Barnes, Goldman and Sen, "Image Melding" (SIGGRAPH 2012)
 */
import { linearOfByte } from '../light.ts';
import { type FillKernel, kernelOn, Space } from './kernel.ts';
import { countOf, depthOf, type Plate, patchArea, patchRadius, patchSide, type Span, sourcesOf, widened } from './plate.ts';

/** Lightness, two opponent colours, two gradients of lightness. */
export const featureCount = 5;
/** Features are whole numbers of quarters of an 8-bit step of lightness, so that sums of squares stay below 2^31. */
export const unitsPerStep = 4;
/** A squared difference of one step. */
export const costUnit = unitsPerStep ** 2;

/** Numbers of a row of `compared`. */
export const maskRow = 40;

export interface Level {
  readonly width: number;
  readonly height: number;
  /** Linear light, [height, width, 3]; within the hole the present estimate. */
  readonly colour: Float32Array;
  /** [height, width, featureCount]. */
  readonly feature: Int16Array;
  /** [height, width, 3]: mean lightness and opponent colours of the patch round a pixel; of sources, and of targets since the last recost. */
  readonly mean: Int16Array;
  /** 1 = to be made up. */
  readonly hole: Uint8Array;
  /** 1 = the patch around this pixel lies within the picture and may be copied. */
  readonly source: Uint8Array;
  readonly sourceCount: number;
  /** Indices of the middles of all patches that touch the hole, in scan order; each patch lies within the picture. */
  readonly targets: Int32Array;
  /** Distance of each pixel of the hole to what is known, in pixels (chessboard with diagonals of 4/3); 0 outside. */
  readonly depth: Float32Array;
  readonly kernel: FillKernel;
  /** Rows of 40 numbers for a patch: of what is compared, in exemplars, all bits are set. */
  readonly compared: Int16Array;
}

export function levelOf(plate: Plate): Level {
  const { width, height, hole } = plate;
  const source = sourcesOf(plate);
  const space = new Space(2 * featureCount * width * height + 2 * maskRow * patchSide, 2);
  const level = {
    width,
    height,
    hole,
    source,
    colour: linearOf(plate.rgb),
    feature: space.shorts(featureCount * width * height),
    compared: space.shorts(maskRow * patchSide),
    kernel: kernelOn(space.memory),
    mean: new Int16Array(3 * width * height),
    sourceCount: countOf(source),
    targets: touching(hole, width, height),
    depth: depthOf(hole, width),
  };
  describePixels(level, { left: 0, top: 0, right: width, bottom: height });
  for (let i = 0; i < source.length; i++) if (source[i] !== 0) describePatch(level, i);
  return level;
}

/** Writes the mean of the patch round pixel i anew from its features. */
export function describePatch({ width, feature, mean }: Level, i: number): void {
  let [l, a, b] = [0, 0, 0];
  for (let dy = -patchRadius; dy <= patchRadius; dy++)
    for (let dx = -patchRadius, f = featureCount * (i + dy * width - patchRadius); dx <= patchRadius; dx++, f += featureCount) {
      l += feature[f]!;
      a += feature[f + 1]!;
      b += feature[f + 2]!;
    }
  mean[3 * i] = l / patchArea;
  mean[3 * i + 1] = a / patchArea;
  mean[3 * i + 2] = b / patchArea;
}

const cubeRoots: Float32Array = Float32Array.from({ length: 4098 }, (_, i) => Math.cbrt(i / 4096));
function cubeRoot(v: number): number {
  if (v <= 0.002) return Math.cbrt(v);
  const at = Math.min(4096, v * 4096);
  const i = at | 0;
  return cubeRoots[i]! + (cubeRoots[i + 1]! - cubeRoots[i]!) * (at - i);
}

const [lightScale, colourScale, gradientScale] = [255 * unitsPerStep, 420 * unitsPerStep, 0.7];

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
      feature[f] = lightScale * (0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s);
      feature[f + 1] = colourScale * (1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s);
      feature[f + 2] = colourScale * (0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s);
    }
  for (let y = Math.max(0, top - 1); y < Math.min(height, bottom + 1); y++)
    for (let x = Math.max(0, left - 1); x < Math.min(width, right + 1); x++) {
      const f = featureCount * (y * width + x);
      const west = x > 0 ? f - featureCount : f;
      const east = x < width - 1 ? f + featureCount : f;
      const north = y > 0 ? f - featureCount * width : f;
      const south = y < height - 1 ? f + featureCount * width : f;
      feature[f + 3] = gradientScale * (feature[east]! - feature[west]!);
      feature[f + 4] = gradientScale * (feature[south]! - feature[north]!);
    }
}

function touching(hole: Uint8Array, width: number, height: number): Int32Array {
  const near = widened(hole, width, height);
  const found: number[] = [];
  for (let y = patchRadius; y < height - patchRadius; y++)
    for (let x = patchRadius; x < width - patchRadius; x++) if (near[y * width + x]) found.push(y * width + x);
  return Int32Array.from(found);
}

/** Linear light of sRGB bytes. */
function linearOf(rgb: Uint8Array): Float32Array {
  const out = new Float32Array(rgb.length);
  for (let i = 0; i < rgb.length; i++) out[i] = linearOfByte[rgb[i]!]!;
  return out;
}
