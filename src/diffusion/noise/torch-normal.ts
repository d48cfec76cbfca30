/**
 * The normal variates of torch.randn on the CPU, for a torch.Generator with a seed: diffusers draws its latents with it.
 *
 * source   PyTorch 2.13: aten/src/ATen/native/cpu/DistributionTemplates.h (`normal_kernel`, `normal_fill_AVX2`), ATen/core/
 *          DistributionsHelper.h; compared with PyTorch's own x86-64 builds. Other processors take another path there and may differ in
 *          the last bits.
 *
 * Easy to get wrong
 * - From 16 numbers on: blocks of 16, of which number k (0 to 7) is radius * cos and number k + 8 is radius * sin of one pair.
 * - Where 16 does not divide the count, the last 16 numbers are drawn anew, over what is there already.
 * - Below 16: in float64, two numbers a pair, and the second of the last pair waits in the generator for a later draw.
 * - In bfloat16 the numbers are those of float32, rounded at the end, but the last 16 are drawn anew from another place of the stream.
 */
import { roundToBfloat16 } from './bfloat16.ts';
import { createFloat32Math } from './float32-math.ts';
import { createMt19937 } from './mt19937.ts';

export type NoisePrecision = 'float32' | 'bfloat16';

export interface NormalGenerator {
  /** `count` numbers with mean 0 and variance 1, as float32; with bfloat16, rounded to its values. A second call goes on in the stream. */
  normal(count: number, precision?: NoisePrecision): Float32Array;
}

const block = 16;
const { fround, sqrt } = Math;
const twoPi = fround(2 * Math.PI);

/** seed: any integer; PyTorch reads the lowest 32 bits. */
export function createTorchGenerator(seed: number | bigint): NormalGenerator {
  const uint32 = createMt19937(seed);
  const { log, sinCos } = createFloat32Math();
  /** The second number of a pair in float64, until it is asked for. */
  let waiting: number | null = null;

  const uniform = (): number => (uint32() & 0xffffff) / 2 ** 24;
  const uniformDouble = (): number => {
    const high = uint32();
    return ((high & 0x1fffff) * 2 ** 32 + uint32()) / 2 ** 53;
  };

  function single(): number {
    if (waiting !== null) {
      const value = waiting;
      waiting = null;
      return value;
    }
    const theta = 2 * Math.PI * uniformDouble();
    const radius = sqrt(-2 * Math.log1p(-uniformDouble()));
    waiting = radius * Math.sin(theta);
    return radius * Math.cos(theta);
  }

  /** Box and Muller's transform of 16 uniform numbers, in place. */
  function transformBlock(values: Float32Array, start: number): void {
    for (let i = start; i < start + block / 2; i++) {
      const radius = fround(sqrt(fround(-2 * log(fround(1 - values[i]!)))));
      const [sin, cos] = sinCos(fround(twoPi * values[i + 8]!));
      // Plus 0: the reference adds the mean, which makes a 0 of -0.
      values[i] = radius * cos + 0;
      values[i + 8] = radius * sin + 0;
    }
  }

  const fillUniform = (values: Float32Array, start: number, end: number): void => {
    for (let i = start; i < end; i++) values[i] = uniform();
  };

  function fill(values: Float32Array, precision: NoisePrecision): void {
    const { length } = values;
    const whole = length - (length % block);
    // float32 draws for the rest of the last block too, though it draws again below; bfloat16 works block by block.
    fillUniform(values, 0, precision === 'float32' ? length : whole);
    for (let start = 0; start < whole; start += block) transformBlock(values, start);
    if (whole === length) return;
    fillUniform(values, length - block, length);
    transformBlock(values, length - block);
  }

  return {
    normal: (count, precision = 'float32') => {
      const values = new Float32Array(count);
      if (count >= block) fill(values, precision);
      else for (let i = 0; i < count; i++) values[i] = single();
      return precision === 'bfloat16' ? roundToBfloat16(values) : values;
    },
  };
}
