import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  customSizeProblems,
  defaultSize,
  modeProblem,
  parseSize,
  pixelsOf,
  type SizeLimits,
  seedreamLimits,
  shapes,
  sizeOfShape,
} from './sizes.ts';

const fluxLimits: SizeLimits = { min: 512, max: 1536, multipleOf: 32, tiers: ['1K'], takesTierNames: false, canKeep: false };
const ratios = shapes.filter((shape) => shape !== 'auto');

describe('shapes', () => {
  it('stay within the limits of the model at every resolution, close to their ratio', () => {
    for (const shape of ratios)
      for (const side of [2048, 4096]) {
        const { width, height } = sizeOfShape(shape, side, seedreamLimits);
        const [wide, high] = shape.split(':').map(Number) as [number, number];
        assert.ok(Math.min(width, height) >= 1440 && Math.max(width, height) <= 4096, `${shape} at ${side}: ${width}x${height}`);
        assert.ok(Math.abs(width / height / (wide / high) - 1) < 0.01, `${shape} at ${side}: ${width}x${height}`);
      }
  });

  it('keep the area of the square at 2K where the limits allow', () => {
    assert.deepEqual(sizeOfShape('4:3', 2048, seedreamLimits), { width: 2368, height: 1776 });
    assert.deepEqual(sizeOfShape('1:1', 2048, seedreamLimits), { width: 2048, height: 2048 });
    assert.deepEqual(sizeOfShape('16:9', 4096, seedreamLimits), { width: 4096, height: 2304 });
  });

  it('turn width and height round for the tall one of a pair', () => {
    const { width, height } = sizeOfShape('16:9', 2048, seedreamLimits);
    assert.deepEqual(sizeOfShape('9:16', 2048, seedreamLimits), { width: height, height: width });
  });

  it('are multiples of what the model asks', () => {
    for (const shape of ratios) {
      const { width, height } = sizeOfShape(shape, 1024, fluxLimits);
      assert.deepEqual([width % 32, height % 32], [0, 0], shape);
    }
  });
});

describe('a custom size', () => {
  const problems = (width: string, height = '2048', limits = seedreamLimits) =>
    customSizeProblems({ ...defaultSize, mode: 'custom', width, height }, limits).width;

  it('is told what is wrong with it, what was got and what is wanted', () => {
    assert.equal(problems('1439'), 'Width must be from 1440 to 4096, got 1439.');
    assert.equal(problems('4097'), 'Width must be from 1440 to 4096, got 4097.');
    assert.equal(problems('2048.5'), 'Width must be a whole number from 1440 to 4096, got 2048.5.');
    assert.equal(problems('wide'), 'Width must be a whole number from 1440 to 4096, got wide.');
    assert.equal(problems(' '), 'Width is empty. Give a whole number from 1440 to 4096.');
    assert.equal(problems('1000', '1000', fluxLimits), 'Width must be a multiple of 32, got 1000.');
  });

  it('passes at both ends of the range', () => {
    assert.equal(problems('1440'), null);
    assert.equal(problems('4096'), null);
  });

  it('has no pixels while it cannot be sent', () => {
    assert.equal(pixelsOf({ ...defaultSize, mode: 'custom', width: '12' }), null);
    assert.deepEqual(pixelsOf({ ...defaultSize, mode: 'custom', width: '3000' }), { width: 3000, height: 2048 });
  });
});

describe('the mode', () => {
  it('keep needs a reference and a model that can', () => {
    const keep = { ...defaultSize, mode: 'keep' as const };
    assert.match(modeProblem(keep, seedreamLimits, 0) ?? '', /no reference/);
    assert.equal(modeProblem(keep, seedreamLimits, 1), null);
    assert.match(modeProblem(keep, fluxLimits, 1) ?? '', /cannot keep/);
  });

  it('is refused with the ones that can be had', () => {
    assert.equal(modeProblem(defaultSize, fluxLimits, 0), 'This model does not make 2K pictures. Choose 1K.');
  });
});

it('reads sizes as the server writes them', () => {
  assert.deepEqual(parseSize('2048x1536'), { width: 2048, height: 1536 });
  assert.equal(parseSize('2K'), null);
  assert.equal(parseSize(null), null);
});
