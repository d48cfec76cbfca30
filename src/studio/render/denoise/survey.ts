/**
 * One look over the whole picture before it is cut into tiles: how bright it is, and whether every number is finite.
 * source   RenderKit/oidn core/autoexposure.h, devices/cpu/cpu_autoexposure.ispc
 */
import { setImmediate as breathe } from 'node:timers/promises';
import { AppError } from '../../../errors.ts';
import type { Rows } from './scale.ts';
import type { Size } from './tiles.ts';

const binSide = 16;
const key = 0.18;
/** Bins darker than this say nothing of the exposure. */
const darkest = 1e-8;
/** A tracer that gives more broken pixels than this is at fault. */
const mostBroken = 0.01;

export interface ExposureSum {
  /** Of the binary logarithms of the bins' luminances, and how many bins were bright enough to count. */
  readonly sum: number;
  readonly count: number;
}

/** Rows of bins that are summed at a time: the sum's last bits depend on it, on nothing else. */
const binRowsAtOnce = 16;
export const rowsAtOnce = binRowsAtOnce * binSide;

/** Of the bins whose first row lies in `rows`. */
export function luminanceBins(colour: Float32Array, { width, height }: Size, band: Rows): ExposureSum {
  const columns = Math.ceil(width / binSide);
  const rows = Math.ceil(height / binSide);
  let sum = 0;
  let count = 0;
  for (let row = Math.ceil(band.top / binSide); row < Math.ceil(band.bottom / binSide); row++) {
    const [top, bottom] = [Math.floor((row * height) / rows), Math.floor(((row + 1) * height) / rows)];
    for (let column = 0; column < columns; column++) {
      const [left, right] = [Math.floor((column * width) / columns), Math.floor(((column + 1) * width) / columns)];
      const luminance = meanLuminance(colour, width, { left, right, top, bottom });
      if (luminance > darkest) {
        sum += Math.log2(luminance);
        count++;
      }
    }
  }
  return { sum, count };
}

/** What colour must be multiplied by for the network: 0.18 over the geometric mean of the luminances of 16x16 bins. A black picture: 1. */
export function exposureOf(bands: readonly ExposureSum[]): number {
  const [sum, count] = bands.reduce(([sums, counts], band) => [sums + band.sum, counts + band.count], [0, 0]);
  return count === 0 ? 1 : key / 2 ** (sum / count);
}

/** The same of a whole plane on this thread. colour: 3 floats a pixel, finite */
export function measureExposure(colour: Float32Array, size: Size): number {
  const bands: ExposureSum[] = [];
  for (let top = 0; top < size.height; top += rowsAtOnce)
    bands.push(luminanceBins(colour, size, { top, bottom: Math.min(top + rowsAtOnce, size.height) }));
  return exposureOf(bands);
}

/** Every number is finite. */
export function isSound(values: Float32Array): boolean {
  let sum = 0;
  // x - x is 0 for every finite number, and NaN for the others.
  for (let i = 0; i < values.length; i++) sum += values[i]! - values[i]!;
  return sum === 0;
}

/** Linear sRGB's luminance with oidn's weights; below zero counts as zero. */
function meanLuminance(colour: Float32Array, width: number, box: { left: number; right: number; top: number; bottom: number }): number {
  let sum = 0;
  for (let y = box.top; y < box.bottom; y++)
    for (let i = 3 * (y * width + box.left), end = 3 * (y * width + box.right); i < end; i += 3)
      sum += 0.212671 * Math.max(colour[i]!, 0) + 0.71516 * Math.max(colour[i + 1]!, 0) + 0.072169 * Math.max(colour[i + 2]!, 0);
  return sum / ((box.bottom - box.top) * (box.right - box.left));
}

/**
 * A plane with every pixel finite: itself, or a copy in which broken pixels (NaN, Infinity) are the mean of the sound ones within two
 * pixels, or 0. `warnings` says how many there were. throws engine_failed when they are more than a hundredth of the picture
 */
export async function mendPlane(name: string, plane: Float32Array, size: Size): Promise<{ plane: Float32Array; warnings: string[] }> {
  const broken = await findBroken(plane, size);
  if (broken.length === 0) return { plane, warnings: [] };
  const count = size.width * size.height;
  if (broken.length > mostBroken * count)
    throw new AppError(
      'engine_failed',
      `${broken.length} of ${count} pixels of the traced ${name} are not finite; at most 1 % can be mended`,
    );
  const mended = plane.slice();
  for (const index of broken) for (let c = 0; c < 3; c++) mended[3 * index + c] = meanAround(plane, size, index, c);
  const verb = broken.length === 1 ? '1 pixel was' : `${broken.length} pixels were`;
  return { plane: mended, warnings: [`${verb} not finite in the traced ${name}; filled from the pixels around.`] };
}

async function findBroken(plane: Float32Array, { width, height }: Size): Promise<number[]> {
  const broken: number[] = [];
  const pixelsAtOnce = 256 * 1024;
  for (let start = 0; start < width * height; start += pixelsAtOnce) {
    const end = Math.min(start + pixelsAtOnce, width * height);
    // x - x is 0 for every finite number, and NaN for the others.
    for (let i = start; i < end; i++) {
      const [r, g, b] = [plane[3 * i]!, plane[3 * i + 1]!, plane[3 * i + 2]!];
      if (r - r + (g - g) + (b - b) !== 0) broken.push(i);
    }
    await breathe();
  }
  return broken;
}

function meanAround(plane: Float32Array, { width, height }: Size, index: number, channel: number): number {
  const [x, y] = [index % width, Math.floor(index / width)];
  let sum = 0;
  let count = 0;
  for (let row = Math.max(y - 2, 0); row <= Math.min(y + 2, height - 1); row++)
    for (let column = Math.max(x - 2, 0); column <= Math.min(x + 2, width - 1); column++) {
      const value = plane[3 * (row * width + column) + channel]!;
      if (Number.isFinite(value)) {
        sum += value;
        count++;
      }
    }
  return count === 0 ? 0 : sum / count;
}
