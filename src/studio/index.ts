export { createStudio, type StudioParts } from './engine.ts';
export { checkSegmenter } from './segment/index.ts';
