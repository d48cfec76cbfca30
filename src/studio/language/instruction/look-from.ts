/** "Use the colours of image 2", "make image 1 look like image 2": light, contrast and colours of one picture for another. */
import { thePicture } from './commands/command.ts';
import { referenceOfMark, referencePattern } from './references.ts';
import { type Instruction, marksIn, unmark, type Wishes } from './wishes.ts';

const mark = referencePattern;
const property =
  '(?:(?:visual |art(?:istic)? |overall )?style|colou?rs?|colou?r (?:palette|grading|grade|scheme|tones?)|palette|look(?: and feel)?|tones?|tonality|grading|light(?:ing)?|mood|vibe|aesthetics?|atmosphere)';
const hanProperty = '(?:整体)?(?:风格|色调|颜色|色彩|配色|调色|光线|氛围|影调)';

/** Group 1 is the picture that gives its look. */
const patterns: readonly RegExp[] = [
  // "Image 1 to image 2" has become "image 1 and image 2" by then: a range of pictures is read so.
  new RegExp(
    `^(?:colou?r[- ]?)?(?:match|adjust|fit|adapt|grade)\\b[^\\uE000]*${mark.replace('(', '(?:')}\\s+(?:to|with|like|and)\\s+(?:the )?(?:${property} (?:of|in) )?${mark}$`,
    'iu',
  ),
  new RegExp(`\\b${property}(?:,? (?:and|&) (?:the )?${property})?\\s+(?:of|from|in|as in|as)\\s+(?:the )?${mark}`, 'iu'),
  new RegExp(`${mark}\\s*['’]s\\s+${property}`, 'iu'),
  new RegExp(
    `\\b(?:look(?:s|ing)? (?:more )?like|in the style of|to match|match(?:es|ing)?(?: it)? (?:to|with)?)\\s*(?:the )?${mark}$`,
    'iu',
  ),
  new RegExp(
    `${mark}\\s+as (?:a |the )?(?:${property} )?(?:style|colou?r|look|mood|tone|lighting) (?:reference|guide|source|inspiration)`,
    'iu',
  ),
  new RegExp(`^(?:match|transfer|copy|apply|use)\\b.*\\b${property}\\b[^\\uE000]*${mark}$`, 'iu'),
  new RegExp(`${mark}\\s*(?:的|里的|中的)?${hanProperty}`, 'u'),
];
const otherMatter =
  /\b(?:pose|composition|expression|faces?|hair ?styles?|sky|background|clothes|outfit|dress|pattern|logo)\b|姿势|构图|表情|脸|发型|天空|背景|衣服/iu;
/** "Make the mug the colour of image 2" is a thing's matter. */
const ofThing =
  /^(?:make|paint|dye|recolou?r|change|turn)\s+(?:the|his|her|my|its)\s+(?!image|picture|photo|whole|colou?rs?\b|style|tones?|look|light|mood|first|second)[\p{L} ]+?\s+(?:the\s+)?(?:same\s+)?colou?r\b/iu;

/** true: the clause was this and its wish is noted. */
export function lookFrom(clause: string, wishes: Wishes, { quotes, referenceCount, isCombination }: Instruction): boolean {
  if (referenceCount < 2 || isCombination || otherMatter.test(clause) || ofThing.test(clause)) return false;
  const marks = marksIn(clause);
  const found = patterns.map((pattern) => pattern.exec(clause)?.[1]).find((digits) => digits !== undefined);
  if (found === undefined || marks.length > 2) return false;
  const from = referenceOfMark(found);
  const reference = marks.find((other) => other !== from) ?? (from === 0 ? 1 : 0);
  const words = unmark(clause, quotes);
  if (/\b(?:styles?|art|aesthetics?)\b|风格/iu.test(clause))
    wishes.warnings.push(
      `Of the style of image ${from + 1} its light, contrast and colours are taken over, not its brush or its material: '${words}'.`,
    );
  wishes.before.push({ kind: 'match-look', reference, target: thePicture, words, from });
  return true;
}
