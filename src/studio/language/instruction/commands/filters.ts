/** Filters: sharpen, denoise, portrait retouch, black and white, blurring and cutting out a target. */

import type { SceneColour } from '../../../scene/scene.ts';
import { factorOf, strengthOf, withoutAmounts } from '../amount.ts';
import { isBlackAndWhite, isCutOut } from '../clauses.ts';
import type { Filter, Target } from '../edit-plan.ts';
import { colourOf } from '../phrases.ts';
import { purely } from '../plain-ground.ts';
import { readTarget } from '../target.ts';
import { type ClauseContext, type Command, known, on, thePicture } from './command.ts';

const kinds: readonly [Filter['kind'], usual: number, RegExp][] = [
  [
    'portrait',
    0.6,
    /\b(?:retouch(?:ing)?|(?:smooth|even|clear|clean|soften|improve)(?:er)?(?: out)? (?:the |his |her |my )?(?:skin|face|complexion)|(?:skin|face|complexion) (?:look )?(?:smooth(?:er)?|clear(?:er)?|softer)|beautify|(?:remove|erase|fix|hide) (?:the |any |all |his |her )?(?:blemish(?:es)?|pimples?|acne|spots|wrinkles|eye bags|dark circles)|(?:whiten|brighten) (?:the |his |her )?eyes|skin smoothing)\b|(?:去|消除|淡化).*(?:痘|斑点|雀斑|皱纹|黑眼圈|眼袋)|磨皮|美颜|美白|祛痘|祛斑|去皱|修肤|人像精修/iu,
  ],
  [
    'sharpen',
    0.6,
    /\b(?:sharpen(?:ed|ing)?|sharper|crisp(?:er)?|more detail(?:ed)?|(?<=enhance (?:the |his |her |my )?\p{L}+ )details?|enhance (?:the )?details?|clearer)\b|锐化|更清晰|清晰一点|增强细节/iu,
  ],
  [
    'denoise',
    0.6,
    /\b(?:de-?noise|(?:remove|reduce|less|clean(?: up)?) (?:the |some |all )?(?:noise|grain(?:iness)?|(?:jpe?g |compression |digital )?artifacts?|banding|pixelation)|smooth(?:er)?(?: out)? (?:the )?(?:noise|grain))\b|降噪|去噪|去除噪点|减少噪点/iu,
  ],
];
const verbs =
  /^(?:please|make|turn|get|render|give|let|apply|do|add)\b|\b(?:look|appear|a|an|some|the portrait of|portrait)\b|把|将|让|使|一下/giu;

const leftOf = (clause: string, pattern: RegExp): string =>
  withoutAmounts(clause.replace(new RegExp(pattern, 'giu'), ' ').replace(verbs, ' '));

export const filters: Command = (clause, context) => {
  const found = kinds.find(([, , pattern]) => pattern.test(clause));
  if (!found) return null;
  const [kind, usual, pattern] = found;
  const { target } = readTarget(leftOf(clause, pattern), kind === 'portrait' ? context.subject : thePicture, context.parts);
  return [{ kind, ...on(known(target, context), context), amount: Math.min(1, usual * factorOf(clause)) }];
};

const blackAndWhiteWords =
  /\b(?:(?:in|into|to|as)\s+)?(?:an?\s+)?(?:black[\s-]*(?:and|&|n)[\s-]*white|b&w|b\/w|monochrome|gr[ae]y ?scale)(?:\s+(?:photo|picture|image|version))?|\b(?:convert|change|desaturate|want)\b|(?:变成?|改成?|转成?|转换?为|做成|处理成|调成|换成)?黑白(?:照片|图片|照|色|风格|图)?/giu;

export const blackAndWhite: Command = (clause, context) => {
  if (!isBlackAndWhite(clause)) return null;
  const said = clause
    .replace(blackAndWhiteWords, ' ')
    .replace(verbs, ' ')
    .replace(/^\s*(?:it|only|just)\s+(?=\S)|(?:全部|都|变成?)$/iu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const read = readTarget(said, thePicture, context.parts).target;
  const isNamed = read.kind !== 'subject' && (read.kind !== 'thing' || read.concept !== null);
  const target: Target = isNamed ? read : thePicture;
  return [{ kind: 'black-and-white', reference: context.reference, target }];
};

const blurVerb =
  /^(?:blur|defocus|pixell?ate|pixeli[sz]e|mosaic|censor|redact|black out|obscure|hide|anonymi[sz]e)(?: out)?\b|\b(?:with|using) (?:a |an |some )?(?:black (?:bar|box|rectangle)|mosaic|pixels|blur)$|(?:加上?|打上?)?(?:模糊|打码|马赛克|虚化)(?:掉|处理)?/giu;
/** "put a black bar over his eyes", "cover the face with a black bar", "make his face unrecognisable" as orders of `blurVerb`. */
const hidings: readonly (readonly [RegExp, string])[] = [
  [/^(?:put|place|add|draw)\s+(?:an?\s+)?black (?:bar|box|rectangle|strip|censor bar)\s+(?:over|on|across|onto)\s+/iu, 'censor '],
  [/^(?:put|place|add|apply)\s+(?:an?\s+|some\s+)?(?:mosaic|pixelation|pixels)\s+(?:over|on|to|across)\s+/iu, 'pixelate '],
  [/^(?:put|place|add|apply)\s+(?:an?\s+|some\s+)?blur\s+(?:over|on|to|across)\s+/iu, 'blur '],
  [/^cover\s+(?=.+\bwith (?:an? )?black (?:bar|box|rectangle)$)/iu, 'censor '],
  [/^make\s+(?=.*\b(?:face|eyes|person|people|man|woman)\b.*\bunrecogni[sz]able$)/iu, 'blur '],
];

const mannerOf = (order: string): { manner?: 'blocks' | 'bar' } =>
  /pixel|mosaic|马赛克|打码/iu.test(order) ? { manner: 'blocks' } : /censor|redact|black|黑条/iu.test(order) ? { manner: 'bar' } : {};

export const blurTarget: Command = (clause, context) => {
  const order = hidings.reduce((words, [pattern, verb]) => words.replace(pattern, verb), clause).replace(/\s+unrecogni[sz]able$/iu, '');
  if (order.search(blurVerb) < 0) return null;
  const { target } = readTarget(leftOf(order, blurVerb), thePicture, context.parts);
  return [{ kind: 'blur', ...on(target, context), ...mannerOf(order), strength: strengthOf(clause) }];
};

const cutVerbs =
  /^(?:cut|extract|isolate|remove|delete|erase|strip|crop|get|drop|select)\b|\b(?:out|only|just|on|with|a|an|transparent|no|white|background|from|the background of|its|removal|against|onto|plain|solid|pure|clean|simple|flat|png|jpe?g|image|picture|photo|file|format|cut-?out|rid of|of)\b|抠图|抠出|抠像|抠下来|去除|去掉|移除|删除|透明|背景|的|把|将/giu;

/** "on a plain white background": the colour that the cut-out stands on. */
const onPlain = /\b(?:on|onto|with|against|before|over)\s+(?:an? |the )?(?<name>(?:[\p{L}-]+ ){1,3}?)(?:back(?:ground|drop))\b/iu;
const shadowTail = /\s*,?\b(?:with|and)\s+(?:an? )?(?:[\p{L}-]+ ){0,2}(?:shadows?|reflections?)\b.*$/iu;

function plainOf(clause: string, { parts }: ClauseContext): SceneColour | null {
  const name = onPlain.exec(clause)?.groups?.name ?? '';
  return colourOf(name.replace(/\b(?:plain|solid|pure|clean|simple|flat|studio|seamless)\b/giu, ' ').trim(), parts);
}

export const cutOut: Command = (said, context: ClauseContext) => {
  const clause = said.replace(shadowTail, '');
  if (!isCutOut(clause)) return null;
  if (clause !== said)
    context.warn(`Not done: '${said.slice(clause.length).trim()}' of '${context.words}': a cut-out has neither shadow nor reflection.`);
  const plain = plainOf(clause, context);
  const words = clause
    .replace(plain ? onPlain : /$^/u, ' ')
    .replace(cutVerbs, ' ')
    .replace(/[\s,]+/g, ' ')
    .trim();
  const read = readTarget(words, context.subject, context.parts).target;
  const target = read.kind === 'background' || read.kind === 'whole' ? context.subject : read;
  return [{ kind: 'cut-out', reference: context.reference, target, ...(plain && { plain: purely(plain) }) }];
};
