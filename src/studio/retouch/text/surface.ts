/**
 * The surface of a thing as its outline tells it: straight sides, and, for what is round, the ellipses that its rings are seen as. Gives
 * every pixel a place on it.
 */
import type { TextTarget } from './text.task.ts';

export interface Surface {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Pixels across the body at mid height, and of its height. */
  readonly width: number;
  readonly height: number;
  /** u, v in [0, 1] over the visible body along the surface; null beside it. */
  at(x: number, y: number): readonly [u: number, v: number] | null;
}

interface Line {
  readonly start: number;
  readonly slope: number;
}

/** Least squares of y over x, once more without what lies far off. */
function fitLine(points: readonly (readonly [number, number])[]): Line {
  const fit = (some: readonly (readonly [number, number])[]): Line => {
    const n = Math.max(1, some.length);
    const mx = some.reduce((sum, [x]) => sum + x, 0) / n;
    const my = some.reduce((sum, [, y]) => sum + y, 0) / n;
    const xx = some.reduce((sum, [x]) => sum + (x - mx) ** 2, 1e-6);
    const slope = some.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / xx;
    return { start: my - slope * mx, slope };
  };
  const first = fit(points);
  const off = points.map(([x, y]) => Math.abs(y - first.start - first.slope * x)).sort((a, b) => a - b);
  const most = Math.max(1.5, 2 * (off[Math.floor(0.6 * off.length)] ?? 0));
  return fit(points.filter(([x, y]) => Math.abs(y - first.start - first.slope * x) <= most));
}

/** Columns that are covered nearly as high as the fullest: a mug without its handle. */
function bodyColumns({ mask, box }: TextTarget, width: number): readonly [number, number] {
  const fill = Array.from({ length: box.width }, (_, x) => {
    let count = 0;
    for (let y = box.top; y < box.top + box.height; y++) if (mask[y * width + box.left + x]! > 127) count++;
    return count;
  });
  const full = 0.62 * Math.max(...fill);
  let best: [number, number] = [0, 0];
  for (let start = 0, x = 0; x <= fill.length; x++) {
    if (x < fill.length && fill[x]! >= full) continue;
    if (x - start > best[1] - best[0]) best = [start, x];
    start = x + 1;
  }
  return [box.left + best[0], box.left + best[1]];
}

interface Edges {
  readonly left: Line;
  readonly right: Line;
  readonly top: Line;
  readonly bottom: Line;
  /** How far the lower rim hangs below its ends, pixels. */
  readonly sag: number;
}

function edgesOf(target: TextTarget, width: number): Edges {
  const { mask, box } = target;
  const [x0, x1] = bodyColumns(target, width);
  const isIn = (x: number, y: number): boolean => mask[y * width + x]! > 127;
  const [left, right, top, bottom]: [number, number][][] = [[], [], [], []];
  for (let y = box.top + Math.round(0.2 * box.height); y < box.top + 0.85 * box.height; y++) {
    let [first, last] = [-1, -1];
    for (let x = x0; x < x1; x++)
      if (isIn(x, y)) {
        if (first < 0) first = x;
        last = x;
      }
    if (first < 0) continue;
    left!.push([y, first]);
    right!.push([y, last + 1]);
  }
  for (let x = x0; x < x1; x++) {
    let [first, last] = [-1, -1];
    for (let y = box.top; y < box.top + box.height; y++)
      if (isIn(x, y)) {
        if (first < 0) first = y;
        last = y;
      }
    if (first < 0) continue;
    top!.push([x, first]);
    bottom!.push([x, last + 1]);
  }
  const low = bottom!.map(([, y]) => y);
  const mean = (from: number, to: number): number => {
    const some = low.slice(Math.floor(from * low.length), Math.max(1, Math.ceil(to * low.length)));
    return some.reduce((sum, value) => sum + value, 0) / Math.max(1, some.length);
  };
  // At 0.7 of the half width a circle has come up by 0.29 of its depth.
  const sag = (mean(0.42, 0.58) - (mean(0.12, 0.18) + mean(0.82, 0.88)) / 2) / 0.286;
  return { left: fitLine(left!), right: fitLine(right!), top: fitLine(top!), bottom: fitLine(bottom!), sag };
}

const on = ({ start, slope }: Line, at: number): number => start + slope * at;

export function surfaceOf(target: TextTarget, imageWidth: number): Surface {
  const { box, isRound } = target;
  const edges = edgesOf(target, imageWidth);
  const middleY = box.top + box.height / 2;
  const [left, right] = [on(edges.left, middleY), on(edges.right, middleY)];
  const middleX = (left + right) / 2;
  // Rounded corners below make the rim look deeper than its ring is.
  const sag = isRound ? Math.max(0, Math.min(0.3 * (right - left), 0.6 * edges.sag)) : 0;
  const [top, bottom] = [on(edges.top, middleX), on(edges.bottom, middleX)];
  return {
    left: Math.floor(left - 0.2 * (right - left)),
    right: Math.ceil(right + 0.2 * (right - left)),
    top: Math.floor(box.top),
    bottom: Math.ceil(box.top + box.height),
    width: right - left,
    height: bottom - top,
    at(x, y) {
      const [l, r] = [on(edges.left, y), on(edges.right, y)];
      const s = (2 * (x - l)) / Math.max(1, r - l) - 1;
      if (s <= -0.98 || s >= 0.98) return null;
      const u = isRound ? 0.5 + Math.asin(s) / Math.PI : 0.5 + s / 2;
      // Rings hang down in front; lines of a flat thing run as its upper and lower edges do.
      const hang = sag * (Math.sqrt(1 - s * s) - 1);
      const [t, b] = isRound ? [top + hang, bottom + hang] : [on(edges.top, x), on(edges.bottom, x)];
      const v = (y - t) / Math.max(1, b - t);
      return v < 0 || v > 1 ? null : [u, v];
    },
  };
}
