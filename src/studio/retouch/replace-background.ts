/** Puts the subject of one photograph before another place, where it was in the frame: relit, with its shadow on the new ground. */
import type { RasterImage } from '../../engine.ts';
import { type Backdrop, renderBackdrop } from '../render/index.ts';
import type { CutOut } from '../segment/index.ts';
import type { Placement } from './collage-layout.ts';
import type { CombineOptions } from './combine.ts';
import { composeFigures, readFigure } from './compose.ts';
import type { ReadFigure } from './figure-layer.task.ts';

export type ReplaceBackgroundOptions = Omit<CombineOptions, 'relations'>;

export interface Replaced {
  /** Three channels, exactly the asked size. */
  readonly image: RasterImage;
  readonly warnings: readonly string[];
}

/** cutOut: may still be in the making, while the place is rendered beside it. throws generation_cancelled, engine_failed */
export async function replaceBackground(cutOut: CutOut | Promise<CutOut>, options: ReplaceBackgroundOptions): Promise<Replaced> {
  const { size, seed, pool, inference, signal, place, timeOfDay } = options;
  const rendered = renderBackdrop({
    place,
    timeOfDay,
    weather: options.weather ?? 'clear',
    support: options.support ?? null,
    size,
    seed,
    pool,
    inference,
    signal,
    defocus: options.blur ?? 1,
  });
  return setBefore(cutOut, rendered, options);
}

/** Before a place that is there already, or in the making: another photograph. throws generation_cancelled */
export async function setBefore(
  cutOut: CutOut | Promise<CutOut>,
  place: Backdrop | Promise<Backdrop>,
  options: Pick<CombineOptions, 'seed' | 'pool' | 'signal' | 'onProgress'>,
): Promise<Replaced> {
  const read = async (): Promise<[CutOut, ReadFigure]> => {
    const ready = await cutOut;
    return [ready, await readFigure(ready, options)];
  };
  const [backdrop, [subject, { box }]] = await Promise.all([place, read()]);
  options.onProgress?.(0.6, 'compose');
  const figures = [{ box, placement: placeAsBefore(subject, backdrop) }];
  const image = await composeFigures({ backdrop, figures, straws: [], seed: options.seed }, options);
  options.onProgress?.(1, 'compose');
  return { image, warnings: backdrop.warnings ?? [] };
}

/**
 * The photograph scaled to fill the new frame, and the subject where it then is; lower only where it would else stand beyond the
 * ground's far edge.
 */
function placeAsBefore({ width, height, box }: CutOut, { image: frame, surface, backEdgeY, focusY }: Backdrop): Placement {
  const scale = Math.max(frame.width / width, frame.height / height);
  const left = box.left * scale - (width * scale - frame.width) / 2;
  const base = (box.top + box.height) * scale - (height * scale - frame.height) / 2;
  const nearest = surface === 'none' ? 0 : (0.5 * backEdgeY + 0.5 * focusY) * frame.height;
  const top = Math.max(base, nearest) - box.height * scale;
  return { index: 0, left, top, width: box.width * scale, height: box.height * scale, mirrored: false, hiddenFromY: null };
}
