import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createHarmonics, harmonicsWithin, patternPeriod, ringInner, ringOuter, turnHarmonics } from './key.ts';
import { createTile, tileSize } from './tile.ts';

const correlation = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, at) => sum + value * b[at]!, 0) / a.length;

describe('createHarmonics', () => {
  it('fills one half plane of the ring, each harmonic once', () => {
    const { x, y, count } = createHarmonics('a');
    const seen = new Set(Array.from(x, (value, k) => `${value},${y[k]}`));
    assert.equal(seen.size, count);
    assert.ok(Math.abs(count - (Math.PI * (ringOuter ** 2 - ringInner ** 2)) / 2) < 100, `${count} harmonics`);
    for (let k = 0; k < count; k++) assert.ok(!seen.has(`${-x[k]!},${-y[k]!}`));
  });

  it('draws the same phases from the same name', () => {
    assert.deepEqual(createHarmonics('a'), createHarmonics('a'));
  });

  it('makes a period that is a quarter of the picture, whatever its resolution', () => {
    assert.equal(patternPeriod(2048, 2048), 512);
    assert.equal(patternPeriod(4096, 1024), 512);
  });

  it('keeps phases with their harmonics when the ring is narrowed', () => {
    const all = createHarmonics('a');
    const inner = harmonicsWithin(all, 20);
    const at = all.x.findIndex((x, k) => x === inner.x[7] && all.y[k] === inner.y[7]);
    assert.equal(inner.cos[7], all.cos[at]);
    assert.ok(inner.count < all.count / 4);
  });
});

describe('createTile', () => {
  it('has mean 0 and variance 1', () => {
    const tile = createTile(createHarmonics('a'));
    const ones = new Float64Array(tile.length).fill(1);
    assert.ok(Math.abs(correlation(tile, ones)) < 1e-9);
    assert.ok(Math.abs(correlation(tile, tile) - 1) < 1e-9);
  });

  it('gives another name a pattern that does not correlate', () => {
    assert.ok(Math.abs(correlation(createTile(createHarmonics('a')), createTile(createHarmonics('b')))) < 0.05);
  });

  it('mirrors and turns with its harmonics', () => {
    const harmonics = createHarmonics('a');
    const tile = createTile(harmonics);
    for (let orientation = 0; orientation < 8; orientation++) {
      const turned = createTile(turnHarmonics(harmonics, orientation));
      const index = (n: number, isMirrored: boolean): number => (isMirrored ? (tileSize - n) % tileSize : n);
      const expected = tile.map((_, at) => {
        const [column, row] = [at % tileSize, Math.floor(at / tileSize)];
        const [u, v] = orientation & 4 ? [row, column] : [column, row];
        return tile[
          index(v, (orientation & (orientation & 4 ? 1 : 2)) !== 0) * tileSize + index(u, (orientation & (orientation & 4 ? 2 : 1)) !== 0)
        ]!;
      });
      assert.ok(correlation(turned, expected) > 0.999, `orientation ${orientation}: ${correlation(turned, expected)}`);
    }
  });
});
