/**
 * Matrix products. source: ONNX operator schemas MatMul-13, Gemm-13; ONNX Runtime docs/ContribOperators.md (DynamicQuantizeMatMul,
 * MatMulNBits)
 */
import { broadcastDims, type Dim } from '../type.ts';
import { makeNode, type Value } from '../value.ts';
import { needDims, needFloat, needRank, refuse } from './check.ts';
import { reshape } from './shape.ts';

/** a [..., M, K], b [..., K, N] -> [..., M, N]; what is in front broadcasts. */
export function matmul(a: Value, b: Value): Value {
  const dtype = needFloat('MatMul', [a, b]);
  const [left, right] = [a.type.dims, b.type.dims];
  if (left.length < 2 || right.length < 2) refuse('MatMul', 'inputs of rank 2 or more are needed', [a, b]);
  if (left.at(-1) !== right.at(-2)) refuse('MatMul', `${left.at(-1)} columns meet ${right.at(-2)} rows`, [a, b]);
  const front = broadcastDims(left.slice(0, -2), right.slice(0, -2)) ?? refuse('MatMul', 'the front dimensions do not broadcast', [a, b]);
  return makeNode({ op: 'MatMul', inputs: [a, b] }, { dtype, dims: [...front, left.at(-2)!, right.at(-1)!] });
}

/** x [M, K], weight [N, K], bias [N] -> x weight^T + bias, [M, N]. */
export function gemm(x: Value, weight: Value, bias?: Value): Value {
  const values = bias ? [x, weight, bias] : [x, weight];
  const dtype = needFloat('Gemm', values);
  needRank('Gemm', x, 2, values);
  needRank('Gemm', weight, 2, values);
  const [rows, columns] = x.type.dims as [Dim, Dim];
  const [outputs, inputs] = weight.type.dims as [Dim, Dim];
  if (columns !== inputs) refuse('Gemm', `the weight wants ${inputs} columns, the input has ${columns}`, values);
  needDims('Gemm', 'bias', bias, [outputs], values);
  return makeNode({ op: 'Gemm', inputs: values, attributes: { transB: 1 } }, { dtype, dims: [rows, outputs] });
}

/**
 * x [..., K], weight [N, K] as it lies in safetensors, bias [N] -> [..., N]. The weight is never transposed in memory. Of the axes in
 * front, which become one on the way, at most one may be a symbol.
 */
export function linear(x: Value, weight: Value, bias?: Value): Value {
  const { dims } = x.type;
  if (dims.length === 2) return gemm(x, weight, bias);
  if (dims.length < 2) refuse('Gemm', 'an input of rank 2 or more is needed', [x, weight, bias]);
  const [outputs, inputs] = weight.type.dims;
  if (dims.at(-1) !== inputs) refuse('Gemm', `the weight wants ${inputs} columns, the input has ${dims.at(-1)}`, [x, weight, bias]);
  if (dims.slice(0, -1).filter((dim) => typeof dim === 'string').length > 1) refuse('Gemm', 'two axes in front are symbols', [x, weight]);
  return reshape(gemm(reshape(x, [-1, inputs!]), weight, bias), [...dims.slice(0, -1), outputs!]);
}

export interface QuantizedWeight {
  /** int8 or uint8 [K, N]: transposed, unlike a linear layer's. */
  readonly values: Value;
  /** float32 [N] or [1]. */
  readonly scales: Value;
  /** Of the type of the values, [N] or [1]; 0 when left out. */
  readonly zeroPoints?: Value;
}

/** x float32 [..., K] quantised to 8 bits a tensor at run time, times the weight -> float32 [..., N]. */
export function dynamicQuantizeMatMul(x: Value, { values, scales, zeroPoints }: QuantizedWeight, bias?: Value): Value {
  const op = 'DynamicQuantizeMatMul';
  const given = [x, values, scales, zeroPoints, bias];
  needRank(op, values, 2, given);
  if (x.type.dtype !== 'float32' || scales.type.dtype !== 'float32') refuse(op, 'input and scales must be float32', given);
  if (!['int8', 'uint8'].includes(values.type.dtype)) refuse(op, 'the weight must be int8 or uint8', given);
  if (zeroPoints && zeroPoints.type.dtype !== values.type.dtype) refuse(op, "the zero points must be of the weight's type", given);
  const [inputs, outputs] = values.type.dims as [Dim, Dim];
  const { dims } = x.type;
  if (dims.at(-1) !== inputs) refuse(op, `the weight wants ${inputs} columns, the input has ${dims.at(-1)}`, given);
  if (scales.type.dims.length !== 1 || ![1, outputs].includes(scales.type.dims[0]!))
    refuse(op, `the scales must be [1] or [${outputs}]`, given);
  needDims(op, 'zero points', zeroPoints, scales.type.dims, given);
  needDims(op, 'bias', bias, [outputs], given);
  const inputsGiven = [x, values, scales, zeroPoints ?? null, ...(bias ? [bias] : [])];
  return makeNode(
    { op, domain: 'com.microsoft', inputs: bias || zeroPoints ? inputsGiven : inputsGiven.slice(0, 3) },
    { dtype: 'float32', dims: [...dims.slice(0, -1), outputs] },
  );
}

export interface BlockQuantizedWeight {
  /** uint8 [N, ceil(K / block), block * bits / 8], lowest bits = lowest column. */
  readonly values: Value;
  /** [N * ceil(K / block)]: a value is (q - 2^(bits - 1)) * scale. */
  readonly scales: Value;
  /** K. */
  readonly columns: number;
  readonly bits: 4 | 8;
  readonly block: number;
}

/** x [..., K] times a weight in blocks of 4 or 8 bits -> [..., N]. Accuracy level 4: 8-bit activations, the fast way on CPU. */
export function matMulNBits(x: Value, weight: BlockQuantizedWeight, accuracyLevel: 0 | 1 | 4 = 4): Value {
  const op = 'MatMulNBits';
  const { values, scales, columns, bits, block } = weight;
  const given = [x, values, scales];
  const dtype = needFloat(op, [x, scales]);
  if (block < 16 || (block & (block - 1)) !== 0) refuse(op, `a block must be a power of 2 from 16 on, not ${block}`, given);
  if (values.type.dtype !== 'uint8') refuse(op, 'the weight must be uint8', given);
  const [rows] = values.type.dims as [number];
  const blocks = Math.ceil(columns / block);
  needDims(op, 'weight', values, [rows, blocks, (block * bits) / 8], given);
  needDims(op, 'scales', scales, [rows * blocks], given);
  const { dims } = x.type;
  if (dims.at(-1) !== columns) refuse(op, `the weight wants ${columns} columns, the input has ${dims.at(-1)}`, given);
  const attributes = { K: columns, N: rows, bits, block_size: block, accuracy_level: accuracyLevel };
  return makeNode({ op, domain: 'com.microsoft', inputs: [x, values, scales], attributes }, { dtype, dims: [...dims.slice(0, -1), rows] });
}
