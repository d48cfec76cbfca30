import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createStudioPool, type StudioPool } from '../../pool.ts';
import { box, emptyScene, plain, sphere } from './fixtures/shapes.ts';
import { createTraceCache, trace } from './index.ts';
import type { Camera, TracedPlanes, TraceScene } from './trace-scene.ts';

let pool: StudioPool;
const cache = createTraceCache();
before(() => {
  pool = createStudioPool(1);
});
after(() => pool.close());

const size = { width: 90, height: 60 };

function render(scene: Partial<TraceScene>): Promise<TracedPlanes> {
  const options = { size, seed: 3, quality: 'draft', sampleBudget: 4 * size.width * size.height, pool, cache } as const;
  return trace({ ...emptyScene, ...scene }, { ...options, signal: new AbortController().signal });
}

/** Mean column and row of the pixels in rows [top, bottom) that show an instance. */
function middleOf({ id, width }: TracedPlanes, top = 0, bottom = size.height): readonly [column: number, row: number] {
  let [columns, rows, count] = [0, 0, 0];
  for (let pixel = top * width; pixel < bottom * width; pixel++) {
    if (id[pixel] !== 1) continue;
    columns += (pixel % width) + 0.5;
    rows += Math.floor(pixel / width) + 0.5;
    count += 1;
  }
  return [columns / count, rows / count];
}

const ball: Partial<TraceScene> = {
  shapes: [sphere('ball', 0.1, plain({ base: [0.5, 0.5, 0.5] }))],
  instances: [{ shape: 0, position: [0, 0, 0] }],
};
const level: Camera = { ...emptyScene.camera, fieldOfView: 0.6 };

describe('a camera with a shifted lens', () => {
  it('has its target off the middle by the shift, in picture heights', async () => {
    const straight = middleOf(await render({ ...ball, camera: level }));
    const shifted = middleOf(await render({ ...ball, camera: { ...level, shift: [0.25, 0.2] } }));
    assert.ok(Math.hypot(straight[0] - 45, straight[1] - 30) < 0.3, `unshifted at ${straight}`);
    assert.ok(Math.hypot(shifted[0] - (45 - 15), shifted[1] - (30 + 12)) < 0.3, `shifted at ${shifted}`);
  });

  it('keeps uprights upright where a tilted one makes them lean', async () => {
    const post = {
      shapes: [box('post', [0.05, 3, 0.05], plain({ base: [0.5, 0.5, 0.5] }))],
      instances: [{ shape: 0, position: [0.8, 0, 0] as const }],
    };
    const leanOf = async (camera: Camera): Promise<number> => {
      const planes = await render({ ...post, camera });
      return Math.abs(middleOf(planes, 0, 10)[0] - middleOf(planes, size.height - 10)[0]);
    };
    const shifted = await leanOf({ ...level, shift: [0, 0.3] });
    const tilted = await leanOf({ ...level, target: [0, 0.8, 0] });
    assert.ok(shifted < 0.3, `a shifted lens leans the post by ${shifted} pixels`);
    assert.ok(tilted > 2, `a tilted one by ${tilted}`);
  });
});
