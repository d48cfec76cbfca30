/**
 * Light of what was copied brought to that of its surroundings: a smooth correction that takes up the steps at the hole's border and along
 * the seams within it, leaving every detail as it was copied.
 *
 * source   Perez, Gangnet and Blake, "Poisson Image Editing" (SIGGRAPH 2003); screened: Bhat, Curless, Cohen and Zitnick,
 *          "Fourier Analysis of the 2D Screened Poisson Equation" (ECCV 2008); solved by W-cycles on halved grids
 */

/**
 * The unknowns of one channel: 0 outside of `inside`, (edges + screen) u - sum of the neighbours = right inside. Beyond the grid's sides there is
 * nothing, so a side that is not the picture's border needs a row outside of `inside`.
 */
interface Grid {
  readonly width: number;
  readonly height: number;
  readonly inside: Uint8Array;
  readonly screen: number;
}

/** A grid whose rows are gone through only between their first and last pixel inside: [height, 2], last exclusive. */
interface RowedGrid extends Grid {
  readonly ends: Int32Array;
}

function rowed(grid: Grid): RowedGrid {
  const { width, height, inside } = grid;
  const ends = new Int32Array(2 * height);
  for (let y = 0; y < height; y++) {
    let [first, last] = [y * width, (y + 1) * width];
    while (first < last && inside[first] === 0) first++;
    while (last > first && inside[last - 1] === 0) last--;
    ends[2 * y] = first - y * width;
    ends[2 * y + 1] = last - y * width;
  }
  return { ...grid, ends };
}

const cycles = 4;
/** A larger hole has fewer: deep within it a correction that is a few per cent short is not seen. */
const [largePixels, largeCycles] = [600_000, 2];

/** [height, width]: the correction within `inside`, 0 outside. `screen` pulls it to 0 over about 1 / sqrt(screen) pixels. */
export function solveMembrane(grid: Grid, right: Float32Array): Float32Array {
  const solution = new Float32Array(right.length);
  const grids = [rowed(grid)];
  while (Math.min(grids.at(-1)!.width, grids.at(-1)!.height) > 4) grids.push(rowed(halvedGrid(grids.at(-1)!)));
  let pixels = 0;
  for (let i = 0; i < grid.inside.length; i++) pixels += grid.inside[i]!;
  const count = pixels > largePixels ? largeCycles : cycles;
  for (let cycle = 0; cycle < count; cycle++) descend(grids, 0, solution, right, cycle === 0);
  return solution;
}

/** Coarse scales cost little and are gone through twice. */
function descend(grids: readonly RowedGrid[], at: number, u: Float32Array, right: Float32Array, isFirst = false): void {
  const grid = grids[at]!;
  const coarse = grids[at + 1];
  // From nothing the coarse grids begin.
  if (!isFirst || !coarse) relax(grid, u, right, coarse ? 2 : 12);
  if (!coarse) return;
  const carried = new Float32Array(coarse.width * coarse.height);
  restrictResidual(grid, u, right, { coarse, carried });
  const correction = new Float32Array(carried.length);
  for (let turn = 0; turn < 2; turn++) descend(grids, at + 1, correction, carried);
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

/** Gauss-Seidel, red then black; black of a row follows red of the next one, while both are near at hand. */
function relax(grid: RowedGrid, u: Float32Array, right: Float32Array, rounds: number): void {
  for (let round = 0; round < rounds; round++)
    for (let y = 0; y <= grid.height; y++) {
      if (y < grid.height) relaxRow(grid, u, right, { y, from: y & 1 });
      if (y > 0) relaxRow(grid, u, right, { y: y - 1, from: y & 1 });
    }
}

function relaxRow(grid: RowedGrid, u: Float32Array, right: Float32Array, { y, from }: { y: number; from: number }): void {
  const { width, height, inside, screen, ends } = grid;
  const share = 1 / (4 + screen);
  const isEdgeRow = y === 0 || y === height - 1;
  const first = ends[2 * y]!;
  const last = (y + 1) * width - 1;
  const end = y * width + ends[2 * y + 1]!;
  for (let x = first + ((first + from) & 1), i = y * width + x; i < end; x += 2, i += 2) {
    if (inside[i] === 0) continue;
    if (isEdgeRow || x === 0 || i === last) u[i] = (right[i]! + neighboursAt(grid, u, x, y)) / edgesAt(grid, x, y);
    else u[i] = share * (right[i]! + u[i - 1]! + u[i + 1]! + u[i - width]! + u[i + width]!);
  }
}

function neighboursAt({ width, height }: Grid, u: Float32Array, x: number, y: number): number {
  const i = y * width + x;
  let sum = 0;
  if (x > 0) sum += u[i - 1]!;
  if (x < width - 1) sum += u[i + 1]!;
  if (y > 0) sum += u[i - width]!;
  if (y < height - 1) sum += u[i + width]!;
  return sum;
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

function restrictResidual(grid: RowedGrid, u: Float32Array, right: Float32Array, { coarse, carried }: Carried): void {
  const { width, height, inside, screen, ends } = grid;
  for (let y = 0; y < height; y++) {
    const isEdgeRow = y === 0 || y === height - 1;
    const end = ends[2 * y + 1]!;
    for (let x = ends[2 * y]!, i = y * width + x, at = (y >> 1) * coarse.width; x < end; x++, i++) {
      const o = at + (x >> 1);
      if (coarse.inside[o] === 0 || inside[i] === 0) continue;
      carried[o]! +=
        isEdgeRow || x === 0 || x === width - 1
          ? right[i]! + neighboursAt(grid, u, x, y) - edgesAt(grid, x, y) * u[i]!
          : right[i]! + u[i - 1]! + u[i + 1]! + u[i - width]! + u[i + width]! - (4 + screen) * u[i]!;
    }
  }
}

/** Bilinear between the middles of the coarse pixels. */
function addCorrection({ width, height, inside, ends }: RowedGrid, u: Float32Array, { coarse, carried }: Carried): void {
  for (let y = 0; y < height; y++) {
    const near = (y >> 1) * coarse.width;
    const far = Math.min(coarse.height - 1, Math.max(0, (y >> 1) + (y & 1 ? 1 : -1))) * coarse.width;
    const end = ends[2 * y + 1]!;
    for (let x = ends[2 * y]!, i = y * width + x; x < end; x++, i++) {
      if (inside[i] === 0) continue;
      const left = x >> 1;
      const beside = Math.min(coarse.width - 1, Math.max(0, left + (x & 1 ? 1 : -1)));
      u[i]! += (9 * carried[near + left]! + 3 * (carried[near + beside]! + carried[far + left]!) + carried[far + beside]!) / 16;
    }
  }
}
