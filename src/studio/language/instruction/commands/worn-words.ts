/** Things that only instructions name and only heads wear: words -> concept and height. A prompt tells them as traits of a person. */
import type { SceneObject } from '../../../scene/scene.ts';
import { readThing } from '../phrases.ts';
import type { ClauseContext } from './command.ts';

/** What it is called, its own concept, metres. */
const table: readonly (readonly [RegExp, string, number])[] = [
  [/(?:mou?stache|假?胡子|小胡子)$/iu, 'moustache', 0.03],
  [/(?:ear ?rings?|耳环|耳坠)$/iu, 'earring', 0.04],
  [/(?:(?:surgical|medical|face|dust|cloth|n95|covid)[ -]mask|口罩)$/iu, 'face-mask', 0.118],
  [/(?:(?:clown(?:['’]?s)?|red|rudolph(?:['’]?s)?) nose|小丑鼻子|红鼻子)$/iu, 'clown-nose', 0.046],
  [/(?:eye ?-?patch|眼罩)$/iu, 'eye-patch', 0.075],
  [/(?:(?:bunny|rabbit|easter) ears|兔耳朵?)$/iu, 'bunny-ears', 0.26],
  [/(?:(?:cat|kitty|kitten|fox) ears|猫耳朵?)$/iu, 'cat-ears', 0.165],
  [/(?:(?:mouse|mickey(?: mouse)?|bear|teddy) ears)$/iu, 'mouse-ears', 0.15],
  [/(?:(?:devil(?:['’]?s)?|demon|little)? ?horns|恶魔角)$/iu, 'devil-horns', 0.19],
  [/(?:antlers|鹿角)$/iu, 'antlers', 0.32],
  [/(?:halo|光环)$/iu, 'halo', 0.2],
  [/(?:(?:santa(?: claus)?(?:['’]?s)?|christmas|xmas) (?:hat|cap)|圣诞帽)$/iu, 'santa-hat', 0.215],
  [/(?:(?:chef|cook)(?:['’]?s)?(?: white)? hat|toque|厨师帽)$/iu, 'chef-hat', 0.265],
  [/(?:collar|项圈)$/iu, 'collar', 0.1],
];

/** What those concepts are. */
export const wornConcepts: ReadonlySet<string> = new Set(table.map(([, concept]) => concept));

/** "a red santa hat" -> that hat, red; null for what prompts know, and for lists. */
export function readWornThing(words: string, { parts }: ClauseContext): SceneObject | null {
  const said = words.trim().replace(/^(?:(?:a pair of|an?|the|some|two|his|her|its)\s+|一?[个顶副只对])/iu, '');
  if (/\band\b|,|、|和/iu.test(said)) return null;
  const found = table.find(([pattern]) => pattern.test(said));
  if (!found) return null;
  const [pattern, concept, heightMetres] = found;
  const before = said.replace(pattern, '').trim();
  const colour = before === '' ? null : (readThing(`${before} hat`, parts)?.colours[0] ?? null);
  return {
    id: `${concept}-1`,
    label: concept.replaceAll('-', ' '),
    concept,
    icon: concept,
    count: 1,
    colour,
    heightMetres,
    airborne: false,
  };
}
