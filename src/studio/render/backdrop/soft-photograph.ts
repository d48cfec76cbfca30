/**
 * A picture of which little is in focus: traced and cleaned coarsely, drawn up, and the rows in focus traced at full size besides.
 * Not to be told from the whole at full size where discs of confusion are wider than its coarse pixels (docs/studio-speed.md).
 */
import type { PixelSize, RasterImage } from '../../../engine.ts';
import type { InferenceHost } from '../../../inference/index.ts';
import type { StudioPool } from '../../pool.ts';
import { airDepths, type Depths } from '../air-depths.ts';
import { denoise, enlarge } from '../denoise/index.ts';
import { develop, type Look, throughFog } from '../lens/index.ts';
import { type Camera, type PreparedScene, type TracedPicture, type TracedPlanes, tracePrepared } from '../path/index.ts';
import { denoiserOf } from '../photograph.ts';

export interface SoftSitting {
  readonly camera: Camera;
  readonly look: Look;
  /** Of the finished picture. */
  readonly size: PixelSize;
  /** Pixels of `coarse` are squares of so many by so many; 2 or more. */
  readonly factor: number;
  /** Rounded up, with the camera that sees it. */
  readonly coarse: { readonly prepared: PreparedScene; readonly camera: Camera };
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
  soft: { least: 1.5, most: 4, cheap: 600_000 },
  inFocus: { least: 1, most: 2, cheap: 500_000 },
} as const;

function budgetOf(kind: keyof typeof budgets, { width, height }: PixelSize): number {
  const { least, most, cheap } = budgets[kind];
  return Math.max(least * width * height, Math.min(most * width * height, cheap));
}

/** Fog is as soft as what it lies before: it is laid over the coarse picture. What falls is not, and must see the distances at full size. */
async function inAir(
  traced: TracedPicture,
  colour: Float32Array,
  { sitting, depths, options }: { sitting: SoftSitting; depths: Depths; options: SoftOptions },
): Promise<Float32Array> {
  const { look, coarse } = sitting;
  if (!look.fog || falls(look)) return colour;
  return throughFog({ ...traced, ...depths, colour }, { look, camera: coarse.camera, ...options });
}

const falls = (look: Look): boolean => look.rain !== null || look.snow !== null;

/** throws generation_cancelled, engine_failed. The bytes depend on sitting and seed only. */
export async function photographSoft(
  sitting: SoftSitting,
  options: SoftOptions,
): Promise<{ image: RasterImage; warnings: readonly string[] }> {
  const { camera, look, size, factor, coarse, band } = sitting;
  const { seed, pool, inference, signal } = options;
  const shared = { seed, quality: 'standard', pool, signal } as const;
  const [traced, detail] = await Promise.all([
    tracePrepared(coarse.prepared, { ...shared, sampleBudget: budgetOf('soft', coarse.prepared.size) }),
    band && tracePrepared(band.prepared, { ...shared, sampleBudget: budgetOf('inFocus', band.prepared.size) }),
  ]);
  const network = denoiserOf('standard', traced.width * traced.height);
  const asFine = falls(look) ? { ...sitting, factor } : { look, camera: coarse.camera, size: coarse.prepared.size };
  const [clean, depths] = await Promise.all([
    denoise(traced, { network, isSparing: true, pool, inference, signal }),
    airDepths(traced, asFine, options),
  ]);
  const seen = await inAir(traced, clean.colour, { sitting, depths, options });
  const whole = await enlarge(seen, { size, factor, band: detail && { ...detail, top: band!.top }, pool, inference, signal });
  const planes: TracedPlanes = { ...traced, ...size, ...(falls(look) && depths), colour: whole.colour };
  const shown = falls(look) ? look : { ...look, fog: null };
  const image = await develop(planes, { look: shown, seed, pool, signal, camera });
  return { image, warnings: [...traced.warnings, ...clean.warnings, ...whole.warnings] };
}
