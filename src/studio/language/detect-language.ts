/** Which grammar a prompt wants, by script and, for Latin script, by the share of a language's function words. */
import type { LanguageCode, Lexicon } from './lexicon.ts';
import { lookupKey } from './lexicon.ts';
import { findMeanings } from './tag-words.ts';

const latinScript: LanguageCode[] = ['es', 'fr', 'de'];
/** Words that English shares with the others and that prove nothing. */
const shared = new Set([
  'a',
  'an',
  'in',
  'on',
  'rose',
  'orange',
  'die',
  'bar',
  'park',
  'hand',
  'y',
  'e',
  'd',
  'l',
  'o',
  'table',
  'grand',
  'photo',
  'image',
  'violet',
  'son',
  'restaurant',
  'cafe',
  'café',
  'plage',
  'golden',
  'am',
  'des',
  'sombre',
  'auto',
  'gras',
  'sand',
  'foto',
  'metal',
  'cristal',
  'es',
  'bei',
  'tag',
  'stein',
  'desert',
  'gran',
  'wagen',
  'rosa',
  'lila',
]);

export function detectLanguage(text: string, lexicon: Lexicon): LanguageCode {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  if (/\p{Script=Hangul}/u.test(text)) return 'ko';
  const words = (text.match(/\p{L}+/gu) ?? []).slice(0, 200).map(lookupKey);
  const english = lexicon.table('en').words;
  const englishHits = words.filter((word) => english.has(word)).length;
  if (englishHits >= words.length * 0.7) return 'en';
  const score = (language: LanguageCode) =>
    words.filter((word) => !shared.has(word) && findMeanings(word, { table: lexicon.table(language), language }) !== null).length;
  const [best] = latinScript.map((language) => ({ language, hits: score(language) })).sort((left, right) => right.hits - left.hits);
  const least = words.length <= 2 && englishHits === 0 ? 1 : 2;
  return best && best.hits >= least && best.hits > englishHits ? best.language : 'en';
}
