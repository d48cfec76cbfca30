/** The look shared by all parts of a collage: a soft contrast curve, vignette and film grain, so that they read as one exposure. */
import type { RasterImage } from '../../engine.ts';
import { createRng } from '../../shared/index.ts';
import { linearOfByte, toSrgb255 } from './light.ts';

export interface GradeOptions {
  readonly seed: number;
  /** Fall-off of light at the corners, share lost. */
  readonly vignette: number;
  /** Standard deviation of the grain in steps of 8 bits. */
  readonly grain: number;
  /** Only these are graded; default all. */
  readonly rows?: { readonly top: number; readonly bottom: number };
}

/** In place; three channels. The grain also breaks up banding. */
export function grade({ width, height, data }: RasterImage, { seed, vignette, grain, rows }: GradeOptions): void {
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length); // rounds and clamps
  const noise = grainTile(seed, grain);
  const corner = (width / 2) ** 2 + (height / 2) ** 2;
  const { top, bottom } = rows ?? { top: 0, bottom: height };
  const across = Float64Array.from({ length: width }, (_, x) => (x + 0.5 - width / 2) ** 2 / corner);
  for (let y = top, i = 3 * top * width; y < bottom; y++) {
    const down = (y + 0.5 - height / 2) ** 2 / corner;
    const grainRow = (y & 255) * 256;
    const shift = 37 * (y >> 8);
    for (let x = 0; x < width; x++, i += 3) {
      const r2 = across[x]! + down;
      const gain = 1 - vignette * r2 * (r2 * 0.6 + 0.4);
      const n = noise[grainRow + ((x + shift) & 255)]!;
      pixels[i] = toSrgb255(linearOfByte[data[i]!]! * gain) + n;
      pixels[i + 1] = toSrgb255(linearOfByte[data[i + 1]!]! * gain) + n;
      pixels[i + 2] = toSrgb255(linearOfByte[data[i + 2]!]! * gain) + n;
    }
  }
}

/** [256, 256], three uniform draws a value: near enough to a bell. */
function grainTile(seed: number, deviation: number): Float32Array {
  const rng = createRng(seed).fork('grain');
  return Float32Array.from({ length: 65536 }, () => (rng.float() + rng.float() + rng.float() - 1.5) * 2 * deviation);
}
