/**
 * One look over the whole picture before it is cut into tiles: how bright it is, and whether every number is finite.
 * source   RenderKit/oidn core/autoexposure.h, devices/cpu/cpu_autoexposure.ispc
 */
import { setImmediate as breathe } from 'node:timers/promises';
import { AppError } from '../../../errors.ts';
import type { Size } from './tiles.ts';

const binSide = 16;
const key = 0.18;
/** Bins darker than this say nothing of the exposure. */
const darkest = 1e-8;
/** Rows of bins between two pauses, in which the server's other work goes on. */
const binRowsAtOnce = 16;
/** A tracer that gives more broken pixels than this is at fault. */
const mostBroken = 0.01;

/**
 * What colour must be multiplied by for the network: 0.18 over the geometric mean of the luminances of 16x16 bins. A black picture: 1.
 * colour   3 floats a pixel, finite
 */
export async function measureExposure(colour: Float32Array, { width, height }: Size): Promise<number> {
  const columns = Math.ceil(width / binSide);
  const rows = Math.ceil(height / binSide);
  let sum = 0;
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const [top, bottom] = [Math.floor((row * height) / rows), Math.floor(((row + 1) * height) / rows)];
    for (let column = 0; column < columns; column++) {
      const [left, right] = [Math.floor((column * width) / columns), Math.floor(((column + 1) * width) / columns)];
      const luminance = meanLuminance(colour, width, { left, right, top, bottom });
      if (luminance > darkest) {
        sum += Math.log2(luminance);
        count++;
      }
    }
    if (row % binRowsAtOnce === 0) await breathe();
  }
  return count === 0 ? 1 : key / 2 ** (sum / count);
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
