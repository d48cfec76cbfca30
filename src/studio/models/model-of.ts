/** The model that is built for a thing, when there is one. */
import { animalConcepts, animals } from './animals/index.ts';
import { apple } from './apple.ts';
import { appliances } from './appliances/index.ts';
import { ball } from './ball.ts';
import { bottle } from './bottle.ts';
import { buildings } from './buildings/index.ts';
import { boards, printOn } from './carriers/index.ts';
import { electronics } from './electronics/index.ts';
import { food } from './food/index.ts';
import { furniture } from './furniture/index.ts';
import { kitchen } from './kitchen/index.ts';
import type { Model, ModelFamily, ModelRequest } from './model.ts';
import { mug } from './mug.ts';
import { peopleConcepts, person } from './people/index.ts';
import { plants } from './plants/index.ts';
import { street } from './street/index.ts';
import { things } from './things/index.ts';
import { vehicles } from './vehicles/index.ts';
import { wineGlass } from './wine-glass.ts';

const families: readonly ModelFamily[] = [
  furniture,
  appliances,
  electronics,
  food,
  kitchen,
  plants,
  things,
  mug,
  apple,
  ball,
  bottle,
  wineGlass,
  vehicles,
  buildings,
  street,
  person,
  animals,
  boards,
];

/** null: nothing is modelled for it, and its icon's solid stands in. */
export function modelOf(request: ModelRequest): Model | null {
  for (const family of families) {
    const model = family(request);
    if (model) return printOn(model, request);
  }
  return null;
}

const alive: ReadonlySet<string> = new Set([...peopleConcepts, ...animalConcepts]);

/** true for people and animals: no two are alike. */
export const isIndividual = (concept: string): boolean => alive.has(concept);
