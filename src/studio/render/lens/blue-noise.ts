/**
 * A tile of blue noise for dithering, made from white noise by sharpening its spectrum: take away the low frequencies, make the
 * histogram flat again, repeat. Knows nothing of pictures.
 */
import { createRng } from '../../../shared/index.ts';

/** Pixels of a side, a power of two. */
export const tileSide = 64;
const rounds = 6;
const count = tileSide * tileSide;
/** A Gaussian of 1.1 pixels, half of it. */
const kernel = [0.3629, 0.2399, 0.0694, 0.0088];

function blurAlong(values: Float64Array, step: number): Float64Array {
  const out = new Float64Array(count);
  const at = (i: number, offset: number): number =>
    step === 1 ? (i & ~(tileSide - 1)) | ((i + offset) & (tileSide - 1)) : (i + offset * tileSide + count) & (count - 1);
  for (let i = 0; i < count; i++) {
    let sum = kernel[0]! * values[i]!;
    for (let k = 1; k < kernel.length; k++) sum += kernel[k]! * (values[at(i, k)]! + values[at(i, -k)]!);
    out[i] = sum;
  }
  return out;
}

function rank(values: Float64Array): Float64Array {
  const order = Uint16Array.from({ length: count }, (_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
  const out = new Float64Array(count);
  for (let i = 0; i < count; i++) out[order[i]!] = (i + 0.5) / count;
  return out;
}

/** Triangular values in (-1, 1), mean 0, each value of the distribution once; neighbours differ. About 15 ms. */
export function makeDitherTile(seed: number): Float32Array {
  const rng = createRng(seed).fork('dither');
  let values: Float64Array = Float64Array.from({ length: count }, () => rng.float());
  for (let round = 0; round < rounds; round++) {
    const low = blurAlong(blurAlong(values, 1), tileSide);
    values = rank(values.map((value, i) => value - low[i]!));
  }
  return Float32Array.from(values, (u) => (u < 0.5 ? Math.sqrt(2 * u) - 1 : 1 - Math.sqrt(2 - 2 * u)));
}
