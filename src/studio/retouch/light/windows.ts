/**
 * Windows of the houses in a small photograph by day: dark upright patches of walls, several of one kind. A single dark patch may be
 * anything and is none.
 */
import { boxMean, type Plane } from '../../segment/index.ts';
import { greenness } from './greenness.ts';
import { planeOf, type Seen } from './small.ts';

const leastWindows = 4;

interface Patch {
  readonly cells: readonly number[];
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function patchesOf(isDark: Uint8Array, width: number): Patch[] {
  const seen = new Uint8Array(isDark.length);
  const out: Patch[] = [];
  for (let start = 0; start < isDark.length; start++) {
    if (seen[start] || !isDark[start]) continue;
    const cells = [start];
    seen[start] = 1;
    let [left, right, top, bottom] = [width, 0, isDark.length, 0];
    for (let at = 0; at < cells.length; at++) {
      const [x, y] = [cells[at]! % width, Math.floor(cells[at]! / width)];
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      for (const step of [-1, 1, -width, width]) {
        const next = cells[at]! + step;
        if (next < 0 || next >= isDark.length || seen[next] || !isDark[next]) continue;
        if (Math.abs(step) === 1 && Math.floor(next / width) !== y) continue;
        seen[next] = 1;
        cells.push(next);
      }
    }
    out.push({ cells, left, top, width: right - left + 1, height: bottom - top + 1 });
  }
  return out;
}

/** Every third stays dark, by place. */
const isLit = (cell: number): boolean => (Math.imul(cell, 0x9e3779b1) >>> 8) % 3 !== 0;

/** [height, width]: 1 in windows with light behind them. */
export function windowsOf({ small, sky, subject, horizon, isOutdoors }: Seen): Plane {
  const { width, height, light, rgb } = small;
  const out = planeOf(small, () => 0);
  let skyCount = 0;
  for (const value of sky) skyCount += value;
  if (!isOutdoors || skyCount === 0) return out;
  const around = boxMean(
    planeOf(small, (i) => light[i]!),
    Math.max(3, Math.round(Math.min(width, height) / 16)),
  );
  const leaves = boxMean(
    planeOf(small, (i) => greenness(rgb[3 * i]!, rgb[3 * i + 1]!, rgb[3 * i + 2]!)),
    3,
  );
  const isDark = new Uint8Array(light.length);
  const lowest = Math.min(height, Math.round((horizon + 0.22) * height));
  for (let i = 0; i < lowest * width; i++) {
    if (sky[i]! > 0.2 || subject[i]! > 0.2) continue;
    if (leaves.data[i]! > 0.3) continue;
    if (light[i]! < 0.5 * around.data[i]! && light[i]! < 0.09) isDark[i] = 1;
  }
  const area = width * height;
  const windows = patchesOf(isDark, width).filter(({ cells, width: w, height: h }) => {
    const upright = h / w;
    return w >= 2 && h >= 4 && cells.length < 0.012 * area && cells.length > 0.6 * w * h && upright > 0.75 && upright < 4.5;
  });
  if (windows.length < leastWindows) return out;
  for (const { cells, left, top, width: w, height: h } of windows) {
    if (!isLit(cells[0]!)) continue;
    for (let y = top; y < top + h; y++) for (let x = left; x < left + w; x++) out.data[y * width + x] = 1;
  }
  return out;
}
