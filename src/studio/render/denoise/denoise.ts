/**
 * Takes the noise out of a path-traced picture: Open Image Denoise's network, tile by tile in the inference process; a filter guided by
 * the same features in the studio's workers when that process is gone. Knows nothing of scenes, tone curves or files.
 */
import { AppError, isAppError } from '../../../errors.ts';
import type { InferenceHost } from '../../../inference/index.ts';
import type { StudioPool } from '../../pool.ts';
import { filterMargin, type GuidedFilterInput } from './guided-filter.task.ts';
import type { NetworkInput } from './network.task.ts';
import { addCoarse, halfOf, halve } from './scale.ts';
import { measureExposure, mendPlane } from './survey.ts';
import { addTile, cropTile, planTiles, type Size, type TilePlan } from './tiles.ts';
import { reach, sideMultiple } from './u-net.ts';
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
  /** A fraction in (0, 1], after every tile. Starts again when the filter takes over. */
  readonly onProgress?: (fraction: number) => void;
}

export interface Denoised {
  /** Linear light, 3 floats a pixel, >= 0 and finite. */
  readonly colour: Float32Array;
  readonly warnings: string[];
}

/**
 * Up to 1184x992, and 832x832 for the standard network, whose inference process takes 0.9 GB there; beyond 1024x1024, where its largest
 * layer outgrows the runtime's blocks of 256 MB, it would take 1.8 GB (measured).
 */
const mostPixels: Readonly<Record<Network, number>> = { standard: 720_000, small: 1_180_000 };
/** In layers: both networks keep their memory to the end, 1.5 GB in all with the tiles above (measured). */
const mostPixelsInLayers: Readonly<Record<Network, number>> = { standard: 400_000, small: 700_000 };
const networkTiles = { margin: reach, border: 16, multiple: sideMultiple };
const filterTiles = { margin: filterMargin, border: 0, multiple: 1, mostPixels: 400_000 };

/** How much of the small network's detail stays: less of it is nearer to the truth, more looks sharper. */
const detailShare = 0.8;

/** throws generation_cancelled between tiles, engine_failed when more than 1 % of a plane is not finite, internal when sizes do not fit */
export async function denoise(noisy: NoisyPlanes, options: DenoiseOptions): Promise<Denoised> {
  checkSizes(noisy);
  stopIfCancelled(options.signal);
  const [colour, albedo, normal] = [
    await mendPlane('colour', noisy.colour, noisy),
    await mendPlane('albedo', noisy.albedo, noisy),
    await mendPlane('normal', noisy.normal, noisy),
  ];
  const warnings = [...colour.warnings, ...albedo.warnings, ...normal.warnings];
  const planes = { width: noisy.width, height: noisy.height, colour: colour.plane, albedo: albedo.plane, normal: normal.plane };
  try {
    return { colour: await byNetworks(planes, options), warnings };
  } catch (error) {
    if (!isAppError(error, 'engine_failed')) throw error;
    warnings.push(`The denoising network could not run (${error.message}); a simpler filter took the noise out, fine detail may be soft.`);
    return { colour: await byFilter(planes, options), warnings };
  }
}

async function byNetworks(planes: NoisyPlanes, options: DenoiseOptions): Promise<Float32Array> {
  const { network } = options;
  if (network !== 'layered' && network !== 'halved') return byNetwork(planes, { ...options, network });
  const onProgress = (from: number, to: number) => (fraction: number) => options.onProgress?.(from + (to - from) * fraction);
  const seam = network === 'layered' ? 0.33 : 0.95;
  const most = network === 'layered' ? mostPixelsInLayers : mostPixels;
  const { width, height } = planes;
  const [colour, albedo, normal] = [
    await halve(planes.colour, planes),
    await halve(planes.albedo, planes),
    await halve(planes.normal, planes),
  ];
  const small = { ...halfOf(planes), colour, albedo, normal };
  const coarse = await byNetwork(small, {
    ...options,
    network: 'standard',
    mostTilePixels: most.standard,
    onProgress: onProgress(0, seam),
  });
  if (network === 'halved') {
    const clean = new Float32Array(3 * width * height);
    await addCoarse(clean, planes, { coarse, share: 0 });
    options.onProgress?.(1);
    return clean;
  }
  const clean = await byNetwork(planes, { ...options, network: 'small', mostTilePixels: most.small, onProgress: onProgress(seam, 1) });
  const own = await halve(clean, planes);
  for (let i = 0; i < coarse.length; i++) coarse[i]! -= detailShare * own[i]!;
  await addCoarse(clean, planes, { coarse, share: detailShare });
  return clean;
}

interface NetworkOptions extends DenoiseOptions {
  readonly network: Network;
  readonly mostTilePixels?: number;
}

async function byNetwork(planes: NoisyPlanes, options: NetworkOptions): Promise<Float32Array> {
  const { network, inference, signal, onProgress, mostTilePixels = mostPixels[network] } = options;
  const plan = planTiles(planes, { ...networkTiles, mostPixels: mostTilePixels });
  const exposure = await measureExposure(planes.colour, planes);
  const moduleUrl = new URL('./network.task.ts', import.meta.url).href;
  const clean = new Float32Array(3 * planes.width * planes.height);
  for (const [index, place] of placesOf(plan).entries()) {
    stopIfCancelled(signal);
    const input: NetworkInput = { network, ...plan.tile, ...cropPlanes(planes, plan, place), exposure };
    const values = await inference.run<NetworkInput, Float32Array>({ moduleUrl, name: 'denoiseTile', input }, { signal });
    addTile(clean, planes, plan, { ...place, values });
    onProgress?.((index + 1) / (plan.lefts.length * plan.tops.length));
  }
  if ((await mendPlane('result', clean, planes)).warnings.length > 0)
    throw new AppError('engine_failed', 'the network gave numbers that are not finite');
  return clean;
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

interface Place {
  readonly column: number;
  readonly row: number;
}

const placesOf = ({ lefts, tops }: TilePlan): Place[] => tops.flatMap((_, row) => lefts.map((__, column) => ({ column, row })));

function cropPlanes(planes: NoisyPlanes, plan: TilePlan, { column, row }: Place): Pick<NoisyPlanes, 'colour' | 'albedo' | 'normal'> {
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

function stopIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('generation_cancelled', 'The generation was cancelled');
}
