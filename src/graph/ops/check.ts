/** Refusals that name the operator, the shapes and the line, and the checks that operators share. */
import { type Dim, type DType, showType } from '../type.ts';
import { callSite, GraphError, type Value } from '../value.ts';

export const floatTypes: readonly DType[] = ['float32', 'float16', 'bfloat16', 'float64'];

/** throws GraphError that names the operator, the shapes it was given, and the line of the call */
export function refuse(op: string, problem: string, values: readonly (Value | undefined)[]): never {
  const given = values.filter((value) => value !== undefined);
  throw new GraphError(`${op}: ${problem}; got ${given.map(({ type }) => showType(type)).join(', ')} (${callSite()})`);
}

export function needRank(op: string, value: Value, rank: number, values: readonly (Value | undefined)[]): void {
  if (value.type.dims.length !== rank) refuse(op, `an input of rank ${rank} is needed`, values);
}

export function needSameType(op: string, values: readonly Value[]): DType {
  const [first] = values;
  if (values.some(({ type }) => type.dtype !== first!.type.dtype)) refuse(op, 'all inputs must have one element type', values);
  return first!.type.dtype;
}

export function needFloat(op: string, values: readonly Value[]): DType {
  const dtype = needSameType(op, values);
  if (!floatTypes.includes(dtype)) refuse(op, 'a float type is needed', values);
  return dtype;
}

/** The dimensions of `value` must be exactly these. */
export function needDims(
  op: string,
  what: string,
  value: Value | undefined,
  dims: readonly Dim[],
  values: readonly (Value | undefined)[],
): void {
  if (!value) return;
  const own = value.type.dims;
  if (own.length !== dims.length || own.some((dim, index) => dim !== dims[index]))
    refuse(op, `the ${what} must be [${dims.join(', ')}]`, values);
}

/** 0 <= axis < rank; negative axes count from the end. */
export function needAxis(op: string, x: Value, axis: number): number {
  const rank = x.type.dims.length;
  const positive = axis < 0 ? axis + rank : axis;
  if (!Number.isInteger(axis) || positive < 0 || positive >= rank) refuse(op, `axis ${axis} is outside of the shape`, [x]);
  return positive;
}
