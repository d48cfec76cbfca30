/** All vehicles, asked one family after the other. */
import type { ModelFamily } from '../model.ts';
import { aircraft, aircraftConcepts } from './aircraft.ts';
import { car, carConcepts } from './car.ts';
import { rail, railConcepts } from './rail.ts';
import { road, roadConcepts } from './road.ts';
import { tractor, tractorConcepts } from './tractor.ts';
import { twoWheelerConcepts, twoWheelers } from './two-wheelers.ts';
import { water, waterConcepts } from './water.ts';

const families: readonly ModelFamily[] = [car, road, rail, twoWheelers, aircraft, water, tractor];
export const vehicleConcepts: readonly string[] = [
  ...carConcepts,
  ...roadConcepts,
  ...railConcepts,
  ...twoWheelerConcepts,
  ...aircraftConcepts,
  ...waterConcepts,
  ...tractorConcepts,
];

export const vehicles: ModelFamily = (request) => {
  for (const family of families) {
    const model = family(request);
    if (model) return model;
  }
  return null;
};
