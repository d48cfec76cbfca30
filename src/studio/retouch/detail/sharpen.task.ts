/**
 * One band of rows made crisper: an unsharp mask on lightness with a threshold, so that even ground and its noise stay as they are.
 * Strong edges gain less than fine detail, or they would get a halo.
 */
import type { Band } from '../bands.ts';
import { smoothStep } from '../light.ts';
import type { Mask } from '../operator.ts';
import { createRows, gaussian, lumaRows, meanOver, reachOf } from './planes.ts';

export { noiseOf } from './noise.ts';

export interface SharpenParameters {
  /** Of the blur that detail is told by, pixels. */
  readonly sigma: number;
  readonly gain: number;
  /** Mean size of detail round a pixel, bytes, below which it stays as it is. */
  readonly threshold: number;
  /** [height, width], shared: takes the mask's value where there is detail. */
  readonly acts: Mask;
}

const energyRadius = 2;
/** Bytes that a pixel is made lighter and darker at most. */
const mostUp = 18;
const mostDown = 26;
/** What would move less is left. */
const leastMove = 0.5;

/** Bends a change smoothly under its limit. */
const limited = (change: number): number => (change >= 0 ? change / (1 + change / mostUp) : change / (1 - change / mostDown));

export function sharpenBand(band: Band<SharpenParameters>): Uint8Array {
  const { width, height, channels, data, mask, fromY, toY, parameters } = band;
  const { sigma, gain, threshold, acts } = parameters;
  const reach = reachOf(sigma) + energyRadius;
  const top = Math.max(0, fromY - reach);
  const bottom = Math.min(height, toY + reach);
  const luma = lumaRows(band, top, bottom);
  const soft = gaussian(luma, sigma);
  const energy = createRows(width, bottom - top);
  for (let i = 0; i < energy.data.length; i++) energy.data[i] = Math.abs(luma.data[i]! - soft.data[i]!);
  meanOver(energy, energyRadius, new Float32Array(energy.data.length));
  const first = channels * fromY * width;
  const out = data.slice(first, channels * toY * width);
  for (let pixel = fromY * width, i = (fromY - top) * width; pixel < toY * width; pixel++, i++) {
    if (mask[pixel] === 0 || energy.data[i]! <= threshold) continue;
    const share = gain * smoothStep(threshold, 2.5 * threshold, energy.data[i]!);
    if (share * energy.data[i]! < leastMove) continue;
    acts[pixel] = mask[pixel]!;
    const change = limited(share * (luma.data[i]! - soft.data[i]!));
    const at = channels * pixel - first;
    for (let c = 0; c < 3; c++) {
      const value = out[at + c]! + change;
      out[at + c] = value <= 0 ? 0 : value >= 255 ? 255 : value + 0.5;
    }
  }
  return out;
}
