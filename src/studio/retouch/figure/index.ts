export { type DressRequest, dressInPhotograph } from './dress-photograph.ts';
export { type DressPose, poseOf } from './dress-view.ts';
export type { EyePair } from './eye-pair.ts';
export type { FaceBox } from './face-box.ts';
export { type Dressed, type DressedHead, type DressedSubject, type DressOptions, dressFigures } from './figures.ts';
export { type Head, moveHead, readHead } from './head.ts';
