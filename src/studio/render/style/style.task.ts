/** Worker task: the passes and surveys of all styles, by name. */
import type { Job, Pass } from './pass.ts';
import { blurColumns, blurRows, smoothAlike } from './passes/blur.ts';
import { paintCells, surveyCells } from './passes/cells.ts';
import { formDirection, paintInk, paintPencil, pencilNoise } from './passes/drawing.ts';
import { highlights, neonTubes, paintNeon, paintVintage } from './passes/light.ts';
import { flow, flowLines, joinLines, outline, tensor, thinCrowds } from './passes/lines.ts';
import { reduceAlbedo, reduceDepth, reduceId, reduceLab, reduceNormal } from './passes/reduce.ts';
import { heightsOf, labelRegions, majority, surveyRegions } from './passes/regions.ts';
import { paintCard, paintFlat } from './passes/sheets.ts';
import { larger, paintOil, surveyStrokes } from './passes/strokes.ts';
import { surveyTone } from './passes/tone.ts';
import { layWashes, paintWatercolour, washEdges, washNoise } from './passes/watercolour.ts';

const passes = {
  blurColumns,
  blurRows,
  flow,
  flowLines,
  formDirection,
  heightsOf,
  highlights,
  joinLines,
  thinCrowds,
  labelRegions,
  larger,
  layWashes,
  majority,
  neonTubes,
  outline,
  paintCard,
  paintCells,
  paintFlat,
  paintInk,
  paintNeon,
  paintOil,
  paintPencil,
  paintVintage,
  paintWatercolour,
  pencilNoise,
  reduceAlbedo,
  reduceDepth,
  reduceId,
  reduceLab,
  reduceNormal,
  smoothAlike,
  tensor,
  washEdges,
  washNoise,
} as const satisfies Readonly<Record<string, Pass>>;

export type PassName = keyof typeof passes;

/** A job without a target. */
type Survey = (job: Job) => Float32Array;

const surveys = { surveyCells, surveyRegions, surveyStrokes, surveyTone } as const satisfies Readonly<Record<string, Survey>>;

export type SurveyName = keyof typeof surveys;

export function passTask({ pass, job }: { readonly pass: PassName; readonly job: Job }): void {
  passes[pass](job);
}

export function surveyTask({ survey, job }: { readonly survey: SurveyName; readonly job: Job }): Float32Array {
  return surveys[survey](job);
}
