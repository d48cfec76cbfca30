/**
 * A place without things in it, path-traced as any scene: a graded, defocused setting above a surface in perspective, with what a
 * compositor must know to stand something on it (lines, light). Knows nothing of objects.
 */
import type { PixelSize, RasterImage } from '../../../engine.ts';
import type { InferenceHost } from '../../../inference/index.ts';
import type { StudioPool } from '../../pool.ts';
import type { LinearColour, Place, Scene, TimeOfDay } from '../../scene/index.ts';
import { photographPrepared } from '../photograph.ts';
import type { BackdropInput, PreparedBackdrop } from './backdrop.task.ts';
import { photographSoft } from './soft-photograph.ts';

export interface BackdropOptions {
  readonly place: Place;
  readonly timeOfDay: TimeOfDay;
  /** Default 'clear'. */
  readonly weather?: Scene['weather'];
  /** null: what the place has underfoot (a table in a cafe, grass in a park). */
  readonly support: Scene['support'];
  readonly size: PixelSize;
  readonly seed: number;
  readonly pool: StudioPool;
  readonly inference: InferenceHost;
  readonly signal: AbortSignal;
  /** Blur of the distance: 1 is a portrait lens wide open (the default), 0 a deep focus. In [0, 2]. */
  readonly defocus?: number;
}

/** Where the light comes from. Axes: x right, y up, z towards the viewer. */
export interface BackdropLight {
  /** Unit vector towards the key light. */
  readonly direction: readonly [x: number, y: number, z: number];
  /** Linear sRGB, largest channel 1: the hue of the key light. */
  readonly colour: LinearColour;
  /** Irradiance of the key light on a surface facing it; 1 is a well-exposed white. About 0.1 (night) to 1.2 (noon). */
  readonly intensity: number;
  /** Irradiance of everything else on an upright surface, linear sRGB, same scale as `intensity`. */
  readonly ambient: LinearColour;
}

export interface Backdrop {
  /** sRGB, three channels, exactly the asked size, tone-mapped and graded, without vignette and grain. */
  readonly image: RasterImage;
  /** 'none': space or open sky, things float. 'water': things sink in a little and mirror. */
  readonly surface: 'table' | 'ground' | 'water' | 'none';
  /** Row of the horizon as a fraction of the height from the top; may lie outside [0, 1]. */
  readonly horizonY: number;
  /** Row where the table ends, or where the ground melts into the distance, as a fraction of the height. */
  readonly backEdgeY: number;
  /** Row that is in focus: stand the feet of the main subjects here. Fraction of the height. */
  readonly focusY: number;
  readonly light: BackdropLight;
  /** What could not be done as well as it might. */
  readonly warnings?: readonly string[];
}

/** Renders in the pool, without objects and texts. throws generation_cancelled, engine_failed. The bytes depend on place, size and seed. */
export async function renderBackdrop(options: BackdropOptions): Promise<Backdrop> {
  const { place, timeOfDay, weather = 'clear', support, size, seed, pool, signal, defocus = 1 } = options;
  const input: BackdropInput = { place, timeOfDay, weather, support, size, seed, defocus };
  const moduleUrl = new URL('./backdrop.task.ts', import.meta.url).href;
  const { sitting, ...lines } = await pool.run<BackdropInput, PreparedBackdrop>({ moduleUrl, name: 'stageBackdrop', input }, signal);
  const { image, warnings } =
    'coarse' in sitting
      ? await photographSoft(sitting, options)
      : await photographPrepared(sitting, { ...options, quality: 'standard', isEmpty: true });
  return { image, warnings, ...lines };
}
