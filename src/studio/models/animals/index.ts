/** Animals, real and imagined, as models; and the concepts that they serve. */
import type { ModelFamily } from '../model.ts';
import { mammalModel } from './mammal.ts';
import { pets } from './pets.ts';

const mammals = { ...pets };

export const animals: ModelFamily = (request) => {
  const species = mammals[request.concept] ?? mammals[request.icon];
  return species ? mammalModel(species, request) : null;
};
