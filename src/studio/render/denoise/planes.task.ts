/** What is done to whole planes before and after the network, by bands of rows in the studio's workers. All planes lie in shared memory. */

import { AppError } from '../../../errors.ts';
import { sharedBytes, sharedFloats } from '../../shared-bytes.ts';
import { joinRows, type Layers, type Patch, softenRows } from './layers.ts';
import { type Rows, shrinkRows } from './scale.ts';
import { type ExposureSum, isSound, luminanceBins } from './survey.ts';
import { addTile, cropTile, type Size, type TilePlan } from './tiles.ts';

export interface SurveyInput {
  readonly size: Size;
  readonly colour: Float32Array;
  readonly albedo: Float32Array;
  readonly normal: Float32Array;
  readonly rows: Rows;
}

export interface Survey {
  readonly isSound: boolean;
  readonly exposure: ExposureSum;
}

/** rows: whole bins, but for the last of the picture. */
export function surveyBand({ size, colour, albedo, normal, rows }: SurveyInput): Survey {
  const part = (plane: Float32Array): Float32Array => plane.subarray(3 * size.width * rows.top, 3 * size.width * rows.bottom);
  const sound = isSound(part(colour)) && isSound(part(albedo)) && isSound(part(normal));
  return { isSound: sound, exposure: luminanceBins(colour, size, rows) };
}

export interface ShrinkInput {
  readonly size: Size;
  readonly factor: number;
  readonly planes: readonly { readonly from: Float32Array; readonly to: Float32Array }[];
  /** Of the coarse planes. */
  readonly rows: Rows;
}

export function shrinkBand({ size, factor, planes, rows }: ShrinkInput): void {
  for (const { from, to } of planes) shrinkRows(from, size, { coarse: to, factor }, rows);
}

export interface SoftenInput {
  readonly patch: Patch;
  readonly factor: number;
  /** Of the patch's soft plane. */
  readonly rows: Rows;
}

export const softenBand = ({ patch, factor, rows }: SoftenInput): void => softenRows(patch, factor, rows);

export const joinBand = ({ layers, rows }: { layers: Layers; rows: Rows }): void => joinRows(layers, rows);

export interface CutInput {
  readonly size: Size;
  readonly colour: Float32Array;
  readonly albedo: Float32Array;
  readonly normal: Float32Array;
  readonly place: { readonly left: number; readonly top: number; readonly tile: Size };
}

/** As NetworkInput has it. */
export interface CutTile {
  readonly colour: Float32Array;
  readonly albedo: Uint8Array;
  readonly normal: Uint8Array;
}

/** [low, 1] to bytes. */
function bytesOf(values: Float32Array, low: 0 | -1): Uint8Array {
  const bytes = sharedBytes(values.length);
  const scale = 255 / (1 - low);
  for (let i = 0; i < values.length; i++) bytes[i] = Math.min(Math.max((values[i]! - low) * scale + 0.5, 0), 255);
  return bytes;
}

export function cutTile({ size, colour, albedo, normal, place }: CutInput): CutTile {
  const light = sharedFloats(3 * place.tile.width * place.tile.height);
  light.set(cropTile(colour, size, place));
  return { colour: light, albedo: bytesOf(cropTile(albedo, size, place), 0), normal: bytesOf(cropTile(normal, size, place), -1) };
}

export interface PasteInput {
  readonly picture: Float32Array;
  readonly size: Size;
  readonly plan: TilePlan;
  readonly place: { readonly column: number; readonly row: number; readonly values: Float32Array };
}

/** throws engine_failed when the network gave what is no number */
export function pasteTile({ picture, size, plan, place }: PasteInput): void {
  if (!isSound(place.values)) throw new AppError('engine_failed', 'the network gave numbers that are not finite');
  addTile(picture, size, plan, place);
}
