/**
 * Noise taken out and edges kept: each pixel becomes a local straight line of the lightness round it. How much is noise is measured in
 * the picture itself, so that a clean photograph hardly changes.
 * source   He, Sun & Tang, "Guided Image Filtering" (2010), self-guided; Immerkær, "Fast noise variance estimation" (1996)
 */
import type { RasterImage } from '../../../engine.ts';
import { boxMean, mapPlane, type Plane } from '../../segment/index.ts';

export interface DenoiseInput {
  readonly image: RasterImage;
  /** (0, 1] */
  readonly amount: number;
}

const lightRadius = 2;
/** Eyes see little detail in colour, and its noise is coarser. */
const colourRadius = 5;

/** Standard deviation of the noise, in the plane's units. */
export function noiseOf({ width, height, data }: Plane): number {
  let sum = 0;
  for (let y = 1; y < height - 1; y++)
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++)
      sum += Math.abs(
        data[i - width - 1]! -
          2 * data[i - width]! +
          data[i - width + 1]! -
          2 * data[i - 1]! +
          4 * data[i]! -
          2 * data[i + 1]! +
          data[i + width - 1]! -
          2 * data[i + width]! +
          data[i + width + 1]!,
      );
  return (Math.sqrt(Math.PI / 2) * sum) / (6 * Math.max(1, (width - 2) * (height - 2)));
}

/** `guide` is the plane's own lightness, or the plane. */
function guided(plane: Plane, guide: Plane, radius: number, epsilon: number): Plane {
  const meanI = boxMean(guide, radius);
  const meanP = boxMean(plane, radius);
  const meanII = boxMean(
    mapPlane(guide, (i) => guide.data[i]! * guide.data[i]!),
    radius,
  );
  const meanIP = boxMean(
    mapPlane(guide, (i) => guide.data[i]! * plane.data[i]!),
    radius,
  );
  const a = mapPlane(guide, (i) => (meanIP.data[i]! - meanI.data[i]! * meanP.data[i]!) / (meanII.data[i]! - meanI.data[i]! ** 2 + epsilon));
  const b = mapPlane(guide, (i) => meanP.data[i]! - a.data[i]! * meanI.data[i]!);
  const meanA = boxMean(a, radius);
  const meanB = boxMean(b, radius);
  return mapPlane(guide, (i) => meanA.data[i]! * guide.data[i]! + meanB.data[i]!);
}

const toPlane = ({ width, height, channels, data }: RasterImage, weights: readonly [number, number, number]): Plane => {
  const out = new Float32Array(width * height);
  for (let i = 0; i < out.length; i++)
    out[i] = weights[0] * data[channels * i]! + weights[1] * data[channels * i + 1]! + weights[2] * data[channels * i + 2]!;
  return { width, height, data: out };
};

/** Rec. 601 luma and its two colour differences. Alpha is kept. */
export function denoise({ image, amount }: DenoiseInput): RasterImage {
  const luma = toPlane(image, [0.299, 0.587, 0.114]);
  const blue = toPlane(image, [-0.169, -0.331, 0.5]);
  const red = toPlane(image, [0.5, -0.419, -0.081]);
  const epsilonOf = (plane: Plane, strength: number): number => Math.max(1, (strength * amount * Math.max(1.2, noiseOf(plane))) ** 2);
  const light = guided(luma, luma, lightRadius, epsilonOf(luma, 3.2));
  const cb = guided(blue, light, colourRadius, epsilonOf(blue, 6));
  const cr = guided(red, light, colourRadius, epsilonOf(red, 6));
  const data = Uint8Array.from(image.data);
  const byte = (value: number): number => Math.max(0, Math.min(255, Math.round(value)));
  for (let i = 0, at = 0; i < light.data.length; i++, at += image.channels) {
    const y = light.data[i]!;
    data[at] = byte(y + 1.402 * cr.data[i]!);
    data[at + 1] = byte(y - 0.344 * cb.data[i]! - 0.714 * cr.data[i]!);
    data[at + 2] = byte(y + 1.772 * cb.data[i]!);
  }
  return { ...image, data };
}
