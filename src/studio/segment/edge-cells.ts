/**
 * What the fine edge of a cut-out needs to know of the surroundings of each pixel, for one tile: the colour-guided filter that bends the
 * rough mask to the picture, and the local colours of subject and ground. All of it is smooth, so it is found for cells of a few
 * pixels (He and Sun, "Fast Guided Filter", arXiv:1505.00996) in memory that a thread keeps.
 *
 * source   He, Sun and Tang, "Guided Image Filtering" (TPAMI 2013), equations 19 to 21
 */
import type { PixelSize } from '../../engine.ts';
import type { PixelBox } from './area.ts';
import { type Plane, sampleBilinear } from './plane.ts';

/** Values of a cell, one after the other. Sums are of the marked pixels near it; divided by their share they are means. */
export const cellValues = {
  slope: 0,
  offset: 3,
  subject: 4,
  subjectShare: 7,
  ground: 8,
  groundShare: 11,
  /** Sum of squares over the channels: texture. */
  subjectPower: 12,
  groundPower: 13,
  /** Share of the window that the rough mask calls subject. */
  near: 14,
  count: 15,
} as const;

/** How far, in cells at `radius`, a cell's values depend on its surroundings. */
export const cellReach = (radius: number): number => 4 * radius + 2;

/** Variance of colour under which the picture counts as flat. */
const epsilon = 3e-5;

export interface CellTile {
  /** The part of the picture: its cells begin at its left upper corner. */
  readonly box: PixelBox;
  /** Pixels a side of a cell. */
  readonly step: number;
  /** Of all windows, in cells. */
  readonly radius: number;
}

export interface CellSource {
  /** sRGB, [height, width, 3]. */
  readonly rgb: Uint8Array;
  readonly size: PixelSize;
  /** The part of the picture that `rough` covers, scaled. */
  readonly area: PixelBox;
  /** [0, 1] */
  readonly rough: Plane;
}

/** Planes of one tile, used again for the next; grows to the largest. */
export interface CellMemory {
  planes: readonly Float32Array[];
  /** [cells, `cellValues.count`], of the tile that was read last. */
  values: Float32Array;
  /** 0 = all ground, 1 = all subject, 2 = an edge is near. */
  kinds: Uint8Array;
  rows: Float32Array;
  sums: Float64Array;
}

const planeCount = 28;

export const createCellMemory = (): CellMemory => ({
  planes: Array.from({ length: planeCount }, () => new Float32Array(0)),
  values: new Float32Array(0),
  kinds: new Uint8Array(0),
  rows: new Float32Array(0),
  sums: new Float64Array(0),
});

function fitMemory(memory: CellMemory, { width, height }: PixelSize): void {
  const cells = width * height;
  if (memory.kinds.length < cells) {
    memory.planes = Array.from({ length: planeCount }, () => new Float32Array(cells));
    memory.values = new Float32Array(cellValues.count * cells);
    memory.kinds = new Uint8Array(cells);
    memory.rows = new Float32Array(cells);
  }
  if (memory.sums.length < width) memory.sums = new Float64Array(width);
}

export const cellsOf = ({ box, step }: CellTile): PixelSize => ({
  width: Math.ceil(box.width / step),
  height: Math.ceil(box.height / step),
});

/** Fills `values` and `kinds` of the memory for the tile. */
export function readCells(source: CellSource, tile: CellTile, memory: CellMemory): void {
  const cells = cellsOf(tile);
  fitMemory(memory, cells);
  const count = cells.width * cells.height;
  const [red, green, blue, mask, near, ...rest] = memory.planes as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    ...Float32Array[],
  ];
  averageColour(source, tile, [red, green, blue]);
  sampleMask(source, tile, { mask, near });
  const box = (plane: Float32Array): void => boxMeanInPlace(plane, cells, tile.radius, memory);
  box(near);
  const moments = rest.slice(0, 13);
  productsOf([red, green, blue, mask], moments, count);
  for (const plane of moments) box(plane);
  const lines = rest.slice(13, 17) as [Float32Array, Float32Array, Float32Array, Float32Array];
  for (let i = 0; i < count; i++) solveLine(i, moments, lines);
  for (const plane of lines) box(plane);
  // The moments are used up: their planes hold the marked colours now.
  const colours = moments.slice(0, 10);
  markColours({ guide: [red, green, blue], near, lines, colours, count });
  for (const plane of colours) {
    box(plane);
    box(plane);
  }
  gather(memory, { lines, colours, near, count });
}

type Three = readonly [Float32Array, Float32Array, Float32Array];

function averageColour({ rgb, size }: CellSource, tile: CellTile, [red, green, blue]: Three): void {
  const { box, step } = tile;
  const cells = cellsOf(tile);
  for (let y = 0, i = 0; y < cells.height; y++)
    for (let x = 0; x < cells.width; x++, i++) {
      const [x0, y0] = [box.left + x * step, box.top + y * step];
      const x1 = Math.min(x0 + step, box.left + box.width);
      const y1 = Math.min(y0 + step, box.top + box.height);
      let r = 0;
      let g = 0;
      let b = 0;
      for (let v = y0; v < y1; v++)
        for (let u = x0, at = 3 * (v * size.width + x0); u < x1; u++, at += 3) {
          r += rgb[at]!;
          g += rgb[at + 1]!;
          b += rgb[at + 2]!;
        }
      const scale = 1 / (255 * (x1 - x0) * (y1 - y0));
      red[i] = r * scale;
      green[i] = g * scale;
      blue[i] = b * scale;
    }
}

function sampleMask({ area, rough }: CellSource, tile: CellTile, { mask, near }: { mask: Float32Array; near: Float32Array }): void {
  const { box, step } = tile;
  const cells = cellsOf(tile);
  for (let y = 0, i = 0; y < cells.height; y++) {
    const v = ((box.top + (y + 0.5) * step - area.top) * rough.height) / area.height - 0.5;
    for (let x = 0; x < cells.width; x++, i++) {
      const level = sampleBilinear(rough, ((box.left + (x + 0.5) * step - area.left) * rough.width) / area.width - 0.5, v);
      mask[i] = level;
      near[i] = level > 0.5 ? 1 : 0;
    }
  }
}

/** r, g, b, p, then rp, gp, bp, then rr, rg, rb, gg, gb, bb. */
function productsOf(of: readonly Float32Array[], into: readonly Float32Array[], count: number): void {
  const [red, green, blue, mask] = of as [Float32Array, Float32Array, Float32Array, Float32Array];
  const [mr, mg, mb, mp, rp, gp, bp, rr, rg, rb, gg, gb, bb] = into as Float32Array[] & { length: 13 };
  for (let i = 0; i < count; i++) {
    const r = red[i]!;
    const g = green[i]!;
    const b = blue[i]!;
    const p = mask[i]!;
    mr![i] = r;
    mg![i] = g;
    mb![i] = b;
    mp![i] = p;
    rp![i] = r * p;
    gp![i] = g * p;
    bp![i] = b * p;
    rr![i] = r * r;
    rg![i] = r * g;
    rb![i] = r * b;
    gg![i] = g * g;
    gb![i] = g * b;
    bb![i] = b * b;
  }
}

/** slope = (Sigma + epsilon I)^-1 cov(guide, mask), by the adjugate of the symmetric 3x3 matrix; then the offset. */
function solveLine(i: number, moments: readonly Float32Array[], lines: readonly Float32Array[]): void {
  const mr = moments[0]![i]!;
  const mg = moments[1]![i]!;
  const mb = moments[2]![i]!;
  const mp = moments[3]![i]!;
  const cr = moments[4]![i]! - mr * mp;
  const cg = moments[5]![i]! - mg * mp;
  const cb = moments[6]![i]! - mb * mp;
  const rr = moments[7]![i]! - mr * mr + epsilon;
  const rg = moments[8]![i]! - mr * mg;
  const rb = moments[9]![i]! - mr * mb;
  const gg = moments[10]![i]! - mg * mg + epsilon;
  const gb = moments[11]![i]! - mg * mb;
  const bb = moments[12]![i]! - mb * mb + epsilon;
  const a00 = gg * bb - gb * gb;
  const a01 = gb * rb - rg * bb;
  const a02 = rg * gb - gg * rb;
  const scale = 1 / (rr * a00 + rg * a01 + rb * a02);
  const sr = (a00 * cr + a01 * cg + a02 * cb) * scale;
  const sg = (a01 * cr + (rr * bb - rb * rb) * cg + (rb * rg - rr * gb) * cb) * scale;
  const sb = (a02 * cr + (rb * rg - rr * gb) * cg + (rr * gg - rg * rg) * cb) * scale;
  lines[0]![i] = sr;
  lines[1]![i] = sg;
  lines[2]![i] = sb;
  lines[3]![i] = mp - sr * mr - sg * mg - sb * mb;
}

interface Marking {
  readonly guide: Three;
  readonly near: Float32Array;
  readonly lines: readonly Float32Array[];
  /** Subject's red, green, blue, share, power; the ground's. */
  readonly colours: readonly Float32Array[];
  readonly count: number;
}

/** What the guided filter makes of the rough mask, stretched: a little of every level is noise. */
export const stretched = (level: number): number => (level - 0.18) / 0.64;

/** Cells that are surely the one or the other give the local colours. */
function markColours({ guide: [red, green, blue], near, lines, colours, count }: Marking): void {
  const [sr, sg, sb, offset] = lines as [Float32Array, Float32Array, Float32Array, Float32Array];
  for (let i = 0; i < count; i++) {
    const r = red[i]!;
    const g = green[i]!;
    const b = blue[i]!;
    const n = near[i]!;
    const guess = n > 0.9999 ? 1 : n < 0.0001 ? 0 : stretched(sr[i]! * r + sg[i]! * g + sb[i]! * b + offset[i]!);
    const power = r * r + g * g + b * b;
    const isSubject = guess > 0.97 ? 1 : 0;
    const isGround = guess < 0.03 ? 1 : 0;
    colours[0]![i] = r * isSubject;
    colours[1]![i] = g * isSubject;
    colours[2]![i] = b * isSubject;
    colours[3]![i] = isSubject;
    colours[4]![i] = power * isSubject;
    colours[5]![i] = r * isGround;
    colours[6]![i] = g * isGround;
    colours[7]![i] = b * isGround;
    colours[8]![i] = isGround;
    colours[9]![i] = power * isGround;
  }
}

interface Gathering {
  readonly lines: readonly Float32Array[];
  readonly colours: readonly Float32Array[];
  readonly near: Float32Array;
  readonly count: number;
}

function gather({ values, kinds }: CellMemory, { lines, colours, near, count }: Gathering): void {
  const order = [...lines, ...colours.slice(0, 4), ...colours.slice(5, 9), colours[4]!, colours[9]!, near];
  for (const [k, plane] of order.entries()) for (let i = 0, at = k; i < count; i++, at += cellValues.count) values[at] = plane[i]!;
  const share = colours[3]!;
  for (let i = 0; i < count; i++) kinds[i] = near[i]! > 0.9999 ? 1 : near[i]! < 0.0001 && share[i]! < 1e-3 ? 0 : 2;
}

/** Mean over a (2 radius + 1) square, cut at the border. */
function boxMeanInPlace(plane: Float32Array, { width, height }: PixelSize, radius: number, { rows, sums }: CellMemory): void {
  const share = 1 / (2 * radius + 1);
  // Between these all of a window lies in the tile.
  const inner = Math.min(width, radius + 1);
  const outer = Math.max(inner, width - radius);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let sum = 0;
    for (let x = 0; x < Math.min(radius, width); x++) sum += plane[row + x]!;
    for (let x = 0; x < inner; x++) {
      if (x + radius < width) sum += plane[row + x + radius]!;
      rows[row + x] = sum / (Math.min(width - 1, x + radius) + 1);
    }
    for (let i = row + inner; i < row + outer; i++) {
      sum += plane[i + radius]! - plane[i - radius - 1]!;
      rows[i] = sum * share;
    }
    for (let x = outer; x < width; x++) {
      sum -= plane[row + x - radius - 1]!;
      rows[row + x] = sum / (width - x + radius);
    }
  }
  sums.fill(0, 0, width);
  for (let y = 0; y < Math.min(radius, height); y++) for (let x = 0; x < width; x++) sums[x]! += rows[y * width + x]!;
  for (let y = 0; y < height; y++) {
    const ofRows = 1 / (Math.min(height - 1, y + radius) - Math.max(0, y - radius) + 1);
    const entering = y + radius < height ? (y + radius) * width : -1;
    const leaving = y > radius ? (y - radius - 1) * width : -1;
    const at = y * width;
    if (entering >= 0 && leaving >= 0)
      for (let x = 0; x < width; x++) {
        const sum = sums[x]! + rows[entering + x]! - rows[leaving + x]!;
        sums[x] = sum;
        plane[at + x] = sum * ofRows;
      }
    else
      for (let x = 0; x < width; x++) {
        const sum = sums[x]! + (entering >= 0 ? rows[entering + x]! : 0) - (leaving >= 0 ? rows[leaving + x]! : 0);
        sums[x] = sum;
        plane[at + x] = sum * ofRows;
      }
  }
}
