/** Smooth noise of three octaves, [0, 1]. source: Perlin, "An image synthesizer" (1985), as value noise. */

const lattice = (x: number, y: number, seed: number): number => {
  let h = Math.imul(x, 0x1f123bb5) ^ Math.imul(y, 0x5f356495) ^ Math.imul(seed, 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return ((h ^ (h >>> 15)) >>> 8) / 0xffffff;
};

function valueAt(x: number, y: number, seed: number): number {
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - x0, y - y0];
  const sx = fx * fx * (3 - 2 * fx);
  const sy = fy * fy * (3 - 2 * fy);
  const upper = lattice(x0, y0, seed) + (lattice(x0 + 1, y0, seed) - lattice(x0, y0, seed)) * sx;
  const lower = lattice(x0, y0 + 1, seed) + (lattice(x0 + 1, y0 + 1, seed) - lattice(x0, y0 + 1, seed)) * sx;
  return upper + (lower - upper) * sy;
}

export const lumps = (x: number, y: number, seed: number): number =>
  0.55 * valueAt(x, y, seed) + 0.3 * valueAt(2.1 * x + 17, 2.1 * y, seed) + 0.15 * valueAt(4.3 * x, 4.3 * y + 31, seed);
