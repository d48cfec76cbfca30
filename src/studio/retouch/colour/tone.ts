/** Brightness, contrast, strength of colour and warmth of a part of a photograph. */
import type { RasterImage } from '../../../engine.ts';
import { createActs } from '../acting.ts';
import { overBands } from '../bands.ts';
import type { Mask, Retouched, RetouchTools } from '../operator.ts';
import type { ToneBandParameters, ToneParameters } from './tone.task.ts';

const moduleUrl = new URL('./tone.task.ts', import.meta.url).href;

/** Absent numbers leave their side of the tone as it is. throws generation_cancelled */
export async function changeTone(image: RasterImage, mask: Mask, change: Partial<ToneParameters>, tools: RetouchTools): Promise<Retouched> {
  const none: ToneParameters = { brightness: 0, contrast: 0, saturation: 0, warmth: 0, highlights: 0, shadows: 0 };
  const parameters: ToneBandParameters = { ...none, ...change, acts: createActs(image) };
  return {
    image: await overBands(image, mask, { moduleUrl, name: 'toneBand', parameters }, tools),
    mayChange: parameters.acts,
    warnings: [],
  };
}
