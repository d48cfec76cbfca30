/** Things that come, go, or are put on and into hands. */
import type { SceneObject } from '../../../scene/scene.ts';
import type { AddRelation, EditOperation, Target } from '../edit-plan.ts';
import { readThings, readWords } from '../phrases.ts';
import { readTarget } from '../target.ts';
import { type ClauseContext, type Command, matchFirst, on, targetsOf, thePicture } from './command.ts';
import { readWornThing, wornConcepts } from './worn-words.ts';

const removePatterns: readonly RegExp[] = [
  /^(?:remove|erase|delete|get rid of|take (?:out|away|off)|eliminate|wipe(?: out)?|clear(?: away)?|drop|hide|paint out|clean up|photoshop out|edit out|crop out)\s+(?<what>.+)$/iu,
  /^take\s+(?<what>(?:the|that|those|this|his|her|my|all)\s.+?)\s+(?:out|away|off)$/iu,
  /^(?:[Pp]掉|抠掉|弄掉|干掉)(?<what>.+)$/u,
  /^(?:把|将)(?<what>.+?)(?:[Pp]掉|去掉|移除|删除|擦除|抹掉|消除|清除|去除|弄掉|移走|擦掉|删掉|拿走)$/u,
  /^(?:去掉|移除|删除|擦除|抹掉|消除|清除|去除|移走|擦掉|删掉|拿走)(?<what>.+)$/u,
];

export const remove: Command = (clause, context) => {
  const what = matchFirst(removePatterns, clause)?.what;
  if (!what) return null;
  const { target } = readTarget(what, context.subject, context.parts);
  // What is left alone is cut out: there is nothing to fill its surroundings from.
  if (target.kind === 'background' && target.except) return [{ kind: 'cut-out', reference: context.reference, target: target.except }];
  if (target.kind === 'background' || target.kind === 'whole') return null;
  if (target.kind === 'thing' && target.except) return [{ kind: 'remove', ...on(target, context) }];
  return targetsOf(what, context.subject, context).map((target) => ({ kind: 'remove' as const, ...on(target, context) }));
};

const worn = new Set([
  'sunglasses',
  'eyeglasses',
  'glasses',
  'goggles',
  'crown',
  'mask',
  'headphone',
  'ribbon',
  'tie',
  'necktie',
  'scarf',
  'watch',
  'necklace',
  'bow-tie',
  'helmet',
  'santa-hat',
  'backpack',
]);
/** Clothes, and what is put on heads, eyes, ears and necks. */
export const isWorn = ({ concept }: SceneObject, { parts }: Pick<ClauseContext, 'parts'>): boolean =>
  worn.has(concept) || wornConcepts.has(concept) || parts.lexicon.concept(concept)?.category === 'clothing';

const whoWears: readonly RegExp[] = [
  /^(?:make|let|have|get|show)\s+(?<who>.+?)\s+(?:wear(?:ing)?|put(?:ting)? on|be wearing|dressed in)\s+(?<thing>.+)$/iu,
  /^dress\s+(?<who>.+?)\s+(?:up )?(?:in|with|as)\s+(?<thing>.+)$/iu,
  /^(?:给|为|让)(?<who>.+?)(?:戴上?着?|穿上?着?|系上?着?|披上?着?|套上?)(?<thing>.+)$/u,
];
const putOn: readonly RegExp[] = [
  /^(?:put|place|add|draw|fit|set)\s+(?<thing>.+?)\s+(?:on|onto|to|over|around|for)\s+(?<who>.+)$/iu,
  /^give\s+(?<who>him|her|it|them|(?:the|this|my|that)\s+(?:(?!\band\b).)+?)\s+(?<thing>(?:an?|some|the|two)\s.+)$/iu,
  /^give\s+(?<who>him|her|it|them|(?:the|this|my|that)\s+\S+)\s+(?<thing>\S.*)$/iu,
  /^put\s+(?<who>him|her|it|them|(?:the|this|my|that)\s+.+?)\s+in(?:to)?\s+(?<thing>(?:an?|some)\s.+)$/iu,
  /^给(?<who>.+?)(?:加上?|添上?|配上?|来)(?<thing>.+)$/u,
];
const bodyParts =
  /\s*(?:['’]s)?\s*\b(?:head|face|eyes?|nose|neck|body|hair|back|wrist|shoulders?)$|(?:的)?(?:头上?|脸上?|脖子上?|身上|眼睛上?)$/iu;

/** "the dog's head" -> the dog; "its head" -> whoever is meant. */
function wearer(who: string, context: ClauseContext): Target {
  const words = who
    .replace(bodyParts, '')
    .replace(/^(?:his|her|its|their)$/iu, '')
    .trim();
  const { target } = readTarget(words, context.subject, context.parts);
  return target.kind === 'whole' || target.kind === 'region' ? context.subject : target;
}

/** Each thing of the words, as `operation` wants it, after the warnings of their reading. */
function withThings(
  words: string,
  context: ClauseContext,
  operation: (object: SceneObject) => EditOperation | null,
): EditOperation[] | null {
  const own = readWornThing(words, context);
  const { things, warnings } = own ? { things: [own], warnings: [] } : readThings(words, context.quotes, context.parts);
  const operations = things.map(operation);
  if (operations.length === 0 || operations.some((one) => one === null)) return null;
  for (const warning of warnings) context.warn(warning);
  return operations as EditOperation[];
}

const reclothes =
  /^(?:change|replace|swap|switch)\s+(?:out )?(?<what>.+?)\s+(?:in)?(?:to|with|for|by)\s+(?<to>.+)$|^(?:把|将|给)?(?<zh>.+?)(?:换成|换为|换上|改成|变成)(?<zhTo>.+)$/iu;
const garments =
  /\b(?:outfit|clothes|clothing|shirt|t-shirt|dress|jacket|coat|suit|pants|trousers|jeans|skirt|sweater|hoodie|uniform|kimono|gown|shorts|blouse|tuxedo|swimsuit|costume|tank top|vest|robe)s?$|(?:衣服|裙子|裙|外套|衬衫|裤子|西装|毛衣|夹克|大衣|T恤|旗袍|和服|礼服|服装|婚纱)$/iu;
/** What is left names who wears it: "her outfit", "the man's jacket", 模特的衣服. */
const garmentOf = new RegExp(`(?:['’]s?)?\\s*(?:\\p{L}+ )??(?:${garments.source})`, 'iu');

/** "change her outfit to a business suit": another garment than the one that is there; the same one in another colour is none. */
function redress(clause: string, context: ClauseContext): EditOperation[] | null {
  const found = matchFirst([reclothes], clause);
  const [what, to] = [found?.what || found?.zh || '', found?.to || found?.zhTo || ''];
  if (!garments.test(what) || !garments.test(to)) return null;
  const [old] = readThings(what, context.quotes, context.parts).things;
  const who = what
    .replace(garmentOf, '')
    .replace(/的$/u, '')
    .replace(/^(?:his|her|their|its|my|the)$/iu, '');
  return withThings(to, context, (object) =>
    isWorn(object, context) && !(old?.concept === object.concept && object.colour)
      ? { kind: 'wear', ...on(wearer(who, context), context), object }
      : null,
  );
}

/** Who wears no bow and arrows. */
function isSomebody(who: string, { parts, subject }: ClauseContext): boolean {
  const { target } = readTarget(who, subject, parts);
  return (
    target.kind === 'thing' &&
    target.concept !== null &&
    /^(?:person|animal|bird)$/.test(parts.lexicon.concept(target.concept)?.category ?? '')
  );
}

export const wear: Command = (clause, context) => {
  const redressed = redress(clause, context);
  if (redressed) return redressed;
  const asked = matchFirst(whoWears, clause);
  if (asked) return withThings(asked.thing!, context, (object) => ({ kind: 'wear', ...on(wearer(asked.who!, context), context), object }));
  for (const pattern of putOn) {
    const put = matchFirst([pattern], clause);
    const isThing = put && /^an?\s/iu.test(put.who!) && !isSomebody(put.who!, context);
    const worn =
      put &&
      !isThing &&
      withThings(
        bodyParts.test(put.who!) || isSomebody(put.who!, context) ? put.thing!.replace(/\bbow\b(?! ?tie)/iu, 'ribbon') : put.thing!,
        context,
        (object) => (isWorn(object, context) ? { kind: 'wear', ...on(wearer(put.who!, context), context), object } : null),
      );
    if (worn) return worn;
  }
  return null;
};

const holds: readonly RegExp[] = [
  /^(?:make|let|have|get|show)\s+(?<who>.+?)\s+(?:hold(?:ing)?|carry(?:ing)?|grip(?:ping)?|be holding|drink(?:ing)? from|drink(?:ing)?|eat(?:ing)?)\s+(?<thing>.+)$/iu,
  /^(?:put|place|add)\s+(?<thing>.+?)\s+(?:in|into)\s+(?<who>his|her|its|their|(?:the\s+)?.+?)(?:['’]s)?\s+(?:left |right )?(?:hands?|paws?|arms?|mouth)$/iu,
  /^give\s+(?<who>him|her|it|them|(?:the|this|my|that)\s+.+?)\s+(?<thing>(?:an?|some|the|two)\s.+)$/iu,
  /^(?:让|给)(?<who>.+?)(?:手里|手上)?(?:拿着?|手持|抱着?|举着?|端着?|捧着?|喝着?|吃着?)(?<thing>.+)$/u,
];

export const hold: Command = (clause, context) => {
  const found = matchFirst(holds, clause);
  if (!found) return null;
  return withThings(found.thing!, context, (object) => ({ kind: 'hold', ...on(wearer(found.who!, context), context), object }));
};

const relations: readonly [AddRelation, RegExp][] = [
  ['next-to', /^(?:next to|beside|near|by|alongside|close to|旁边?|边上)$/iu],
  ['left-of', /^(?:(?:on|at|to) (?:the )?left(?: side)? of|left of|左边?|左侧)$/iu],
  ['right-of', /^(?:(?:on|at|to) (?:the )?right(?: side)? of|right of|右边?|右侧)$/iu],
  ['in-front-of', /^(?:in front of|before|前面?|前方)$/iu],
  ['behind', /^(?:behind|in the back of|后面?|后方)$/iu],
  ['above', /^(?:above|over|上方|上空)$/iu],
  ['under', /^(?:under|below|beneath|underneath|下面?|下方)$/iu],
  ['on', /^(?:on top of|on|onto|upon|上面?)$/iu],
  ['in', /^(?:in|into|inside|at|to|里面?|中)$/iu],
];
const relationWords =
  'next to|beside|near|by|alongside|close to|(?:on|at|to) (?:the )?(?:left|right)(?: side)? of|left of|right of|in front of|in the back of|behind|above|over|under|below|beneath|underneath|on top of|onto|upon|on|into|inside|in|at|to';
const adds: readonly RegExp[] = [
  new RegExp(
    `^(?:add|insert|put|place|include|draw|set|stand|hang|lay|park|create|paint)\\s+(?<thing>.+?)\\s+(?<rel>${relationWords})\\s+(?<where>.+)$`,
    'iu',
  ),
  /^(?:add|insert|include|draw|create)\s+(?<thing>.+)$/iu,
  /^在(?<where>.+?)(?<rel>上方|上空|上面?|旁边?|边上|左边?|左侧|右边?|右侧|前面?|前方|后面?|后方|里面?|中|下面?|下方)(?:放置?|添加|加|添|画|摆|站|坐)(?:上|入|着)?(?<thing>.+)$/u,
  /^在?(?:画面|图片|照片)?的?(?<where>左|右)(?<rel>边|侧)(?:放置?|添加|加|添|画|摆|站|坐)(?:上|入|着)?(?<thing>.+)$/u,
  /^(?:添加|加上?|放上?|增加|加入)(?<thing>.+?)在(?<where>.+?)(?<rel>上面?|旁边?|前面?|后面?|里面?|中|下面?)$/u,
  /^(?:添加|加上?|放上?|增加|加入|画上?|添上?)(?<thing>.+)$/u,
];
const sideOnly =
  /^(?:the )?(?:far )?(?<side>left|right|middle|cent(?:er|re)|background|foreground|top|bottom|upper left|upper right)(?: side| corner)?(?: of (?:the )?(?:image|picture|photo|frame|scene))?$|^(?:左|右)(?:边|侧)$/iu;

function placeOf(rel: string, where: string, context: ClauseContext): { relation: AddRelation | null; target: Target } {
  const relation = relations.find(([, pattern]) => pattern.test(rel))?.[0] ?? null;
  const side =
    sideOnly.exec(where)?.groups?.side?.toLowerCase() ?? (where.startsWith('左') ? 'left' : where.startsWith('右') ? 'right' : null);
  if (side?.includes('left')) return { relation: 'left-of', target: thePicture };
  if (side?.includes('right')) return { relation: 'right-of', target: thePicture };
  if (side === 'background') return { relation: 'behind', target: context.subject };
  if (side === 'foreground') return { relation: 'in-front-of', target: context.subject };
  if (side) return { relation: side === 'top' ? 'above' : null, target: thePicture };
  const { target } = readTarget(
    where.replace(/,?\s+(?:slightly|a bit|a little) (?:to|on|towards?) the (?:left|right)$/iu, ''),
    context.subject,
    context.parts,
  );
  return target.kind === 'whole' ? { relation: null, target } : { relation: relation ?? 'next-to', target };
}

/** "put the cat on a beach" moves what is there already; "put a cat on the sofa" brings one. */
function isMove(clause: string, where: string | undefined, { parts, quotes }: ClauseContext): boolean {
  const isKnown = /^(?:put|place|set|stand|draw|paint)\s+(?:the|this|my|it|him|her|them)\b/iu.test(clause);
  if (!isKnown || where === undefined) return false;
  const { draft } = readWords(`in ${where}`, quotes, parts);
  // "On a marble table" is another one than the picture's; "on the table" is its own.
  return draft.hasPlace || (/^an?\s/iu.test(where) && readWords(`it on ${where}`, quotes, parts).draft.support !== null);
}

/** "the mug" with the words of where it goes: what `add` gives for a thing of another picture. null when the words name no one thing */
export function addFrom(
  words: { thing: string; rel: string; where: string },
  from: number,
  context: ClauseContext,
): EditOperation[] | null {
  const { relation, target } = placeOf(words.rel, words.where, context);
  const operation = (object: SceneObject): EditOperation => ({
    kind: 'add',
    ...on(target, context),
    object: { ...object, count: 1 },
    relation,
    from,
  });
  const unnamed = subjectNouns.exec(words.thing)?.[1];
  return unnamed ? [operation(subjectOf(unnamed.toLowerCase()))] : withThings(words.thing, context, operation);
}

/** The picture shows it, whatever it is. */
const subjectNouns =
  /^(?:the |my |our |this |that )?(?:main )?(product|item|object|subject|thing|painting|picture|photo|poster|产品|商品|物品|画)$/iu;
const subjectMetres: Readonly<Record<string, number>> = { painting: 0.6, picture: 0.6, photo: 0.5, poster: 0.7, 画: 0.6 };

const subjectOf = (label: string): SceneObject => ({
  id: 'subject-1',
  label,
  concept: label in subjectMetres ? 'framed-picture' : 'package',
  icon: label in subjectMetres ? 'framed-picture' : 'package',
  count: 1,
  colour: null,
  heightMetres: subjectMetres[label] ?? 0.2,
  airborne: false,
});

export const placeWords = relationWords;

export const add: Command = (clause, context) => {
  const found = matchFirst(adds, clause);
  if (!found || isMove(clause, found.where, context)) return null;
  // "Add sunglasses": nobody wants them lying about.
  const worn = found.where
    ? null
    : withThings(found.thing!, { ...context, warn: () => undefined }, (object) =>
        isWorn(object, context) && object.count === 1 ? { kind: 'wear', ...on(context.subject, context), object } : null,
      );
  if (worn) return worn;
  const place = found.where ? placeOf(found.rel!, found.where, context) : { relation: null, target: thePicture };
  const from = context.otherReference;
  return withThings(found.thing!, context, (object) => ({
    kind: 'add',
    ...on(place.target, context),
    object,
    relation: place.relation,
    from,
  }));
};
