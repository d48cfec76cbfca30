/** Operators that move elements without changing them. source: ONNX operator schemas, opset 17 */
import { addDims, type Dim, elementCount } from '../type.ts';
import { integers, makeNode, type Value } from '../value.ts';
import { needSameType, refuse } from './check.ts';

export function concat(values: readonly Value[], axis: number): Value {
  const dtype = needSameType('Concat', values);
  const [first, ...rest] = values.map(({ type }) => type.dims);
  if (!first || axis < 0 || axis >= first.length) refuse('Concat', `axis ${axis} is outside of the shapes`, values);
  const fits = rest.every((dims) => dims.length === first.length && dims.every((dim, index) => index === axis || dim === first[index]));
  if (!fits) refuse('Concat', `the shapes differ outside of axis ${axis}`, values);
  const dims = first.map((dim, index) => (index === axis ? rest.reduce<Dim>((sum, other) => addDims(sum, other[axis]!), dim) : dim));
  return makeNode({ op: 'Concat', inputs: values, attributes: { axis } }, { dtype, dims });
}

export function transpose(x: Value, order: readonly number[]): Value {
  const { dims, dtype } = x.type;
  const isPermutation = order.length === dims.length && order.toSorted((a, b) => a - b).every((axis, index) => axis === index);
  if (!isPermutation) refuse('Transpose', `[${order}] is not an order of the axes`, [x]);
  return makeNode({ op: 'Transpose', inputs: [x], attributes: { perm: [...order] } }, { dtype, dims: order.map((axis) => dims[axis]!) });
}

/** dims: numbers; one may be -1 and takes what is left. */
export function reshape(x: Value, dims: readonly number[]): Value {
  const known = dims.filter((dim) => dim !== -1).reduce((product, dim) => product * dim, 1);
  const count = elementCount(x.type.dims);
  const fits =
    dims.filter((dim) => dim === -1).length <= 1 && (count === null || (dims.includes(-1) ? count % known === 0 : count === known));
  if (!fits) refuse('Reshape', `the elements do not fit [${dims}]`, [x]);
  const result = dims.map((dim): Dim => (dim === -1 ? (count === null ? 'rest' : count / known) : dim));
  return makeNode({ op: 'Reshape', inputs: [x, integers(`shape_${dims.join('_')}`, dims)] }, { dtype: x.type.dtype, dims: result });
}
