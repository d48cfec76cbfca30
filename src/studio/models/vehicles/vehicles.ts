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

/** What else goes by the looks of a model, with the words that make it so. */
const kin: Readonly<Record<string, readonly [concept: string, ...attributes: string[]]>> = {
  pickup: ['pickup-truck'],
  'race-car': ['sports-car'],
  'semi-truck': ['truck'],
  'food-truck': ['van'],
  'camper-van': ['van'],
  trolleybus: ['bus'],
  'high-speed-train': ['train'],
  'bullet-train': ['train'],
  'steam-train': ['train', 'steam'],
  'passenger-ship': ['ship'],
  ferry: ['ship'],
  motorboat: ['boat'],
  speedboat: ['boat'],
};

export const vehicles: ModelFamily = (asked) => {
  const [concept, ...words] = kin[asked.concept] ?? [asked.concept];
  const request = { ...asked, concept, attributes: [...(asked.attributes ?? []), ...words] };
  for (const family of families) {
    const model = family(request);
    if (model) return model;
  }
  return null;
};
