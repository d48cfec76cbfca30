/** Work over the rows of a picture in bands of one height, so that the answer does not depend on the number of workers. */
import type { RasterImage } from '../../engine.ts';
import type { StudioPool } from '../pool.ts';
import { shareBytes, sharedBytes } from '../shared-bytes.ts';
import type { Mask } from './operator.ts';

export { shareBytes } from '../shared-bytes.ts';

const bandRows = 256;

export interface Band<Parameters> {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  /** The whole picture, sRGB, in shared memory. */
  readonly data: Uint8Array;
  /** [height, width]: a pixel of 0 need not be worked on. */
  readonly mask: Mask;
  readonly parameters: Parameters;
  readonly fromY: number;
  readonly toY: number;
}

/**
 * `name` of `moduleUrl` is a function of a Band that gives its rows' bytes, [toY - fromY, width, channels]. The picture's size and
 * channels stay. throws generation_cancelled
 */
export async function overBands<Parameters>(
  image: RasterImage,
  mask: Mask,
  { moduleUrl, name, parameters }: { moduleUrl: string; name: string; parameters: Parameters },
  { pool, signal }: { pool: StudioPool; signal: AbortSignal },
): Promise<RasterImage> {
  const { width, height, channels } = image;
  const shared = { width, height, channels, data: shareBytes(image.data), mask: shareBytes(mask), parameters };
  const data = sharedBytes(channels * width * height);
  const starts = Array.from({ length: Math.ceil(height / bandRows) }, (_, index) => index * bandRows);
  await Promise.all(
    starts.map(async (fromY) => {
      const input: Band<Parameters> = { ...shared, fromY, toY: Math.min(height, fromY + bandRows) };
      data.set(await pool.run<Band<Parameters>, Uint8Array>({ moduleUrl, name, input }, signal), channels * fromY * width);
    }),
  );
  return { width, height, channels, data };
}

/** A band's pixels through `change`, which reads from `data` at `from` and writes three bytes of `out` at `to`. Alpha is kept. */
export function eachPixel<Parameters>(
  { width, channels, data, mask, fromY, toY }: Band<Parameters>,
  change: (from: number, to: number, out: Uint8Array, pixel: number) => void,
): Uint8Array {
  const first = channels * fromY * width;
  const out = data.slice(first, channels * toY * width);
  for (let pixel = fromY * width; pixel < toY * width; pixel++)
    if (mask[pixel] !== 0) change(channels * pixel, channels * pixel - first, out, pixel);
  return out;
}
