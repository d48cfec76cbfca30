/** The frame: cropping, extending, turning, mirroring, enlarging; and the text over the picture. */
import { quoteMark } from '../../quotes.ts';
import type { AddText, EditOperation, Extend } from '../edit-plan.ts';
import { colourOf } from '../phrases.ts';
import { purely } from '../plain-ground.ts';
import { readTarget } from '../target.ts';
import { type ClauseContext, type Command, matchFirst, on, thePicture } from './command.ts';

const namedAspects: readonly [number, RegExp][] = [
  [1, /\bsquare\b|正方形|方形/iu],
  [16 / 9, /\bwide ?screen\b|宽屏/iu],
  [2 / 3, /\bportrait (?:format|orientation)\b|竖版|竖屏/iu],
  [3 / 2, /\blandscape (?:format|orientation)\b|横版|横屏/iu],
];

/** Width / height of "16:9", "4x5", "square"; null when the words name none. */
export function aspectIn(words: string): number | null {
  const digits = /(\d+(?:\.\d+)?)\s*[:：x×/]\s*(\d+(?:\.\d+)?)/u.exec(words);
  if (digits) {
    const aspect = Number(digits[1]) / Number(digits[2]);
    return aspect >= 1 / 16 && aspect <= 16 ? aspect : null;
  }
  return namedAspects.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

const crops =
  /^(?:crop(?! out)|trim|reframe|zoom in(?: on| to)?)\b(?:\s+(?:it|the (?:image|photo|picture)|this))?(?<rest>.*)$|^cut (?:it|the (?:image|photo|picture)) (?:down )?to(?<to>.*)$|(?:裁剪|裁切|裁成|裁)(?<zh>.*)$/iu;

const orientation =
  /^(?:make|turn|convert|change|set|format)\s+(?:it|this|the (?:image|photo|picture)|(?:the )?(?:orientation|aspect ratio))?\s*(?:in|into|to|a|an|the)*\s*(?<shape>portrait|vertical|landscape|horizontal|square|wide ?screen)(?:\s+(?:orientation|format|mode|shape|image|photo|picture|version|aspect ratio))?(?: for (?:an? |my )?(?:instagram|ig|facebook|twitter|linkedin|tiktok|youtube|whatsapp|social media|the web|print)\b.*)?$|^(?:把|将)?(?:图片|照片|画面|它)?(?:改成|改为|变成|调成|转成)?(?<zh>横版|竖版|横屏|竖屏|正方形|方形)(?:的|图片|构图|比例|(?<ratio>\s*\d+\s*[:：]\s*\d+))?$/iu;
const shapes: Readonly<Record<string, number>> = {
  ...{ portrait: 2 / 3, vertical: 2 / 3, landscape: 3 / 2, horizontal: 3 / 2, square: 1, widescreen: 16 / 9, 'wide screen': 16 / 9 },
  ...{ 竖版: 2 / 3, 竖屏: 2 / 3, 横版: 3 / 2, 横屏: 3 / 2, 正方形: 1, 方形: 1 },
};

/** "100:1": no picture of that shape is made. */
const isTooLong = (clause: string): boolean => /\d\s*[:：]\s*\d/u.test(clause) && aspectIn(clause) === null;

function refusedShape(clause: string, { words, warn }: ClauseContext): boolean {
  const isAboutShape =
    isTooLong(clause) &&
    /^(?:(?:crop|trim|resize|format|extend|expand|outpaint)\b|(?:make|change|set|convert) (?:it|this|(?:the|this|my) (?:image|photo|picture|aspect ratio))\b)/iu.test(
      clause,
    );
  if (isAboutShape) warn(`Not done: '${words}': an aspect from 1:16 to 16:1 is wanted.`);
  return isAboutShape;
}

export const crop: Command = (clause, context) => {
  if (refusedShape(clause, context)) return [];
  const shape = orientation.exec(clause)?.groups;
  const shaped = shape?.shape ?? shape?.zh;
  if (shaped)
    return [{ kind: 'crop', ...on(thePicture, context), aspect: aspectIn(shape?.ratio ?? '') ?? shapes[shaped.toLowerCase()] ?? 1 }];
  const size = /^(?:make|resize|change|set|convert|format|scale)\b.*?(\d+(?:\.\d+)?\s*[:：x×]\s*\d+(?:\.\d+)?)/iu.exec(clause);
  if (size && aspectIn(size[1]!) !== null && !/\b(?:clock|watch|time|score|date)\b|\bwithout (?:cropping|cutting)\b/iu.test(clause))
    return [{ kind: 'crop', ...on(thePicture, context), aspect: aspectIn(size[1]!) }];
  const groups = crops.exec(clause)?.groups;
  if (!groups) return null;
  const words = (groups.rest ?? groups.to ?? groups.zh ?? '').trim();
  const aspect = aspectIn(words);
  const bare = words
    .replace(/\d+(?:\.\d+)?\s*[:：x×/]\s*\d+(?:\.\d+)?/u, ' ')
    .replace(
      /\b(?:to|into|around|tight(?:ly|er)?|close(?:ly|r)?|so that|only|just|on|square|portrait|landscape|vertical|horizontal|format|orientation|aspect|ratio|wide ?screen|a|an|is|visible|shows?|in|for (?:instagram|tiktok|youtube|facebook|a story|stories|\p{L}+))\b|为|成|到|只留|只保留|比例|正方形|方形/giu,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim();
  return [{ kind: 'crop', ...on(readTarget(bare, thePicture, context.parts).target, context), aspect }];
};

const extends_ =
  /^(?:extend|continue|outpaint|out-paint|expand|uncrop|widen|zoom out(?: of)?|add (?:more |some |extra )?(?:space|room|canvas|sky|background|margin)s?)\b(?<rest>.*)$|(?:扩展|扩图|外扩|扩大|延伸|拓展)(?<zh>.*)$/iu;
const usualShare = 0.25;

function sharesOf(words: string): Pick<Extend, 'left' | 'top' | 'right' | 'bottom'> {
  const percent = /(\d+)\s*(?:%|percent|per cent)/iu.exec(words);
  const share = percent ? Math.min(1, Math.max(0.01, Number(percent[1]) / 100)) : usualShare;
  const isBoth = /(?<!\b(?:all|every|four|4) )\b(?:sides|horizontally|width|wider|left and right)\b|左右|两侧|两边|横向/iu.test(words);
  const has = (pattern: RegExp): boolean => pattern.test(words);
  const left = isBoth || has(/\bleft\b|左/iu);
  const right = isBoth || has(/\bright\b|右/iu);
  const top = has(/\b(?:top|up(?:wards?|per)?|above|sky|vertically|height)\b|上|顶|纵向/iu);
  const bottom = has(/\b(?:bottom|down(?:wards?)?|below|under|vertically|height)\b|下|底|纵向/iu);
  const isAll = !left && !right && !top && !bottom;
  const of = (asked: boolean): number => (asked || isAll ? share : 0);
  return { left: of(left), right: of(right), top: of(top), bottom: of(bottom) };
}

const borders =
  /^(?:add|put|draw|give (?:it|(?:the|this|my) (?:image|photo|picture))|apply|create)\s+(?:an? |the )?(?<how>(?:[\p{L}-]+ ){0,3})(?:borders?|frame)(?:\s+(?:to|around|on|round) (?:it|(?:the|this|my) (?:image|photo|picture)))?$|^(?:给)?(?:照片|图片|它)?(?:加|添加)(?:上|个|一个)?(?<zh>.{0,4}?)的?(?:边框|相框)$/iu;
const thin = 0.04;

/** "a thick white border": more canvas of one colour. */
function border(clause: string, context: ClauseContext): EditOperation[] | null {
  const groups = borders.exec(clause)?.groups;
  if (!groups) return null;
  const how = groups.how ?? groups.zh ?? '';
  const share =
    thin * (/\b(?:thick|wide|large|big)\b|粗|宽/iu.test(how) ? 2.2 : /\b(?:thin|narrow|fine|slim)\b|细|窄/iu.test(how) ? 0.4 : 1);
  const name = how.replace(/\b(?:thick|wide|large|big|thin|narrow|fine|slim|simple|plain|clean|nice)\b|[粗宽细窄]/giu, ' ').trim();
  const colour = colourOf(name === '' ? 'white' : name, context.parts);
  if (!colour) return null;
  const { reference, words } = context;
  return [{ kind: 'extend', reference, words, left: share, right: share, top: share, bottom: share, aspect: null, colour: purely(colour) }];
}

export const extend: Command = (clause, context) => {
  if (refusedShape(clause, context)) return [];
  const bordered = border(clause, context);
  if (bordered) return bordered;
  const isResized = /\bwithout (?:cropping|cutting)\b/iu.test(clause) && aspectIn(clause) !== null;
  const groups = extends_.exec(clause)?.groups;
  if (!groups && !isResized) return null;
  const words = `${clause}`;
  if (/(?:[2-9]\d\d|1\d[1-9]|1[1-9]\d|\d{4,})\s*(?:%|percent)/iu.test(words))
    context.warn(`'${context.words}' is done by 100 % a side, the most there is.`);
  const aspect = aspectIn(words);
  const shares = aspect === null ? sharesOf(words) : { left: 0, right: 0, top: 0, bottom: 0 };
  return [{ kind: 'extend', reference: context.reference, words: context.words, ...shares, aspect }];
};

const rotates =
  /^(?:rotate|tilt)\b.*(?:\d|clockwise|left|right|upside down)|^turn (?:it |this |the (?:image|photo|picture) )?(?:by |to the )?(?:\d|clockwise|counter|anti|left|right|upside down)|旋转/iu;

/** "rotate 90 degrees clockwise", "straighten the horizon", "flip it horizontally". */
export const turn: Command = (clause, { reference, words }) => {
  const base = { kind: 'turn', reference, words } as const;
  if (/^(?:flip|mirror|reflect)\b|翻转|镜像/iu.test(clause)) {
    const isVertical = /\b(?:vertical(?:ly)?|upside down|top to bottom)\b|垂直|上下/iu.test(clause);
    return [{ ...base, degrees: 0, mirror: isVertical ? 'vertical' : 'horizontal' }];
  }
  if (
    /^(?:straighten|level)\b|\bhorizon\b.*\b(?:level|straight|horizontal)\b|\b(?:crooked|tilted)\b|拉直|扶正|校正水平|水平校正/iu.test(
      clause,
    )
  )
    return [{ ...base, degrees: null, mirror: null }];
  if (!rotates.test(clause)) return null;
  const degrees = Number(/(\d+(?:\.\d+)?)/u.exec(clause)?.[1] ?? (/upside down/iu.test(clause) ? 180 : 90));
  const isCounter = /\b(?:counter|anti)-?\s?clockwise\b|\bleft\b|逆时针|向左/iu.test(clause);
  if (degrees > 360) return null;
  return [{ ...base, degrees: isCounter ? -degrees : degrees, mirror: null }];
};

export const upscale: Command = (clause, { reference, words }) =>
  /^(?:4k|8k|2k|hd|uhd)$|^(?:upscale|up-scale|enlarge|super-?res(?:olution)?)\b|\b(?:increase|improve|enhance|raise) (?:the )?(?:resolution|quality)\b|\bin (?:4k|2k|8k|hd|high resolution)\b|\bhigh(?:er)?[- ](?:resolution|res|quality)\b|\b(?:to|make it) (?:4k|2k|8k|hd)\b|放大|提高分辨率|提升分辨率|高清|超分|画质|分辨率/iu.test(
    clause,
  )
    ? [{ kind: 'upscale', reference, words }]
    : null;

const textVerbs =
  /^(?:add|write|put|place|print|insert|type|overlay|set|show|include|caption|title|label|engrave|draw|with)\b|(?:添加|加上?|写上?|印上?|放上?)|^(?:在.+(?:写|加|印|放))|文字|标题|\b(?:text|title|caption|words?|slogan|label|headline)\b/iu;
const quoted = new RegExp(`${quoteMark}(\\d+)${quoteMark}`, 'gu');

function positionOf(clause: string): Pick<AddText, 'vertical' | 'horizontal'> {
  const vertical = /\b(?:top|upper|above)\b|顶|上方|上面|上角|最上/iu.test(clause)
    ? 'top'
    : /\b(?:bottom|lower|below|under)\b|底|下方|下面|下角/iu.test(clause)
      ? 'bottom'
      : /\b(?:cent(?:er|re)|middle)\b|中间|中央|居中/iu.test(clause)
        ? 'middle'
        : null;
  const horizontal = /\bleft\b|左/iu.test(clause) ? 'left' : /\bright\b|右/iu.test(clause) ? 'right' : null;
  return { vertical, horizontal };
}

const onTarget =
  /\b(?:on|onto|across|over)\s+(?!(?:the )?(?:top|bottom|left|right|upper|lower|cent(?:er|re)|middle)\b)(?<what>(?:the |his |her |its |my )[^,]+?)(?:\s+(?:in|with|using)\b.*)?$|在(?<zh>.+?)上(?:面)?(?:写|印|加|放)/iu;

/** A quoted text with a verb or noun of writing. */
export const addText: Command = (clause, context) => {
  const marks = [...clause.matchAll(quoted)];
  if (marks.length === 0) return null;
  const bare = clause.replace(quoted, ' ').replace(/\s+/g, ' ').trim();
  const isAnotherMatter =
    bare.split(' ').length > 14 ||
    /^(?:remove|delete|erase|get rid of|clear|hide|cover|take (?:out|away|off))\b|去掉|删除|移除|擦除|消除/iu.test(bare);
  if ((bare !== '' && !textVerbs.test(bare)) || isAnotherMatter) return null;
  const groups = matchFirst([onTarget], bare);
  const what = groups?.what || groups?.zh || '';
  const { target } = readTarget(what, thePicture, context.parts);
  const isOnTarget = target.kind === 'thing' || target.kind === 'subject';
  if (target.kind === 'region') context.warn(`'${target.words}' is nothing to print on: the text lies over the picture.`);
  const colourWords =
    /\b(?:in|with) (?:a |an )?(?<colour>[\p{L} -]+?)(?: (?:colou?r|letters|text|font|type|lettering))?(?: (?:at|on|across|in|over|along|near) .*)?$|(?<zh>\p{Script=Han}{1,3}色)/iu.exec(
      bare,
    )?.groups;
  const colour = colourOf(
    (colourWords?.colour ?? colourWords?.zh ?? '')
      .replace(/\b(?:big|large|small|bold|huge|tiny|elegant|thick|thin|handwritten|script)\b/giu, ' ')
      .trim(),
    context.parts,
  );
  // "A" at the top and "B" at the bottom: each is where the words after it say.
  const placeAfter = marks.map(({ index, 0: mark }, n) => positionOf(clause.slice(index + mark.length, marks[n + 1]?.index)));
  const hasOwnPlaces = marks.length > 1 && placeAfter.every(({ vertical, horizontal }) => vertical !== null || horizontal !== null);
  return marks.map(
    ([, index], n): EditOperation => ({
      kind: 'add-text',
      ...on(isOnTarget ? target : thePicture, context),
      content: context.quotes[Number(index)] ?? '',
      ...(hasOwnPlaces ? placeAfter[n]! : positionOf(bare)),
      colour,
      isOnTarget,
    }),
  );
};
