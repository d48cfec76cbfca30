import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createStudioPool } from '../pool.ts';
import { composeOn } from './collage.ts';
import { animal, cup, plainBackdrop, shapeCutOut } from './fixtures/figures.ts';
import { readOpening } from './straw.ts';

const pool = createStudioPool(1);
after(() => pool.close());
const { signal } = new AbortController();

describe('the opening of a vessel', () => {
  it('is the ellipse of its rim, whichever side the handle is on', () => {
    for (const [shape, centre] of [
      [cup, 0.4],
      [(u: number, v: number) => cup(1 - u, v), 0.6],
    ] as const) {
      const opening = readOpening(shapeCutOut(240, 200, [30, 60, 220], shape))!;
      assert.ok(Math.abs(opening.x - centre) < 0.03, `x ${opening.x}`);
      assert.ok(Math.abs(opening.radiusX - 0.4) < 0.03, `radius ${opening.radiusX}`);
      assert.ok(Math.abs(opening.y - 0.12) < 0.04, `y ${opening.y}`);
    }
  });

  it('is not seen on a box', () => {
    assert.equal(readOpening(shapeCutOut(200, 200, [1, 2, 3])), null);
  });
});

describe('one who drinks', () => {
  const subjects = [
    { cutOut: shapeCutOut(300, 200, [60, 160, 60], animal), label: 'dinosaur', heightMetres: 3.5 },
    { cutOut: shapeCutOut(240, 200, [30, 60, 220], cup), label: 'mug', heightMetres: 0.1 },
  ];
  const redPixels = (data: Uint8Array): number => {
    let count = 0;
    for (let i = 0; i < data.length; i += 3) if (data[i]! > data[i + 1]! + 60 && data[i]! > data[i + 2]! + 60) count++;
    return count;
  };

  it('gets a straw from the vessel to the mouth, and it is told', async () => {
    const options = { seed: 1, pool, signal };
    const dry = await composeOn(plainBackdrop(600, 'table'), subjects, options);
    const wet = await composeOn(plainBackdrop(600, 'table'), subjects, {
      ...options,
      relations: [{ subject: 0, verb: 'drinks-from', object: 1 }],
    });
    assert.equal(redPixels(dry.image.data), 0);
    assert.ok(redPixels(wet.image.data) > 200, `${redPixels(wet.image.data)} pixels of stripe`);
    assert.match(wet.warnings[0]!, /drinks from the mug through a straw that was added/);
  });

  it('gets none where there is no vessel to be seen, and it is told', async () => {
    const brick = { ...subjects[1]!, cutOut: shapeCutOut(120, 100, [30, 60, 220]) };
    const relations = [{ subject: 0, verb: 'drinks-from', object: 1 }] as const;
    const { image, warnings } = await composeOn(plainBackdrop(600, 'table'), [subjects[0]!, brick], { seed: 1, pool, signal, relations });
    assert.equal(redPixels(image.data), 0);
    assert.match(warnings[0]!, /stands before it instead of being drunk from/);
  });
});
