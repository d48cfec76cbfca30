/** Squares of a picture as the networks of faces see them: upright with black beside the picture, or turned to a face's eyes. */
import type { RasterImage } from '../../engine.ts';
import { cropImage, flattenImage, type PixelBox, resizeImage } from '../../imaging/index.ts';
import { faceSide } from './face-networks.ts';

/** Pixels of the picture; may reach beyond it. */
export interface Square {
  /** Its middle. */
  readonly x: number;
  readonly y: number;
  readonly side: number;
  /** Radians, clockwise, that its own upright is turned by. */
  readonly turn: number;
}

/** From pixels of the network's square to those of the picture. */
export function outOfSquare({ x, y, side, turn }: Square, [u, v]: readonly [number, number]): { x: number; y: number } {
  const scale = side / faceSide;
  const [dx, dy] = [(u - faceSide / 2) * scale, (v - faceSide / 2) * scale];
  return { x: x + dx * Math.cos(turn) - dy * Math.sin(turn), y: y + dx * Math.sin(turn) + dy * Math.cos(turn) };
}

interface Part {
  readonly box: PixelBox;
  /** Scaled, three channels. */
  readonly picture: RasterImage;
}

/** The part of the picture that the square has, turned or not, at the square's resolution; null where it has nothing of it. */
async function partOf(image: RasterImage, { x, y, side, turn }: Square): Promise<Part | null> {
  const reach = (side / 2) * (Math.abs(Math.cos(turn)) + Math.abs(Math.sin(turn)));
  const [left, top] = [Math.max(0, Math.floor(x - reach)), Math.max(0, Math.floor(y - reach))];
  const [right, bottom] = [Math.min(image.width, Math.ceil(x + reach)), Math.min(image.height, Math.ceil(y + reach))];
  if (right - left < 2 || bottom - top < 2) return null;
  const box = { left, top, width: right - left, height: bottom - top };
  const scale = Math.min(1, faceSide / side);
  const size = { width: Math.max(1, Math.round(scale * box.width)), height: Math.max(1, Math.round(scale * box.height)) };
  const isWhole = box.width === image.width && box.height === image.height;
  const picture = await resizeImage(isWhole ? image : await cropImage(image, box), size);
  return { box, picture: picture.channels === 4 ? await flattenImage(picture) : picture };
}

/** [192, 192, 3], black where the picture ends. */
export async function drawSquare(image: RasterImage, square: Square): Promise<Uint8Array> {
  const pixels = new Uint8Array(3 * faceSide * faceSide);
  const part = await partOf(image, square);
  if (!part) return pixels;
  const { box, picture } = part;
  const { width, height, data } = picture;
  const [across, along] = [width / box.width, height / box.height];
  for (let v = 0, i = 0; v < faceSide; v++)
    for (let u = 0; u < faceSide; u++, i += 3) {
      const at = outOfSquare(square, [u + 0.5, v + 0.5]);
      const [px, py] = [(at.x - box.left) * across - 0.5, (at.y - box.top) * along - 0.5];
      if (px < -0.5 || py < -0.5 || px > width - 0.5 || py > height - 0.5) continue;
      const [x0, y0] = [Math.max(0, Math.min(width - 2, Math.floor(px))), Math.max(0, Math.min(height - 2, Math.floor(py)))];
      const [fx, fy] = [Math.min(1, Math.max(0, px - x0)), Math.min(1, Math.max(0, py - y0))];
      const [x1, y1] = [Math.min(width - 1, x0 + 1), Math.min(height - 1, y0 + 1)];
      for (let c = 0; c < 3; c++) {
        const value = (x: number, y: number): number => data[3 * (y * width + x) + c]!;
        const above = value(x0, y0) * (1 - fx) + value(x1, y0) * fx;
        const below = value(x0, y1) * (1 - fx) + value(x1, y1) * fx;
        pixels[i + c] = Math.round(above * (1 - fy) + below * fy);
      }
    }
  return pixels;
}
