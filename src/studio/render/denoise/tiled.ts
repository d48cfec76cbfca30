/** A part of a picture through a network in the inference process, tile by tile. While one tile is there, the next is cut. */
import { AppError } from '../../../errors.ts';
import type { InferenceHost, TaskCall } from '../../../inference/index.ts';
import { sharedFloats } from '../../shared-bytes.ts';
import type { NetworkInput } from './network.task.ts';
import type { CutInput, CutTile, PasteInput } from './planes.task.ts';
import { type Crew, planesTask, type SoundPlanes } from './planes.ts';
import { planTiles, type Size, type TilePlan } from './tiles.ts';
import { reach, sideMultiple } from './u-net.ts';
import type { Network } from './weights.ts';

/**
 * Up to 1184x992, and 832x832 for the standard network, whose inference process takes 0.9 GB there; beyond 1024x1024, where its largest
 * layer outgrows the runtime's blocks of 256 MB, it would take 1.8 GB (measured).
 */
export const mostPixels: Readonly<Record<Network, number>> = { standard: 720_000, small: 1_180_000 };
/** In layers: both networks keep their memory to the end, 1.5 GB in all with the tiles above (measured). */
export const mostPixelsInLayers: Readonly<Record<Network, number>> = { standard: 400_000, small: 700_000 };
const networkTiles = { margin: reach, border: 16, multiple: sideMultiple };

/** A rectangle of a picture, pixels. */
export interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

export interface TiledOptions extends Crew {
  readonly network: Network;
  readonly mostTilePixels: number;
  readonly inference: InferenceHost;
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

interface Place {
  readonly column: number;
  readonly row: number;
}

export const placesOf = ({ lefts, tops }: TilePlan): Place[] => tops.flatMap((_, row) => lefts.map((__, column) => ({ column, row })));

export function stopIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('generation_cancelled', 'The generation was cancelled');
}

const networkTask = new URL('./network.task.ts', import.meta.url).href;

/** The clean box, 3 floats a pixel in shared memory. What lies round it in the picture is seen. throws generation_cancelled, engine_failed */
export async function byNetwork(planes: SoundPlanes, box: Box, options: TiledOptions): Promise<Float32Array> {
  const { network, inference, pool, signal, onProgress } = options;
  const plan = planTiles(box, { ...networkTiles, mostPixels: options.mostTilePixels });
  const size = { width: planes.width, height: planes.height };
  const { colour, albedo, normal, exposure } = planes;
  const clean = sharedFloats(3 * box.width * box.height);
  const cut = async ({ column, row }: Place): Promise<NetworkInput> => {
    const place = { left: box.left + plan.lefts[column]!, top: box.top + plan.tops[row]!, tile: plan.tile };
    const input: CutInput = { size, colour, albedo, normal, place };
    const tile = await pool.run<CutInput, CutTile>({ moduleUrl: planesTask, name: 'cutTile', input }, signal);
    return { network, ...plan.tile, ...tile, exposure };
  };
  const places = placesOf(plan);
  stopIfCancelled(signal);
  let input: NetworkInput | null = await cut(places[0]!);
  let pasted: Promise<void> = Promise.resolve();
  for (const [index, place] of places.entries()) {
    stopIfCancelled(signal);
    const call: TaskCall<NetworkInput> = { moduleUrl: networkTask, name: 'denoiseTile', input: input! };
    const next: Place | undefined = places[index + 1];
    const [values, following] = await Promise.all([
      inference.run<NetworkInput, Float32Array>(call, { signal }),
      next ? cut(next) : null,
      pasted,
    ]);
    input = following;
    const paste: PasteInput = { picture: clean, size: { width: box.width, height: box.height }, plan, place: { ...place, values } };
    pasted = pool.run<PasteInput, void>({ moduleUrl: planesTask, name: 'pasteTile', input: paste }, signal);
    // Awaited with the next tile; if the picture is given up before, nobody does.
    pasted.catch(() => undefined);
    onProgress?.((index + 1) / places.length);
  }
  await pasted;
  return clean;
}
