/** The part of a picture that a fill looks at: the hole and as much around it as may be worth copying. */
import type { RasterImage } from '../../../engine.ts';
import type { Span } from './level.ts';
import type { SynthesisInput } from './synthesis.ts';
import { holeSpan } from './vote.ts';

export interface FillWindow extends Pick<SynthesisInput, 'seed' | 'prior'> {
  readonly width: number;
  readonly height: number;
  /** sRGB, [height, width, 3]. */
  readonly rgb: Uint8Array;
  /** 1 = to be made up. */
  readonly hole: Uint8Array;
  /** 1 = known, but never copied from. */
  readonly forbidden: Uint8Array;
}

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

/** Pixels that cannot be seen through their alpha are forbidden sources too. */
export function cutWindow(
  { width, channels, data }: RasterImage,
  span: Span,
  masks: { hole: Uint8Array; forbidden: Uint8Array | undefined },
): Pick<FillWindow, 'width' | 'height' | 'rgb' | 'hole' | 'forbidden'> {
  const [w, h] = [span.right - span.left, span.bottom - span.top];
  const cut = { width: w, height: h, rgb: new Uint8Array(3 * w * h), hole: new Uint8Array(w * h), forbidden: new Uint8Array(w * h) };
  for (let y = 0, o = 0; y < h; y++)
    for (let x = 0, i = (span.top + y) * width + span.left; x < w; x++, i++, o++) {
      for (let c = 0; c < 3; c++) cut.rgb[3 * o + c] = data[channels * i + c]!;
      cut.hole[o] = masks.hole[i]! > 0 ? 1 : 0;
      const isClear = channels === 4 && data[4 * i + 3] === 0;
      cut.forbidden[o] = isClear || (masks.forbidden?.[i] ?? 0) > 0 ? 1 : 0;
    }
  return cut;
}
