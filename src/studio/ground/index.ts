export { aboutFaces, irisesOf } from './faces.ts';
export { type GroundDeps, ground, groundDepsOf } from './ground.ts';
export type { Grounded, GroundedBy } from './grounded.ts';
