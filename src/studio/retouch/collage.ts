/** Has subjects laid out on a backdrop and painted, in a worker; tells what could not be done. */
import type { PixelSize, RasterImage } from '../../engine.ts';
import type { StudioPool } from '../pool.ts';
import type { Backdrop } from '../render/index.ts';
import type { CutOut, PixelBox } from '../segment/index.ts';
import type { CollageInput } from './collage.task.ts';
import type { CollageRelation } from './collage-layout.ts';

export interface CombineSubject {
  readonly cutOut: CutOut;
  /** The user's word for it, for warnings. */
  readonly label: string;
  readonly heightMetres: number;
}

export interface ComposeOptions {
  readonly relations?: readonly CollageRelation[];
  readonly seed: number;
  readonly pool: StudioPool;
  readonly signal: AbortSignal;
}

export interface Combined {
  /** Three channels, exactly the asked size. */
  readonly image: RasterImage;
  /** For each subject, in the order given: the size of its pixels in the photograph, how much they were enlarged, and where they are. */
  readonly subjects: readonly { label: string; nativeSize: PixelSize; enlargement: number; box: PixelBox }[];
  readonly warnings: readonly string[];
}

/** throws generation_cancelled. */
export function composeOn(
  backdrop: Backdrop,
  subjects: readonly CombineSubject[],
  { relations = [], seed, pool, signal }: ComposeOptions,
): Promise<Combined> {
  const moduleUrl = new URL('./collage.task.ts', import.meta.url).href;
  const input: CollageInput = { backdrop, subjects, relations, seed };
  return pool.run<CollageInput, Combined>({ moduleUrl, name: 'composeCollage', input }, signal);
}
