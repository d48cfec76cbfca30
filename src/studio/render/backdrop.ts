/**
 * A place without things in it: a graded, defocused setting above a surface in perspective, with what a compositor must know
 * to stand something on it (lines, light). Knows nothing of scenes or objects.
 */
import type { PixelSize, RasterImage } from '../../engine.ts';
import type { StudioPool } from '../pool.ts';
import { type LinearColour, layoutScene, type Place, type Scene, type TimeOfDay } from '../scene/index.ts';
import { checkSignal, developFrame, type FrameOptions, shootPlate, tableEdgeRow } from './frame.ts';
import { chooseSetting, type Setting } from './setting.ts';

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
}

/** Height in metres of what stands in the middle of such a picture, which scales the surface's pattern. */
const subjectMetres = { table: 0.25, ground: 1, water: 1, none: 1 } as const;

const lightUrl = new URL('./light.task.ts', import.meta.url).href;

/** Renders in the pool, without objects and texts. throws generation_cancelled. The bytes depend on the options but the pool. */
export async function renderBackdrop(options: BackdropOptions): Promise<Backdrop> {
  const { size, seed, pool, signal } = options;
  checkSignal(signal);
  const scene = { place: options.place, timeOfDay: options.timeOfDay, weather: options.weather ?? 'clear', support: options.support };
  const setting = chooseSetting(scene, 0, seed);
  const empty: Scene = { ...scene, version: 1, objects: [], relations: [], texts: [] };
  const { camera } = layoutScene(empty, { aspect: size.width / size.height, seed, kind: setting.kind, outlines: {} });
  const frame: FrameOptions = {
    setting,
    camera,
    size,
    scaleMetres: subjectMetres[setting.kind],
    defocus: options.defocus ?? 1,
    grain: 0,
    vignette: false,
    pool,
    signal,
    onProgress: () => undefined,
  };
  const image = await developFrame(frame, await shootPlate(frame), []);
  const focusY = camera.horizonY + (camera.focal * camera.eyeMetres) / camera.focusMetres;
  return {
    image,
    surface: setting.kind,
    horizonY: camera.horizonY,
    backEdgeY: setting.kind === 'table' ? tableEdgeRow(camera) : Math.min(focusY, camera.horizonY + 0.02),
    focusY,
    light: await pool.run<Setting, BackdropLight>({ moduleUrl: lightUrl, name: 'measureLight', input: setting }, signal),
  };
}
