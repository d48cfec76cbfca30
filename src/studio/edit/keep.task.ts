/** Mixing by a mask, in a studio worker: the main process runs no loop over pixels. */
import type { RasterImage } from '../../engine.ts';
import { type Mixture, mixByMask, without } from './keep.ts';

export interface MixInput extends Mixture {
  /** Wherever one of these is above 0 the photograph stays. */
  readonly kept: readonly Uint8Array[];
}

export const mix = ({ kept, mask, ...mixture }: MixInput): RasterImage => mixByMask({ ...mixture, mask: without(mask, kept) });
