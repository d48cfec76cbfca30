/** Which pieces of clothing are told on a body, and how they are grounded: on the detected person, by colour and height. */
import type { RasterImage } from '../../engine.ts';
import type { LinearColour } from '../scene/index.ts';
import { boundsOf, type CutOut, outlineMarks } from '../segment/index.ts';
import type { GarmentInput } from './garment.task.ts';
import type { GroundDeps } from './ground.ts';
import type { Grounded } from './grounded.ts';
import type { Marks } from './patches.ts';

export type Garment = 'hat' | 'top' | 'dress' | 'bottom' | 'shoes';

const names: readonly (readonly [Garment, RegExp])[] = [
  [
    'dress',
    /\b(?:dress(?:es)?|gown|robe|kimono|suit|tuxedo|outfit|clothes|clothing|uniform|costume|overalls|jumpsuit)\b|裙子|连衣裙|长裙|衣服|西装|礼服|旗袍|和服|制服/iu,
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

/** On the person of that outline; null where it is not worn. */
export async function groundGarment(
  image: RasterImage,
  { garment, words, colour }: { garment: Garment; words: string; colour: LinearColour | null },
  { outline, deps }: { outline: CutOut; deps: GroundDeps },
): Promise<Grounded | null> {
  const input: GarmentInput = { image, garment, person: outline.box, outline: outline.alpha, colour };
  const moduleUrl = new URL('./garment.task.ts', import.meta.url).href;
  const marks = await deps.pool.run<GarmentInput, Marks | null>({ moduleUrl, name: 'garmentMarks', input }, deps.signal);
  if (!marks) return null;
  const { alpha } = await outlineMarks(image, { ...marks, area: outline.box }, deps);
  const mask = alpha.map((value, i) => Math.min(value, outline.alpha[i]!));
  const box = boundsOf(image, (i) => mask[i]! > 8);
  return box && { mask, box, by: 'region', confidence: 0.6, warnings: [`'${words}' was told by its colour and where it is worn.`] };
}
