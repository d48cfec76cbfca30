/** The noise that an image begins with, by the name that a request gives. */
import { createSeedbedGenerator } from './seedbed-normal.ts';
import { createTorchGenerator, type NormalGenerator } from './torch-normal.ts';

/** seedbed: the same everywhere. torch-cpu: what diffusers draws for the seed, so that a seed gives the reference's image. */
export const noiseNames = ['seedbed', 'torch-cpu'] as const;
export type NoiseName = (typeof noiseNames)[number];

const generators: Readonly<Record<NoiseName, (seed: number | bigint) => NormalGenerator>> = {
  seedbed: createSeedbedGenerator,
  'torch-cpu': createTorchGenerator,
};

/** seed: any integer. The generator is a stream: images of one request draw from it one after the other. */
export const createNoise = (name: NoiseName, seed: number | bigint): NormalGenerator => generators[name](seed);
