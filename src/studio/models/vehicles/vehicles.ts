/** All vehicles, asked one family after the other. */
import type { ModelFamily } from '../model.ts';
import { car, carConcepts } from './car.ts';

const families: readonly ModelFamily[] = [car];
export const vehicleConcepts: readonly string[] = [...carConcepts];

export const vehicles: ModelFamily = (request) => {
  for (const family of families) {
    const model = family(request);
    if (model) return model;
  }
  return null;
};
