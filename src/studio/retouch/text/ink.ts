/** Ink and the ground beneath it: which colour, whether it can be read, and how far the ground is shaded for it. */
import type { RasterImage } from '../../../engine.ts';
import { contrastRatio, luminance, measureRange, type PixelBox } from '../../render/type/index.ts';

export type Ink = readonly [red: number, green: number, blue: number];

export const lightInk: Ink = [255, 251, 243];
export const darkInk: Ink = [22, 19, 22];
/** WCAG 2.2 asks 4.5 of small type. */
export const leastContrast = 4.5;

export const contrastOn = (image: RasterImage, box: PixelBox, ink: Ink): number => {
  const { dark, bright } = measureRange(image, box);
  const own = luminance(...ink);
  return Math.min(contrastRatio(own, dark), contrastRatio(own, bright));
};

export const contrastBetween = (a: Ink, b: Ink): number => contrastRatio(luminance(...a), luminance(...b));

/** White where the ground is not plainly bright. */
export function inkFor(image: RasterImage, box: PixelBox): Ink {
  return contrastOn(image, box, lightInk) >= 0.75 * contrastOn(image, box, darkInk) ? lightInk : darkInk;
}

function cropOf({ width, channels, data }: RasterImage, { left, top, right, bottom }: PixelBox): RasterImage {
  const crop = { width: right - left, height: bottom - top, channels, data: new Uint8Array(channels * (right - left) * (bottom - top)) };
  for (let y = top; y < bottom; y++)
    crop.data.set(data.subarray(channels * (y * width + left), channels * (y * width + right)), channels * (y - top) * crop.width);
  return crop;
}

export const towardsFor = (ink: Ink): number => (luminance(...ink) > 0.3 ? 8 : 248);

/** The share of a grey, of `towardsFor`, that the ground needs for the ink to be read on it; [0, 0.9]. */
export function shadeFor(image: RasterImage, box: PixelBox, ink: Ink): number {
  const crop = cropOf(image, box);
  const whole: PixelBox = { left: 0, top: 0, right: crop.width, bottom: crop.height };
  const towards = towardsFor(ink);
  for (let share = 0; share < 0.9; share += 0.06) {
    const mixed = { ...crop, data: crop.data.map((value) => value + (towards - value) * share) };
    if (contrastOn(mixed, whole, ink) >= 1.04 * leastContrast) return share;
  }
  return 0.9;
}
