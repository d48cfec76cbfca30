export { type Denoised, type DenoiseOptions, type Denoiser, denoise, type NoisyPlanes } from './denoise.ts';
export type { Network } from './weights.ts';
