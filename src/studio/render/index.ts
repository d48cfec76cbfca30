export { type Backdrop, type BackdropLight, type BackdropOptions, measureLight, renderBackdrop } from './backdrop/index.ts';
export { type Photograph, type PreparedSitting, photographPrepared } from './photograph.ts';
export { type RenderOptions, type RenderResult, renderScene } from './render-scene.ts';
