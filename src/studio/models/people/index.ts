export { type Casting, castingOf } from './casting.ts';
export { type CloseHair, closeHair } from './close-hair.ts';
export { conceptOf, peopleConcepts } from './concepts.ts';
export { eyeMaterial, lids } from './eye.ts';
export { garments, garmentsOf, isBodyGarment } from './garments.ts';
export { type HairStyle, hairStyles } from './hair.ts';
export { type HeadlessBody, type HeadlessRequest, headlessBody } from './headless.ts';
export { person, personOf } from './person.ts';
export { stances } from './posture.ts';
