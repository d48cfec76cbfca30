import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRng } from '../../../shared/rng.ts';
import { kernelOn, Space } from './kernel.ts';

const [width, height, side] = [60, 50, 7];
const rng = createRng(5);
const space = new Space(200_000, 8);
const kernel = kernelOn(space.memory);
const feature = space.shorts(5 * width * height);
for (let i = 0; i < feature.length; i++) feature[i] = rng.range(-1000, 1000);
const [picture, own] = [space.bytes(3 * width * height), space.bytes(3 * width * height)];
for (let i = 0; i < picture.length; i++) [picture[i], own[i]] = [rng.below(256), rng.below(256)];

/** Of patches with their corners there, `channels` numbers a pixel. */
function distance(a: ArrayLike<number>, b: ArrayLike<number>, [from, to]: readonly [number, number], channels: number): number {
  let sum = 0;
  for (let y = 0; y < side; y++)
    for (let k = 0; k < channels * side; k++) {
      const row = channels * width * y + k;
      sum += (a[channels * from + row]! - b[channels * to + row]!) ** 2;
    }
  return sum;
}

const corners = Array.from(
  { length: 200 },
  () => [0, 0].map(() => rng.below(height - side) * width + rng.below(width - side)) as [number, number],
);
const most = 2 ** 31 - 1;

describe('the inner loops of a fill', () => {
  it('compare patches of features as plain arithmetic does', () => {
    for (const [from, to] of corners) {
      const found = kernel.distance16(feature.byteOffset + 10 * from, feature.byteOffset + 10 * to, 10 * width, most);
      assert.equal(found, distance(feature, feature, [from, to], 5));
    }
  });

  it('leave out of the comparison what a mask leaves out', () => {
    const compared = space.shorts(40 * side);
    const only = feature.map((value, i) => (i % 5 < 3 ? value : 0));
    for (let y = 0; y < side; y++) for (let k = 0; k < 5 * side; k++) if (k % 5 < 3) compared[40 * y + k] = -1;
    for (const [from, to] of corners) {
      const [a, b] = [feature.byteOffset + 10 * from, feature.byteOffset + 10 * to];
      assert.equal(kernel.maskedDistance16(a, b, 10 * width, most, compared.byteOffset), distance(only, only, [from, to], 5));
    }
  });

  it('compare patches of bytes as plain arithmetic does, and stop above a bound', () => {
    for (const [from, to] of corners) {
      const [a, b] = [own.byteOffset + 3 * from, picture.byteOffset + 3 * to];
      const whole = distance(own, picture, [from, to], 3);
      assert.equal(kernel.distance8(a, b, 3 * width, most), whole);
      assert.ok(kernel.distance8(a, b, 3 * width, whole - 1) > whole - 1);
    }
  });

  it('make a pixel the weighted mean of what patches say of it, where there is a hole', () => {
    const votes = space.floats(4 * width * height);
    const holes = space.bytes(width * height);
    holes.fill(1, 0, (5 + side) * width);
    const before = own.slice();
    for (const [source, weight] of [[0, 1], [9 * width + 20, 3]] as const) // biome-ignore format: two patches
      kernel.castVotes(votes.byteOffset + 16 * (5 * width + 8), picture.byteOffset + 3 * source, 16 * width, 3 * width, weight);
    kernel.countVotes(votes.byteOffset, holes.byteOffset, own.byteOffset, holes.byteOffset + holes.length);
    for (let i = 0; i < own.length; i++) {
      const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)];
      const isIn = x >= 8 && x < 8 + side && y >= 5 && y < 5 + side;
      const at = 3 * ((y - 5) * width + x - 8) + (i % 3);
      const wanted = isIn ? Math.floor((picture[at]! + 3 * picture[3 * (9 * width + 20) + at]!) / 4 + 0.5) : before[i];
      assert.equal(own[i], wanted, `byte ${i}`);
    }
  });
});
