/** Outlines of a found face drawn as masks: face, eyes, lips. Pure; the picture itself is not looked at. */
import type { PixelSize } from '../../engine.ts';
import type { FacePoint, FaceSight } from '../detect/index.ts';
import { boxMean, type PixelBox } from '../segment/index.ts';

/** 'about': where hair is, round the face down to the chin, and not the face. */
export type FacePart = 'face' | 'eyes' | 'lips' | 'about';

/** A mask of a part of the picture. */
export interface Patch {
  readonly box: PixelBox;
  /** [height, width] of the box. */
  readonly data: Float32Array;
}

/** Between the points of a closed contour, so that its corners are round: Catmull-Rom, four steps each. */
export function rounded(points: readonly FacePoint[], steps = 4): FacePoint[] {
  const count = points.length;
  return points.flatMap((_, k) => {
    const [a, b, c, d] = [-1, 0, 1, 2].map((by) => points[(k + by + count) % count]!) as [FacePoint, FacePoint, FacePoint, FacePoint];
    return Array.from({ length: steps }, (_, step) => {
      const t = step / steps;
      const along = (p: number, q: number, r: number, s: number): number =>
        q + (t / 2) * (r - p + t * (2 * p - 5 * q + 4 * r - s + t * (3 * (q - r) + s - p)));
      return { x: along(a.x, b.x, c.x, d.x), y: along(a.y, b.y, c.y, d.y) };
    });
  });
}

/** About their middle. */
export function grown(points: readonly FacePoint[], by: number): FacePoint[] {
  const x = points.reduce((sum, point) => sum + point.x, 0) / points.length;
  const y = points.reduce((sum, point) => sum + point.y, 0) / points.length;
  return points.map((point) => ({ x: x + by * (point.x - x), y: y + by * (point.y - y) }));
}

function boxRound(points: readonly FacePoint[], margin: number, { width, height }: PixelSize): PixelBox {
  const least = (of: (point: FacePoint) => number): number => Math.max(0, Math.floor(Math.min(...points.map(of)) - margin));
  const most = (of: (point: FacePoint) => number, side: number): number => Math.min(side, Math.ceil(Math.max(...points.map(of)) + margin));
  const [left, top] = [least(({ x }) => x), least(({ y }) => y)];
  return { left, top, width: Math.max(0, most(({ x }) => x, width) - left), height: Math.max(0, most(({ y }) => y, height) - top) };
}

const rowsPerPixel = 4;

/** The inside of a closed contour, by even and odd crossings; edges within a pixel are soft. soft: radius of a further softening, pixels. */
export function fillContour(points: readonly FacePoint[], size: PixelSize, soft: number): Patch {
  const radius = Math.max(0, Math.round(soft));
  const box = boxRound(points, 2 * radius + 1, size);
  const data = new Float32Array(box.width * box.height);
  if (data.length === 0) return { box, data };
  for (let row = 0; row < box.height * rowsPerPixel; row++) {
    const y = box.top + (row + 0.5) / rowsPerPixel;
    const crossings = points.flatMap((a, k) => {
      const b = points[(k + 1) % points.length]!;
      return a.y <= y === b.y <= y ? [] : [a.x + ((y - a.y) * (b.x - a.x)) / (b.y - a.y) - box.left];
    });
    crossings.sort((a, b) => a - b);
    const at = Math.floor(row / rowsPerPixel) * box.width;
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const [from, to] = [Math.max(0, crossings[k]!), Math.min(box.width, crossings[k + 1]!)];
      for (let x = Math.floor(from); x < to; x++) data[at + x]! += (Math.min(to, x + 1) - Math.max(from, x)) / rowsPerPixel;
    }
  }
  if (radius === 0) return { box, data };
  const plane = boxMean({ width: box.width, height: box.height, data }, radius);
  return { box, data: boxMean(plane, radius).data };
}

/** Of the outline, so much is drawn beyond it: lashes, and the edge of a face. */
const growth = { face: 1.03, eyes: 1.12, lips: 1.02, about: 2.3 } as const;

/** Hair may be about it down to the chin; what is under that is the neck. */
function headOf({ outline, chin, roll }: FaceSight): FacePoint[] {
  const [sine, cosine] = [Math.sin(roll), Math.cos(roll)];
  return grown(outline, growth.about).map(({ x, y }) => {
    const below = Math.max(0, (y - chin.y) * cosine - (x - chin.x) * sine);
    return { x: x + below * sine, y: y - below * cosine };
  });
}

function contoursOf(part: FacePart, sight: FaceSight): readonly (readonly FacePoint[])[] {
  if (part === 'about') return [rounded(headOf(sight))];
  if (part === 'eyes') return sight.eyeOutlines.map((eye) => rounded(grown(eye, growth.eyes)));
  return [rounded(grown(part === 'lips' ? sight.lips : sight.outline, growth[part]))];
}

/** Into `mask`, [height, width] of the picture: the larger value stays. */
export function paintPart(mask: Uint8Array, part: FacePart, sight: FaceSight, size: PixelSize): void {
  const soft = (part === 'eyes' || part === 'lips' ? 0.012 : 0.02) * sight.box.width;
  const inner = part === 'lips' ? sight.mouthGap : part === 'about' ? grown(sight.outline, 1.06) : null;
  const gap = inner && fillContour(rounded(inner), size, part === 'about' ? soft : 0);
  for (const points of contoursOf(part, sight)) {
    const { box, data } = fillContour(points, size, soft);
    for (let y = 0, i = 0; y < box.height; y++)
      for (let x = 0; x < box.width; x++, i++) {
        const at = (box.top + y) * size.width + box.left + x;
        const value = Math.min(1, data[i]!) * (gap ? 1 - valueAt(gap, box.left + x, box.top + y) : 1);
        mask[at] = Math.max(mask[at]!, Math.round(255 * value));
      }
  }
}

function valueAt({ box, data }: Patch, x: number, y: number): number {
  const [u, v] = [x - box.left, y - box.top];
  return u >= 0 && v >= 0 && u < box.width && v < box.height ? Math.min(1, data[v * box.width + u]!) : 0;
}
