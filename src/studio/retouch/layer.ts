/** A cut-out brought to its size in the frame. */
import type { RasterImage } from '../../engine.ts';
import { mirrorImage, resizeImage, sharpenColour } from '../../imaging/index.ts';
import type { CutOut } from '../segment/index.ts';
import { sharedBytes } from '../shared-bytes.ts';
import type { Placement } from './collage-layout.ts';
import { linearOfByte, luminance } from './light.ts';

/** Straight alpha, sRGB, [height, width, 4]; placed with its corner at (left, top) of the frame, which it may leave. */
export interface Layer {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  readonly groundLight: number;
}

/** The cut-out's box alone, in shared memory. */
export interface CutOutBox {
  readonly width: number;
  readonly height: number;
  /** Straight alpha, sRGB, [height, width, 4]. */
  readonly data: Uint8Array;
  /** How light the photograph was round the subject: linear luminance in [0, 1], 0 where nothing of it is seen. */
  readonly groundLight: number;
}

export function cropToBox({ width, alpha, colour, box }: CutOut): CutOutBox {
  const data = sharedBytes(4 * box.width * box.height);
  let [ground, count] = [0, 0];
  for (let y = 0, i = 0; y < box.height; y++)
    for (let x = 0; x < box.width; x++, i++) {
      const source = (box.top + y) * width + box.left + x;
      data[4 * i] = colour[3 * source]!;
      data[4 * i + 1] = colour[3 * source + 1]!;
      data[4 * i + 2] = colour[3 * source + 2]!;
      data[4 * i + 3] = alpha[source]!;
      if (alpha[source] !== 0) continue;
      ground += luminance(linearOfByte[data[4 * i]!]!, linearOfByte[data[4 * i + 1]!]!, linearOfByte[data[4 * i + 2]!]!);
      count++;
    }
  return { width: box.width, height: box.height, data, groundLight: count === 0 ? 0 : ground / count };
}

/**
 * Scales to the placement's whole pixels: Lanczos, on premultiplied colour (sharp does that), and a light unsharp mask
 * that makes up for enlargement, none for reduction.
 */
export async function toLayer({ width, height, data, groundLight }: CutOutBox, placement: Placement): Promise<Layer> {
  const target = { width: Math.max(1, Math.round(placement.width)), height: Math.max(1, Math.round(placement.height)) };
  const enlargement = target.height / height;
  const resized = await resizeImage({ width, height, channels: 4, data }, target);
  const scaled = placement.mirrored ? await mirrorImage(resized) : resized;
  const pixels = enlargement > 1.2 ? await sharpened(scaled, 0.55 * Math.min(3, enlargement)) : scaled.data;
  return { left: Math.round(placement.left), top: Math.round(placement.top), ...target, data: pixels, groundLight };
}

/** The image's pixels with sharper colour and the same alpha. */
async function sharpened(image: RasterImage, sigma: number): Promise<Uint8Array> {
  const colour = await sharpenColour(image, sigma);
  const data = image.data.slice();
  for (let i = 0; i < image.width * image.height; i++) {
    data[4 * i] = colour.data[3 * i]!;
    data[4 * i + 1] = colour.data[3 * i + 1]!;
    data[4 * i + 2] = colour.data[3 * i + 2]!;
  }
  return data;
}
