/**
 * WebAssembly functions written by hand: instructions as nested lists of bytes, so that an expression reads from the outside in. For inner loops
 * over bytes and 16-bit numbers, which src/kernel does not speak.
 *
 * source   WebAssembly core specification 2.0, chapter 5, and the fixed-width SIMD instructions in it
 */
import { ByteWriter } from '../../../kernel/index.ts';

export type Code = number | readonly Code[];

export const i32 = 0x7f;
export const f32 = 0x7d;
export const v128 = 0x7b;
type Type = typeof i32 | typeof f32 | typeof v128;

const leb = (value: number): number[] => [...new ByteWriter().unsigned(value).bytes()];
const simd = (opcode: number): Code => [0xfd, leb(opcode)];
const op1 =
  (opcode: Code) =>
  (a: Code): Code => [a, opcode];
const op2 =
  (opcode: Code) =>
  (a: Code, b: Code): Code => [a, b, opcode];
const load =
  (opcode: Code) =>
  (address: Code, offset = 0): Code => [address, opcode, 0, leb(offset)];
const store =
  (opcode: Code) =>
  (address: Code, value: Code, offset = 0): Code => [address, value, opcode, 0, leb(offset)];

export const get = (local: number): Code => [0x20, leb(local)];
export const set = (local: number, value: Code): Code => [value, 0x21, leb(local)];
export const int = (value: number): Code => [0x41, [...new ByteWriter().signed(value).bytes()]];
export const add = op2(0x6a);
export const sub = op2(0x6b);
export const and = op2(0x71);
export const shiftLeft = op2(0x74);
export const shiftRight = op2(0x75);
export const isGreater = op2(0x4a);
export const isLess = op2(0x48);
export const increase = (local: number, by: Code): Code => set(local, add(get(local), by));
export const loadByte = load(0x2d);
export const storeByte = store(0x3a);
/** `then` when the condition is not 0. */
export const when = (condition: Code, then: Code): Code => [condition, 0x04, 0x40, then, 0x0b];
/** Goes on with `body` as long as the condition, looked at before each turn, is not 0. */
export const during = (condition: Code, body: Code): Code => [0x02, 0x40, 0x03, 0x40, condition, 0x45, 0x0d, 1, body, 0x0c, 0, 0x0b, 0x0b];
/** Zeros so many bytes. */
export const clear = (address: Code, bytes: Code): Code => [address, int(0), bytes, 0xfc, 0x0b, 0];
export const giveBack = (value: Code): Code => [value, 0x0f];

export const vector = {
  load: load(simd(0x00)),
  load32: load(simd(0x5c)),
  load64: load(simd(0x5d)),
  store: store(simd(0x0b)),
  bytes: (values: readonly number[]): Code => [simd(0x0c), values],
  and: op2(simd(0x4e)),
  or: op2(simd(0x50)),
  /** Of unsigned bytes, 0 where it would be less. */
  subtractBytes: op2(simd(0x73)),
  subtract16: op2(simd(0x91)),
  /** Products of 16-bit numbers, neighbours added. */
  dot16: op2(simd(0xba)),
  /** Products of the lower and the upper eight bytes. */
  multiplyLowBytes: op2(simd(0x9e)),
  multiplyHighBytes: op2(simd(0x9f)),
  /** Sums of neighbours. */
  addPairs16: op1(simd(0x7f)),
  add32: op2(simd(0xae)),
  widenLowBytes: op1(simd(0x89)),
  widenLow16: op1(simd(0xa9)),
  lane32: (a: Code, lane: number): Code => [a, simd(0x1b), lane],
  toFloats: op1(simd(0xfa)),
  toWholes: op1(simd(0xf9)),
  splatFloat: op1(simd(0x13)),
  floatLane: (a: Code, lane: number): Code => [a, simd(0x1f), lane],
  addFloats: op2(simd(0xe4)),
  subtractFloats: op2(simd(0xe5)),
  multiplyFloats: op2(simd(0xe6)),
  divideFloats: op2(simd(0xe7)),
};

export const float = (value: number): Code => [0x43, [...new Uint8Array(new Float32Array([value]).buffer)]];
export const isGreaterFloat = op2(0x5e);

export interface MachineFunction {
  readonly name: string;
  readonly parameters: readonly Type[];
  readonly locals: readonly Type[];
  /** Gives an i32. */
  readonly givesInt?: boolean;
  readonly body: Code;
}

/** The memory that a module works in is shared and grows to no more than this. */
export const mostPages = 32_768;

function write(out: ByteWriter, code: Code): void {
  if (typeof code === 'number') out.byte(code);
  else for (const part of code) write(out, part);
}

/** A module of these functions, all of them exported, that imports `fill.memory`. */
export function moduleOf(functions: readonly MachineFunction[]): Uint8Array<ArrayBuffer> {
  const types = new ByteWriter().unsigned(functions.length);
  const indices = new ByteWriter().unsigned(functions.length);
  const exported = new ByteWriter().unsigned(functions.length);
  const code = new ByteWriter().unsigned(functions.length);
  functions.forEach(({ name, parameters, givesInt, locals, body }, index) => {
    types
      .byte(0x60)
      .unsigned(parameters.length)
      .byte(...parameters);
    types.byte(...(givesInt ? [1, i32] : [0]));
    indices.unsigned(index);
    exported.name(name).byte(0).unsigned(index);
    const own = new ByteWriter().unsigned(locals.length);
    for (const type of locals) own.byte(1, type);
    write(own, body);
    own.byte(0x0b);
    code.unsigned(own.length).append(own.bytes());
  });
  const memory = new ByteWriter().unsigned(1).name('fill').name('memory').byte(2, 3).unsigned(1).unsigned(mostPages);
  const out = new ByteWriter().byte(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
  out.section(1, types).section(2, memory).section(3, indices).section(7, exported).section(10, code);
  return out.bytes().slice();
}
