/** References as the autoencoder takes them. source: diffusers 0.42, Flux2ImageProcessor.preprocess with resize_mode "crop" */
import type { RasterImage } from '../../engine.ts';
import { flattenImage } from '../../imaging/index.ts';
import type { Planes } from '../models/autoencoder-kl-flux2/index.ts';
import { resizeLanczos } from './lanczos.ts';
import { planReferences, type ReferenceBudget, type ReferencePlan } from './plan-references.ts';

export interface PreparedReferences {
  /** Each [3, h, w] in -1 to 1, with sides that are multiples of 16, in the order of the pictures. */
  readonly images: readonly Planes[];
  /** What was done to the pictures, in sentences. */
  readonly warnings: readonly string[];
}

/** The middle of the picture as planes: a byte b becomes b / 255 * 2 - 1, rounded to float32 at each step. */
function middlePlanes({ data, width, height }: RasterImage, used: ReferencePlan['used']): Planes {
  const left = Math.floor((width - used.width) / 2);
  const top = Math.floor((height - used.height) / 2);
  const levels = Float32Array.from({ length: 256 }, (_, byte) => Math.fround(byte / 255) * 2 - 1);
  const area = used.width * used.height;
  const planes = new Float32Array(3 * area);
  for (let y = 0; y < used.height; y++)
    for (let x = 0; x < used.width; x++) {
      const from = ((top + y) * width + left + x) * 3;
      for (let c = 0; c < 3; c++) planes[c * area + y * used.width + x] = levels[data[from + c]!]!;
    }
  return { data: planes, channels: 3, height: used.height, width: used.width };
}

/** throws reference_not_an_image for a picture that is too small or too long for the model */
export async function prepareReferences(pictures: readonly RasterImage[], budget?: ReferenceBudget): Promise<PreparedReferences> {
  const { plans, warnings } = planReferences(pictures, budget);
  const images: Planes[] = [];
  const flattened: string[] = [];
  for (const [i, picture] of pictures.entries()) {
    const { scaled, used } = plans[i]!;
    if (picture.channels === 4) flattened.push(`Transparent parts of reference image ${i + 1} were laid on white.`);
    const opaque = picture.channels === 4 ? await flattenImage(picture) : picture;
    images.push(middlePlanes(resizeLanczos(opaque, scaled), used));
  }
  return { images, warnings: [...flattened, ...warnings] };
}
