/**
 * The possible dictionary forms of an inflected word or phrase, likeliest first, by simple rules of endings: plurals and genders of Spanish,
 * French and German beside English plurals. Knows no lexicon: a form counts only where a table has it, so that the rules may be generous.
 */
import type { LanguageCode } from './lexicon.ts';
import { singularForms } from './singular.ts';

/** A form, and whether reaching it took off a plural. */
export interface BaseForm {
  readonly form: string;
  readonly isPlural: boolean;
}

type Rule = readonly [ending: RegExp, replacement: string, isPlural: boolean];

const spanish: readonly Rule[] = [
  [/ces$/, 'z', true],
  [/iones$/, 'ión', true],
  [/ones$/, 'ón', true],
  [/anes$/, 'án', true],
  [/ines$/, 'ín', true],
  [/eses$/, 'és', true],
  [/as$/, 'o', true],
  [/as$/, 'a', true],
  [/os$/, 'o', true],
  [/([^aeiou])es$/, '$1', true],
  [/s$/, '', true],
  [/ona$/, 'ón', false],
  [/ora$/, 'or', false],
  [/a$/, 'o', false],
];

const french: readonly Rule[] = [
  [/eaux$/, 'eau', true],
  [/aux$/, 'al', true],
  [/eux$/, 'eu', true],
  [/oux$/, 'ou', true],
  [/s$/, '', true],
  [/euses?$/, 'eux', false],
  [/ives?$/, 'if', false],
  [/ennes?$/, 'en', false],
  [/onnes?$/, 'on', false],
  [/elles?$/, 'el', false],
  [/ères?$/, 'er', false],
  [/ches?$/, 'c', false],
  [/es$/, '', false],
  [/e$/, '', false],
  [/ches?$/, 'che', true],
];

const german: readonly Rule[] = [
  [/innen$/, 'in', true],
  [/ern$/, '', true],
  [/er$/, '', true],
  [/en$/, '', true],
  [/en$/, 'e', true],
  [/n$/, '', true],
  [/e$/, '', true],
  [/es$/, '', false],
  [/em$/, '', false],
  [/ums$/, 'um', false],
  [/s$/, '', true],
  [/sse$/, 'ss', true],
];

/** Häuser, Bäume, Köche: the stem without its umlaut. */
const withoutUmlaut = (word: string): string =>
  word.replace(/(äu|ä|ö|ü)(?=[^äöü]*$)/u, (found) => ({ äu: 'au', ä: 'a', ö: 'o', ü: 'u' })[found]!);

function germanForms(word: string): BaseForm[] {
  const plain = byRules(word, german);
  const bare = withoutUmlaut(word);
  const unrounded =
    bare === word ? [] : [{ form: bare, isPlural: true }, ...byRules(bare, german).map(({ form }) => ({ form, isPlural: true }))];
  return [...plain, ...unrounded];
}

function byRules(word: string, rules: readonly Rule[]): BaseForm[] {
  if (word.length < 3) return [];
  return rules.flatMap(([ending, replacement, isPlural]) => {
    const form = word.replace(ending, replacement);
    return form === word || form.length < 2 ? [] : [{ form, isPlural }];
  });
}

function formsOfWord(word: string, language: LanguageCode): BaseForm[] {
  switch (language) {
    case 'es':
      return byRules(word, spanish);
    case 'fr':
      return byRules(word, french);
    case 'de':
      return germanForms(word);
    default:
      return [];
  }
}

/** "botellas de vino": the first word carries the plural; "coches deportivos": both do; "lange Haare": the last. */
function phraseForms(words: readonly string[], language: LanguageCode): BaseForm[] {
  const [first, ...rest] = words;
  const last = words.at(-1)!;
  const before = words.slice(0, -1).join(' ');
  const firstForms = formsOfWord(first!, language);
  const lastForms = formsOfWord(last, language);
  const headed = firstForms.map(({ form, isPlural }) => ({ form: [form, ...rest].join(' '), isPlural }));
  const tailed = lastForms.map(({ form, isPlural }) => ({ form: `${before} ${form}`, isPlural }));
  const both =
    words.length === 2
      ? firstForms.flatMap((one) => lastForms.map((other) => ({ form: `${one.form} ${other.form}`, isPlural: other.isPlural })))
      : [];
  return [...headed, ...tailed, ...both];
}

/** [] where the language has no endings (Chinese, Japanese, Korean) or none fits */
export function baseForms(key: string, language: LanguageCode): BaseForm[] {
  if (language === 'en') return singularForms(key).map((form) => ({ form, isPlural: true }));
  if (language !== 'es' && language !== 'fr' && language !== 'de') return [];
  const words = key.split(' ');
  if (words.length > 4) return [];
  return words.length === 1 ? formsOfWord(key, language) : phraseForms(words, language);
}
