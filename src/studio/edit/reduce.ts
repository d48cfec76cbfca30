/** Photographs far larger than the answer are brought to what it can show before anything is done to them: fourteen of 36 megapixels would else take 5 GB. */
import type { EngineRequest, PixelSize, RasterImage } from '../../engine.ts';
import { resizeImage } from '../../imaging/index.ts';
import type { EditPlan } from '../language/index.ts';

/** Work at this many pixels costs little, and what looks at pictures wants some. */
const fewPixels = 1_500_000;
/** A photograph that is larger by less is left as it is. */
const leastScale = 0.8;

/** 1: as it is. Otherwise what remains covers the answer in both directions. */
function scaleOf({ width, height }: RasterImage, size: PixelSize): number {
  const scale = Math.max(size.width / width, size.height / height, Math.sqrt(fewPixels / (width * height)));
  return scale < leastScale ? scale : 1;
}

/** Of these operations a part of the photograph may fill the answer. */
const enlarging = new Set(['crop', 'turn']);

/** The request with its references reduced. A reference with a mask, or one that is cropped, keeps its size. */
export async function reduceReferences({ operations }: EditPlan, request: EngineRequest): Promise<EngineRequest> {
  const references: RasterImage[] = [];
  for (const [index, image] of request.references.entries()) {
    const isWhole =
      (index === 0 && request.mask !== undefined) ||
      operations.some((operation) => enlarging.has(operation.kind) && 'reference' in operation && operation.reference === index);
    const scale = isWhole ? 1 : scaleOf(image, request.size);
    const size = { width: Math.round(scale * image.width), height: Math.round(scale * image.height) };
    references.push(scale === 1 ? image : await resizeImage(image, size));
  }
  return { ...request, references };
}
