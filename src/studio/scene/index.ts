export * from './camera.ts';
export * from './layout.ts';
export * from './scene.ts';
