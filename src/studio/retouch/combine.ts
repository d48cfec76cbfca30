/**
 * Puts cut-out subjects together in a named place: metric-like sizes, one light, contact shadows, one grade.
 * Collage, not re-posing: a subject keeps the pose of its photograph.
 */

import type { PixelSize } from '../../engine.ts';
import { AppError } from '../../errors.ts';
import type { InferenceHost } from '../../inference/index.ts';
import type { StudioPool } from '../pool.ts';
import { type Backdrop, renderBackdrop } from '../render/index.ts';
import type { Place, Scene, TimeOfDay } from '../scene/scene.ts';
import { type Combined, composeOn, type GivenSubject } from './collage.ts';
import type { CollageRelation } from './collage-layout.ts';

export interface CombineOptions {
  readonly place: Place;
  readonly timeOfDay: TimeOfDay;
  readonly weather?: Scene['weather'];
  /** null or absent: what the place has underfoot. */
  readonly support?: Scene['support'];
  /** Of the background: 0 sharp, 1 a portrait lens wide open (default), at most 2. */
  readonly blur?: number;
  readonly relations?: readonly CollageRelation[];
  /** What else stands in the place, behind the subjects. */
  readonly furnish?: (backdrop: Backdrop) => Promise<Backdrop>;
  readonly size: PixelSize;
  readonly seed: number;
  readonly pool: StudioPool;
  readonly inference: InferenceHost;
  readonly signal: AbortSignal;
  readonly onProgress?: (fraction: number, stage: string) => void;
}

const most = 14;
/** More are cut out once the place is there: the planes and networks of both at once would take 0.2 GB more. */
const mostBeside = 4;

/**
 * subjects: cut-outs, or what makes them, while the place is rendered beside or, of many, after it.
 * throws engine_failed for none or more than 14 subjects, generation_cancelled.
 */
export async function combine(subjects: readonly GivenSubject[], options: CombineOptions): Promise<Combined> {
  if (subjects.length < 1 || subjects.length > most)
    throw new AppError('engine_failed', `A collage takes 1 to ${most} subjects, got ${subjects.length}`);
  const rendered = renderBackdrop({
    place: options.place,
    timeOfDay: options.timeOfDay,
    weather: options.weather ?? 'clear',
    support: options.support ?? null,
    size: options.size,
    seed: options.seed,
    pool: options.pool,
    inference: options.inference,
    signal: options.signal,
    defocus: options.blur ?? 1,
  });
  const backdropMade = options.furnish ? rendered.then(options.furnish) : rendered;
  if (subjects.length > mostBeside) await backdropMade;
  const combined = await composeOn(backdropMade, subjects, options);
  options.onProgress?.(1, 'compose');
  return { ...combined, warnings: [...((await backdropMade).warnings ?? []), ...combined.warnings] };
}
