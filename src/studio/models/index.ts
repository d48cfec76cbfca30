export { animalConcepts } from './animals/index.ts';
export type { Model, ModelRequest } from './model.ts';
export { isIndividual, modelOf } from './model-of.ts';
export { peopleConcepts } from './people/index.ts';
export { placeModel } from './place-model.ts';
