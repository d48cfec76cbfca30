/** Puts the subject of one photograph before another place, where it was in the frame: relit, with its shadow on the new ground. */
import type { RasterImage } from '../../engine.ts';
import { type Backdrop, renderBackdrop } from '../render/index.ts';
import type { CutOut } from '../segment/index.ts';
import type { Placement } from './collage-layout.ts';
import type { CombineOptions } from './combine.ts';
import type { ComposeInput } from './compose.task.ts';
import { cropToBox } from './layer.ts';

export type ReplaceBackgroundOptions = Omit<CombineOptions, 'relations'>;

export interface Replaced {
  /** Three channels, exactly the asked size. */
  readonly image: RasterImage;
  readonly warnings: readonly string[];
}

/** throws generation_cancelled, engine_failed */
export async function replaceBackground(cutOut: CutOut, options: ReplaceBackgroundOptions): Promise<Replaced> {
  const { size, seed, pool, inference, signal, place, timeOfDay } = options;
  const backdrop = await renderBackdrop({
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
  options.onProgress?.(0.6, 'compose');
  const input: ComposeInput = {
    backdrop,
    figures: [{ box: cropToBox(cutOut), placement: placeAsBefore(cutOut, backdrop) }],
    straws: [],
    seed,
  };
  const moduleUrl = new URL('./compose.task.ts', import.meta.url).href;
  const image = await pool.run<ComposeInput, RasterImage>({ moduleUrl, name: 'compose', input }, signal);
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
