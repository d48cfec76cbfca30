/** Gives a thing in a photograph another colour and keeps its shading, highlights and prints. */
import type { RasterImage } from '../../../engine.ts';
import { linearToLab } from '../../colour/index.ts';
import type { SceneColour } from '../../scene/scene.ts';
import { overBands, shareBytes } from '../bands.ts';
import { growMask } from '../grow.ts';
import type { Mask, Retouched, RetouchTools } from '../operator.ts';
import type { MainColour, RecolourParameters } from './recolour.task.ts';

const moduleUrl = new URL('./recolour.task.ts', import.meta.url).href;

/** Of the longer side: as far as a thing's colour shows in half-covered pixels. */
const edgeShare = 0.0015;

/**
 * A coloured thing is told from its ground by its hue, so the mask may be hard and a little wide: half-covered pixels then lose all of
 * the old colour. A white or grey one keeps the soft mask. throws generation_cancelled
 */
export async function recolour(image: RasterImage, mask: Mask, { value }: SceneColour, tools: RetouchTools): Promise<Retouched> {
  const { width, height, channels } = image;
  const shared = { width, height, channels, data: shareBytes(image.data), mask: shareBytes(mask) };
  const from = await tools.pool.run<typeof shared, MainColour>({ moduleUrl, name: 'mainColour', input: shared }, tools.signal);
  const lab = new Float64Array(3);
  linearToLab(...value, lab);
  const reach = from.isChromatic ? growMask(mask, image, Math.max(1, Math.round(edgeShare * Math.max(width, height)))) : mask;
  const parameters: RecolourParameters = { from, to: { lightness: lab[0]!, a: lab[1]!, b: lab[2]! } };
  const done = await overBands({ ...image, data: shared.data }, reach, { moduleUrl, name: 'recolourBand', parameters }, tools);
  return { image: done, mayChange: reach, warnings: [] };
}
