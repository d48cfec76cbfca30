/** The leaves, the grass and the light of a photograph in autumn or in spring. What is no plant keeps its colour. */
import type { RasterImage } from '../../../engine.ts';
import { overBands, shareBytes } from '../bands.ts';
import type { Mask, Retouched, RetouchTools } from '../operator.ts';
import { leafinessOf } from './leafiness.ts';
import { readScenery, type Sight } from './scenery.ts';
import type { SeasonParameters } from './season.task.ts';

const moduleUrl = new URL('./season.task.ts', import.meta.url).href;

export type Season = 'spring' | 'autumn';

export interface SeasonOptions extends Sight {
  readonly mask: Mask;
  readonly season: Season;
}

/** A picture with fewer green pixels than this share has no leaves to turn. */
const leastGreen = 0.02;

/** The same seed gives the same leaves. throws generation_cancelled */
export async function changeSeason(image: RasterImage, options: SeasonOptions, tools: RetouchTools): Promise<Retouched> {
  const shared: RasterImage = { ...image, data: shareBytes(image.data) };
  const subject = options.subject && shareBytes(options.subject);
  const scenery = await readScenery(shared, { ...options, subject }, tools);
  const { ofSubject, ofPicture } = leafinessOf(scenery);
  const parameters: SeasonParameters = {
    scenery,
    subject,
    season: options.season,
    leafySubject: ofSubject,
    seed: Math.abs(tools.seed) % 0x7fffffff,
  };
  const warnings = ofPicture < leastGreen ? [`No leaves or grass were found: only the light is that of ${options.season}.`] : [];
  return {
    image: await overBands(shared, options.mask, { moduleUrl, name: 'seasonBand', parameters }, tools),
    mayChange: options.mask,
    warnings,
  };
}
