/** Worker task: the air in front of the camera over a band of rows: fog, then what falls. Also measures brightness for the exposure. */

import { type FogScene, fogRow } from './fog.ts';
import { type Drop, drawDrops } from './precipitation.ts';
import { ceiling, finiteLight } from './radiance.ts';
import { luminanceWeights } from './white-balance.ts';

export interface AirInput {
  readonly width: number;
  readonly colour: SharedArrayBuffer;
  readonly depth: SharedArrayBuffer;
  /** Where the fogged light goes; may be `colour`. */
  readonly target: SharedArrayBuffer;
  readonly fogScene: FogScene | null;
  readonly drops: readonly Drop[];
  readonly top: number;
  readonly bottom: number;
}

/** Fills rows top to bottom - 1 of the target with finite light, 0 and more. */
export function airBandTask(input: AirInput): void {
  const { width, top, bottom, fogScene } = input;
  const colour = new Float32Array(input.colour);
  const depth = new Float32Array(input.depth);
  const target = new Float32Array(input.target);
  for (let y = top; y < bottom; y++) {
    const start = 3 * y * width;
    for (let i = start; i < start + 3 * width; i++) target[i] = finiteLight(colour[i]!);
    if (fogScene) fogRow(fogScene, y, target.subarray(start, start + 3 * width), depth.subarray(y * width, (y + 1) * width));
  }
  drawDrops(input.drops, { width, top, bottom, colour: target, depth });
}

export interface MeterInput {
  readonly width: number;
  readonly colour: SharedArrayBuffer;
  readonly top: number;
  readonly bottom: number;
}

/** Bins of a sixteenth of a stop over log2 luminance from -20 to 16. */
export const meterBins = { count: 36 * 16, lowest: -20, perStop: 16 } as const;

/** Counts every fourth pixel of every fourth row; what is not positive is left out. */
export function meterBandTask({ width, colour, top, bottom }: MeterInput): Uint32Array {
  const words = new Float32Array(colour);
  const counts = new Uint32Array(meterBins.count);
  for (let y = top + ((4 - (top % 4)) % 4); y < bottom; y += 4) {
    for (let x = 0; x < width; x += 4) {
      const i = 3 * (y * width + x);
      const light = luminanceWeights[0] * words[i]! + luminanceWeights[1] * words[i + 1]! + luminanceWeights[2] * words[i + 2]!;
      if (!(light > 0)) continue;
      const bin = Math.floor((Math.log2(Math.min(light, ceiling)) - meterBins.lowest) * meterBins.perStop);
      if (bin >= 0) counts[Math.min(meterBins.count - 1, bin)]!++;
    }
  }
  return counts;
}
