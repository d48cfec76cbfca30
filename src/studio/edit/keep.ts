/** The promise of local edits: where a mask is 0 the bytes are the photograph's; where it is soft the edit fades in. */
import type { RasterImage } from '../../engine.ts';
import { sharedBytes } from '../shared-bytes.ts';

/** The mask lowered to 0 wherever one of the others is above 0. */
export function without(mask: Uint8Array, kept: readonly Uint8Array[]): Uint8Array {
  if (kept.length === 0) return mask;
  const rest = mask.slice();
  for (const other of kept) for (let i = 0; i < rest.length; i++) if (other[i]! > 0) rest[i] = 0;
  return rest;
}

export interface Mixture {
  /** Of one size. */
  readonly before: RasterImage;
  readonly after: RasterImage;
  readonly mask: Uint8Array;
  /** An `after` without transparency has that of `before`, instead of none. */
  readonly keepsAlpha?: boolean;
}

/**
 * `after` where the mask is 255, `before` where it is 0, a mixture of the two between. A picture with alpha stays one; alpha itself is
 * mixed too. The answer lies in shared memory.
 */
export function mixByMask({ before, after, mask, keepsAlpha = false }: Mixture): RasterImage {
  const { width, height, data: old, channels: oldChannels } = before;
  const { data: fresh, channels: freshChannels } = after;
  const channels = Math.max(oldChannels, freshChannels) as 3 | 4;
  const data = sharedBytes(channels * width * height);
  for (let i = 0, from = 0, of = 0, to = 0; i < width * height; i++, from += oldChannels, of += freshChannels, to += channels) {
    const share = mask[i]!;
    data[to] = mixed(old[from]!, fresh[of]!, share);
    data[to + 1] = mixed(old[from + 1]!, fresh[of + 1]!, share);
    data[to + 2] = mixed(old[from + 2]!, fresh[of + 2]!, share);
    if (channels === 3) continue;
    const oldAlpha = oldChannels === 4 ? old[from + 3]! : 255;
    const freshAlpha = freshChannels === 4 ? fresh[of + 3]! : keepsAlpha ? oldAlpha : 255;
    data[to + 3] = mixed(oldAlpha, freshAlpha, share);
  }
  return { width, height, channels, data };
}

/** Rounded to the nearest; no value lies in the middle of two. The product and shift divide by 255 what is below 65,536. */
const mixed = (old: number, fresh: number, share: number): number => ((255 * old + (fresh - old) * share + 127) * 0x8081) >>> 23;
