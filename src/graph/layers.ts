/**
 * Layers that models are written with, each in the form that suits a backend (backend.ts). Pure: a layer only makes nodes.
 */
import { type Backend, type BackendTraits, backends } from './backend.ts';
import { multiHeadAttention, needRotary, type RotaryOptions, rotaryEmbedding } from './ops/attention.ts';
import { refuse } from './ops/check.ts';
import { add, cast, div, mul, neg, sqrt } from './ops/math.ts';
import {
  type GroupNormOptions,
  groupNormalization,
  instanceNorm,
  needGroups,
  reduceMean,
  simplifiedLayerNorm,
  softmax,
} from './ops/norm.ts';
import { matmul } from './ops/product.ts';
import { concat, expand, gather, reshape, slice, split, transpose, unsqueeze } from './ops/shape.ts';
import type { Dim } from './type.ts';
import { constant, scalar, type Value } from './value.ts';

export interface AttentionOptions {
  readonly heads: number;
  /** Heads of key and value, each shared by heads / keyHeads of the query (grouped-query attention). As many as `heads` when left out. */
  readonly keyHeads?: number;
  /** Added to the scores: [1 or B, 1 or heads, S, T]. */
  readonly bias?: Value;
  /** 1 / sqrt(head size) when left out. */
  readonly scale?: number;
}

export interface Layers {
  /** query [B, S, heads * D], key and value [B, T, keyHeads * D] -> [B, S, heads * D]. */
  attention(query: Value, key: Value, value: Value, options: AttentionOptions): Value;
  /** x [B, S, heads * D], cos and sin [S, D / 2]: position i is turned by row i -> as x. */
  rope(x: Value, cos: Value, sin: Value, options: RotaryOptions): Value;
  /** x [..., dim], weight [dim] -> x / sqrt(mean(x^2) + epsilon) * weight. */
  rmsNorm(x: Value, weight: Value, epsilon: number): Value;
  /** table [count, dim] of any precision, ids int32 [...] -> float32 [..., dim]. */
  embedding(table: Value, ids: Value): Value;
  /** x [B, C, H, W], scale and bias [C] -> as x. */
  groupNorm(x: Value, options: GroupNormOptions): Value;
}

/** The layers in the forms of a backend's line of the table. */
export function layersOf(backend: Backend): Layers {
  const traits: BackendTraits = backends[backend];
  return {
    attention: (query, key, value, options) => attention(query, key, value, { ...options, form: traits.attention }),
    rope: traits.rope === 'contrib' ? rotaryEmbedding : composedRope,
    rmsNorm: traits.rmsNorm === 'simplified' ? simplifiedLayerNorm : composedRmsNorm,
    embedding: (table, ids) => embedding(table, ids, traits),
    groupNorm: traits.groupNorm === 'instance' ? groupNormByInstance : groupNormalization,
  };
}

function attention(query: Value, key: Value, value: Value, options: AttentionOptions & { form: BackendTraits['attention'] }): Value {
  const { heads, keyHeads = heads, form, bias, scale } = options;
  const wide = { heads, ...(bias ? { bias } : {}), ...(scale === undefined ? {} : { scale }) };
  const [keys, values] = [key, value].map((x) => (keyHeads === heads ? x : repeatHeads(x, keyHeads, heads / keyHeads))) as [Value, Value];
  return form === 'contrib' ? multiHeadAttention(query, keys, values, wide) : composedAttention(query, keys, values, wide);
}

/** x [B, T, heads * D] -> [B, T, heads * times * D], each head `times` times in a row. */
function repeatHeads(x: Value, heads: number, times: number): Value {
  const [batch, length, width] = x.type.dims as [Dim, Dim, Dim];
  if (typeof width !== 'number' || width % heads !== 0 || !Number.isInteger(times))
    refuse('attention', `the width does not fall into ${heads} heads, or each is not shared by a whole number (${times})`, [x]);
  const apart = reshape(x, [batch, length, heads, 1, width / heads]);
  return reshape(expand(apart, [batch, length, heads, times, width / heads]), [batch, length, width * times]);
}

/** [B, S, heads * D] -> [B, heads, S, D] */
function toHeads(x: Value, heads: number): Value {
  const [batch, length, width] = x.type.dims as [Dim, Dim, number];
  return transpose(reshape(x, [batch, length, heads, width / heads]), [0, 2, 1, 3]);
}

/**
 * The most scores that are held at once: a buffer of 2^27 bytes, which is the least that WebGPU promises to bind.
 * source   WebGPU, limits: maxStorageBufferBindingSize
 */
const scoresAtOnce = 2 ** 25;

/** A row of the query needs no other: rows are taken in blocks, and the answer is the same to the last bit of each product. */
function composedAttention(query: Value, key: Value, value: Value, options: Omit<AttentionOptions, 'keyHeads'>): Value {
  const { heads, bias, scale } = options;
  // Made for its checks alone: nothing refers to it.
  const { type } = multiHeadAttention(query, key, value, options);
  const [, length, width] = query.type.dims as [Dim, Dim, number];
  const keyLength = key.type.dims[1]!;
  const factor = scalar(scale ?? 1 / Math.sqrt(width / heads));
  const [q, k, v] = [mul(query, factor), key, value].map((x) => toHeads(x, heads)) as [Value, Value, Value];
  const columns = transpose(k, [0, 1, 3, 2]); // [B, heads, D, T]
  const attend = (rows: Value, added: Value | undefined): Value => {
    const scores = matmul(rows, columns); // [B, heads, rows, T]
    return matmul(softmax(added ? add(scores, added) : scores), v);
  };
  const starts = blockStarts(length, heads, keyLength);
  const parts = starts.map((start, i) => {
    const part = (x: Value): Value => (starts.length === 1 ? x : slice(x, { axis: 2, start, end: starts[i + 1] ?? (length as number) }));
    return attend(part(q), bias && part(bias));
  });
  const mixed = parts.length === 1 ? parts[0]! : concat(parts, 2); // [B, heads, S, D]
  return reshape(transpose(mixed, [0, 2, 1, 3]), type.dims);
}

/** First rows of the blocks; all in one where the lengths are symbols. */
function blockStarts(length: Dim, heads: number, keyLength: Dim): number[] {
  if (typeof length !== 'number' || typeof keyLength !== 'number') return [0];
  const rows = Math.max(1, Math.floor(scoresAtOnce / (heads * keyLength)));
  return Array.from({ length: Math.ceil(length / rows) }, (_, i) => i * rows);
}

function composedRope(x: Value, cos: Value, sin: Value, { heads, isInterleaved }: RotaryOptions): Value {
  const half = needRotary('RotaryEmbedding', x, cos, sin, heads);
  const [batch, length] = x.type.dims as [Dim, Dim];
  // The pair's two members become an axis of 2: the last one when they are neighbours, else the one before.
  const axis = isInterleaved ? 4 : 3;
  const pairs = reshape(x, isInterleaved ? [batch, length, heads, half, 2] : [batch, length, heads, 2, half]);
  const [a, b] = split(pairs, axis, [1, 1]) as [Value, Value];
  const [c, s] = [cos, sin].map((table) => (isInterleaved ? unsqueeze(unsqueeze(table, 1), 3) : unsqueeze(unsqueeze(table, 1), 1))) as [
    Value,
    Value,
  ];
  const turned = [add(mul(a, c), neg(mul(b, s))), add(mul(b, c), mul(a, s))];
  return reshape(concat(turned, axis), x.type.dims);
}

/**
 * Rows first, then the cast, wherever rows of the table's type can be moved: a table of 0.8 GB in bfloat16 is 1.6 in float32. Elsewhere
 * the whole table is cast, once if constants are folded.
 */
function embedding(table: Value, ids: Value, { dtypes, lacks }: BackendTraits): Value {
  const { dtype } = table.type;
  const movesRows = dtypes.movement.includes(dtype) && !lacks[':Gather']?.includes(dtype);
  return movesRows ? cast(gather(table, ids), 'float32') : gather(cast(table, 'float32'), ids);
}

function composedRmsNorm(x: Value, weight: Value, epsilon: number): Value {
  const meanSquare = reduceMean(mul(x, x));
  return mul(div(x, sqrt(add(meanSquare, scalar(epsilon)))), weight);
}

/** [B, C, H, W] seen as [B, groups, C / groups * H * W]: each group is a channel of InstanceNormalization. */
function groupNormByInstance(x: Value, options: GroupNormOptions): Value {
  const { groups, scale, bias, epsilon } = options;
  const channels = needGroups('groupNorm', x, options);
  const batch = x.type.dims[0]!;
  const flat = reshape(x, [batch, groups, -1]);
  const ones = constant(`ones_${groups}`, new Float32Array(groups).fill(1), [groups]);
  const zeros = constant(`zeros_${groups}`, new Float32Array(groups), [groups]);
  const even = reshape(instanceNorm(flat, { scale: ones, bias: zeros, epsilon }), x.type.dims);
  return add(mul(even, reshape(scale, [channels, 1, 1])), reshape(bias, [channels, 1, 1]));
}
