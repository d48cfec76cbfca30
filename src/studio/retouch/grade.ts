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
}

/** In place; three channels. The grain also breaks up banding. */
export function grade({ width, height, data }: RasterImage, { seed, vignette, grain }: GradeOptions): void {
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length); // rounds and clamps
  const noise = grainTile(seed, grain);
  const corner = (width / 2) ** 2 + (height / 2) ** 2;
  for (let y = 0, i = 0; y < height; y++) {
    const dy = (y + 0.5 - height / 2) ** 2;
    for (let x = 0; x < width; x++) {
      const r2 = ((x + 0.5 - width / 2) ** 2 + dy) / corner;
      const gain = 1 - vignette * r2 * r2 * 0.6 - vignette * r2 * 0.4;
      const n = noise[(y & 255) * 256 + ((x + 37 * (y >> 8)) & 255)]!;
      for (let c = 0; c < 3; c++, i++) pixels[i] = toSrgb255(linearOfByte[data[i]!]! * gain) + n;
    }
  }
}

/** [256, 256], three uniform draws a value: near enough to a bell. */
function grainTile(seed: number, deviation: number): Float32Array {
  const rng = createRng(seed).fork('grain');
  return Float32Array.from({ length: 65536 }, () => (rng.float() + rng.float() + rng.float() - 1.5) * 2 * deviation);
}
