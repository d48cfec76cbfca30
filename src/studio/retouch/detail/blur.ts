/** Throws a part of a photograph out of focus, or hides it: a face, a number plate. */
import type { RasterImage } from '../../../engine.ts';
import type { PixelBox } from '../../segment/index.ts';
import { overBands, shareBytes } from '../bands.ts';
import type { Mask, Retouched, RetouchTools } from '../operator.ts';
import type { SoftEdgeInput, SoftPicture, SoftPictureInput } from './blur.task.ts';

const moduleUrl = new URL('./blur.task.ts', import.meta.url).href;

export interface BlurPartOptions {
  readonly box: PixelBox;
  /** About 1. */
  readonly strength: number;
}

/** The blur is as wide as the thing needs so that nothing of it can be read: a share of its box. throws generation_cancelled */
export async function blurPart(
  image: RasterImage,
  mask: Mask,
  { box, strength }: BlurPartOptions,
  tools: RetouchTools,
): Promise<Retouched> {
  const { width, height } = image;
  const side = Math.max(box.width, box.height);
  const shared: RasterImage = { ...image, data: shareBytes(image.data) };
  const isWhole = box.width === width && box.height === height;
  const radius = Math.max(1, Math.round(0.025 * side));
  const margin = 2 * radius;
  const wide: PixelBox = { left: box.left - margin, top: box.top - margin, width: box.width + 2 * margin, height: box.height + 2 * margin };
  const edge: SoftEdgeInput = { mask: shareBytes(mask), width, height, radius };
  const picture: SoftPictureInput = { image: shared, box: wide, sigma: Math.max(1, 0.06 * strength * side) };
  const run = <Input, Output>(name: string, input: Input): Promise<Output> =>
    tools.pool.run<Input, Output>({ moduleUrl, name, input }, tools.signal);
  const [reach, soft] = await Promise.all([
    isWhole ? mask : run<SoftEdgeInput, Mask>('softEdge', edge),
    run<SoftPictureInput, SoftPicture>('softPicture', picture),
  ]);
  const done = await overBands(shared, reach, { moduleUrl, name: 'layBand', parameters: soft }, tools);
  return { image: done, mayChange: reach, warnings: [] };
}
