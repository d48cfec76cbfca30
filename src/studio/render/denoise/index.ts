export { type Denoised, type DenoiseOptions, denoise, type NoisyPlanes } from './denoise.ts';
export type { Network } from './weights.ts';
