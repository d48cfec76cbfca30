export { type Flux2Klein, openFlux2Klein } from './flux2-klein.ts';
export { type Generated, type GenerateOptions, type GenerateProgress, type GenerateStage, generate } from './generate.ts';
export { checkMemory, type MemoryNeed, memoryNeed, type RunSizes } from './memory.ts';
export type { OpenSession, Runtime } from './stage.ts';
