/**
 * How the lightness of a thing moves with a new pigment: black, white and the order of all between stay, and its shading is kept so far that
 * lightness before and after are nearly one straight line.
 */
import { clamp } from '../light.ts';

/** OKLab. */
export interface TargetColour {
  readonly lightness: number;
  readonly a: number;
  readonly b: number;
}

export const lightnessBins = 128;
export const shareBins = 9;

/** Pixels by lightness and by their share in the pigment, [lightnessBins, shareBins]. */
export type Histogram = Float64Array;

/** New lightness of lightness i / (length - 1). */
export type Curve = Float64Array;

const curveSteps = 512;
/** Of the way from the old pigment's lightness to the new one's. */
const mostWay = 0.86;
/** Pearson's correlation of the lightness before and after that is kept. Whoever asks for white or black wants it more than the shading. */
const leastCorrelation = { coloured: 0.985, grey: 0.94 } as const;
const greyChroma = 0.04;

/** Exponent that brings `from` to `goal`, with 0 and 1 fixed. */
const exponentFor = (from: number, goal: number): number => clamp(Math.log(goal) / Math.log(from), 0.25, 5);

/** Between the power curve (straight 0) and a line through the pigment with a gentle slope (straight 1). */
function curveOf(from: number, goal: number, straight: number): Curve {
  const exponent = exponentFor(from, goal);
  const slope = clamp(Math.min(goal / from, (1 - goal) / (1 - from)), 0.3, 1);
  return Float64Array.from({ length: curveSteps + 1 }, (_, i) => {
    const l = i / curveSteps;
    const line = clamp(goal + slope * (l - from), 0, 1);
    return l ** exponent * (1 - straight) + line * straight;
  });
}

function correlationOf(histogram: Histogram, curve: Curve): number {
  let [count, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0];
  for (let bin = 0; bin < lightnessBins; bin++)
    for (let s = 0; s < shareBins; s++) {
      const weight = histogram[bin * shareBins + s]!;
      if (weight === 0) continue;
      const before = (bin + 0.5) / lightnessBins;
      const after = before + (s / (shareBins - 1)) * (curve[Math.round(before * curveSteps)]! - before);
      count += weight;
      x += weight * before;
      y += weight * after;
      xx += weight * before * before;
      yy += weight * after * after;
      xy += weight * before * after;
    }
  if (count === 0) return 1;
  const [varX, varY] = [xx / count - (x / count) ** 2, yy / count - (y / count) ** 2];
  return varX < 1e-9 || varY < 1e-9 ? 1 : (xy / count - (x / count) * (y / count)) / Math.sqrt(varX * varY);
}

/** The farthest way to the new lightness, and on it the least straightened curve, that keeps the correlation. */
export function curveFor(histogram: Histogram, from: number, to: TargetColour): Curve {
  const least = Math.hypot(to.a, to.b) < greyChroma ? leastCorrelation.grey : leastCorrelation.coloured;
  const start = clamp(from, 0.08, 0.94);
  let kept = curveOf(start, start, 0);
  for (let way = mostWay; way > 0.01; way -= 0.06) {
    const goal = clamp(start + way * (to.lightness - start), 0.08, 0.95);
    for (let straight = 0; straight <= 1; straight += 0.25) {
      kept = curveOf(start, goal, straight);
      if (correlationOf(histogram, kept) > least) return kept;
    }
  }
  return kept;
}

const strongestSteps = 256;

/** Whether sRGB has the colour. source: Ottosson (2020), OKLab to linear sRGB */
function isInside(lightness: number, a: number, b: number): boolean {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s;
  return Math.min(red, green, blue) >= -1e-4 && Math.max(red, green, blue) <= 1.0001;
}

/** Most chroma of the hue of (a, b) in sRGB at lightness i / (length - 1). */
export function strongestOf(a: number, b: number): Float64Array {
  const chroma = Math.hypot(a, b);
  return Float64Array.from({ length: strongestSteps + 1 }, (_, i) => {
    if (chroma < 1e-4) return 0;
    let [low, high] = [0, 0.4];
    for (let round = 0; round < 20; round++) {
      const middle = (low + high) / 2;
      if (isInside(i / strongestSteps, (a / chroma) * middle, (b / chroma) * middle)) low = middle;
      else high = middle;
    }
    return low;
  });
}
