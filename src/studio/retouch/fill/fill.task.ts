/** The stages of a fill that run in studio worker threads; stages.ts tells their order. */
import { AppError } from '../../../errors.ts';
import { type LayInput, layRows, type StepsInput, tellSteps } from './finish.ts';
import { type FollowInput, followBand } from './follow.ts';
import { denseField, type Field } from './grid.ts';
import { type Membrane, solveMembrane } from './membrane.ts';
import { halveRows, type Plate, writeSources } from './plate.ts';
import { chooseScales } from './scales.ts';
import { begin, type Course, type Found, findOffsets, goOn, type Wish } from './synthesis.ts';
import { type CutInput, cutRows } from './window.ts';

export function cut(input: CutInput): void {
  cutRows(input);
}

export interface HalveInput {
  readonly plate: Plate;
  readonly half: Plate;
  readonly fromY: number;
  readonly toY: number;
}

export function halve({ plate, half, ...rows }: HalveInput): void {
  halveRows(plate, half, rows);
}

export interface SurveyInput {
  /** The first two are written. */
  readonly plates: readonly Plate[];
  readonly seed: number;
  readonly wish: Wish;
}

/** The scales of the picture, and what is searched in them. throws invalid_request when there is nothing to copy from */
export function survey({ plates, seed, wish }: SurveyInput): Course {
  const scales = chooseScales(plates);
  if (scales) return { ...scales, seed, wish, ...findOffsets(scales, seed) };
  const [{ width, height }] = plates as [Plate];
  throw new AppError('invalid_request', `nothing of the ${width}x${height} pixels around the hole is a patch of 7x7 that may be copied`);
}

export interface SourcesInput {
  readonly plate: Plate;
  readonly sources: Uint8Array;
  readonly fromY: number;
  readonly toY: number;
}

export function tellSources({ plate, sources, ...rows }: SourcesInput): void {
  writeSources(plate, sources, rows);
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

export function steps(input: StepsInput): void {
  tellSteps(input);
}

export function light(membrane: Membrane): void {
  solveMembrane(membrane);
}

export function lay(input: LayInput): void {
  layRows(input);
}
