/** Words -> tokens: the longest phrase of the table at each place, plurals by their singular, numbers, hyphenated compounds. */
import { baseForms } from './inflection.ts';
import type { LanguageCode, WordTable } from './lexicon.ts';
import type { Meaning, MeaningKind, Token } from './meaning.ts';
import { quoteMark } from './quotes.ts';
import type { Word } from './words.ts';

/** What may stand in the plural; in Spanish, French and German adjectives and verbs have endings too. */
const nounKinds: readonly MeaningKind[] = ['object', 'surface', 'place', 'detail', 'colour'];
const adjectiveKinds: readonly MeaningKind[] = [
  'colour',
  'size',
  'shade',
  'material',
  'mood',
  'copula',
  'action',
  'number',
  'weather',
  'season',
  'style',
  'time',
  'light',
];
const pluralKinds: readonly MeaningKind[] = ['object', 'surface', 'place', 'detail', 'carrier', 'graphic'];

/** A table, and the language whose endings its words may have. */
export interface Wording {
  readonly table: WordTable;
  readonly language: LanguageCode;
}

export interface FoundMeanings {
  readonly meanings: readonly Meaning[];
  readonly isPlural: boolean;
}

/** The meanings of a word or phrase as written, else of its dictionary form. */
export function findMeanings(key: string, { table, language }: Wording): FoundMeanings | null {
  const direct = table.words.get(key);
  if (direct) return { meanings: direct, isPlural: false };
  for (const { form, isPlural } of baseForms(key, language)) {
    const known = table.words.get(form);
    const fitting =
      language === 'en'
        ? nounKinds
        : isPlural
          ? [...pluralKinds, ...adjectiveKinds]
          : [...adjectiveKinds, 'object', 'detail', 'place', 'surface'];
    const meanings = known?.filter(({ kind }) => fitting.includes(kind));
    if (meanings && meanings.length > 0) return { meanings, isPlural };
  }
  return null;
}

function single(text: string, kind: Meaning['kind'], value = text): Token {
  return { text, meanings: [{ kind, value }], isPlural: false };
}

function punctuation(text: string): Token {
  if (/[,、，:：;；()（）[\]|/]/.test(text)) return single(text, 'comma');
  if (/[.。!！?？…]/.test(text)) return single(text, 'stop');
  return single(text, text === '&' || text === '+' ? 'and' : 'filler');
}

function number(text: string): Token | null {
  const digits = /^\d{1,3}(?:,\d{3})+$|^\d+$/.test(text) ? text.replaceAll(',', '') : null;
  return digits ? single(text, 'number', digits) : null;
}

/** End (exclusive) of the hyphenated group that starts at `start`. */
function groupEnd(words: readonly Word[], start: number): number {
  let end = start + 1;
  while (words[end]?.isJoined) end++;
  return end;
}

function longestMatch(words: readonly Word[], start: number, wording: Wording): { token: Token; end: number } | null {
  for (let end = Math.min(words.length, start + wording.table.longest); end > start; end--) {
    const span = words.slice(start, end);
    if (span.some((word) => word.isPunctuation && word.text !== '&')) continue;
    const key = span.map((word) => word.key).join(' ');
    const found = findMeanings(key, wording);
    if (found)
      return {
        token: { text: span.map((word, index) => (index > 0 ? (word.isJoined ? '-' : ' ') : '') + word.text).join(''), ...found },
        end,
      };
  }
  return null;
}

/** A compound such as "blue-eyed" says something of a thing that its first word alone does not: one adjective, unless the table knows all parts. */
function compound(words: readonly Word[], start: number, wording: Wording): { token: Token; end: number } | null {
  const end = groupEnd(words, start);
  if (end === start + 1) return null;
  const parts = words.slice(start, end);
  const isKnown = parts.every((part) => findMeanings(part.key, wording) !== null || number(part.text) !== null);
  const text = parts.map((part) => part.text).join('-');
  const coloured = /^(.+)-colou?red$/i.exec(text);
  const colour =
    coloured && wording.table.words.get(coloured[1]!.toLowerCase().replaceAll('-', ' '))?.filter(({ kind }) => kind === 'colour');
  if (colour && colour.length > 0) return { token: { text: coloured![1]!, meanings: colour, isPlural: false }, end };
  return isKnown ? null : { token: single(text, 'mood'), end };
}

export function tagWords(words: readonly Word[], wording: Wording): Token[] {
  const tokens: Token[] = [];
  let index = 0;
  while (index < words.length) {
    const word = words[index]!;
    const unit = words[index + 1]?.text;
    // 12" pizza, 3 m: a measure, not a count.
    if (
      number(word.text) &&
      unit !== undefined &&
      /^(?:"|″|inch(?:es)?|cm|mm|m|km|ft|feet|foot|met(?:er|re)s?|kg|g|years?|pm|am|%|€|\$|米|厘米|岁)$/iu.test(unit)
    ) {
      tokens.push(single(`${word.text} ${unit}`, 'mood'));
      index += 2;
      continue;
    }
    if (word.text.startsWith(quoteMark)) tokens.push(single(word.text, 'quote', word.text.replaceAll(quoteMark, '')));
    else if (word.isPunctuation && word.text !== '&') tokens.push(punctuation(word.text));
    else {
      const match = longestMatch(words, index, wording);
      const whole = match && match.end >= groupEnd(words, index) ? match : (compound(words, index, wording) ?? match);
      if (whole) {
        tokens.push(whole.token);
        index = whole.end;
        continue;
      }
      tokens.push(number(word.text) ?? single(word.text, 'unknown'));
    }
    index++;
  }
  return tokens;
}
