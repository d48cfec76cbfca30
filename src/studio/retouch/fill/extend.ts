/** Makes a photograph's canvas larger: what lies beyond its sides is made up from patches of it. */
import type { RasterImage } from '../../../engine.ts';
import { AppError } from '../../../errors.ts';
import { checkMask, type FillOptions, fillSpan } from './fill.ts';
import { holeSpan, type Span } from './plate.ts';

export interface Margins {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Horizons, shores and lines of houses go on at their height. */
const levelPrior = { sideways: 40, upright: 8000, slack: 0.003, reuse: 60 };

/**
 * `forbidden` is of the original's size: a mask of the subject keeps it from appearing again. margins: whole pixels, not negative. The original's bytes are kept; new pixels are opaque.
 * throws invalid_request for other margins or a picture too small to copy from, generation_cancelled
 */
export async function extend(image: RasterImage, margins: Margins, options: FillOptions): Promise<RasterImage> {
  const { left, top, right, bottom } = margins;
  for (const [side, pixels] of Object.entries(margins))
    if (!Number.isSafeInteger(pixels) || pixels < 0)
      throw new AppError('invalid_request', `a margin is a whole number of pixels from 0; ${side} is ${pixels}`);
  if (left + top + right + bottom === 0) return { ...image, data: Uint8Array.from(image.data) };
  const canvas = largerCanvas(image, margins);
  const hole = new Uint8Array(canvas.width * canvas.height).fill(255);
  for (let y = 0; y < image.height; y++) hole.fill(0, (top + y) * canvas.width + left, (top + y) * canvas.width + left + image.width);
  const home = { left, top, right: left + image.width, bottom: top + image.height };
  const whole = { left: 0, top: 0, right: canvas.width, bottom: canvas.height };
  const forbidden = options.forbidden && largerMask(image, options.forbidden, { home, canvas });
  return fillSpan(
    canvas,
    hole,
    { span: whole, box: holeSpan({ ...canvas, hole }), wish: { ...levelPrior, home } },
    { ...options, forbidden },
  );
}

function largerMask(image: RasterImage, mask: Uint8Array, { home, canvas }: { home: Span; canvas: RasterImage }): Uint8Array {
  checkMask(image, mask, 'forbidden');
  const out = new Uint8Array(canvas.width * canvas.height);
  for (let y = 0; y < image.height; y++)
    out.set(mask.subarray(y * image.width, (y + 1) * image.width), (home.top + y) * canvas.width + home.left);
  return out;
}

function largerCanvas({ width, height, channels, data }: RasterImage, { left, top, right, bottom }: Margins): RasterImage {
  const [w, h] = [width + left + right, height + top + bottom];
  const out = new Uint8Array(channels * w * h).fill(255);
  for (let y = 0; y < height; y++)
    out.set(data.subarray(channels * y * width, channels * (y + 1) * width), channels * ((top + y) * w + left));
  return { width: w, height: h, channels, data: out };
}
