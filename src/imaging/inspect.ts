/** Format and size of a picture from its header alone, before anything is decoded or allocated. */
import sharp from 'sharp';
import type { PixelSize } from '../engine.ts';
import { AppError } from '../errors.ts';
import { readBmpHeader } from './bmp.ts';
import { contentTypes, describeOther, type ImageFormat, sniffFormat, wantedFormats } from './format.ts';

export interface ImageLimits {
  /** Width times height, at most. */
  readonly pixels: number;
  /** A picture of more pixels is decoded smaller, to about so many; BMP is not. Default: none is. */
  readonly shrinkTo?: number;
}

export interface ImageHeader extends PixelSize {
  readonly format: ImageFormat;
  readonly contentType: string;
}

export const brokenImage = (format: ImageFormat, cause: unknown): AppError => {
  const isUnreadHeic = format === 'heic';
  const what = isUnreadHeic ? 'the HEIC image is broken or of a coding that this server cannot decode' : 'is broken or cut short';
  const message = isUnreadHeic ? `${what}; JPEG, PNG, WebP or AVIF is wanted` : `the ${format.toUpperCase()} image ${what}`;
  return new AppError('reference_not_an_image', message, { cause });
};

async function readSize(bytes: Uint8Array, format: ImageFormat): Promise<PixelSize> {
  if (format === 'bmp') return readBmpHeader(bytes);
  // No pixel limit here: metadata() reads the header only, and the real size belongs into the refusal.
  const metadata = await sharp(bytes, { failOn: 'error', limitInputPixels: false }).metadata();
  return metadata.autoOrient;
}

/**
 * Size after EXIF orientation; for GIF and TIFF that of the first frame or page. Reads the header only: truncated pixel data passes.
 *
 * throws reference_not_an_image, reference_too_large (details.width, details.height)
 */
export async function inspectImage(bytes: Uint8Array, limits: ImageLimits): Promise<ImageHeader> {
  const format = sniffFormat(bytes);
  if (!format) throw new AppError('reference_not_an_image', `the bytes look like ${describeOther(bytes)}; ${wantedFormats} is wanted`);
  const { width, height } = await readSize(bytes, format).catch((cause: unknown) => {
    throw cause instanceof AppError ? cause : brokenImage(format, cause);
  });
  if (width * height > limits.pixels) {
    const message = `the image is ${width}x${height}, ${width * height} pixels; at most ${limits.pixels} are wanted`;
    throw new AppError('reference_too_large', message, { details: { width, height } });
  }
  return { format, contentType: contentTypes[format], width, height };
}
