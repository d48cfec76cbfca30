/** What a photograph's light and depth look like, guessed once at a few hundred pixels for relighting and weather. */
import type { RasterImage } from '../../../engine.ts';
import { shareBytes } from '../bands.ts';
import type { Mask, RetouchTools } from '../operator.ts';
import type { Scenery, SceneryInput } from './scenery.task.ts';

const moduleUrl = new URL('./scenery.task.ts', import.meta.url).href;

export interface Sight {
  /** The main subject; null when there is none. */
  readonly subject: Mask | null;
  /** The sky where it was grounded; null: it is looked for. */
  readonly sky: Mask | null;
}

/** throws generation_cancelled */
export function readScenery(image: RasterImage, { subject, sky }: Sight, { pool, signal }: RetouchTools): Promise<Scenery> {
  const input: SceneryInput = {
    image: { ...image, data: shareBytes(image.data) },
    subject: subject && shareBytes(subject),
    sky: sky && shareBytes(sky),
  };
  return pool.run<SceneryInput, Scenery>({ moduleUrl, name: 'readScenery', input }, signal);
}
