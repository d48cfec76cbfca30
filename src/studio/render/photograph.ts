/** A traced scene to a finished picture: trace, denoise, develop, draw in a style. The one place where the order of the path-traced studio is told. */
import type { PixelSize, RasterImage } from '../../engine.ts';
import { resizeImage } from '../../imaging/index.ts';
import type { InferenceHost } from '../../inference/index.ts';
import type { StudioPool } from '../pool.ts';
import type { StyleName } from '../scene/index.ts';
import { airDepths } from './air-depths.ts';
import { type Box, type Denoiser, denoise } from './denoise/index.ts';
import { develop, type Look } from './lens/index.ts';
import {
  type Camera,
  type PreparedScene,
  prepareScene,
  sampleBudgets,
  type TraceCache,
  type TracedPlanes,
  type TraceQuality,
  type TraceScene,
  trace,
  tracePrepared,
} from './path/index.ts';
import { applyStyle, styledLook } from './style/index.ts';

export interface Sitting {
  readonly scene: TraceScene;
  readonly look: Look;
}

/** The same with its scene made ready, as another thread can hand it over. */
export interface PreparedSitting {
  readonly prepared: PreparedScene;
  readonly camera: Camera;
  readonly look: Look;
}

export interface DarkroomOptions {
  readonly seed: number;
  readonly quality: TraceQuality;
  readonly pool: StudioPool;
  readonly inference: InferenceHost;
  readonly signal: AbortSignal;
  /** For small pictures: what is not hit by a ray is not looked at, and keeps its noise. Default false. */
  readonly hitsOnly?: boolean;
  /** A place without subjects: the air is as soft as what lies in it. Default false, as the edge of a subject in focus is to be kept. */
  readonly isEmpty?: boolean;
  /** What the developed picture is drawn as. Default photographic. */
  readonly style?: StyleName;
  /** `fraction` in [0, 1], not decreasing. */
  readonly onProgress?: (fraction: number, stage: string) => void;
}

export interface PhotographOptions extends DarkroomOptions {
  readonly size: PixelSize;
  readonly cache?: TraceCache;
}

export interface Photograph {
  readonly image: RasterImage;
  /** As traced but for `colour`, which is denoised. Kept for checks and for editing. */
  readonly planes: TracedPlanes;
  readonly warnings: readonly string[];
}

/** Above these there is about one sample a pixel, and other ways take the noise out better in less time; see Denoiser for what was measured. */
const standardNetworkPixels = 2_500_000;
const layeredPixels = 8_500_000;

export function denoiserOf(quality: TraceQuality, pixelCount: number): Denoiser {
  if (quality === 'draft') return pixelCount > standardNetworkPixels ? 'halved' : 'small';
  if (pixelCount <= standardNetworkPixels) return 'standard';
  return pixelCount <= layeredPixels ? 'layered' : 'small';
}

/** A disc of confusion of so many pixels is drawn by half the resolution as well as by the whole. */
const softPixels = 3;
/** What is in focus keeps so many pixels of its surroundings. */
const focusMargin = 64;
/** Every so many pixels are looked at. */
const focusStep = 8;

/** The box round all pixels of distances within `range`, with a margin, at even pixels; null: there are none. */
function boxWithin({ width, height, depth }: TracedPlanes, [low, high]: readonly [number, number]): Box | null {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y += focusStep)
    for (let x = 0; x < width; x += focusStep) {
      const metres = depth[y * width + x]!;
      if (metres < low || metres > high) continue;
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), y];
    }
  if (right < 0) return null;
  const from = { left: Math.max(0, left - focusMargin), top: Math.max(0, top - focusMargin) };
  return { ...from, width: Math.min(width, right + focusMargin) - from.left, height: Math.min(height, bottom + focusMargin) - from.top };
}

/** Distances whose discs of confusion are less than `discPixels` wide, metres: by default those sharp enough for full-size detail. */
export function focusRange(
  { fieldOfView, focusDistance, lensRadius }: Camera,
  { width, height }: PixelSize,
  discPixels = softPixels,
): [near: number, far: number] {
  const pixel = Math.tan(fieldOfView / 2) / (Math.min(width, height) / 2);
  // The disc of a point at z is 2 R |1 / focus - 1 / z| wide, one metre before the lens.
  const reach = (discPixels * pixel) / (2 * Math.max(lensRadius, 1e-9));
  const far = 1 / focusDistance - reach;
  return [1 / (1 / focusDistance + reach), far > 0 ? 1 / far : Infinity];
}

/** Meetings with surfaces in a preview: direct light, and the way through a wine glass and what is in it. */
const previewBounces = 7;

/**
 * The same scene in direct light, at half the resolution, one sample a pixel: for looking while something is arranged.
 * throws generation_cancelled, engine_failed
 */
export async function preview({ scene, look }: Sitting, options: Omit<PhotographOptions, 'quality' | 'onProgress'>): Promise<RasterImage> {
  const { size, seed, pool, inference, signal, cache } = options;
  const half = { width: Math.ceil(size.width / 2), height: Math.ceil(size.height / 2) };
  const traced = await trace(scene, {
    size: half,
    seed,
    quality: 'draft',
    sampleBudget: 1,
    bounces: previewBounces,
    pool,
    signal,
    ...(cache && { cache }),
  });
  const clean = await denoise(traced, { network: 'small', inference, pool, signal });
  const image = await develop({ ...traced, colour: clean.colour }, { look, seed, pool, signal, camera: scene.camera });
  return resizeImage(image, size);
}

/** More samples of a pixel than this show no more once the noise is taken out. */
const mostSamples: Readonly<Record<TraceQuality, number>> = { draft: 8, standard: 24, high: 96 };

/** Prepares on the calling thread. throws generation_cancelled, engine_failed. The bytes depend on sitting, size, seed and quality only. */
export async function photograph({ scene, look }: Sitting, options: PhotographOptions): Promise<Photograph> {
  return photographPrepared({ prepared: prepareScene(scene, options), camera: scene.camera, look }, options);
}

/** throws generation_cancelled, engine_failed. The bytes depend on sitting, seed and quality only. */
export async function photographPrepared({ prepared, camera, look }: PreparedSitting, options: DarkroomOptions): Promise<Photograph> {
  const { seed, quality, pool, inference, signal, style = 'photographic' } = options;
  const pixelCount = prepared.size.width * prepared.size.height;
  const onProgress = neverBack(options.onProgress);
  const traced = await tracePrepared(prepared, {
    seed,
    quality,
    sampleBudget: Math.min(sampleBudgets[quality], mostSamples[quality] * pixelCount),
    pool,
    signal,
    onPass: (_, { fraction }) => onProgress(0.6 * fraction, 'trace'),
  });
  const hits = options.hitsOnly ? boxWithin(traced, [0, Number.MAX_VALUE]) : null;
  const clean = await denoise(traced, {
    network: denoiserOf(quality, pixelCount),
    sharp: boxWithin(traced, focusRange(camera, prepared.size)),
    ...(hits && { wanted: hits }),
    inference,
    pool,
    signal,
    onProgress: (fraction) => onProgress(0.6 + 0.3 * fraction, 'denoise'),
  });
  const planes = { ...traced, colour: clean.colour };
  const depths = options.isEmpty ? await airDepths(traced, { camera, look, size: prepared.size }, options) : {};
  const developed = await develop({ ...planes, ...depths }, { look: styledLook(look, style), seed, pool, signal, camera });
  const image = await applyStyle(developed, planes, { style, camera, seed, pool, signal });
  onProgress(1, 'develop');
  return { image, planes, warnings: [...traced.warnings, ...clean.warnings] };
}

/** A denoiser that has to start again would else send the progress back. */
function neverBack(tell: DarkroomOptions['onProgress']): (fraction: number, stage: string) => void {
  let furthest = 0;
  return (fraction, stage) => {
    furthest = Math.max(furthest, fraction);
    tell?.(furthest, stage);
  };
}
