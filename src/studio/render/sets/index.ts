export { dressPlace } from './dress-place.ts';
export type * from './set.ts';
