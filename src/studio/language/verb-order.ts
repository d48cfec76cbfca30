/**
 * Puts verbs that stand after their noun before it, so that one grammar reads all languages: Japanese and Korean ("帽子をかぶった猫" is read
 * as "wearing hat 的 cat", "소파에 앉아 있는" as "sitting-at sofa on"), and German relative clauses ("ein Mann, der ein Buch liest").
 * Knows tokens by their kinds, and the particles by their text.
 */
import type { LanguageCode } from './lexicon.ts';
import { hasKind, type MeaningKind, meaningOf, type Token } from './meaning.ts';

const nounPhraseKinds: readonly MeaningKind[] = [
  ...([
    'object',
    'number',
    'classifier',
    'colour',
    'shade',
    'size',
    'material',
    'mood',
    'detail',
    'surface',
    'unknown',
    'partitive',
  ] as const),
];
const nounKinds: readonly MeaningKind[] = [
  'object',
  'surface',
  'place',
  'detail',
  'colour',
  'number',
  'size',
  'mood',
  'material',
  'shade',
  'unknown',
];
const particle = (text: string, kind: MeaningKind = 'filler', value = text): Token => ({
  text,
  meanings: [{ kind, value }],
  isPlural: false,
});
const resting = /^(?:sitting|lying|sleeping|standing)$/;

const isObjectMark = (token: Token | undefined): boolean => token !== undefined && /^[を를을]$/u.test(token.text);
const isPlaceMark = (token: Token | undefined): boolean =>
  token !== undefined && (/^[に에で]$/u.test(token.text) || hasKind(token, 'locative'));

/** Where the noun phrase that ends before `end` starts. */
function phraseStart(tokens: readonly Token[], end: number, kinds: readonly MeaningKind[]): number {
  let start = end;
  while (start > 0) {
    const before = tokens[start - 1]!;
    const isLink = /^[の의]$/u.test(before.text) && start < end && hasKind(tokens[start - 2], 'colour', 'material', 'number', 'classifier');
    if (!isLink && !hasKind(before, ...kinds)) break;
    start--;
  }
  return start;
}

interface Move {
  /** Of the noun phrase. */
  readonly start: number;
  /** Exclusive, of the verb and its particles. */
  readonly end: number;
  readonly tokens: readonly Token[];
}

/** The verb at or just behind `index`; adverbs and a hand may stand between. */
function verbAt(tokens: readonly Token[], index: number): number {
  for (let at = index; at < Math.min(tokens.length, index + 3); at++) {
    if (hasKind(tokens[at], 'action')) return at;
    if (!hasKind(tokens[at], 'filler', 'mood')) return -1;
  }
  return -1;
}

function moveOver(tokens: readonly Token[], mark: number): Move | null {
  const verb = verbAt(tokens, mark + 1);
  if (verb < 0) return null;
  const action = tokens[verb]!;
  const value = meaningOf(action, 'action')!.value;
  const isPlace = isPlaceMark(tokens[mark]);
  const isPose = value === 'pose' && resting.test(action.text);
  if (isPlace ? !(isPose || value === 'on' || value === 'lean') : value === 'pose') return null;
  const start = phraseStart(tokens, mark, isPlace ? [...nounPhraseKinds, 'place'] : nounPhraseKinds);
  if (start === mark) return null;
  const noun = tokens.slice(start, mark);
  const leads = isPose ? particle(action.text, 'preposition', 'at') : action;
  const isSetting = hasKind(noun.at(-1), 'place') && !hasKind(noun.at(-1), 'object', 'surface');
  const where = hasKind(tokens[mark], 'locative') ? [tokens[mark]!] : isPose ? [particle('上', 'locative', isSetting ? 'in' : 'on')] : [];
  // 있는 after a verb is part of it.
  let end = verb + 1;
  while (hasKind(tokens[end], 'copula')) end++;
  const link = hasKind(tokens[end], ...nounKinds) ? [particle('的')] : [];
  return { start, end, tokens: [leads, ...noun, ...where, ...link] };
}

/** 家の前で, 벤치에서: a place without a verb of rest gets the preposition that Chinese has before it, and a locative where it has none. */
function placeBefore(tokens: readonly Token[], mark: number): Move | null {
  const isLocative = hasKind(tokens[mark], 'locative');
  const start = phraseStart(tokens, mark, isLocative ? [...nounPhraseKinds, 'place'] : nounPhraseKinds);
  const noun = tokens.slice(start, mark);
  const isThing = hasKind(noun.at(-1), 'object', 'surface') && !hasKind(noun.at(-1), 'place');
  const isDoneThere = isLocative || (/^[で에]$/u.test(tokens[mark]!.text) && verbAhead(tokens, mark + 1));
  if (start === mark || !isThing || !isDoneThere || hasKind(tokens[start - 1], 'preposition')) return null;
  const where = isLocative ? tokens[mark]! : particle('上', 'locative', 'on');
  return { start, end: mark + 1, tokens: [particle('在', 'preposition', 'at'), ...noun, where] };
}

function verbAhead(tokens: readonly Token[], index: number): boolean {
  for (let at = index; at < tokens.length && !hasKind(tokens[at], 'comma', 'stop'); at++) if (hasKind(tokens[at], 'action')) return true;
  return false;
}

/** 飛ぶ鷲: what flies is named before it flies. */
function flightAfter(tokens: readonly Token[], index: number): Move | null {
  if (meaningOf(tokens[index], 'action')?.value !== 'fly') return null;
  let end = index + 1;
  while (hasKind(tokens[end], ...nounPhraseKinds) || /^[の의]$/u.test(tokens[end]?.text ?? '')) end++;
  const noun = tokens.slice(index + 1, end);
  return hasKind(noun.at(-1), 'object') ? { start: index, end, tokens: [...noun, tokens[index]!] } : null;
}

/** 人なし, 자동차가 없는: what is not there is named before the word that says so. */
function absence(tokens: readonly Token[], index: number): Move | null {
  if (!hasKind(tokens[index], 'without')) return null;
  const mark = /^[がは가의]$/u.test(tokens[index - 1]?.text ?? '') ? index - 1 : index;
  const start = phraseStart(tokens, mark, nounPhraseKinds);
  return start === mark ? null : { start, end: index + 1, tokens: [tokens[index]!, ...tokens.slice(start, mark), particle(',', 'comma')] };
}

/** りんごが3つ: the count is read right after its noun. */
const withoutMarksBeforeCounts = (tokens: readonly Token[]): Token[] =>
  tokens.filter(
    (token, index) =>
      !(/^[がをはも를가]$/u.test(token.text) && hasKind(tokens[index - 1], 'object') && hasKind(tokens[index + 1], 'number')),
  );

function verbsBeforeObjects(tokens: readonly Token[]): Token[] {
  let read = withoutMarksBeforeCounts(tokens);
  for (let at = 0; at < read.length; at++) {
    const isMark = at > 0 && (isObjectMark(read[at]) || isPlaceMark(read[at]));
    const move =
      (isMark ? (moveOver(read, at) ?? (isPlaceMark(read[at]) ? placeBefore(read, at) : null)) : null) ??
      flightAfter(read, at) ??
      absence(read, at);
    if (!move) continue;
    read = [...read.slice(0, move.start), ...move.tokens, ...read.slice(move.end)];
    at = move.start + move.tokens.length - 1;
  }
  return read;
}

/** ", der ein Buch liest" -> "liest ein Buch": the verb takes the place of the comma and the relative pronoun. */
function germanClauses(tokens: readonly Token[]): Token[] {
  const read = [...tokens];
  for (let index = 0; index + 2 < read.length; index++) {
    if (!hasKind(read[index], 'comma') || !/^(?:der|die|das|welcher|welche|welches)$/i.test(read[index + 1]!.text)) continue;
    const rest = read.slice(index + 2, index + 14);
    const length = rest.findIndex((token) => hasKind(token, 'comma', 'stop'));
    const clause = length < 0 ? rest : rest.slice(0, length);
    const verb = clause.at(-1);
    if (!verb || !hasKind(verb, 'action', 'copula')) continue;
    read.splice(index, 2 + clause.length, verb, ...clause.slice(0, -1));
  }
  return read;
}

/** The tokens, the same or in another order, with a few that stand for the order added. */
export function inSubjectVerbOrder(tokens: readonly Token[], language: LanguageCode): Token[] {
  if (language === 'ja' || language === 'ko') return verbsBeforeObjects(tokens);
  return language === 'de' ? germanClauses(tokens) : [...tokens];
}
