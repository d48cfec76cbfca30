/** The set of a place: its builder's, or none where the place is ground and distance alone. */
import { indoorSets } from './indoor/index.ts';
import { outdoorSets } from './outdoor/index.ts';
import type { SetParts, SetView } from './set.ts';

export function dressPlace(view: SetView): SetParts {
  const build = indoorSets[view.setting.place] ?? outdoorSets[view.setting.place];
  return build?.(view) ?? { pieces: [] };
}
