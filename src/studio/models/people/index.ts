export { conceptOf, peopleConcepts } from './concepts.ts';
export { garments, garmentsOf } from './garments.ts';
export { type HairStyle, hairStyles } from './hair.ts';
export { person } from './person.ts';
export { stances } from './posture.ts';
