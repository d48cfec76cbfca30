/** Immutable values and nodes of a graph. A value knows the node that makes it, so a graph is whatever its outputs reach. */
import { byteCount, showType, type TensorType } from './type.ts';

/** Bytes of a constant: in memory, or where they lie in a file (a safetensors shard), which the runtime maps without a copy. */
export type InitializerSource =
  | { readonly kind: 'memory'; readonly bytes: Uint8Array }
  | { readonly kind: 'file'; readonly path: string; readonly offset: number; readonly length: number };

export interface Value {
  readonly type: TensorType;
  readonly origin:
    | { readonly kind: 'input'; readonly name: string }
    | { readonly kind: 'initializer'; readonly name: string; readonly source: InitializerSource }
    | { readonly kind: 'node'; readonly node: Node; readonly output: number };
}

export type Attribute = number | string | readonly number[] | { readonly float: number };

export interface Node {
  /** ONNX's name of the operator, for example "Conv". */
  readonly op: string;
  /** '' for ai.onnx. */
  readonly domain: string;
  readonly inputs: readonly (Value | null)[];
  /** Integers as numbers, floats as {float}, lists of integers, strings. */
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly outputs: readonly TensorType[];
  /** `file:line` of the call that made it, for messages. */
  readonly site: string;
}

/** An error in how a graph is written: the message names the operator, the shapes and the line that made it. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
}

/** The first stack frame outside of this folder's own operators, as `file:line`. */
export function callSite(): string {
  const frames = (new Error().stack ?? '').split('\n').slice(2);
  const frame = frames.find((line) => !/\/graph\/(ops\/[^/]+|layers|value|build)\.[jt]s/.test(line)) ?? frames[0] ?? '';
  return /([^/\\]+:\d+):\d+\)?$/.exec(frame.trim())?.[1] ?? 'unknown';
}

export interface NodeShape {
  readonly op: string;
  readonly domain?: string;
  readonly inputs: readonly (Value | null)[];
  readonly attributes?: Readonly<Record<string, Attribute>>;
}

/** Makes a node with an output of each type. Operators of ops/ check their inputs first. */
export function makeNodes({ op, domain = '', inputs, attributes = {} }: NodeShape, types: readonly TensorType[]): Value[] {
  const node: Node = { op, domain, inputs, attributes, outputs: types, site: callSite() };
  return types.map((type, output) => ({ type, origin: { kind: 'node', node, output } }));
}

/** Makes a node with one output. */
export const makeNode = (shape: NodeShape, type: TensorType): Value => makeNodes(shape, [type])[0]!;

export const input = (name: string, type: TensorType): Value => ({ type, origin: { kind: 'input', name } });

export const initializer = (name: string, type: TensorType, source: InitializerSource): Value => ({
  type,
  origin: { kind: 'initializer', name, source },
});

/** A float32 constant in memory. dims [] is a scalar. */
export function constant(name: string, values: Float32Array | readonly number[], dims: readonly number[]): Value {
  const floats = Float32Array.from(values);
  return initializer(name, { dtype: 'float32', dims }, { kind: 'memory', bytes: new Uint8Array(floats.buffer) });
}

/** An int64 constant of one dimension, as shapes and axes are given. */
export function integers(name: string, values: readonly number[]): Value {
  const words = BigInt64Array.from(values, BigInt);
  return initializer(name, { dtype: 'int64', dims: [values.length] }, { kind: 'memory', bytes: new Uint8Array(words.buffer) });
}

/** A constant of no dimensions. Equal numbers share one initializer. */
export function scalar(value: number, dtype: 'float32' | 'int64' = 'float32'): Value {
  const words = dtype === 'float32' ? Float32Array.of(value) : BigInt64Array.of(BigInt(value));
  const name = dtype === 'float32' ? `scalar_${value}` : `scalar_${value}_${dtype}`;
  return initializer(name, { dtype, dims: [] }, { kind: 'memory', bytes: new Uint8Array(words.buffer) });
}

/**
 * Rows `first` to `first + count` of a constant [rows, ...], without a copy: a range of the same bytes. Weights that are stored one
 * above the other (query, key, value; gate, up) are taken apart with it. A Cast of a constant is kept.
 * throws GraphError when the value is no constant or has fewer rows
 */
export function rowsOf(value: Value, first: number, count: number): Value {
  const { origin, type } = value;
  if (origin.kind === 'node' && origin.node.op === 'Cast') {
    const { node } = origin;
    const source = rowsOf(node.inputs[0]!, first, count);
    return makeNode({ op: 'Cast', inputs: [source], attributes: node.attributes }, { dtype: type.dtype, dims: source.type.dims });
  }
  const [rows] = type.dims;
  if (origin.kind !== 'initializer') throw new GraphError(`rowsOf needs a constant, got ${showType(type)} (${callSite()})`);
  if (typeof rows !== 'number' || first < 0 || count < 1 || first + count > rows)
    throw new GraphError(`rowsOf: rows ${first} to ${first + count} of ${origin.name}, which is ${showType(type)} (${callSite()})`);
  const { source } = origin;
  const rowBytes = byteCount(type) / rows;
  const rangeType = { dtype: type.dtype, dims: [count, ...type.dims.slice(1)] };
  const name = `${origin.name}[${first}:${first + count}]`;
  if (source.kind === 'memory')
    return initializer(name, rangeType, { kind: 'memory', bytes: source.bytes.subarray(first * rowBytes, (first + count) * rowBytes) });
  return initializer(name, rangeType, { ...source, offset: source.offset + first * rowBytes, length: count * rowBytes });
}
