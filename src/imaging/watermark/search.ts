/**
 * Looks for the key's pattern in a spectrum, at one period, in every orientation and at every shift. Knows nothing of pixels.
 *
 * The spectrum is read at the pattern's harmonics, each is brought to a fixed magnitude and turned back by the key's phase; one inverse
 * FFT then gives the agreement at all shifts at once (the symmetrical phase-only matched filter of Kalker, Depovere, Haitsma and
 * Maes, "A video watermarking system for broadcast monitoring", SPIE 3657, 1999).
 *
 * score z = sum of w cos(angle) / sqrt(sum of w^2 / 2). The key's phases are independent and even over the circle, so for any picture
 * made without the key P(z >= t) <= exp(-t^2 / 2) at one period, orientation and shift, because E exp(a cos(angle)) = I0(a)
 * <= exp(a^2 / 4) (Chernoff's bound). This holds whatever the picture, and whatever weights are taken from it.
 */
import { createFft, transformSquareTransposed } from './fft.ts';
import { type Harmonics, turnHarmonics } from './key.ts';
import type { Spectrum } from './spectrum.ts';

/** Mirror images and quarter turns. */
export const orientationCount = 8;

/** Harmonics above this, in cycles per working pixel, are not read: near the limit of sampling nothing of the pattern is left. */
const highestFrequency = 0.45;

/** Finds the best score over all orientations and shifts. period: of the pattern, in the pixels of the plane. */
export type Matcher = (spectrum: Spectrum, period: number) => number;

/** The phasors read at one period, of magnitude `weights`; 0 where the frequency is out of reach. */
interface Reading {
  readonly re: Float64Array;
  readonly im: Float64Array;
  readonly weights: Float64Array;
  /** Sum of the squares of the weights read. */
  power: number;
}

/** Trust falls with the frequency, as what JPEG and scaling leave of the pattern does. */
function createReading(harmonics: Harmonics): Reading {
  const weights = Float64Array.from({ length: harmonics.count }, (_, k) => 1 / Math.hypot(harmonics.x[k]!, harmonics.y[k]!));
  return { re: new Float64Array(harmonics.count), im: new Float64Array(harmonics.count), weights, power: 0 };
}

/** Bilinear between the four nearest grid points. */
function readHarmonics(spectrum: Spectrum, harmonics: Harmonics, period: number, reading: Reading): void {
  const { columns, rows, keptColumns, re, im } = spectrum;
  const limit = highestFrequency * period;
  reading.power = 0;
  for (let k = 0; k < harmonics.count; k++) {
    reading.re[k] = reading.im[k] = 0;
    const across = (harmonics.x[k]! * columns) / period;
    const down = (harmonics.y[k]! * rows) / period + rows;
    const column = Math.floor(across);
    if (harmonics.x[k]! > limit || Math.abs(harmonics.y[k]!) > limit || column + 1 >= keptColumns) continue;
    const row = Math.floor(down);
    const shareX = across - column;
    const shareY = down - row;
    const upper = column * rows + (row % rows);
    const lower = column * rows + ((row + 1) % rows);
    const a = (1 - shareX) * (1 - shareY);
    const b = (1 - shareX) * shareY;
    const c = shareX * (1 - shareY);
    const d = shareX * shareY;
    const real = a * re[upper]! + b * re[lower]! + c * re[upper + rows]! + d * re[lower + rows]!;
    const imaginary = a * im[upper]! + b * im[lower]! + c * im[upper + rows]! + d * im[lower + rows]!;
    const magnitude = Math.sqrt(real * real + imaginary * imaginary);
    if (magnitude < 1e-12) continue;
    const weight = reading.weights[k]!;
    reading.re[k] = (weight * real) / magnitude;
    reading.im[k] = (weight * imaginary) / magnitude;
    reading.power += weight * weight;
  }
}

/** float64 [size, size] each. */
interface Surface {
  readonly size: number;
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** Puts the products of the reading with two turned keys on the grid, so that one transform serves both: real part first, imaginary second. */
function fillSurface(surface: Surface, reading: Reading, first: Harmonics, second: Harmonics): void {
  const { re, im, size } = surface;
  re.fill(0);
  im.fill(0);
  const mask = size - 1;
  for (let k = 0; k < first.count; k++) {
    const xr = reading.re[k]!;
    const xi = reading.im[k]!;
    const ar = xr * first.cos[k]! + xi * first.sin[k]!;
    const ai = xi * first.cos[k]! - xr * first.sin[k]!;
    const br = xr * second.cos[k]! + xi * second.sin[k]!;
    const bi = xi * second.cos[k]! - xr * second.sin[k]!;
    const x = first.x[k]!;
    const y = first.y[k]!;
    const at = (y & mask) * size + (x & mask);
    const mirror = (-y & mask) * size + (-x & mask);
    re[at] = ar - bi;
    im[at] = ai + br;
    re[mirror] = ar + bi;
    im[mirror] = br - ai;
  }
}

function highest(values: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) if (values[i]! > most) most = values[i]!;
  return most;
}

/** shiftGrid: shifts tried in each direction of one period, a power of two above twice the highest harmonic. */
export function createMatcher(harmonics: Harmonics, shiftGrid: number): Matcher {
  const fft = createFft(shiftGrid);
  const turned = Array.from({ length: orientationCount }, (_, orientation) => turnHarmonics(harmonics, orientation));
  const surface = { size: shiftGrid, re: new Float64Array(shiftGrid ** 2), im: new Float64Array(shiftGrid ** 2) };
  const reading = createReading(harmonics);
  return (spectrum, period) => {
    readHarmonics(spectrum, harmonics, period, reading);
    if (reading.power === 0) return 0;
    let best = 0;
    for (let orientation = 0; orientation < orientationCount; orientation += 2) {
      fillSurface(surface, reading, turned[orientation]!, turned[orientation + 1]!);
      transformSquareTransposed(fft, surface.im, surface.re);
      best = Math.max(best, highest(surface.re), highest(surface.im));
    }
    // The surface holds both half planes, hence twice the sum of cosines.
    return best / (2 * Math.sqrt(reading.power / 2));
  };
}
