import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, describe, it } from 'node:test';
import { createInferenceHost } from '../../../inference/index.ts';
import { createLog } from '../../../shared/index.ts';
import { createStudioPool } from '../../pool.ts';
import type { Scene, TimeOfDay } from '../../scene/index.ts';
import { renderBackdrop } from './render-backdrop.ts';

const meanOf = (data: Uint8Array): number => data.reduce((sum, byte) => sum + byte, 0) / data.length;

describe('renderBackdrop', () => {
  const one = createStudioPool(1);
  const pool = createStudioPool(2);
  const inference = createInferenceHost({ log: createLog('warn') });
  after(() => Promise.all([one.close(), pool.close(), inference.close()]));
  const size = { width: 72, height: 64 };
  const shared = { support: null, size, seed: 4, pool, inference, signal: new AbortController().signal };
  const shoot = (place: Scene['place'], timeOfDay: TimeOfDay) => renderBackdrop({ ...shared, place, timeOfDay });

  for (const place of ['studio', 'cafe', 'city', 'park', 'sea', 'space'] as const) {
    it(`is darker at night than at sunset and darker then than at noon: ${place}`, async () => {
      const means: number[] = [];
      for (const time of ['night', 'sunset', 'noon'] as const) {
        const { image, light, focusY, backEdgeY, warnings } = await shoot(place, time);
        means.push(meanOf(image.data));
        assert.deepEqual([image.width, image.height, image.channels], [72, 64, 3]);
        assert.ok([...light.direction, ...light.ambient, light.intensity, focusY, backEdgeY].every(Number.isFinite));
        assert.ok(new Set(image.data).size > 8, 'not one flat colour');
        assert.deepEqual(warnings, []);
      }
      // A studio is metered: its lamps are the same at every hour.
      if (place !== 'space' && place !== 'studio') assert.ok(means[0]! < means[1]! && means[1]! < means[2]!, means.join(' '));
    });
  }

  it('has a table in a cafe, water at sea, nothing in space', async () => {
    const surfaces = await Promise.all(
      (['cafe', 'sea', 'space', 'beach'] as const).map(async (place) => (await shoot(place, 'noon')).surface),
    );
    assert.deepEqual(surfaces, ['table', 'water', 'none', 'ground']);
  });

  it('says in which row the table ends, and gives the same bytes on one worker', async () => {
    const sharp = { ...shared, size: { width: 96, height: 192 }, place: 'cafe', timeOfDay: 'noon', defocus: 0, support: 'marble' } as const;
    const { image, backEdgeY } = await renderBackdrop(sharp);
    const rowMean = (y: number): number => meanOf(image.data.subarray(3 * 96 * y, 3 * 96 * (y + 1)));
    const edge = Math.round(192 * backEdgeY);
    const steps = Array.from({ length: 40 }, (_, i) => edge - 20 + i).map((y) => Math.abs(rowMean(y + 1) - rowMean(y - 1)));
    const found = edge - 20 + steps.indexOf(Math.max(...steps));
    assert.ok(Math.abs(found - edge) <= 3, `the picture changes most at row ${found}, stated is ${edge}`);
    const hash = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');
    assert.equal(hash((await renderBackdrop({ ...sharp, pool: one })).image.data), hash(image.data));
  });
});
