/**
 * Seedbed's own noise: the same numbers for a seed on every machine, processor and version of Node.
 *
 * The stream, bit for bit:
 * 1. Integers come from xoshiro128** seeded with the seed (shared/rng.ts), one after the other.
 * 2. A pair takes two integers a and b: u = ((a >>> 8) + 1) / 2^24, in (0, 1], and v = (b >>> 8) / 2^24, in [0, 1).
 * 3. In float32 arithmetic, with the functions of float32-math.ts: radius = sqrt(-2 * log(u)), theta = 2 pi * v (both rounded).
 * 4. The pair's numbers are radius * cos(theta), then radius * sin(theta), rounded to float32.
 * A draw of an odd count drops the last pair's second number.
 */
import { createRng } from '../../shared/rng.ts';
import { roundToBfloat16 } from './bfloat16.ts';
import { createFloat32Math } from './float32-math.ts';
import type { NormalGenerator } from './torch-normal.ts';

const { fround, sqrt } = Math;
const twoPi = fround(2 * Math.PI);

/** seed: any integer, taken modulo 2^64. */
export function createSeedbedGenerator(seed: number | bigint): NormalGenerator {
  const rng = createRng(seed);
  const { log, sinCos } = createFloat32Math();

  function fill(values: Float32Array): void {
    for (let i = 0; i < values.length; i += 2) {
      const u = ((rng.uint32() >>> 8) + 1) / 2 ** 24;
      const v = (rng.uint32() >>> 8) / 2 ** 24;
      const radius = fround(sqrt(fround(-2 * log(u))));
      const [sin, cos] = sinCos(fround(twoPi * v));
      values[i] = radius * cos + 0; // no -0
      if (i + 1 < values.length) values[i + 1] = radius * sin + 0;
    }
  }

  return {
    normal: (count, precision = 'float32') => {
      const values = new Float32Array(count);
      fill(values);
      return precision === 'bfloat16' ? roundToBfloat16(values) : values;
    },
  };
}
