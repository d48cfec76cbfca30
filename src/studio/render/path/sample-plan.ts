/**
 * Which tile of the picture gets how many samples: one each at first, then by how noisy a tile looks, under a budget for the whole.
 * A tile's noise is measured between neighbouring pixels, with the albedo divided out and the brightness as a film would show it.
 *
 * source   allocation by standard deviation: Neyman (1934)
 */
import { pathCount } from './memory-map.ts';

export const tileSide = 16;

export interface TileGrid {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
}

export const tileGrid = (width: number, height: number): TileGrid => ({
  width,
  height,
  columns: Math.ceil(width / tileSide),
  rows: Math.ceil(height / tileSide),
});

export interface TileArea {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function tileArea({ width, height, columns }: TileGrid, tile: number): TileArea {
  const [left, top] = [(tile % columns) * tileSide, Math.floor(tile / columns) * tileSide];
  return { left, top, right: Math.min(left + tileSide, width), bottom: Math.min(top + tileSide, height) };
}

/** A pass: rows of [tile, samples], cut into blocks that one worker takes at a time. A tile is in one block only. */
export interface SamplePlan {
  readonly rows: Int32Array;
  /** First row of each block, and the number of rows. */
  readonly blockStarts: Int32Array;
  readonly sampleCount: number;
}

/** extra: samples a pixel for each tile, 0 for none. */
export function planPass(grid: TileGrid, extra: ArrayLike<number>): SamplePlan {
  const rows: number[] = [];
  const blockStarts: number[] = [];
  let [inBlock, sampleCount] = [0, 0];
  for (let tile = 0; tile < grid.columns * grid.rows; tile++) {
    if (!extra[tile]) continue;
    const { left, top, right, bottom } = tileArea(grid, tile);
    const samples = extra[tile]! * (right - left) * (bottom - top);
    if (rows.length === 0 || inBlock + samples > pathCount) {
      blockStarts.push(rows.length / 2);
      inBlock = 0;
    }
    rows.push(tile, extra[tile]!);
    inBlock += samples;
    sampleCount += samples;
  }
  const share = (values: readonly number[]): Int32Array => {
    const array = new Int32Array(new SharedArrayBuffer(4 * values.length));
    array.set(values);
    return array;
  };
  return { rows: share(rows), blockStarts: share([...blockStarts, rows.length / 2]), sampleCount };
}

interface Planes {
  readonly colour: Float32Array;
  readonly albedo: Float32Array;
  readonly sampleCount: Uint16Array;
}

/** Brightness as film shows it, [0, 1), with the surface's own colour divided out in part, so that texture is not taken for noise. */
function shownAt({ colour, albedo }: Planes, pixel: number): number {
  const luminance = (plane: Float32Array): number =>
    0.2126 * plane[3 * pixel]! + 0.7152 * plane[3 * pixel + 1]! + 0.0722 * plane[3 * pixel + 2]!;
  const light = (luminance(colour) * 0.5) / (luminance(albedo) + 0.05);
  return light / (1 + light);
}

/** Standard deviation of one sample in each tile, estimated from the picture so far. */
export function tileNoise(grid: TileGrid, planes: Planes): Float64Array {
  const noise = new Float64Array(grid.columns * grid.rows);
  for (let tile = 0; tile < noise.length; tile++) {
    const { left, top, right, bottom } = tileArea(grid, tile);
    let [sum, count] = [0, 0];
    for (let y = top; y < bottom - 1; y++) {
      for (let x = left; x < right - 1; x++) {
        const pixel = y * grid.width + x;
        const here = shownAt(planes, pixel);
        const [across, down] = [here - shownAt(planes, pixel + 1), here - shownAt(planes, pixel + grid.width)];
        sum += across * across + down * down;
        count += 4;
      }
    }
    noise[tile] = Math.sqrt((sum / Math.max(count, 1)) * planes.sampleCount[top * grid.width + left]!);
  }
  return spread(grid, noise);
}

/** Each tile takes half of the mean of its neighbours, so that a tile that was lucky is not forgotten; none falls below a part of the mean. */
function spread({ columns, rows }: TileGrid, noise: Float64Array): Float64Array {
  const floor = (0.35 * noise.reduce((sum, value) => sum + value, 0)) / noise.length;
  return noise.map((own, tile) => {
    const [x, y] = [tile % columns, Math.floor(tile / columns)];
    let [sum, count] = [0, 0];
    for (let v = Math.max(0, y - 1); v <= Math.min(rows - 1, y + 1); v++) {
      for (let u = Math.max(0, x - 1); u <= Math.min(columns - 1, x + 1); u++) {
        sum += noise[v * columns + u]!;
        count += 1;
      }
    }
    return Math.max(0.5 * own + (0.5 * sum) / count, floor, 1e-6);
  });
}

/** Most samples that one pass gives a pixel. */
const passLimit = 64;

/** Extra samples a pixel for each tile, so that all have about `target` samples in proportion to their noise. */
export function allotSamples(noise: Float64Array, given: ArrayLike<number>, extraSamplesPerPixel: number): Int32Array {
  const wanted = extraSamplesPerPixel * noise.length;
  const extraAt = (scale: number, tile: number): number =>
    Math.min(passLimit, Math.max(0, Math.floor(scale * noise[tile]! - given[tile]! + 0.5)));
  const totalAt = (scale: number): number => noise.reduce((sum, _, tile) => sum + extraAt(scale, tile), 0);
  let [low, high] = [0, 1];
  while (totalAt(high) < wanted && high < 1e12) high *= 2;
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (totalAt(middle) <= wanted) low = middle;
    else high = middle;
  }
  return Int32Array.from(noise, (_, tile) => extraAt(low, tile));
}
