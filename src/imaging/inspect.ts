/** Format and size of a picture from its header alone, before anything is decoded or allocated. */
import sharp from 'sharp';
import type { PixelSize } from '../engine.ts';
import { AppError } from '../errors.ts';
import { countPngFrames } from './apng.ts';
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
  /** Frames of an animation, pages of a TIFF; the first one is the picture. */
  readonly frameCount: number;
}

export const brokenImage = (format: ImageFormat, cause: unknown): AppError => {
  const isUnreadHeic = format === 'heic';
  const what = isUnreadHeic ? 'the HEIC image is broken or of a coding that this server cannot decode' : 'is broken or cut short';
  const message = isUnreadHeic ? `${what}; JPEG, PNG, WebP or AVIF is wanted` : `the ${format.toUpperCase()} image ${what}`;
  return new AppError('reference_not_an_image', message, { cause });
};

type SizeAndFrames = PixelSize & { readonly frameCount: number };

async function readSize(bytes: Uint8Array, format: ImageFormat): Promise<SizeAndFrames> {
  if (format === 'bmp') return { ...readBmpHeader(bytes), frameCount: 1 };
  // No pixel limit here: metadata() reads the header only, and the real size belongs into the refusal.
  const metadata = await sharp(bytes, { failOn: 'error', limitInputPixels: false }).metadata();
  const frameCount = format === 'png' ? countPngFrames(bytes) : (metadata.pages ?? 1);
  return { ...metadata.autoOrient, frameCount };
}

/**
 * Size after EXIF orientation; for GIF and TIFF that of the first frame or page. Reads the header only: truncated pixel data passes.
 *
 * throws reference_not_an_image, reference_too_large (details.width, details.height)
 */
export async function inspectImage(bytes: Uint8Array, limits: ImageLimits): Promise<ImageHeader> {
  const format = sniffFormat(bytes);
  if (!format) throw new AppError('reference_not_an_image', `the bytes look like ${describeOther(bytes)}; ${wantedFormats} is wanted`);
  const { width, height, frameCount } = await readSize(bytes, format).catch((cause: unknown) => {
    throw cause instanceof AppError ? cause : brokenImage(format, cause);
  });
  if (width * height > limits.pixels) {
    const message = `the image is ${width}x${height}, ${width * height} pixels; at most ${limits.pixels} are wanted`;
    throw new AppError('reference_too_large', message, { details: { width, height } });
  }
  return { format, contentType: contentTypes[format], width, height, frameCount };
}
