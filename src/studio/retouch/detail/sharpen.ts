/** Makes the detail of a part of a photograph crisper. */
import type { RasterImage } from '../../../engine.ts';
import { sharpenColour } from '../../../imaging/index.ts';
import type { Mask, Retouched } from '../operator.ts';

/** amount in (0, 1]: the width of the unsharp mask grows with it and with the picture. */
export async function sharpen(image: RasterImage, mask: Mask, amount: number): Promise<Retouched> {
  const scale = Math.max(1, Math.max(image.width, image.height) / 2048);
  const once = await sharpenColour(image, 0.5 + 1.2 * amount * scale);
  const strong = amount > 0.7 ? await sharpenColour(once, 0.6) : once;
  return { image: strong, mayChange: mask, warnings: [] };
}
