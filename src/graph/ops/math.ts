/** Element-wise operators, with broadcasting. source: ONNX operator schemas, opset 21 */
import { broadcastDims, type DType, dtypes } from '../type.ts';
import { makeNode, type Value } from '../value.ts';
import { needFloat, needSameType, refuse } from './check.ts';

function binary(op: string, a: Value, b: Value): Value {
  const dtype = needSameType(op, [a, b]);
  const dims = broadcastDims(a.type.dims, b.type.dims) ?? refuse(op, 'the shapes do not broadcast', [a, b]);
  return makeNode({ op, inputs: [a, b] }, { dtype, dims });
}

function unary(op: string, x: Value): Value {
  needFloat(op, [x]);
  return makeNode({ op, inputs: [x] }, x.type);
}

export const add = (a: Value, b: Value): Value => binary('Add', a, b);
export const sub = (a: Value, b: Value): Value => binary('Sub', a, b);
export const mul = (a: Value, b: Value): Value => binary('Mul', a, b);
export const div = (a: Value, b: Value): Value => binary('Div', a, b);
/** x ^ y */
export const pow = (x: Value, y: Value): Value => binary('Pow', x, y);
export const minimum = (a: Value, b: Value): Value => binary('Min', a, b);
export const maximum = (a: Value, b: Value): Value => binary('Max', a, b);
export const relu = (x: Value): Value => unary('Relu', x);
export const exp = (x: Value): Value => unary('Exp', x);
export const log = (x: Value): Value => unary('Log', x);
export const sqrt = (x: Value): Value => unary('Sqrt', x);
export const reciprocal = (x: Value): Value => unary('Reciprocal', x);
export const neg = (x: Value): Value => unary('Neg', x);
export const erf = (x: Value): Value => unary('Erf', x);
export const tanh = (x: Value): Value => unary('Tanh', x);
export const sigmoid = (x: Value): Value => unary('Sigmoid', x);

/** x * sigmoid(x). Two operators, because Swish-24 has few kernels; the runtime fuses them where it can. */
export const silu = (x: Value): Value => mul(x, sigmoid(x));

/** x * Phi(x), by erf or by the tanh formula. */
export function gelu(x: Value, approximate: 'none' | 'tanh' = 'none'): Value {
  needFloat('Gelu', [x]);
  return makeNode({ op: 'Gelu', inputs: [x], attributes: { approximate } }, x.type);
}

/** The same numbers in another element type; the same value when it has it already. */
export function cast(x: Value, dtype: DType): Value {
  if (x.type.dtype === dtype) return x;
  return makeNode({ op: 'Cast', inputs: [x], attributes: { to: dtypes[dtype].onnx } }, { dtype, dims: x.type.dims });
}

function compare(op: string, a: Value, b: Value): Value {
  needSameType(op, [a, b]);
  const dims = broadcastDims(a.type.dims, b.type.dims) ?? refuse(op, 'the shapes do not broadcast', [a, b]);
  return makeNode({ op, inputs: [a, b] }, { dtype: 'bool', dims });
}

/** bool, true where a < b. */
export const less = (a: Value, b: Value): Value => compare('Less', a, b);
/** bool, true where a > b. */
export const greater = (a: Value, b: Value): Value => compare('Greater', a, b);
/** bool, true where a = b. */
export const equal = (a: Value, b: Value): Value => compare('Equal', a, b);

/** a where the condition is true, else b. */
export function where(condition: Value, a: Value, b: Value): Value {
  if (condition.type.dtype !== 'bool') refuse('Where', 'the condition must be bool', [condition, a, b]);
  const dtype = needSameType('Where', [a, b]);
  const sides = broadcastDims(a.type.dims, b.type.dims) ?? refuse('Where', 'the shapes do not broadcast', [condition, a, b]);
  const dims = broadcastDims(condition.type.dims, sides) ?? refuse('Where', 'the shapes do not broadcast', [condition, a, b]);
  return makeNode({ op: 'Where', inputs: [condition, a, b] }, { dtype, dims });
}
