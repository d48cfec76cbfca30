/** Styles by the names that people use for them; for those that the studio lacks, its nearest one, which is told. */
import type { ApplyStyle } from '../edit-plan.ts';
import { readWords } from '../phrases.ts';
import type { ClauseContext } from './command.ts';

/** Drawn from a photograph alone: no scene is rendered so. */
const drawn: readonly (readonly [ApplyStyle['style'], RegExp])[] = [
  ['pop-art', /\b(?:pop[- ]art|warhol|lichtenstein)\b|波普/iu],
  ['comic', /\b(?:comics?|comic[- ]book|graphic novel|marvel|superhero comic)\b|美漫|漫画书/iu],
  ['anime', /\b(?:anime|manga|ghibli|cel[- ]shad(?:ed|ing)|cartoon(?:y|ish)?|chibi)\b|动漫|动画|卡通|漫画|宫崎骏|吉卜力|二次元/iu],
];

const nearest: readonly (readonly [ApplyStyle['style'], RegExp])[] = [
  [
    'clay',
    /\b(?:pixar|lego|3d (?:render|cartoon|character|animation)|toy|figurine|action figure|doll|plush|funko)\b|皮克斯|乐高|手办|粘土/iu,
  ],
  ['ink-line', /\b(?:line ?work|line drawing|etching|blueprint|tattoo design|colou?ring (?:book|page))\b|线稿|水墨|国画/iu],
  ['flat-vector', /\b(?:disney|simpsons?|storybook|children['’]?s book|illustration|sticker|emoji|logo|icon)\b|插画|扁平/iu],
  ['oil', /\b(?:van gogh|monet|rembrandt|renaissance|impressionis[mt]|baroque|acrylic|painting)\b|梵高|莫奈|印象派/iu],
  ['pencil', /\b(?:charcoal|graphite|chalk)\b|炭笔|素描/iu],
  ['vintage-photo', /\b(?:vhs|(?:19)?[5-9]0s (?:photo|film|look|style)|daguerreotype)\b|复古|怀旧/iu],
];
const fillers =
  /\b(?:studio|style|styled|image|picture|photo|version|painting|drawing|art|artwork|movie|film|character|scene|look|poster|book|page|portrait|effect|filter|still|frame|of|a|an|the|in|as|from|like|by|into)\b|风格|的|样子|效果|图片?|照片?|画/giu;

const isStyleAlone = (words: string, pattern: RegExp): boolean =>
  words.replace(pattern, ' ').replace(fillers, ' ').trim().split(/\s+/).length <= 2;

/** The style that the words name; they must not name things beside it ("a watercolour of a cat" would be a new picture). */
export function styleIn(words: string, { parts, quotes, warn }: ClauseContext): ApplyStyle['style'] | null {
  const own = drawn.find(([, pattern]) => pattern.test(words));
  if (own && isStyleAlone(words, own[1])) return own[0];
  const { draft } = readWords(words, quotes, parts);
  if (draft.objects.length === 0 && draft.look.style && draft.look.style !== 'photographic') return draft.look.style;
  const near = nearest.find(([, pattern]) => pattern.test(words));
  if (!near || !isStyleAlone(words, near[1])) return null;
  warn(`'${words.trim()}' is none of the studio's styles: the nearest, ${near[0]}, is used.`);
  return near[0];
}
