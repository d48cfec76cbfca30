/**
 * Reductions and normalisations over the last axis, or over images. Statistics are in float32.
 * source: ONNX operator schemas Softmax-13, ReduceMean-18, LayerNormalization-17, InstanceNormalization-6, GroupNormalization-21;
 * SimplifiedLayerNormalization is ONNX Runtime's own, in ONNX's domain
 */
import { type Dim, elementCount } from '../type.ts';
import { constant, integers, makeNode, type Value } from '../value.ts';
import { needAxis, needDims, needFloat, needRank, refuse } from './check.ts';

/** exp(x) / sum(exp(x)) along an axis. */
export function softmax(x: Value, axis = -1): Value {
  needFloat('Softmax', [x]);
  return makeNode({ op: 'Softmax', inputs: [x], attributes: { axis: needAxis('Softmax', x, axis) } }, x.type);
}

/** The mean along an axis, which stays as 1. */
export function reduceMean(x: Value, axis = -1): Value {
  const dtype = needFloat('ReduceMean', [x]);
  const place = needAxis('ReduceMean', x, axis);
  const inputs = [x, integers(`ints_${place}`, [place])];
  return makeNode({ op: 'ReduceMean', inputs, attributes: { keepdims: 1 } }, { dtype, dims: x.type.dims.with(place, 1) });
}

export interface LayerNormOptions {
  /** [dim]; 1 when left out. Need not be a constant: (1 + scale) of a modulation goes here. */
  readonly scale?: Value;
  /** [dim]; 0 when left out. */
  readonly bias?: Value;
  readonly epsilon: number;
}

function lastSide(op: string, x: Value): number {
  const size = x.type.dims.at(-1);
  return typeof size === 'number' ? size : refuse(op, 'the last side must be a number', [x]);
}

/** (x - mean) / sqrt(variance + epsilon) * scale + bias over the last axis of x [..., dim]. */
export function layerNorm(x: Value, { scale, bias, epsilon }: LayerNormOptions): Value {
  const op = 'LayerNormalization';
  const given = [x, scale, bias];
  needFloat(
    op,
    given.filter((value) => value !== undefined),
  );
  const size = lastSide(op, x);
  needDims(op, 'scale', scale, [size], given);
  needDims(op, 'bias', bias, [size], given);
  if (!scale && x.type.dtype !== 'float32') refuse(op, 'without a scale only float32 is taken', given);
  const factors = scale ?? constant(`ones_${size}`, new Float32Array(size).fill(1), [size]);
  const attributes = { axis: x.type.dims.length - 1, epsilon: { float: epsilon } };
  return makeNode({ op, inputs: bias ? [x, factors, bias] : [x, factors], attributes }, x.type);
}

/** x / sqrt(mean(x^2) + epsilon) * scale over the last axis; x [..., dim], scale [dim]. */
export function simplifiedLayerNorm(x: Value, scale: Value, epsilon: number): Value {
  const op = 'SimplifiedLayerNormalization';
  needFloat(op, [x, scale]);
  needDims(op, 'scale', scale, [lastSide(op, x)], [x, scale]);
  const attributes = { axis: x.type.dims.length - 1, epsilon: { float: epsilon }, stash_type: 1 };
  return makeNode({ op, inputs: [x, scale], attributes }, x.type);
}

/** x [B, C, ...]: mean 0 and variance 1 of each channel of each image, then scale [C] and bias [C]. */
export function instanceNorm(x: Value, { scale, bias, epsilon }: Required<LayerNormOptions>): Value {
  const op = 'InstanceNormalization';
  needFloat(op, [x, scale, bias]);
  const channels = x.type.dims[1];
  if (x.type.dims.length < 3 || channels === undefined) refuse(op, 'an input [B, C, ...] is needed', [x, scale, bias]);
  needDims(op, 'scale', scale, [channels], [x, scale, bias]);
  needDims(op, 'bias', bias, [channels], [x, scale, bias]);
  return makeNode({ op, inputs: [x, scale, bias], attributes: { epsilon: { float: epsilon } } }, x.type);
}

export interface GroupNormOptions extends Required<LayerNormOptions> {
  readonly groups: number;
}

/** x [B, C, H, W]: mean 0 and variance 1 of each group of C / groups channels, then scale [C] and bias [C] a channel. */
export function groupNormalization(x: Value, { groups, scale, bias, epsilon }: GroupNormOptions): Value {
  const op = 'GroupNormalization';
  needGroups(op, x, { groups, scale, bias, epsilon });
  return makeNode({ op, inputs: [x, scale, bias], attributes: { epsilon: { float: epsilon }, num_groups: groups, stash_type: 1 } }, x.type);
}

/** The channels; refuses what does not fall into groups. */
export function needGroups(op: string, x: Value, { groups, scale, bias }: GroupNormOptions): number {
  const given = [x, scale, bias];
  needFloat(op, given);
  needRank(op, x, 4, given);
  const channels = x.type.dims[1] as Dim;
  if (typeof channels !== 'number' || elementCount([channels])! % groups !== 0)
    refuse(op, `the channels do not fall into ${groups} groups`, given);
  needDims(op, 'scale', scale, [channels], given);
  needDims(op, 'bias', bias, [channels], given);
  return channels;
}
