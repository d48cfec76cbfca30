export { type ClassesOf, classesOf } from './classes.ts';
export { type DetectDeps, type Detection, detect } from './detect.ts';
export { type CocoClass, checkDetectorFile, cocoClasses, detectorPath } from './nanodet.ts';
