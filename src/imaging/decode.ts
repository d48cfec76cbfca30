/** Picture bytes to sRGB pixels. Knows nothing of where the bytes come from. */
import sharp, { type Sharp } from 'sharp';
import type { RasterImage } from '../engine.ts';
import { decodeBmp } from './bmp.ts';
import type { ImageFormat } from './format.ts';
import { brokenImage, type ImageHeader, type ImageLimits, inspectImage } from './inspect.ts';
import { takePixels } from './pixels.ts';

/** A picture of 36 MP takes 1 to 2 s in the slowest format; what takes this long was made to hurt. */
const decodeTimeoutSeconds = 60;

/** 'error' refuses damaged and truncated data but not the oddities that libjpeg only warns of and every browser shows. */
function open(bytes: Uint8Array, limits: ImageLimits): Sharp {
  return sharp(bytes, { failOn: 'error', limitInputPixels: limits.pixels, sequentialRead: true }).timeout({
    seconds: decodeTimeoutSeconds,
  });
}

/**
 * Decodes the first frame, turned upright by its EXIF orientation, to sRGB of 8 bits a channel: embedded profiles and CMYK are
 * converted, grey becomes RGB, deeper samples are reduced. 4 channels if the file has alpha, else 3. The pixels lie in shared memory.
 *
 * throws reference_not_an_image (also for truncated data), reference_too_large
 */
export async function decodeImage(bytes: Uint8Array, limits: ImageLimits): Promise<{ image: RasterImage; format: ImageFormat }> {
  const { format, width, height } = await inspectImage(bytes, limits);
  if (format === 'bmp') return { image: await decodeBmp(bytes), format };
  const upright = open(bytes, limits).autoOrient();
  const scale = Math.sqrt((limits.shrinkTo ?? Infinity) / (width * height));
  const sized =
    scale < 1 ? upright.resize(Math.max(1, Math.round(scale * width)), Math.max(1, Math.round(scale * height)), { fit: 'fill' }) : upright;
  const pixels = sized.toColourspace('srgb').raw({ depth: 'uchar' });
  const { data, info } = await pixels.toBuffer({ resolveWithObject: true }).catch((cause: unknown) => {
    throw brokenImage(format, cause);
  });
  const channels = info.channels === 4 ? 4 : 3;
  return { image: { width: info.width, height: info.height, channels, data: takePixels(data) }, format };
}

/**
 * Proves that a picture decodes to its last row, in the memory of a few rows: every pixel is read and thrown away.
 *
 * throws as decodeImage does
 */
export async function verifyImage(bytes: Uint8Array, limits: ImageLimits): Promise<ImageHeader> {
  const header = await inspectImage(bytes, limits);
  // The header reader of BMP has already compared the file's length with its size.
  if (header.format === 'bmp') return header;
  // fastShrinkOnLoad would let libjpeg and libwebp skip work, and with it the proof.
  const shrunk = open(bytes, limits).resize(8, 8, { fit: 'fill', fastShrinkOnLoad: false });
  await shrunk
    .raw()
    .toBuffer()
    .catch((cause: unknown) => {
      throw brokenImage(header.format, cause);
    });
  return header;
}

/** The same memory as a plain Uint8Array, so that no Buffer method is relied on downstream. */
export function asPlainBytes(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}
