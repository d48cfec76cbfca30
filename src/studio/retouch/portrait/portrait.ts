/** Evens the skin of a person, softens blemishes and clears the eyes. Pores, teeth, hair and the form of the face stay. */
import type { RasterImage } from '../../../engine.ts';
import { createActs } from '../acting.ts';
import { overBands, shareBytes } from '../bands.ts';
import type { Mask, Retouched, RetouchTools } from '../operator.ts';
import type { FaceInput, FaceReading, PortraitParameters } from './portrait.task.ts';

const moduleUrl = new URL('./portrait.task.ts', import.meta.url).href;

export interface PortraitOptions {
  /** Where skin is looked for. */
  readonly within: Mask;
  /** As grounded; null: they are looked for by colour. */
  readonly face: Mask | null;
  readonly eyes: Mask | null;
  /** (0, 1] */
  readonly amount: number;
}

/** throws generation_cancelled */
export async function retouchPortrait(image: RasterImage, options: PortraitOptions, tools: RetouchTools): Promise<Retouched> {
  const { within, face, eyes, amount } = options;
  const shared: RasterImage = { ...image, data: shareBytes(image.data) };
  const input: FaceInput = { image: shared, within: shareBytes(within), face: face && shareBytes(face), eyes: eyes && shareBytes(eyes) };
  const reading = await tools.pool.run<FaceInput, FaceReading>({ moduleUrl, name: 'readFace', input }, tools.signal);
  const parameters: PortraitParameters = { guide: reading.guide, amount, acts: createActs(image) };
  const done = await overBands(shared, input.within, { moduleUrl, name: 'portraitBand', parameters }, tools);
  // A face far away is a small share of its picture, and is retouched all the same.
  const isLeft = parameters.acts.every((act) => act === 0);
  return { image: done, mayChange: parameters.acts, warnings: isLeft ? ['No skin was found: the portrait is left as it is.'] : [] };
}
