/**
 * A shape in flat facets: its distance field is sampled on a coarse grid and interpolated linearly in the six tetrahedra of each cell, so
 * that the surface becomes a mesh of plane pieces, each in one colour.
 *
 * source   the tetrahedral interpolation of Sakamoto and Itooka (1981), as in colour tables
 */
import type { F32, Interval, Vec3 } from '../../../../kernel/index.ts';
import type { Bounds, Field, Material, Shape, ShapeImage } from '../../field/index.ts';
import { sampleField } from './sample-field.ts';

interface Grid {
  readonly low: readonly number[];
  /** Metres of a cell's sides. */
  readonly cell: readonly number[];
  /** Vertices along each axis. */
  readonly counts: readonly number[];
  /** x runs fastest, then y. */
  readonly values: Float32Array;
}

const axes = [0, 1, 2] as const;

function sampleGrid(shape: Shape, low: readonly number[], cell: readonly number[], counts: readonly number[]): Grid {
  const [nx, ny, nz] = counts as [number, number, number];
  const points = new Float32Array(3 * nx * ny * nz);
  for (let i = 0; i < nx * ny * nz; i++) {
    const place = [i % nx, Math.floor(i / nx) % ny, Math.floor(i / (nx * ny))];
    for (const axis of axes) points[3 * i + axis] = low[axis]! + place[axis]! * cell[axis]!;
  }
  return { low, cell, counts, values: sampleField(shape, points) };
}

const probeCount = 18;

/** The box in which the shape is, and how deep its thickest part is; null when a grid of the domain meets nothing of it. */
function findBox(shape: Shape): { box: Bounds; depth: number } | null {
  const { low, high } = shape.domain;
  const cell = axes.map((axis) => (high[axis]! - low[axis]!) / (probeCount - 1));
  const { values } = sampleGrid(shape, low, cell, [probeCount, probeCount, probeCount]);
  const reach = 0.6 * Math.hypot(...cell);
  const [first, last] = [[Infinity, Infinity, Infinity], [-1, -1, -1]]; // biome-ignore format: a pair
  let depth = 0;
  for (const [i, value] of values.entries()) {
    depth = Math.max(depth, -value);
    if (value > reach) continue;
    const place = [i % probeCount, Math.floor(i / probeCount) % probeCount, Math.floor(i / probeCount ** 2)];
    for (const axis of axes) {
      first[axis] = Math.min(first[axis]!, place[axis]!);
      last[axis] = Math.max(last[axis]!, place[axis]!);
    }
  }
  if (last[0]! < 0) return null;
  const at = (place: readonly number[], by: number): [number, number, number] =>
    axes.map((axis) => Math.min(high[axis]!, Math.max(low[axis]!, low[axis]! + (place[axis]! + by) * cell[axis]!))) as [
      number,
      number,
      number,
    ];
  return { box: { low: at(first, -0.5), high: at(last, 0.5) }, depth };
}

/** Cells along the longest side: few for a plain body, more for one with thin limbs. */
const [plainCells, limbedCells] = [13, 30];

/**
 * Towers, legs and handles beside a thick body fall through the grid too: vertices that something is near, but around which none is
 * inside, and their neighbours are brought nearer, so that the part becomes about a cell thick.
 */
function keepThinParts(grid: Grid): Grid {
  const { values, counts, cell } = grid;
  const [nx, ny, nz] = counts as [number, number, number];
  const [near, lift] = [0.5 * Math.max(...cell), 0.42 * Math.max(...cell)];
  const isThin = new Uint8Array(values.length);
  const around = [-1, 0, 1].flatMap((z) => [-1, 0, 1].flatMap((y) => [-1, 0, 1].map((x) => x + nx * (y + ny * z))));
  for (let z = 1; z + 1 < nz; z++)
    for (let y = 1; y + 1 < ny; y++)
      for (let x = 1; x + 1 < nx; x++) {
        const at = x + nx * (y + ny * z);
        if (values[at]! > near || around.some((step) => values[at + step]! < 0)) continue;
        for (const step of around) isThin[at + step] = 1;
      }
  return { ...grid, values: values.map((value, index) => value - (isThin[index] ? lift : 0)) };
}

function gridOf(shape: Shape): Grid | null {
  const found = findBox(shape);
  if (!found) return null;
  const { box, depth } = found;
  const sides = axes.map((axis) => box.high[axis]! - box.low[axis]!);
  const longest = Math.max(...sides);
  const along = depth > (1.6 * longest) / plainCells ? plainCells : limbedCells;
  const cells = sides.map((side) => Math.max(4, Math.round((along * side) / longest)));
  const cell = axes.map((axis) => sides[axis]! / cells[axis]!);
  const low = axes.map((axis) => box.low[axis]! - 1.37 * cell[axis]!);
  const grid = sampleGrid(
    shape,
    low,
    cell,
    cells.map((count) => count + 4),
  );
  // What is thinner than a cell falls through the grid: a little thickening saves it, hairs and panes stay as they are.
  if (depth < 0.35 * Math.max(...cell)) return null;
  const thin = Math.max(0, 0.55 * Math.max(...cell) - depth);
  if (thin > 0) return { ...grid, values: grid.values.map((value) => value - thin) };
  return keepThinParts(grid);
}

/** The steepest of the plane pieces: each edge of the grid's cells bounds the slope along its axis. */
function steepnessOf({ values, counts, cell }: Grid): number {
  const [nx, ny, nz] = counts as [number, number, number];
  const strides = [1, nx, nx * ny];
  let steepest = 0;
  for (let z = 0; z + 1 < nz; z++)
    for (let y = 0; y + 1 < ny; y++)
      for (let x = 0; x + 1 < nx; x++) {
        const at = x + nx * (y + ny * z);
        const slopes = axes.map((axis) => {
          const [a, b] = [strides[(axis + 1) % 3]!, strides[(axis + 2) % 3]!];
          const rises = [0, a, b, a + b].map((corner) => Math.abs(values[at + corner + strides[axis]!]! - values[at + corner]!));
          return Math.max(...rises) / cell[axis]!;
        });
        steepest = Math.max(steepest, Math.hypot(...slopes));
      }
  return Math.max(1e-3, steepest);
}

/** Least and largest value at the vertices around a box. */
function rangeOver({ values, counts, low, cell }: Grid, box: readonly Interval[]): Interval {
  const place = (axis: number, x: number, end: number): number =>
    Math.min(counts[axis]! - 1, Math.max(0, Math.floor((x - low[axis]!) / cell[axis]! - 1e-4) + end));
  const [from, to] = [
    axes.map((axis) => place(axis, box[axis]!.low, 0)),
    axes.map((axis) => place(axis, box[axis]!.high + 2e-4 * cell[axis]!, 1)),
  ];
  let [least, most] = [Infinity, -Infinity];
  for (let z = from[2]!; z <= to[2]!; z++)
    for (let y = from[1]!; y <= to[1]!; y++)
      for (let x = from[0]!; x <= to[0]!; x++) {
        const value = values[x + counts[0]! * (y + counts[1]! * z)]!;
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
  const slack = 1e-5 * (1 + Math.abs(most - least));
  return { low: least - slack, high: most + slack };
}

function facetField(grid: Grid): Field {
  const steepness = steepnessOf(grid);
  return (tools, p) => {
    const { k, o } = tools;
    const image = tools.image('facets');
    const whole: F32[] = [];
    const part: F32[] = [];
    for (const axis of axes) {
      const scaled = o.clamp(o.mul(o.sub(p[axis], grid.low[axis]!), 1 / grid.cell[axis]!), 0, grid.counts[axis]! - 1.001);
      whole.push(o.floor(scaled));
      part.push(o.sub(scaled, whole[axis]!));
    }
    const [x, y, z] = part as [F32, F32, F32];
    const [sx, sy, sz] = [1, grid.counts[0]!, grid.counts[0]! * grid.counts[1]!] as const;
    const base = o.truncate(o.sum(whole[0]!, o.mul(whole[1]!, sy), o.mul(whole[2]!, sz)));
    const isX = o.and(o.ge(x, y), o.ge(x, z));
    const isY = o.and(o.not(isX), o.ge(y, z));
    const first = o.intSelect(isX, sx, o.intSelect(isY, sy, sz));
    const isLastZ = o.and(o.lt(z, x), o.lt(z, y));
    const isLastY = o.and(o.not(isLastZ), o.lt(y, x));
    const least = o.intSelect(isLastZ, sz, o.intSelect(isLastY, sy, sx));
    const all = sx + sy + sz;
    // Equal fractions may name one axis as first and last: then the two middle corners have no weight between them.
    const high = o.max(x, o.max(y, z));
    const low = o.min(x, o.min(y, z));
    const middle = o.sub(o.sub(o.sum(x, y, z), high), low);
    const at = (index: typeof base): F32 => o.gather(image.address, index);
    const value = o.sum(
      o.mul(at(base), o.sub(1, high)),
      o.mul(at(o.intAdd(base, first)), o.sub(high, middle)),
      o.mul(at(o.intAdd(base, o.intSub(all, least))), o.sub(middle, low)),
      o.mul(at(o.intAdd(base, all)), low),
    );
    return k.opaque(value, { of: [p[0], p[1], p[2]], range: (box) => rangeOver(grid, box), steepness });
  };
}

/** Cells of the grid along a side of what has one colour. */
const colourCells = 1;

/** The material of the middle of the cell that a point is in: every facet has one colour. Glass stays glass. */
function facetMaterial(material: Material, { low, cell }: Grid): Material {
  return (tools, at) => {
    const { o } = tools;
    const snap = (axis: 0 | 1 | 2): F32 => {
      const size = colourCells * cell[axis]!;
      return o.mulAdd(o.add(o.floor(o.mul(o.sub(at.local[axis], low[axis]!), 1 / size)), 0.5), size, low[axis]!);
    };
    const local: Vec3<F32> = [snap(0), snap(1), snap(2)];
    const values = material(tools, { ...at, local });
    return { ...values, roughness: 0.75, coat: 0, sheen: 0, subsurface: 0 };
  };
}

/** The shape in facets, without fine relief; the shape itself where it is too thin for them, or its domain holds nothing. About 40 ms. */
export function faceted(shape: Shape): Shape {
  const grid = gridOf(shape);
  if (!grid) return shape;
  const image: ShapeImage = { name: 'facets', width: grid.values.length, height: 1, channels: 1, columns: 'clamp', pixels: grid.values };
  const high = axes.map((axis) => grid.low[axis]! + (grid.counts[axis]! - 1) * grid.cell[axis]!) as [number, number, number];
  return {
    name: shape.name,
    field: facetField(grid),
    material: facetMaterial(shape.material, grid),
    images: [...(shape.images ?? []), image],
    domain: { low: grid.low as [number, number, number], high },
  };
}
