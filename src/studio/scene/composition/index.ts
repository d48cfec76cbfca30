export * from './body.ts';
export { type ComposeOptions, compose } from './compose.ts';
export type * from './placed.ts';
export { axisRow, look, type Viewpoint } from './viewpoint.ts';
