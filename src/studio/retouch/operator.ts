/** What every local operator of this folder takes and gives. */
import type { RasterImage } from '../../engine.ts';
import type { InferenceHost } from '../../inference/index.ts';
import type { StudioPool } from '../pool.ts';

export interface RetouchTools {
  readonly pool: StudioPool;
  readonly inference: InferenceHost;
  /** A safe integer; the same photograph, options and seed give the same bytes. */
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly onProgress?: (fraction: number, stage: string) => void;
}

/** [height, width] of the photograph: 255 = all of it, 0 = not at all. */
export type Mask = Uint8Array;

export interface Retouched {
  /** Of the photograph's own size. Bytes where `mayChange` is 0 are the photograph's. */
  readonly image: RasterImage;
  /** 0: the pixel is untouched to the byte. Anything else: it may differ. */
  readonly mayChange: Mask;
  readonly warnings: readonly string[];
}
