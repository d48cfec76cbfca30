/** The part of a picture that a fill looks at: the hole and as much around it as may be worth copying. */
import type { RasterImage } from '../../../engine.ts';
import { sharedBytes } from '../../shared-bytes.ts';
import { holeSpan, type Plate, type Span } from './plate.ts';

const leastMargin = 160;
/** Margin as a share of the hole's longer side. */
const marginShare = 1.25;

/** Below this share of pixels that may be copied, the whole picture is looked at. */
const leastUsable = 0.2;

/** The hole's box (of all pixels above 0) with its margin, within the picture; all of it when little in there may be copied. */
export function windowAround(image: RasterImage, hole: Uint8Array, forbidden: Uint8Array | undefined): Span {
  const { width, height } = image;
  const span = boxWithMargin(image, hole);
  let usable = 0;
  for (let y = span.top; y < span.bottom; y++)
    for (let i = y * width + span.left; i < y * width + span.right; i++) if (hole[i] === 0 && !forbidden?.[i]) usable++;
  const area = (span.right - span.left) * (span.bottom - span.top);
  return usable >= leastUsable * area ? span : { left: 0, top: 0, right: width, bottom: height };
}

function boxWithMargin({ width, height }: RasterImage, hole: Uint8Array): Span {
  const { left, top, right, bottom } = holeSpan({ width, height, hole });
  const margin = Math.max(leastMargin, Math.round(marginShare * Math.max(right - left, bottom - top)));
  return {
    left: Math.max(0, left - margin),
    top: Math.max(0, top - margin),
    right: Math.min(width, right + margin),
    bottom: Math.min(height, bottom + margin),
  };
}

/** For every worker to read. Pixels that cannot be seen through their alpha are forbidden sources too. */
export function cutWindow(
  { width, channels, data }: RasterImage,
  span: Span,
  masks: { hole: Uint8Array; forbidden: Uint8Array | undefined },
): Plate {
  const [w, h] = [span.right - span.left, span.bottom - span.top];
  const cut = { width: w, height: h, rgb: sharedBytes(3 * w * h), hole: sharedBytes(w * h), forbidden: sharedBytes(w * h) };
  const { rgb, hole, forbidden } = cut;
  for (let y = 0, o = 0; y < h; y++)
    for (let x = 0, i = (span.top + y) * width + span.left, s = channels * i; x < w; x++, i++, s += channels, o++) {
      rgb[3 * o] = data[s]!;
      rgb[3 * o + 1] = data[s + 1]!;
      rgb[3 * o + 2] = data[s + 2]!;
      if (masks.hole[i]! > 0) hole[o] = 1;
      if ((channels === 4 && data[s + 3] === 0) || (masks.forbidden !== undefined && masks.forbidden[i]! > 0)) forbidden[o] = 1;
    }
  return cut;
}
