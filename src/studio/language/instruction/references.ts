/** Finds mentions of reference pictures in an instruction ("image 2", "the second picture", 图二) and marks them for the tokenizer. */
import type { Token } from '../meaning.ts';
import { quoteMark } from '../quotes.ts';
import { eachPictureNamed, plainRoles } from './roles.ts';

/** Marked references use the quotes' mark with numbers from here on, so that they survive tokenizing. */
const firstMark = 1000;
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const cardinals = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const hanNumbers = '一二三四五六七八九十';
/** "the person in the photo 10 years younger", "crop the image 20 pixels": no picture of that number. */
const units = '(?:years?|pixels?|px|stops?|cm|mm|inch(?:es)?|shades?|steps?|levels?|people|persons?|or|and a half)';
const picture = '(?:reference )?(?:images?|pictures?|photos?|pics?|photographs?|references?)';

const patterns: RegExp[] = [
  new RegExp(
    `\\b(?:the )?${picture} ?(?:#|no\\.? ?|number )?(\\d{1,2}|${cardinals.join('|')})\\b(?! ?(?:%|percent|per cent|times|degrees?|°|x\\b|[:：×]\\s*\\d|${units}\\b))`,
    'giu',
  ),
  new RegExp(
    `\\b(?:the )?(${ordinals.join('|')}|last|1st|2nd|3rd|\\d{1,2}th) (?:reference )?(?:image|picture|photo|pic|photograph|reference|one)\\b`,
    'giu',
  ),
  new RegExp(`(?:第)([${hanNumbers}\\d]{1,2})(?:张|幅)(?:图片|图像|照片|图)?`, 'gu'),
  new RegExp(`(?:图片|图像|照片|图)\\s?([${hanNumbers}\\d]{1,2})`, 'gu'),
];

/** index from 0; NaN when the word is no number */
function indexOf(word: string, count: number): number {
  const lower = word.toLowerCase();
  if (lower === 'last') return count - 1;
  const byName = [ordinals.indexOf(lower), cardinals.indexOf(lower), hanNumbers.indexOf(lower)].find((index) => index >= 0);
  return byName ?? Number.parseInt(lower, 10) - 1;
}

export interface MarkedInstruction {
  readonly text: string;
  /** Mentions that point at no reference of the request, as written, each marked in the text by `missingMark`. */
  readonly missing: string[];
}

/** Above all marks of references: mention n of a picture that was not given is 2000 + n. */
const firstMissing = 2000;

/** Finds a clause that names a picture which was not given; group 1 is the mark's number. */
export const missingPattern = new RegExp(`${quoteMark}(2\\d{3})${quoteMark}`, 'u');

export const missingOfMark = (digits: string): number => Number(digits) - firstMissing;

export function markReferences(text: string, referenceCount: number): MarkedInstruction {
  const missing: string[] = [];
  const marked = patterns.reduce(
    (current, pattern) =>
      current.replace(pattern, (mention: string, word: string) => {
        const index = indexOf(word, referenceCount);
        if (!(index >= 0 && index < referenceCount)) {
          // "Remove the third one" is about things.
          if (/\bone$/iu.test(mention) && !cardinals.includes(word.toLowerCase())) return mention;
          missing.push(mention.trim());
          return ` ${quoteMark}${firstMissing + missing.length - 1}${quoteMark} `;
        }
        return ` ${quoteMark}${firstMark + index}${quoteMark} `;
      }),
    eachPictureNamed(text),
  );
  return { text: plainRoles(marked.replace(/ {2,}/g, ' ').trim()), missing };
}

/** The text of the mark of any reference, as a pattern with the index + 1000 in group 1. */
export const referencePattern = `${quoteMark}(1\\d{3})${quoteMark}`;

export function referenceOfMark(digits: string): number {
  return Number(digits) - firstMark;
}

const links = new Set(['from', 'in', 'of', 'inside', 'on', '里', '中', '的', '里面', '上', '内', '中的', '里的']);

/** "image 2 is the person", 图2是人. */
const tells = new Set(['is', 'shows', 'has', 'contains', 'the', '是', '为']);

export interface GroundedTokens {
  readonly tokens: Token[];
  /** lower-case label of a thing -> the reference that it was said to be in */
  readonly groundedLabels: Map<string, number>;
}

/** "the cat from image 2" -> cat, grounded in reference 1; a picture named alone becomes a thing of its own. */
export function groundTokens(tokens: readonly Token[]): GroundedTokens {
  const groundedLabels = new Map<string, number>();
  const kept: Token[] = [];
  const reference = (token: Token | undefined) => {
    const mark = token?.meanings[0]?.kind === 'quote' ? Number(token.meanings[0].value) : 0;
    return mark >= firstMark ? mark - firstMark : null;
  };
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    const own = reference(token);
    if (own === null) {
      kept.push(token);
      continue;
    }
    let before = kept.length - 1;
    while (before >= 0 && links.has(kept[before]!.text.toLowerCase())) before--;
    let after = index + 1;
    while (links.has(tokens[after]?.text ?? '') || tells.has(tokens[after]?.text.toLowerCase() ?? '')) after++;
    const isThing = (candidate: Token | undefined) => candidate?.meanings.some(({ kind }) => kind === 'object') ?? false;
    if (before >= 0 && before < kept.length - 1 && isThing(kept[before]) && !/^[里中的上内]/.test(kept.at(-1)!.text)) {
      groundedLabels.set(kept[before]!.text.toLowerCase(), own);
      kept.length = before + 1;
    } else if (after > index + 1 && isThing(tokens[after])) {
      groundedLabels.set(tokens[after]!.text.toLowerCase(), own);
      index = after - 1;
    } else kept.push({ text: `image ${own + 1}`, meanings: [{ kind: 'object', value: `reference-${own}` }], isPlural: false });
  }
  return { tokens: kept, groundedLabels };
}
