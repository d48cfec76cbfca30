export type * from './shape.ts';
export { fieldToolsOf, type ImagePlaces, placeImages, recordField, writeImages } from './tools.ts';
