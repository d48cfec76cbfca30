export * from './composition/index.ts';
export * from './scene.ts';
