import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { blurDisc } from './bokeh.ts';

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
