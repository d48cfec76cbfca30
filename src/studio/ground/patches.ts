/** Connected patches of a small mask: found, chosen among by side, and turned into marks for the outline. Pure. */
import type { PixelSize } from '../../engine.ts';
import type { Side } from '../language/index.ts';
import { boxMean, type PixelBox, roughMarks } from '../segment/index.ts';

/** `roughMarks` of a picture, small. */
export interface Marks {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export interface Patch {
  /** Indices, in no order. */
  readonly pixels: readonly number[];
  readonly box: PixelBox;
}

/** data: 1 or 0. 4-connected, largest first. */
export function patchesOf({ width, height, data }: Marks): Patch[] {
  const seen = new Uint8Array(data.length);
  const patches: Patch[] = [];
  for (let start = 0; start < data.length; start++) {
    if (!data[start] || seen[start]) continue;
    const pixels = [start];
    seen[start] = 1;
    let [left, top, right, bottom] = [width, height, 0, 0];
    for (let k = 0; k < pixels.length; k++) {
      const i = pixels[k]!;
      const x = i % width;
      const y = (i - x) / width;
      [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
      for (const next of [x > 0 ? i - 1 : -1, x < width - 1 ? i + 1 : -1, i - width, i + width])
        if (next >= 0 && next < data.length && data[next] && !seen[next]) {
          seen[next] = 1;
          pixels.push(next);
        }
    }
    patches.push({ pixels, box: { left, top, width: right - left + 1, height: bottom - top + 1 } });
  }
  return patches.toSorted((a, b) => b.pixels.length - a.pixels.length);
}

/** How far to that side, larger is farther. */
export function reach({ left, top, width, height }: PixelBox, side: Side, size: PixelSize): number {
  const x = left + width / 2;
  const y = top + height / 2;
  if (side === 'left') return -x;
  if (side === 'right') return x;
  if (side === 'top') return -y;
  if (side === 'bottom') return y;
  return -Math.hypot(x - size.width / 2, y - size.height / 2);
}

/** Is the middle of the box on that side of the picture, or at least not on the other? */
export function isOnSide({ left, top, width, height }: PixelBox, side: Side, size: PixelSize): boolean {
  const x = (left + width / 2) / size.width;
  const y = (top + height / 2) / size.height;
  if (side === 'left') return x < 0.6;
  if (side === 'right') return x > 0.4;
  if (side === 'top') return y < 0.6;
  if (side === 'bottom') return y > 0.4;
  return Math.abs(x - 0.5) < 0.3 && Math.abs(y - 0.5) < 0.35;
}

/** Touches three borders: the ground rather than a thing on it. */
function isSurround({ box, pixels }: Patch, { width, height }: PixelSize): boolean {
  const borders = [box.left === 0, box.top === 0, box.left + box.width === width, box.top + box.height === height];
  return borders.filter(Boolean).length >= 3 && pixels.length > 0.2 * width * height;
}

export function pickPatches(patches: readonly Patch[], size: PixelSize, { side, isAll }: { side: Side | null; isAll: boolean }): Patch[] {
  const things = patches.filter((patch) => !isSurround(patch, size));
  const from = things.length > 0 ? things : patches;
  const large = from.filter(({ pixels }) => pixels.length > 0.12 * from[0]!.pixels.length);
  if (isAll || large.length === 0) return large;
  if (!side) return large.slice(0, 1);
  const there = large.filter(({ box }) => isOnSide(box, side, size));
  return there.toSorted((a, b) => reach(b.box, side, size) - reach(a.box, side, size)).slice(0, 1);
}

/** The picked patches are likely, their inside sure, a seam round them open; all else, and other patches of the kind, are not. */
export function marksRound(size: PixelSize, picked: readonly Patch[], all: readonly Patch[]): Marks {
  const plane = new Float32Array(size.width * size.height);
  for (const { pixels } of picked) for (const i of pixels) plane[i] = 1;
  const near = boxMean({ ...size, data: plane }, Math.max(2, Math.round(Math.max(size.width, size.height) / 40))).data;
  const close = boxMean({ ...size, data: plane }, 2).data;
  const data = Uint8Array.from(plane, (v, i) => {
    if (v === 1) return close[i]! > 0.95 ? roughMarks.sure : roughMarks.likely;
    return near[i]! > 0.02 ? roughMarks.hardly : roughMarks.not;
  });
  for (const patch of all) if (!picked.includes(patch)) for (const i of patch.pixels) data[i] = roughMarks.not;
  return { ...size, data };
}
