export { type Denoised, type DenoiseOptions, type Denoiser, denoise, type EnlargeOptions, enlarge, type NoisyPlanes } from './denoise.ts';
export { coarseOf, Enlarger } from './scale.ts';
export type { Box } from './tiled.ts';
export type { Network } from './weights.ts';
