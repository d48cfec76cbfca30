/** A photograph as the cut works on it: without alpha, a part of it, small. */
import type { RasterImage } from '../../engine.ts';
import { cropImage, resizeImage } from '../../imaging/index.ts';
import type { PixelBox } from './area.ts';

/** grabCut's time grows with the pixels, and its cuts hardly sharpen beyond this. */
const workSide = 768;

export interface WorkPicture {
  readonly width: number;
  readonly height: number;
  /** sRGB, [height, width, 3]. */
  readonly pixels: Uint8Array;
}

/** The picture's own transparency, [height, width]; null when it has none. */
export function alphaOf({ data, channels }: RasterImage): Uint8Array | null {
  return channels === 4 ? Uint8Array.from({ length: data.length / 4 }, (_, i) => data[4 * i + 3]!) : null;
}

/** sRGB, [height, width, 3]. */
export function dropAlpha({ data, channels, width, height }: RasterImage): Uint8Array {
  if (channels === 3) return data;
  const rgb = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) {
    rgb[3 * i] = data[4 * i]!;
    rgb[3 * i + 1] = data[4 * i + 1]!;
    rgb[3 * i + 2] = data[4 * i + 2]!;
  }
  return rgb;
}

/** The part of the picture, `side` pixels long or its own size if that is less. */
export async function shrinkPart(image: RasterImage, area: PixelBox, side = workSide): Promise<WorkPicture> {
  const scale = Math.min(1, side / Math.max(area.width, area.height));
  const size = { width: Math.max(1, Math.round(area.width * scale)), height: Math.max(1, Math.round(area.height * scale)) };
  const isWhole = area.width === image.width && area.height === image.height;
  const part = isWhole ? image : await cropImage(image, area);
  const { data: pixels } = await resizeImage({ width: part.width, height: part.height, channels: 3, data: dropAlpha(part) }, size);
  return { pixels, ...size };
}
