export { type Backdrop, type BackdropLight, type BackdropOptions, renderBackdrop } from './backdrop/index.ts';
export { type RenderOptions, type RenderResult, renderScene } from './render-scene.ts';
