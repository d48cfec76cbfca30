/**
 * Cuts a prompt into words: Latin-script words with their punctuation, Han by jieba and the lexicon, kana by the lexicon, Hangul without particles.
 * Knows no meanings but the keys of the word tables.
 */
import { createRequire } from 'node:module';
import type { Jieba } from '@node-rs/jieba';
import { type LanguageCode, lookupKey, type WordTable } from './lexicon.ts';
import { quoteMark } from './quotes.ts';

export interface Word {
  readonly text: string;
  readonly key: string;
  /** Hyphenated to the word before. */
  readonly isJoined: boolean;
  readonly isPunctuation: boolean;
}

const pattern = new RegExp(`${quoteMark}\\d+${quoteMark}|\\d+(?:[.,:]\\d+)*[a-z]*|[\\p{L}\\p{M}]+(?:['’][\\p{L}]+)*|\\p{N}+|[^\\s]`, 'gu');
const marks = new RegExp(`^${quoteMark}`);

function word(text: string, isJoined = false): Word {
  return {
    text,
    key: marks.test(text) ? text : lookupKey(text),
    isJoined,
    isPunctuation: !marks.test(text) && !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text),
  };
}

/** "the cat's hat, blue-eyed" -> the cat hat , blue +eyed (joined). Elided articles (l'homme, d'une) become words. */
export function cutLatin(text: string, language: LanguageCode): Word[] {
  const words: Word[] = [];
  let end = -1;
  let hyphenEnd = -1;
  for (const match of text.matchAll(pattern)) {
    const [found] = match;
    if (/^[-‐‑]$/.test(found) && match.index === end && /[\p{L}\p{N}]/u.test(text[match.index + 1] ?? '')) {
      hyphenEnd = match.index + 1;
      continue;
    }
    // The apostrophe of a plural owner: the dogs' bowl.
    if (/^['’]$/.test(found) && match.index === end && text[end - 1] === 's') continue;
    const isJoined = hyphenEnd === match.index;
    // Emoji side by side are a list.
    if (
      /^\p{Extended_Pictographic}$/u.test(found) &&
      text.slice(end, match.index).trim() === '' &&
      /\p{Extended_Pictographic}$/u.test(words.at(-1)?.text ?? '')
    )
      words.push(word('&'));
    const elided = language === 'fr' || language === 'es' ? /^(\p{L}{1,2})['’](\p{L}+)$/u.exec(found) : null;
    if (elided) words.push(word(elided[1]!), word(elided[2]!));
    else words.push(word(found.replace(/['’]s?$/iu, '') || found, isJoined));
    end = match.index + found.length;
  }
  return words;
}

/** Characters of the longest key that is looked for (大理石のテーブル and what is longer). */
const longestKey = 12;

/** Fewest pieces over the table's keys; unknown characters cost 3 and stay single. */
function coverByKeys(run: string, table: WordTable): string[] {
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= run.length; end++) {
    best[end] = { cost: best[end - 1]!.cost + 3, from: end - 1 };
    for (let from = Math.max(0, end - longestKey); from < end; from++) {
      if (!table.words.has(run.slice(from, end).toLowerCase())) continue;
      const cost = best[from]!.cost + 1;
      if (cost < best[end]!.cost || (cost === best[end]!.cost && from < best[end]!.from)) best[end] = { cost, from };
    }
  }
  const pieces: string[] = [];
  for (let end = run.length; end > 0; end = best[end]!.from) pieces.unshift(run.slice(best[end]!.from, end));
  return pieces;
}

/** Neighbouring single characters that no table knows are one unknown word. */
function joinUnknown(pieces: string[], table: WordTable): string[] {
  const joined: string[] = [];
  let isOpen = false;
  for (const piece of pieces) {
    const isKnown = table.words.has(piece.toLowerCase());
    if (!isKnown && isOpen) joined[joined.length - 1] += piece;
    else joined.push(piece);
    isOpen = !isKnown;
  }
  return joined;
}

export function cutByKeys(run: string, table: WordTable): Word[] {
  return joinUnknown(coverByKeys(run, table), table).map((piece) => word(piece));
}

export interface HanCutter {
  cut(run: string, table: WordTable): Word[];
}

/** Function words of jieba's tagger: adverbs, conjunctions, particles, pronouns. They are not cut into characters. */
const functionTags = /^(?:d|c|u|y|r|e|o|uj|ul|uz)/;

/** jieba with the lexicon's words added; loads its dictionary (5 MB) at the first cut. */
export function createHanCutter(): HanCutter {
  let jieba: Jieba | null = null;
  const load = (table: WordTable): Jieba => {
    const require = createRequire(import.meta.url);
    const { Jieba: JiebaClass } = require('@node-rs/jieba') as typeof import('@node-rs/jieba');
    const { dict } = require('@node-rs/jieba/dict') as { dict: Uint8Array };
    const loaded = JiebaClass.withDict(dict);
    const own = [...table.words.keys()].filter((key) => /^\p{Script=Han}{2,}$/u.test(key));
    loaded.loadDict(Buffer.from(own.map((key) => `${key} 20000 n`).join('\n')));
    return loaded;
  };
  return {
    cut(run, table) {
      jieba ??= load(table);
      return jieba.tag(run, true).flatMap(({ tag, word: piece }) => {
        if (table.words.has(piece.toLowerCase()) || functionTags.test(tag)) return [word(piece)];
        return cutByKeys(piece, table);
      });
    },
  };
}

const particles = /(?:에서는|에게서|에서|에는|으로|에게|까지|부터|이다|이랑|하고|처럼|한테|은|는|이|가|을|를|의|에|와|과|랑|로|도)$/u;

/** What a particle says to the grammar: and, "object before its verb", "place before its verb", else nothing. */
function particleMark(particle: string): string {
  if (/^(?:와|과|랑|이랑|하고)$/u.test(particle)) return '와';
  if (/^[을를]$/u.test(particle)) return '를';
  if (/^에/u.test(particle)) return '에';
  return /^[은는이가도]$/u.test(particle) ? '가' : '의';
}

/** Pieces of one space-separated piece: its stem in the table and what the particle says; else the longest known parts. */
function cutPiece(piece: string, table: WordTable): Word[] {
  const stem = piece.replace(particles, '');
  const marked = (stemWords: Word[]) => [...stemWords, word(particleMark(piece.slice(stem.length)))];
  if (stem && stem !== piece && table.words.has(stem)) return marked([word(stem)]);
  const parts = coverByKeys(stem || piece, table);
  if (!parts.every((part) => table.words.has(part))) return [word(stem || piece)];
  return stem !== piece && stem ? marked(parts.map((part) => word(part))) : parts.map((part) => word(part));
}

/** Korean: phrases of the table first, then one word a space-separated piece, particles cut off when what is left is in the table. */
export function cutKorean(text: string, table: WordTable): Word[] {
  const pieces = text.match(pattern) ?? [];
  const words: Word[] = [];
  let index = 0;
  while (index < pieces.length) {
    const span = [4, 3, 2].find(
      (length) => index + length <= pieces.length && table.words.has(pieces.slice(index, index + length).join(' ')),
    );
    if (span) words.push(...pieces.slice(index, index + span).map((piece) => word(piece)));
    else words.push(...(table.words.has(pieces[index]!) ? [word(pieces[index]!)] : cutPiece(pieces[index]!, table)));
    index += span ?? 1;
  }
  return words;
}
