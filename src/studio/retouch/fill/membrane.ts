/**
 * Light of what was copied brought to that of its surroundings: a smooth correction that takes up the steps at the hole's border and along
 * the seams within it, leaving every detail as it was copied.
 *
 * source   Perez, Gangnet and Blake, "Poisson Image Editing" (SIGGRAPH 2003); screened: Bhat, Curless, Cohen and Zitnick,
 *          "Fourier Analysis of the 2D Screened Poisson Equation" (ECCV 2008); solved by V-cycles on halved grids
 */

/**
 * The unknowns: 0 outside of `inside`, (edges + screen) u - sum of the neighbours = right inside. Three channels. Beyond the grid's sides there is
 * nothing, so a side that is not the picture's border needs a row outside of `inside`.
 */
interface Grid {
  readonly width: number;
  readonly height: number;
  readonly inside: Uint8Array;
  readonly screen: number;
}

const cycles = 6;

/** [height, width, 3]: the correction within `inside`, 0 outside. `screen` pulls it to 0 over about 1 / sqrt(screen) pixels. */
export function solveMembrane(grid: Grid, right: Float32Array): Float32Array {
  const solution = new Float32Array(right.length);
  for (let cycle = 0; cycle < cycles; cycle++) descend(grid, solution, right);
  return solution;
}

function descend(grid: Grid, u: Float32Array, right: Float32Array): void {
  const isSmall = Math.min(grid.width, grid.height) <= 4;
  relax(grid, u, right, isSmall ? 12 : 2);
  if (isSmall) return;
  const coarse = halvedGrid(grid);
  const carried = new Float32Array(3 * coarse.width * coarse.height);
  restrictResidual(grid, u, right, { coarse, carried });
  const correction = new Float32Array(carried.length);
  descend(coarse, correction, carried);
  addCorrection(grid, u, { coarse, carried: correction });
  relax(grid, u, right, 2);
}

/** Coarse pixels wholly inside: one that reached beyond would let the correction grow past the border that holds it, and diverge. */
function halvedGrid({ width, height, inside, screen }: Grid): Grid {
  const [w, h] = [(width + 1) >> 1, (height + 1) >> 1];
  const half = new Uint8Array(w * h).fill(1);
  for (let y = 0, i = 0; y < height; y++) for (let x = 0; x < width; x++, i++) if (inside[i] === 0) half[(y >> 1) * w + (x >> 1)] = 0;
  return { width: w, height: h, inside: half, screen: 4 * screen };
}

/** Gauss-Seidel, red then black. */
function relax(grid: Grid, u: Float32Array, right: Float32Array, rounds: number): void {
  const { width, height, inside } = grid;
  const row = 3 * width;
  for (let half = 0; half < 2 * rounds; half++)
    for (let y = 0; y < height; y++)
      for (let x = (y + half) & 1, i = y * width + x; x < width; x += 2, i += 2) {
        if (inside[i] === 0) continue;
        const edges = edgesAt(grid, x, y);
        for (let o = 3 * i; o < 3 * i + 3; o++) {
          let sum = right[o]!;
          if (x > 0) sum += u[o - 3]!;
          if (x < width - 1) sum += u[o + 3]!;
          if (y > 0) sum += u[o - row]!;
          if (y < height - 1) sum += u[o + row]!;
          u[o] = sum / edges;
        }
      }
}

function edgesAt({ width, height, screen }: Grid, x: number, y: number): number {
  let edges = 4 + screen;
  if (x === 0) edges--;
  if (x === width - 1) edges--;
  if (y === 0) edges--;
  if (y === height - 1) edges--;
  return edges;
}

interface Carried {
  readonly coarse: Grid;
  readonly carried: Float32Array;
}

function restrictResidual(grid: Grid, u: Float32Array, right: Float32Array, { coarse, carried }: Carried): void {
  const { width, height, inside } = grid;
  const row = 3 * width;
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      if (inside[i] === 0) continue;
      const o = 3 * i;
      const at = 3 * ((y >> 1) * coarse.width + (x >> 1));
      if (coarse.inside[at / 3] === 0) continue;
      const edges = edgesAt(grid, x, y);
      for (let c = o; c < o + 3; c++) {
        let rest = right[c]! - edges * u[c]!;
        if (x > 0) rest += u[c - 3]!;
        if (x < width - 1) rest += u[c + 3]!;
        if (y > 0) rest += u[c - row]!;
        if (y < height - 1) rest += u[c + row]!;
        carried[at + c - o]! += rest;
      }
    }
}

/** Bilinear between the middles of the coarse pixels. */
function addCorrection({ width, height, inside }: Grid, u: Float32Array, { coarse, carried }: Carried): void {
  for (let y = 0, i = 0; y < height; y++) {
    const near = (y >> 1) * coarse.width;
    const far = Math.min(coarse.height - 1, Math.max(0, (y >> 1) + (y & 1 ? 1 : -1))) * coarse.width;
    for (let x = 0; x < width; x++, i++) {
      if (inside[i] === 0) continue;
      const left = x >> 1;
      const beside = Math.min(coarse.width - 1, Math.max(0, left + (x & 1 ? 1 : -1)));
      for (let c = 0; c < 3; c++)
        u[3 * i + c]! +=
          (9 * carried[3 * (near + left) + c]! +
            3 * carried[3 * (near + beside) + c]! +
            3 * carried[3 * (far + left) + c]! +
            carried[3 * (far + beside) + c]!) /
          16;
    }
  }
}
