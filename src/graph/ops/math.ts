/** Element-wise operators, with broadcasting. source: ONNX operator schemas, opset 17 */
import { broadcastDims } from '../type.ts';
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

/** bool, true where a < b. */
export function less(a: Value, b: Value): Value {
  const result = binary('Less', a, b);
  return makeNode({ op: 'Less', inputs: [a, b] }, { dtype: 'bool', dims: result.type.dims });
}

/** a where the condition is true, else b. */
export function where(condition: Value, a: Value, b: Value): Value {
  if (condition.type.dtype !== 'bool') refuse('Where', 'the condition must be bool', [condition, a, b]);
  const dtype = needSameType('Where', [a, b]);
  const sides = broadcastDims(a.type.dims, b.type.dims) ?? refuse('Where', 'the shapes do not broadcast', [condition, a, b]);
  const dims = broadcastDims(condition.type.dims, sides) ?? refuse('Where', 'the shapes do not broadcast', [condition, a, b]);
  return makeNode({ op: 'Where', inputs: [condition, a, b] }, { dtype, dims });
}
