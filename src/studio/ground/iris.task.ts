/**
 * The irises of eyes whose outlines were found: the disc between the lids that is darkest against the white beside it; runs in a studio
 * worker thread.
 */
import type { RasterImage } from '../../engine.ts';
import type { FacePoint, FaceSight } from '../detect/index.ts';
import { fillContour, type Patch, rounded } from './face-parts.ts';

export interface IrisInput {
  image: RasterImage;
  sights: readonly FaceSight[];
}

interface Disc {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Of the eye's width between its corners: 11.7 mm of about 29, and what figures have. */
const radii = [0.17, 0.2, 0.23, 0.27] as const;
/** Its corners among the points of its outline. */
const corners = [0, 8] as const;
/** An eye of fewer pixels across is not looked into: its iris is taken to be in its middle. */
const leastWidth = 9;

/** [height, width] of the picture. */
export function irisMask({ image, sights }: IrisInput): Uint8Array {
  const mask = new Uint8Array(image.width * image.height);
  for (const sight of sights) for (const eye of sight.eyeOutlines) paintIris(mask, image, eye);
  return mask;
}

function paintIris(mask: Uint8Array, image: RasterImage, eye: readonly FacePoint[]): void {
  const opening = fillContour(rounded(eye), image, 0);
  const { box, data } = opening;
  if (data.length === 0) return;
  const disc = irisOf(image, eye, opening);
  const edge = Math.max(0.7, 0.12 * disc.radius);
  for (let y = 0, i = 0; y < box.height; y++)
    for (let x = 0; x < box.width; x++, i++) {
      const far = Math.hypot(box.left + x + 0.5 - disc.x, box.top + y + 0.5 - disc.y);
      const within = Math.min(1, Math.max(0, (disc.radius + edge / 2 - far) / edge));
      const at = (box.top + y) * image.width + box.left + x;
      mask[at] = Math.max(mask[at]!, Math.round(255 * within * Math.min(1, data[i]!)));
    }
}

function irisOf(image: RasterImage, eye: readonly FacePoint[], opening: Patch): Disc {
  const [a, b] = [eye[corners[0]]!, eye[corners[1]]!];
  const wide = Math.hypot(b.x - a.x, b.y - a.y);
  const x = eye.reduce((sum, point) => sum + point.x, 0) / eye.length;
  const y = eye.reduce((sum, point) => sum + point.y, 0) / eye.length;
  const middle: Disc = { x, y, radius: 0.21 * wide };
  if (wide < leastWidth) return middle;
  const step = wide / 28;
  let best = { disc: middle, value: contrastOf(image, opening, middle) };
  for (const share of radii)
    for (let dx = -8; dx <= 8; dx++)
      for (let dy = -3; dy <= 3; dy++) {
        const disc = { x: x + (dx * step * (b.x - a.x)) / wide, y: y + dy * step + (dx * step * (b.y - a.y)) / wide, radius: share * wide };
        const value = contrastOf(image, opening, disc) - 0.8 * Math.abs(dx) - 0.8 * Math.abs(dy);
        if (value > best.value) best = { disc, value };
      }
  return best.disc;
}

/** How much darker the disc is than the rest between the lids, levels. */
function contrastOf({ width, data: pixels, channels }: RasterImage, { box, data }: Patch, { x, y, radius }: Disc): number {
  let [inner, innerCount, outer, outerCount] = [0, 0, 0, 0];
  for (let v = 0, i = 0; v < box.height; v++)
    for (let u = 0; u < box.width; u++, i++) {
      if (data[i]! < 0.6) continue;
      const at = channels * ((box.top + v) * width + box.left + u);
      const light = 0.3 * pixels[at]! + 0.59 * pixels[at + 1]! + 0.11 * pixels[at + 2]!;
      const far = Math.hypot(box.left + u + 0.5 - x, box.top + v + 0.5 - y);
      if (far < radius) {
        inner += light;
        innerCount++;
      } else if (far < 1.9 * radius) {
        outer += light;
        outerCount++;
      }
    }
  return innerCount < 4 || outerCount < 4 ? 0 : outer / outerCount - inner / innerCount;
}
