/** The promise of local edits: where a mask is 0 the bytes are the photograph's; where it is soft the edit fades in. */
import type { RasterImage } from '../../engine.ts';

/** The mask lowered to 0 wherever one of the others is above 0. */
export const without = (mask: Uint8Array, kept: readonly Uint8Array[]): Uint8Array =>
  kept.length === 0 ? mask : mask.map((value, i) => (kept.some((other) => other[i]! > 0) ? 0 : value));

/**
 * `after` where the mask is 255, `before` where it is 0, a mixture of the two between. Both of one size; a picture with alpha stays
 * one. Alpha itself is mixed too.
 */
export function mixByMask(before: RasterImage, after: RasterImage, mask: Uint8Array): RasterImage {
  const channels = Math.max(before.channels, after.channels) as 3 | 4;
  const { width, height } = before;
  const data = new Uint8Array(channels * width * height);
  const byteOf = ({ data: bytes, channels: count }: RasterImage, i: number, c: number): number => (c < count ? bytes[count * i + c]! : 255);
  for (let i = 0; i < width * height; i++)
    for (let c = 0; c < channels; c++) {
      const old = byteOf(before, i, c);
      const share = mask[i]!;
      data[channels * i + c] = share === 0 ? old : Math.round(old + ((byteOf(after, i, c) - old) * share) / 255);
    }
  return { width, height, channels, data };
}

/** `after`, but the bytes of `before` where the mask is 0: for what is worked out over more than its mask. */
export function keepWhereZero(before: RasterImage, after: RasterImage, mask: Uint8Array): RasterImage {
  const hard = mask.map((value) => (value > 0 ? 255 : 0));
  return mixByMask(before, after, hard);
}

/** The colours of `after` with the transparency of `before`. */
export function withAlphaOf(before: RasterImage, after: RasterImage): RasterImage {
  if (before.channels === 3 || after.channels === 4) return after;
  const { width, height } = before;
  const data = new Uint8Array(4 * width * height);
  for (let i = 0; i < width * height; i++) {
    data.set(after.data.subarray(3 * i, 3 * i + 3), 4 * i);
    data[4 * i + 3] = before.data[4 * i + 3]!;
  }
  return { width, height, channels: 4, data };
}
