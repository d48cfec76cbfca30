/**
 * The table of a kernel's pure operations and loads: what each takes and gives, how it folds, and how each back end writes it.
 * The rules are float32 and int32 arithmetic as WebAssembly defines it; the JavaScript forms give the same bits
 * (except for the payload of NaN). min and max are WebAssembly's pmin and pmax: min(a, b) = b < a ? b : a.
 */
import type { Kind } from './value.ts';

export interface OperationRule {
  readonly takes: readonly Kind[];
  readonly gives: Kind;
  /** The value for constant arguments, before rounding to the result's kind. Absent where it cannot be known. */
  readonly fold?: (...args: number[]) => number;
  /** JavaScript source for one lane; loads get their byte offset last. */
  readonly js: (...args: string[]) => string;
  /** Opcode after the 0xfd prefix for lanes, or plain opcode for uniforms; null where the emitter has a form of its own. */
  readonly wasm: number | null;
  /** False for loads and for `any`: their value depends on when they run. */
  readonly isPure?: false;
}

const F: Kind = 'f32';
const I: Kind = 'i32';
const M: Kind = 'mask';
const U: Kind = 'uniform';

const rounded = (symbol: string) => (a: string, b: string) => `fr(${a}${symbol}${b})`;
const wrapped = (symbol: string) => (a: string, b: string) => `(${a}${symbol}${b}|0)`;
const compared = (symbol: string) => (a: string, b: string) => `(${a}${symbol}${b})`;
const floatBits = new Float32Array(1);
const intBits = new Int32Array(floatBits.buffer);

/** Saturating truncation, as i32x4.trunc_sat_f32x4_s. */
export function truncate(x: number): number {
  if (Number.isNaN(x)) return 0;
  return x >= 2147483648 ? 2147483647 : x <= -2147483648 ? -2147483648 : Math.trunc(x);
}

function bitsOf(x: number): number {
  floatBits[0] = x;
  return intBits[0]!;
}

function floatOf(x: number): number {
  intBits[0] = x;
  return floatBits[0]!;
}

export const operations = {
  add: { takes: [F, F], gives: F, fold: (a, b) => a! + b!, js: rounded('+'), wasm: 0xe4 },
  sub: { takes: [F, F], gives: F, fold: (a, b) => a! - b!, js: rounded('-'), wasm: 0xe5 },
  mul: { takes: [F, F], gives: F, fold: (a, b) => a! * b!, js: rounded('*'), wasm: 0xe6 },
  div: { takes: [F, F], gives: F, fold: (a, b) => a! / b!, js: rounded('/'), wasm: 0xe7 },
  // Written out: Math.min and Math.max treat -0 and NaN otherwise.
  // biome-ignore lint/complexity/useMathMinMax: see above
  min: { takes: [F, F], gives: F, fold: (a, b) => (b! < a! ? b! : a!), js: (a, b) => `(${b}<${a}?${b}:${a})`, wasm: 0xea },
  // biome-ignore lint/complexity/useMathMinMax: see above
  max: { takes: [F, F], gives: F, fold: (a, b) => (a! < b! ? b! : a!), js: (a, b) => `(${a}<${b}?${b}:${a})`, wasm: 0xeb },
  abs: { takes: [F], gives: F, fold: (a) => Math.abs(a!), js: (a) => `abs(${a})`, wasm: 0xe0 },
  neg: { takes: [F], gives: F, fold: (a) => -a!, js: (a) => `(-${a})`, wasm: 0xe1 },
  sqrt: { takes: [F], gives: F, fold: (a) => Math.sqrt(a!), js: (a) => `fr(sqrt(${a}))`, wasm: 0xe3 },
  floor: { takes: [F], gives: F, fold: (a) => Math.floor(a!), js: (a) => `floor(${a})`, wasm: 0x68 },

  lt: { takes: [F, F], gives: M, fold: (a, b) => Number(a! < b!), js: compared('<'), wasm: 0x43 },
  gt: { takes: [F, F], gives: M, fold: (a, b) => Number(a! > b!), js: compared('>'), wasm: 0x44 },
  le: { takes: [F, F], gives: M, fold: (a, b) => Number(a! <= b!), js: compared('<='), wasm: 0x45 },
  ge: { takes: [F, F], gives: M, fold: (a, b) => Number(a! >= b!), js: compared('>='), wasm: 0x46 },
  intEq: { takes: [I, I], gives: M, fold: (a, b) => Number(a === b), js: compared('==='), wasm: 0x37 },
  intLt: { takes: [I, I], gives: M, fold: (a, b) => Number(a! < b!), js: compared('<'), wasm: 0x39 },
  and: { takes: [M, M], gives: M, fold: (a, b) => a! & b!, js: compared('&&'), wasm: 0x4e },
  or: { takes: [M, M], gives: M, fold: (a, b) => a! | b!, js: compared('||'), wasm: 0x50 },
  xor: { takes: [M, M], gives: M, fold: (a, b) => a! ^ b!, js: compared('!=='), wasm: 0x51 },
  not: { takes: [M], gives: M, fold: (a) => 1 - a!, js: (a) => `!${a}`, wasm: 0x4d },
  any: { takes: [M], gives: U, js: (a) => `(${a}?1:0)`, wasm: null, isPure: false },
  select: { takes: [M, F, F], gives: F, fold: (m, a, b) => (m ? a! : b!), js: (m, a, b) => `(${m}?${a}:${b})`, wasm: null },
  intSelect: { takes: [M, I, I], gives: I, fold: (m, a, b) => (m ? a! : b!), js: (m, a, b) => `(${m}?${a}:${b})`, wasm: null },

  intAdd: { takes: [I, I], gives: I, fold: (a, b) => a! + b!, js: wrapped('+'), wasm: 0xae },
  intSub: { takes: [I, I], gives: I, fold: (a, b) => a! - b!, js: wrapped('-'), wasm: 0xb1 },
  intMul: { takes: [I, I], gives: I, fold: (a, b) => Math.imul(a!, b!), js: (a, b) => `imul(${a},${b})`, wasm: 0xb5 },
  intMin: { takes: [I, I], gives: I, fold: (a, b) => Math.min(a!, b!), js: (a, b) => `(${b}<${a}?${b}:${a})`, wasm: 0xb6 },
  intMax: { takes: [I, I], gives: I, fold: (a, b) => Math.max(a!, b!), js: (a, b) => `(${a}<${b}?${b}:${a})`, wasm: 0xb8 },
  intAnd: { takes: [I, I], gives: I, fold: (a, b) => a! & b!, js: compared('&'), wasm: 0x4e },
  intOr: { takes: [I, I], gives: I, fold: (a, b) => a! | b!, js: compared('|'), wasm: 0x50 },
  intXor: { takes: [I, I], gives: I, fold: (a, b) => a! ^ b!, js: compared('^'), wasm: 0x51 },
  shiftLeft: { takes: [I, U], gives: I, fold: (a, b) => a! << b!, js: compared('<<'), wasm: 0xab },
  shiftRight: { takes: [I, U], gives: I, fold: (a, b) => a! >> b!, js: compared('>>'), wasm: 0xac },
  shiftRightUnsigned: { takes: [I, U], gives: I, fold: (a, b) => (a! >>> b!) | 0, js: (a, b) => `(${a}>>>${b}|0)`, wasm: 0xad },

  truncate: { takes: [F], gives: I, fold: (a) => truncate(a!), js: (a) => `trunc(${a})`, wasm: 0xf8 },
  toFloat: { takes: [I], gives: F, fold: (a) => a!, js: (a) => `fr(${a})`, wasm: 0xfa },
  bits: { takes: [F], gives: I, fold: (a) => bitsOf(a!), js: (a) => `bits(${a})`, wasm: null },
  floatOfBits: { takes: [I], gives: F, fold: (a) => floatOf(a!), js: (a) => `floatOfBits(${a})`, wasm: null },
  splat: { takes: [U], gives: I, fold: (a) => a!, js: (a) => a, wasm: 0x11 },
  laneIndex: { takes: [U], gives: I, js: (a) => a, wasm: null },

  uniformAdd: { takes: [U, U], gives: U, fold: (a, b) => a! + b!, js: wrapped('+'), wasm: 0x6a },
  uniformSub: { takes: [U, U], gives: U, fold: (a, b) => a! - b!, js: wrapped('-'), wasm: 0x6b },
  uniformMul: { takes: [U, U], gives: U, fold: (a, b) => Math.imul(a!, b!), js: (a, b) => `imul(${a},${b})`, wasm: 0x6c },
  uniformAnd: { takes: [U, U], gives: U, fold: (a, b) => a! & b!, js: compared('&'), wasm: 0x71 },
  uniformOr: { takes: [U, U], gives: U, fold: (a, b) => a! | b!, js: compared('|'), wasm: 0x72 },
  uniformShiftLeft: { takes: [U, U], gives: U, fold: (a, b) => a! << b!, js: compared('<<'), wasm: 0x74 },
  uniformShiftRight: { takes: [U, U], gives: U, fold: (a, b) => a! >> b!, js: compared('>>'), wasm: 0x75 },
  uniformLt: { takes: [U, U], gives: U, fold: (a, b) => Number(a! < b!), js: (a, b) => `(${a}<${b}?1:0)`, wasm: 0x48 },

  load: { takes: [U], gives: F, js: (a, offset) => `F32[(${a}+${offset})>>2]`, wasm: 0x00, isPure: false },
  intLoad: { takes: [U], gives: I, js: (a, offset) => `I32[(${a}+${offset})>>2]`, wasm: 0x00, isPure: false },
  uniformLoad: { takes: [U], gives: U, js: (a, offset) => `I32[(${a}+${offset})>>2]`, wasm: 0x28, isPure: false },
  splatLoad: { takes: [U], gives: F, js: (a, offset) => `F32[(${a}+${offset})>>2]`, wasm: 0x09, isPure: false },
  gather: { takes: [U, I], gives: F, js: (a, i) => `F32[(${a}>>2)+${i}]`, wasm: null, isPure: false },
  intGather: { takes: [U, I], gives: I, js: (a, i) => `I32[(${a}>>2)+${i}]`, wasm: null, isPure: false },
} as const satisfies Record<string, OperationRule>;

export type OperationName = keyof typeof operations;

export const ruleOf = (name: OperationName): OperationRule => operations[name];
