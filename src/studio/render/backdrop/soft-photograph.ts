/**
 * A picture of which little is in focus: traced and cleaned at half the size, drawn up, and the rows in focus traced at full size besides.
 * Not to be told from the whole at full size where discs of confusion are three pixels wide (docs/studio-speed.md), at a third of the work.
 */
import type { PixelSize, RasterImage } from '../../../engine.ts';
import type { InferenceHost } from '../../../inference/index.ts';
import type { StudioPool } from '../../pool.ts';
import { airDepths } from '../air-depths.ts';
import { denoise, enlarge } from '../denoise/index.ts';
import { develop, type Look } from '../lens/index.ts';
import { type Camera, type PreparedScene, type TracedPlanes, tracePrepared } from '../path/index.ts';
import { denoiserOf } from '../photograph.ts';

export interface SoftSitting {
  readonly camera: Camera;
  readonly look: Look;
  /** Of the finished picture. */
  readonly size: PixelSize;
  /** At half the size, rounded up. */
  readonly half: PreparedScene;
  /** All of the width from row `top` on, at full size; null: nothing is in focus. */
  readonly band: { readonly prepared: PreparedScene; readonly top: number } | null;
}

export interface SoftOptions {
  readonly seed: number;
  readonly pool: StudioPool;
  readonly inference: InferenceHost;
  readonly signal: AbortSignal;
}

/** Samples of each pixel: at least so many, of small pictures more up to `most`, as long as all are fewer than `cheap`. */
const budgets = {
  soft: { least: 1.5, most: 4, cheap: 1_000_000 },
  inFocus: { least: 1, most: 2, cheap: 500_000 },
} as const;

function budgetOf(kind: keyof typeof budgets, { width, height }: PixelSize): number {
  const { least, most, cheap } = budgets[kind];
  return Math.max(least * width * height, Math.min(most * width * height, cheap));
}

/** throws generation_cancelled, engine_failed. The bytes depend on sitting and seed only. */
export async function photographSoft(
  sitting: SoftSitting,
  options: SoftOptions,
): Promise<{ image: RasterImage; warnings: readonly string[] }> {
  const { camera, look, size, half, band } = sitting;
  const { seed, pool, inference, signal } = options;
  const shared = { seed, quality: 'standard', pool, signal } as const;
  const pixelCount = half.size.width * half.size.height;
  const traced = await tracePrepared(half, { ...shared, sampleBudget: budgetOf('soft', half.size) });
  const [coarse, detail, depths] = await Promise.all([
    denoise(traced, { network: denoiserOf('standard', pixelCount), isSparing: true, pool, inference, signal }),
    band && tracePrepared(band.prepared, { ...shared, sampleBudget: budgetOf('inFocus', band.prepared.size) }),
    airDepths(traced, sitting, options),
  ]);
  const clean = await enlarge(coarse.colour, { size, band: detail && { ...detail, top: band!.top }, pool, inference, signal });
  const planes: TracedPlanes = { ...traced, ...size, ...depths, colour: clean.colour };
  const image = await develop(planes, { look, seed, pool, signal, camera });
  return { image, warnings: [...traced.warnings, ...coarse.warnings, ...clean.warnings] };
}
