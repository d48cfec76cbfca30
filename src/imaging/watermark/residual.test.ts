import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { boxMean, normalisedResidual } from './residual.ts';

describe('boxMean', () => {
  it('is the mean of the square around a pixel, cut at the borders', () => {
    const plane = { width: 3, height: 3, data: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9) };
    assert.deepEqual(Array.from(boxMean(plane, 1).data), [3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7]);
  });

  it('is the mean of everything when the square is larger than the plane', () => {
    const plane = { width: 2, height: 3, data: Float32Array.of(1, 2, 3, 4, 5, 6) };
    assert.deepEqual(Array.from(boxMean(plane, 9).data), [3.5, 3.5, 3.5, 3.5, 3.5, 3.5]);
  });
});

describe('normalisedResidual', () => {
  it('is zero on flat ground', () => {
    const plane = { width: 20, height: 20, data: new Float32Array(400).fill(77) };
    assert.ok(normalisedResidual(plane, 4).data.every((value) => Math.abs(value) < 1e-4));
  });

  it('brings weak and strong texture to nearly the same level', () => {
    const texture = (amplitude: number) => ({
      width: 32,
      height: 32,
      data: Float32Array.from({ length: 1024 }, (_, at) => 128 + (at % 8 < 4 ? amplitude : -amplitude)),
    });
    const middle = 16 * 32 + 16;
    const weak = Math.abs(normalisedResidual(texture(4), 4).data[middle]!);
    const strong = Math.abs(normalisedResidual(texture(60), 4).data[middle]!);
    assert.ok(weak > 0.8 * strong, `${weak} against ${strong}`);
  });

  it('sees a weak pattern on paper through the letters printed on it', () => {
    const size = 64;
    const isInk = (x: number, y: number): boolean => y % 8 < 3 && x % 5 < 2;
    const pattern = (x: number, y: number): number => Math.sign(Math.sin((2 * Math.PI * (x + 2 * y)) / 9));
    const data = Float32Array.from({ length: size * size }, (_, at) => {
      const [x, y] = [at % size, Math.floor(at / size)];
      return (isInk(x, y) ? 20 : 230) + pattern(x, y);
    });
    const residual = normalisedResidual({ width: size, height: size, data }, 8).data;
    const agreeing = residual.filter((value, at) => value * pattern(at % size, Math.floor(at / size)) > 0).length;
    assert.ok(agreeing > 0.95 * size * size, `${agreeing} of ${size * size}`);
  });

  it('keeps every number within two deviations', () => {
    const data = Float32Array.from({ length: 400 }, (_, at) => (at * 7919) % 256);
    data[210] = 255;
    assert.ok(normalisedResidual({ width: 20, height: 20, data }, 4).data.every((value) => Math.abs(value) <= 2));
  });
});
