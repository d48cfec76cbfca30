/** Brightness, contrast, strength of colour and warmth of a part of a photograph. */
import type { RasterImage } from '../../../engine.ts';
import { overBands } from '../bands.ts';
import type { Mask, Retouched, RetouchTools } from '../operator.ts';
import type { ToneParameters } from './tone.task.ts';

const moduleUrl = new URL('./tone.task.ts', import.meta.url).href;

/** Absent numbers leave their side of the tone as it is. throws generation_cancelled */
export async function changeTone(image: RasterImage, mask: Mask, change: Partial<ToneParameters>, tools: RetouchTools): Promise<Retouched> {
  const parameters: ToneParameters = { brightness: 0, contrast: 0, saturation: 0, warmth: 0, highlights: 0, shadows: 0, ...change };
  return { image: await overBands(image, mask, { moduleUrl, name: 'toneBand', parameters }, tools), mayChange: mask, warnings: [] };
}
