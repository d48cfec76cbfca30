/**
 * Takes the noise out of a path-traced picture: Open Image Denoise's network, tile by tile in the inference process; a filter guided by
 * the same features in the studio's workers when that process is gone. Knows nothing of scenes, tone curves or files.
 */
import { AppError, isAppError } from '../../../errors.ts';
import type { InferenceHost } from '../../../inference/index.ts';
import type { StudioPool } from '../../pool.ts';
import { filterMargin, type GuidedFilterInput } from './guided-filter.task.ts';
import { type Crew, halfPlanes, joinLayers, type SoundPlanes, soundPlanes } from './planes.ts';
import { type Box, byNetwork, mostPixels, mostPixelsInLayers, placesOf, stopIfCancelled } from './tiled.ts';
import { addTile, cropTile, planTiles, type Size, type TilePlan } from './tiles.ts';
import type { Network } from './weights.ts';

/** What the tracer gives; TracedPlanes fits. Row-major from the top, 3 floats a pixel each. Not changed. */
export interface NoisyPlanes extends Size {
  /** Linear light; below 0 counts as 0. */
  readonly colour: Float32Array;
  /** Cut to [0, 1]. */
  readonly albedo: Float32Array;
  /** Unit vectors, or 0 where nothing was hit. */
  readonly normal: Float32Array;
}

/**
 * A network alone, or two ways for large pictures of about one sample a pixel, both with the standard network at half the resolution,
 * where it has four samples to see: `layered` adds the small network's detail, `halved` leaves it at that.
 *
 * Measured at 2048x2048 on two scenes of 1 sample a pixel (processor seconds; dB to 10 samples denoised, tone-mapped):
 * standard 10.8 s, 37.0 and 33.5; small 5.5 s, 36.5 and 32.5; layered 8.2 s, 37.4 and 33.7; halved 2.7 s, 37.3 and 33.4, but softer.
 */
export type Denoiser = Network | 'layered' | 'halved';

export interface DenoiseOptions {
  readonly network: Denoiser;
  readonly inference: InferenceHost;
  readonly pool: StudioPool;
  readonly signal: AbortSignal;
  /** In layers: where the picture is in focus, and full-size detail is to be seen; null: nowhere. Default: all of it. */
  readonly sharp?: Box | null;
  /** For one network: all that is wanted; the rest of the picture keeps its noise. Default: all of it. */
  readonly wanted?: Box;
  /** Smaller tiles, beside an edit's pictures: at 1024x1024 0.3 GB less in a sixth more of time. For one network. */
  readonly isSparing?: boolean;
  /** A fraction in (0, 1], after every tile. Starts again when the filter takes over. */
  readonly onProgress?: (fraction: number) => void;
}

export interface Denoised {
  /** Linear light, 3 floats a pixel, >= 0 and finite. */
  readonly colour: Float32Array;
  readonly warnings: string[];
}

const filterTiles = { margin: filterMargin, border: 0, multiple: 1, mostPixels: 400_000 };

/** throws generation_cancelled between tiles, engine_failed when more than 1 % of a plane is not finite, internal when sizes do not fit */
export async function denoise(noisy: NoisyPlanes, options: DenoiseOptions): Promise<Denoised> {
  checkSizes(noisy);
  stopIfCancelled(options.signal);
  const planes = await soundPlanes(noisy, options);
  const { warnings } = planes;
  try {
    return { colour: await byNetworks(planes, options), warnings: [...warnings] };
  } catch (error) {
    if (!isAppError(error, 'engine_failed')) throw error;
    const told = `The denoising network could not run (${error.message}); a simpler filter took the noise out, fine detail may be soft.`;
    return { colour: await byFilter(planes, options), warnings: [...warnings, told] };
  }
}

const boxOf = ({ width, height }: Size): Box => ({ left: 0, top: 0, width, height });

async function byNetworks(planes: SoundPlanes, options: DenoiseOptions): Promise<Float32Array> {
  const { network, wanted } = options;
  if (network === 'layered' || network === 'halved') return inLayers(planes, options);
  const tiled = { ...options, network, mostTilePixels: (options.isSparing ? mostPixelsInLayers : mostPixels)[network] };
  if (!wanted) return byNetwork(planes, boxOf(planes), tiled);
  return withPart(planes, wanted, await byNetwork(planes, wanted, tiled));
}

/** The noisy picture with a clean part. */
function withPart({ colour, width }: SoundPlanes, box: Box, clean: Float32Array): Float32Array {
  const result = colour.slice();
  for (let y = 0; y < box.height; y++)
    result.set(clean.subarray(3 * y * box.width, 3 * (y + 1) * box.width), 3 * ((box.top + y) * width + box.left));
  return result;
}

async function inLayers(planes: SoundPlanes, options: DenoiseOptions): Promise<Float32Array> {
  const sharp = options.network === 'halved' ? null : options.sharp === undefined ? boxOf(planes) : options.sharp;
  const onProgress = (from: number, to: number) => (fraction: number) => options.onProgress?.(from + (to - from) * fraction);
  const seam = sharp ? 0.33 : 0.95;
  const most = sharp ? mostPixelsInLayers : mostPixels;
  const small = await halfPlanes(planes, options);
  const coarse = await byNetwork(small, boxOf(small), {
    ...options,
    network: 'standard',
    mostTilePixels: most.standard,
    onProgress: onProgress(0, seam),
  });
  const detail = sharp && {
    ...sharp,
    colour: await byNetwork(planes, sharp, { ...options, network: 'small', mostTilePixels: most.small, onProgress: onProgress(seam, 1) }),
  };
  const clean = await joinLayers({ size: planes, factor: 2, coarse, detail }, options);
  if (!sharp) options.onProgress?.(1);
  return clean;
}

export interface EnlargeOptions extends Crew {
  readonly inference: InferenceHost;
  /** Of the enlarged picture. */
  readonly size: Size;
  /** The coarse picture's pixels are squares of so many by so many, 2 or more; it is rounded up. */
  readonly factor: number;
  /** All of its width from row `top` on, a multiple of the factor, traced at full size; null: nothing is in focus. */
  readonly band: (NoisyPlanes & { readonly top: number }) | null;
}

/**
 * A clean coarse picture (3 floats a pixel in shared memory) drawn up, with the detail of a noisy band of full size. A band that
 * the network cannot clean is left out.
 * throws generation_cancelled
 */
export async function enlarge(coarse: Float32Array, { size, factor, band, ...options }: EnlargeOptions): Promise<Denoised> {
  const warnings: string[] = [];
  const clean = async (noisy: NonNullable<typeof band>) => {
    try {
      const planes = await soundPlanes(noisy, options);
      warnings.push(...planes.warnings);
      const colour = await byNetwork(planes, boxOf(planes), { ...options, network: 'small', mostTilePixels: mostPixelsInLayers.small });
      return { ...boxOf(planes), top: noisy.top, colour };
    } catch (error) {
      if (!isAppError(error, 'engine_failed')) throw error;
      warnings.push(`The detail of what is in focus could not be denoised (${error.message}); it is soft.`);
      return null;
    }
  };
  const detail = band && (await clean(band));
  return { colour: await joinLayers({ size, factor, coarse, detail }, options), warnings };
}

/** As many tiles at a time as there are workers; joined in their order, so that the bytes do not depend on it. */
async function byFilter(planes: NoisyPlanes, { pool, signal, onProgress }: DenoiseOptions): Promise<Float32Array> {
  const plan = planTiles(planes, filterTiles);
  const moduleUrl = new URL('./guided-filter.task.ts', import.meta.url).href;
  const places = placesOf(plan);
  const clean = new Float32Array(3 * planes.width * planes.height);
  for (let start = 0; start < places.length; start += pool.workerCount) {
    stopIfCancelled(signal);
    const batch = places.slice(start, start + pool.workerCount);
    const tiles = await Promise.all(
      batch.map((place) => {
        const input: GuidedFilterInput = { ...plan.tile, ...cropPlanes(planes, plan, place) };
        return pool.run<GuidedFilterInput, Float32Array>({ moduleUrl, name: 'guidedFilter', input }, signal);
      }),
    );
    for (const [index, place] of batch.entries()) addTile(clean, planes, plan, { ...place, values: tiles[index]! });
    onProgress?.((start + batch.length) / places.length);
  }
  return clean;
}

function cropPlanes(
  planes: NoisyPlanes,
  plan: TilePlan,
  { column, row }: { column: number; row: number },
): Pick<NoisyPlanes, 'colour' | 'albedo' | 'normal'> {
  const box = { left: plan.lefts[column]!, top: plan.tops[row]!, tile: plan.tile };
  const crop = (plane: Float32Array): Float32Array => cropTile(plane, planes, box);
  return { colour: crop(planes.colour), albedo: crop(planes.albedo), normal: crop(planes.normal) };
}

function checkSizes({ width, height, ...planes }: NoisyPlanes): void {
  if (!(Number.isSafeInteger(width) && Number.isSafeInteger(height) && width > 0 && height > 0))
    throw new AppError('internal', `A picture to denoise must have whole sides of at least 1, got ${width}x${height}`);
  for (const name of ['colour', 'albedo', 'normal'] as const) {
    const wanted = 3 * width * height;
    if (planes[name].length !== wanted)
      throw new AppError(
        'internal',
        `The plane ${name} of a ${width}x${height} picture must have ${wanted} floats, got ${planes[name].length}`,
      );
  }
}
