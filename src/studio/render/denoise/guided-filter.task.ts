/**
 * The filter that stands in for the network: an edge-avoiding wavelet of five levels over the light that falls on surfaces, which
 * stops at edges of albedo and normal, and at differences that the noise does not explain. A pure function of one tile.
 *
 * source   Dammertz et al., "Edge-Avoiding À-Trous Wavelet Transform for fast Global Illumination Filtering" (2010);
 *          Schied et al., "Spatiotemporal Variance-Guided Filtering" (2017), its spatial part
 */
export interface GuidedFilterInput {
  readonly width: number;
  readonly height: number;
  /** 3 floats a pixel each, finite. */
  readonly colour: Float32Array;
  readonly albedo: Float32Array;
  readonly normal: Float32Array;
}

/** Gaps between the taps of each level. */
const strides = [1, 2, 4, 8, 16] as const;
const fireflyRadius = 2;
const varianceRadius = 3;
/** Pixels further away than this have no say in a pixel: 2 + 3 + 2 * (1 + 2 + 4 + 8 + 16). */
export const filterMargin = fireflyRadius + varianceRadius + 2 * strides.reduce((sum, stride) => sum + stride, 0);

/** B3 spline, [-2, 2]. */
const spline = [1 / 16, 1 / 4, 3 / 8, 1 / 4, 1 / 16] as const;
/** Albedo below this is not divided out: emitters have none. */
const leastAlbedo = 0.05;
/** A difference of features this large weighs e^-1. */
const albedoWidth = 0.4;
const normalWidth = 0.35;
/** A difference of luminance of so many standard deviations weighs e^-1. */
const luminanceWidth = 8;
/** A pixel may be as bright as the mean of its like around it and so many standard deviations. */
const fireflyDeviations = 3;

/** What the passes share. */
interface Work {
  readonly width: number;
  readonly height: number;
  /** 6 floats a pixel: albedo and normal, so scaled that a distance of 1 weighs e^-1. */
  readonly features: Float32Array;
  /** What falls on the surface, 3 floats a pixel. */
  light: Float32Array;
  luminance: Float32Array;
  /** Of the luminance. */
  variance: Float32Array;
}

/** The clean tile, 3 floats a pixel, >= 0. */
export function guidedFilter({ width, height, colour, albedo, normal }: GuidedFilterInput): Float32Array {
  const reflectance = reflectanceOf(albedo, normal);
  const light = colour.map((value, i) => Math.max(value, 0) / reflectance[i]!);
  const features = featuresOf(reflectance, normal);
  const work: Work = { width, height, features, light, luminance: luminanceOf(light), variance: new Float32Array(width * height) };
  dampFireflies(work);
  measureVariance(work);
  for (const stride of strides) smooth(work, stride);
  return work.light.map((value, i) => value * reflectance[i]!);
}

/**
 * What colour is divided by to give light. Where nothing was hit, and the normal is 0, the environment is taken as a white surface, so
 * that its light is of the same size as that on surfaces and a pixel at an outline lies between the two.
 */
function reflectanceOf(albedo: Float32Array, normal: Float32Array): Float32Array {
  const reflectance = new Float32Array(albedo.length);
  for (let i = 0; i < albedo.length; i += 3) {
    const coverage = Math.min(Math.sqrt(normal[i]! ** 2 + normal[i + 1]! ** 2 + normal[i + 2]! ** 2), 1);
    for (let c = i; c < i + 3; c++) reflectance[c] = Math.min(Math.max(albedo[c]!, leastAlbedo) + 1 - coverage, 1);
  }
  return reflectance;
}

function luminanceOf(light: Float32Array): Float32Array {
  const luminance = new Float32Array(light.length / 3);
  for (let i = 0; i < luminance.length; i++)
    luminance[i] = 0.2126 * light[3 * i]! + 0.7152 * light[3 * i + 1]! + 0.0722 * light[3 * i + 2]!;
  return luminance;
}

function featuresOf(albedo: Float32Array, normal: Float32Array): Float32Array {
  const features = new Float32Array(2 * albedo.length);
  for (let i = 0; i < albedo.length / 3; i++)
    for (let c = 0; c < 3; c++) {
      features[6 * i + c] = albedo[3 * i + c]! / albedoWidth;
      features[6 * i + 3 + c] = normal[3 * i + c]! / normalWidth;
    }
  return features;
}

/** Squared distance of the features of two pixels: the exponent of their weight. Every pass spends its time here. */
function unlikeness(features: Float32Array, i: number, j: number): number {
  const [p, q] = [6 * i, 6 * j];
  const a = features[p]! - features[q]!;
  const b = features[p + 1]! - features[q + 1]!;
  const c = features[p + 2]! - features[q + 2]!;
  const d = features[p + 3]! - features[q + 3]!;
  const e = features[p + 4]! - features[q + 4]!;
  const f = features[p + 5]! - features[q + 5]!;
  return a * a + b * b + c * c + d * d + e * e + f * f;
}

/** e^-x to about a tenth of its height, 0 from 8 on; many times as fast as Math.exp. */
function decay(x: number): number {
  if (x >= 8) return 0;
  const t = 1 - 0.125 * x;
  const t2 = t * t;
  const t4 = t2 * t2;
  return t4 * t4;
}

/** Sums over the like of pixel (x, y) within a radius, the pixel itself left out; `into` is [weight, luminance, its square, the largest]. */
function gather(
  { width, height, features, luminance }: Work,
  x: number,
  y: number,
  { radius, into }: { radius: number; into: Float64Array },
): void {
  let weight = 0;
  let sum = 0;
  let squares = 0;
  let most = 0;
  const i = y * width + x;
  const [left, right] = [Math.max(x - radius, 0), Math.min(x + radius, width - 1)];
  for (let row = Math.max(y - radius, 0); row <= Math.min(y + radius, height - 1); row++)
    for (let j = row * width + left; j <= row * width + right; j++) {
      const w = j === i ? 0 : decay(unlikeness(features, i, j));
      const l = luminance[j]!;
      weight += w;
      sum += w * l;
      squares += w * l * l;
      if (w * l > most) most = w * l;
    }
  into[0] = weight;
  into[1] = sum;
  into[2] = squares;
  into[3] = most;
}

/** Single samples that shine out of their like are cut down to them; the brightest neighbour, perhaps another such sample, is not asked. */
function dampFireflies(work: Work): void {
  const { width, height, luminance } = work;
  const damped = work.light.slice();
  const sums = new Float64Array(4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      gather(work, x, y, { radius: fireflyRadius, into: sums });
      const weight = sums[0]! - 1;
      if (weight < 3) continue;
      const mean = (sums[1]! - sums[3]!) / weight;
      const deviation = Math.sqrt(Math.max((sums[2]! - sums[3]! * sums[3]!) / weight - mean * mean, 0));
      const i = y * width + x;
      const limit = Math.max(mean + fireflyDeviations * deviation, 0);
      if (luminance[i]! > limit) for (let c = 0; c < 3; c++) damped[3 * i + c]! *= limit / luminance[i]!;
    }
  work.light = damped;
  work.luminance = luminanceOf(damped);
}

function measureVariance(work: Work): void {
  const { width, height, luminance, variance } = work;
  const sums = new Float64Array(4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      gather(work, x, y, { radius: varianceRadius, into: sums });
      const l = luminance[y * width + x]!;
      const mean = (sums[1]! + l) / (sums[0]! + 1);
      variance[y * width + x] = Math.max((sums[2]! + l * l) / (sums[0]! + 1) - mean * mean, 0);
    }
}

/** One level: a 5x5 spline with gaps. Replaces the light, its luminance and its variance. */
function smooth(work: Work, stride: number): void {
  const { width, height, features, light, luminance, variance } = work;
  const nextLight = new Float32Array(light.length);
  const nextVariance = new Float32Array(variance.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const here = luminance[i]!;
      const tolerance = 1 / (luminanceWidth * Math.sqrt(variance[i]!) + 1e-4 * here + 1e-10);
      let weight = 0;
      let red = 0;
      let green = 0;
      let blue = 0;
      let spread = 0;
      for (let dy = -2; dy <= 2; dy++) {
        const row = y + dy * stride;
        if (row < 0 || row >= height) continue;
        for (let dx = -2; dx <= 2; dx++) {
          const column = x + dx * stride;
          if (column < 0 || column >= width) continue;
          const j = row * width + column;
          const x2 = unlikeness(features, i, j) + Math.abs(here - luminance[j]!) * tolerance;
          if (x2 >= 8) continue;
          const w = spline[dx + 2]! * spline[dy + 2]! * decay(x2);
          weight += w;
          red += w * light[3 * j]!;
          green += w * light[3 * j + 1]!;
          blue += w * light[3 * j + 2]!;
          spread += w * w * variance[j]!;
        }
      }
      nextLight[3 * i] = red / weight;
      nextLight[3 * i + 1] = green / weight;
      nextLight[3 * i + 2] = blue / weight;
      nextVariance[i] = spread / (weight * weight);
    }
  Object.assign(work, { light: nextLight, luminance: luminanceOf(nextLight), variance: nextVariance });
}
