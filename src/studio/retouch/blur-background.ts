/**
 * Gives a photograph the shallow depth of field of a fast lens: the subject stays to the byte, the ground that its feet touch stays
 * sharp, and the blur grows steeply behind and before it.
 */
import type { RasterImage } from '../../engine.ts';
import { AppError } from '../../errors.ts';
import type { StudioPool } from '../pool.ts';
import type { CutOut } from '../segment/index.ts';
import { shareBytes } from './bands.ts';
import type { BlurBandInput } from './blur-background.task.ts';

export interface BlurBackgroundOptions {
  /** 0 hardly, 0.5 slightly, 1 a portrait lens wide open, at most 2. */
  readonly strength: number;
  readonly pool: StudioPool;
  readonly signal: AbortSignal;
}

/** Bands of fixed height, so that the answer does not depend on the number of workers; even, as the blur may be laid at half the size. */
const bandRows = 192;

/** Rows between which the blur grows. A subject cut off by the picture's foot touches no ground that is seen: all behind it is far. */
function depthRows({ height, box, alpha, width }: CutOut): Pick<BlurBandInput, 'sharpFrom' | 'fullTo' | 'nearFrom' | 'nearTo'> {
  const foot = box.top + box.height;
  let cut = 0;
  for (let x = 0; x < width; x++) if (alpha[(height - 1) * width + x]! > 127) cut++;
  if (foot >= 0.97 * height || cut > 0.04 * width)
    return { sharpFrom: 2 * height, fullTo: height, nearFrom: 2 * height, nearTo: 3 * height };
  return {
    sharpFrom: foot,
    fullTo: foot - Math.min(0.2 * height, Math.max(0.08 * height, 0.23 * box.height)),
    nearFrom: foot + 0.012 * height,
    nearTo: foot + 0.1 * height,
  };
}

/** Three channels, the photograph's size; every pixel whose alpha is 255 keeps its bytes. throws generation_cancelled, internal when the sizes differ */
export async function blurBackground(
  image: RasterImage,
  cutOut: CutOut,
  { strength, pool, signal }: BlurBackgroundOptions,
): Promise<RasterImage> {
  const { width, height, channels } = image;
  if (cutOut.width !== width || cutOut.height !== height)
    throw new AppError('internal', `a cut-out of ${cutOut.width}x${cutOut.height} does not belong to a picture of ${width}x${height}`);
  const shared = {
    width,
    height,
    channels,
    data: shareBytes(image.data),
    colour: shareBytes(cutOut.colour),
    alpha: shareBytes(cutOut.alpha),
  };
  const radius = 1 + strength * 0.014 * Math.max(width, height);
  const moduleUrl = new URL('./blur-background.task.ts', import.meta.url).href;
  const data = new Uint8Array(3 * width * height);
  const starts = Array.from({ length: Math.ceil(height / bandRows) }, (_, i) => i * bandRows);
  await Promise.all(
    starts.map(async (fromY) => {
      const input: BlurBandInput = { ...shared, ...depthRows(cutOut), radius, fromY, toY: Math.min(height, fromY + bandRows) };
      data.set(await pool.run<BlurBandInput, Uint8Array>({ moduleUrl, name: 'blurBand', input }, signal), 3 * fromY * width);
    }),
  );
  return { width, height, channels: 3, data };
}
