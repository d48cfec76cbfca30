/** Takes a thing out of a photograph: its outline and a rim for its shadow and blur are filled from the picture round it. */
import type { RasterImage } from '../../engine.ts';
import { AppError } from '../../errors.ts';
import { fill } from './fill/index.ts';
import { growMask } from './grow.ts';
import type { Mask, Retouched, RetouchTools } from './operator.ts';

/** Of the longer side: a thing's soft edge and the light that it throws on what is next to it. */
const rimShare = 0.008;
const mostShare = 0.85;

/** throws invalid_request when the thing is nearly the whole picture, generation_cancelled */
export async function removeThing(image: RasterImage, mask: Mask, { seed, pool, signal }: RetouchTools): Promise<Retouched> {
  const { width, height } = image;
  const hole = growMask(mask, image, Math.max(2, Math.round(rimShare * Math.max(width, height))));
  const share = hole.reduce((count, value) => count + (value > 0 ? 1 : 0), 0) / (width * height);
  if (share > mostShare)
    throw new AppError(
      'invalid_request',
      `what is to be removed covers ${Math.round(100 * share)} % of the picture; at most ${100 * mostShare} % can be filled from the rest`,
    );
  return { image: await fill(image, hole, { seed, pool, signal }), mayChange: hole, warnings: [] };
}
