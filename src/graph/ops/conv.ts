/** Operators over images [B, C, H, W]. source: ONNX operator schemas Conv-11, MaxPool-12, Resize-19 */
import { type Dim, scaleDim } from '../type.ts';
import { constant, makeNode, type Value } from '../value.ts';
import { needDims, needFloat, needRank, refuse } from './check.ts';

/** Zeros on every side, or at the top, left, bottom and right. */
export type Padding = number | readonly [top: number, left: number, bottom: number, right: number];

export interface ConvOptions {
  readonly bias?: Value;
  readonly stride?: number;
  readonly padding?: Padding;
}

/** The side of the result; null for a symbol that would not simply be divided by the stride. */
function convSide(side: Dim, kernel: number, stride: number, padding: number): Dim | null {
  if (typeof side === 'number') return Math.floor((side + padding - kernel) / stride) + 1;
  return Math.floor((padding - kernel) / stride) + 1 === 0 ? scaleDim(side, 1 / stride) : null;
}

/** x [B, C, H, W], weight [K, C, h, w], bias [K] -> [B, K, H', W']. Sides that are symbols must be divisible by the stride. */
export function conv(x: Value, weight: Value, { bias, stride = 1, padding = 0 }: ConvOptions = {}): Value {
  const values = bias ? [x, weight, bias] : [x, weight];
  const dtype = needFloat('Conv', values);
  needRank('Conv', x, 4, values);
  needRank('Conv', weight, 4, values);
  const [batch, channels, height, width] = x.type.dims as [Dim, Dim, Dim, Dim];
  const [outputs, inputs, kernelHeight, kernelWidth] = weight.type.dims as [number, number, number, number];
  if (channels !== inputs) refuse('Conv', `the weight wants ${inputs} channels, the image has ${channels}`, values);
  needDims('Conv', 'bias', bias, [outputs], values);
  const pads = typeof padding === 'number' ? [padding, padding, padding, padding] : [...padding];
  const [top, left, bottom, right] = pads as [number, number, number, number];
  const sides = [convSide(height, kernelHeight, stride, top + bottom), convSide(width, kernelWidth, stride, left + right)];
  const dims = [batch, outputs, ...sides.map((side) => side ?? refuse('Conv', 'symbolic sides need "same" padding', values))];
  if (dims.some((dim) => typeof dim === 'number' && dim < 1)) refuse('Conv', 'the image is smaller than the window', values);
  const attributes = { kernel_shape: [kernelHeight, kernelWidth], strides: [stride, stride], pads };
  return makeNode({ op: 'Conv', inputs: values, attributes }, { dtype, dims });
}

/** Windows of size x size that do not overlap: halves both sides for 2. Sides must be divisible. */
export function maxPool(x: Value, size: number): Value {
  const dtype = needFloat('MaxPool', [x]);
  needRank('MaxPool', x, 4, [x]);
  const [batch, channels, height, width] = x.type.dims as [Dim, Dim, Dim, Dim];
  const attributes = { kernel_shape: [size, size], strides: [size, size] };
  return makeNode(
    { op: 'MaxPool', inputs: [x], attributes },
    { dtype, dims: [batch, channels, scaleDim(height, 1 / size), scaleDim(width, 1 / size)] },
  );
}

/** Repeats every pixel factor x factor times. */
export function upsampleNearest(x: Value, factor: number): Value {
  const dtype = needFloat('Resize', [x]);
  needRank('Resize', x, 4, [x]);
  if (!Number.isInteger(factor) || factor < 1) refuse('Resize', `${factor} is not a whole factor`, [x]);
  const [batch, channels, height, width] = x.type.dims as [Dim, Dim, Dim, Dim];
  const scales = constant(`scales_${factor}`, [1, 1, factor, factor], [4]);
  const attributes = { mode: 'nearest', coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' };
  return makeNode(
    { op: 'Resize', inputs: [x, null, scales], attributes },
    { dtype, dims: [batch, channels, scaleDim(height, factor), scaleDim(width, factor)] },
  );
}
