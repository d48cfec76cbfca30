export { decodeImage, verifyImage } from './decode.ts';
export { type EncodeOptions, encodeImage } from './encode.ts';
export type { ImageFormat } from './format.ts';
export type { ImageHeader, ImageLimits } from './inspect.ts';
export { encodePreview } from './preview.ts';
export type { Provenance } from './provenance.ts';
export { cropImage, flattenImage, mirrorImage, type PixelBox, resizeImage, rotateImage, sharpenColour, softenImage } from './resize.ts';
export { createWatermarker, type Watermarker } from './watermark/index.ts';
