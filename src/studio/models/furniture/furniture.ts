/** What stands, hangs and lies in a house, by its concept. */
import type { ModelFamily } from '../model.ts';
import { bath } from './bath.ts';
import { bookMakers } from './books.ts';
import { containers } from './containers.ts';
import { decor } from './decor.ts';
import { familyOf, type Makers } from './joinery.ts';
import { lights } from './lights.ts';
import { ornaments } from './ornaments.ts';
import { seats } from './seats.ts';
import { soft } from './soft.ts';
import { storage } from './storage.ts';
import { tables } from './tables.ts';

const makers: Makers = {
  ...seats,
  ...soft,
  ...tables,
  ...storage,
  ...lights,
  ...bath,
  ...decor,
  ...ornaments,
  ...containers,
  ...bookMakers,
};

export const furnitureConcepts: readonly string[] = Object.keys(makers);
const byConcept = familyOf(makers);

/** An urn's icon asks for a vase by whatever name. */
export const furniture: ModelFamily = (request) => byConcept(request.icon === 'amphora' ? { ...request, concept: 'vase' } : request);
