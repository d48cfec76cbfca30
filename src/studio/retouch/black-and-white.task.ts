/** A black-and-white print of a band of rows: film-like weights of the colours in linear light, and a gentle contrast curve. */
import { type Band, eachPixel } from './bands.ts';
import { linearOfByte, smoothStep, toSrgb255 } from './light.ts';
import type { Mask } from './operator.ts';

export interface BlackAndWhiteParameters {
  /** [height, width], shared: takes the mask's value of all that is not grey of its final tone already. */
  readonly acts: Mask;
}

/** Red a little brighter than the eye sees it (panchromatic film with a yellow filter): skin is clear, skies are deep. */
const weights = [0.32, 0.58, 0.1] as const;

const steps = 4096;
/** Grey byte of linear light, by its square root: fine enough for the darks. */
const greyOf = Uint8Array.from({ length: steps + 1 }, (_, i) => {
  const tone = toSrgb255((i / steps) ** 2) / 255;
  return Math.round(255 * (0.7 * tone + 0.3 * smoothStep(0, 1, tone)));
});

/** Greys that the curve leaves where they are: black, white and what lies at its crossing. */
const isFixed = Uint8Array.from({ length: 256 }, (_, v) => (greyOf[Math.round(Math.sqrt(linearOfByte[v]!) * steps)] === v ? 1 : 0));

/** Red, green and blue are equal in every pixel of the mask, alpha is kept. Black and white stay what they are. */
export function blackAndWhiteBand(band: Band<BlackAndWhiteParameters>): Uint8Array {
  const { data, mask, parameters } = band;
  const { acts } = parameters;
  return eachPixel(band, (from, to, out, pixel) => {
    const [r, g, b] = [data[from]!, data[from + 1]!, data[from + 2]!];
    if (r === g && g === b && isFixed[g]) return;
    acts[pixel] = mask[pixel]!;
    const light = weights[0] * linearOfByte[r]! + weights[1] * linearOfByte[g]! + weights[2] * linearOfByte[b]!;
    const grey = greyOf[Math.round(Math.sqrt(light) * steps)]!;
    out[to] = grey;
    out[to + 1] = grey;
    out[to + 2] = grey;
  });
}
