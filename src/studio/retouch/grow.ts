/** Masks made larger. */
import type { Mask } from './operator.ts';

/** [height, width] of 0 or 255: every pixel within `radius` pixels (a square's half side) of one that is above `threshold`. */
export function growMask(mask: Mask, { width, height }: { width: number; height: number }, radius: number, threshold = 8): Mask {
  const across = new Uint8Array(mask.length);
  const out = new Uint8Array(mask.length);
  let [top, bottom, left, right] = [height, -1, width, -1];
  for (let y = 0; y < height; y++) {
    const row = y * width;
    // Columns of the row that are reached up to here.
    let reach = -1;
    for (let x = 0; x < width; x++) {
      if (mask[row + x]! <= threshold) continue;
      const from = Math.max(reach + 1, x - radius, 0);
      reach = Math.min(width - 1, x + radius);
      for (let u = from; u <= reach; u++) across[row + u] = 255;
      if (from < left) left = from;
    }
    if (reach < 0) continue;
    if (reach > right) right = reach;
    if (y < top) top = y;
    bottom = y;
  }
  const reach = new Int32Array(width).fill(-1);
  for (let y = top - radius; y <= Math.min(height - 1, bottom + radius); y++) {
    const ahead = y + radius;
    for (let x = left, i = y * width + x, next = ahead * width + x; x <= right; x++, i++, next++) {
      if (ahead <= bottom && across[next] !== 0) reach[x] = ahead + radius;
      if (y >= 0 && y <= reach[x]!) out[i] = 255;
    }
  }
  return out;
}
