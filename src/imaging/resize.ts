/** Scaling, cutting and filtering of pixels, by libvips off the event loop. What comes out lies in shared memory. */
import type { PixelSize, RasterImage } from '../engine.ts';
import { openRaster } from './encode.ts';
import { takePixels } from './pixels.ts';

export interface PixelBox extends PixelSize {
  readonly left: number;
  readonly top: number;
}

type Pipeline = ReturnType<typeof openRaster>;

async function develop(pipeline: Pipeline): Promise<RasterImage> {
  const { data, info } = await pipeline.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: info.channels as 3 | 4, data: takePixels(data) };
}

/** Scales to exactly `size` with Lanczos 3, stretching if the aspect differs; colours do not bleed from transparent pixels. */
export async function resizeImage(image: RasterImage, size: PixelSize): Promise<RasterImage> {
  if (image.width === size.width && image.height === size.height) return image;
  return develop(openRaster(image).resize(size.width, size.height, { fit: 'fill', kernel: 'lanczos3' }));
}

/** The part of the picture inside the box, which must lie within it. */
export const cropImage = (image: RasterImage, { left, top, width, height }: PixelBox): Promise<RasterImage> =>
  develop(openRaster(image).extract({ left, top, width, height }));

/** Turned clockwise about its middle; quarter turns move bytes, other angles interpolate and leave black corners. */
export const rotateImage = (image: RasterImage, degrees: number): Promise<RasterImage> =>
  develop(openRaster(image).rotate(degrees, { background: '#000' }));

/** Left and right exchanged. */
export const mirrorImage = (image: RasterImage): Promise<RasterImage> => develop(openRaster(image).flop());

/** Transparent pixels laid on white: three channels. */
export const flattenImage = (image: RasterImage): Promise<RasterImage> => develop(openRaster(image).flatten({ background: '#fff' }));

/** Gaussian blur; sigma in pixels, at least 0.3. */
export const softenImage = (image: RasterImage, sigma: number): Promise<RasterImage> => develop(openRaster(image).blur(sigma));

/**
 * Unsharp mask on colour alone (sharpening alpha too would draw a line round a figure): three channels. sigma in pixels; strong edges
 * gain less than fine detail, and at most 6 of 100 lightness steps up and 10 down.
 */
export const sharpenColour = (image: RasterImage, sigma: number): Promise<RasterImage> =>
  develop(openRaster(image).removeAlpha().sharpen({ sigma, m1: 0.3, m2: 0.8, x1: 3, y2: 6, y3: 10 }));
