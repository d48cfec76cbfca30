/**
 * Positions of the sequence [text, target, references], and the tables that turn queries and keys by them.
 *
 * source   diffusers 0.42.1: Flux2KleinPipeline._prepare_text_ids, _prepare_latent_ids, _prepare_image_ids; Flux2PosEmbed;
 *          get_1d_rotary_pos_embed in float64
 *
 * Easy to get wrong: reference i stands at time 10 + 10 i and counts its rows and columns from 0 again; text counts on the last axis.
 */
import type { Flux2Config } from './config.ts';

/** Rows and columns of tokens: 1/16 of the pixels. */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
}

export interface Sequence {
  readonly textLength: number;
  readonly target: Grid;
  readonly references: readonly Grid[];
}

/** Time, row, column, place in the text. */
export type Position = readonly [time: number, row: number, column: number, text: number];

const referenceSpacing = 10;

export const tokenCount = ({ rows, columns }: Grid): number => rows * columns;

function gridPositions(time: number, { rows, columns }: Grid): Position[] {
  return Array.from({ length: rows * columns }, (_, i): Position => [time, Math.floor(i / columns), i % columns, 0]);
}

export function positionsOf({ textLength, target, references }: Sequence): Position[] {
  return [
    ...Array.from({ length: textLength }, (_, i): Position => [0, 0, 0, i]),
    ...gridPositions(0, target),
    ...references.flatMap((grid, i) => gridPositions(referenceSpacing * (i + 1), grid)),
  ];
}

export interface RopeTables {
  /** [positions, headSize / 2], as `sin`. */
  readonly cos: Float32Array;
  readonly sin: Float32Array;
}

/** Angles position * theta^(-2k / size) of each axis side by side, in float64; cosines and sines rounded to float32 at the end. */
export function ropeTables(positions: readonly Position[], { ropeAxes, ropeTheta, headSize }: Flux2Config): RopeTables {
  const half = headSize / 2;
  const frequencies = ropeAxes.flatMap((size, axis) =>
    Array.from({ length: size / 2 }, (_, k) => ({ axis, frequency: 1 / ropeTheta ** ((2 * k) / size) })),
  );
  const cos = new Float32Array(positions.length * half);
  const sin = new Float32Array(positions.length * half);
  for (const [row, position] of positions.entries()) {
    for (const [column, { axis, frequency }] of frequencies.entries()) {
      const angle = position[axis]! * frequency;
      cos[row * half + column] = Math.cos(angle);
      sin[row * half + column] = Math.sin(angle);
    }
  }
  return { cos, sin };
}
