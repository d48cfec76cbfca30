/**
 * Seedbed's generator of random numbers, the same on every machine: xoshiro128** seeded through SplitMix64.
 *
 * source   Blackman and Vigna, "Scrambled linear pseudorandom number generators" (2018), xoshiro128starstar.c;
 *          Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (OOPSLA 2014) for the seeding
 */

const mask64 = (1n << 64n) - 1n;

function splitMix64(state: bigint): [next: bigint, value: bigint] {
  const next = (state + 0x9e3779b97f4a7c15n) & mask64;
  let z = next;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask64;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask64;
  return [next, z ^ (z >> 31n)];
}

const rotateLeft = (x: number, k: number): number => (x << k) | (x >>> (32 - k));

export interface Rng {
  /** An integer in [0, 2^32). */
  uint32(): number;
  /** A float64 in [0, 1): 32 random bits divided by 2^32. */
  float(): number;
  /** A float64 in [low, high). */
  range(low: number, high: number): number;
  /** An integer in [0, count). count in [1, 2^32]. */
  below(count: number): number;
  pick<T>(items: readonly T[]): T;
  /** An independent generator named by `label`; drawing from it does not move this one. */
  fork(label: string): Rng;
}

function hashLabel(label: string): bigint {
  // FNV-1a, 64 bit
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(label)) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & mask64;
  return hash;
}

/** seed: any safe integer (taken modulo 2^64) or a bigint. */
export function createRng(seed: number | bigint): Rng {
  const seed64 = BigInt.asUintN(64, BigInt(seed));
  const [next, a] = splitMix64(seed64);
  const [, b] = splitMix64(next);
  let s0 = Number(a & 0xffffffffn) | 0;
  let s1 = Number(a >> 32n) | 0;
  let s2 = Number(b & 0xffffffffn) | 0;
  let s3 = Number(b >> 32n) | 0;

  function uint32(): number {
    const result = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9);
    const t = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = rotateLeft(s3, 11);
    return result >>> 0;
  }
  const float = (): number => uint32() / 4294967296;
  const below = (count: number): number => Math.floor(float() * count);
  return {
    uint32,
    float,
    below,
    range: (low, high) => low + (high - low) * float(),
    pick: (items) => items[below(items.length)]!,
    fork: (label) => createRng(seed64 ^ hashLabel(label)),
  };
}
