/**
 * How a picture's light and colours are spread: enough to give them to another picture.
 * source   Reinhard et al., "Color transfer between images" (2001), in OKLab; Pitié & Kokaram, "The linear Monge-Kantorovitch linear
 *          colour mapping" (2007), for the map between two spreads of colour
 */
import type { RasterImage } from '../../../engine.ts';
import { bytesToLab } from '../../colour/index.ts';
import { clamp } from '../light.ts';

/** Lightness is told at this many ranks; the colours of shadows, of the middle and of lights each by themselves. */
const ranks = 64;
const zones = 3;
const mostSamples = 120_000;

export interface Look {
  /** OKLab lightness of each rank from the darkest to the brightest pixel, [ranks + 1]. */
  readonly lightness: readonly number[];
  /** Mean a and b of each third of the pixels by lightness. */
  readonly tints: readonly (readonly [a: number, b: number])[];
  /** Variance of a, of b, and what they share, round those means. */
  readonly spread: readonly [aa: number, bb: number, ab: number];
}

function samplesOf({ data, channels, width, height }: RasterImage): Float64Array {
  const step = Math.max(1, Math.floor((width * height) / mostSamples));
  const count = Math.floor((width * height - 1) / step) + 1;
  const out = new Float64Array(3 * count);
  const lab = new Float64Array(3);
  for (let n = 0; n < count; n++) {
    const from = channels * n * step;
    bytesToLab(data[from]!, data[from + 1]!, data[from + 2]!, lab);
    out.set(lab, 3 * n);
  }
  return out;
}

/** Transparent pixels count as what they hide. */
export function lookOf(image: RasterImage): Look {
  const samples = samplesOf(image);
  const count = samples.length / 3;
  const order = Uint32Array.from({ length: count }, (_, i) => i).sort((i, j) => samples[3 * i]! - samples[3 * j]! || i - j);
  const at = (share: number): number => order[Math.min(count - 1, Math.floor(share * count))]!;
  const lightness = Array.from({ length: ranks + 1 }, (_, i) => samples[3 * at(i / ranks)]!);
  const sums = Array.from({ length: zones }, () => [0, 0, 1e-9]);
  for (const [rank, i] of order.entries()) {
    const sum = sums[Math.floor((zones * rank) / count)]!;
    sum[0]! += samples[3 * i + 1]!;
    sum[1]! += samples[3 * i + 2]!;
    sum[2]!++;
  }
  const tints = sums.map(([a, b, n]): readonly [number, number] => [a! / n!, b! / n!]);
  const spread: [number, number, number] = [0, 0, 0];
  for (const [rank, i] of order.entries()) {
    const tint = tints[Math.floor((zones * rank) / count)]!;
    const [a, b] = [samples[3 * i + 1]! - tint[0], samples[3 * i + 2]! - tint[1]];
    spread[0] += (a * a) / count;
    spread[1] += (b * b) / count;
    spread[2] += (a * b) / count;
  }
  return { lightness, tints, spread };
}

export interface LookMap {
  /** Lightness for each of 256 lightnesses. */
  readonly curve: Float64Array;
  /** Mean colour at each of 256 lightnesses, before and after: a, b, a, b. */
  readonly tints: Float64Array;
  /** Symmetric matrix on a and b: aa, bb, ab. */
  readonly turn: readonly [number, number, number];
}

/** Steps of lightness are neither lost nor torn open: photographs stay photographs. */
const slopes = { least: 0.35, most: 2.2 } as const;
/** Strength of colour is no more than so many times what it was. */
const mostGain = 1.8;

/** The lightness of `from`'s rank in `to`, with its slope held between the two bounds. */
function curveBetween(from: readonly number[], to: readonly number[]): Float64Array {
  const wanted = new Float64Array(256);
  let rank = 0;
  for (let i = 0; i < 256; i++) {
    const l = i / 255;
    while (rank < ranks && from[rank + 1]! < l) rank++;
    const next = Math.min(ranks, rank + 1);
    const width = from[next]! - from[rank]!;
    const share = width > 1e-6 ? clamp((l - from[rank]!) / width, 0, 1) : 0;
    wanted[i] = to[rank]! + (to[next]! - to[rank]!) * share;
  }
  const middle = Math.round(255 * clamp(from[ranks / 2]!, 0.05, 0.95));
  const out = new Float64Array(256);
  out[middle] = wanted[middle]!;
  for (let i = middle + 1; i < 256; i++) out[i] = out[i - 1]! + clamp(wanted[i]! - out[i - 1]!, slopes.least / 255, slopes.most / 255);
  for (let i = middle - 1; i >= 0; i--) out[i] = out[i + 1]! - clamp(out[i + 1]! - wanted[i]!, slopes.least / 255, slopes.most / 255);
  return out.map((value) => clamp(value, 0, 1));
}

type Symmetric = readonly [aa: number, bb: number, ab: number];

/** source: Levinger, "The square root of a 2 x 2 matrix" (1980). */
function root([aa, bb, ab]: Symmetric): Symmetric {
  const s = Math.sqrt(Math.max(1e-18, aa * bb - ab * ab));
  const t = Math.sqrt(aa + bb + 2 * s);
  return [(aa + s) / t, (bb + s) / t, ab / t];
}

/** left * right * left. */
function between([p, r, q]: Symmetric, [a, c, b]: Symmetric): Symmetric {
  const [m00, m01] = [p * a + q * b, p * b + q * c];
  const [m10, m11] = [q * a + r * b, q * b + r * c];
  return [m00 * p + m01 * q, m10 * q + m11 * r, m00 * q + m01 * r];
}

function inverse([aa, bb, ab]: Symmetric): Symmetric {
  const determinant = Math.max(1e-18, aa * bb - ab * ab);
  return [bb / determinant, aa / determinant, -ab / determinant];
}

/** Eigenvalues between 0 and `mostGain`. */
function held(map: Symmetric): Symmetric {
  const [aa, bb, ab] = map;
  const [mean, away] = [(aa + bb) / 2, Math.hypot((aa - bb) / 2, ab)];
  const [high, low] = [clamp(mean + away, 0, mostGain), clamp(mean - away, 0, mostGain)];
  if (away < 1e-9) return [high, high, 0];
  const [newMean, scale] = [(high + low) / 2, (high - low) / 2 / away];
  return [newMean + scale * ((aa - bb) / 2), newMean - scale * ((aa - bb) / 2), scale * ab];
}

function turnBetween(from: Symmetric, to: Symmetric): Symmetric {
  // What is nearly grey has no hues to turn by.
  const least = 2e-4;
  const own: Symmetric = [from[0] + least, from[1] + least, from[2]];
  const half = root(own);
  const back = inverse(half);
  const isGrey = to[0] + to[1] < 1e-5;
  const wanted: Symmetric = isGrey ? to : [to[0] + least, to[1] + least, to[2]];
  return held(between(back, root(between(half, wanted))));
}

const tintAt = (look: Look, l: number): readonly [number, number] => {
  const centres = Array.from({ length: zones }, (_, zone) => look.lightness[Math.round(((zone + 0.5) / zones) * ranks)]!);
  if (l <= centres[0]!) return look.tints[0]!;
  for (let zone = 1; zone < zones; zone++) {
    if (l > centres[zone]!) continue;
    const share = (l - centres[zone - 1]!) / Math.max(1e-6, centres[zone]! - centres[zone - 1]!);
    const [before, after] = [look.tints[zone - 1]!, look.tints[zone]!];
    return [before[0] + (after[0] - before[0]) * share, before[1] + (after[1] - before[1]) * share];
  }
  return look.tints[zones - 1]!;
};

/** What gives `from` the look of `to`. */
export function mapBetween(from: Look, to: Look): LookMap {
  const curve = curveBetween(from.lightness, to.lightness);
  const tints = new Float64Array(4 * 256);
  for (let i = 0; i < 256; i++) {
    tints.set(tintAt(from, i / 255), 4 * i);
    tints.set(tintAt(to, curve[i]!), 4 * i + 2);
  }
  return { curve, tints, turn: turnBetween(from.spread, to.spread) };
}
