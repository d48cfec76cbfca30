/** A rectangle of a picture as a picture of its own, so that work and copies go by its size and not by the photograph's. Whole pixels. */
import type { PixelSize, RasterImage } from '../../engine.ts';
import type { CutOut, PixelBox } from '../segment/index.ts';
import { sharedBytes } from '../shared-bytes.ts';
import type { Mask } from './operator.ts';

/** What of the box lies in the picture, at least a pixel; `grown` by so many pixels first. */
export function boxWithin({ left, top, width, height }: PixelBox, size: PixelSize, grown = 0): PixelBox {
  const [x0, y0] = [Math.max(0, Math.floor(left - grown)), Math.max(0, Math.floor(top - grown))];
  const [x1, y1] = [Math.min(size.width, Math.ceil(left + width + grown)), Math.min(size.height, Math.ceil(top + height + grown))];
  const [fromX, fromY] = [Math.min(x0, size.width - 1), Math.min(y0, size.height - 1)];
  return { left: fromX, top: fromY, width: Math.max(1, x1 - fromX), height: Math.max(1, y1 - fromY) };
}

export function uniteBoxes(a: PixelBox, b: PixelBox): PixelBox {
  const [left, top] = [Math.min(a.left, b.left), Math.min(a.top, b.top)];
  return {
    left,
    top,
    width: Math.max(a.left + a.width, b.left + b.width) - left,
    height: Math.max(a.top + a.height, b.top + b.height) - top,
  };
}

/** In shared memory. */
function cropRows(data: Uint8Array, stride: number, { left, top, width, height }: PixelBox, channels: number): Uint8Array {
  const out = sharedBytes(channels * width * height);
  for (let y = 0; y < height; y++) {
    const from = channels * ((top + y) * stride + left);
    out.set(data.subarray(from, from + channels * width), channels * y * width);
  }
  return out;
}

export const cropPixels = (image: RasterImage, box: PixelBox): RasterImage => ({
  width: box.width,
  height: box.height,
  channels: image.channels,
  data: cropRows(image.data, image.width, box, image.channels),
});

export const cropMask = (mask: Mask, { width }: PixelSize, box: PixelBox): Mask => cropRows(mask, width, box, 1);

/** The whole picture with the region's bytes, and a mask that is 0 outside of the region; both in shared memory. */
export function pasteRegion(
  image: RasterImage,
  box: PixelBox,
  { pixels, mayChange }: { pixels: RasterImage; mayChange: Mask },
): { image: RasterImage; mayChange: Mask } {
  const { width, height, channels } = image;
  const data = sharedBytes(image.data.length);
  data.set(image.data);
  const mask = sharedBytes(width * height);
  for (let y = 0; y < box.height; y++) {
    const to = (box.top + y) * width + box.left;
    data.set(pixels.data.subarray(channels * y * box.width, channels * (y + 1) * box.width), channels * to);
    mask.set(mayChange.subarray(y * box.width, (y + 1) * box.width), to);
  }
  return { image: { width, height, channels, data }, mayChange: mask };
}

/** A target of a photograph as a cut-out of its own box alone, three channels. */
export function cutOutOf(image: RasterImage, mask: Mask, box: PixelBox): CutOut {
  const { data, channels } = cropPixels(image, box);
  const colour = new Uint8Array(3 * box.width * box.height);
  if (channels === 3) colour.set(data);
  else
    for (let i = 0; i < box.width * box.height; i++) {
      colour[3 * i] = data[4 * i]!;
      colour[3 * i + 1] = data[4 * i + 1]!;
      colour[3 * i + 2] = data[4 * i + 2]!;
    }
  const own = { left: 0, top: 0, width: box.width, height: box.height };
  return { width: box.width, height: box.height, alpha: cropMask(mask, image, box), colour, box: own, confidence: 1, warnings: [] };
}
