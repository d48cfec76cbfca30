import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createInferenceHost } from '../../../inference/index.ts';
import { createLog } from '../../../shared/index.ts';
import { createStudioPool } from '../../pool.ts';
import { shapeCutOut } from '../fixtures/figures.ts';
import { wearThing } from './index.ts';

const pools = [1, 2].map((count) => createStudioPool(count));
const inference = createInferenceHost({ log: createLog('warn') });
after(() => Promise.all([...pools.map((pool) => pool.close()), inference.close()]));

const side = 200;
const person = shapeCutOut(
  side / 2,
  side / 2,
  [190, 140, 110],
  (u, v) =>
    ((u - 0.5) / 0.13) ** 2 + ((v - 0.2) / 0.18) ** 2 < 1 ||
    (Math.abs(u - 0.5) < 0.06 && v > 0.2 && v < 0.5) ||
    (Math.abs(u - 0.5) < 0.3 && v > 0.46),
);
const photograph = {
  width: side,
  height: side,
  channels: 3 as const,
  data: Uint8Array.from({ length: 3 * side * side }, (_, i) =>
    person.alpha[Math.floor(i / 3)]! > 128 ? person.colour[i]! : [150, 160, 150][i % 3]!,
  ),
};
const object = { id: 'hat-1', label: 'hat', concept: 'hat', icon: 'top-hat', count: 1, colour: null, heightMetres: 0.2, airborne: false };
/** A brim and a crown. */
const picture = shapeCutOut(80, 40, [30, 60, 220], (u, v) => v > 0.7 || Math.abs(u - 0.5) < 0.25);

describe('wearing a thing of another photograph', () => {
  it('sets that very hat on the head, wider than the head, changes nothing else, and has the same bytes on one worker and on two', async () => {
    const [one, two] = await Promise.all(
      pools.map((pool) =>
        wearThing(
          photograph,
          { object, mask: person.alpha, box: person.box, picture },
          { pool, inference, seed: 3, signal: new AbortController().signal },
        ),
      ),
    );
    assert.deepEqual(one!.image.data, two!.image.data);
    const { image, mayChange } = one!;
    let [left, right, bottom, count] = [side, 0, 0, 0];
    for (let y = 0, i = 0; y < side; y++)
      for (let x = 0; x < side; x++, i++) {
        const [r, g, b] = [0, 1, 2].map((c) => image.data[3 * i + c]!) as [number, number, number];
        if (mayChange[i] === 0) assert.deepEqual([r, g, b], [...photograph.data.subarray(3 * i, 3 * i + 3)], `${x}, ${y}`);
        if (b < 1.8 * r || b < 1.5 * g) continue;
        [left, right, bottom, count] = [Math.min(left, x), Math.max(right, x), Math.max(bottom, y), count + 1];
      }
    assert.ok(count > 100, `${count} pixels of the hat`);
    const headWidth = 0.26 * (side / 2);
    assert.ok(right - left > 1.3 * headWidth && right - left < 3.5 * headWidth, `the hat is ${right - left} wide, the head ${headWidth}`);
    assert.ok(Math.abs((left + right) / 2 - side / 2) < 0.3 * headWidth);
    assert.ok(bottom < person.box.top + 0.25 * (side / 2), `its brim is at ${bottom}`);
  });
});
