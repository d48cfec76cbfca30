/**
 * What colours one side of a picture has: a mixture of five Gaussians, as grabCut wants them. Deterministic: clusters begin by cutting the
 * widest one across its longest axis (Orchard and Bouman, "Color Quantization of Images", 1991), not by chance.
 */

const componentCount = 5;
/** Variance of a colour, in levels squared, that even a flat area has. */
const floorVariance = 1;
const firstRounds = 4;

/** Ten numbers a component: log of its weight over the root of the determinant, mean, and the inverse covariance (rr, rg, rb, gg, gb, bb). */
export interface ColourMixture {
  readonly components: Float64Array;
}

const stride = 10;

/** samples: sRGB, [count, 3], levels of 255; at least one. */
export function firstMixture(samples: Float32Array): ColourMixture {
  const labels = new Uint8Array(samples.length / 3);
  for (let used = 1; used < componentCount; used++) if (!splitWidest(samples, labels, used)) break;
  for (let round = 0; round < firstRounds; round++) moveToNearest(samples, labels);
  return fit(samples, labels);
}

/** The mixture after each sample went to the component that explains it best. */
export function nextMixture(samples: Float32Array, mixture: ColourMixture): ColourMixture {
  const labels = new Uint8Array(samples.length / 3);
  for (let i = 0; i < labels.length; i++) {
    let best = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < componentCount; k++) {
      const level = logDensity(mixture.components, stride * k, samples[3 * i]!, samples[3 * i + 1]!, samples[3 * i + 2]!);
      if (level > best) {
        best = level;
        labels[i] = k;
      }
    }
  }
  return fit(samples, labels);
}

/** -log of the density of the colour, which is never infinite. */
export function surpriseOf({ components }: ColourMixture, r: number, g: number, b: number): number {
  let sum = 1e-200;
  for (let k = 0; k < componentCount; k++) sum += Math.exp(logDensity(components, stride * k, r, g, b));
  return -Math.log(sum);
}

function logDensity(of: Float64Array, at: number, r: number, g: number, b: number): number {
  const x = r - of[at + 1]!;
  const y = g - of[at + 2]!;
  const z = b - of[at + 3]!;
  const far =
    x * (of[at + 4]! * x + 2 * (of[at + 5]! * y + of[at + 6]! * z)) + y * (of[at + 7]! * y + 2 * of[at + 8]! * z) + of[at + 9]! * z * z;
  return of[at]! - 0.5 * far;
}

interface Cluster {
  count: number;
  mean: [number, number, number];
  /** rr, rg, rb, gg, gb, bb. */
  covariance: [number, number, number, number, number, number];
}

function clustersOf(samples: Float32Array, labels: Uint8Array): Cluster[] {
  const sums = new Float64Array(stride * componentCount);
  for (let i = 0; i < labels.length; i++) {
    const at = stride * labels[i]!;
    const r = samples[3 * i]!;
    const g = samples[3 * i + 1]!;
    const b = samples[3 * i + 2]!;
    sums[at]! += 1;
    sums[at + 1]! += r;
    sums[at + 2]! += g;
    sums[at + 3]! += b;
    sums[at + 4]! += r * r;
    sums[at + 5]! += r * g;
    sums[at + 6]! += r * b;
    sums[at + 7]! += g * g;
    sums[at + 8]! += g * b;
    sums[at + 9]! += b * b;
  }
  return Array.from({ length: componentCount }, (_, k) => {
    const [count = 0, r = 0, g = 0, b = 0, rr = 0, rg = 0, rb = 0, gg = 0, gb = 0, bb = 0] = sums.subarray(stride * k, stride * (k + 1));
    const of = Math.max(1, count);
    const [x, y, z] = [r / of, g / of, b / of];
    return {
      count,
      mean: [x, y, z],
      covariance: [rr / of - x * x, rg / of - x * y, rb / of - x * z, gg / of - y * y, gb / of - y * z, bb / of - z * z],
    };
  });
}

function fit(samples: Float32Array, labels: Uint8Array): ColourMixture {
  const components = new Float64Array(stride * componentCount);
  for (const [k, { count, mean, covariance }] of clustersOf(samples, labels).entries()) {
    const [rr, rg, rb, gg, gb, bb] = covariance.map(
      (v, i) => v + (i === 0 || i === 3 || i === 5 ? floorVariance : 0),
    ) as Cluster['covariance'];
    const a00 = gg * bb - gb * gb;
    const a01 = gb * rb - rg * bb;
    const a02 = rg * gb - gg * rb;
    const determinant = Math.max(1e-9, rr * a00 + rg * a01 + rb * a02);
    const inverse = [a00, a01, a02, rr * bb - rb * rb, rg * rb - rr * gb, rr * gg - rg * rg].map((v) => v / determinant);
    // An empty component explains nothing.
    const level = count === 0 ? -1e6 : Math.log(count / labels.length) - 0.5 * Math.log(determinant) - 1.5 * Math.log(2 * Math.PI);
    components.set([level, ...mean, ...inverse], stride * k);
  }
  return { components };
}

/** Cuts the cluster that spreads the most along one axis in two, the other half being number `used`; false when none can be cut. */
function splitWidest(samples: Float32Array, labels: Uint8Array, used: number): boolean {
  const clusters = clustersOf(samples, labels).slice(0, used);
  const spreads = clusters.map(({ count, covariance }) => {
    const axis = longestAxis(covariance);
    return { axis, spread: count * along(covariance, axis) };
  });
  const widest = spreads.reduce((best, one, k) => (one.spread > spreads[best]!.spread ? k : best), 0);
  const { axis, spread } = spreads[widest]!;
  if (spread <= 1e-6) return false;
  const [mx, my, mz] = clusters[widest]!.mean;
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] !== widest) continue;
    const side = axis[0] * (samples[3 * i]! - mx) + axis[1] * (samples[3 * i + 1]! - my) + axis[2] * (samples[3 * i + 2]! - mz);
    if (side > 0) labels[i] = used;
  }
  return true;
}

/** By power iteration. */
function longestAxis([rr, rg, rb, gg, gb, bb]: Cluster['covariance']): [number, number, number] {
  let [x, y, z] = [0.6, 0.58, 0.55];
  for (let round = 0; round < 12; round++) {
    const [u, v, w] = [rr * x + rg * y + rb * z, rg * x + gg * y + gb * z, rb * x + gb * y + bb * z];
    const length = Math.max(1e-12, Math.hypot(u, v, w));
    [x, y, z] = [u / length, v / length, w / length];
  }
  return [x, y, z];
}

const along = ([rr, rg, rb, gg, gb, bb]: Cluster['covariance'], [x, y, z]: readonly [number, number, number]): number =>
  x * x * rr + y * y * gg + z * z * bb + 2 * (x * y * rg + x * z * rb + y * z * gb);

function moveToNearest(samples: Float32Array, labels: Uint8Array): void {
  const means = clustersOf(samples, labels).map(({ mean, count }) => (count === 0 ? null : mean));
  for (let i = 0; i < labels.length; i++) {
    let best = Number.POSITIVE_INFINITY;
    for (const [k, mean] of means.entries()) {
      if (!mean) continue;
      const far = (samples[3 * i]! - mean[0]) ** 2 + (samples[3 * i + 1]! - mean[1]) ** 2 + (samples[3 * i + 2]! - mean[2]) ** 2;
      if (far < best) {
        best = far;
        labels[i] = k;
      }
    }
  }
}
