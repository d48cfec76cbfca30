/** Diffusion models in Node, usable alone: `openFlux2Klein`, `generate`, and the engine over them. */
export { createBrokenDiffusion, createDiffusion, type DiffusionOptions } from './engine.ts';
export { findCheckpoint } from './find-checkpoint.ts';
export { type NoiseName, noiseNames } from './noise/index.ts';
export {
  checkMemory,
  type Flux2Klein,
  type Generated,
  type GenerateOptions,
  type GenerateProgress,
  type GenerateStage,
  generate,
  type MemoryNeed,
  memoryNeed,
  openFlux2Klein,
  type RunSizes,
  type Runtime,
} from './pipelines/index.ts';
export { createRuntime, type RuntimeOptions } from './runtime.ts';
