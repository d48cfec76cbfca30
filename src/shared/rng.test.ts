import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRng } from './rng.ts';

/** The published algorithms once more, in plain 32-bit arithmetic on BigInt, as an independent check. */
function* referenceStream(seed: bigint): Generator<number> {
  const words: bigint[] = [];
  let state = BigInt.asUintN(64, seed);
  for (let i = 0; i < 2; i++) {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let z = state;
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    z ^= z >> 31n;
    words.push(z & 0xffffffffn, z >> 32n);
  }
  let [s0, s1, s2, s3] = words as [bigint, bigint, bigint, bigint];
  const u32 = (x: bigint): bigint => BigInt.asUintN(32, x);
  const rotl = (x: bigint, k: bigint): bigint => u32((x << k) | (x >> (32n - k)));
  for (;;) {
    yield Number(u32(rotl(u32(s1 * 5n), 7n) * 9n));
    const t = u32(s1 << 9n);
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = rotl(s3, 11n);
  }
}

describe('the generator of random numbers', () => {
  it('equals the published xoshiro128** seeded through SplitMix64', () => {
    for (const seed of [0n, 1n, 42n, -7n, 2n ** 53n - 1n]) {
      const rng = createRng(seed);
      const reference = referenceStream(seed);
      for (let i = 0; i < 200; i++) assert.equal(rng.uint32(), reference.next().value);
    }
  });

  it('starts from SplitMix64(0) = e220a8397b1dcdaf, so its first draw is fixed for good', () => {
    assert.equal(createRng(0).uint32(), 3737715805);
  });

  it('gives floats in [0, 1) with mean near one half', () => {
    const rng = createRng(7);
    let sum = 0;
    for (let i = 0; i < 100_000; i++) {
      const x = rng.float();
      assert.ok(x >= 0 && x < 1);
      sum += x;
    }
    assert.ok(Math.abs(sum / 100_000 - 0.5) < 0.005);
  });

  it('forks streams that differ by label and do not move the parent', () => {
    const rng = createRng(3);
    const a = rng.fork('light').uint32();
    const b = rng.fork('layout').uint32();
    assert.notEqual(a, b);
    assert.equal(rng.uint32(), createRng(3).uint32());
    assert.equal(createRng(3).fork('light').uint32(), a);
  });
});
