/** Attention and rotary embedding as single operators. source: ONNX Runtime docs/ContribOperators.md */
import type { Dim } from '../type.ts';
import { integers, makeNode, type Value } from '../value.ts';
import { needDims, needFloat, needRank, refuse } from './check.ts';

export interface MultiHeadOptions {
  readonly heads: number;
  /** Added to the scores: [1 or B, 1 or heads, S, T]. Without it the CPU's kernel does not keep the scores in memory. */
  readonly bias?: Value;
  /** Of the scores; 1 / sqrt(head size) when left out. */
  readonly scale?: number;
}

/** query [B, S, heads * D], key and value [B, T, heads * D] -> [B, S, heads * D]. */
export function multiHeadAttention(query: Value, key: Value, value: Value, { heads, bias, scale }: MultiHeadOptions): Value {
  const op = 'MultiHeadAttention';
  const given = [query, key, value, bias];
  const dtype = needFloat(op, bias ? [query, key, value, bias] : [query, key, value]);
  for (const each of [query, key, value]) needRank(op, each, 3, given);
  const [batch, length, width] = query.type.dims as [Dim, Dim, Dim];
  const keyLength = key.type.dims[1]!;
  needDims(op, 'key', key, [batch, keyLength, width], given);
  const valueWidth = value.type.dims[2]!;
  needDims(op, 'value', value, [batch, keyLength, valueWidth], given);
  if ([width, valueWidth].some((side) => typeof side !== 'number' || side % heads !== 0))
    refuse(op, `the width does not fall into ${heads} heads`, given);
  if (bias) needScores(bias, [batch, heads, length, keyLength], given);
  const attributes = { num_heads: heads, ...(scale === undefined ? {} : { scale: { float: scale } }) };
  const inputs = bias ? [query, key, value, null, null, bias] : [query, key, value];
  return makeNode({ op, domain: 'com.microsoft', inputs, attributes }, { dtype, dims: [batch, length, valueWidth] });
}

function needScores(bias: Value, wanted: readonly Dim[], given: readonly (Value | undefined)[]): void {
  const { dims } = bias.type;
  const fits = dims.length === 4 && dims.every((dim, axis) => dim === wanted[axis] || (axis < 2 && dim === 1));
  if (!fits) refuse('MultiHeadAttention', `the bias must be [${wanted.join(', ')}], with 1 allowed in front`, given);
}

export interface RotaryOptions {
  readonly heads: number;
  /** Pairs are (2k, 2k + 1) when true, (k, k + D / 2) when false. Models differ, and some pipelines hold both kinds. */
  readonly isInterleaved: boolean;
}

/** x [B, S, heads * D], cos and sin [S, D / 2]: position i is turned by row i -> as x. */
export function rotaryEmbedding(x: Value, cos: Value, sin: Value, { heads, isInterleaved }: RotaryOptions): Value {
  const op = 'RotaryEmbedding';
  needRotary(op, x, cos, sin, heads);
  const start = integers('ints_0', [0]);
  const attributes = { interleaved: isInterleaved ? 1 : 0, num_heads: heads };
  return makeNode({ op, domain: 'com.microsoft', inputs: [x, start, cos, sin], attributes }, x.type);
}

/** Checks the shapes; half of the head size D. */
export function needRotary(op: string, x: Value, cos: Value, sin: Value, heads: number): number {
  const given = [x, cos, sin];
  needFloat(op, given);
  needRank(op, x, 3, given);
  const [, length, width] = x.type.dims as [Dim, Dim, Dim];
  if (typeof width !== 'number' || width % (2 * heads) !== 0)
    refuse(op, `the width does not fall into ${heads} heads of an even size`, given);
  const half = width / heads / 2;
  needDims(op, 'cosines', cos, [length, half], given);
  needDims(op, 'sines', sin, [length, half], given);
  return half;
}
