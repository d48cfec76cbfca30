/** Where a text goes over a photograph, and how large: where it was asked, else where it is quiet and nothing that matters is covered. */
import type { RasterImage } from '../../../engine.ts';
import { busyness, fitLettering, type Lettering, type PixelBox, type Typeface } from '../../render/type/index.ts';
import type { Mask } from '../operator.ts';

export interface TextWish {
  readonly vertical: 'top' | 'middle' | 'bottom' | null;
  readonly horizontal: 'left' | 'middle' | 'right' | null;
}

export interface Placed {
  readonly lettering: Lettering;
  readonly box: PixelBox;
  readonly alignment: 'left' | 'centre' | 'right';
  /** Share of the box that lies over what should stay free. */
  readonly covered: number;
}

/** Largest type, share of the height: a title, a line, a paragraph. */
const largestShare = (length: number): number => (length <= 28 ? 0.135 : length <= 90 ? 0.062 : 0.04);

const shareOf = (mask: Mask | null, width: number, { left, top, right, bottom }: PixelBox): number => {
  if (!mask) return 0;
  const step = Math.max(1, Math.floor(Math.sqrt(((right - left) * (bottom - top)) / 3000)));
  let [hit, count] = [0, 1e-9];
  for (let y = top; y < bottom; y += step) for (let x = left; x < right; x += step, count++) if (mask[y * width + x]! > 60) hit++;
  return hit / count;
};

interface Candidate extends Placed {
  readonly cost: number;
}

interface Frame {
  readonly image: RasterImage;
  readonly avoid: Mask | null;
  readonly typeface: Typeface;
}

const alignments = { left: 'left', middle: 'centre', right: 'right' } as const;

/** Of one width of column: every wanted place. */
function* candidates({ image, avoid, typeface }: Frame, wish: TextWish, share: number): Generator<Candidate> {
  const { width, height } = image;
  const margin = Math.round(0.055 * Math.min(width, height));
  const isNarrow = share < 0.6;
  const lettering = fitLettering(typeface.content, typeface, {
    width: Math.min(width - 2 * margin, share * width),
    height: isNarrow ? 0.4 * height : 0.27 * height,
    largest: Math.min(height, 1.5 * width) * largestShare(typeface.content.length),
    mostLines: isNarrow ? 6 : 4,
  });
  const [w, h] = [Math.min(width, Math.ceil(lettering.width)), Math.min(height, Math.ceil(lettering.height))];
  const columns = wish.horizontal
    ? [wish.horizontal]
    : isNarrow
      ? (['left', 'right', 'middle'] as const)
      : (['middle', 'left', 'right'] as const);
  const rows = wish.vertical ? [wish.vertical] : (['top', 'bottom', 'middle'] as const);
  for (const [c, column] of columns.entries())
    for (const [r, row] of rows.entries()) {
      const left = column === 'left' ? margin : column === 'right' ? width - margin - w : Math.round((width - w) / 2);
      const top =
        row === 'top'
          ? Math.round(1.15 * margin)
          : row === 'bottom'
            ? height - Math.round(1.15 * margin) - h
            : Math.round((height - h) / 2);
      const box = { left: Math.max(0, left), top: Math.max(0, top), right: Math.min(width, left + w), bottom: Math.min(height, top + h) };
      const covered = shareOf(avoid, width, box);
      // Small type is a loss too.
      const small = 0.5 * (1 - lettering.sizePixels / (height * largestShare(typeface.content.length)));
      yield {
        lettering,
        box,
        alignment: alignments[column],
        covered,
        cost: busyness(image, box) + 4 * covered + 0.05 * c + 0.04 * r + Math.max(0, small),
      };
    }
}

export function placeText(frame: Frame, wish: TextWish): Placed {
  const shares = wish.horizontal === 'left' || wish.horizontal === 'right' ? [0.46, 0.36, 0.28] : [0.86, 0.6, 0.44, 0.32];
  let best: Candidate | null = null;
  for (const share of shares)
    for (const candidate of candidates(frame, wish, share)) if (!best || candidate.cost < best.cost) best = candidate;
  return best!;
}
