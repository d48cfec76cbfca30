/** A picture on a larger sheet: a border of one colour, or of nothing. Its own bytes stay. */
import type { RasterImage } from '../../engine.ts';
import { sharedBytes } from '../shared-bytes.ts';
import type { Margins } from './fill/index.ts';
import { toSrgb255 } from './light.ts';

/** `paper` in linear sRGB; null: the new parts are transparent, which a picture of three channels cannot be: black. */
export function onLargerSheet(image: RasterImage, { left, top, right, bottom }: Margins, paper: readonly number[] | null): RasterImage {
  const { width, height, channels, data } = image;
  const size = { width: width + left + right, height: height + top + bottom };
  const sheet = sharedBytes(channels * size.width * size.height);
  const own = paper ? [...paper.map((value) => Math.round(toSrgb255(value))), 255].slice(0, channels) : [];
  if (paper) for (let at = 0; at < sheet.length; at += channels) sheet.set(own, at);
  for (let y = 0; y < height; y++)
    sheet.set(data.subarray(channels * y * width, channels * (y + 1) * width), channels * ((top + y) * size.width + left));
  return { ...size, channels, data: sheet };
}
