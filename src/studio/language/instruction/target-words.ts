/** Words that tell which of several things is meant: its place in a row, its size, how far off, what it is beside, what it wears. Reads words alone. */
import type { Side, Target } from './edit-plan.ts';

export type Thing = Extract<Target, { kind: 'thing' }>;

export interface Pointers {
  side: Side | null;
  rank?: NonNullable<Thing['rank']>;
  size?: NonNullable<Thing['size']>;
  depth?: NonNullable<Thing['depth']>;
  /** Words of the thing that it is beside. */
  near: string | null;
  /** Words of what it wears ("a red shirt"). */
  worn: string | null;
  isOneOf: boolean;
}

const sidePatterns: readonly [Side, RegExp][] = [
  [
    'left',
    /\b(?:(?:on|at|to|in|from) (?:the |its |his |her )?(?:far |very )?left(?:[- ]hand)?(?: (?:side|corner|edge))?|left-?most|far left|left)\b|最?左(?:手)?(?:边|侧|面|方)?的?/iu,
  ],
  [
    'right',
    /\b(?:(?:on|at|to|in|from) (?:the |its |his |her )?(?:far |very )?right(?:[- ]hand)?(?: (?:side|corner|edge))?|right-?most|far right|right)\b|最?右(?:手)?(?:边|侧|面|方)?的?/iu,
  ],
  [
    'top',
    /\b(?:(?:on|at|in) (?:the )?(?:very )?top(?: (?:corner|edge))?(?! of\b)|(?:upper|top|higher)(?:most)?)\b|(?:最?上(?:边|面|方)|顶部)的?/iu,
  ],
  [
    'bottom',
    /\b(?:(?:on|at|in) (?:the )?(?:very )?bottom(?: (?:corner|edge))?|(?:lower|bottom)(?:most)?)\b|(?:最?下(?:边|面|方)|底部)的?/iu,
  ],
  ['middle', /\b(?:in the (?:middle|cent(?:er|re))|middle|cent(?:er|re)|central)\b|(?:正)?中间的?|中央的?/iu],
];

/** The words without those of a side, and the side. */
export function takeSide(words: string): { side: Side | null; rest: string } {
  for (const [side, pattern] of sidePatterns)
    if (pattern.test(words)) return { side, rest: words.replace(pattern, ' ').replace(/\s+/g, ' ').trim() };
  return { side: null, rest: words };
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
const hanNumbers = '一二三四五六';
const ordinalPattern =
  /\b(?<word>first|second|third|fourth|fifth|sixth|last|1st|2nd|3rd|[4-9]th)\b|(?:倒数)?第(?<han>[一二三四五六\d])(?:个|位|只|辆|张|把|棵)?/iu;
const countedFrom = /\b(?:from|on|at) the (?<en>left|right|top|bottom)(?: side)?\b|从?(?<zh>左|右)(?:边|侧|面)?(?:数|起|往.)?/iu;

function takeRank(words: string): { rank: Pointers['rank'] | undefined; rest: string } {
  const found = ordinalPattern.exec(words);
  if (!found) return { rank: undefined, rest: words };
  const word = (found.groups?.word ?? found.groups?.han ?? '').toLowerCase();
  const without = words.replace(ordinalPattern, ' ');
  const from = countedFrom.exec(without);
  const said = from?.groups?.en?.toLowerCase() ?? (from?.groups?.zh === '右' ? 'right' : 'left');
  const isLast = word === 'last' || found[0].startsWith('倒数');
  const number = [ordinals.indexOf(word) + 1, hanNumbers.indexOf(word) + 1, Number.parseInt(word, 10)].find((value) => value > 0) ?? 1;
  const side = (isLast ? { left: 'right', right: 'left', top: 'bottom', bottom: 'top' }[said] : said) as Side;
  return { rank: { number, from: side }, rest: without.replace(countedFrom, ' ') };
}

const sizes: readonly [NonNullable<Thing['size']>, RegExp][] = [
  [
    'largest',
    /\b(?:biggest|largest|tallest|hugest|big(?:ger)?|large(?:r)?|tall(?:er)?|huge)\b|最[大高]的?|(?<!\p{Script=Han})大的?(?=\p{Script=Han})/iu,
  ],
  [
    'smallest',
    /\b(?:smallest|tiniest|shortest|small(?:er)?|tiny|little|shorter)\b|最[小矮]的?|(?<!\p{Script=Han})小的(?=\p{Script=Han})/iu,
  ],
];

const depths: readonly [NonNullable<Thing['depth']>, RegExp][] = [
  [
    'background',
    /\s*\b(?:in|from|of|at) the (?:far )?(?:background|back|distance)\b|\bbackground (?=people|person|\p{L}+s\b)|(?:背景(?:里|中|上)?|远处|后面|身后|远方)的/iu,
  ],
  ['foreground', /\s*\b(?:in|from|of|at) the (?:foreground|front)\b|\bforeground (?=\p{L})|(?:前景(?:里|中)?|近处|前面)的/iu],
];

const wornPatterns: readonly RegExp[] = [
  /\s+(?:who (?:is |are )?|that (?:is |are )?)?(?:in|wearing|dressed in|with) (?<worn>(?:the |a |an |some )?(?:\p{L}+[ -]){0,3}(?:shirt|t-shirt|tee|dress|coat|jacket|hoodie|sweater|suit|hat|cap|scarf|skirt|pants|trousers|jeans|shorts|top|blouse|vest|outfit|clothes|red|blue|green|yellow|black|white|pink|purple|orange|gr[ae]y|brown|beige))$/iu,
  /(?:身)?(?:穿|戴|身着)着?(?<worn>[^的]+?)(?:的|(?=人))/u,
];

const relationTail =
  /\s+(?:that (?:is|are|was|were) |which (?:is|are) |who (?:is|are) )?(?:(?:standing|sitting|lying|hanging|parked|placed|walking|growing|flying|floating) )?(?:in front of|on top of|next to|close to|to the (?:left|right) of|behind|beside|near|under|underneath|below|beneath|above|over|on|onto|in|inside|at|by|against|around|along|between|from|off|holding|with|without)\s+(?<near>.+)$/iu;
const hanRelation = /^(?<near>.+?)(?:上面|上|里面|里|中|旁边|旁|边上|后面|后|前面|前|下面|下|附近|手里|手上)的(?<head>.+)$/u;

const oneOf = /^(?:(?:just |only )?one|a|any) of (?:the |these |those |my )?|^(?:其中)?一(?:个|只|张|棵|辆)(?=\p{Script=Han})/iu;

/** "bouquet of flowers", "man with a beard": what is left are the words of the thing itself. */
export function takePointers(words: string): { pointers: Pointers; rest: string } {
  const pointers: Pointers = { side: null, near: null, worn: null, isOneOf: oneOf.test(words) };
  let rest = words.replace(oneOf, '');
  const cut = (pattern: RegExp): boolean => {
    const before = rest;
    rest = rest.replace(pattern, ' ').replace(/\s+/g, ' ').trim();
    return rest !== before;
  };
  const ranked = takeRank(rest);
  if (ranked.rank) [pointers.rank, rest] = [ranked.rank, ranked.rest.replace(/\s+/g, ' ').trim()];
  for (const [depth, pattern] of depths) if (!pointers.depth && cut(pattern)) pointers.depth = depth;
  for (const pattern of wornPatterns) {
    const worn = pattern.exec(rest)?.groups?.worn;
    if (worn && !pointers.worn && cut(pattern)) pointers.worn = worn;
  }
  const sided = takeSide(rest);
  if (sided.rest !== '') [pointers.side, rest] = [sided.side, sided.rest];
  const near = relationTail.exec(rest)?.groups?.near;
  if (near && cut(relationTail)) pointers.near = near;
  const han = hanRelation.exec(rest)?.groups;
  if (han) [pointers.near, rest] = [han.near!, han.head!];
  for (const [size, pattern] of sizes) if (!pointers.size && rest.replace(pattern, '').trim() !== '' && cut(pattern)) pointers.size = size;
  return { pointers, rest: rest.trim() };
}
