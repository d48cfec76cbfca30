/** Worker tasks: what a picture looks like, and one band of rows with the look of another. */
import type { RasterImage } from '../../../engine.ts';
import { bytesToLab, labToBytes } from '../../colour/index.ts';
import { type Band, eachPixel } from '../bands.ts';
import { clamp, smoothStep } from '../light.ts';
import { type Look, type LookMap, lookOf } from './look.ts';

export const readLook = ({ image }: { readonly image: RasterImage }): Look => lookOf(image);

export interface MatchParameters extends LookMap {
  /** How far towards the other picture, [0, 1]. */
  readonly strength: number;
}

export function matchBand(band: Band<MatchParameters>): Uint8Array {
  const { curve, tints, turn, strength } = band.parameters;
  const { data } = band;
  const lab = new Float64Array(3);
  return eachPixel(band, (from, to, out) => {
    bytesToLab(data[from]!, data[from + 1]!, data[from + 2]!, lab);
    const at = clamp(lab[0]!, 0, 1) * 255;
    const [i, j] = [Math.floor(at), Math.min(255, Math.floor(at) + 1)];
    const share = at - i;
    const mix = (values: Float64Array, stride: number, n: number): number =>
      values[stride * i + n]! + (values[stride * j + n]! - values[stride * i + n]!) * share;
    const lightness = lab[0]! + (mix(curve, 1, 0) - lab[0]!) * strength;
    const [a, b] = [lab[1]! - mix(tints, 4, 0), lab[2]! - mix(tints, 4, 1)];
    // Black and white have room for hardly any colour.
    const room = smoothStep(0, 0.12, lightness) * (1 - smoothStep(0.94, 1, lightness));
    const newA = (mix(tints, 4, 2) + turn[0] * a + turn[2] * b) * room;
    const newB = (mix(tints, 4, 3) + turn[2] * a + turn[1] * b) * room;
    labToBytes(lightness, lab[1]! + (newA - lab[1]!) * strength, lab[2]! + (newB - lab[2]!) * strength, out, to);
  });
}
