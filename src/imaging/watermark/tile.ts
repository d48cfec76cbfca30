/** One period of the mark's pattern, as numbers on a square grid. Knows nothing of pictures. */
import { createFft, transformSquareTransposed } from './fft.ts';
import type { Harmonics } from './key.ts';

/** Samples along a side: 4.3 to the shortest wave, enough for cubic interpolation. */
export const tileSize = 256;

/**
 * Sum over the harmonics of radius^-0.8 * cos(2 pi (x u + y v) + phase), scaled to mean 0 and variance 1.
 * returns   float64 [tileSize * tileSize], rows from the top; periodic both ways
 */
export function createTile(harmonics: Harmonics): Float64Array {
  const re = new Float64Array(tileSize * tileSize);
  const im = new Float64Array(tileSize * tileSize);
  let power = 0;
  for (let k = 0; k < harmonics.count; k++) {
    const x = harmonics.x[k]!;
    const y = harmonics.y[k]!;
    const amplitude = harmonicAmplitude(Math.hypot(x, y));
    // The grid is filled transposed, since the transform below transposes.
    const at = (x & (tileSize - 1)) * tileSize + (y & (tileSize - 1));
    re[at] = amplitude * harmonics.cos[k]!;
    im[at] = amplitude * harmonics.sin[k]!;
    power += (amplitude * amplitude) / 2;
  }
  transformSquareTransposed(createFft(tileSize), im, re);
  const scale = 1 / Math.sqrt(power);
  return re.map((value) => value * scale);
}

/** Relative amplitude of a harmonic. Tilted towards long waves, which JPEG and scaling keep; more tilt would show as blotches. */
const harmonicAmplitude = (radius: number): number => radius ** -0.8;
