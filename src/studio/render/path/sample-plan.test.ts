import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pathCount } from './memory-map.ts';
import { allotSamples, planPass, tileArea, tileGrid, tileNoise } from './sample-plan.ts';

describe('a pass', () => {
  it('covers every pixel once with one sample a tile, in blocks of whole tiles', () => {
    const grid = tileGrid(75, 41);
    const { rows, blockStarts, sampleCount } = planPass(grid, new Uint8Array(grid.columns * grid.rows).fill(1));
    assert.equal(sampleCount, 75 * 41);
    assert.equal(blockStarts.at(-1)! * 2, rows.length);
    const tiles = rows.filter((_, index) => index % 2 === 0);
    assert.deepEqual([...tiles], [...Array(grid.columns * grid.rows).keys()]);
    for (let block = 0; block + 1 < blockStarts.length; block++) {
      let samples = 0;
      for (let row = blockStarts[block]!; row < blockStarts[block + 1]!; row++) {
        const { left, top, right, bottom } = tileArea(grid, rows[2 * row]!);
        samples += rows[2 * row + 1]! * (right - left) * (bottom - top);
      }
      assert.ok(samples > 0 && samples <= pathCount);
    }
  });

  it('leaves out tiles that get nothing', () => {
    const grid = tileGrid(64, 16);
    const { rows } = planPass(grid, [0, 3, 0, 1]);
    assert.deepEqual([...rows], [1, 3, 3, 1]);
  });
});

describe('samples', () => {
  it('go to tiles by their noise, and spend what is to be spent', () => {
    const noise = Float64Array.from({ length: 400 }, (_, tile) => 0.01 + (tile % 20) / 20);
    const given = new Uint16Array(400).fill(1);
    const extra = allotSamples(noise, given, 5);
    const total = extra.reduce((sum, count) => sum + count, 0);
    assert.ok(Math.abs(total - 2000) < 60, `${total} samples`);
    assert.ok(extra[19]! > 2 * extra[5]!);
    assert.equal(extra[0], 0);
  });

  it('are asked for where the picture is noisy, not where it is textured', () => {
    const grid = tileGrid(48, 16);
    const count = 48 * 16;
    const planes = {
      colour: new Float32Array(3 * count),
      albedo: new Float32Array(3 * count),
      sampleCount: new Uint16Array(count).fill(4),
    };
    for (let pixel = 0; pixel < count; pixel++) {
      const x = pixel % 48;
      const texture = x < 16 ? 0.5 : x < 32 ? 0.3 + 0.4 * ((pixel * 7919) % 2) : 0.5;
      const noise = x >= 32 ? ((pixel * 7919) % 13) / 13 : 0.5;
      planes.albedo.fill(texture, 3 * pixel, 3 * pixel + 3);
      planes.colour.fill((texture + 0.05) * noise, 3 * pixel, 3 * pixel + 3);
    }
    const [flat, textured, noisy] = tileNoise(grid, planes);
    assert.ok(noisy! > 1.8 * textured! && noisy! > 1.8 * flat!, `${flat} ${textured} ${noisy}`);
  });
});
