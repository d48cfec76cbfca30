export { animalConcepts } from './animals/index.ts';
export type { Model, ModelRequest } from './model.ts';
export { isIndividual, modelOf } from './model-of.ts';
export { type HeadlessBody, type HeadlessRequest, headlessBody, isBodyGarment, peopleConcepts } from './people/index.ts';
export { anglesAfter, placeModel } from './place-model.ts';
