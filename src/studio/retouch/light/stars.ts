/** Stars strewn by rule: one at most in each cell, so that any pixel can be asked alone. */

const hash = (x: number, y: number, seed: number): number => {
  let h = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

/** Linear light at a pixel of a picture whose shorter side is `side` pixels. */
export function starAt(x: number, y: number, side: number, seed: number): number {
  const cell = Math.max(7, side / 46);
  const [cx, cy] = [Math.floor(x / cell), Math.floor(y / cell)];
  const h = hash(cx, cy, seed);
  if ((h & 15) > 5) return 0;
  const share = (shift: number): number => ((h >>> shift) & 127) / 127;
  const radius = Math.max(0.55, side / 1500) * (0.75 + 0.5 * share(4));
  const dx = x - (cx + 0.2 + 0.6 * share(11)) * cell;
  const dy = y - (cy + 0.2 + 0.6 * share(18)) * cell;
  return (0.05 + 0.6 * share(25) ** 4) * Math.exp(-(dx * dx + dy * dy) / (2 * radius * radius));
}
