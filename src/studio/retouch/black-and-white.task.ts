/** A black-and-white print of a photograph: film-like weights of the colours in linear light, and a gentle contrast curve. */
import type { RasterImage } from '../../engine.ts';
import { linearOfByte, smoothStep, toSrgb255 } from './light.ts';

/** Red a little brighter than the eye sees it (panchromatic film with a yellow filter): skin is clear, skies are deep. */
const weights = [0.32, 0.58, 0.1] as const;

/** The same size and channels; red, green and blue are equal in every pixel, alpha is kept. Black and white stay what they are. */
export function printBlackAndWhite({ width, height, channels, data }: RasterImage): RasterImage {
  const out = Uint8Array.from(data);
  for (let i = 0; i < data.length; i += channels) {
    const light =
      weights[0] * linearOfByte[data[i]!]! + weights[1] * linearOfByte[data[i + 1]!]! + weights[2] * linearOfByte[data[i + 2]!]!;
    const tone = toSrgb255(light) / 255;
    const grey = Math.round(255 * (0.7 * tone + 0.3 * smoothStep(0, 1, tone)));
    out[i] = grey;
    out[i + 1] = grey;
    out[i + 2] = grey;
  }
  return { width, height, channels, data: out };
}
