/**
 * What is left of a picture when its own structure is taken away: local mean removed, local contrast made even, outliers clipped.
 * Knows nothing of the mark's key.
 */
import type { Plane } from './luminance.ts';

/** Grey levels added to the local deviation, so that rounding noise on flat ground is not blown up. */
const deviationFloor = 0.5;

/** Residuals beyond this many local deviations are clipped: edges, glyphs. */
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

/** radius: half the side of the local windows in pixels. returns numbers within +-clipDeviations */
export function normalisedResidual(plane: Plane, radius: number): Plane {
  const { width, height } = plane;
  const mean = boxMean(plane, radius).data;
  const residual = plane.data.map((value, at) => value - mean[at]!);
  const variance = boxMean({ width, height, data: residual.map((value) => value * value) }, radius).data;
  const data = residual.map((value, at) => {
    const even = value / (Math.sqrt(Math.max(0, variance[at]!)) + deviationFloor);
    return Math.min(clipDeviations, Math.max(-clipDeviations, even));
  });
  return { width, height, data };
}
