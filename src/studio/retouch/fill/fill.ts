/** Takes something out of a photograph: a hole is filled with patches of the rest of the picture. */
import type { RasterImage } from '../../../engine.ts';
import { AppError } from '../../../errors.ts';
import type { StudioPool } from '../../pool.ts';
import { shareBytes } from '../../shared-bytes.ts';
import { holeSpan, type Span } from './plate.ts';
import { fillByStages } from './stages.ts';
import type { Wish } from './synthesis.ts';
import { windowAround } from './window.ts';

export interface FillOptions {
  /** A safe integer; another seed gives another fill. */
  readonly seed: number;
  /** [height, width]; pixels above 0 are kept but never copied from. */
  readonly forbidden?: Uint8Array | undefined;
  readonly pool: StudioPool;
  readonly signal: AbortSignal;
}

/** Pictures are layered: what lies at a height goes on at that height. */
const plainPrior = { sideways: 25, upright: 3000, slack: 0.035, reuse: 12 };

/**
 * hole: [height, width], 255 = to be filled, 0 = kept to the byte, between = a blend of both. Channels and alpha are kept.
 * throws invalid_request when nothing is left to copy from, generation_cancelled, internal when sizes differ
 */
export async function fill(image: RasterImage, hole: Uint8Array, options: FillOptions): Promise<RasterImage> {
  const { width, height } = image;
  checkMask(image, hole, 'hole');
  if (options.forbidden) checkMask(image, options.forbidden, 'forbidden');
  const box = holeSpan({ width, height, hole });
  if (box.right === 0) return { ...image, data: Uint8Array.from(image.data) };
  if (hole.every((h) => h > 0))
    throw new AppError('invalid_request', `the hole is the whole picture of ${width}x${height}; some of it must be kept to fill it from`);
  const span = windowAround(image, box, { hole, forbidden: options.forbidden });
  const home = { left: 0, top: 0, right: span.right - span.left, bottom: span.bottom - span.top };
  return fillSpan(image, hole, { span, box, wish: { ...plainPrior, home } }, options);
}

/** Where a hole is filled from, and what is preferred there. `box`: of the hole. */
export interface Errand {
  readonly span: Span;
  readonly box: Span;
  readonly wish: Wish;
}

/** As `fill`, from the span alone and with the given preferences. */
export function fillSpan(
  image: RasterImage,
  hole: Uint8Array,
  { span, box, wish }: Errand,
  { seed, forbidden, pool, signal }: FillOptions,
): Promise<RasterImage> {
  const shared = {
    image: { ...image, data: shareBytes(image.data) },
    hole: shareBytes(hole),
    forbidden: forbidden && shareBytes(forbidden),
  };
  return fillByStages({ ...shared, span, box }, { wish, seed, pool, signal });
}

/** throws internal */
export function checkMask({ width, height }: RasterImage, mask: Uint8Array, what: string): void {
  if (mask.length !== width * height)
    throw new AppError('internal', `a ${what} mask of ${mask.length} pixels does not belong to a picture of ${width}x${height}`);
}
