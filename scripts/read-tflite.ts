/**
 * Reads what a translation needs of a TensorFlow Lite model: tensors with their weights, and operators in their order. One subgraph, no
 * quantization, no sparsity.
 * source   tensorflow/compiler/mlir/lite/schema/schema.fbs (fields by their place in each table); FlatBuffers' binary format
 */

export interface TfliteTensor {
  readonly dims: readonly number[];
  /** Of weights; null for what operators make. float16 is read as float32. */
  readonly values: Float32Array | Int32Array | null;
}

export interface TfliteOperator {
  readonly op: string;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** 'same' or 'valid', step and window of convolutions and pools. */
  readonly window: { readonly isSame: boolean; readonly stride: number; readonly size: number };
}

export interface TfliteModel {
  readonly tensors: readonly TfliteTensor[];
  readonly operators: readonly TfliteOperator[];
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

/** BuiltinOperator of the schema: those that are read here. */
const operatorNames: Readonly<Record<number, string>> = {
  0: 'ADD',
  3: 'CONV_2D',
  4: 'DEPTHWISE_CONV_2D',
  6: 'DEQUANTIZE',
  17: 'MAX_POOL_2D',
  19: 'RELU',
  22: 'RESHAPE',
  23: 'RESIZE_BILINEAR',
  34: 'PAD',
  54: 'PRELU',
};

/** TensorType of the schema. */
const types = { float32: 0, float16: 1, int32: 2 } as const;

/** IEEE 754 binary16. */
function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}

/** A table of a flatbuffer; fields are numbered from 0 as the schema lists them. */
class Table {
  readonly #view: DataView;
  readonly #at: number;

  constructor(view: DataView, at: number) {
    this.#view = view;
    this.#at = at;
  }

  #field(index: number): number | null {
    const vtable = this.#at - this.#view.getInt32(this.#at, true);
    if (4 + 2 * index >= this.#view.getUint16(vtable, true)) return null;
    const offset = this.#view.getUint16(vtable + 4 + 2 * index, true);
    return offset === 0 ? null : this.#at + offset;
  }

  byte(index: number): number {
    const at = this.#field(index);
    return at === null ? 0 : this.#view.getInt8(at);
  }

  integer(index: number): number {
    const at = this.#field(index);
    return at === null ? 0 : this.#view.getInt32(at, true);
  }

  /** The start and count of a vector. */
  #vector(index: number): { at: number; count: number } {
    const field = this.#field(index);
    if (field === null) return { at: 0, count: 0 };
    const at = field + this.#view.getUint32(field, true);
    return { at: at + 4, count: this.#view.getUint32(at, true) };
  }

  integers(index: number): number[] {
    const { at, count } = this.#vector(index);
    return Array.from({ length: count }, (_, i) => this.#view.getInt32(at + 4 * i, true));
  }

  bytes(index: number): Uint8Array {
    const { at, count } = this.#vector(index);
    return new Uint8Array(this.#view.buffer, this.#view.byteOffset + at, count);
  }

  tables(index: number): Table[] {
    const { at, count } = this.#vector(index);
    return Array.from({ length: count }, (_, i) => new Table(this.#view, at + 4 * i + this.#view.getUint32(at + 4 * i, true)));
  }

  table(index: number): Table | null {
    const field = this.#field(index);
    return field === null ? null : new Table(this.#view, field + this.#view.getUint32(field, true));
  }
}

function valuesOf(bytes: Uint8Array, type: number): TfliteTensor['values'] {
  if (bytes.length === 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (type === types.float16) return Float32Array.from({ length: bytes.length / 2 }, (_, i) => fromHalf(view.getUint16(2 * i, true)));
  if (type === types.float32) return Float32Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(4 * i, true));
  if (type === types.int32) return Int32Array.from({ length: bytes.length / 4 }, (_, i) => view.getInt32(4 * i, true));
  throw new Error(`a weight has the type ${type}, which is not read here`);
}

/** throws Error for operators and types that are not in the lists above */
export function readTflite(bytes: Uint8Array): TfliteModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const model = new Table(view, view.getUint32(0, true));
  const codes = model.tables(1).map((code) => Math.max(code.byte(0), code.integer(3)));
  const buffers = model.tables(4);
  const [graph] = model.tables(2);
  if (!graph) throw new Error('the model has no graph');
  const tensors = graph.tables(0).map((tensor) => ({
    dims: tensor.integers(0),
    values: valuesOf(buffers[tensor.integer(2)]!.bytes(0), tensor.byte(1)),
  }));
  const operators = graph.tables(3).map((operator) => {
    const code = codes[operator.integer(0)]!;
    const op = operatorNames[code];
    if (!op) throw new Error(`the operator ${code} is not read here`);
    const options = operator.table(4);
    const window = { isSame: options?.byte(0) === 0, stride: options?.integer(1) ?? 1, size: options?.integer(3) ?? 1 };
    if (op === 'CONV_2D' && options?.byte(3) !== 0) throw new Error('a convolution with an activation of its own is not read here');
    if (op === 'DEPTHWISE_CONV_2D' && options?.byte(4) !== 0) throw new Error('a convolution with an activation is not read here');
    return { op, inputs: operator.integers(1), outputs: operator.integers(2), window };
  });
  return { tensors, operators, inputs: graph.integers(1), outputs: graph.integers(2) };
}
