/** Lattice noise that is the same on every machine and in every band: paper, bristles, pigment. Whole-number hashing only. */

/** In [0, 1). source: the finaliser of MurmurHash3 */
export function hash2(x: number, y: number, seed: number): number {
  let h = Math.imul(x | 0, 0x8da6b343) ^ Math.imul(y | 0, 0xd8163841) ^ Math.imul(seed | 0, 0xcb1ab31f);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

/** Smooth noise in [0, 1] with a lattice of 1. */
export function noise2(x: number, y: number, seed: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const fx = x - left;
  const fy = y - top;
  const u = fx * fx * (3 - 2 * fx);
  const v = fy * fy * (3 - 2 * fy);
  const a = hash2(left, top, seed);
  const b = hash2(left + 1, top, seed);
  const c = hash2(left, top + 1, seed);
  const d = hash2(left + 1, top + 1, seed);
  const upper = a + (b - a) * u;
  return upper + (c + (d - c) * u - upper) * v;
}

/** Octaves of `noise2`, in [0, 1], each half as wide and half as strong as the last. */
export function clouds(x: number, y: number, seed: number, octaves: number): number {
  let sum = 0;
  let weight = 0.5;
  let total = 0;
  for (let octave = 0, scale = 1; octave < octaves; octave++, scale *= 2.03) {
    sum += weight * noise2(x * scale, y * scale, seed + 31 * octave);
    total += weight;
    weight /= 2;
  }
  return sum / total;
}
