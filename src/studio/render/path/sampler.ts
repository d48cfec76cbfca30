/**
 * Low-discrepancy samples that need no state: the first two dimensions of Sobol's sequence, shuffled and Owen-scrambled anew for each
 * pixel and each pair of dimensions, so that every prefix of a pixel's samples is well spread.
 *
 * source   Burley, "Practical hash-based Owen scrambling" (JCGT 2020); Laine-Karras hash with Vegdahl's constants (2021)
 */
import type { F32, I32 } from '../../../kernel/index.ts';
import type { FieldTools } from '../field/index.ts';

const butterflies = [
  [0xaaaaaaaa | 0, 1],
  [0xcccccccc | 0, 2],
  [0xf0f0f0f0 | 0, 4],
  [0xff00ff00 | 0, 8],
] as const;

export function samplerOf({ o, n }: FieldTools) {
  const { intAnd, intOr, intXor, intAdd, intMul, shiftLeft, shiftRightUnsigned } = o;

  function reverse(x: I32): I32 {
    let bits = x;
    for (const [mask, shift] of butterflies) {
      bits = intOr(shiftRightUnsigned(intAnd(bits, mask), shift), intAnd(shiftLeft(bits, shift), mask));
    }
    return intOr(shiftRightUnsigned(bits, 16), shiftLeft(bits, 16));
  }

  /** Owen scrambling of the reversed bits of x. */
  function scramble(x: I32, seed: I32): I32 {
    let bits = intXor(x, intMul(x, 0x3d20adea));
    bits = intAdd(bits, seed);
    bits = intMul(bits, intOr(shiftRightUnsigned(seed, 16), 1));
    bits = intXor(bits, intMul(bits, 0x05526c56));
    return intXor(bits, intMul(bits, 0x53a22864));
  }

  /** The second dimension's matrix, Pascal's triangle modulo 2, on reversed bits. */
  function secondDimension(index: I32): I32 {
    let bits = index;
    for (const [mask, shift] of butterflies) bits = intXor(bits, shiftRightUnsigned(intAnd(bits, mask), shift));
    return intXor(bits, shiftRightUnsigned(bits, 16));
  }

  /**
   * Two numbers in [0, 1).
   * reversedSample   the sample's number within its pixel, its bits reversed
   * dimension        pairs of one sample must not share a number
   */
  function draw2(seed: I32, reversedSample: I32, dimension: I32): readonly [F32, F32] {
    const base = n.hash3(seed, dimension, 0);
    const index = reverse(scramble(reversedSample, base));
    const second = intMul(intXor(base, 0x68bc21eb), 0x2c1b3c6d);
    const third = intMul(intXor(second, shiftRightUnsigned(second, 15)), 0x297a2d39);
    return [n.unit(reverse(scramble(index, second))), n.unit(reverse(scramble(secondDimension(index), third)))];
  }

  return { reverse, draw2 };
}
