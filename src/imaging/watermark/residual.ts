/**
 * What is left of a picture when its own structure is taken away: each pixel against its like neighbours, local contrast made even,
 * outliers clipped. Knows nothing of the mark's key.
 *
 * source   Lee, "Digital image smoothing and the sigma filter" (1983). A plain local mean in its place let dense black text hide the
 *          mark: the score of a page after JPEG 70 was 5, and is 40.
 */
import type { Plane } from './luminance.ts';

/** Grey levels. A difference counts at most this in the level of texture, so that letters on paper do not pass for texture. */
const edgeLimit = 8;

/** Two pixels are alike within this many grey levels, plus the gain times the level of texture. */
const leastTolerance = 6;
const toleranceGain = 5;

/** Residuals are clipped at this many grey levels, plus the gain times the level of texture. */
const leastClip = 2;
const clipGain = 2;

/** Grey levels added to the local deviation, so that rounding noise on flat ground is not blown up. */
const deviationFloor = 0.5;

/** After evening out, residuals are clipped at this many local deviations. */
const clipDeviations = 2;

/** Mean over a square of side 2 * radius + 1, cut at the borders. */
export function boxMean(plane: Plane, radius: number): Plane {
  const rows = meanRows(plane, radius);
  return transpose(meanRows(transpose(rows), radius));
}

function meanRows(plane: Plane, radius: number): Plane {
  const { width, height, data } = plane;
  const out = new Float32Array(data.length);
  for (let y = 0; y < height; y++) {
    const start = y * width;
    let sum = 0;
    for (let x = 0; x < Math.min(radius, width); x++) sum += data[start + x]!;
    for (let x = 0; x < width; x++) {
      if (x + radius < width) sum += data[start + x + radius]!;
      if (x - radius - 1 >= 0) sum -= data[start + x - radius - 1]!;
      out[start + x] = sum / (Math.min(width - 1, x + radius) - Math.max(0, x - radius) + 1);
    }
  }
  return { width, height, data: out };
}

function transpose(plane: Plane): Plane {
  const { width, height, data } = plane;
  const out = new Float32Array(data.length);
  const block = 32;
  for (let top = 0; top < height; top += block) {
    for (let left = 0; left < width; left += block) {
      const bottom = Math.min(height, top + block);
      const right = Math.min(width, left + block);
      for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) out[x * height + y] = data[y * width + x]!;
    }
  }
  return { width: height, height: width, data: out };
}

const clip = (value: number, limit: number): number => Math.min(limit, Math.max(-limit, value));

/** Mean clipped difference from the mean of the 3 x 3 around, in grey levels. */
function textureLevel(plane: Plane, radius: number): Float32Array {
  const { width, height } = plane;
  const near = boxMean(plane, 1).data;
  const data = plane.data.map((value, at) => Math.min(edgeLimit, Math.abs(value - near[at]!)));
  return boxMean({ width, height, data }, radius).data;
}

/** A pixel less the mean of those pixels around it, every second one each way, that are within `tolerance` of it. */
function differenceFromLike({ width, height, data }: Plane, at: number, tolerance: number, radius: number): number {
  const x = at % width;
  const y = (at - x) / width;
  const here = data[at]!;
  const right = Math.min(width - 1, x + radius);
  const bottom = Math.min(height - 1, y + radius);
  let sum = 0;
  let count = 0;
  for (let row = Math.max(y & 1, y - radius); row <= bottom; row += 2) {
    for (let column = Math.max(x & 1, x - radius); column <= right; column += 2) {
      const difference = data[row * width + column]! - here;
      if (Math.abs(difference) > tolerance) continue;
      sum += difference;
      count++;
    }
  }
  return count === 0 ? 0 : -sum / count;
}

/** radius: half the side of the local windows in pixels, even. returns numbers within +-clipDeviations */
export function normalisedResidual(plane: Plane, radius: number): Plane {
  const { width, height } = plane;
  const texture = textureLevel(plane, radius);
  const residual = texture.map((level, at) => {
    const difference = differenceFromLike(plane, at, leastTolerance + toleranceGain * level, radius);
    return clip(difference, leastClip + clipGain * level);
  });
  const variance = boxMean({ width, height, data: residual.map((value) => value * value) }, radius).data;
  const data = residual.map((value, at) => {
    const deviation = Math.sqrt(Math.max(0, variance[at]!));
    return clip(value / (deviation + deviationFloor), clipDeviations);
  });
  return { width, height, data };
}
