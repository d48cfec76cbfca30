/** Makes the detail of a part of a photograph crisper. */
import type { RasterImage } from '../../../engine.ts';
import { createActs } from '../acting.ts';
import { overBands, shareBytes } from '../bands.ts';
import { clamp } from '../light.ts';
import type { Mask, Retouched, RetouchTools } from '../operator.ts';
import type { Noise } from './noise.ts';
import type { SharpenParameters } from './sharpen.task.ts';

const moduleUrl = new URL('./sharpen.task.ts', import.meta.url).href;

/**
 * amount in (0, 1]: the width of the unsharp mask grows with it and with the picture. Even ground is left alone: what counts as detail
 * stands out of the picture's own noise. throws generation_cancelled
 */
export async function sharpen(image: RasterImage, mask: Mask, amount: number, tools: RetouchTools): Promise<Retouched> {
  const shared: RasterImage = { ...image, data: shareBytes(image.data) };
  const noise = await tools.pool.run<RasterImage, Noise>({ moduleUrl, name: 'noiseOf', input: shared }, tools.signal);
  const scale = Math.max(1, Math.max(image.width, image.height) / 2048);
  const acts = createActs(image);
  const parameters: SharpenParameters = {
    sigma: 0.7 + 1.1 * amount * scale,
    gain: 0.7 + 1.3 * amount,
    threshold: clamp(0.9 * noise.luma, 0.5, 6),
    acts,
  };
  const done = await overBands(shared, mask, { moduleUrl, name: 'sharpenBand', parameters }, tools);
  return { image: done, mayChange: acts, warnings: [] };
}
