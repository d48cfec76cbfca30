export { measureLight } from './measure-light.ts';
export { type Backdrop, type BackdropLight, type BackdropOptions, renderBackdrop } from './render-backdrop.ts';
