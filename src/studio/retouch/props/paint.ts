/** Paints a prop onto a photograph: what it looks like there and its shadow first, which need no photograph, then rows of both onto it. */
import type { PixelSize, RasterImage } from '../../../engine.ts';
import type { PixelBox } from '../../segment/index.ts';
import { shareBytes, sharedBytes } from '../../shared-bytes.ts';
import type { Mask, RetouchTools } from '../operator.ts';
import { boxWithin, cropMask } from '../region.ts';
import { shadowScale } from '../shadow.ts';
import type { LayInput, PropShape, ShapeInput } from './paint-prop.task.ts';

const paintUrl = new URL('./paint-prop.task.ts', import.meta.url).href;
/** Of a band of the region; grain is drawn band by band. */
const bandRows = 128;

/** A prop where it goes, as it will look there. */
export interface ShapedProp extends PropShape {
  /** What it and its shadow reach. */
  readonly region: PixelBox;
}

/** A prop where it goes; masks are of the whole photograph. */
export interface PropPlace extends Omit<ShapeInput, 'frame'> {
  /** What is before it and hides it. */
  readonly before: Mask | null;
  readonly seed: number;
}

export interface PropPainting extends PropPlace {
  readonly photograph: RasterImage;
}

/** The picture turned about its middle, and as far as its shadow is thrown: see `castShadows`. */
function reachOf({ picture, left, top, turnRadians, shadow }: PropPlace): PixelBox {
  const { width, height } = picture;
  const [sine, cosine] = [Math.abs(Math.sin(turnRadians)), Math.abs(Math.cos(turnRadians))];
  const [w, h] = [width * cosine + height * sine, width * sine + height * cosine];
  const longest = Math.max(w, h);
  const [x, y] = [left + width / 2, top + height / 2];
  const [side, below] = shadow === 'ground' ? [0.85 * h + 0.25 * longest, 0.45 * longest] : [0.15 * longest, 0.25 * longest];
  const margin = 4 * shadowScale;
  return {
    left: x - w / 2 - side - margin,
    top: y - h / 2 - 0.15 * longest - margin,
    width: w + 2 * side + 2 * margin,
    height: h + 0.15 * longest + below + 2 * margin,
  };
}

/** `size`: of the photograph it goes into. throws generation_cancelled */
export async function shapeProp(place: PropPlace, size: PixelSize, { pool, signal }: RetouchTools): Promise<ShapedProp> {
  const { picture, on, left, top, turnRadians, light, shadow, isPhotograph } = place;
  const region = boxWithin(reachOf(place), size);
  const input: ShapeInput = {
    picture,
    turnRadians,
    light,
    shadow,
    isPhotograph,
    frame: { width: region.width, height: region.height },
    on: on && cropMask(on, size, region),
    left: left - region.left,
    top: top - region.top,
  };
  return { ...(await pool.run<ShapeInput, PropShape>({ moduleUrl: paintUrl, name: 'shape', input }, signal)), region };
}

export interface Painted {
  /** Bytes that neither the thing nor its shadow reaches are the photograph's. In shared memory, as the mask. */
  readonly image: RasterImage;
  /** Of the whole photograph. */
  readonly mayChange: Mask;
}

/** throws generation_cancelled */
export async function layProp(
  photograph: RasterImage,
  shaped: ShapedProp,
  { light: { grain }, before, seed }: PropPlace,
  { pool, signal }: RetouchTools,
): Promise<Painted> {
  const { width, height, channels } = photograph;
  const data = sharedBytes(photograph.data.length);
  data.set(photograph.data);
  const mayChange = sharedBytes(width * height);
  const { region } = shaped;
  const shared = { width, channels, data, mayChange, ...shaped, grain, before: before && shareBytes(before), seed };
  await Promise.all(
    Array.from({ length: Math.ceil(region.height / bandRows) }, (_, n) => {
      const input: LayInput = { ...shared, fromY: n * bandRows, toY: Math.min(region.height, (n + 1) * bandRows) };
      return pool.run<LayInput, void>({ moduleUrl: paintUrl, name: 'lay', input }, signal);
    }),
  );
  return { image: { width, height, channels, data }, mayChange };
}

/** Both, one after the other. throws generation_cancelled */
export const paint = async ({ photograph, ...place }: PropPainting, tools: RetouchTools): Promise<Painted> =>
  layProp(photograph, await shapeProp(place, photograph, tools), place, tools);
