/** Masks made larger. */
import type { Mask } from './operator.ts';

/** [height, width] of 0 or 255: every pixel within `radius` pixels (a square's half side) of one that is above `threshold`. */
export function growMask(mask: Mask, { width, height }: { width: number; height: number }, radius: number, threshold = 8): Mask {
  const across = new Uint8Array(mask.length);
  for (let y = 0; y < height; y++) {
    let reach = -1;
    const row = y * width;
    for (let x = 0; x < Math.min(radius, width); x++) if (mask[row + x]! > threshold) reach = x + radius;
    for (let x = 0; x < width; x++) {
      if (x + radius < width && mask[row + x + radius]! > threshold) reach = x + 2 * radius;
      if (x <= reach) across[row + x] = 255;
    }
  }
  const out = new Uint8Array(mask.length);
  const reach = new Int32Array(width).fill(-1);
  for (let y = 0; y < Math.min(radius, height); y++) for (let x = 0; x < width; x++) if (across[y * width + x]) reach[x] = y + radius;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (y + radius < height && across[(y + radius) * width + x]) reach[x] = y + 2 * radius;
      if (y <= reach[x]!) out[y * width + x] = 255;
    }
  return out;
}
