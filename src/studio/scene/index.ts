export * from './composition/index.ts';
export * from './mood-words.ts';
export * from './scene.ts';
