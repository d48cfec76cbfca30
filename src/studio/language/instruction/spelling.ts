/** One mistyped letter in the words that instructions are made of ("remvoe the dog"); told, as every guess is. Things are spelled by the prompt's own reader. */
import type { LanguageParts } from '../parse-prompt.ts';
import { isOneEditApart } from '../resolve-unknown.ts';

const commandWords =
  'blurry remove replace change background erase delete make blur crop brighten darken sharpen rotate convert colour color swap extend resize picture image photo brightness contrast saturation brighter darker warmer cooler lighter sharper please without everything transparent'.split(
    ' ',
  );
const colourWords = 'black white red green blue yellow orange purple brown pink turquoise grey gold silver beige'.split(' ');

/** A letter too many, too few, or two exchanged, after a right first letter: another letter in its place makes another word (blur, blue). */
const isMistyped = (word: string, known: string): boolean => {
  const isOther = word.length === known.length && [...word].filter((letter, at) => letter !== known[at]).length === 1;
  return word[0] === known[0] && !isOther && !word.startsWith(known) && isOneEditApart(word, known);
};

/** Too short, or too far off, for the rule below. */
const typos: Readonly<Record<string, string>> = {
  ...{ teh: 'the', mak: 'make', maek: 'make', bleu: 'blue', backgroud: 'background', bakground: 'background' },
  ...{ backgorund: 'background', pciture: 'picture', phtoo: 'photo', iamge: 'image' },
};

export function mendSpelling(text: string, { lexicon }: LanguageParts): { text: string; warnings: string[] } {
  const warnings: string[] = [];
  const { words } = lexicon.table('en');
  const told = text.replace(
    /(?<![\p{L}'’-])(?:teh|mak|maek|bleu|backgroud|bakground|backgorund|pciture|phtoo|iamge)(?![\p{L}'’-])/giu,
    (word) => {
      warnings.push(`'${word}' was read as '${typos[word.toLowerCase()]!}'.`);
      return typos[word.toLowerCase()]!;
    },
  );
  const mended = told.replace(/(?<![\p{L}\p{N}'’-])[a-z]{4,}(?![\p{L}\p{N}'’-])/giu, (word) => {
    const key = word.toLowerCase();
    const singular = key.replace(/s$/, '');
    if (
      words.has(key) ||
      words.has(singular) ||
      lexicon.nearest(key) ||
      lexicon.nearest(singular) ||
      realWords.has(key) ||
      commandWords.includes(key)
    )
      return word;
    const near =
      (key.length >= 5 ? commandWords.find((known) => known.length >= 5 && isMistyped(key, known)) : undefined) ??
      colourWords.find((known) => known.length >= 4 && isMistyped(key, known));
    if (!near) return word;
    warnings.push(`'${word}' was read as '${near}'.`);
    return near;
  });
  return { text: mended, warnings };
}

/** English words beside the tables that are one letter from those above. */
const realWords = new Set(
  (
    'removed removes replaced changed changes charge erased deletes deleted makes maker blurs blurs crops drop brightens bright darkens dark darkest lighters ' +
    'sharpens rotated rotates coverts colours colors coloured colored colorful swaps images imaged photos pictures pictured pleased whites reds reed greet greens bluer blues blue pinks greys gray ' +
    'golden goldy backs block slack blank wrote write while bread breed greed blew clue glue flue brow blown crown brows pine pint think sink link fold hold told bold cold sold mold sliver ' +
    'cooled cools color colour cooker washer warmed former farmer extent extends resized contact contracts contrasts background backgrounds converts cover covert concert bran brawn frown grown drown'
  ).split(' '),
);
