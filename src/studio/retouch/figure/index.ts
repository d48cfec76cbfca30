export { type DressRequest, dressInPhotograph } from './dress-photograph.ts';
export { type DressPose, poseOf } from './dress-view.ts';
export { type Dressed, type DressedSubject, type DressOptions, dressFigures } from './figures.ts';
export { type Head, readHead } from './head.ts';
