/** Words -> tokens: the longest phrase of the table at each place, plurals by their singular, numbers, hyphenated compounds. */
import type { WordTable } from './lexicon.ts';
import type { Meaning, Token } from './meaning.ts';
import { quoteMark } from './quotes.ts';
import { singularForms } from './singular.ts';
import type { Word } from './words.ts';

function findMeanings(key: string, table: WordTable, hasPlurals: boolean): { meanings: readonly Meaning[]; isPlural: boolean } | null {
  const direct = table.words.get(key);
  if (direct) return { meanings: direct, isPlural: false };
  if (!hasPlurals) return null;
  for (const form of singularForms(key)) {
    const nouns = table.words
      .get(form)
      ?.filter(({ kind }) => kind === 'object' || kind === 'surface' || kind === 'place' || kind === 'detail' || kind === 'colour');
    if (nouns && nouns.length > 0) return { meanings: nouns, isPlural: true };
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

function longestMatch(words: readonly Word[], start: number, table: WordTable, hasPlurals: boolean): { token: Token; end: number } | null {
  for (let end = Math.min(words.length, start + table.longest); end > start; end--) {
    const span = words.slice(start, end);
    if (span.some((word) => word.isPunctuation && word.text !== '&')) continue;
    const key = span.map((word) => word.key).join(' ');
    const found = findMeanings(key, table, hasPlurals);
    if (found)
      return {
        token: { text: span.map((word, index) => (index > 0 ? (word.isJoined ? '-' : ' ') : '') + word.text).join(''), ...found },
        end,
      };
  }
  return null;
}

/** A compound such as "blue-eyed" says something of a thing that its first word alone does not: one adjective, unless the table knows all parts. */
function compound(words: readonly Word[], start: number, table: WordTable, hasPlurals: boolean): { token: Token; end: number } | null {
  const end = groupEnd(words, start);
  if (end === start + 1) return null;
  const parts = words.slice(start, end);
  const isKnown = parts.every((part) => findMeanings(part.key, table, hasPlurals) !== null || number(part.text) !== null);
  const text = parts.map((part) => part.text).join('-');
  const coloured = /^(.+)-colou?red$/i.exec(text);
  const colour = coloured && table.words.get(coloured[1]!.toLowerCase().replaceAll('-', ' '))?.filter(({ kind }) => kind === 'colour');
  if (colour && colour.length > 0) return { token: { text: coloured![1]!, meanings: colour, isPlural: false }, end };
  return isKnown ? null : { token: single(text, 'mood'), end };
}

export function tagWords(words: readonly Word[], table: WordTable, hasPlurals: boolean): Token[] {
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
      const match = longestMatch(words, index, table, hasPlurals);
      const whole = match && match.end >= groupEnd(words, index) ? match : (compound(words, index, table, hasPlurals) ?? match);
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
