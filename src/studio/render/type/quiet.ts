/** Where a picture is calm enough for type: local contrast of its pixels, and, where it was traced, which of them show a thing. */
import type { RasterImage } from '../../../engine.ts';
import { luminance, type PixelBox } from './contrast.ts';

/** Which thing each pixel shows. Any size; scaled to the picture. */
export interface IdPlane {
  readonly width: number;
  readonly height: number;
  readonly ids: ArrayLike<number>;
  /** Ids that type may lie on: ground, walls, sky. */
  readonly grounds: readonly number[];
}

const mostProbes = 4000;

/** Mean step of lightness between neighbours a hundredth of the picture apart, [0, 1]. */
function liveliness(image: RasterImage, box: PixelBox): number {
  const reach = Math.max(1, Math.round(Math.min(image.width, image.height) / 100));
  const step = Math.max(1, Math.floor(Math.sqrt(((box.right - box.left) * (box.bottom - box.top)) / mostProbes)));
  const lightness = (x: number, y: number): number => {
    const i = (Math.min(image.height - 1, y) * image.width + Math.min(image.width - 1, x)) * image.channels;
    return Math.cbrt(luminance(image.data[i]!, image.data[i + 1]!, image.data[i + 2]!));
  };
  let [sum, count] = [0, 0];
  for (let y = box.top; y < box.bottom; y += step)
    for (let x = box.left; x < box.right; x += step) {
      const here = lightness(x, y);
      sum += Math.abs(lightness(x + reach, y) - here) + Math.abs(lightness(x, y + reach) - here);
      count++;
    }
  return count === 0 ? 0 : sum / count / 2;
}

/** Share of the box that shows things, not grounds. */
function covered(image: RasterImage, box: PixelBox, { width, height, ids, grounds }: IdPlane): number {
  const free = new Set(grounds);
  const [sx, sy] = [width / image.width, height / image.height];
  const step = Math.max(1, Math.floor(Math.sqrt(((box.right - box.left) * (box.bottom - box.top)) / mostProbes)));
  let [things, count] = [0, 0];
  for (let y = box.top; y < box.bottom; y += step)
    for (let x = box.left; x < box.right; x += step) {
      const id = ids[Math.min(height - 1, Math.floor(y * sy)) * width + Math.min(width - 1, Math.floor(x * sx))]!;
      if (!free.has(id)) things++;
      count++;
    }
  return count === 0 ? 0 : things / count;
}

/** 0: even ground; 1 and more: in the way of a thing. */
export const busyness = (image: RasterImage, box: PixelBox, plane?: IdPlane): number =>
  Math.min(1, liveliness(image, box) * 6) + (plane ? 3 * covered(image, box, plane) : 0);

/** The calmest of the boxes; the first where others are hardly calmer. `boxes` holds one at least. */
export function calmestBox(image: RasterImage, boxes: readonly PixelBox[], plane?: IdPlane): PixelBox {
  let best = { box: boxes[0]!, cost: Infinity };
  for (const [index, box] of boxes.entries()) {
    const cost = busyness(image, box, plane) + (index === 0 ? 0 : 0.04);
    if (cost < best.cost) best = { box, cost };
  }
  return best.box;
}
