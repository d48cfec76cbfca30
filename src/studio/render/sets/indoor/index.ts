/** Places within walls that have a set. */
import type { Place } from '../../../scene/index.ts';
import type { SetBuilder } from '../set.ts';
import { bedroom } from './bedroom.ts';
import { cafe } from './cafe.ts';
import { classroom } from './classroom.ts';
import { kitchen } from './kitchen.ts';
import { library } from './library.ts';
import { livingRoom } from './living-room.ts';
import { office } from './office.ts';
import { stage } from './stage.ts';
import { studio } from './studio.ts';

export const indoorSets: Readonly<Partial<Record<Place, SetBuilder>>> = {
  studio,
  cafe,
  kitchen,
  'living-room': livingRoom,
  bedroom,
  office,
  library,
  classroom,
  stage,
};
