import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRng } from '../../shared/rng.ts';
import { createFft, transformSquareTransposed } from './fft.ts';

const randomNumbers = (count: number, seed: number): Float64Array => {
  const rng = createRng(seed);
  return Float64Array.from({ length: count }, () => rng.range(-1, 1));
};

function slowTransform(re: Float64Array, im: Float64Array, k: number): [re: number, im: number] {
  let real = 0;
  let imaginary = 0;
  for (let n = 0; n < re.length; n++) {
    const angle = (-2 * Math.PI * k * n) / re.length;
    real += re[n]! * Math.cos(angle) - im[n]! * Math.sin(angle);
    imaginary += re[n]! * Math.sin(angle) + im[n]! * Math.cos(angle);
  }
  return [real, imaginary];
}

function assertNear(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) < 1e-10, `expected ${expected}, got ${actual}`);
}

describe('createFft', () => {
  it('gives what the definition of the discrete Fourier transform gives', () => {
    for (const size of [2, 4, 32]) {
      const re = randomNumbers(size, 1);
      const im = randomNumbers(size, 2);
      const expected = Array.from({ length: size }, (_, k) => slowTransform(re, im, k));
      createFft(size).transform(re, im);
      for (const [k, [real, imaginary]] of expected.entries()) {
        assertNear(re[k]!, real);
        assertNear(im[k]!, imaginary);
      }
    }
  });

  it('gives the numbers back, times the size, when run forth and back', () => {
    const re = randomNumbers(64, 3);
    const im = randomNumbers(64, 4);
    const [firstRe, firstIm] = [re.slice(), im.slice()];
    const fft = createFft(64);
    fft.transform(re, im);
    fft.transform(im, re);
    for (let n = 0; n < 64; n++) {
      assertNear(re[n]! / 64, firstRe[n]!);
      assertNear(im[n]! / 64, firstIm[n]!);
    }
  });

  it('leaves the numbers before and after its part of the array alone', () => {
    const re = randomNumbers(24, 5);
    const before = re.slice();
    createFft(8).transform(re, new Float64Array(24), 8);
    assert.deepEqual(re.subarray(0, 8), before.subarray(0, 8));
    assert.deepEqual(re.subarray(16), before.subarray(16));
    assert.notDeepEqual(re.subarray(8, 16), before.subarray(8, 16));
  });

  it('refuses a size that is no power of two', () => {
    assert.throws(() => createFft(12), /power of two of at least 2, got 12/);
  });

  it('finds a plane wave at its frequency, transposed', () => {
    const size = 16;
    const re = Float64Array.from({ length: size * size }, (_, at) =>
      Math.cos((2 * Math.PI * (3 * (at % size) + 5 * Math.floor(at / size))) / size),
    );
    const im = new Float64Array(size * size);
    transformSquareTransposed(createFft(size), re, im);
    assertNear(re[3 * size + 5]!, (size * size) / 2);
    assertNear(re[5 * size + 3]!, 0);
  });
});
