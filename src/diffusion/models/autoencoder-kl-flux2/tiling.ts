/**
 * Encoding and decoding in overlapping tiles, whose seams are blended: memory then does not grow with the image. Tiles change the
 * statistics of group norms and what attention sees, so the result is near that of the whole, not equal to it.
 *
 * source   diffusers 0.42, AutoencoderKLFlux2._tiled_encode, tiled_decode, blend_v and blend_h, with tile_overlap_factor 0.25
 *
 * Easy to get wrong:
 * - A tile is blended with the one above first and with the one to the left second, each as it is after its own blending.
 * - The last tiles are smaller. They are run at their own size, so a graph is needed for each of up to four sizes.
 */
import type { AutoencoderConfig } from './config.ts';
import type { Planes } from './latents.ts';

const overlap = 0.25;

/** What becomes of one tile: a run of the encoder's or the decoder's graph for just its size. */
export type RunTile = (tile: Planes, place: { readonly index: number; readonly count: number }) => Promise<Planes>;

export interface TilePlan {
  /** Side of a tile in latents, and in pixels. */
  readonly latents: number;
  readonly pixels: number;
}

/**
 * The reference's tiles, or smaller ones for less memory.
 * pixels   side of a tile; config.tilePixels when left out. throws RangeError when a quarter of it is not a whole number of latents
 */
export function planTiles({ scale, tilePixels }: AutoencoderConfig, pixels = tilePixels): TilePlan {
  const latents = pixels / scale;
  if (!Number.isInteger(latents * overlap) || latents < 1)
    throw new RangeError(`a tile must be a multiple of ${scale / overlap} pixels, not ${pixels}`);
  return { latents, pixels };
}

/** image [3, H, W] -> latents [C, h, w]. What fits one tile is run whole. */
export const encodeTiled = (image: Planes, plan: TilePlan, run: RunTile): Promise<Planes> =>
  runTiled(image, { from: plan.pixels, to: plan.latents }, run);

/** latents [C, h, w] -> image [3, H, W]. What fits one tile is run whole. */
export const decodeTiled = (latents: Planes, plan: TilePlan, run: RunTile): Promise<Planes> =>
  runTiled(latents, { from: plan.latents, to: plan.pixels }, run);

/** A part of the planes; what lies outside of them is left out. */
function cut({ data, channels, height, width }: Planes, top: number, left: number, side: number): Planes {
  const [rows, columns] = [Math.min(side, height - top), Math.min(side, width - left)];
  const part = new Float32Array(channels * rows * columns);
  for (let line = 0; line < channels * rows; line++) {
    const start = (Math.floor(line / rows) * height + top + (line % rows)) * width + left;
    part.set(data.subarray(start, start + columns), line * columns);
  }
  return { data: part, channels, height: rows, width: columns };
}

/** Fades from `above` into the first rows of `tile`, which is changed. */
function blendRows(above: Planes, tile: Planes, most: number): void {
  const extent = Math.min(above.height, tile.height, most);
  for (let c = 0; c < tile.channels; c++)
    for (let y = 0; y < extent; y++) {
      const [keep, fade] = [Math.fround(1 - y / extent), Math.fround(y / extent)];
      const other = (c * above.height + above.height - extent + y) * above.width;
      const own = (c * tile.height + y) * tile.width;
      for (let x = 0; x < tile.width; x++)
        tile.data[own + x] = Math.fround(above.data[other + x]! * keep) + Math.fround(tile.data[own + x]! * fade);
    }
}

/** Fades from the tile at the left into the first columns of `tile`, which is changed. */
function blendColumns(left: Planes, tile: Planes, most: number): void {
  const extent = Math.min(left.width, tile.width, most);
  for (let line = 0; line < tile.channels * tile.height; line++) {
    const [other, own] = [line * left.width + left.width - extent, line * tile.width];
    for (let x = 0; x < extent; x++) {
      const [keep, fade] = [Math.fround(1 - x / extent), Math.fround(x / extent)];
      tile.data[own + x] = Math.fround(left.data[other + x]! * keep) + Math.fround(tile.data[own + x]! * fade);
    }
  }
}

/** Copies the upper left of a tile to its place. */
function paste(target: Planes, tile: Planes, { top, left, side }: { top: number; left: number; side: number }): void {
  const [rows, columns] = [Math.min(side, tile.height), Math.min(side, tile.width)];
  for (let c = 0; c < tile.channels; c++)
    for (let y = 0; y < rows; y++) {
      const start = (c * tile.height + y) * tile.width;
      target.data.set(tile.data.subarray(start, start + columns), (c * target.height + top + y) * target.width + left);
    }
}

/** Places along a side: one every stride, as long as one begins inside. */
const starts = (side: number, stride: number): number[] => Array.from({ length: Math.ceil(side / stride) }, (_, i) => i * stride);

async function runTiled(whole: Planes, { from, to }: { from: number; to: number }, run: RunTile): Promise<Planes> {
  if (whole.height <= from && whole.width <= from) return run(whole, { index: 0, count: 1 });
  const [stride, resultStride, blend] = [from * (1 - overlap), to * (1 - overlap), to * overlap];
  const [tops, lefts] = [starts(whole.height, stride), starts(whole.width, stride)];
  const count = tops.length * lefts.length;
  let result: Planes | null = null;
  let above: readonly Planes[] = [];
  for (const [i, top] of tops.entries()) {
    const row: Planes[] = [];
    for (const [j, left] of lefts.entries()) {
      const given = await run(cut(whole, top, left, from), { index: i * lefts.length + j, count });
      // Runtimes may reuse the memory of their results, and blending writes into it.
      const tile = { ...given, data: given.data.slice() };
      if (above[j]) blendRows(above[j], tile, blend);
      if (row[j - 1]) blendColumns(row[j - 1]!, tile, blend);
      row.push(tile);
      result ??= emptyPlanes(tile.channels, (whole.height / from) * to, (whole.width / from) * to);
      paste(result, tile, { top: i * resultStride, left: j * resultStride, side: resultStride });
    }
    above = row;
  }
  return result!;
}

const emptyPlanes = (channels: number, height: number, width: number): Planes => ({
  data: new Float32Array(channels * height * width),
  channels,
  height,
  width,
});
