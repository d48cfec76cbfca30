/** What the encoder reads beside the tokens: which positions see which, and the tables that turn queries and keys by their position. */
import type { PromptTokens } from '../../tokenizers/index.ts';
import type { Qwen3Config } from './config.ts';

/**
 * Far below any score, but a number: -Infinity would make a row without a key NaN in some kernels. exp() of it is 0 all the same.
 */
const hidden = -1e9;

/**
 * Added to the scores, [1, 1, length, length]: 0 where row i sees column j, far below where not. A position sees itself and what is
 * before it, and padding is seen by none; rows of padding see all of the text, since transformers pad keys and not queries.
 *
 * source   transformers 5.23, masking_utils.py: causal mask and padding mask
 */
export function attentionBias(length: number, realLength: number): Float32Array {
  const bias = new Float32Array(length * length).fill(hidden);
  for (let row = 0; row < length; row++) bias.fill(0, row * length, row * length + Math.min(row + 1, realLength));
  return bias;
}

export interface RopeTables {
  /** [length, headSize / 2], as `sin`. */
  readonly cos: Float32Array;
  readonly sin: Float32Array;
}

/** Positions count from 0 and go on through the padding. Angles in float32, as the reference has them. */
export function ropeTables(length: number, { headSize, ropeTheta }: Qwen3Config): RopeTables {
  const half = headSize / 2;
  const frequencies = Float32Array.from({ length: half }, (_, k) => 1 / Math.fround(ropeTheta ** Math.fround((2 * k) / headSize)));
  const angles = Float32Array.from({ length: length * half }, (_, i) => Math.floor(i / half) * frequencies[i % half]!);
  return { cos: angles.map(Math.cos), sin: angles.map(Math.sin) };
}

/** The feeds of `qwen3Graph` for a prompt. */
export function qwen3Feeds({ ids, realLength }: PromptTokens) {
  const { length } = ids;
  return {
    ids: { dtype: 'int32', data: ids, dims: [1, length] },
    bias: { dtype: 'float32', data: attentionBias(length, realLength), dims: [1, 1, length, length] },
  } as const;
}
