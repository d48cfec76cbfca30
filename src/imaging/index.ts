export { decodeImage, verifyImage } from './decode.ts';
export { type EncodeOptions, encodeImage } from './encode.ts';
export type { ImageFormat } from './format.ts';
export { type ImageHeader, type ImageLimits, inspectImage } from './inspect.ts';
export type { Provenance } from './provenance.ts';
export { resizeImage } from './resize.ts';
export { createWatermarker, detectWatermark, embedWatermark, type Watermarker } from './watermark/index.ts';
