export { outdoorSets } from './outdoor-sets.ts';
