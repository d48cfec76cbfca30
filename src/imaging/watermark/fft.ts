/**
 * Radix-2 fast Fourier transform of complex numbers kept as two Float64Arrays (real parts, imaginary parts).
 * Knows nothing of images. source   Cooley and Tukey (1965), decimation in time with bit reversal.
 */
import assert from 'node:assert/strict';

export interface Fft {
  readonly size: number;
  /**
   * X[k] = sum over n of x[n] exp(-2 pi i k n / size), in place, on the `size` numbers that start at `offset`.
   * For the inverse without its 1/size swap the two arrays: transform(im, re).
   */
  transform(re: Float64Array, im: Float64Array, offset?: number): void;
}

function bitReversal(size: number): Uint32Array {
  const reversed = new Uint32Array(size);
  for (let i = 1; i < size; i++) reversed[i] = (reversed[i >> 1]! >> 1) | (i & 1 ? size >> 1 : 0);
  return reversed;
}

/** size: a power of two, at least 2. */
export function createFft(size: number): Fft {
  assert(size >= 2 && (size & (size - 1)) === 0, `an FFT size must be a power of two of at least 2, got ${size}`);
  const half = size >> 1;
  const cos = Float64Array.from({ length: half }, (_, k) => Math.cos((2 * Math.PI * k) / size));
  const sin = Float64Array.from({ length: half }, (_, k) => -Math.sin((2 * Math.PI * k) / size));
  const reversed = bitReversal(size);

  function reorder(re: Float64Array, im: Float64Array, offset: number): void {
    for (let i = 0; i < size; i++) {
      const j = reversed[i]!;
      if (j <= i) continue;
      const a = offset + i;
      const b = offset + j;
      const real = re[a]!;
      const imaginary = im[a]!;
      re[a] = re[b]!;
      im[a] = im[b]!;
      re[b] = real;
      im[b] = imaginary;
    }
  }

  function transform(re: Float64Array, im: Float64Array, offset = 0): void {
    reorder(re, im, offset);
    for (let span = 1; span < size; span <<= 1) {
      const stride = half / span;
      for (let k = 0; k < span; k++) {
        const wr = cos[k * stride]!;
        const wi = sin[k * stride]!;
        for (let a = offset + k; a < offset + size; a += span << 1) {
          const b = a + span;
          const tr = re[b]! * wr - im[b]! * wi;
          const ti = re[b]! * wi + im[b]! * wr;
          re[b] = re[a]! - tr;
          im[b] = im[a]! - ti;
          re[a] = re[a]! + tr;
          im[a] = im[a]! + ti;
        }
      }
    }
  }
  return { size, transform };
}

/** In place, on a square of fft.size x fft.size. The result is transposed: what belongs at (row, column) is at (column, row). */
export function transformSquareTransposed(fft: Fft, re: Float64Array, im: Float64Array): void {
  const n = fft.size;
  for (let row = 0; row < n; row++) fft.transform(re, im, row * n);
  transposeSquare(re, n);
  transposeSquare(im, n);
  for (let row = 0; row < n; row++) fft.transform(re, im, row * n);
}

function transposeSquare(square: Float64Array, n: number): void {
  for (let y = 1; y < n; y++) {
    for (let x = 0; x < y; x++) {
      const value = square[y * n + x]!;
      square[y * n + x] = square[x * n + y]!;
      square[x * n + y] = value;
    }
  }
}
