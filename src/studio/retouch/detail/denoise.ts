/** Takes noise out of a part of a photograph. */
import type { RasterImage } from '../../../engine.ts';
import { createActs } from '../acting.ts';
import { overBands, shareBytes } from '../bands.ts';
import type { Mask, Retouched, RetouchTools } from '../operator.ts';
import type { DenoiseParameters } from './denoise.task.ts';
import type { Noise } from './noise.ts';

const moduleUrl = new URL('./denoise.task.ts', import.meta.url).href;

/** Noise below this is looked for even in a clean picture, bytes. */
const leastNoise = 1.2;

/** amount in (0, 1]. Changes only what has noise: neither even ground nor strong texture. throws generation_cancelled */
export async function denoise(image: RasterImage, mask: Mask, amount: number, tools: RetouchTools): Promise<Retouched> {
  const shared: RasterImage = { ...image, data: shareBytes(image.data) };
  const noise = await tools.pool.run<RasterImage, Noise>({ moduleUrl, name: 'noiseOf', input: shared }, tools.signal);
  const variance = (deviation: number, strength: number): number => Math.max(1, (strength * amount * Math.max(leastNoise, deviation)) ** 2);
  const acts = createActs(image);
  const parameters: DenoiseParameters = {
    luma: variance(noise.luma, 3.2),
    blue: variance(noise.blue, 3),
    red: variance(noise.red, 3),
    acts,
  };
  const done = await overBands(shared, mask, { moduleUrl, name: 'denoiseBand', parameters }, tools);
  return { image: done, mayChange: acts, warnings: [] };
}
