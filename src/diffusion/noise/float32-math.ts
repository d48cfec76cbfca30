/**
 * Logarithm, sine and cosine in float32 arithmetic, step by step as PyTorch's CPU kernels for x86-64 have them, so that results are equal
 * to the bit on every machine: only +, *, rounding and a fused multiply-add are used, which IEEE 754 defines exactly. (JavaScript leaves
 * Math.log and its like to the engine.)
 *
 * source   PyTorch 2.13, aten/src/ATen/native/cpu/avx_mathfun.h (log256_ps, sincos256_ps, after Cephes' logf, sinf, cosf), as GCC compiles
 *          it for AVX2: sums of products become fused multiply-adds. Which product is the fused one was settled by comparing 65536 values.
 */

export interface Float32Math {
  /** a * b + c with one rounding, for float32 arguments whose result is not subnormal. */
  fusedMultiplyAdd(a: number, b: number, c: number): number;
  /** Natural logarithm. x: a normal positive float32. */
  log(x: number): number;
  /** x: a float32 from 0 to 8192. */
  sinCos(x: number): readonly [sin: number, cos: number];
}

const { fround, trunc } = Math;
const floats = (...values: number[]): readonly number[] => values.map(fround);

const sqrtHalf = fround(Math.SQRT1_2);
const logTerms = floats(
  7.0376836292e-2,
  -1.151461031e-1,
  1.167699874e-1,
  -1.2420140846e-1,
  1.4249322787e-1,
  -1.6668057665e-1,
  2.0000714765e-1,
  -2.4999993993e-1,
  3.3333331174e-1,
);
/** ln 2 in two parts; the first has few bits, so that products with it are exact. */
const [ln2Rest, ln2] = floats(-2.1219444e-4, 0.693359375) as [number, number];
const fourOverPi = fround(4 / Math.PI);
/** -pi/4 in three parts. */
const minusQuarterPi = floats(-0.78515625, -2.4187564849853516e-4, -3.774894977445941e-8);
const cosTerms = floats(2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2);
const sinTerms = floats(-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1);

/** One set of scratch memory; make one and keep it. */
export function createFloat32Math(): Float32Math {
  const double = new Float64Array(1);
  const doubleWords = new Uint32Array(double.buffer);
  const single = new Float32Array(1);
  const singleWord = new Int32Array(single.buffer);
  const low = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 0 : 1;

  /**
   * The product is exact in float64, and so is sum + rest. Rounding the sum to float32 goes wrong only where it lies halfway between two
   * of them and the rest says which way: then the sum is moved by one bit.
   */
  function fusedMultiplyAdd(a: number, b: number, c: number): number {
    const product = a * b;
    const sum = product + c;
    const part = sum - product;
    const rest = product - (sum - part) + (c - part);
    if (rest === 0) return fround(sum);
    double[0] = sum;
    const isHalfway = (doubleWords[low]! & 0x1fffffff) === 0x10000000;
    if (isHalfway) doubleWords[low]! += rest > 0 === sum > 0 ? 1 : -1;
    return fround(double[0]);
  }

  const polynomial = (terms: readonly number[], x: number): number => {
    let sum = terms[0]!;
    for (let i = 1; i < terms.length; i++) sum = fusedMultiplyAdd(sum, x, terms[i]!);
    return sum;
  };

  function log(value: number): number {
    single[0] = value;
    let exponent = (singleWord[0]! >>> 23) - 126;
    singleWord[0] = (singleWord[0]! & 0x7fffff) | 0x3f000000;
    let x = single[0]; // in [0.5, 1)
    if (x < sqrtHalf) {
      exponent -= 1;
      x = fround(fround(x - 1) + x);
    } else x = fround(x - 1);
    const square = fround(x * x);
    let y = fround(polynomial(logTerms, x) * x);
    y = fusedMultiplyAdd(y, square, fround(exponent * ln2Rest));
    y = fusedMultiplyAdd(-square, 0.5, y);
    return fusedMultiplyAdd(exponent, ln2, fround(x + y));
  }

  function sinCos(value: number): readonly [number, number] {
    const octant = (trunc(fround(value * fourOverPi)) + 1) & ~1;
    const x = minusQuarterPi.reduce((rest, part) => fusedMultiplyAdd(octant, part, rest), value); // in [-pi/4, pi/4]
    const square = fround(x * x);
    let cos = fround(polynomial(cosTerms, square) * square);
    cos = fround(fusedMultiplyAdd(cos, square, -fround(square * 0.5)) + 1);
    let sin = fround(polynomial(sinTerms, square) * square);
    sin = fusedMultiplyAdd(sin, x, x);
    const isSwapped = (octant & 2) !== 0;
    const sinSign = (octant & 4) === 0 ? 1 : -1;
    const cosSign = ((octant - 2) & 4) === 0 ? -1 : 1;
    return isSwapped ? [sinSign * cos, cosSign * sin] : [sinSign * sin, cosSign * cos];
  }

  return { fusedMultiplyAdd, log, sinCos };
}
