/** Operators over images [B, C, H, W]. source: ONNX operator schemas Conv-11, MaxPool-12, Resize-13 */
import { type Dim, scaleDim } from '../type.ts';
import { constant, makeNode, type Value } from '../value.ts';
import { needFloat, needRank, refuse } from './check.ts';

export interface ConvOptions {
  readonly bias?: Value;
  readonly stride?: number;
  /** Zeros on every side. */
  readonly padding?: number;
}

function convSide(side: Dim, kernel: number, { stride = 1, padding = 0 }: ConvOptions): Dim {
  if (typeof side === 'number') return Math.floor((side + 2 * padding - kernel) / stride) + 1;
  // A symbol keeps its size under "same" padding, and is divided by the stride.
  return scaleDim(side, 1 / stride);
}

/** x [B, C, H, W], weight [K, C, h, w], bias [K] -> [B, K, H', W'] */
export function conv(x: Value, weight: Value, options: ConvOptions = {}): Value {
  const { bias, stride = 1, padding = 0 } = options;
  const values = bias ? [x, weight, bias] : [x, weight];
  const dtype = needFloat('Conv', values);
  needRank('Conv', x, 4, values);
  needRank('Conv', weight, 4, values);
  const [batch, channels, height, width] = x.type.dims as [Dim, Dim, Dim, Dim];
  const [outputs, inputs, kernelHeight, kernelWidth] = weight.type.dims as [number, number, number, number];
  if (channels !== inputs) refuse('Conv', `the weight wants ${inputs} channels, the image has ${channels}`, values);
  if (bias && (bias.type.dims.length !== 1 || bias.type.dims[0] !== outputs)) refuse('Conv', `the bias must be [${outputs}]`, values);
  const keepsSize = kernelHeight === kernelWidth && padding === (kernelHeight - 1) / 2;
  if ([height, width].some((side) => typeof side === 'string') && !keepsSize) refuse('Conv', 'symbolic sides need "same" padding', values);
  const attributes = { kernel_shape: [kernelHeight, kernelWidth], strides: [stride, stride], pads: [padding, padding, padding, padding] };
  const dims = [batch, outputs, convSide(height, kernelHeight, options), convSide(width, kernelWidth, options)];
  return makeNode({ op: 'Conv', inputs: bias ? [x, weight, bias] : [x, weight], attributes }, { dtype, dims });
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
  const [batch, channels, height, width] = x.type.dims as [Dim, Dim, Dim, Dim];
  const scales = constant(`scales_${factor}`, [1, 1, factor, factor], [4]);
  const attributes = { mode: 'nearest', coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' };
  return makeNode(
    { op: 'Resize', inputs: [x, null, scales], attributes },
    { dtype, dims: [batch, channels, scaleDim(height, factor), scaleDim(width, factor)] },
  );
}
