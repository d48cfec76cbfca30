/** What jobs/ needs of image files: the functions of imaging/, injected. */
import type { DigitalSourceType, RasterImage } from '../engine.ts';
import type { OutputFormat } from './generation.ts';

export interface Imaging {
  decodeImage(bytes: Uint8Array, limits: { pixels: number; shrinkTo?: number }): Promise<{ image: RasterImage; format: string }>;
  encodeImage(
    image: RasterImage,
    options: {
      format: OutputFormat;
      provenance: { digitalSourceType: DigitalSourceType; software: string; prompt: string | null };
    },
  ): Promise<{ bytes: Uint8Array; contentType: string }>;
  /** A small picture as a `data:` URI. */
  encodePreview(image: RasterImage): Promise<string>;
  embedWatermark(image: RasterImage): Promise<RasterImage>;
}
