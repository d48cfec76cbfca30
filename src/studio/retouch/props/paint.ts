/** Paints a prop onto a photograph: only what it and its shadow reach goes to the worker and back. */
import type { RasterImage } from '../../../engine.ts';
import type { PixelBox } from '../../segment/index.ts';
import type { Mask, RetouchTools } from '../operator.ts';
import { boxWithin, cropMask, cropPixels, pasteRegion } from '../region.ts';
import { shadowScale } from '../shadow.ts';
import type { PropPainted, PropPainting } from './paint-prop.task.ts';

const paintUrl = new URL('./paint-prop.task.ts', import.meta.url).href;

/** The picture turned about its middle, and as far as its shadow is thrown: see `castShadows`. */
function reachOf({ picture, left, top, turnRadians, shadow }: PropPainting): PixelBox {
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

/** Bytes that neither the thing nor its shadow reaches are the photograph's. Masks are of the whole photograph. throws generation_cancelled */
export async function paint(
  painting: PropPainting,
  { pool, signal }: RetouchTools,
): Promise<{ readonly image: RasterImage; readonly mayChange: Mask }> {
  const { photograph, on, before, left, top } = painting;
  const region = boxWithin(reachOf(painting), photograph);
  const input: PropPainting = {
    ...painting,
    photograph: cropPixels(photograph, region),
    on: on && cropMask(on, photograph, region),
    before: before && cropMask(before, photograph, region),
    left: left - region.left,
    top: top - region.top,
  };
  const painted = await pool.run<PropPainting, PropPainted>({ moduleUrl: paintUrl, name: 'paintProp', input }, signal);
  return pasteRegion(photograph, region, painted);
}
