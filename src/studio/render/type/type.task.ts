/** Type in a worker: its canvas and fonts would hold up the event loop. */
import type { RasterImage } from '../../../engine.ts';
import type { Composition, Place, SceneText } from '../../scene/index.ts';
import type { IdPlane } from './quiet.ts';
import { setTexts } from './type.ts';

export interface TypeInput {
  /** Drawn on in place: its pixels must lie in a SharedArrayBuffer. */
  readonly image: RasterImage;
  readonly texts: readonly SceneText[];
  readonly layout: Pick<Composition, 'titleBand' | 'captionBand'>;
  readonly place: Place;
  /** Of a traced picture: keeps type off its things. */
  readonly idPlane?: IdPlane;
}

/** Returns warnings. */
export const setTypeTask = ({ image, texts, layout, place, idPlane }: TypeInput): string[] =>
  setTexts(image, texts, { layout, place, ...(idPlane && { idPlane }) }).warnings;
