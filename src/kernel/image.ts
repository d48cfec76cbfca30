/** Sampling of float images that lie in the kernel's memory: row-major words, `channels` interleaved. */
import type { FloatLike, UniformLike } from './builder.ts';
import type { Operators } from './operators.ts';
import type { F32, I32 } from './value.ts';

export interface KernelImage {
  /** Byte address of the first word. */
  readonly address: UniformLike;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  /** How a column outside is met; rows are always clamped. */
  readonly columns: 'clamp' | 'repeat';
}

export function imageOf(o: Operators) {
  const { sub, mul, mix, floor, truncate, intAdd, intMul, intMin, intMax } = o;

  function columnOf(image: KernelImage, x: I32): I32 {
    if (image.columns === 'clamp') return intMax(intMin(x, image.width - 1), 0);
    const scaled = mul(o.toFloat(x), 1 / image.width);
    return intMax(intMin(intAdd(x, intMul(truncate(floor(scaled)), -image.width)), image.width - 1), 0);
  }

  /**
   * Bilinear sample at (u, v), both over [0, 1] with v from the top; texel centres lie at half integers.
   * Returns one value a channel. u may be any finite float when columns repeat.
   */
  function sampleBilinear(image: KernelImage, u: FloatLike, v: FloatLike): F32[] {
    const x = sub(mul(u, image.width), 0.5);
    const y = sub(mul(v, image.height), 0.5);
    const [x0, y0] = [floor(x), floor(y)];
    const [fx, fy] = [sub(x, x0), sub(y, y0)];
    const columns = [columnOf(image, truncate(x0)), columnOf(image, intAdd(truncate(x0), 1))] as const;
    const rows = [0, 1].map((step) => intMax(intMin(intAdd(truncate(y0), step), image.height - 1), 0));
    const texel = (row: I32, column: I32, channel: number): F32 =>
      o.gather(image.address, intAdd(intMul(intAdd(intMul(row, image.width), column), image.channels), channel));
    return Array.from({ length: image.channels }, (_, channel) => {
      const [top, bottom] = rows.map((row) => mix(texel(row, columns[0], channel), texel(row, columns[1], channel), fx));
      return mix(top!, bottom!, fy);
    });
  }

  return { sampleBilinear };
}
