/** Words -> what an operation acts on. Words alone decide; whether the picture has it is for ground/. */

import type { LanguageParts } from '../parse-prompt.ts';
import type { RegionName, Target } from './edit-plan.ts';
import { readThing } from './phrases.ts';
import { shortened } from './shortened.ts';
import { takePointers, takeSide } from './target-words.ts';

const regionPatterns: readonly [RegionName, RegExp][] = [
  ['sky', /^(?:blue |cloudy |gr[ae]y |whole )?(?:sky|skies|clouds?)$|^天空$|^天$|^云$/iu],
  ['grass', /^(?:green )?(?:grass|lawn|meadow|turf)$|^草(?:地|坪)?$/iu],
  ['snow', /^(?:snow|snowy ground)$|^雪地?$|^积雪$/iu],
  ['sand', /^(?:sand|sandy ground|beach)$|^沙滩?$|^沙子$/iu],
  [
    'ground',
    /^(?:\p{L}+ )?(?:ground|floor|floorboards|carpet|field|road|pavement|sidewalk|street|soil|earth)$|^地面$|^地板$|^地$|^路面?$|^马路$/iu,
  ],
  ['water', /^(?:\p{L}+ )?(?:water|sea|ocean|lake|river|pool)$|^[湖海河]?水面?$|^海面?$|^湖面?$/iu],
  ['wall', /^(?:\p{L}+ )?walls?$|^(?:背景)?墙(?:壁|面)?$/iu],
  ['foliage', /^(?:\p{L}+ )?(?:foliage|leaves|bushes|greenery|vegetation|trees|plants|hedges?)$|^树叶$|^叶子$|^树木?$|^植物$/iu],
  ['face', /\bfaces?(?: of .*)?$|脸部?$|面部$/iu],
  ['skin', /\bskin(?: of .*)?$|皮肤$/iu],
  ['hair', /\bhair(?: of .*)?$|头发$/iu],
  ['eyes', /\beyes?(?: of .*)?$|眼睛$|眼珠$|瞳孔$/iu],
  ['lips', /\b(?:lips?|lipstick)(?: of .*)?$|嘴唇$|口红$/iu],
];

const whole =
  /^(?:(?:whole|entire|full|complete|all(?: of)?|rest of) )?(?:(?:the|this|that|my) )?(?:(?:whole|entire) )?(?:image|picture|photo(?:graph)?|pic|shot|selfie|screenshot|scene|everything|frame|canvas|colou?rs?|lighting|light|all)$|^(?:整张|整个|全部|所有)?(?:图片?|照片|画面|画布|图像|色调|颜色)$/iu;
const everyone =
  /^(?:every ?(?:one|body)(?: else)?|all (?:the )?people|people|tourists|passers-?by|bystanders)$|^(?:路人|行人|游客|所有人|大家|每个人)$/iu;
const partOfPicture =
  /^(?:left|right|top|upper|bottom|lower|middle|central)(?:-hand)? (?:half|third|part|side|quarter|area|portion)$|^[左右上下](?:半(?:边|部分|侧)?|半部|侧)$/iu;
/** "the wall behind the sofa", "the sky in the upper part": there is one such region. */
const regionTail =
  /[,\s]+(?:slightly|a bit|behind|above|below|around|under|beneath|next to|on the|in the|at the|over|to the|near|outside|of the)\b.*$/iu;
/** "The shadow on her face" is no face. */
const shapeless =
  /^(?:\p{L}+ ){0,2}(?:shadows?|reflections?|glares?|stains?|spots?|scratch(?:es)?|logos?|text|watermarks?|lines?|wires?|marks?)\s+(?:on|in|from|under|over|across|of)\b|(?:阴影|影子|反光|污渍|水印|文字)$/iu;
const pronoun = /^(?:it|this|that|them|these|those|one)$|^它们?$|^这个?$/iu;
const person = /^(?:him|her|he|she|me|myself|us)$|^[他她]$/iu;
const subject = /^(?:(?:main|central) )?(?:subject|foreground|product|object|item|thing|model)$|^(?:主体|产品|物体|主角|前景|商品|东西)$/iu;
const background =
  /^(?:background|backdrop|surroundings?|everything else|rest|setting|backgrounds|scenery)$|^(?:背景|其他|其余)(?:部分)?$/iu;

const determiners =
  /^(?:(?:(?:the|this|that|these|those|a|an|my|its|his|her|their|your|all|every|both|each|any|of)\b|那|这|所有的?|全部的?|每)\s*(?:个|只|把|张|些)?\s*)+/iu;
const inThePicture =
  /\s*\b(?:in|of|from|on|inside|within|out of) (?:the |this |my )?(?:image|picture|photo(?:graph)?|scene|shot|frame)$|^(?:图片?|照片|画面|图)(?:里|中|上)的?/iu;
const referenceMark = /\s*(?:\b(?:in|of|from|on)\s+)?\uE000\d+\uE000\s*(?:里|中|上)?的?\s*/gu;
const allWords = /\b(?:all|every|both|each)\b|所有|全部|每/iu;

export interface TargetReading {
  readonly target: Target;
  /** true for "it" and nothing at all: the command's usual target is meant. */
  readonly isOpen: boolean;
}

const clean = (words: string): string => words.replace(referenceMark, ' ').replace(/\s+/g, ' ').trim().replace(inThePicture, '').trim();

/** `fallback`: what "it" and no words mean for the command. */
export function readTarget(words: string, fallback: Target, parts: LanguageParts): TargetReading {
  const said = clean(words);
  const isAll = allWords.test(said);
  const bare = said.replace(determiners, '').replace(/的$/u, '').trim();
  if (bare === '' || pronoun.test(bare)) return { target: fallback, isOpen: true };
  const except = readExcept(said, parts);
  if (except) return { target: except, isOpen: false };
  const part = partOfPicture.exec(bare);
  if (part) return { target: { kind: 'part', side: takeSide(part[0]).side ?? 'left', words: said }, isOpen: false };
  if (everyone.test(bare))
    return { target: { kind: 'thing', words: said, concept: 'person', colour: null, side: null, isAll: true }, isOpen: false };
  if (whole.test(said) || whole.test(bare)) return { target: { kind: 'whole' }, isOpen: false };
  if (background.test(bare)) return { target: { kind: 'background' }, isOpen: false };
  if (subject.test(bare)) return { target: { kind: 'subject' }, isOpen: false };
  if (person.test(said))
    return { target: { kind: 'thing', words: said, concept: 'person', colour: null, side: null, isAll: false }, isOpen: false };
  const region = shapeless.test(bare) ? undefined : regionPatterns.find(([, pattern]) => pattern.test(bare.replace(regionTail, '')));
  if (region) return { target: { kind: 'region', region: region[0], words: said }, isOpen: false };
  return { target: thingOf(said, isAll, parts), isOpen: false };
}

/** "the two chairs" are all that are there; "two chairs" need not be. */
const theSeveral = /^(?:the|these|those|my|his|her|their) (?:two|three|four|five|\d)\b/iu;
const crowd = /\b(?:people|tourists|crowd|bystanders|passers-?by|strangers|pedestrians)\b|路人|行人|游客|人群/iu;

function thingOf(said: string, isAll: boolean, parts: LanguageParts): Target {
  const { pointers, rest } = takePointers(said.replace(determiners, ''));
  const { side, rank, size, depth } = pointers;
  // One word alone may be taken for another language's.
  const read = readThing(headOf(rest).replace(/^(?=[a-z])/iu, 'the '), parts);
  const isGeneric = read !== null && /^(?:thing|object|item|one|part|area|东西|物体|部分|区域)$/iu.test(read.head);
  const concept = isGeneric ? null : (read?.concept ?? null);
  const worn = pointers.worn ? readThing(pointers.worn, parts)?.colours[0] : undefined;
  const beside = pointers.near ? readTarget(pointers.near, { kind: 'subject' }, parts).target : null;
  const near = beside && (beside.kind === 'thing' ? beside.concept !== null : beside.kind === 'subject') ? beside : null;
  return {
    kind: 'thing',
    words: shortened(said),
    concept,
    colour: read?.colours[0] ?? worn ?? null,
    side,
    isAll:
      !pointers.isOneOf &&
      !rank &&
      !size &&
      (isAll ||
        crowd.test(rest) ||
        theSeveral.test(said) ||
        (depth === 'background' && /\p{Script=Han}/u.test(said)) ||
        ((read?.isPlural ?? false) && (read?.count ?? null) === null && side === null)),
    ...(rank && { rank }),
    ...(size && { size }),
    ...(depth && { depth }),
    ...(near && { near }),
  };
}

/** 她的红色裙子 -> 红色裙子: an owner before it is not the thing. */
const headOf = (words: string): string => words.replace(/^(?:他|她|它|我|你)们?的?(?=\p{Script=Han})/u, '');

const everythingBut =
  /^(?:(?<all>every ?(?:thing|body|one)(?: else)?|all(?: (?:of )?(?:the )?[\p{L} ]+?)?|the rest|the (?:image|photo|picture)) )?(?:except(?: for)?|but(?: not)?|other than|apart from|besides|excluding|aside from) (?<what>.+)$|^除了?(?<zh>.+?)(?:之?外|以外)的?(?:其他|其它|所有|全部|一切)*的?(?<zhAll>.*)$/iu;

/** "everything but the dog", "all the people except her". */
function readExcept(said: string, parts: LanguageParts): Target | null {
  const groups = everythingBut.exec(said)?.groups;
  const what = groups?.what ?? groups?.zh;
  if (!what) return null;
  const except = readTarget(what, { kind: 'subject' }, parts).target;
  const all = (groups?.all ?? groups?.zhAll ?? '').trim();
  const people = /^every ?(?:body|one)/iu.test(all) ? 'all people' : all;
  const kind = people === '' ? null : readTarget(people, { kind: 'whole' }, parts).target;
  if (kind?.kind === 'thing' && kind.concept !== null) return { ...kind, words: said, isAll: true, except };
  return except.kind === 'subject' ? { kind: 'background' } : { kind: 'background', except };
}
