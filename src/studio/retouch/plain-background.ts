/** A subject on one colour, as products are shown: no shadow, no light of its own. */
import type { RasterImage } from '../../engine.ts';
import type { CutOut } from '../segment/index.ts';

const toByte = (linear: number): number => Math.round(255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055));

/** `colour` in linear sRGB. Three channels, of the photograph's size; every pixel of alpha 0 is exactly the colour. */
export function plainBackground({ width, height, alpha, colour: subject }: CutOut, colour: readonly number[]): RasterImage {
  const ground = colour.map((value) => toByte(Math.min(1, Math.max(0, value))));
  const data = new Uint8Array(3 * width * height);
  for (let i = 0; i < alpha.length; i++) {
    const share = alpha[i]! / 255;
    for (let c = 0; c < 3; c++) data[3 * i + c] = Math.round(ground[c]! + share * (subject[3 * i + c]! - ground[c]!));
  }
  return { width, height, channels: 3, data };
}
