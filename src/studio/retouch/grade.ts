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
  for (let y = top; y < bottom; y++) {
    const row = pixels.subarray(3 * y * width, 3 * (y + 1) * width);
    const down = (y + 0.5 - height / 2) ** 2 / corner;
    gradeRow(row, { across, down, vignette, grain: noise.subarray((y & 255) * 256, ((y & 255) + 1) * 256), shift: 37 * (y >> 8) });
  }
}

interface RowGrade {
  /** Squared distance from the middle, of each column and of the row. */
  readonly across: Float64Array;
  readonly down: number;
  readonly vignette: number;
  /** 256 values, begun with at `shift`. */
  readonly grain: Float32Array;
  readonly shift: number;
}

/** A function of its own for the compiler, which is slow to see what is worth its while in loops within loops. */
function gradeRow(pixels: Uint8ClampedArray, { across, down, vignette, grain, shift }: RowGrade): void {
  for (let x = 0, i = 0; i < pixels.length; x++, i += 3) {
    const r2 = across[x]! + down;
    const gain = 1 - vignette * r2 * (r2 * 0.6 + 0.4);
    const n = grain[(x + shift) & 255]!;
    pixels[i] = toSrgb255(linearOfByte[pixels[i]!]! * gain) + n;
    pixels[i + 1] = toSrgb255(linearOfByte[pixels[i + 1]!]! * gain) + n;
    pixels[i + 2] = toSrgb255(linearOfByte[pixels[i + 2]!]! * gain) + n;
  }
}

/** [256, 256], three uniform draws a value: near enough to a bell. */
function grainTile(seed: number, deviation: number): Float32Array {
  const rng = createRng(seed).fork('grain');
  return Float32Array.from({ length: 65536 }, () => (rng.float() + rng.float() + rng.float() - 1.5) * 2 * deviation);
}
