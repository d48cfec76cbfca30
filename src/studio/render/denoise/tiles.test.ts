import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { addTile, cropTile, planTiles, shares } from './tiles.ts';

const options = { margin: 87, border: 16, multiple: 16, mostPixels: 1_180_000 };
const sides = fc.integer({ min: 1, max: 6000 });

describe('a plan of tiles', () => {
  it('is one tile for a picture of about 1024x1024, and 20 of one shape at 4096x4096', () => {
    assert.deepEqual(planTiles({ width: 1024, height: 1024 }, options), { tile: { width: 1056, height: 1056 }, lefts: [-16], tops: [-16] });
    const { tile, lefts, tops } = planTiles({ width: 4096, height: 4096 }, options);
    assert.equal(lefts.length * tops.length, 20);
    assert.ok(tile.width * tile.height <= options.mostPixels);
  });

  it('covers any picture, with multiples of 16 and every margin', () => {
    fc.assert(
      fc.property(sides, sides, (width, height) => {
        const { tile, lefts, tops } = planTiles({ width, height }, options);
        for (const [starts, side, length] of [
          [lefts, tile.width, width],
          [tops, tile.height, height],
        ] as const) {
          assert.ok([side, ...starts].every((value) => value % 16 === 0));
          assert.equal(starts[0], -16);
          assert.equal(starts.at(-1)! + side, Math.ceil(length / 16) * 16 + 16);
          for (const [i, start] of starts.entries()) {
            const own = shares(starts, side, i);
            const first = own.findIndex((share) => share > 0);
            const last = own.findLastIndex((share) => share > 0);
            assert.ok(i === 0 ? first === 0 : first >= options.margin, `tile at ${start} counts from ${first} on`);
            assert.ok(i === starts.length - 1 ? last === side - 1 : last < side - options.margin);
          }
        }
        assert.ok(tile.width * tile.height <= options.mostPixels);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('gives shares that sum to exactly 1 at every place', () => {
    const { tile, lefts } = planTiles({ width: 5003, height: 1024 }, options);
    assert.ok(lefts.length > 2);
    const sum = new Float32Array(lefts.at(-1)! + tile.width + 16);
    for (const [i, left] of lefts.entries()) for (const [x, share] of shares(lefts, tile.width, i).entries()) sum[16 + left + x]! += share;
    assert.ok(sum.every((value) => value === 1));
  });
});

describe('cutting and joining', () => {
  it('gives back a picture of any size, bit for bit off the ramps and to the last bit on them', () => {
    for (const [width, height] of [
      [1, 1],
      [17, 5],
      [701, 530],
    ] as const) {
      const size = { width, height };
      const plane = Float32Array.from({ length: 3 * width * height }, (_, i) => Math.sin(i));
      const plan = planTiles(size, { margin: 40, border: 16, multiple: 16, mostPixels: 60_000 });
      const joined = new Float32Array(plane.length);
      for (const [row, top] of plan.tops.entries())
        for (const [column, left] of plan.lefts.entries())
          addTile(joined, size, plan, { row, column, values: cropTile(plane, size, { left, top, tile: plan.tile }) });
      for (const [i, value] of joined.entries()) assert.ok(Math.abs(value - plane[i]!) <= 2 ** -23, `${width}x${height} at ${i}`);
    }
  });

  it('mirrors what lies outside of the picture', () => {
    const plane = Float32Array.from({ length: 3 * 6 }, (_, i) => Math.floor(i / 3)); // 3x2 pixels: 0 1 2 / 3 4 5
    const tile = cropTile(plane, { width: 3, height: 2 }, { left: -2, top: -1, tile: { width: 10, height: 6 } });
    const rows = Array.from({ length: 6 }, (_, y) => Array.from({ length: 10 }, (__, x) => tile[3 * (10 * y + x)]).join(''));
    assert.deepEqual(rows, ['1001221001', '1001221001', '4334554334', '4334554334', '1001221001', '1001221001']);
  });
});
