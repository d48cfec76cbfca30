/**
 * Light of what was copied brought to that of its surroundings: a smooth correction that takes up the steps at the hole's border and along
 * the seams within it, leaving every detail as it was copied.
 *
 * source   Perez, Gangnet and Blake, "Poisson Image Editing" (SIGGRAPH 2003); screened: Bhat, Curless, Cohen and Zitnick,
 *          "Fourier Analysis of the 2D Screened Poisson Equation" (ECCV 2008); solved by W-cycles on halved grids
 */
import type { PixelSize } from '../../../engine.ts';
import { type FillKernel, kernelOn, Space } from './kernel.ts';

/**
 * The unknowns of three channels, which lie as four floats: 0 outside of `inside`, (edges + screen) u - sum of the neighbours = right inside. Beyond
 * the grid's sides there is nothing, so a side that is not the picture's border needs a row outside of `inside`.
 */
export interface Grid extends PixelSize {
  /** [height, width] */
  readonly inside: Uint8Array;
  /** [height, width, 4] */
  readonly right: Float32Array;
  /** [height, width + 2, 4]: a pixel more at both sides. */
  readonly solution: Float32Array;
}

/** All of it zeros at first, in one shared memory: `inside` and `right` of the first grid are for the caller to write. */
export interface Membrane {
  readonly memory: WebAssembly.Memory;
  /** Pulls to 0 over about 1 / sqrt(screen) pixels. */
  readonly screen: number;
  /** Each of half the size of the one before. */
  readonly grids: readonly Grid[];
}

export function layMembrane({ width, height }: PixelSize, screen: number): Membrane {
  const sizes: PixelSize[] = [{ width, height }];
  while (Math.min(sizes.at(-1)!.width, sizes.at(-1)!.height) > 4)
    sizes.push({ width: (sizes.at(-1)!.width + 1) >> 1, height: (sizes.at(-1)!.height + 1) >> 1 });
  const bytes = sizes.reduce((sum, size) => sum + (33 * size.width + 32) * size.height, 0);
  const space = new Space(bytes, 3 * sizes.length);
  const grids = sizes.map((size) => ({
    ...size,
    inside: space.bytes(size.width * size.height),
    right: space.floats(4 * size.width * size.height),
    solution: space.floats(4 * (size.width + 2) * size.height),
  }));
  return { memory: space.memory, screen, grids };
}

/** Index in `solution` of the first channel of a pixel. */
export const solutionAt = ({ width }: Pick<PixelSize, 'width'>, x: number, y: number): number => 4 * (y * (width + 2) + x + 1);

/** A grid whose rows are gone through only between their first and last pixel inside: [height, 2], last exclusive. */
interface RowedGrid extends Grid {
  readonly ends: Int32Array;
  /** Four and the screen. */
  readonly edges: number;
  readonly kernel: FillKernel;
}

const cycles = 4;
/** A larger hole has fewer: deep within it a correction that is a few per cent short is not seen. */
const [largePixels, largeCycles] = [600_000, 2];

/** Writes the solution of the first grid. */
export function solveMembrane({ memory, screen, grids }: Membrane): void {
  const kernel = kernelOn(memory);
  grids.forEach((grid, at) => {
    if (at > 0) halveInside(grids[at - 1]!, grid);
  });
  const ready = grids.map((grid, at) => ({ ...grid, ends: endsOf(grid), edges: 4 + screen * 4 ** at, kernel }));
  let pixels = 0;
  for (let i = 0, { inside } = grids[0]!; i < inside.length; i++) pixels += inside[i]!;
  const count = pixels > largePixels ? largeCycles : cycles;
  for (let cycle = 0; cycle < count; cycle++) descend(ready, 0, cycle === 0);
}

function endsOf({ width, height, inside }: Grid): Int32Array {
  const ends = new Int32Array(2 * height);
  for (let y = 0; y < height; y++) {
    let [first, last] = [y * width, (y + 1) * width];
    while (first < last && inside[first] === 0) first++;
    while (last > first && inside[last - 1] === 0) last--;
    ends[2 * y] = first - y * width;
    ends[2 * y + 1] = last - y * width;
  }
  return ends;
}

/** Coarse pixels wholly inside: one that reached beyond would let the correction grow past the border that holds it, and diverge. */
function halveInside({ width, height, inside }: Grid, half: Grid): void {
  half.inside.fill(1);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0, row = (y >> 1) * half.width; x < width; x++, i++) if (inside[i] === 0) half.inside[row + (x >> 1)] = 0;
}

/** Coarse scales cost little and are gone through twice. */
function descend(grids: readonly RowedGrid[], at: number, isFirst = false): void {
  const grid = grids[at]!;
  const coarse = grids[at + 1];
  if (!coarse) return relax(grid, 12);
  const { kernel, right, solution } = coarse;
  kernel.clear(right.byteOffset, right.byteLength);
  kernel.clear(solution.byteOffset, solution.byteLength);
  // From nothing the coarse grids begin.
  relax(grid, isFirst ? 0 : 2, { after: (y) => restrictRow(grid, coarse, y) });
  for (let turn = 0; turn < 2; turn++) descend(grids, at + 1);
  for (let y = 0; y < coarse.height; y++) mirrorSides(coarse, y);
  relax(grid, 2, { before: (y) => correctRow(grid, coarse, y) });
}

type RowWork = (y: number) => void;

/**
 * Gauss-Seidel, red then black, so many rounds. All rounds go down the rows together, each two rows behind the one before, while the rows are near at
 * hand: the same as one after the other. `before`, `after`: what is done to each row before the first and after the last round.
 */
function relax(grid: RowedGrid, rounds: number, { before, after }: { before?: RowWork; after?: RowWork } = {}): void {
  const { height } = grid;
  const lag = 2 * rounds;
  for (let step = 0; step <= height + lag; step++) {
    if (before && step < height) before(step);
    for (let round = 0; round < rounds; round++) {
      const y = step - 1 - 2 * round;
      if (y >= 0 && y < height) relaxRow(grid, y, y & 1);
      if (y > 0 && y <= height) relaxRow(grid, y - 1, y & 1);
    }
    const done = step - lag - 1;
    if (after && done >= 0 && done < height) after(done);
  }
}

function relaxRow(grid: RowedGrid, y: number, from: number): void {
  const first = grid.ends[2 * y]!;
  const end = grid.ends[2 * y + 1]!;
  if (first >= end) return;
  const x = first + ((first + from) & 1);
  mirrorSides(grid, y);
  const row = rowAt(grid, y);
  const above = rowAt(grid, Math.max(0, y - 1));
  const below = rowAt(grid, Math.min(grid.height - 1, y + 1));
  const i = y * grid.width;
  const inside = grid.inside.byteOffset + i;
  const right = grid.right.byteOffset + 16 * (i + x);
  grid.kernel.relaxRow(row + 16 * x, above + 16 * x, below + 16 * x, right, inside + x, inside + end, 1 / grid.edges);
}

/** Address of the pixel left of the row. */
const rowAt = ({ width, solution }: Grid, y: number): number => solution.byteOffset + 16 * y * (width + 2);

/** What lies beyond the picture's side, or above and below it, is as the pixel at its border: no step there. */
function mirrorSides({ width, solution, ends }: RowedGrid, y: number): void {
  const left = 4 * y * (width + 2);
  if (ends[2 * y] === 0) solution.copyWithin(left, left + 4, left + 8);
  if (ends[2 * y + 1] === width) solution.copyWithin(left + 4 * (width + 1), left + 4 * width, left + 4 * (width + 1));
}

function restrictRow(grid: RowedGrid, coarse: RowedGrid, y: number): void {
  const { width, height, ends, kernel } = grid;
  const end = ends[2 * y + 1]!;
  const x = ends[2 * y]! & ~1;
  if (x >= end) return;
  mirrorSides(grid, y);
  const i = y * width;
  const o = (y >> 1) * coarse.width + (x >> 1);
  kernel.restrictRow(
    rowAt(grid, y) + 16 * x,
    rowAt(grid, Math.max(0, y - 1)) + 16 * x,
    rowAt(grid, Math.min(height - 1, y + 1)) + 16 * x,
    grid.right.byteOffset + 16 * (i + x),
    grid.inside.byteOffset + i + x,
    grid.inside.byteOffset + i + end,
    grid.edges,
    coarse.inside.byteOffset + o,
    coarse.right.byteOffset + 16 * o,
  );
}

/** Bilinear between the middles of the coarse pixels. */
function correctRow({ width, inside, solution, ends, kernel }: RowedGrid, coarse: RowedGrid, y: number): void {
  const x = ends[2 * y]! & ~1;
  const end = ends[2 * y + 1]!;
  if (x >= end) return;
  const far = Math.min(coarse.height - 1, Math.max(0, (y >> 1) + (y & 1 ? 1 : -1)));
  const first = inside.byteOffset + y * width;
  const own = solution.byteOffset + 4 * solutionAt({ width }, x, y);
  kernel.correctRow(own, first + x, first + end, rowAt(coarse, y >> 1) + 8 * x, rowAt(coarse, far) + 8 * x);
}
