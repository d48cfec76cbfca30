/** Gives a photograph the shallow depth of field of a fast lens: everything but the subject is blurred, the subject stays to the byte. */
import type { RasterImage } from '../../engine.ts';
import { AppError } from '../../errors.ts';
import type { StudioPool } from '../pool.ts';
import type { CutOut } from '../segment/index.ts';
import type { BlurBandInput } from './blur-background.task.ts';

export interface BlurBackgroundOptions {
  /** 0 hardly, 0.5 slightly, 1 a portrait lens wide open, at most 2. */
  readonly strength: number;
  readonly pool: StudioPool;
  readonly signal: AbortSignal;
}

/** Bands of fixed height, so that the answer does not depend on the number of workers. */
const bandRows = 192;

/** Three channels, the photograph's size; every pixel whose alpha is 255 keeps its bytes. throws generation_cancelled, internal when the sizes differ */
export async function blurBackground(
  image: RasterImage,
  cutOut: CutOut,
  { strength, pool, signal }: BlurBackgroundOptions,
): Promise<RasterImage> {
  const { width, height } = image;
  if (cutOut.width !== width || cutOut.height !== height)
    throw new AppError('internal', `a cut-out of ${cutOut.width}x${cutOut.height} does not belong to a picture of ${width}x${height}`);
  const shared = { rgb: share(opaque(image)), colour: share(cutOut.colour), alpha: share(cutOut.alpha) };
  const radius = 1 + strength * 0.014 * Math.max(width, height);
  const moduleUrl = new URL('./blur-background.task.ts', import.meta.url).href;
  const data = new Uint8Array(3 * width * height);
  const starts = Array.from({ length: Math.ceil(height / bandRows) }, (_, i) => i * bandRows);
  await Promise.all(
    starts.map(async (fromY) => {
      const input: BlurBandInput = { ...shared, width, height, box: cutOut.box, radius, fromY, toY: Math.min(height, fromY + bandRows) };
      data.set(await pool.run<BlurBandInput, Uint8Array>({ moduleUrl, name: 'blurBand', input }, signal), 3 * fromY * width);
    }),
  );
  return { width, height, channels: 3, data };
}

/** Copied once, then seen by every worker. */
function share(data: Uint8Array): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(data.length));
  shared.set(data);
  return shared;
}

function opaque({ data, channels }: RasterImage): Uint8Array {
  return channels === 3 ? data : data.filter((_, i) => i % 4 !== 3);
}
