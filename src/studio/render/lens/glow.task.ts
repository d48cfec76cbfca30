/** Worker tasks of bloom and glare: halving bands, the small levels in one go, doubling bands. */
import { drawGlare, findSpots, type GlareDrawing, type Spot } from './glare.ts';
import { addDoubled, type HalveOptions, halve, type Level, roundLevel, scaleLevel } from './pyramid.ts';

export interface HalveInput extends HalveOptions {
  readonly from: Level;
  readonly to: Level;
}

export function halveBandTask({ from, to, ...band }: HalveInput): void {
  halve(from, to, band);
}

export interface TailInput {
  /** From the last that was halved in bands down to the smallest. */
  readonly levels: readonly Level[];
  /** A weight a level and channel. */
  readonly weights: readonly (readonly number[])[];
  /** Which level is searched for spots, and from what luminance; null: none. */
  readonly spots: { readonly level: number; readonly threshold: number } | null;
}

/** Levels up to this size on the shorter side are rounded: finer ones are too small to show their squares. */
const roundedSide = 360;

/** Halves down to the smallest level, then blends back up into the first. */
export function glowTailTask({ levels, weights, spots }: TailInput): Spot[] {
  for (let i = 1; i < levels.length; i++) halve(levels[i - 1]!, levels[i]!, { top: 0, bottom: levels[i]!.height, isRaw: false });
  const found = spots ? findSpots(levels[spots.level]!, spots.threshold) : [];
  for (const level of levels) if (Math.min(level.width, level.height) <= roundedSide) roundLevel(level);
  scaleLevel(levels.at(-1)!, weights.at(-1)!);
  for (let i = levels.length - 2; i >= 0; i--) {
    addDoubled(levels[i + 1]!, levels[i]!, { top: 0, bottom: levels[i]!.height, weights: weights[i]! });
  }
  return found;
}

export interface DoubleInput {
  readonly from: Level;
  readonly to: Level;
  readonly weights: readonly number[];
  readonly top: number;
  readonly bottom: number;
}

export function doubleBandTask({ from, to, ...band }: DoubleInput): void {
  addDoubled(from, to, band);
}

export interface GlareInput extends GlareDrawing {
  readonly level: Level;
}

export function glareBandTask({ level, ...drawing }: GlareInput): void {
  drawGlare(level, drawing);
}
