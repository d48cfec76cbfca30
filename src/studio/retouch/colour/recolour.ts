/** Gives a thing in a photograph another colour and keeps its shading, highlights and prints. */
import type { RasterImage } from '../../../engine.ts';
import { linearToLab } from '../../colour/index.ts';
import type { SceneColour } from '../../scene/scene.ts';
import { overBands, shareBytes } from '../bands.ts';
import type { Mask, Retouched, RetouchTools } from '../operator.ts';
import type { Pigment, PigmentInput } from './recolour.task.ts';

const moduleUrl = new URL('./recolour.task.ts', import.meta.url).href;

/** Of the longer side: as far as a thing's colour shows in half-covered pixels. */
const edgeShare = 0.0015;

/** throws generation_cancelled */
export async function recolour(image: RasterImage, mask: Mask, { value }: SceneColour, tools: RetouchTools): Promise<Retouched> {
  const { width, height, channels } = image;
  const shared: RasterImage = { ...image, data: shareBytes(image.data) };
  const lab = new Float64Array(3);
  linearToLab(...value, lab);
  const input: PigmentInput = {
    width,
    height,
    channels,
    data: shared.data,
    mask: shareBytes(mask),
    to: { lightness: lab[0]!, a: lab[1]!, b: lab[2]! },
    rim: Math.max(1, Math.round(edgeShare * Math.max(width, height))),
  };
  const { parameters, reach } = await tools.pool.run<PigmentInput, Pigment>({ moduleUrl, name: 'readPigment', input }, tools.signal);
  const done = await overBands(shared, reach, { moduleUrl, name: 'recolourBand', parameters }, tools);
  return { image: done, mayChange: reach, warnings: [] };
}
