/** Looks that photographers name, and complaints about a picture, as changes of tone: tables of words, no grammar. */
import { factorOf, withoutAmounts } from '../amount.ts';
import type { EditOperation, Target, ToneChange } from '../edit-plan.ts';
import { colourOf } from '../phrases.ts';
import { plainGround } from '../plain-ground.ts';
import { readTarget } from '../target.ts';
import { type Command, on, thePicture } from './command.ts';

const looks: readonly (readonly [RegExp, ToneChange])[] = [
  [/\bteal[- ](?:and|&)[- ]orange\b|青橙/iu, { contrast: 0.2, saturation: 0.15, warmth: 0.25, shadows: -0.1 }],
  [
    /\b(?:cinematic|film look|filmic|movie[- ]like|like (?:in )?a movie)\b|电影(?:感|质感|风格|色调)|胶片感/iu,
    { contrast: 0.25, saturation: -0.1, highlights: -0.2, warmth: 0.1 },
  ],
  [
    /\b(?:de-?haze|(?:remove|reduce|clear|less) (?:the )?(?:haze|hazy|fog|mist|smog))\b|去(?:除)?(?:雾|霾)/iu,
    { contrast: 0.4, saturation: 0.2, shadows: -0.15 },
  ],
  [/\bhdr\b/iu, { contrast: 0.15, saturation: 0.25, shadows: 0.4, highlights: -0.4 }],
  [
    /\b(?:soft |even )?studio light(?:ing)?\b|\bsoft(?:er|en)?(?: the)? (?:natural )?light(?:ing)?\b|\blight(?:ing)?\b.*\bsofter\b|\bless harsh\b|柔和|柔光/iu,
    { contrast: -0.25, shadows: 0.3, highlights: -0.2 },
  ],
  [/\b(?:dreamy|airy|ethereal|pastel)\b|小清新|日系/iu, { brightness: 0.15, contrast: -0.2, saturation: -0.15 }],
  [/\b(?:gloomy|gritty|ominous|darker mood)\b|阴沉|阴暗/iu, { brightness: -0.2, contrast: 0.2, saturation: -0.3, warmth: -0.15 }],
  [
    /\b(?:auto[- ]?(?:tone|levels|colou?r)|white balance|colou?r (?:cast|balance|correct(?:ion)?))\b|白平衡|自动调色/iu,
    { contrast: 0.12, saturation: 0.08, shadows: 0.12 },
  ],
];

/** What is too much is taken back. */
const complaints: readonly (readonly [RegExp, ToneChange])[] = [
  [/\b(?:too|so|very) dark\b|\bunder-?exposed\b|太[黑暗]|曝光不足/iu, { brightness: 0.3, shadows: 0.2 }],
  [/\b(?:too|so) (?:bright|light)\b|\bover-?exposed\b|\bblown out\b|太亮|过曝|曝光过度/iu, { brightness: -0.25, highlights: -0.4 }],
  [/\b(?:too (?:flat|dull)|washed[- ]out|dull|lacks contrast)\b|太灰|发灰/iu, { contrast: 0.3, saturation: 0.2 }],
  [/\btoo (?:yellow|orange|warm|red)(?:ish)?\b|太[黄暖红]|偏黄/iu, { warmth: -0.35 }],
  [/\btoo (?:blue|cold|cool|green)(?:ish)?\b|太[蓝冷]|偏蓝/iu, { warmth: 0.35 }],
  [/\btoo (?:saturated|colou?rful|vivid|intense)\b|太艳|太鲜艳/iu, { saturation: -0.35 }],
  [/\btoo (?:contrasty|harsh|hard)\b|对比(?:度)?太(?:强|高)/iu, { contrast: -0.3, shadows: 0.2 }],
];
const tints: readonly (readonly [RegExp, ToneChange])[] = [
  [
    /\b(?:less|remove|reduce|fix|get rid of|correct)\b.*\b(?:yellow|orange|warm|red)(?:ish|ness)?(?: (?:tint|cast|tone|hue))?$|(?:去|减少).*(?:黄|橙|红)/iu,
    { warmth: -0.35 },
  ],
  [
    /\b(?:less|remove|reduce|fix|get rid of|correct)\b.*\b(?:blue|cold|cool|green|cyan)(?:ish|ness)?(?: (?:tint|cast|tone|hue))?$|(?:去|减少).*(?:蓝|青)/iu,
    { warmth: 0.35 },
  ],
];

const fillers =
  /^(?:make|turn|get|render|give|let|apply|add|use|create|do|fix|change|set|convert|remove|reduce|correct)\b|\b(?:the )?(?:colou?r )?(?:grading|grade|look|feel|effect|filter|style|mood|vibe|atmosphere|tones?|light(?:ing)?|colou?rs?)\b|\b(?:a|an|it|this|more|look|like|some|into|to|is|was|are|looks|with|because|but|too|and|so|that|by|photo looks)\b|给|把|让|变|成|调|的|一点|更|加|做|照片|图片|画面|感$/giu;

const scaled = (change: ToneChange, factor: number): ToneChange =>
  Object.fromEntries(Object.entries(change).map(([key, value]) => [key, Math.max(-1, Math.min(1, value * factor))]));

/** "cinematic colour grading", "dehaze", "the photo is too dark", "less yellow". */
export const grade: Command = (clause, context) => {
  const found = [...complaints, ...tints, ...looks].find(([pattern]) => pattern.test(clause));
  if (!found) return null;
  const rest = withoutAmounts(clause.replace(found[0], ' ').replace(fillers, ' ').replace(fillers, ' ')).replace(/[,，]/g, ' ').trim();
  if (rest.split(/\s+/).length > 4) return null;
  const { target } = readTarget(rest, thePicture, context.parts);
  const isNamed = target.kind === 'background' || target.kind === 'region' || (target.kind === 'thing' && target.concept !== null);
  return [
    {
      kind: 'tone',
      ...on(isNamed ? target : thePicture, context),
      change: scaled(found[1], factorOf(clause.replace(/\bvery dark\b/iu, ''))),
    },
  ];
};

const comparatives: Readonly<Record<string, string>> = {
  ...{
    bluer: 'blue',
    greener: 'green',
    redder: 'red',
    yellower: 'yellow',
    whiter: 'white',
    pinker: 'pink',
    blacker: 'black',
    browner: 'brown',
  },
  ...{ oranger: 'orange', greyer: 'grey', grayer: 'grey', golden: 'gold' },
};
const moreColour =
  /^(?:make|turn|get|let|have)?\s*(?<what>.+?)\s+(?:look )?(?:a (?:bit|little) |slightly |much |even |a lot )?(?:more (?<more>blue|green|red|yellow|white|pink|orange|purple|golden|brown)|(?<er>bluer|greener|redder|yellower|whiter|pinker|blacker|browner|oranger))(?: and (?:more )?\p{L}+)?$|^(?:把|将|让)?(?<zh>.+?)(?:变得?|调得?)?更(?<zhMore>[蓝绿红黄白粉橙紫])(?:一点|一些)?$/iu;

/** "make the sky bluer": its own colour for a part, warmth for the whole. */
export const moreOfColour: Command = (clause, context) => {
  const groups = moreColour.exec(clause)?.groups;
  if (!groups) return null;
  const name = groups.more ?? comparatives[groups.er?.toLowerCase() ?? ''] ?? groups.zhMore!;
  const colour = colourOf(name, context.parts);
  const { target } = readTarget(groups.what ?? groups.zh ?? '', thePicture, context.parts);
  if (!colour) return null;
  if (target.kind !== 'whole') return [{ kind: 'recolour', ...on(target, context), colour }];
  const isCold = /blue|蓝|绿|green/iu.test(name);
  return [{ kind: 'tone', ...on(thePicture, context), change: { warmth: isCold ? -0.3 : 0.3 } }];
};

/** "it is too blurry", "unblur": sharpening brings back what is there and no more. */
export const unblur: Command = (clause, context) => {
  if (
    !/^(?:fix|sharpen|restore|correct|improve|repair) (?:the |my |this |his |her )?(?:blurry|blurred|unfocused|soft|out[- ]of[- ]focus)\b|\b(?:un-?blur|de-?blur|too (?:blurry|soft)|less blurry|fix (?:the )?(?:blur|focus)|(?:remove|reduce) (?:the )?(?:motion )?blur)\b|去(?:除)?模糊|太模糊|变清晰|清晰(?:度)?/iu.test(
      clause,
    )
  )
    return null;
  context.warn('What was out of focus is sharpened; detail that the photograph lacks does not come back.');
  const what = /\b(?:blurry|blurred|unfocused|soft|out[- ]of[- ]focus) (?<what>.+)$/iu.exec(clause)?.groups?.what ?? '';
  const { target } = readTarget(what, thePicture, context.parts);
  const isKnown = target.kind !== 'thing' || target.concept !== null;
  return [{ kind: 'sharpen', ...on(isKnown ? target : thePicture, context), amount: Math.min(1, 0.8 * factorOf(clause)) }];
};

/** "restore this old photo": what can be done of it is done, the rest is told. */
export const restore: Command = (clause, context) => {
  if (
    !/^(?:restore|repair|renovate)\b|\b(?:remove|fix|repair) (?:the |all |any )?(?:scratches|creases|tears|damage|dust)\b|修复|翻新|划痕|折痕/iu.test(
      clause,
    )
  )
    return null;
  context.warn('Scratches, creases and missing parts stay: noise is reduced and faded tones are brought back.');
  return [
    { kind: 'denoise', ...on(thePicture, context), amount: 0.5 },
    { kind: 'tone', ...on(thePicture, context), change: { contrast: 0.2, shadows: 0.1 } },
  ];
};

/** "make a sticker": cut out; its outline is not drawn. A figure of it is the nearest style. */
export const keepsake: Command = (clause, context) => {
  const isMade = /^(?:make|create|turn|convert|transform|generate|design|render|give me)\b|^(?:做成?|变成|生成|转成|制作)/iu.test(clause);
  const isFigure =
    /\b(?:figurines?|action figures?|(?:scale|collectible|commerciali[sz]ed|toy|pvc|vinyl) (?:[\p{L}-]+ )*figures?|bobble ?heads?|statue(?:tte)?)\b|手办|盲盒/iu.test(
      clause,
    );
  const isSticker = /\bstickers?\b|贴纸|表情包/iu.test(clause) && !/\b(?:remove|on (?:the|his|her|my))\b/iu.test(clause);
  if (!isMade || (!isFigure && !isSticker)) return null;
  if (isFigure) {
    context.warn(`A figure of it is not made: '${context.words}' is the style that comes nearest, clay, and nothing is set around it.`);
    return [{ kind: 'style', ...on(thePicture, context), style: 'clay' }];
  }
  context.warn(`'${context.words}': the subject is cut out; the outline of a sticker is not drawn.`);
  const style: EditOperation[] = /\b(?:cartoon|drawn|illustrated|anime|cute|kawaii|flat)\b|卡通/iu.test(clause)
    ? [{ kind: 'style', ...on(thePicture, context), style: 'flat-vector' }]
    : [];
  const what = /\b(?:out of|of|from|with) (?<what>(?:the|my|this|her|his) .+)$/iu.exec(clause)?.groups?.what ?? '';
  const { target } = readTarget(what, context.subject, context.parts);
  return [...style, { kind: 'cut-out', reference: context.reference, target: target.kind === 'thing' ? target : context.subject }];
};

/** "a professional headshot", "an ID photo", "a product photo": the backdrop and the retouch that such pictures have. */
export const occasion: Command = (clause, context) => {
  const isHead = /\b(?:head ?shot|linkedin (?:photo|picture)|business portrait|corporate portrait)\b|职业照|形象照/iu.test(clause);
  const isIdentity = /\b(?:passport|visa|id) (?:photo|picture)\b|证件照/iu.test(clause);
  const isProduct = /\b(?:product (?:photo|shot|photography)|e-?commerce|catalog(?:ue)? (?:photo|shot))\b|产品图|商品图|电商/iu.test(
    clause,
  );
  if (!isHead && !isIdentity && !isProduct) return null;
  const surface = isProduct
    ? /\bon (?:an? |the )?(?<what>(?!white|black|plain|gr[ae]y|pure|solid|clean|simple|\p{L}+ background).+)$/iu.exec(clause)?.groups?.what
    : null;
  if (surface && !/\bbackground\b/iu.test(surface))
    context.warn(`Not done: 'on ${surface}' of '${context.words}': a product stands on a plain colour.`);
  const subject: Target = context.subject;
  const plain = colourOf(/(?<name>[\p{L}]+ ?[\p{L}]*?) (?:background|backdrop)/iu.exec(clause)?.groups?.name ?? '', context.parts);
  const usual = colourOf(isHead ? 'light grey' : 'white', context.parts)!;
  const ground = plainGround(context.reference, plain ?? usual);
  if (isIdentity) context.warn(`'${context.words}': the background is made plain; the frame and the size of the head stay.`);
  const retouch: EditOperation[] = isHead ? [{ kind: 'portrait', ...on(subject, context), amount: 0.5 }] : [];
  return [...retouch, ground];
};

/** "make it winter", "add snow on the ground"; seasons with leaves are in moods.ts. */
export const season: Command = (clause, context) => {
  if (
    /\b(?:winter|snowy|covered in snow|snow[- ]covered|snow on the (?:ground|roofs?|trees))\b|冬天|冬季|雪景/iu.test(clause) &&
    !/\b(?:wear|coat|jacket|hat|background)\b|背景/iu.test(clause)
  )
    return [{ kind: 'weather', ...on(thePicture, context), weather: 'snow' }];
  return null;
};
