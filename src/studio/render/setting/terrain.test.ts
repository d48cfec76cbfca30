import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type TerrainRequest, terrainOf } from './terrain.ts';

const request: TerrainRequest = { halfWidth: 1.6, halfDepth: 1.15, peak: 0.3, columns: 160, rows: 116, seed: 5 };
const cell = (2 * request.halfWidth) / request.columns;

describe('terrainOf', () => {
  it('raises a range of about its height, its front and ends lower than its middle', () => {
    for (const seed of [1, 5, 77, 400]) {
      const { heights } = terrainOf({ ...request, seed });
      const highest = heights.reduce((a, b) => Math.max(a, b), 0);
      assert.ok(highest > 0.5 && highest < 1.5, `seed ${seed}: ${highest}`);
      const front = heights.subarray(-request.columns).reduce((a, b) => Math.max(a, b), 0);
      assert.ok(front < 0.1, `seed ${seed}: its front stands ${front} high`);
    }
  });

  it('lets stones slide down: of bare slopes next to none are steeper than 60 degrees', () => {
    const { heights, woods } = terrainOf(request);
    let [steep, all] = [0, 0];
    for (let at = 0; at + 1 < heights.length; at++) {
      if ((at + 1) % request.columns === 0 || woods[at]! + woods[at + 1]! > 0) continue;
      all += 1;
      if (Math.abs(heights[at + 1]! - heights[at]!) / cell > 1.75) steep += 1;
    }
    assert.ok(steep < 0.05 * all, `${steep} of ${all}`);
  });

  it('grows woods at its foot and none on its heights', () => {
    const { heights, woods } = terrainOf(request);
    assert.ok(woods.some((wood) => wood > 0.9));
    heights.forEach((height, at) => {
      if (height > 0.55) assert.ok(woods[at]! < 0.05, `wood ${woods[at]} at ${height}`);
    });
  });

  it('is the same for the same seed and another for another', () => {
    assert.deepEqual(terrainOf(request), terrainOf(request));
    assert.notDeepEqual(terrainOf(request).heights, terrainOf({ ...request, seed: 6 }).heights);
  });
});
