/** A black-and-white print of a part of a photograph. */
import type { RasterImage } from '../../engine.ts';
import { createActs } from './acting.ts';
import { overBands } from './bands.ts';
import type { BlackAndWhiteParameters } from './black-and-white.task.ts';
import type { Mask, Retouched, RetouchTools } from './operator.ts';

const moduleUrl = new URL('./black-and-white.task.ts', import.meta.url).href;

/** The same size and channels; alpha is kept. throws generation_cancelled */
export async function blackAndWhite(image: RasterImage, mask: Mask, tools: Pick<RetouchTools, 'pool' | 'signal'>): Promise<Retouched> {
  const parameters: BlackAndWhiteParameters = { acts: createActs(image) };
  const done = await overBands(image, mask, { moduleUrl, name: 'blackAndWhiteBand', parameters }, tools);
  return { image: done, mayChange: parameters.acts, warnings: [] };
}
