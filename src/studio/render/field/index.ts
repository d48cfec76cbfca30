export * from './baked/index.ts';
export * from './bounded.ts';
export * from './materials/index.ts';
export * from './operators/index.ts';
export * from './primitives/index.ts';
export type * from './shape.ts';
export { fieldToolsOf, type ImagePlaces, placeImages, recordField, writeImages } from './tools.ts';
