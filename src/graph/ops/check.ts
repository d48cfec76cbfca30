import { type DType, showType } from '../type.ts';
import { callSite, GraphError, type Value } from '../value.ts';

/** throws GraphError that names the operator, the shapes it was given, and the line of the call */
export function refuse(op: string, problem: string, values: readonly Value[]): never {
  throw new GraphError(`${op}: ${problem}; got ${values.map(({ type }) => showType(type)).join(', ')} (${callSite()})`);
}

export function needRank(op: string, value: Value, rank: number, values: readonly Value[]): void {
  if (value.type.dims.length !== rank) refuse(op, `an input of rank ${rank} is needed`, values);
}

export function needSameType(op: string, values: readonly Value[]): DType {
  const [first] = values;
  if (values.some(({ type }) => type.dtype !== first!.type.dtype)) refuse(op, 'all inputs must have one element type', values);
  return first!.type.dtype;
}

export function needFloat(op: string, values: readonly Value[]): DType {
  const dtype = needSameType(op, values);
  if (!['float32', 'float16', 'bfloat16', 'float64'].includes(dtype)) refuse(op, 'a float type is needed', values);
  return dtype;
}
