import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { blurDisc } from './bokeh.ts';
import { inflate } from './relief.ts';

function drawDisc(size: number, radius: number): Uint8Array {
  const pixels = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const inside = Math.hypot(x + 0.5 - size / 2, y + 0.5 - size / 2) < radius;
      pixels.set(inside ? [200, 120, 60, 255] : [0, 0, 0, 0], (y * size + x) * 4);
    }
  }
  return pixels;
}

describe('inflate', () => {
  it('makes a disc into a dome: highest in the middle, falling to the rim as a circle does, round on every side', () => {
    const relief = inflate(drawDisc(128, 56), 128, 128, { longest: 128, light: [0, 0, 1] });
    const at = (x: number, y: number): number => relief.level[y * 128 + x]!;
    const top = at(64, 64);
    for (const share of [0.3, 0.6, 0.8]) {
      const d = Math.round(56 * share);
      const wanted = top * Math.sqrt(1 - share ** 2);
      for (const value of [at(64 + d, 64), at(64 - d, 64), at(64, 64 + d), at(64, 64 - d)]) {
        assert.ok(Math.abs(value - wanted) < 0.06 * top, `${share}: ${value / top} instead of ${wanted / top}`);
      }
    }
    assert.ok(at(2, 2) < 0.02 * top);
  });

  it('has no steps: neighbouring heights inside a dome change evenly', () => {
    const relief = inflate(drawDisc(128, 56), 128, 128, { longest: 128, light: [0, 0, 1] });
    for (let x = 40; x < 88; x++) {
      const bend = relief.level[64 * 128 + x - 1]! - 2 * relief.level[64 * 128 + x]! + relief.level[64 * 128 + x + 1]!;
      assert.ok(Math.abs(bend) < 0.0008, `${x}: ${bend}`);
    }
  });
});

describe('blurDisc', () => {
  it('spreads a point to a disc of equal light and keeps the sum', () => {
    const image = { width: 41, height: 41, data: new Float32Array(41 * 41 * 3) };
    image.data[(20 * 41 + 20) * 3] = 100;
    const { data } = blurDisc(image, 6);
    const at = (x: number, y: number): number => data[(y * 41 + x) * 3]!;
    assert.ok(Math.abs(at(20, 20) - at(24, 22)) < 1e-6 && at(20, 20) > 0);
    assert.equal(at(20, 28), 0);
    assert.ok(Math.abs(data.reduce((sum, value) => sum + value, 0) - 100) < 0.01);
  });

  it('leaves an even image even up to its edges', () => {
    const image = { width: 9, height: 30, data: new Float32Array(9 * 30 * 3).fill(0.5) };
    for (const value of blurDisc(image, 7.3).data) assert.ok(Math.abs(value - 0.5) < 1e-6);
  });
});
