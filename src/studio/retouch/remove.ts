/** Takes a thing out of a photograph: its outline and a rim are filled from the picture round it, its shadow is lit. */
import type { RasterImage } from '../../engine.ts';
import { AppError } from '../../errors.ts';
import { shareBytes } from '../shared-bytes.ts';
import { fill } from './fill/index.ts';
import type { Mask, Retouched, RetouchTools } from './operator.ts';
import type { Hole, HoleInput } from './remove.task.ts';

const moduleUrl = new URL('./remove.task.ts', import.meta.url).href;
const mostShare = 0.85;

/** throws invalid_request when the thing is nearly the whole picture, generation_cancelled */
export async function removeThing(image: RasterImage, mask: Mask, { seed, pool, signal }: RetouchTools): Promise<Retouched> {
  const { width, height, channels, data } = image;
  const input: HoleInput = { width, height, channels, data: shareBytes(data), mask: shareBytes(mask) };
  const { hole, lit, changed, share } = await pool.run<HoleInput, Hole>({ moduleUrl, name: 'holeOf', input }, signal);
  if (share > mostShare)
    throw new AppError(
      'invalid_request',
      `what is to be removed covers ${Math.round(100 * share)} % of the picture; at most ${100 * mostShare} % can be filled from the rest`,
    );
  return { image: await fill({ ...image, data: lit }, hole, { seed, pool, signal }), mayChange: changed, warnings: [] };
}
