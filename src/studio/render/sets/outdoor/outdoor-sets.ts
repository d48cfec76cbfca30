/** Places under the sky that have a set. */
import type { Place } from '../../../scene/index.ts';
import type { SetBuilder } from '../set.ts';
import { space } from './aloft.ts';
import { barrenSets } from './barrens.ts';
import { coastSets } from './coasts.ts';
import { forest } from './forest.ts';
import { grassSets } from './grounds-of-grass.ts';
import { stadium } from './stadium.ts';
import { townSets } from './street.ts';
import { underWater } from './under-water.ts';

export const outdoorSets: Readonly<Partial<Record<Place, SetBuilder>>> = {
  ...grassSets,
  ...coastSets,
  ...barrenSets,
  ...townSets,
  forest,
  'under-water': underWater,
  stadium,
  space,
};
