/** Operators that move elements without changing them. source: ONNX operator schemas, opset 21 */
import { addDims, broadcastDims, type Dim, divideDims, multiplyDims } from '../type.ts';
import { constant, integers, makeNode, makeNodes, type Value } from '../value.ts';
import { needAxis, needFloat, needSameType, refuse } from './check.ts';

const wholeNumbers = (values: readonly number[]): Value => integers(`ints_${values.join('_')}`, values);

export function concat(values: readonly Value[], axis: number): Value {
  const dtype = needSameType('Concat', values);
  const [first, ...rest] = values.map(({ type }) => type.dims);
  if (!first || axis < 0 || axis >= first.length) refuse('Concat', `axis ${axis} is outside of the shapes`, values);
  const fits = rest.every((dims) => dims.length === first.length && dims.every((dim, index) => index === axis || dim === first[index]));
  if (!fits) refuse('Concat', `the shapes differ outside of axis ${axis}`, values);
  const dims = first.map((dim, index) => (index === axis ? rest.reduce<Dim>((sum, other) => addDims(sum, other[axis]!), dim) : dim));
  return makeNode({ op: 'Concat', inputs: values, attributes: { axis } }, { dtype, dims });
}

/** Parts of the given sizes along an axis, one after the other. */
export function split(x: Value, axis: number, sizes: readonly number[]): Value[] {
  const place = needAxis('Split', x, axis);
  const { dtype, dims } = x.type;
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const isWhole = sizes.every((size) => Number.isInteger(size) && size > 0);
  if (!isWhole || dims[place] !== total) refuse('Split', `axis ${axis} does not fall into [${sizes}]`, [x]);
  const types = sizes.map((size) => ({ dtype, dims: dims.with(place, size) }));
  return makeNodes({ op: 'Split', inputs: [x, wholeNumbers(sizes)], attributes: { axis: place } }, types);
}

/**
 * Elements `start` to before `end` of an axis; negative ones count from the end, and `end` is left out for all that follow. Of an axis
 * that is a symbol, the caller must know that it is long enough.
 */
export function slice(x: Value, range: { readonly axis: number; readonly start: number; readonly end?: number }): Value {
  const { start, end } = range;
  const axis = needAxis('Slice', x, range.axis);
  const { dtype, dims } = x.type;
  const size = dims[axis]!;
  const sliced = sliceSide(size, start, end) ?? refuse('Slice', `axis ${axis} has no range ${start} to ${end ?? 'its end'}`, [x]);
  const bound = end ?? 2 ** 31 - 1;
  const inputs = [x, wholeNumbers([start]), wholeNumbers([bound]), wholeNumbers([axis])];
  return makeNode({ op: 'Slice', inputs }, { dtype, dims: dims.with(axis, sliced) });
}

function sliceSide(size: Dim, start: number, end: number | undefined): Dim | null {
  if (typeof size === 'number') {
    const from = start < 0 ? start + size : start;
    const to = end === undefined ? size : end < 0 ? end + size : end;
    return from < 0 || to > size || from >= to ? null : to - from;
  }
  if (end === undefined) return start < 0 ? -start : addDims(size, -start);
  if (start < 0 === end < 0) return end > start ? end - start : null;
  return start < 0 ? null : addDims(size, end - start);
}

export function transpose(x: Value, order: readonly number[]): Value {
  const { dims, dtype } = x.type;
  const isPermutation = order.length === dims.length && order.toSorted((a, b) => a - b).every((axis, index) => axis === index);
  if (!isPermutation) refuse('Transpose', `[${order}] is not an order of the axes`, [x]);
  return makeNode({ op: 'Transpose', inputs: [x], attributes: { perm: [...order] } }, { dtype, dims: order.map((axis) => dims[axis]!) });
}

/**
 * The same elements in other dimensions. One may be -1 and takes what is left. A symbol must either keep its place, or be what is left:
 * [B, S, 64] -> [B, S, 4, 16] -> [B, -1, 16].
 */
export function reshape(x: Value, dims: readonly Dim[]): Value {
  const own = x.type.dims;
  const open = dims.indexOf(-1);
  const left = open < 0 ? null : divideDims(own, dims.toSpliced(open, 1));
  const result = left === null ? dims : dims.with(open, left);
  if (result.some((dim) => typeof dim === 'number' && (dim < 1 || !Number.isInteger(dim))) || multiplyDims(own) !== multiplyDims(result))
    refuse('Reshape', `the elements do not fit [${dims.join(', ')}]`, [x]);
  const sizes = result.map((dim, index) => (typeof dim === 'number' ? dim : own[index] === dim ? 0 : -1));
  if (sizes.filter((size) => size === -1).length > 1) refuse('Reshape', `two symbols move in [${dims.join(', ')}]`, [x]);
  return makeNode({ op: 'Reshape', inputs: [x, wholeNumbers(sizes)] }, { dtype: x.type.dtype, dims: result });
}

/** Puts an axis of 1 in front of axis `axis`. */
export function unsqueeze(x: Value, axis: number): Value {
  const { dims, dtype } = x.type;
  if (!Number.isInteger(axis) || axis < 0 || axis > dims.length) refuse('Unsqueeze', `there is no place ${axis}`, [x]);
  return makeNode({ op: 'Unsqueeze', inputs: [x, wholeNumbers([axis])] }, { dtype, dims: dims.toSpliced(axis, 0, 1) });
}

/** Takes an axis of 1 away. */
export function squeeze(x: Value, axis: number): Value {
  const place = needAxis('Squeeze', x, axis);
  const { dims, dtype } = x.type;
  if (dims[place] !== 1) refuse('Squeeze', `axis ${axis} is not 1`, [x]);
  return makeNode({ op: 'Squeeze', inputs: [x, wholeNumbers([place])] }, { dtype, dims: dims.toSpliced(place, 1) });
}

/** Repeats along axes of 1, as broadcasting would. A symbol must stand in its own place already. */
export function expand(x: Value, dims: readonly Dim[]): Value {
  const wide = broadcastDims(x.type.dims, dims);
  const fits = wide?.length === dims.length && wide.every((dim, axis) => dim === dims[axis]);
  const offset = dims.length - x.type.dims.length;
  const settled = dims.every((dim, axis) => typeof dim === 'number' || x.type.dims[axis - offset] === dim);
  if (!fits || !settled) refuse('Expand', `the shape does not expand to [${dims.join(', ')}]`, [x]);
  const sizes = dims.map((dim) => (typeof dim === 'number' ? dim : 1));
  return makeNode({ op: 'Expand', inputs: [x, wholeNumbers(sizes)] }, { dtype: x.type.dtype, dims: [...dims] });
}

/** data [..., n, ...], indices int32 or int64 of any shape -> that shape in the place of `axis`. Rows of an embedding table: axis 0. */
export function gather(data: Value, indices: Value, axis = 0): Value {
  const place = needAxis('Gather', data, axis);
  if (!['int32', 'int64'].includes(indices.type.dtype)) refuse('Gather', 'the indices must be int32 or int64', [data, indices]);
  const dims = data.type.dims.toSpliced(place, 1, ...indices.type.dims);
  return makeNode({ op: 'Gather', inputs: [data, indices], attributes: { axis: place } }, { dtype: data.type.dtype, dims });
}

/** Zeros (or `value`) before and behind each axis: `before` and `behind` have one number an axis. */
export function pad(
  x: Value,
  sides: { readonly before: readonly number[]; readonly behind: readonly number[]; readonly value?: number },
): Value {
  const { before, behind, value = 0 } = sides;
  const dtype = needFloat('Pad', [x]);
  const { dims } = x.type;
  const isWhole = [...before, ...behind].every((count) => Number.isInteger(count) && count >= 0);
  if (!isWhole || before.length !== dims.length || behind.length !== dims.length)
    refuse('Pad', `[${before}] and [${behind}] are not one count an axis`, [x]);
  const padded = dims.map((dim, axis) => (before[axis]! + behind[axis]! === 0 ? dim : addDims(dim, before[axis]! + behind[axis]!)));
  const inputs = [x, wholeNumbers([...before, ...behind]), ...(value === 0 ? [] : [constant(`pad_${value}`, [value], [])])];
  return makeNode({ op: 'Pad', inputs, attributes: { mode: 'constant' } }, { dtype, dims: padded });
}
