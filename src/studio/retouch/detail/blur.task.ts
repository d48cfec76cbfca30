/** Hiding a part of a photograph: its surroundings made small, blurred there, and laid back at full size. */
import type { RasterImage } from '../../../engine.ts';
import type { PixelBox } from '../../segment/index.ts';
import { boxMean } from '../../segment/index.ts';
import { sharedBytes } from '../../shared-bytes.ts';
import { type Band, eachPixel } from '../bands.ts';
import { growMask } from '../grow.ts';
import { createGuide, type Guide } from '../light/guide.ts';
import type { Mask } from '../operator.ts';
import { createRows, gaussian } from './planes.ts';

export interface SoftEdgeInput {
  readonly mask: Mask;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
}

/** [height, width], shared: 255 on all that the mask touches, then down to 0 over twice `radius`. */
export function softEdge({ mask, width, height, radius }: SoftEdgeInput): Mask {
  const grown = growMask(mask, { width, height }, radius);
  const half = Math.max(1, radius >> 1);
  const soft = boxMean(boxMean({ width, height, data: Float32Array.from(grown) }, half), half).data;
  const out = sharedBytes(mask.length);
  for (let i = 0; i < out.length; i++) out[i] = soft[i]! + 0.5;
  return out;
}

export interface SoftPictureInput {
  readonly image: RasterImage;
  readonly box: PixelBox;
  readonly manner: 'soft' | 'blocks' | 'bar';
  /** Pixels of the photograph. */
  readonly sigma: number;
  /** Side of a block. */
  readonly block: number;
}

/** A part of the photograph at 1 / scale of its size, sRGB, not rounded. */
export interface SoftPicture {
  readonly guide: Guide;
  readonly left: number;
  readonly top: number;
  readonly scale: number;
  /** Cells are shown as they are, not blended. */
  readonly isBlocky: boolean;
}

/** Of a bar that hides: nearly black. */
const barLevel = 10;

/** Cells whose Gaussian is about three wide: linear interpolation between them does not show. Blocks are cells themselves. */
export function softPicture({ image, box, manner, sigma, block }: SoftPictureInput): SoftPicture {
  const isBlocky = manner !== 'soft';
  const scale = isBlocky ? block : Math.max(1, Math.floor(sigma / 3));
  const reach = isBlocky ? 0 : Math.ceil(3 * sigma);
  const [left, top] = [Math.max(0, box.left - reach), Math.max(0, box.top - reach)];
  if (manner === 'bar') {
    const guide = createGuide(1, 1, 3);
    guide.data.fill(barLevel);
    return { guide, left, top, scale, isBlocky };
  }
  const right = Math.min(image.width, box.left + box.width + reach);
  const bottom = Math.min(image.height, box.top + box.height + reach);
  const [across, down] = [Math.ceil((right - left) / scale), Math.ceil((bottom - top) / scale)];
  const guide = createGuide(across, down, 3);
  const { width, channels, data } = image;
  const planes = [0, 1, 2].map(() => createRows(across, down));
  for (let v = 0, cell = 0; v < down; v++)
    for (let u = 0; u < across; u++, cell++) {
      const [x1, y1] = [Math.min(right, left + (u + 1) * scale), Math.min(bottom, top + (v + 1) * scale)];
      let [r, g, b, count] = [0, 0, 0, 0];
      for (let y = top + v * scale; y < y1; y++)
        for (let x = left + u * scale, i = channels * (y * width + x); x < x1; x++, i += channels, count++) {
          r += data[i]!;
          g += data[i + 1]!;
          b += data[i + 2]!;
        }
      planes[0]!.data[cell] = r / count;
      planes[1]!.data[cell] = g / count;
      planes[2]!.data[cell] = b / count;
    }
  for (const [c, plane] of planes.entries()) {
    const soft = isBlocky ? plane.data : gaussian(plane, sigma / scale).data;
    for (let cell = 0; cell < soft.length; cell++) guide.data[3 * cell + c] = soft[cell]!;
  }
  return { guide, left, top, scale, isBlocky };
}

export function layBand(band: Band<SoftPicture>): Uint8Array {
  const { left, top, scale, guide, isBlocky } = band.parameters;
  const { width: across, height: down, data } = guide;
  const { width } = band;
  return eachPixel(band, (_, into, out, pixel) => {
    const y = Math.floor(pixel / width);
    const cellOf = (from: number, cells: number): number => {
      const at = (from + 0.5) / scale;
      return Math.min(cells - 1, Math.max(0, isBlocky ? Math.floor(at) : at - 0.5));
    };
    const u = cellOf(pixel - y * width - left, across);
    const v = cellOf(y - top, down);
    const [x0, y0] = [Math.floor(u), Math.floor(v)];
    const x1 = Math.min(across - 1, x0 + 1);
    const y1 = Math.min(down - 1, y0 + 1);
    const [fx, fy] = [u - x0, v - y0];
    for (let c = 0; c < 3; c++) {
      const upper = data[3 * (y0 * across + x0) + c]! * (1 - fx) + data[3 * (y0 * across + x1) + c]! * fx;
      const lower = data[3 * (y1 * across + x0) + c]! * (1 - fx) + data[3 * (y1 * across + x1) + c]! * fx;
      out[into + c] = upper + (lower - upper) * fy + 0.5;
    }
  });
}
