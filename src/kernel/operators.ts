/** The operations as functions, with numbers lifted to constants: `const { add, mul } = operatorsOf(kernel)`. */
import type { FloatLike, IntLike, KernelBuilder, UniformLike } from './builder.ts';
import type { OperationName } from './operations.ts';
import type { F32, I32, Mask, Uniform, Value } from './value.ts';

type Binary<A, R> = (a: A, b: A) => R;

const isConstant = (value: FloatLike, x: number): boolean => (typeof value === 'number' ? value === x : value.constant === x);

/** Float arithmetic. x + 0, x - 0 and x * 1 give x itself. A division by a constant multiplies by its reciprocal, rounded to float32. */
function floatOperators(k: KernelBuilder) {
  const binary =
    (name: OperationName): Binary<FloatLike, F32> =>
    (a, b) =>
      k.operation<'f32'>(name, [a, b]);
  const unary =
    (name: OperationName) =>
    (a: FloatLike): F32 =>
      k.operation<'f32'>(name, [a]);
  const float = (a: FloatLike): F32 => k.lift(a, 'f32');
  const [plus, minus, times, over] = [binary('add'), binary('sub'), binary('mul'), binary('div')];
  const add: Binary<FloatLike, F32> = (a, b) => (isConstant(a, 0) ? float(b) : isConstant(b, 0) ? float(a) : plus(a, b));
  const mul: Binary<FloatLike, F32> = (a, b) => (isConstant(a, 1) ? float(b) : isConstant(b, 1) ? float(a) : times(a, b));
  const min = binary('min');
  const max = binary('max');
  return {
    float,
    add,
    sub: ((a, b) => (isConstant(b, 0) ? float(a) : minus(a, b))) as Binary<FloatLike, F32>,
    mul,
    div: ((a, b) => {
      const divisor = float(b).constant;
      return divisor === null ? over(a, b) : mul(a, Math.fround(1 / divisor));
    }) as Binary<FloatLike, F32>,
    min,
    max,
    abs: unary('abs'),
    neg: unary('neg'),
    sqrt: unary('sqrt'),
    floor: unary('floor'),
    clamp: (x: FloatLike, low: FloatLike, high: FloatLike): F32 => min(max(x, low), high),
    sum: (...terms: readonly FloatLike[]): F32 => float(terms.reduce((total, term) => add(total, term))),
    /** a + (b - a) * t */
    mix: (a: FloatLike, b: FloatLike, t: FloatLike): F32 => add(a, mul(minus(b, a), t)),
    /** a * b + c, rounded twice: never fused, so that every machine gives the same bits. */
    mulAdd: (a: FloatLike, b: FloatLike, c: FloatLike): F32 => add(mul(a, b), c),
    /** The polynomial with `coefficients[i]` on x^i, by Horner's rule. */
    polynomial: (coefficients: readonly number[], x: FloatLike): F32 =>
      float(coefficients.slice(0, -1).reduceRight<FloatLike>((sum, coefficient) => add(mul(sum, x), coefficient), coefficients.at(-1)!)),
  };
}

function maskOperators(k: KernelBuilder) {
  const compare =
    (name: OperationName): Binary<FloatLike, Mask> =>
    (a, b) =>
      k.operation<'mask'>(name, [a, b]);
  return {
    lt: compare('lt'),
    gt: compare('gt'),
    le: compare('le'),
    ge: compare('ge'),
    intEq: (a: IntLike, b: IntLike): Mask => k.operation<'mask'>('intEq', [a, b]),
    intLt: (a: IntLike, b: IntLike): Mask => k.operation<'mask'>('intLt', [a, b]),
    and: (a: Mask, b: Mask): Mask => k.operation<'mask'>('and', [a, b]),
    or: (a: Mask, b: Mask): Mask => k.operation<'mask'>('or', [a, b]),
    xor: (a: Mask, b: Mask): Mask => k.operation<'mask'>('xor', [a, b]),
    not: (a: Mask): Mask => k.operation<'mask'>('not', [a]),
    /** 1 when some active lane's mask is set, else 0. */
    any: (a: Mask): Uniform => k.operation<'uniform'>('any', [a]),
    mask: (isSet: boolean): Mask => k.lift(Number(isSet), 'mask'),
    select: (mask: Mask, a: FloatLike, b: FloatLike): F32 => k.operation<'f32'>('select', [mask, a, b]),
    intSelect: (mask: Mask, a: IntLike, b: IntLike): I32 => k.operation<'i32'>('intSelect', [mask, a, b]),
  };
}

function integerOperators(k: KernelBuilder) {
  const binary =
    (name: OperationName): Binary<IntLike, I32> =>
    (a, b) =>
      k.operation<'i32'>(name, [a, b]);
  const shift =
    (name: OperationName) =>
    (a: IntLike, bits: UniformLike): I32 =>
      k.operation<'i32'>(name, [a, bits]);
  const uniform =
    (name: OperationName): Binary<UniformLike, Uniform> =>
    (a, b) =>
      k.operation<'uniform'>(name, [a, b]);
  return {
    int: (a: IntLike): I32 => k.lift(a, 'i32'),
    intAdd: binary('intAdd'),
    intSub: binary('intSub'),
    intMul: binary('intMul'),
    intMin: binary('intMin'),
    intMax: binary('intMax'),
    intAnd: binary('intAnd'),
    intOr: binary('intOr'),
    intXor: binary('intXor'),
    shiftLeft: shift('shiftLeft'),
    shiftRight: shift('shiftRight'),
    shiftRightUnsigned: shift('shiftRightUnsigned'),
    /** Towards zero, saturating; NaN gives 0. */
    truncate: (a: FloatLike): I32 => k.operation<'i32'>('truncate', [a]),
    toFloat: (a: IntLike): F32 => k.operation<'f32'>('toFloat', [a]),
    bits: (a: FloatLike): I32 => k.operation<'i32'>('bits', [a]),
    floatOfBits: (a: IntLike): F32 => k.operation<'f32'>('floatOfBits', [a]),
    splat: (a: UniformLike): I32 => k.operation<'i32'>('splat', [a]),
    /** a + the lane's number: 0, 1, 2, 3 for four lanes. */
    laneIndex: (a: UniformLike): I32 => k.operation<'i32'>('laneIndex', [a]),
    uniform: (a: UniformLike): Uniform => k.lift(a, 'uniform'),
    uniformAdd: uniform('uniformAdd'),
    uniformSub: uniform('uniformSub'),
    uniformMul: uniform('uniformMul'),
    uniformAnd: uniform('uniformAnd'),
    uniformOr: uniform('uniformOr'),
    uniformShiftLeft: uniform('uniformShiftLeft'),
    uniformShiftRight: uniform('uniformShiftRight'),
    uniformLt: uniform('uniformLt'),
  };
}

function memoryOperators(k: KernelBuilder) {
  const load =
    <T extends Value>(name: OperationName) =>
    (address: UniformLike, offset = 0): T =>
      k.operation(name, [address], offset) as T;
  return {
    /** One float a lane from consecutive words. */
    load: load<F32>('load'),
    intLoad: load<I32>('intLoad'),
    /** One integer for all lanes. */
    uniformLoad: load<Uniform>('uniformLoad'),
    /** One float, the same in all lanes. */
    splatLoad: load<F32>('splatLoad'),
    /** Word `index` of the array at byte address `base`. All lanes read: an index must be valid even where the mask is off. */
    gather: (base: UniformLike, index: IntLike): F32 => k.operation<'f32'>('gather', [base, index]),
    intGather: (base: UniformLike, index: IntLike): I32 => k.operation<'i32'>('intGather', [base, index]),
  };
}

export type Operators = ReturnType<typeof operatorsOf>;

export function operatorsOf(k: KernelBuilder) {
  return { ...floatOperators(k), ...maskOperators(k), ...integerOperators(k), ...memoryOperators(k) };
}
