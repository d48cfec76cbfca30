/** A cut-out brought to its size in the frame. */
import sharp from 'sharp';
import type { CutOut } from '../segment/index.ts';
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

/** Only the cut-out's box is sent to the worker. */
export interface CutOutBox {
  readonly width: number;
  readonly height: number;
  /** Straight alpha, sRGB, [height, width, 4]. */
  readonly data: Uint8Array;
  /** How light the photograph was round the subject: linear luminance in [0, 1], 0 where nothing of it is seen. */
  readonly groundLight: number;
}

export function cropToBox({ width, alpha, colour, box }: CutOut): CutOutBox {
  const data = new Uint8Array(4 * box.width * box.height);
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
  let image = sharp(data, { raw: { width, height, channels: 4 } }).resize(target.width, target.height, { fit: 'fill', kernel: 'lanczos3' });
  if (placement.mirrored) image = image.flop();
  const scaled = await image.raw().toBuffer();
  if (enlargement > 1.2) await sharpenColour(scaled, target, Math.min(3, enlargement));
  return { left: Math.round(placement.left), top: Math.round(placement.top), ...target, data: scaled, groundLight };
}

/** Sharpens colour alone: sharpening alpha too would draw a line round the figure. */
async function sharpenColour(data: Buffer, { width, height }: { width: number; height: number }, enlargement: number): Promise<void> {
  const sharpened = await sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .sharpen({ sigma: 0.55 * enlargement, m1: 0.3, m2: 0.8, x1: 3, y2: 6, y3: 10 })
    .raw()
    .toBuffer();
  for (let i = 0; i < width * height; i++) {
    data[4 * i] = sharpened[3 * i]!;
    data[4 * i + 1] = sharpened[3 * i + 1]!;
    data[4 * i + 2] = sharpened[3 * i + 2]!;
  }
}
