export { createNoise, type NoiseName, noiseNames } from './noise.ts';
export type { NoisePrecision, NormalGenerator } from './torch-normal.ts';
