/** Boxes of pixels, and which part of a picture is worth a closer look. Pure. */
import type { PixelSize } from '../../engine.ts';
import { type Plane, sampleBilinear } from './plane.ts';
import { saliencySide } from './u2netp.ts';

export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The network's answer, [320, 320] in [0, 1], for a part of the picture. */
export interface SaliencyMap {
  /** In pixels of the picture. */
  readonly area: PixelBox;
  readonly data: Float32Array;
}

/** Round the fully salient core of the overview, with a margin; null when nothing stands out. The overview's area starts at (0, 0). */
export function coreArea({ area, data }: SaliencyMap): PixelBox | null {
  const salient = data.reduce((n, v) => n + (v > 0.5 ? 1 : 0), 0);
  if (salient < 0.0005 * data.length) return null;
  const brightest = data.reduce((max, v) => Math.max(max, v), 0);
  const side = { width: saliencySide, height: saliencySide };
  const core = boundsOf(side, (i) => data[i]! >= 0.94 * brightest)!;
  const scaled = {
    left: (core.left * area.width) / saliencySide,
    top: (core.top * area.height) / saliencySide,
    width: (core.width * area.width) / saliencySide,
    height: (core.height * area.height) / saliencySide,
  };
  return growBox(scaled, 0.1 * Math.max(scaled.width, scaled.height), area);
}

/** The box with `by` pixels more on every side, rounded outwards and cut at the picture's border. */
export function growBox({ left, top, width, height }: PixelBox, by: number, size: PixelSize): PixelBox {
  const x = Math.max(0, Math.floor(left - by));
  const y = Math.max(0, Math.floor(top - by));
  return {
    left: x,
    top: y,
    width: Math.min(size.width, Math.ceil(left + width + by)) - x,
    height: Math.min(size.height, Math.ceil(top + height + by)) - y,
  };
}

/** A box of the picture in a view of `area` at another size; fractions of pixels stay. */
export function toView({ left, top, width, height }: PixelBox, area: PixelBox, view: PixelSize): PixelBox {
  const [x, y] = [view.width / area.width, view.height / area.height];
  return { left: (left - area.left) * x, top: (top - area.top) * y, width: width * x, height: height * y };
}

/** The other way round. */
export function fromView({ left, top, width, height }: PixelBox, area: PixelBox, view: PixelSize): PixelBox {
  const [x, y] = [area.width / view.width, area.height / view.height];
  return { left: area.left + left * x, top: area.top + top * y, width: width * x, height: height * y };
}

/** The smallest box round all of them; null of none. */
export function unionOf(boxes: readonly PixelBox[]): PixelBox | null {
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.left + box.width));
  const bottom = Math.max(...boxes.map((box) => box.top + box.height));
  return { left, top, width: right - left, height: bottom - top };
}

/** The smallest box round all pixels that `isInside`, or null. */
export function boundsOf({ width, height }: PixelSize, isInside: (index: number) => boolean): PixelBox | null {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++)
      if (isInside(i)) {
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = y;
      }
  return right < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** The map seen through a window of the picture, at another resolution. Outside the map's own area it is 0. */
export function viewMap(map: SaliencyMap, window: PixelBox, { width, height }: PixelSize): Plane {
  const plane: Plane = { width: saliencySide, height: saliencySide, data: map.data };
  const data = new Float32Array(width * height);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const u = (window.left + ((x + 0.5) * window.width) / width - map.area.left) / map.area.width;
      const v = (window.top + ((y + 0.5) * window.height) / height - map.area.top) / map.area.height;
      if (u >= 0 && u <= 1 && v >= 0 && v <= 1) data[i] = sampleBilinear(plane, u * saliencySide - 0.5, v * saliencySide - 0.5);
    }
  return { width, height, data };
}

function sharedArea(a: PixelBox, b: PixelBox): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return Math.max(0, width) * Math.max(0, height);
}

/** Intersection over union. */
export function overlapOf(a: PixelBox, b: PixelBox): number {
  const shared = sharedArea(a, b);
  return shared / Math.max(1, a.width * a.height + b.width * b.height - shared);
}

/** Share of the second box that lies in the first. */
export const shareWithin = (outer: PixelBox, inner: PixelBox): number => sharedArea(outer, inner) / Math.max(1, inner.width * inner.height);
