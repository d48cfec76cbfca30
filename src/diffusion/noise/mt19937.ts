/**
 * Mersenne Twister MT19937.
 * source   Matsumoto and Nishimura, "Mersenne Twister" (1998), mt19937ar.c; seeded as PyTorch's at::mt19937 (init_genrand)
 */

/** seed: of its bits the lowest 32 count, as in PyTorch. Gives integers in [0, 2^32). */
export function createMt19937(seed: number | bigint): () => number {
  const length = 624;
  const state = new Uint32Array(length);
  state[0] = Number(BigInt.asUintN(32, BigInt(seed)));
  for (let i = 1; i < length; i++) state[i] = Math.imul(1812433253, state[i - 1]! ^ (state[i - 1]! >>> 30)) + i;
  let next = length;

  function twist(): void {
    for (let i = 0; i < length; i++) {
      const mixed = (state[i]! & 0x80000000) | (state[(i + 1) % length]! & 0x7fffffff);
      state[i] = state[(i + 397) % length]! ^ (mixed >>> 1) ^ (mixed & 1 ? 0x9908b0df : 0);
    }
    next = 0;
  }

  return () => {
    if (next === length) twist();
    let y = state[next++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  };
}
