/**
 * Reader of TZA, the archive of tensors that Open Image Denoise keeps its weights in. Knows nothing of networks.
 *
 * source   RenderKit/oidn core/tza.cpp (format version 2), all numbers little-endian:
 *          u16 magic, u8 major, u8 minor, u64 table offset; at the table: u32 count, then for each tensor
 *          {u16 length, name, u8 rank, u32 sides[rank], char layout[rank], char type 'f' or 'h', u64 offset of the values}
 */
import { AppError } from '../../../errors.ts';

export interface TzaTensor {
  /** [outputs, inputs, height, width] for layout oihw, [length] for layout x. */
  readonly dims: readonly number[];
  readonly layout: 'oihw' | 'x';
  /** Row-major; halves are converted. All finite. */
  readonly values: Float32Array;
}

const magic = 0x41d7;
const majorVersion = 2;
const ranks = { oihw: 4, x: 1 } as const;
const bytesOf = { f: 4, h: 2 } as const;
/** The largest published archive has 40. */
const mostTensors = 1024;

/** throws engine_failed that says what is wrong and where */
export function parseTza(bytes: Uint8Array): ReadonlyMap<string, TzaTensor> {
  const cursor = new Cursor(bytes);
  const found = cursor.uint(2, 'the magic number');
  if (found !== magic) refuse(`the magic number is 0x${found.toString(16)}, wanted 0x${magic.toString(16)}`);
  const version = cursor.uint(1, 'the version');
  if (version !== majorVersion) refuse(`the version is ${version}, wanted ${majorVersion}`);
  cursor.uint(1, 'the minor version');
  cursor.position = cursor.offset('the offset of the table');
  const count = cursor.uint(4, 'the number of tensors');
  if (count > mostTensors) refuse(`the table tells of ${count} tensors, at most ${mostTensors} are read`);
  const tensors = new Map<string, TzaTensor>();
  for (let i = 0; i < count; i++) {
    const name = cursor.text(cursor.uint(2, `the length of name ${i}`), `name ${i}`);
    if (tensors.has(name)) refuse(`two tensors are named ${JSON.stringify(name)}`);
    tensors.set(name, readTensor(cursor, name));
  }
  return tensors;
}

function readTensor(cursor: Cursor, name: string): TzaTensor {
  const where = `of tensor ${JSON.stringify(name)}`;
  const rank = cursor.uint(1, `the rank ${where}`);
  if (rank !== 1 && rank !== 4) refuse(`the rank ${where} is ${rank}, wanted 1 or 4`);
  const dims = Array.from({ length: rank }, () => cursor.uint(4, `a side ${where}`));
  if (dims.includes(0)) refuse(`a side ${where} is 0: [${dims}]`);
  const layout = cursor.text(rank, `the layout ${where}`);
  if ((layout !== 'oihw' && layout !== 'x') || ranks[layout] !== rank) refuse(`the layout ${where} is ${JSON.stringify(layout)}`);
  const type = cursor.text(1, `the type ${where}`);
  if (type !== 'f' && type !== 'h') refuse(`the type ${where} is ${JSON.stringify(type)}, wanted "f" or "h"`);
  const start = cursor.offset(`the offset ${where}`);
  const count = dims.reduce((product, side) => product * side, 1);
  const values = cursor.floats(start, count, { type, where });
  if (!values.every(Number.isFinite)) refuse(`a value ${where} is not finite`);
  return { dims, layout, values };
}

function refuse(problem: string): never {
  throw new AppError('engine_failed', `The weights are not a TZA archive that can be read: ${problem}`);
}

/** Reads on from a position, and never past the end. */
class Cursor {
  position = 0;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  uint(sizeBytes: 1 | 2 | 4, what: string): number {
    const at = this.#take(sizeBytes, what);
    if (sizeBytes === 1) return this.#view.getUint8(at);
    return sizeBytes === 2 ? this.#view.getUint16(at, true) : this.#view.getUint32(at, true);
  }

  /** A u64 that must lie inside of the file. */
  offset(what: string): number {
    const value = this.#view.getBigUint64(this.#take(8, what), true);
    if (value > BigInt(this.#view.byteLength)) refuse(`${what} is ${value}, past the end of the file at ${this.#view.byteLength}`);
    return Number(value);
  }

  /** Printable ASCII. */
  text(length: number, what: string): string {
    const at = this.#take(length, what);
    const codes = Array.from({ length }, (_, i) => this.#view.getUint8(at + i));
    if (codes.length === 0 || codes.some((code) => code < 0x21 || code > 0x7e)) refuse(`${what} is empty or not plain text`);
    return String.fromCharCode(...codes);
  }

  floats(start: number, count: number, { type, where }: { type: 'f' | 'h'; where: string }): Float32Array {
    const size = count * bytesOf[type];
    const left = this.#view.byteLength - start;
    if (size > left) refuse(`the values ${where} take ${size} bytes from ${start} on, the file has ${left} there`);
    const values = new Float32Array(count);
    for (let i = 0; i < count; i++)
      values[i] = type === 'f' ? this.#view.getFloat32(start + 4 * i, true) : halfToNumber(this.#view.getUint16(start + 2 * i, true));
    return values;
  }

  #take(size: number, what: string): number {
    const at = this.position;
    if (at + size > this.#view.byteLength) refuse(`the file ends at ${this.#view.byteLength}, inside of ${what}`);
    this.position += size;
    return at;
  }
}

/** IEEE 754 binary16 -> number. */
function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
