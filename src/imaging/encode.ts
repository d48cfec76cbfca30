/** Pixels to picture files. The same pixels and options give the same bytes: nothing of the clock or the machine is written. */
import sharp, { type Sharp } from 'sharp';
import type { RasterImage } from '../engine.ts';
import { AppError } from '../errors.ts';
import { asPlainBytes } from './decode.ts';
import { contentTypes } from './format.ts';
import { type Provenance, toExif, toXmp } from './provenance.ts';

export interface EncodeOptions {
  readonly format: 'jpeg' | 'png' | 'webp';
  readonly provenance: Provenance;
}

/**
 * Chosen by `bench/encode.ts`. JPEG: Huffman tables made for the picture (optimiseCoding) take 3 to 7 times as long and save 2 to
 * 14 % of the bytes. PNG: row filters at level 3 save 40 % against none; level 6 takes twice as long for 5 %. WebP: effort 0 and
 * 1 fail on noisy pictures of 4096x4096 ("webpsave: unable to encode"), effort 4 takes twice as long for 3 %.
 */
const coders: Readonly<Record<EncodeOptions['format'], (image: Sharp) => Sharp>> = {
  jpeg: (image) => image.flatten({ background: '#ffffff' }).jpeg({ quality: 95, chromaSubsampling: '4:4:4', optimiseCoding: false }),
  png: (image) => image.png({ compressionLevel: 3, adaptiveFiltering: true }),
  webp: (image) => image.webp({ quality: 90, effort: 2 }),
};

/** The pixels as sharp's input; nothing is copied, so `image.data` must not change until the pipeline has run. */
export function openRaster(image: RasterImage): Sharp {
  const { width, height, channels, data } = image;
  const pixels = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return sharp(pixels, { raw: { width, height, channels }, limitInputPixels: false });
}

/**
 * Encodes as JPEG (quality 95, 4:4:4; transparency is flattened over white, as JPEG has none), PNG (lossless, alpha kept) or
 * WebP (lossy, quality 90, alpha kept). XMP DigitalSourceType and EXIF Software are always written, the prompt only if given.
 *
 * image       straight alpha, sRGB
 * returns     the file's bytes and its content type
 * throws      engine_failed when the codec refuses (a side over 16,383 in WebP)
 */
export async function encodeImage(image: RasterImage, options: EncodeOptions): Promise<{ bytes: Uint8Array; contentType: string }> {
  const { format, provenance } = options;
  const coded = coders[format](openRaster(image)).withExif(toExif(provenance)).withXmp(toXmp(provenance));
  const bytes = await coded.toBuffer().catch((cause: unknown) => {
    throw new AppError('engine_failed', `an image of ${image.width}x${image.height} could not be written as ${format}`, { cause });
  });
  return { bytes: asPlainBytes(bytes), contentType: contentTypes[format] };
}
