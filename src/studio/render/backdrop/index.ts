export { type Backdrop, type BackdropLight, type BackdropOptions, renderBackdrop } from './render-backdrop.ts';
