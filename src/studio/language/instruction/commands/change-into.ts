/** "X into Y": what Y is decides whether X gets a colour, a style, another hour, another weather, or makes way for another thing. */
import type { TimeOfDay, Weather } from '../../../scene/scene.ts';
import type { EditOperation, Target } from '../edit-plan.ts';
import { colourOf, readThings } from '../phrases.ts';
import { plainGround } from '../plain-ground.ts';
import { readTarget } from '../target.ts';
import { type ClauseContext, type Command, matchFirst, on, splitList, thePicture } from './command.ts';
import { styleIn } from './style-names.ts';

const verbs =
  'change|turn|convert|transform|switch|swap|recolou?r|repaint|paint|dye|tint|colou?r|make|render|set|replace|substitute|exchange|redraw|draw|restyle|reimagine|recreate';
const patterns: readonly RegExp[] = [
  new RegExp(`^(?:${verbs})\\s+(?:out\\s+)?(?:the\\s+)?colou?rs?\\s+of\\s+(?<what>.+?)\\s+(?:to|into|with|as)\\s+(?<to>.+)$`, 'iu'),
  new RegExp(
    `^(?:${verbs})\\s+(?:out\\s+)?(?<what>.+?)(?:['’]s\\s+colou?r|\\s+colou?r)?\\s+(?<via>to be|to look like|look(?:s)? (?:like|as if|as though)(?: it(?:['’]s| is| was| were)?(?: (?:taken|shot|photographed|made|drawn|painted))?)?|so (?:that )?it (?:looks like|is)|into|to|with|by|in|as|for|like)\\s+(?<to>.+)$`,
    'iu',
  ),
  /^(?:把|将|让)?(?<what>.*?)的?(?:颜色)?(?:变成|变为|改成|改为|换成|换为|换|染成|涂成|刷成|替换成|替换为|做成|转成|转换成|转换?为|调成|画成|设为|变)(?<to>.+)$/u,
];
/** "make the mug red", "make it sunset", "paint the door dark green": the last words are Y. */
const adjacent = /^(?:make|turn|paint|dye|colou?r|tint|repaint|recolou?r|render|get)\s+(?<all>.+)$/iu;

const times: readonly [TimeOfDay, RegExp][] = [
  ['sunset', /\b(?:sunset|golden hour|sundown)\b|日落|夕阳|黄昏/iu],
  ['dawn', /\b(?:dawn|sunrise|daybreak)\b|日出|黎明|清晨/iu],
  ['dusk', /\b(?:dusk|twilight|blue hour|evening)\b|傍晚|暮色/iu],
  ['night', /\b(?:night(?:time|fall)?|midnight|moonlight|moonlit)\b|夜(?:晚|景|间|色)?|晚上|月光/iu],
  ['morning', /\bmorning\b|早晨|早上|上午/iu],
  ['noon', /\b(?:noon|midday|day(?:time|light)?|sunny)\b|中午|正午|白天/iu],
  ['afternoon', /\bafternoon\b|下午/iu],
];
const weathers: readonly [Exclude<Weather, 'clear'>, RegExp][] = [
  ['storm', /\b(?:storm(?:y)?|thunderstorm)\b|暴风雨|雷雨/iu],
  ['rain', /\brain(?:y|ing|fall)?\b|下雨|雨天|雨/iu],
  ['snow', /\bsnow(?:y|ing|fall|flakes?)?\b|下雪|雪天|雪花?/iu],
  ['fog', /\b(?:fog(?:gy)?|mist(?:y)?|haz[ey])\b|起雾|雾天?|雾气?/iu],
  ['cloudy', /\b(?:overcast|cloudy|gr[ae]y day|clouded over)\b|阴天|多云/iu],
];
const filler =
  /\b(?:look|like|as if|as though|it['’]s|its|taken|shot|during|it|were|was|is|at|in|the|a|an|of|scene|effect|time|light|lighting|weather|into|to|day)\b|变得?|像|成|时分?|的|天$/giu;

/** Words that are a time of day and nothing else. */
export const timeIn = (words: string): TimeOfDay | null => {
  const found = times.find(([, pattern]) => pattern.test(words));
  return found && words.replace(found[1], ' ').replace(filler, ' ').trim() === '' ? found[0] : null;
};

export const weatherIn = (words: string): Exclude<Weather, 'clear'> | null => {
  const found = weathers.find(([, pattern]) => pattern.test(words));
  return found &&
    words
      .replace(found[1], ' ')
      .replace(filler, ' ')
      .replace(/\b(?:some|more|heavy|light|falling)\b|大|小|一些/giu, ' ')
      .trim() === ''
    ? found[0]
    : null;
};

/** "a clear blue sky", "a starry night sky": what is left is the colour or the hour. */
const skyWords =
  /\b(?:an?|the|sky|skies|clear|bright|beautiful|nice|starry|stars?|full of|dramatic|cloudless|with|and|a few|few|white|fluffy|puffy|scattered|soft|clouds?)\b|的?天空|晴朗的?|星|白云|天(?=白云|$)|天$/giu;

/** "blue with fluffy clouds", 蓝天白云: a sky has no clouds but its own. */
const cloudWords = /\b(?:clouds?|cloudy|stars?|starry|rainbows?|birds|aurora|northern lights)\b|白云|云朵|星空|彩虹/iu;
const skyClause =
  /^(?:make|turn|paint|colou?r|change|render)\s+(?<what>(?:the |this )?sky)\s+(?<to>(?!to\b|into\b|with\b|more\b|less\b).+)$/iu;

const isOfPicture = ({ kind }: Target): boolean => kind === 'whole' || kind === 'background' || kind === 'region';

const materials = /\b(?:leather|velvet|silk|metal|marble|wood|glass|denim|plastic|chrome|satin|lace|fur)\b/iu;

/** "an orange" is the fruit, orange is the colour; "a red" is neither and means the colour. */
const isFruit = (to: string): boolean =>
  /^(?:an?|some|the) (?:oranges?|limes?|roses?|peach(?:es)?|plums?|olives?|salmon|violets?|lilacs?|chestnuts?|cherry|cherries|lemons?)$/iu.test(
    to.trim(),
  );

/** "red and blue", 红色和蓝色: a thing gets one colour; two wishes that contradict each other, which is told where they are settled. */
function becomeColours(to: string, what: string, context: ClauseContext): EditOperation[] | null {
  const names = to.split(/\s*(?:\band\b|\bor\b|&|和|与|或)\s*/iu);
  if (names.length < 2 || !names.every((name) => name !== '' && colourOf(name, context.parts))) return null;
  return names.flatMap((name) => becomeColour(name, what, { ...context, words: `${name}' of '${context.words}` }) ?? []);
}

function becomeColour(to: string, what: string, context: ClauseContext): EditOperation[] | null {
  const several = becomeColours(to, what, context);
  if (several) return several;
  const colour = isFruit(to) ? null : colourOf(to, context.parts);
  if (!colour) return null;
  const material = materials.exec(to)?.[0];
  if (material) context.warn(`'${material}' is a material, and those are not changed: the colour is.`);
  return splitList(what.replace(/\bcolou?rs?\b|的?颜色/giu, ' ')).map((part) => {
    const { target } = readTarget(
      part.replace(/\s+from (?!the\b|(?:left|right)\b)\p{L}+(?: \p{L}+)?$/iu, ''),
      context.subject,
      context.parts,
    );
    if (target.kind === 'background' && !target.except) return plainGround(context.reference, colour);
    return { kind: 'recolour' as const, ...on(target.kind === 'whole' ? context.subject : target, context), colour };
  });
}

function becomeThing(to: string, what: string, context: ClauseContext): EditOperation[] | null {
  const { target, isOpen } = readTarget(what, context.subject, context.parts);
  if (target.kind === 'background' || (target.kind === 'whole' && !isOpen)) return null;
  const { things, warnings } = readThings(to, context.quotes, context.parts);
  const [object] = things;
  if (!object || things.length > 1) return null;
  for (const warning of warnings) context.warn(warning);
  return [{ kind: 'replace', ...on(target, context), object }];
}

interface Becoming {
  readonly what: string;
  readonly to: string;
  /** "with" and "in" tell a thing's place and clothes as often as what it becomes. */
  readonly isThing: boolean;
}

function become({ what, to, isThing }: Becoming, context: ClauseContext): EditOperation[] | null {
  const skyless = /^(?:the |a |this )?(?:\p{L}+ )?(?:sky|skies)$|天空$/iu.test(what)
    ? to.replace(skyWords, ' ').replace(/\s+/g, ' ').trim()
    : to;
  const coloured = becomeColour(skyless, what, context);
  if (coloured && skyless !== to && cloudWords.test(to))
    context.warn(`Not done: the '${cloudWords.exec(to)![0]}' of '${context.words}': a sky takes the colour and keeps its own clouds.`);
  if (coloured) return coloured;
  const { target, isOpen } = readTarget(what.replace(/^(?:day(?:time)?|白天)$/iu, ''), thePicture, context.parts);
  const isSky = target.kind === 'region' && target.region === 'sky';
  const [plain, beside] = to.split(/\s+(?=with\s)/iu);
  const timeOfDay = timeIn(isSky ? (/star/iu.test(to) ? 'night' : skyless) : plain!);
  if (timeOfDay && beside && !isSky) context.warn(`Not done: '${beside}' of '${context.words}': the hour changes, and nothing is added.`);
  if (timeOfDay && (isOfPicture(target) || /day|time|白天/iu.test(what)))
    return [{ kind: 'relight', ...on(thePicture, context), timeOfDay, lightFrom: null }];
  const weather = weatherIn(to);
  if (weather && isOfPicture(target)) return [{ kind: 'weather', ...on(thePicture, context), weather }];
  const isStyled = target.kind !== 'thing' || target.concept !== null || isOpen;
  const style = isStyled ? styleIn(to, context) : null;
  if (style) return [{ kind: 'style', ...on(target, context), style }];
  return isThing ? becomeThing(to, what, context) : null;
}

/** Longest colour, style or time at the end of the words. */
function splitAdjacent(all: string, context: ClauseContext): EditOperation[] | null {
  const words = all.split(/\s+/);
  for (let count = Math.min(5, words.length - 1); count >= 1; count--) {
    const what = words.slice(0, -count).join(' ');
    const to = words
      .slice(-count)
      .join(' ')
      .replace(/^(?:a|an|the) /iu, '');
    // "the | background black" parts a name from its article.
    if (/^(?:the|an?|my|his|her|its|their|this|that|your)$/iu.test(what)) continue;
    // "the mug | on the right yellow": where it is belongs to the name.
    if (/\b(?:on|in|from|at|of|the|left|right|top|bottom|upper|lower|middle|with|behind|next|near|under|by|wearing)\b/iu.test(to)) continue;
    const done = becomeColour(to, what, context) ?? (timeIn(to) || weatherIn(to) ? become({ what, to, isThing: true }, context) : null);
    if (done) return done;
  }
  return null;
}

/** "make the dog a pencil drawing": with an article before the style, as "make the dog cartoon" is rare. */
function adjacentStyle(all: string, context: ClauseContext): EditOperation[] | null {
  const groups = /^(?<what>it|this|that|me|(?:the|this|my|her|his|that) .+?)\s+(?:an?|in|as|like) (?<style>.+)$/iu.exec(all)?.groups;
  if (!groups) return null;
  const style = styleIn(groups.style!, context);
  const { target } = readTarget(groups.what!, thePicture, context.parts);
  return style ? [{ kind: 'style', ...on(target, context), style }] : null;
}

const replaces = /^(?:replace|substitute|exchange|swap|switch|change|convert|transform)\b/iu;

export const changeInto: Command = (clause, context) => {
  const sky = matchFirst([skyClause], clause);
  const ofSky = sky && become({ what: sky.what!, to: sky.to!, isThing: false }, context);
  if (ofSky) return ofSky;
  const all = /\sfrom\s.+\s(?:in)?to\s/iu.test(clause) ? null : matchFirst([adjacent], clause)?.all;
  const adjacentWish = all ? splitAdjacent(all, context) : null;
  if (adjacentWish) return adjacentWish;
  const found = matchFirst(patterns, clause);
  const isThing = replaces.test(clause) || /\b(?:into|to)$/iu.test(found?.via ?? '') || /\p{Script=Han}/u.test(clause);
  // "from red to green": what it was is not asked for.
  const what = (found?.what ?? '').replace(/\s+from\s+(?!the\b|(?:left|right)\b).+$/iu, '');
  const became = found?.to ? become({ what, to: found.to, isThing }, context) : null;
  return became ?? (all ? adjacentStyle(all, context) : null);
};

const stylePatterns: readonly RegExp[] = [
  /^(?:apply|add|use|give (?:it|the (?:image|photo|picture)))\s+(?:a |an |the )?(?<style>.+?)(?:\s+(?:style|filter|effect|look))?(?:\s+(?:to|on) (?<what>.+))?$/iu,
  /^(?:(?:in|as|like) )?(?:the )?(?:style of )?(?:a |an )?(?<style>.+?)(?: (?:style|filter|effect|look|version))?$/iu,
  /^(?<style>.+?)(?:风格|效果|滤镜|画)$/u,
];

/** "apply a watercolour filter to the background", "oil painting style", 水彩风格. */
export const applyStyle: Command = (clause, context) => {
  for (const pattern of stylePatterns) {
    const groups = pattern.exec(clause)?.groups;
    const style = groups?.style ? (styleIn(`${groups.style} style`, context) ?? styleIn(groups.style, context)) : null;
    if (style) return [{ kind: 'style', ...on(readTarget(groups?.what ?? '', thePicture, context.parts).target, context), style }];
  }
  return null;
};

const lightFrom =
  /\blight(?:ing|s)?\b.*\bfrom (?:the )?(?<side>left|right|above|top|behind|back|front)\b|\b(?<adjective>back|side|front)[- ]?li(?:t|ght)\b|(?:光线?)从(?<zh>左|右|上|后|前)/iu;
const sideNames: Record<string, 'left' | 'right' | 'above' | 'behind' | 'front'> = {
  ...{ left: 'left', right: 'right', above: 'above', top: 'above', behind: 'behind', back: 'behind', front: 'front', side: 'left' },
  ...{ 左: 'left', 右: 'right', 上: 'above', 后: 'behind', 前: 'front' },
};

/** "relight it with light from the left", "as if at sunset", "make it golden hour". */
export const relight: Command = (clause, context) => {
  const groups = lightFrom.exec(clause)?.groups;
  const side = sideNames[(groups?.side ?? groups?.adjective ?? groups?.zh ?? '').toLowerCase()] ?? null;
  const words = clause
    .replace(/^(?:relight|light|illuminate|change the (?:light(?:ing)?|time of day)|add|apply|use|with|set)\b/iu, ' ')
    .replace(
      /\b(?:the )?(?:image|photo|picture|scene|it|at|to|with|during|light(?:ing)?|glow|an?|warm|soft|nice|beautiful|lovely|gentle)\b/giu,
      ' ',
    );
  const timeOfDay = timeIn(words.trim());
  return side || timeOfDay ? [{ kind: 'relight', ...on(thePicture, context), timeOfDay, lightFrom: side }] : null;
};

export const addWeather: Command = (clause, context) => {
  const words = clause
    .replace(/^(?:add|make|let|create|put|have|give)\b|\bit\b|^(?:加上?|添加|让它?)/giu, ' ')
    .replace(/\b(?:to|in|on|over) (?:the )?(?:image|photo|picture|scene|background|sky)$/iu, ' ')
    .trim();
  const weather = weatherIn(words);
  return weather ? [{ kind: 'weather', ...on(thePicture, context), weather }] : null;
};
