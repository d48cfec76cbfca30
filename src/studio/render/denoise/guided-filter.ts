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
/** Albedo below this is not divided out: emitters and the environment have none. */
const leastAlbedo = 0.05;
/** A difference of features this large weighs e^-1. */
const albedoWidth = 0.12;
const normalWidth = 0.35;
/** A difference of luminance of so many standard deviations weighs e^-1. */
const luminanceWidth = 3;
/** A pixel may be so many times as bright as the mean of its like around it. */
const fireflyLimit = 4;

/** What the passes share. Planes of one float a pixel, but for `light`, `albedo` and `normal` of three. */
interface Work {
  readonly width: number;
  readonly height: number;
  readonly albedo: Float32Array;
  readonly normal: Float32Array;
  light: Float32Array;
  luminance: Float32Array;
  variance: Float32Array;
}

/** The clean tile, 3 floats a pixel, >= 0. */
export function guidedFilter({ width, height, colour, albedo, normal }: GuidedFilterInput): Float32Array {
  const reflectance = albedo.map((value) => Math.min(Math.max(value, leastAlbedo), 1));
  const light = colour.map((value, i) => Math.max(value, 0) / reflectance[i]!);
  const empty = new Float32Array(0);
  const work: Work = { width, height, albedo: reflectance, normal, light, luminance: luminanceOf(light), variance: empty };
  work.light = dampFireflies(work);
  work.luminance = luminanceOf(work.light);
  work.variance = measureVariance(work);
  for (const stride of strides) smooth(work, stride);
  return work.light.map((value, i) => value * reflectance[i]!);
}

const luminanceOf = (light: Float32Array): Float32Array =>
  Float32Array.from(
    { length: light.length / 3 },
    (_, i) => 0.2126 * light[3 * i]! + 0.7152 * light[3 * i + 1]! + 0.0722 * light[3 * i + 2]!,
  );

/** How alike two pixels' surfaces are, as the exponent of a weight: 0 is the same. */
function unlikeness({ albedo, normal }: Work, i: number, j: number): number {
  let a = 0;
  let n = 0;
  for (let c = 0; c < 3; c++) {
    const da = albedo[3 * i + c]! - albedo[3 * j + c]!;
    const dn = normal[3 * i + c]! - normal[3 * j + c]!;
    a += da * da;
    n += dn * dn;
  }
  return a / (albedoWidth * albedoWidth) + n / (normalWidth * normalWidth);
}

/** e^-x to about a hundredth, 0 from 8 on; many times as fast as Math.exp. */
function decay(x: number): number {
  const t = 1 - x / 8;
  if (t <= 0) return 0;
  const t2 = t * t;
  const t4 = t2 * t2;
  return t4 * t4;
}

/** Weighted sums of luminance and its square over the like of pixel i within a radius, without i itself. */
function gather(work: Work, i: number, radius: number): { weight: number; sum: number; squares: number; most: number } {
  const { width, height, luminance } = work;
  const [x, y] = [i % width, Math.floor(i / width)];
  let [weight, sum, squares, most] = [0, 0, 0, 0];
  for (let row = Math.max(y - radius, 0); row <= Math.min(y + radius, height - 1); row++)
    for (let column = Math.max(x - radius, 0); column <= Math.min(x + radius, width - 1); column++) {
      const j = row * width + column;
      if (j === i) continue;
      const w = decay(unlikeness(work, i, j));
      if (w === 0) continue;
      const l = luminance[j]!;
      weight += w;
      sum += w * l;
      squares += w * l * l;
      most = Math.max(most, w * l);
    }
  return { weight, sum, squares, most };
}

/** Single samples that shine out of their surroundings are cut to a multiple of their like; the brightest neighbour is not counted. */
function dampFireflies(work: Work): Float32Array {
  const { light, luminance } = work;
  const damped = light.slice();
  for (let i = 0; i < luminance.length; i++) {
    const { weight, sum, most } = gather(work, i, fireflyRadius);
    const limit = (fireflyLimit * (sum - most)) / weight;
    if (weight < 2 || luminance[i]! <= limit) continue;
    const factor = limit / luminance[i]!;
    for (let c = 0; c < 3; c++) damped[3 * i + c]! *= factor;
  }
  return damped;
}

function measureVariance(work: Work): Float32Array {
  const { luminance } = work;
  return luminance.map((l, i) => {
    const { weight, sum, squares } = gather(work, i, varianceRadius);
    const mean = (sum + l) / (weight + 1);
    return Math.max((squares + l * l) / (weight + 1) - mean * mean, 0);
  });
}

/** One level: a 5x5 spline with gaps. Replaces the light, its luminance and its variance. */
function smooth(work: Work, stride: number): void {
  const light = new Float32Array(work.light.length);
  const variance = new Float32Array(work.variance.length);
  for (let y = 0; y < work.height; y++) for (let x = 0; x < work.width; x++) smoothPixel(work, { x, y, stride }, { light, variance });
  work.light = light;
  work.variance = variance;
  work.luminance = luminanceOf(light);
}

function smoothPixel(
  work: Work,
  at: { x: number; y: number; stride: number },
  into: { light: Float32Array; variance: Float32Array },
): void {
  const { width, height, light, luminance, variance } = work;
  const { x, y, stride } = at;
  const i = y * width + x;
  const tolerance = 1 / (luminanceWidth * Math.sqrt(variance[i]!) + 1e-4 * luminance[i]! + 1e-10);
  let [weight, r, g, b, v] = [0, 0, 0, 0, 0];
  for (let dy = -2; dy <= 2; dy++) {
    const row = y + dy * stride;
    if (row < 0 || row >= height) continue;
    for (let dx = -2; dx <= 2; dx++) {
      const column = x + dx * stride;
      if (column < 0 || column >= width) continue;
      const j = row * width + column;
      const w = spline[dx + 2]! * spline[dy + 2]! * decay(unlikeness(work, i, j) + Math.abs(luminance[i]! - luminance[j]!) * tolerance);
      if (w === 0) continue;
      weight += w;
      r += w * light[3 * j]!;
      g += w * light[3 * j + 1]!;
      b += w * light[3 * j + 2]!;
      v += w * w * variance[j]!;
    }
  }
  into.light[3 * i] = r / weight;
  into.light[3 * i + 1] = g / weight;
  into.light[3 * i + 2] = b / weight;
  into.variance[i] = v / (weight * weight);
}
