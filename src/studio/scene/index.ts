export * from './composition/index.ts';
export { isAfloat } from './handling.ts';
export * from './mood-words.ts';
export * from './scene.ts';
