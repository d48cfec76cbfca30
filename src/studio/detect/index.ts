export { type ClassesOf, classesOf } from './classes.ts';
export { type DetectDeps, type Detection, detect } from './detect.ts';
export { checkFaceNetwork, faceNetworks } from './face-networks.ts';
export type { FacePoint, FaceSight } from './face-sight.ts';
export { findFaces } from './faces.ts';
export { type CocoClass, checkDetectorFile, cocoClasses, detectorPath } from './nanodet.ts';
