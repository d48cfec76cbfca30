/** Entry of a watermark thread. Knows nothing of pools. */
import { move } from 'piscina';
import type { RasterImage } from '../../engine.ts';
import { detectInPixels, type WatermarkReport } from './detect.ts';
import { embedInPlace } from './embed.ts';

export interface WatermarkTask {
  readonly action: 'embed' | 'detect';
  /** Its bytes belong to this thread now. */
  readonly image: RasterImage;
  readonly key: string;
}

/** returns the marked bytes, or the report */
export default function runTask({ action, image, key }: WatermarkTask): Uint8Array | WatermarkReport {
  if (action === 'detect') return detectInPixels(image, key);
  embedInPlace(image, key);
  return move(image.data as Uint8Array<ArrayBuffer>) as Uint8Array;
}
