/** Brightness, contrast, colour strength and warmth. */
import { factorOf, shareIn, stopsIn, withoutAmounts, withoutShares } from '../amount.ts';
import type { ToneChange } from '../edit-plan.ts';
import { type Command, known, on, targetsOf, thePicture } from './command.ts';

const more = '(?:increase|boost|raise|enhance|improve|add|more|higher|lift|up|增加|提高|增强|加强|提升|加大)';
const less = '(?:decrease|reduce|lower|less|drop|cut|tone down|降低|减少|减弱|减小)';
const noun = (words: string, direction: string) =>
  String.raw`\b${direction}\s+(?:the\s+|its\s+|some\s+)?(?:${words})|${direction}(?:${words})`;

const changes: readonly [keyof ToneChange, amount: number, RegExp][] = [
  [
    'shadows',
    0.4,
    new RegExp(
      `${noun('shadows?|dark parts?|暗部|阴影', more)}|\\b(?:brighten|lighten|open up) (?:the )?shadows\\b|提亮(?:暗部|阴影)`,
      'giu',
    ),
  ],
  [
    'highlights',
    -0.4,
    new RegExp(`${noun('highlights?|高光', less)}|\\b(?:recover|tame|darken) (?:the )?highlights\\b|压(?:低|暗)高光`, 'giu'),
  ],
  [
    'brightness',
    0.3,
    new RegExp(
      `${noun('brightness|exposure|light|亮度|曝光度?', more)}|\\bbrighte(?:r|n(?:ed)?)\\b|\\blight(?:er|en(?:ed)?)\\b|\\bbright\\b|调亮|变亮|更亮|提亮|亮(?=一点|一些|$)|增亮`,
      'giu',
    ),
  ],
  [
    'brightness',
    -0.3,
    new RegExp(
      `${noun('brightness|exposure|light|亮度|曝光度?', less)}|\\bdark(?:er|en(?:ed)?)?\\b|\\bdim(?:mer|med)?\\b|调暗|变暗|更暗|压暗|暗(?=一点|一些|$)`,
      'giu',
    ),
  ],
  [
    'contrast',
    0.35,
    new RegExp(`${noun('contrast|对比度?', more)}|\\bcontrasty\\b|\\bpunch(?:y|ier)\\b|\\bdramatic\\b|\\bmoody\\b`, 'giu'),
  ],
  ['contrast', -0.35, new RegExp(`${noun('contrast|对比度?', less)}|\\bflatter\\b`, 'giu')],
  [
    'saturation',
    0.4,
    new RegExp(
      `${noun('saturation|colou?rs?|vibrance|饱和度?|色彩', more)}|\\b(?:vivid|vibrant|saturated?|colou?rful|pop(?! ?-?art))\\b|鲜艳|艳丽|饱满`,
      'giu',
    ),
  ],
  [
    'saturation',
    -0.4,
    new RegExp(
      `${noun('saturation|colou?rs?|vibrance|饱和度?|色彩', less)}|\\b(?:muted?|faded?|desaturated?|pale(?:r)?)\\b|褪色|淡雅`,
      'giu',
    ),
  ],
  [
    'warmth',
    0.4,
    /\bwarm(?:er|th|ed)?(?: up)?(?: (?:tones?|colou?rs?|light(?:ing)?|look))?\b|(?:暖色调?|变暖|更暖|调暖|偏暖|暖(?=一点|一些|$))/giu,
  ],
  [
    'warmth',
    -0.4,
    /\b(?:cool(?:er|ed)?|cold(?:er)?)(?: down)?(?: (?:tones?|colou?rs?|light(?:ing)?|look))?\b|(?:冷色调?|变冷|更冷|调冷|偏冷|冷(?=一点|一些|$))/giu,
  ],
];

const enhance =
  /^(?:enhance|improve|fix|auto[- ]?(?:correct|enhance|fix)|correct|touch up)\s+(?:the |this |my )?(?:old |vintage |faded |whole |entire |overall )?(?:image|photo|picture|colou?rs?|lighting|exposure|white balance|quality)?$|^(?:优化|美化|改善)(?:照片|图片|画面|光线|色彩)?$/iu;
const nicer =
  /^(?:make|let|have|get)\s+(?:it|this|that|me|(?:the|this|my) (?:image|photo|picture|shot|pic|selfie|lighting|colou?rs?))\s+(?:look |be |feel )?(?:a (?:bit|little|lot) |much |even |more |really |very )*(?:better|nicer|good|nice|great|professional(?:ly (?:shot|edited))?|beautiful|stunning|amazing|gorgeous|aesthetic|attractive|appealing|awesome|perfect|high[- ]end|eye[- ]catching|premium|instagram(?:mable|-ready)?)(?: (?:image|photo|picture))?$|^(?:beautify|polish|touch up|edit) (?:it|this|(?:the|this|my) (?:image|photo|picture))(?: (?:nicely|professionally|for instagram))?$|^(?:把|将|让)?(?:照片|图片|画面|它)?(?:变得?|调得?|弄得?|p得?|修得?)?更?(?:好看|专业|美|漂亮|高级)(?:感|一?点|一些)?$/iu;
/** What a print shop's automatic correction does to a flat picture. */
const enhancement: ToneChange = { contrast: 0.15, saturation: 0.12, shadows: 0.2 };

const functionWords =
  /^(?:make|turn|get|render|give|let|have|set|adjust|change|apply|use|create|add)\b|\b(?:look|appear|seem|be|become|with|to it|tones?|overall|by \d+ ?%?)\b|把|将|让|使|调整?|变得?|弄得?|改得?|看起来|增加|提高|成|点|些|得$/giu;

/** A share of light is told in stops, of which brightness has two; a share of anything else is its own number. */
function amountOf(key: keyof ToneChange, usual: number, { share, clause }: { share: number | null; clause: string }): number {
  const stops = key === 'brightness' ? stopsIn(clause) : null;
  if (stops !== null) return Math.sign(usual) * Math.min(1, 0.5 * stops);
  if (share === null) return usual * factorOf(clause);
  if (key !== 'brightness') return Math.sign(usual) * Math.min(1, share);
  return 0.5 * Math.log2(usual > 0 ? 1 + share : Math.max(0.25, 1 - share));
}

interface Reading {
  readonly change: ToneChange;
  /** The clause without the words of tone. */
  readonly rest: string;
  /** Words that later ones undo. */
  readonly contradicted: readonly string[];
}

const opposites: Readonly<Record<string, string>> = {
  ...{ dark: 'brighter', dim: 'brighter', bright: 'darker', light: 'darker', warm: 'cooler', cold: 'warmer', cool: 'warmer' },
  ...{
    saturated: 'desaturated',
    vivid: 'muted',
    vibrant: 'muted',
    colourful: 'muted',
    colorful: 'muted',
    muted: 'vivid',
    faded: 'vivid',
    pale: 'vivid',
  },
  ...{ contrasty: 'flatter', dramatic: 'flatter', flat: 'contrasty' },
};
const lessOf = new RegExp(`\\bless (${Object.keys(opposites).join('|')})\\b`, 'giu');

/** "a little less dark" is brighter. */
const lessAsOpposite = (words: string): string => words.replace(lessOf, (_, word: string) => opposites[word.toLowerCase()]!);

const nouns = 'brightness|exposure|contrast|saturation|vibrance|colou?rs?|shadows?|highlights?|亮度|曝光度?|对比度?|饱和度?|阴影|暗部|高光';
const listed = new RegExp(
  `(${more}|${less})(\\s*(?:the |its )?)(${nouns})\\s*(?:,|、|和|与|\\band\\b|&)+\\s*(?:and )?(?:the |its )?(${nouns})(?!\\p{L})`,
  'iu',
);

/** "increase contrast and saturation": the verb is said once for both. */
function eachWithDirection(words: string): string {
  let told = words;
  for (let turns = 0; turns < 3 && listed.test(told); turns++) told = told.replace(listed, '$1$2$3 $1$2$4');
  return told;
}

/** "brighter and darker" are not nothing: the later one counts, as with two clauses. */
function changeOf(clause: string): Reading {
  const share = shareIn(clause);
  let rest = eachWithDirection(lessAsOpposite(withoutShares(clause)));
  const found = changes.flatMap(([key, usual, pattern]) => {
    const said: { at: number; words: string }[] = [];
    rest = rest.replace(pattern, (...match: unknown[]) => {
      const words = String(match[0]);
      said.push({ at: Number(match.find((part) => typeof part === 'number')), words: words.trim() });
      return ' '.repeat(words.length);
    });
    const last = said.at(-1);
    return last ? [{ key, amount: amountOf(key, usual, { share, clause }), ...last }] : [];
  });
  const isUndone = (one: (typeof found)[number]): boolean => found.some(({ key, at }) => key === one.key && at > one.at);
  const left = found.filter((one) => !isUndone(one));
  const change = Object.fromEntries(left.map(({ key, amount }) => [key, Math.max(-1, Math.min(1, amount))]));
  return { change, rest, contradicted: found.filter(isUndone).map(({ words }) => words) };
}

/** "brighten the mug a little", "more contrast", 把天空调暗一点. Needs a comparative or a noun of tone: "a bright red mug" is none. */
export const tone: Command = (clause, context) => {
  if (/^(?:do|try|make) (?:something|anything|whatever)\b|\blooks? (?:super |so |really )?cool$/iu.test(clause)) return null;
  const isNicer = nicer.test(clause);
  if (isNicer) context.warn(`What is meant by '${context.words}' is a guess: contrast, colours and shadows are lifted a little.`);
  if (isNicer || enhance.test(clause)) return [{ kind: 'tone', ...on(thePicture, context), change: enhancement }];
  if (/\bbright (?:red|blue|green|yellow|orange|pink|purple|colou?rs?)\b|\bdark (?:red|blue|green|brown|gr[ae]y|purple)\b/iu.test(clause))
    return null;
  const { change, rest, contradicted } = changeOf(clause);
  if (Object.keys(change).length === 0) return null;
  const words = withoutAmounts(rest)
    .replace(functionWords, ' ')
    .replace(/^\s*(?:(?:and|but|of|in|on|to)\s+)+|(?:\s+(?:and|but|of|in|on|to))+\s*$/giu, ' ')
    .replace(/和|的/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const isAnotherMatter = words.split(' ').length > 6;
  if (isAnotherMatter) return null;
  for (const undone of contradicted)
    context.warn(`Not done: '${undone}' in '${context.words}', as later words of it ask for the opposite.`);
  return targetsOf(words, thePicture, context).map((target) => ({ kind: 'tone' as const, ...on(known(target, context), context), change }));
};
