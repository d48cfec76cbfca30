/** Mixing by a mask, in a studio worker: the main process runs no loop over pixels. */
import type { RasterImage } from '../../engine.ts';
import { mixByMask, withAlphaOf, without } from './keep.ts';

export interface MixInput {
  /** Of one size. */
  readonly before: RasterImage;
  readonly after: RasterImage;
  readonly mask: Uint8Array;
  /** Wherever one of these is above 0 the photograph stays. */
  readonly kept: readonly Uint8Array[];
  /** What is transparent before stays so. */
  readonly keepsAlpha: boolean;
}

export const mix = ({ before, after, mask, kept, keepsAlpha }: MixInput): RasterImage =>
  mixByMask(before, keepsAlpha ? withAlphaOf(before, after) : after, without(mask, kept));
