/** Which pieces of clothing are told on a body, and how they are grounded: on the detected person, by colour and height. */
import type { RasterImage } from '../../engine.ts';
import type { FaceSight } from '../detect/index.ts';
import type { LinearColour } from '../scene/index.ts';
import { boundsOf, type CutOut, outlineMarks, type PixelBox } from '../segment/index.ts';
import type { GarmentAnswer, GarmentInput } from './garment.task.ts';
import type { GroundDeps } from './ground.ts';
import type { Grounded } from './grounded.ts';

export type Garment = 'hat' | 'top' | 'dress' | 'bottom' | 'shoes';

const names: readonly (readonly [Garment, RegExp])[] = [
  [
    'dress',
    /\b(?:dress(?:es)?|gown|robe|kimono|(?:space|wet|track|jump|swim|pant)?suits?|tuxedo|outfit|clothes|clothing|uniform|costume|overalls|jumpsuit)\b|裙子|连衣裙|长裙|衣服|西装|礼服|旗袍|和服|制服/iu,
  ],
  [
    'top',
    /\b(?:shirts?|t-?shirts?|tee|tops?|jackets?|coats?|sweaters?|hoodies?|blouses?|vests?|pullovers?|cardigans?|jumpers?|blazers?|tank top|jerseys?)\b|衬衫|上衣|外套|夹克|毛衣|大衣|T恤|卫衣|背心/iu,
  ],
  ['bottom', /\b(?:pants|trousers|jeans|shorts|skirts?|leggings|slacks)\b|裤子?|牛仔裤|短裤|短裙|半裙/iu],
  ['shoes', /\b(?:shoes?|boots?|sneakers|sandals|heels)\b|鞋子?|靴子?|高跟鞋/iu],
  ['hat', /\b(?:hats?|caps?|beanie|helmet)\b|帽子?/iu],
];

/** null for what is no such piece ("a dress shop"). */
export const garmentIn = (words: string): Garment | null => names.find(([, pattern]) => pattern.test(words))?.[0] ?? null;

export interface GarmentSight extends GarmentAnswer {
  readonly outline: CutOut;
}

/** On the person of that outline; null where it is not worn. */
export async function lookForGarment(
  image: RasterImage,
  { garment, colour }: { garment: Garment; colour: LinearColour | null },
  { outline, deps }: { outline: CutOut; deps: GroundDeps },
): Promise<GarmentSight | null> {
  const sight = faceIn(outline.box, await deps.faces());
  const input: GarmentInput = { image, garment, person: outline.box, outline: outline.alpha, colour, sight };
  const moduleUrl = new URL('./garment.task.ts', import.meta.url).href;
  const answer = await deps.pool.run<GarmentInput, GarmentAnswer | null>({ moduleUrl, name: 'garmentMarks', input }, deps.signal);
  return answer && { ...answer, outline };
}

/** The largest whose nose is in the person's box. */
function faceIn(person: PixelBox, faces: readonly FaceSight[]): FaceSight | null {
  const isIn = ({ nose: { x, y } }: FaceSight): boolean =>
    x >= person.left && x < person.left + person.width && y >= person.top && y < person.top + person.height;
  return faces.filter(isIn).toSorted((a, b) => b.box.height - a.box.height)[0] ?? null;
}

export async function groundGarment(
  image: RasterImage,
  { marks, outline }: GarmentSight,
  { words, deps }: { words: string; deps: GroundDeps },
): Promise<Grounded | null> {
  const { alpha } = await outlineMarks(image, { ...marks, area: outline.box }, deps);
  const mask = alpha.map((value, i) => Math.min(value, outline.alpha[i]!));
  const box = boundsOf(image, (i) => mask[i]! > 8);
  return box && { mask, box, by: 'region', confidence: 0.6, warnings: [`'${words}' was told by its colour and where it is worn.`] };
}
