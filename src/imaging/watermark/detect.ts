/** Tells whether a picture carries the mark. Knows nothing of threads or files. */
import type { RasterImage } from '../../engine.ts';
import { createHarmonics, type Harmonics, harmonicsWithin, patternPeriod, ringOuter } from './key.ts';
import { workingLuminance } from './luminance.ts';
import { normalisedResidual } from './residual.ts';
import { createMatcher, orientationCount } from './search.ts';
import { planeSpectrum, type Spectrum } from './spectrum.ts';

export interface WatermarkReport {
  /** score >= threshold */
  found: boolean;
  /** How far the best agreement with the key lies above chance, in standard deviations. Marked pictures reach 15 to 100. */
  score: number;
  threshold: number;
  /**
   * The pattern's period over the period that an uncut picture of this size has: 1 for a whole picture whatever its resolution,
   * 1.25 when 80 % of each side is left. Means nothing when nothing was found.
   */
  scale: number;
}

const workingPixels = 1024 * 1024;

/** From pictures set into a canvas 1.4 times as wide and high, to pictures of which 45 % of each side is left. */
const scaleRange = { least: 0.7, most: 2.2 };

/** The first search uses the long waves only, which allow wide steps and a small grid of shifts. */
const coarse = { ring: 31, shiftGrid: 64 };
const fine = { ring: ringOuter, shiftGrid: 128 };

/** The best scales of the coarse search are looked at closely, at these parts of a coarse step beside them. */
const candidateCount = 12;
const fineOffsets = [-0.5, -0.25, 0, 0.25, 0.5] as const;

/** Pictures falsely found per picture, at most, over the choice of the key. */
const falsePositiveRate = 1e-9;

interface Match {
  readonly scale: number;
  readonly score: number;
}

function coarseScales(step: number): number[] {
  const count = Math.ceil(Math.log(scaleRange.most / scaleRange.least) / Math.log(step));
  return Array.from({ length: count + 1 }, (_, index) => scaleRange.least * step ** index);
}

/** The union bound over everything that could be tried: tries * exp(-t^2 / 2) = falsePositiveRate. See search.ts. */
function scoreThreshold(scaleCount: number): number {
  return Math.sqrt(2 * Math.log((scaleCount * orientationCount * fine.shiftGrid ** 2) / falsePositiveRate));
}

function best(matches: readonly Match[]): Match {
  return matches.reduce((most, match) => (match.score > most.score ? match : most));
}

/** whole: the period in pixels that an uncut picture has. */
function searchScales(spectrum: Spectrum, harmonics: Harmonics, whole: number, longerSide: number): Match & { tried: number } {
  // Moves the outermost harmonic of the coarse ring by half a cycle across the longer side.
  const coarseStep = 1 + 0.5 / (coarse.ring * (longerSide / whole));
  const coarseMatch = createMatcher(harmonicsWithin(harmonics, coarse.ring), coarse.shiftGrid);
  const fineMatch = createMatcher(harmonics, fine.shiftGrid);
  const scales = coarseScales(coarseStep);
  const candidates = scales
    .map((scale) => ({ scale, score: coarseMatch(spectrum, scale * whole) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, candidateCount);
  const matches = candidates.flatMap((candidate) =>
    fineOffsets.map((offset) => {
      const scale = candidate.scale * coarseStep ** offset;
      return { scale, score: fineMatch(spectrum, scale * whole) };
    }),
  );
  return { ...best(matches), tried: scales.length * fineOffsets.length };
}

export function detectInPixels(image: RasterImage, key: string): WatermarkReport {
  const luminance = workingLuminance(image, workingPixels);
  const whole = patternPeriod(luminance.width, luminance.height);
  const residual = normalisedResidual(luminance, 2 * Math.max(1, Math.round(whole / 64)));
  const spectrum = planeSpectrum(residual, Math.min(0.5, ringOuter / (whole * scaleRange.least)));
  const match = searchScales(spectrum, createHarmonics(key), whole, Math.max(luminance.width, luminance.height));
  const threshold = scoreThreshold(match.tried);
  return { found: match.score >= threshold, score: match.score, threshold, scale: match.scale };
}
