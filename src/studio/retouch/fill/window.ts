/** The part of a picture that a fill looks at: the hole and as much around it as may be worth copying. */
import type { RasterImage } from '../../../engine.ts';
import type { Plate, Span } from './plate.ts';

const leastMargin = 160;
/** Margin as a share of the hole's longer side. */
const marginShare = 1.25;

/** Below this share of pixels that may be copied, the whole picture is looked at. */
const leastUsable = 0.2;

export interface Masks {
  readonly hole: Uint8Array;
  readonly forbidden: Uint8Array | undefined;
}

/** The hole's box (of all pixels above 0) with its margin, within the picture; all of it when little in there may be copied. */
export function windowAround(image: RasterImage, box: Span, { hole, forbidden }: Masks): Span {
  const { width, height } = image;
  const span = withMargin(image, box);
  const least = leastUsable * areaOf(span);
  const isUsable = (!forbidden && areaOf(span) - areaOf(box) >= least) || countUsable(width, span, { hole, forbidden }) >= least;
  return isUsable ? span : { left: 0, top: 0, right: width, bottom: height };
}

const areaOf = ({ left, top, right, bottom }: Span): number => (right - left) * (bottom - top);

function countUsable(width: number, { left, top, right, bottom }: Span, { hole, forbidden }: Masks): number {
  let usable = 0;
  for (let y = top; y < bottom; y++)
    for (let i = y * width + left; i < y * width + right; i++) if (hole[i] === 0 && !forbidden?.[i]) usable++;
  return usable;
}

function withMargin({ width, height }: RasterImage, { left, top, right, bottom }: Span): Span {
  const margin = Math.max(leastMargin, Math.round(marginShare * Math.max(right - left, bottom - top)));
  return {
    left: Math.max(0, left - margin),
    top: Math.max(0, top - margin),
    right: Math.min(width, right + margin),
    bottom: Math.min(height, bottom + margin),
  };
}

export interface CutInput extends Masks {
  /** In shared memory, as the masks and the plate are. */
  readonly image: RasterImage;
  readonly span: Span;
  readonly plate: Plate;
  /** Rows of the plate. */
  readonly fromY: number;
  readonly toY: number;
}

/** Writes rows of the plate. Pixels that cannot be seen through their alpha are forbidden sources too. */
export function cutRows({ image, hole, forbidden, span, plate, fromY, toY }: CutInput): void {
  const { width, channels, data } = image;
  const { rgb } = plate;
  for (let y = fromY; y < toY; y++)
    for (
      let x = 0, o = y * plate.width, i = (span.top + y) * width + span.left, s = channels * i;
      x < plate.width;
      x++, i++, s += channels, o++
    ) {
      rgb[3 * o] = data[s]!;
      rgb[3 * o + 1] = data[s + 1]!;
      rgb[3 * o + 2] = data[s + 2]!;
      if (hole[i] !== 0) plate.hole[o] = 1;
      if ((channels === 4 && data[s + 3] === 0) || (forbidden !== undefined && forbidden[i] !== 0)) plate.forbidden[o] = 1;
    }
}
