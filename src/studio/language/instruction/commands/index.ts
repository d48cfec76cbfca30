/** All commands, in the order in which a clause is tried against them: the narrower first. */

import { beyond } from './beyond.ts';
import { addWeather, applyStyle, changeInto, relight } from './change-into.ts';
import type { Command } from './command.ts';
import { blackAndWhite, blurTarget, cutOut, filters } from './filters.ts';
import { addText, crop, extend, turn, upscale } from './frame.ts';
import { grade, keepsake, moreOfColour, occasion, restore, season, unblur } from './grades.ts';
import { foliage, mood } from './moods.ts';
import { recolourPart } from './parts.ts';
import { add, hold, remove, wear } from './things.ts';
import { tone } from './tone.ts';
import { unnamed } from './unnamed.ts';

export { beyondAcross } from './beyond.ts';
export type { ClauseContext } from './command.ts';
export { addFrom, isWorn, placeWords } from './things.ts';

export const commands: readonly Command[] = [
  beyond,
  unnamed,
  addText,
  restore,
  unblur,
  keepsake,
  occasion,
  season,
  foliage,
  mood,
  moreOfColour,
  recolourPart,
  blackAndWhite,
  cutOut,
  filters,
  extend,
  crop,
  turn,
  upscale,
  blurTarget,
  addWeather,
  relight,
  grade,
  remove,
  wear,
  hold,
  changeInto,
  tone,
  add,
  applyStyle,
];
