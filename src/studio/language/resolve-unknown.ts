/**
 * Words that no table has: nouns by WordNet's hypernyms (English), an emoji keyword (other languages) or one mistyped letter (a guess, which is warned of);
 * verbs become actions, adjectives moods; what stays is unknown and warned of.
 */
import type { LanguageCode, Lexicon, WordTable } from './lexicon.ts';
import type { Meaning, Token } from './meaning.ts';
import { hasKind } from './meaning.ts';
import type { PartOfSpeechTagger, WordClass } from './part-of-speech.ts';
import { singularForms } from './singular.ts';
import { findMeanings } from './tag-words.ts';

const silentTags = new Set(['DET', 'ADP', 'PRON', 'AUX', 'CCONJ', 'SCONJ', 'PART', 'INTJ', 'PUNCT', 'SYM', 'SPACE']);
/** At most this many words are compared letter by letter with the table. */
const maxTypoSearches = 12;

/** true when one insertion, deletion, substitution or swap of neighbours makes `left` into `right` */
export function isOneEditApart(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1 || left === right) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start++;
  const restLeft = left.slice(start);
  const restRight = right.slice(start);
  if (restLeft.slice(1) === restRight || restLeft === restRight.slice(1) || restLeft.slice(1) === restRight.slice(1)) return true;
  return restLeft[0] === restRight[1] && restLeft[1] === restRight[0] && restLeft.slice(2) === restRight.slice(2);
}

interface NounSources {
  lexicon: Lexicon;
  table: WordTable;
  language: LanguageCode;
}

function nearestSpelling(key: string, { table, language }: NounSources): Meaning | null {
  // Shorter words have too many real neighbours: a board is no boar; the more so where words have endings.
  if (key.length < (language === 'en' ? 6 : 8)) return null;
  for (const [word, meanings] of table.words) {
    const meaning = meanings.find(({ kind }) => kind === 'object' || kind === 'place' || kind === 'colour');
    if (meaning && word.length >= 4 && isOneEditApart(key, word))
      return { ...meaning, guessedFrom: word, resolvedBy: 'spelling', confidence: 0.6 };
  }
  return null;
}

/** Gartenstuhl is a chair: the longest known noun at a German word's end. A material before it is lost, so the sureness is less. */
function germanHead(key: string, table: WordTable): { meaning: Meaning; isPlural: boolean } | null {
  for (let cut = 3; cut <= key.length - 3; cut++) {
    const head = key.slice(cut);
    const found = findMeanings(head, { table, language: 'de' });
    const meaning = found?.meanings.find(({ kind }) => kind === 'object' || kind === 'place' || kind === 'surface');
    if (!meaning || head.length < (found!.isPlural ? 5 : 4)) continue;
    return { meaning: { ...meaning, guessedFrom: head, resolvedBy: 'compound', confidence: 0.8 }, isPlural: found!.isPlural };
  }
  return null;
}

function guessNoun(text: string, { lexicon, table, language }: NounSources): { meaning: Meaning; isPlural: boolean } | null {
  const isEnglish = language === 'en';
  const key = text.toLowerCase();
  for (const [index, form] of [key, ...singularForms(key)].entries()) {
    const near = isEnglish ? lexicon.nearest(form) : undefined;
    // German nouns begin with a capital.
    const tag = isEnglish || (language === 'de' && text === key) ? undefined : table.tags.get(form);
    const concept = near?.concept ?? tag;
    if (!concept) continue;
    const how = near ? { resolvedBy: near.resolvedBy, confidence: near.confidence } : { resolvedBy: 'keyword' as const, confidence: 0.5 };
    return { meaning: { kind: 'object', value: concept, guessedFrom: concept.replaceAll('-', ' '), ...how }, isPlural: index > 0 };
  }
  return language === 'de' ? germanHead(key, table) : null;
}

/** Gives every unknown token its best meaning; the order of tokens stays. */
export function resolveUnknown(tokens: readonly Token[], sources: NounSources, tagger: PartOfSpeechTagger, text: string): Token[] {
  if (!tokens.some((token) => hasKind(token, 'unknown'))) return [...tokens];
  const isEnglish = sources.language === 'en';
  const classes = isEnglish ? tagger.classes(text) : new Map<string, WordClass>();
  let typoSearches = 0;
  return tokens.map((token, index) => {
    if (!hasKind(token, 'unknown')) return token;
    const tag = classes.get(token.text.toLowerCase())?.tag ?? (isEnglish ? 'NOUN' : 'X');
    const as = (meaning: Meaning, isPlural = false): Token => ({ text: token.text, meanings: [meaning], isPlural });
    if (silentTags.has(tag) || /^\d*[.:]?\d+$/.test(token.text))
      return silentTags.has(tag) ? as({ kind: 'filler', value: token.text }) : token;
    if (tag === 'VERB') return as({ kind: 'action', value: 'used' });
    const isBeforeNoun = hasKind(tokens[index + 1], 'object', 'place', 'surface', 'unknown', 'colour', 'mood', 'size', 'material');
    if ((tag === 'ADJ' && isBeforeNoun) || tag === 'ADV') {
      const isColour = /^(.+?)d?ish$/.exec(token.text.toLowerCase());
      const colour = isColour && sources.table.words.get(isColour[1]!)?.find(({ kind }) => kind === 'colour');
      return as(colour ? { ...colour, guessedFrom: isColour[1]! } : { kind: 'mood', value: token.text });
    }
    const noun = guessNoun(token.text, sources);
    if (noun) return as(noun.meaning, noun.isPlural);
    const spelling = typoSearches++ < maxTypoSearches ? nearestSpelling(token.text.toLowerCase(), sources) : null;
    return spelling ? as(spelling) : token;
  });
}
