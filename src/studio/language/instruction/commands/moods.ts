/** Lights that have a name, and seasons: "studio lighting", "candlelight", "make it autumn". */
import type { EditOperation, Relight } from '../edit-plan.ts';
import { type Command, on, thePicture } from './command.ts';

const moods: readonly (readonly [NonNullable<Relight['mood']>, RegExp])[] = [
  [
    'studio',
    /\b(?:studio[- ](?:light(?:ing|s|ed)?|lit|setup)|soft ?box(?:es)?|professional light(?:ing)?|rembrandt light(?:ing)?|three[- ]point light(?:ing)?|beauty light(?:ing)?)\b|影棚|摄影棚|棚拍/iu,
  ],
  [
    'candle',
    /\b(?:candle ?li(?:gh)?t|candles?[- ]lit|by candles?|fire ?light|fire ?lit|camp ?fire light(?:ing)?|fireplace light(?:ing)?)\b|烛光|火光/iu,
  ],
  ['neon', /\b(?:neon|cyberpunk|synthwave|rgb) (?:light(?:ing|s)?|glow|lamps?)\b|\bneon[- ]lit\b|霓虹灯?光?/iu],
  [
    'dramatic',
    /\b(?:dramatic|low[- ]key|chiaroscuro|moody|film[- ]noir|noir|harsh|hard|split|side|theatrical|spot) ?light(?:ing|s)?\b|\bchiaroscuro\b|\blow[- ]key\b|戏剧(?:性|化)?(?:的)?(?:光|灯光)|伦勃朗光/iu,
  ],
];
const sides = /\bfrom (?:the )?(?<side>left|right)\b|从(?<zh>左|右)/iu;
const sideOf = (clause: string): 'left' | 'right' | null => {
  const groups = sides.exec(clause)?.groups;
  if (groups?.side) return groups.side.toLowerCase() as 'left' | 'right';
  return groups?.zh ? (groups.zh === '左' ? 'left' : 'right') : null;
};

const filler =
  /^(?:make|turn|get|render|give|let|apply|add|use|create|change|set|put|relight|light|convert|switch|illuminate|show)\b|\b(?:it|this|them|him|her|the|a|an|some|as if|in|under|with|to|into|by|like|look(?:s|ing)?|style[ds]?|effects?|scene|image|picture|photo|portrait|light(?:ing|s)?|lit|warm|soft|more|very|colou?red|colou?rful|atmosphere|mood|from|left|right|side|of|and|change|pink|blue|purple|cyan|magenta|of light|was|were|is|shot|taken|professional|person|subject|woman|man|face|room)\b|把|将|给|变成|改成|加上?|用|打|的|光线?|效果|照片|图片|左|右|侧|从|边|面/giu;

const isAlone = (clause: string, found: RegExp): boolean => {
  const rest = clause
    .replace(found, ' ')
    .replace(filler, ' ')
    .replace(filler, ' ')
    .replace(/[,，.]/g, ' ')
    .trim();
  return rest === '' || rest.split(/\s+/).length < 2;
};

export const mood: Command = (clause, context) => {
  const found = moods.find(([, pattern]) => pattern.test(clause));
  if (!found || /\b(?:background|sign|remove)\b|背景|去掉|招牌/iu.test(clause) || !isAlone(clause, found[1])) return null;
  const side = sideOf(clause);
  return [{ kind: 'relight', ...on(thePicture, context), timeOfDay: null, lightFrom: side, mood: found[0] }];
};

const seasons = {
  autumn:
    /^(?:(?:make|turn|change|set|convert|let|transform|give|add)\b.*\b)?(?:autumn(?:al)?|fall(?! (?:down|off|over|asleep|from))(?= ?(?:$|colou?rs|leaves|season|foliage|day|scene|time|atmosphere|mood|look))|fall)$|^(?:make|turn|give)\b.*\bautumn(?:al)?\b|\bautumn(?:al)? (?:leaves|colou?rs|foliage|scene|season|look|atmosphere|day|mood|vibes?)\b|\bfall (?:leaves|colou?rs|foliage|season)\b|\bin(?:to)? autumn\b|秋天|秋季|秋景|秋叶/iu,
  spring:
    /^(?:(?:make|turn|change|set|convert|let|transform)\b.*\b)?(?:it |this )?(?:look like |into |to )?(?:a )?spring(?:time)?(?: (?:day|scene|season|with .*))?$|\b(?:cherry|spring|sakura) blossoms?\b.*\b(?:trees?|everywhere|season|in bloom)\b|\b(?:trees?|bushes) (?:in )?(?:bloom|blossom)(?:ing)?\b|\bin(?:to)? spring(?:time)?\b|春天|春季|春景|樱花盛开/iu,
} as const;

const summer =
  /^(?:make|turn|change|set|convert|let|transform)\b.*\bsummer(?:time|y)?(?: (?:day|scene|season))?$|(?:变成|改成|换成)(?:.*的)?夏(?:天|季|日)/iu;

/** Winter is weather: see `season` of grades. */
export const foliage: Command = (clause, context) => {
  if (/\b(?:background|wear|dress|coat|jacket|shirt|hat|text|title)\b|背景|文字/iu.test(clause)) return null;
  if (summer.test(clause)) return [{ kind: 'relight', ...on(thePicture, context), timeOfDay: 'noon', lightFrom: null }];
  const found = (['autumn', 'spring'] as const).find((season) => seasons[season].test(clause));
  if (!found) return null;
  if (/\b(?:falling|drifting|in the air)\b|飘落/iu.test(clause))
    context.warn('Leaves in the air are not added; those on trees and ground are turned.');
  const operations: EditOperation[] = [{ kind: 'season', ...on(thePicture, context), season: found }];
  return operations;
};
