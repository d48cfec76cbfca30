/**
 * The secret of the mark: one random phase for every harmonic of a periodic pattern, in a ring of frequencies.
 * Knows nothing of pixels.
 *
 * The pattern repeats with a period of a quarter of the picture's size, sqrt(width * height) / 4, so that resizing leaves its
 * frequencies, counted in cycles per picture, where they were.
 *
 * source   spread spectrum: Cox, Kilian, Leighton and Shamoon (1997); periodic pattern: Kutter (1998), Kalker et al. (1999)
 */
import { createRng } from '../../shared/rng.ts';

/** Periods of the pattern across a square picture. */
export const periodsPerPicture = 4;

/** The ring, in cycles per period. Times `periodsPerPicture`: 60 to 240 cycles across a square picture. */
export const ringInner = 15;
export const ringOuter = 60;

/** The pattern's period in pixels for a picture of this size; not a whole number in general. */
export const patternPeriod = (width: number, height: number): number => Math.sqrt(width * height) / periodsPerPicture;

/** One half plane of the harmonics, x > 0 or x = 0 < y; the other half is its complex conjugate, as the pattern is real. */
export interface Harmonics {
  readonly count: number;
  /** Cycles per period across. */
  readonly x: Int16Array;
  /** Cycles per period down. */
  readonly y: Int16Array;
  /** Real and imaginary part of exp(i phase). */
  readonly cos: Float64Array;
  readonly sin: Float64Array;
}

function ringPoints(): { x: number; y: number }[] {
  const points: { x: number; y: number }[] = [];
  for (let x = 0; x <= ringOuter; x++) {
    for (let y = x === 0 ? 1 : -ringOuter; y <= ringOuter; y++) {
      const radius = Math.hypot(x, y);
      if (radius >= ringInner && radius <= ringOuter) points.push({ x, y });
    }
  }
  return points;
}

/** name: any text; another name gives a pattern that does not correlate with this one. */
export function createHarmonics(name: string): Harmonics {
  const rng = createRng(0).fork(name);
  const points = ringPoints();
  const phases = points.map(() => 2 * Math.PI * rng.float());
  return {
    count: points.length,
    x: Int16Array.from(points, (point) => point.x),
    y: Int16Array.from(points, (point) => point.y),
    cos: Float64Array.from(phases, Math.cos),
    sin: Float64Array.from(phases, Math.sin),
  };
}

/**
 * The harmonics as a picture sees them that was mirrored or turned by a quarter.
 * orientation   0 to 7: bit 0 mirrors across, bit 1 mirrors down, bit 2 swaps the axes
 */
export function turnHarmonics(harmonics: Harmonics, orientation: number): Harmonics {
  const width = 2 * ringOuter + 1;
  const slot = (x: number, y: number): number => (x + ringOuter) * width + y + ringOuter;
  const cos = new Float64Array(width * width);
  const sin = new Float64Array(width * width);
  for (let k = 0; k < harmonics.count; k++) {
    const x = harmonics.x[k]!;
    const y = harmonics.y[k]!;
    cos[slot(x, y)] = cos[slot(-x, -y)] = harmonics.cos[k]!;
    sin[slot(x, y)] = harmonics.sin[k]!;
    sin[slot(-x, -y)] = -harmonics.sin[k]!;
  }
  const turned = Int32Array.from({ length: harmonics.count }, (_, k) => {
    const x = orientation & 1 ? -harmonics.x[k]! : harmonics.x[k]!;
    const y = orientation & 2 ? -harmonics.y[k]! : harmonics.y[k]!;
    return orientation & 4 ? slot(y, x) : slot(x, y);
  });
  return { ...harmonics, cos: Float64Array.from(turned, (at) => cos[at]!), sin: Float64Array.from(turned, (at) => sin[at]!) };
}

/** The harmonics of radius at most `radius`, with the same phases. */
export function harmonicsWithin(harmonics: Harmonics, radius: number): Harmonics {
  const isWithin = (_: number, k: number): boolean => Math.hypot(harmonics.x[k]!, harmonics.y[k]!) <= radius;
  const x = harmonics.x.filter(isWithin);
  return {
    count: x.length,
    x,
    y: harmonics.y.filter(isWithin),
    cos: harmonics.cos.filter(isWithin),
    sin: harmonics.sin.filter(isWithin),
  };
}
