/** Words -> what an operation acts on. Words alone decide; whether the picture has it is for ground/. */

import type { LanguageParts } from '../parse-prompt.ts';
import type { RegionName, Side, Target } from './edit-plan.ts';
import { readThing } from './phrases.ts';

const sidePatterns: readonly [Side, RegExp][] = [
  ['left', /\b(?:(?:on|at|to|in|from) (?:the |its )?(?:far )?left(?:[- ]hand)?(?: side)?|left-?most|left)\b|最?左(?:边|侧|面|方)?的?/iu],
  [
    'right',
    /\b(?:(?:on|at|to|in|from) (?:the |its )?(?:far )?right(?:[- ]hand)?(?: side)?|right-?most|right)\b|最?右(?:边|侧|面|方)?的?/iu,
  ],
  ['top', /\b(?:(?:on|at|in) (?:the )?top|(?:upper|top|higher)(?:most)?)\b|(?:最?上(?:边|面|方)|顶部)的?/iu],
  ['bottom', /\b(?:(?:on|at|in) (?:the )?bottom|(?:lower|bottom)(?:most)?)\b|(?:最?下(?:边|面|方)|底部)的?/iu],
  ['middle', /\b(?:in the (?:middle|cent(?:er|re))|middle|cent(?:er|re)|central)\b|中间的?|中央的?/iu],
];

const regionPatterns: readonly [RegionName, RegExp][] = [
  ['sky', /^(?:blue |cloudy |gr[ae]y |whole )?(?:sky|skies|clouds?)$|^天空$|^天$|^云$/iu],
  ['ground', /^(?:ground|floor|grass|lawn|field|road|pavement|street|sand|soil|earth)$|^地面$|^地板$|^草地$|^地$|^路面?$/iu],
  ['water', /^(?:water|sea|ocean|lake|river|pool)$|^水面?$|^海面?$|^湖面?$/iu],
  ['face', /\bfaces?(?: of .*)?$|脸部?$|面部$/iu],
  ['skin', /\bskin(?: of .*)?$|皮肤$/iu],
  ['hair', /\bhair(?: of .*)?$|头发$/iu],
  ['eyes', /\beyes?(?: of .*)?$|眼睛$/iu],
];

const whole =
  /^(?:(?:whole|entire|full|complete|all(?: of)?|rest of) )?(?:(?:the|this|that|my) )?(?:(?:whole|entire) )?(?:image|picture|photo(?:graph)?|pic|shot|scene|everything|frame|canvas|colou?rs?|lighting|light|all)$|^(?:整张|整个|全部|所有)?(?:图片?|照片|画面|画布|图像|色调|颜色)$/iu;
const pronoun = /^(?:it|this|that|them|these|those|one)$|^它们?$|^这个?$/iu;
const person = /^(?:him|her|he|she)$|^[他她]$/iu;
const subject = /^(?:(?:main|central) )?(?:subject|foreground|product|object|item|thing|model)$|^(?:主体|产品|物体|主角|前景|商品|东西)$/iu;
const background =
  /^(?:background|backdrop|surroundings?|everything else|rest|setting|backgrounds|scenery)$|^(?:背景|其他|其余)(?:部分)?$/iu;

const determiners =
  /^(?:(?:the|this|that|these|those|a|an|my|its|his|her|their|your|all|every|both|each|any|of|那|这|所有的?|全部的?|每)\s*(?:个|只|把|张|些)?\s*)+/iu;
const inThePicture =
  /\s*\b(?:in|of|from|on|inside|within|out of) (?:the |this |my )?(?:image|picture|photo(?:graph)?|scene|shot|frame|foreground|background)$|^(?:图片?|照片|画面|图)(?:里|中|上)的?/iu;
const referenceMark = /\s*(?:\b(?:in|of|from|on)\s+)?\uE000\d+\uE000\s*(?:里|中|上)?的?\s*/gu;
const allWords = /\b(?:all|every|both|each)\b|所有|全部|每/iu;

export interface TargetReading {
  readonly target: Target;
  /** true for "it" and nothing at all: the command's usual target is meant. */
  readonly isOpen: boolean;
}

const clean = (words: string): string => words.replace(referenceMark, ' ').replace(/\s+/g, ' ').trim().replace(inThePicture, '').trim();

function takeSide(words: string): { side: Side | null; rest: string } {
  for (const [side, pattern] of sidePatterns)
    if (pattern.test(words)) return { side, rest: words.replace(pattern, ' ').replace(/\s+/g, ' ').trim() };
  return { side: null, rest: words };
}

/** `fallback`: what "it" and no words mean for the command. */
export function readTarget(words: string, fallback: Target, parts: LanguageParts): TargetReading {
  const said = clean(words);
  const isAll = allWords.test(said);
  const bare = said.replace(determiners, '').replace(/的$/u, '').trim();
  if (bare === '' || pronoun.test(bare)) return { target: fallback, isOpen: true };
  if (whole.test(said) || whole.test(bare)) return { target: { kind: 'whole' }, isOpen: false };
  if (background.test(bare)) return { target: { kind: 'background' }, isOpen: false };
  if (subject.test(bare)) return { target: { kind: 'subject' }, isOpen: false };
  if (person.test(said))
    return { target: { kind: 'thing', words: said, concept: 'person', colour: null, side: null, isAll: false }, isOpen: false };
  const region = regionPatterns.find(([, pattern]) => pattern.test(bare));
  if (region) return { target: { kind: 'region', region: region[0], words: said }, isOpen: false };
  const { side, rest } = takeSide(said);
  const read = readThing(rest, parts);
  const isGeneric = read !== null && /^(?:thing|object|item|one|part|area|东西|物体|部分|区域)$/iu.test(read.head);
  const target: Target = {
    kind: 'thing',
    words: said,
    concept: isGeneric ? null : (read?.concept ?? null),
    colour: read?.colours[0] ?? null,
    side,
    isAll: isAll || ((read?.isPlural ?? false) && read?.count === null && side === null),
  };
  return { target, isOpen: false };
}
