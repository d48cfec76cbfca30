/** Scaling of pixels. */
import type { PixelSize, RasterImage } from '../engine.ts';
import { asPlainBytes } from './decode.ts';
import { openRaster } from './encode.ts';

/** Scales to exactly `size` with Lanczos 3, stretching if the aspect differs; colours do not bleed from transparent pixels. */
export async function resizeImage(image: RasterImage, size: PixelSize): Promise<RasterImage> {
  if (image.width === size.width && image.height === size.height) return image;
  const scaled = openRaster(image).resize(size.width, size.height, { fit: 'fill', kernel: 'lanczos3' });
  const data = await scaled.raw().toBuffer();
  return { width: size.width, height: size.height, channels: image.channels, data: asPlainBytes(data) };
}
