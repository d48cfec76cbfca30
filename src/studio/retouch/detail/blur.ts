/** Throws a part of a photograph out of focus, or hides it: a face, a number plate. */
import type { RasterImage } from '../../../engine.ts';
import { softenImage } from '../../../imaging/index.ts';
import type { PixelBox } from '../../segment/index.ts';
import { growMask } from '../grow.ts';
import type { Mask, Retouched } from '../operator.ts';

/** strength about 1; the blur is as wide as the thing needs so that nothing of it can be read: a share of its box. */
export async function blurPart(image: RasterImage, mask: Mask, { box, strength }: { box: PixelBox; strength: number }): Promise<Retouched> {
  const side = Math.max(box.width, box.height);
  const soft = await softenImage(image, Math.max(1, 0.06 * strength * side));
  const isWhole = box.width === image.width && box.height === image.height;
  return { image: soft, mayChange: isWhole ? mask : growMask(mask, image, Math.round(0.04 * side)), warnings: [] };
}
