/** Distances of half the size at full size, in a worker. All planes lie in shared memory. */
import type { PixelSize } from '../../../engine.ts';

interface Depths {
  readonly depth: Float32Array;
  readonly sampleCount: Uint16Array;
  readonly hitCount: Uint16Array;
}

export interface EnlargeDepthInput {
  /** Of half the size, rounded up. */
  readonly from: Depths;
  readonly target: Depths;
  readonly size: PixelSize;
}

export function enlargeDepth({ from, target, size: { width, height } }: EnlargeDepthInput): void {
  const columns = Math.ceil(width / 2);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0, row = columns * (y >> 1); x < width; x++, i++) {
      const at = row + (x >> 1);
      target.depth[i] = from.depth[at]!;
      target.sampleCount[i] = from.sampleCount[at]!;
      target.hitCount[i] = from.hitCount[at]!;
    }
}
