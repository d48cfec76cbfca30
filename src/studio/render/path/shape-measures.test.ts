import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isAppError } from '../../../errors.ts';
import type { Shape } from '../field/index.ts';
import { plain, sphere } from './fixtures/shapes.ts';
import { createMeasureCache, measuresOf } from './shape-measures.ts';

const grey = plain({ base: [0.5, 0.5, 0.5], roughness: 1 });

describe('what was measured of shapes', () => {
  it('is found again for another object with the same field and domain, whatever its material', () => {
    const cache = createMeasureCache();
    const first = measuresOf(sphere('one', 0.3, grey), cache);
    assert.equal(measuresOf(sphere('two', 0.3, plain({ base: [1, 0, 0], roughness: 0.2 })), cache), first);
  });

  it('is another for another field, another domain, and for fields that read images', () => {
    const cache = createMeasureCache();
    const shape = sphere('one', 0.3, grey);
    const first = measuresOf(shape, cache);
    assert.notEqual(measuresOf(sphere('one', 0.4, grey), cache), first);
    assert.notEqual(measuresOf({ ...shape, domain: { low: [-1, -1, -1], high: [2, 1, 1] } }, cache), first);
    const image = { width: 1, height: 1, channels: 1, pixels: new Float32Array(1) } as unknown as NonNullable<Shape['images']>[number];
    const [a, b] = [0, 1].map(() => measuresOf({ ...shape, images: [image] }, cache));
    assert.notEqual(a, b);
  });

  it('is refused for a field without a bound', () => {
    const shape: Shape = { ...sphere('cube root', 0.3, grey), field: ({ o }, [x]) => o.div(1, x) };
    assert.throws(
      () => measuresOf(shape, createMeasureCache()),
      (error) => isAppError(error) && /cube root/.test(error.message),
    );
  });
});
