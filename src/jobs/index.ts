export * from './generation.ts';
export { createGenerations, type GenerationsParts, type RunnableGenerations } from './generations.ts';
export type { Imaging } from './imaging.ts';
export { prepareQueue } from './queue.ts';
