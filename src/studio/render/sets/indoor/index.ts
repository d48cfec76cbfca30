/** Places within walls that have a set. */
import type { Place } from '../../../scene/index.ts';
import type { SetBuilder } from '../set.ts';

export const indoorSets: Readonly<Partial<Record<Place, SetBuilder>>> = {};
