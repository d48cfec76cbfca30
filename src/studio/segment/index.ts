export { boundsOf, overlapOf, type PixelBox, shareWithin } from './area.ts';
export { checkSegmenter } from './check-segmenter.ts';
export { type CutOut, type CutOutDeps, type CutOutOptions, cutOut, paintRough, type RoughSubject, SubjectStudy } from './cut-out.ts';
export { outlineBox, outlineMarks, type RoughMask, roughMarks } from './outline.ts';
export { boxMean, createPlane, type Plane, sampleBilinear } from './plane.ts';
export { isOpenworkClass, type SeenThing } from './seen-things.ts';
export { checkSegmenterFile, segmenterPath } from './u2netp.ts';
export { shrinkPart } from './work-picture.ts';
