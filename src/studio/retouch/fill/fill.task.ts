/** The stages of a fill that run in studio worker threads; stages.ts tells their order. */
import { AppError } from '../../../errors.ts';
import { type LightInput, lightChannel } from './finish.ts';
import { type FollowInput, followBand } from './follow.ts';
import { denseField, type Field } from './grid.ts';
import { type Plate, sourcesOf } from './plate.ts';
import { chooseScales } from './scales.ts';
import { begin, type Course, type Found, findOffsets, goOn, type Wish } from './synthesis.ts';

export interface SurveyInput {
  readonly plate: Plate;
  readonly seed: number;
  readonly wish: Wish;
}

export interface Survey {
  readonly course: Course;
  /** Of the scales finer than `searched`, and of that one: where patches may be copied from. */
  readonly sources: readonly Uint8Array[];
}

/** The scales of the picture, and what is searched in them. throws invalid_request when there is nothing to copy from */
export function survey({ plate, seed, wish }: SurveyInput): Survey {
  const scales = chooseScales(plate);
  if (!scales)
    throw new AppError(
      'invalid_request',
      `nothing of the ${plate.width}x${plate.height} pixels around the hole is a patch of 7x7 that may be copied`,
    );
  const course = { ...scales, seed, wish, ...findOffsets(scales, seed) };
  return { course, sources: scales.plates.slice(0, scales.searched + 1).map(sourcesOf) };
}

export interface BeginInput {
  readonly course: Course;
  readonly start: number;
}

export const beginAt = ({ course, start }: BeginInput): Found => begin(course, start);

export interface SearchInput {
  readonly course: Course;
  /** Of the beginning that was chosen. */
  readonly source: Int32Array;
}

export const searchOn = ({ course, source }: SearchInput): Field =>
  denseField(course.plates[course.searched]!, course.compared > course.searched ? goOn(course, source) : source);

export function follow(input: FollowInput): void {
  followBand(input);
}

export function light(input: LightInput): void {
  lightChannel(input);
}
