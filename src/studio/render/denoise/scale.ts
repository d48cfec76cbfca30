/** Planes of 3 floats a pixel at half the resolution, and back. Knows nothing of what they hold. */
import { setImmediate as breathe } from 'node:timers/promises';
import type { Size } from './tiles.ts';

/** Rows between two pauses, in which the server's other work goes on. */
const rowsAtOnce = 128;

export const halfOf = ({ width, height }: Size): Size => ({ width: Math.ceil(width / 2), height: Math.ceil(height / 2) });

/** Means of 2x2 pixels; at an odd edge of what there is. */
export async function halve(plane: Float32Array, size: Size): Promise<Float32Array> {
  const half = halfOf(size);
  const result = new Float32Array(3 * half.width * half.height);
  for (let y = 0; y < half.height; y++) {
    const upper = 3 * 2 * y * size.width;
    const lower = 3 * Math.min(2 * y + 1, size.height - 1) * size.width;
    for (let x = 0; x < half.width; x++) {
      const [left, right] = [6 * x, 3 * Math.min(2 * x + 1, size.width - 1)];
      const to = 3 * (y * half.width + x);
      for (let c = 0; c < 3; c++)
        result[to + c] =
          0.25 * (plane[upper + left + c]! + plane[upper + right + c]! + plane[lower + left + c]! + plane[lower + right + c]!);
    }
    if (y % rowsAtOnce === 0) await breathe();
  }
  return result;
}

/** `plane` becomes max(0, share * plane + coarse), the coarse plane of half the size drawn up linearly between its pixels' middles. */
export async function addCoarse(
  plane: Float32Array,
  size: Size,
  { coarse, share }: { coarse: Float32Array; share: number },
): Promise<void> {
  const half = halfOf(size);
  for (let y = 0; y < size.height; y++) {
    const near = y >> 1;
    const far = Math.min(Math.max(near + (y % 2 === 0 ? -1 : 1), 0), half.height - 1);
    for (let x = 0; x < size.width; x++) {
      const beside = Math.min(Math.max((x >> 1) + (x % 2 === 0 ? -1 : 1), 0), half.width - 1);
      const [a, b] = [3 * (near * half.width + (x >> 1)), 3 * (near * half.width + beside)];
      const [d, e] = [3 * (far * half.width + (x >> 1)), 3 * (far * half.width + beside)];
      const to = 3 * (y * size.width + x);
      for (let c = 0; c < 3; c++) {
        const drawn = 0.5625 * coarse[a + c]! + 0.1875 * (coarse[b + c]! + coarse[d + c]!) + 0.0625 * coarse[e + c]!;
        plane[to + c] = Math.max(0, share * plane[to + c]! + drawn);
      }
    }
    if (y % rowsAtOnce === 0) await breathe();
  }
}
