/** The light, contrast and colours of another picture on a photograph: what is called its colour grading. Its brush is not taken over. */
import type { RasterImage } from '../../../engine.ts';
import { overBands, shareBytes } from '../bands.ts';
import type { Mask, Retouched, RetouchTools } from '../operator.ts';
import { type Look, mapBetween } from './look.ts';
import type { MatchParameters } from './match-look.task.ts';

const moduleUrl = new URL('./match-look.task.ts', import.meta.url).href;

/** A little of the photograph's own stays, or skin would go with the other picture's walls. */
const strength = 0.85;

/** throws generation_cancelled */
export async function matchLook(image: RasterImage, mask: Mask, other: RasterImage, tools: RetouchTools): Promise<Retouched> {
  const { pool, signal } = tools;
  const shared: RasterImage = { ...image, data: shareBytes(image.data) };
  const read = (of: RasterImage): Promise<Look> =>
    pool.run<{ image: RasterImage }, Look>({ moduleUrl, name: 'readLook', input: { image: { ...of, data: shareBytes(of.data) } } }, signal);
  const [own, wanted] = await Promise.all([read(shared), read(other)]);
  const parameters: MatchParameters = { ...mapBetween(own, wanted), strength };
  return { image: await overBands(shared, mask, { moduleUrl, name: 'matchBand', parameters }, tools), mayChange: mask, warnings: [] };
}
