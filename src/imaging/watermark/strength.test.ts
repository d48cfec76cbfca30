import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRng } from '../../shared/rng.ts';
import { measureStrength } from './strength.ts';
import { paint, skyGradient, whiteNoise } from './test-pictures.ts';

const size = { width: 256, height: 256 };
const middle = ({ strength, columns, rows }: ReturnType<typeof measureStrength>): number =>
  strength[(rows >> 1) * columns + (columns >> 1)]!;
const grey = (level: number) => paint(size, () => [level, level, level]);

describe('measureStrength', () => {
  it('gives rich texture about twice the strength of smooth ground', () => {
    const flat = middle(measureStrength(grey(128)));
    const textured = middle(measureStrength(whiteNoise(size, 40, createRng(1))));
    assert.ok(Math.abs(flat - 0.7) < 0.01, `flat ${flat}`);
    assert.ok(textured > 1.8 * flat && textured <= 2.1 * flat, `textured ${textured}`);
  });

  it('takes a slope for smooth ground', () => {
    assert.ok(middle(measureStrength(skyGradient(size))) < 0.8);
  });

  it('does not let a lone sharp edge raise the strength beside it', () => {
    const edge = measureStrength(paint(size, (x) => (x < 128 ? [100, 100, 100] : [156, 156, 156])));
    assert.ok(Math.max(...edge.strength) < 0.9, `${Math.max(...edge.strength)}`);
  });

  it('keeps the strength of texture out of the smooth cells next to it', () => {
    const noise = whiteNoise(size, 40, createRng(2));
    const half = paint(size, (x, y) => (x < 128 ? [128, 128, 128] : [noise.data[(y * 256 + x) * 3]!, 128, 128]));
    const { strength, columns } = measureStrength(half);
    assert.ok(strength[5 * columns + 8]! < 0.75, 'first textured cell takes the strength of its smooth neighbour');
  });

  it('is weaker in the dark and in large pictures', () => {
    assert.ok(middle(measureStrength(grey(10))) < 0.6);
    const large = paint({ width: 2048, height: 2048 }, () => [128, 128, 128]);
    assert.ok(Math.abs(middle(measureStrength(large)) - 0.7 / Math.SQRT2) < 0.01);
  });
});
