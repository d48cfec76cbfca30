export type { WatermarkReport } from './detect.ts';
export { createWatermarker, detectWatermark, embedWatermark, type Watermarker, type WatermarkerOptions } from './watermarker.ts';
