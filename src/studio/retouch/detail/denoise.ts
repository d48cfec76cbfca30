/** Takes noise out of a part of a photograph. */
import type { RasterImage } from '../../../engine.ts';
import type { Mask, Retouched, RetouchTools } from '../operator.ts';
import type { DenoiseInput } from './denoise.task.ts';

const moduleUrl = new URL('./denoise.task.ts', import.meta.url).href;

/** amount in (0, 1]. throws generation_cancelled */
export async function denoise(image: RasterImage, mask: Mask, amount: number, { pool, signal }: RetouchTools): Promise<Retouched> {
  const done = await pool.run<DenoiseInput, RasterImage>({ moduleUrl, name: 'denoise', input: { image, amount } }, signal);
  return { image: done, mayChange: mask, warnings: [] };
}
