export { createStudio, type StudioParts, studioVersion } from './engine.ts';
export { checkSegmenter } from './segment/index.ts';
