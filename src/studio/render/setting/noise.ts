/** Seeded value noise and sums of its octaves, for textures. Pure functions of position and seed; no tables, so every worker agrees. */

/** A hash of two integers and a seed to [0, 1). source: Wellons, "Prospecting for Hash Functions" (lowbias32). */
export function hash2(x: number, y: number, seed: number): number {
  let h = Math.imul(x | 0, 0x27d4eb2d) ^ Math.imul(y | 0, 0x165667b1) ^ Math.imul(seed | 0, 0x9e3779b1);
  h ^= h >>> 16;
  h = Math.imul(h, 0x7feb352d);
  h ^= h >>> 15;
  h = Math.imul(h, 0x846ca68b);
  h ^= h >>> 16;
  return (h >>> 0) / 4294967296;
}

/** Smooth noise in [0, 1] with features of size 1. */
export function noise2(x: number, y: number, seed: number): number {
  const xi = Math.floor(x);
  const yi = Math.floor(y);
  const fx = x - xi;
  const fy = y - yi;
  const u = fx * fx * fx * (fx * (fx * 6 - 15) + 10);
  const v = fy * fy * fy * (fy * (fy * 6 - 15) + 10);
  const a = hash2(xi, yi, seed);
  const b = hash2(xi + 1, yi, seed);
  const c = hash2(xi, yi + 1, seed);
  const d = hash2(xi + 1, yi + 1, seed);
  return a + (b - a) * u + (c - a) * v + (a - b - c + d) * u * v;
}

/**
 * Octaves of noise around 0, about [-1, 1]. Octaves finer than `footprint` (the size of a pixel or blur disc in the units of x and y)
 * fade out, so a texture neither shimmers nor stays sharp where the lens is out of focus.
 */
export function fbm2(x: number, y: number, octaves: number, seed: number, footprint = 0): number {
  let sum = 0;
  let amplitude = 0.5;
  let frequency = 1;
  for (let i = 0; i < octaves; i++) {
    const fade = 1.6 - 2 * footprint * frequency;
    if (fade <= 0) break;
    sum += amplitude * Math.min(1, fade) * (noise2(x * frequency, y * frequency, seed + i * 131) * 2 - 1);
    amplitude *= 0.5;
    frequency *= 2.03;
  }
  return sum * 1.15;
}

/** 0 below low, 1 above high, smooth between. */
export function smoothstep(low: number, high: number, x: number): number {
  const t = Math.max(0, Math.min(1, (x - low) / (high - low)));
  return t * t * (3 - 2 * t);
}

export const mix = (a: number, b: number, t: number): number => a + (b - a) * t;
