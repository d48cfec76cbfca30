/** Places under the sky that have a set. */
import type { Place } from '../../../scene/index.ts';
import type { SetBuilder } from '../set.ts';

export const outdoorSets: Readonly<Partial<Record<Place, SetBuilder>>> = {};
