export { type GroundDeps, ground } from './ground.ts';
export type { Grounded, GroundedBy } from './grounded.ts';
