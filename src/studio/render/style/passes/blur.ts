/** Gaussian blurs along rows and columns, as many channels as there are, and one that does not cross strong edges. */
import { type Job, numberOf, planeOf } from '../pass.ts';
import { floatsOf } from '../plane.ts';

function weightsOf(sigma: number): Float64Array {
  const radius = Math.max(1, Math.ceil(2.5 * sigma));
  const weights = Float64Array.from({ length: 2 * radius + 1 }, (_, i) => Math.exp(-((i - radius) ** 2) / (2 * sigma * sigma)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

function blurAlong(job: Job, isRow: boolean): void {
  const source = planeOf(job, 'source');
  const sigma = numberOf(job, 'sigma') * job.unit;
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
      for (let i = 0; i < offsets.length; i += 3) {
        const sx = Math.min(width - 1, Math.max(0, x + offsets[i]!));
        const sy = Math.min(height - 1, Math.max(0, y + offsets[i + 1]!));
        const other = sy * width + sx;
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
function spiral(count: number, radius: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    const r = radius * Math.sqrt((i + 0.7) / count);
    const angle = 2.399963 * (i + 1);
    return [Math.round(r * Math.cos(angle)), Math.round(r * Math.sin(angle)), Math.exp(-((r / radius) ** 2))];
  }).flat();
}
