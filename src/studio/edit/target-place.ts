/** Where things named by a plan are in a photograph, how high they are, and where on them others stand. */
import type { RasterImage } from '../../engine.ts';
import type { RegionName, Target } from '../language/index.ts';
import { modelOf, peopleConcepts } from '../models/index.ts';
import type { TargetPlace } from '../retouch/index.ts';
import type { PixelBox } from '../segment/index.ts';
import type { LocalStep } from './local.ts';

export const flatTopped = /table|desk|counter|shelf|bench|bed|sofa|couch|cabinet|dresser|floor|ground|piano|stool|chair|box|rug|road|beach/;

/** Where things stand on what they are put on, as a share of its height from the top: a seat is lower than its back. */
const tops: readonly (readonly [RegExp, number])[] = [
  [/stool|ottoman/, 0.1],
  [/sofa|couch|armchair|throne/, 0.54],
  [/chair|bench/, 0.56],
  [/bed$/, 0.5],
  [/car$|truck|bus|taxi/, 0.04],
];

/** Who has a photograph of one has one of a toy or a costume: things beside it go by a person's size. */
export const bygone = new Set(['t-rex', 'sauropod', 'dinosaur', 'dragon']);
const photographedBygoneMetres = 1.6;

/** Of a person of whom head and shoulders are seen: how wide those are. */
const shoulderMetres = 0.52;

const isBust = ({ top, width, height }: PixelBox, photograph: RasterImage): boolean =>
  top + height > 0.985 * photograph.height && height < 1.7 * width;

/** As the studio models it; of what it has no model of, by its share of a picture that shows a person's height. */
function heightOf({ target, grounded, photograph }: Pick<LocalStep<'add'>, 'grounded' | 'photograph'> & { target: Target }): number {
  const concept = target.kind === 'thing' ? target.concept : null;
  const model = concept && modelOf({ name: 'measure', concept, icon: concept, label: concept, colour: null });
  if (concept && bygone.has(concept)) return photographedBygoneMetres;
  if (concept && peopleConcepts.includes(concept) && isBust(grounded.box, photograph))
    return (shoulderMetres * grounded.box.height) / grounded.box.width;
  return model ? model.heightMetres : (2.2 * grounded.box.height) / photograph.height;
}

const regionKinds: Partial<Record<RegionName, NonNullable<TargetPlace['region']>>> = {
  ground: 'ground',
  grass: 'ground',
  snow: 'ground',
  sand: 'ground',
  water: 'water',
  wall: 'wall',
};

export function placeOf(step: Pick<LocalStep<'add'>, 'grounded' | 'photograph'>, target: Target): TargetPlace {
  const { mask, box } = step.grounded;
  const concept = target.kind === 'thing' ? (target.concept ?? target.words) : '';
  const isFlatTopped = flatTopped.test(concept);
  const topShare = tops.find(([words]) => words.test(concept))?.[1] ?? (isFlatTopped ? 0.16 : 0.05);
  const region = target.kind === 'region' ? regionKinds[target.region] : undefined;
  return { mask, box, heightMetres: heightOf({ ...step, target }), topShare, isFlatTopped, ...(region && { region }) };
}
