import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRng } from '../../shared/rng.ts';
import { workingLuminance } from './luminance.ts';
import { paint, whiteNoise } from './test-pictures.ts';

const mean = (numbers: Iterable<number>): number => {
  const list = [...numbers];
  return list.reduce((sum, n) => sum + n, 0) / list.length;
};

describe('workingLuminance', () => {
  it('keeps the size of a picture that is small enough and weighs the colours as Rec. 601 does', () => {
    const plane = workingLuminance(
      paint({ width: 3, height: 2 }, (x) => [100 * x, 10, 20]),
      6,
    );
    assert.deepEqual([plane.width, plane.height], [3, 2]);
    assert.ok(Math.abs(plane.data[2]! - (0.299 * 200 + 5.87 + 2.28)) < 1e-4);
  });

  it('shrinks to the pixel limit in the same proportion and keeps the mean', () => {
    const noise = whiteNoise({ width: 331, height: 157 }, 40, createRng(1));
    const plane = workingLuminance(noise, 5000);
    assert.deepEqual([plane.width, plane.height], [103, 49]);
    assert.ok(Math.abs(mean(plane.data) - mean(noise.data)) < 1e-3);
  });

  it('averages whole areas: a ramp stays a ramp', () => {
    const plane = workingLuminance(
      paint({ width: 250, height: 10 }, (x) => [x, x, x]),
      1000,
    );
    const step = 250 / plane.width;
    for (let x = 0; x < plane.width; x++)
      assert.ok(Math.abs(plane.data[x]! - ((x + 0.5) * step - 0.5)) < 0.15, `column ${x}: ${plane.data[x]}`);
  });

  it('reads pictures with an alpha channel', () => {
    const plane = workingLuminance({ width: 2, height: 1, channels: 4, data: Uint8Array.of(50, 50, 50, 0, 80, 80, 80, 255) }, 100);
    assert.deepEqual(Array.from(plane.data, Math.round), [50, 80]);
  });
});
