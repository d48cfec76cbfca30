/** Gaussian blurs along rows and columns, as many channels as there are, and one that does not cross strong edges. */
import { type Job, numberOf, planeOf } from '../pass.ts';
import { floatsOf } from '../plane.ts';

function weightsOf(sigma: number): Float64Array {
  const radius = Math.max(1, Math.ceil(2.5 * sigma));
  const weights = Float64Array.from({ length: 2 * radius + 1 }, (_, i) => Math.exp(-((i - radius) ** 2) / (2 * sigma * sigma)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** Deviation in pixels from which three means stand for the Gaussian. */
const leastForMeans = 3;

/** Half widths of three running means whose deviation together is sigma. source: Kovesi, "Fast almost-Gaussian filtering" (2010) */
function meansOf(sigma: number): readonly number[] {
  const ideal = Math.sqrt((12 * sigma * sigma) / 3 + 1);
  const low = 2 * Math.floor((ideal - 1) / 2) + 1;
  const count = Math.round((12 * sigma * sigma - 3 * low * low - 12 * low - 9) / (-4 * low - 4));
  return [0, 1, 2].map((i) => ((i < count ? low : low + 2) - 1) / 2);
}

/** One line of values through the three means; its ends go on. `line` and `spare` are as long. Gives the one that holds the result. */
function meanLine(line: Float64Array, spare: Float64Array, halves: readonly number[]): Float64Array {
  let [from, to] = [line, spare];
  const last = line.length - 1;
  for (const half of halves) {
    let sum = 0;
    for (let k = -half; k <= half; k++) sum += from[Math.min(last, Math.max(0, k))]!;
    const share = 1 / (2 * half + 1);
    for (let i = 0; i <= last; i++) {
      to[i] = sum * share;
      sum += from[Math.min(last, i + half + 1)]! - from[Math.max(0, i - half)]!;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Rows whole, columns with as many rows round the band's own as the means look at, so that bands do not show. */
function meansAlong(job: Job, isRow: boolean, sigma: number): void {
  const source = planeOf(job, 'source');
  const { width, height, channels } = source;
  const values = floatsOf(source);
  const out = floatsOf(job.target);
  const halves = meansOf(sigma);
  const reach = halves.reduce((sum, half) => sum + half, 0);
  const across = width * channels;
  if (isRow) {
    const [line, spare] = [new Float64Array(width), new Float64Array(width)];
    for (let y = job.top; y < job.bottom; y++)
      for (let c = 0; c < channels; c++) {
        const at = y * across + c;
        for (let x = 0; x < width; x++) line[x] = values[at + x * channels]!;
        const done = meanLine(line, spare, halves);
        for (let x = 0; x < width; x++) out[at + x * channels] = done[x]!;
      }
    return;
  }
  const top = Math.max(0, job.top - reach);
  const length = Math.min(height, job.bottom + reach) - top;
  const [line, spare] = [new Float64Array(length), new Float64Array(length)];
  for (let x = 0; x < across; x++) {
    for (let y = 0; y < length; y++) line[y] = values[(top + y) * across + x]!;
    const done = meanLine(line, spare, halves);
    for (let y = job.top; y < job.bottom; y++) out[y * across + x] = done[y - top]!;
  }
}

function blurAlong(job: Job, isRow: boolean): void {
  const source = planeOf(job, 'source');
  const sigma = numberOf(job, 'sigma') * job.unit;
  if (sigma >= leastForMeans) {
    meansAlong(job, isRow, sigma);
    return;
  }
  const { width, height, channels } = source;
  const values = floatsOf(source);
  const out = floatsOf(job.target);
  const weights = weightsOf(Math.max(0.05, sigma));
  const radius = (weights.length - 1) / 2;
  const [length, step] = isRow ? [width, channels] : [height, width * channels];
  for (let y = job.top; y < job.bottom; y++)
    for (let x = 0; x < width; x++) {
      const place = isRow ? x : y;
      const at = (y * width + x) * channels;
      const isInside = place >= radius && place + radius < length;
      for (let c = 0; c < channels; c++) {
        let sum = 0;
        if (isInside) for (let k = -radius; k <= radius; k++) sum += weights[k + radius]! * values[at + c + k * step]!;
        else
          for (let k = -radius; k <= radius; k++) {
            const near = Math.min(length - 1, Math.max(0, place + k)) - place;
            sum += weights[k + radius]! * values[at + c + near * step]!;
          }
        out[at + c] = sum;
      }
    }
}

/** `source`, standard deviation `sigma` in units. */
export const blurRows = (job: Job): void => blurAlong(job, true);
export const blurColumns = (job: Job): void => blurAlong(job, false);

/**
 * Smooths OKLab where neighbours look alike, so that texture goes and outlines stay. `range`: how different still counts as alike;
 * `radius` in units. Samples of a spiral, not the whole disc.
 */
export function smoothAlike(job: Job): void {
  const source = planeOf(job, 'source');
  const ids = floatsOf(planeOf(job, 'id'));
  const [range, radius] = [numberOf(job, 'range'), numberOf(job, 'radius') * job.unit];
  const { width, height } = source;
  const values = floatsOf(source);
  const out = floatsOf(job.target);
  const offsets = spiral(24, radius);
  const scale = 1 / (2 * range * range);
  const margin = Math.ceil(radius) + 1;
  const steps = Int32Array.from({ length: offsets.length / 3 }, (_, i) => offsets[3 * i + 1]! * width + offsets[3 * i]!);
  for (let y = job.top; y < job.bottom; y++)
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const l = values[3 * at]!;
      const a = values[3 * at + 1]!;
      const b = values[3 * at + 2]!;
      let sumL = l;
      let sumA = a;
      let sumB = b;
      let total = 1;
      const isInside = x >= margin && y >= margin && x < width - margin && y < height - margin;
      for (let n = 0; n < steps.length; n++) {
        const i = 3 * n;
        const other = isInside
          ? at + steps[n]!
          : Math.min(height - 1, Math.max(0, y + offsets[i + 1]!)) * width + Math.min(width - 1, Math.max(0, x + offsets[i]!));
        const dl = values[3 * other]! - l;
        const da = values[3 * other + 1]! - a;
        const db = values[3 * other + 2]! - b;
        const apart = (dl * dl + 2 * (da * da + db * db)) * scale + (ids[other] === ids[at] ? 0 : 1.5);
        if (apart > 5) continue;
        // About exp(-apart).
        const left = 1 - apart / 5;
        const weight = offsets[i + 2]! * left * left * left * left;
        total += weight;
        sumL += weight * (l + dl);
        sumA += weight * (a + da);
        sumB += weight * (b + db);
      }
      out[3 * at] = sumL / total;
      out[3 * at + 1] = sumA / total;
      out[3 * at + 2] = sumB / total;
    }
}

/** [dx, dy, weight] of a sunflower's seeds. */
function spiral(count: number, radius: number): Float64Array {
  const seeds = Array.from({ length: count }, (_, i) => {
    const r = radius * Math.sqrt((i + 0.7) / count);
    const angle = 2.399963 * (i + 1);
    return [Math.round(r * Math.cos(angle)), Math.round(r * Math.sin(angle)), Math.exp(-((r / radius) ** 2))];
  });
  return Float64Array.from(seeds.flat());
}
