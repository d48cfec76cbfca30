/**
 * Tokens of a prompt -> scene draft, left to right, for every language: noun phrases, prepositions before them, locatives after them
 * (桌子上), actions, negation, quoted texts. Knows words only by their kinds. This file reads what is no part of a noun phrase;
 * place-phrase.ts decides what a phrase is, relate-things.ts what it has to do with the others.
 */
import { postureOf } from './action.ts';
import { closeClause, closeSentence, endAction } from './clause-end.ts';
import { flushHeadless } from './headless.ts';
import { hasKind, type Meaning, type MeaningKind } from './meaning.ts';
import { readNounPhrase } from './noun-phrase.ts';
import { readPhrase } from './place-phrase.ts';
import { relatePositions } from './positions.ts';
import { type GrammarInput, type Reading, startReading } from './reading.ts';
import { excludePeople, relateAll } from './relate-things.ts';
import { textRole } from './text-role.ts';

function setPreposition(reading: Reading, value: string): void {
  // "drinking from the mug": the verb says more than its preposition.
  if (reading.action && value === 'at') return;
  reading.preposition = value;
  reading.isNegated = false;
  reading.isPredicate = false;
  if (value === 'between') reading.between = [];
  if (value !== 'at' && reading.action?.value !== 'worn') endAction(reading);
}

function readCopula(reading: Reading): void {
  flushHeadless(reading);
  reading.isPredicate = true;
  if (reading.group.length === 0 && reading.waiting === null) reading.group = reading.lastGroup;
}

function readPronoun(reading: Reading): void {
  const { draft, group, preposition } = reading;
  const antecedent = draft.objects.find((object) => !group.includes(object.id))?.id;
  const flight = reading.action?.value === 'fly' ? reading.action : null;
  if (flight && antecedent && group.length > 0) {
    for (const id of group) draft.relate(id, 'above', antecedent, { text: flight.text, action: 'flying-over' });
    reading.action = null;
  } else if (preposition && antecedent && group.length > 0) relateAll(reading, group, { preposition, object: antecedent });
  else if (group.length === 0) reading.group = reading.lastGroup;
  reading.preposition = null;
}

function readPosition(reading: Reading, value: string): void {
  flushHeadless(reading);
  const isOfGroup = reading.group.length > 0 && !reading.hasLocatives;
  if (isOfGroup) {
    const ids = reading.isGroupClosed && reading.lastThing ? [reading.lastThing] : reading.group;
    reading.positions.push({ ids, value });
  } else reading.openPosition = value;
  reading.preposition = null;
}

/** "flying a kite": the kite flies, not the child. */
function isTransitiveFlight({ tokens }: Reading, value: string, index: number): boolean {
  return (
    value === 'fly' && /^(?:flying|fl(?:y|ies))$/i.test(tokens[index]!.text) && hasKind(tokens[index + 1], 'article', 'number', 'object')
  );
}

/** A pose stays with its group, and tells how the next preposition is meant ("sitting on a sofa"). */
function pose(reading: Reading, text: string): void {
  const posture = postureOf(text);
  const group = reading.group;
  if (group.length > 0) {
    for (const id of group) reading.draft.setPosture(id, posture, text);
    reading.notes.record('action', text);
  } else if (reading.hasLocatives) reading.draft.openPosture = { posture, text };
  else reading.notes.add('action', text);
  reading.pose = { value: 'pose', text };
  reading.action = null;
}

/** 坐在: a pose and where it is. */
function poseAt(reading: Reading, text: string): void {
  const { draft, group } = reading;
  for (const id of group) draft.setPosture(id, postureOf(text), text);
  if (group.length > 0) reading.pose = { value: 'pose', text };
  else draft.openPosture = { posture: postureOf(text), text };
}

function readAction(reading: Reading, value: string, text: string): void {
  flushHeadless(reading);
  endAction(reading);
  reading.isNegated = false;
  reading.preposition = null;
  if (reading.group.length === 0 && !reading.hasLocatives) reading.group = reading.lastGroup;
  if (value === 'pose') {
    pose(reading, text);
    return;
  }
  reading.action = { value, text };
  if (value === 'fly') {
    for (const id of reading.group) reading.draft.object(id).airborne = true;
    if (!/over|above|过/.test(text)) reading.action = null;
  }
}

function negate(reading: Reading): void {
  endAction(reading);
  reading.isNegated = true;
  reading.preposition = null;
}

function addText(reading: Reading, quote: number, index: number): void {
  const content = reading.quotes[quote];
  if (content !== undefined) reading.texts.push({ content, at: index });
}

/** "a castle with a dragon flying over it": what follows is said of the dragon, for the pronoun is the castle. */
function speaksOfCompanion({ tokens, group, lastThing }: Reading, index: number): boolean {
  if (lastThing === null || group.length === 0 || group.includes(lastThing)) return false;
  const next = tokens
    .slice(index + 1, index + 4)
    .find((token) => hasKind(token, 'pronoun', 'object', 'article', 'number', 'comma', 'stop'));
  return next !== undefined && hasKind(next, 'pronoun');
}

/** Reads a token that is no part of a noun phrase; false when it may start one. */
function readWord(reading: Reading, index: number): boolean {
  const token = reading.tokens[index]!;
  const first = token.meanings[0]!;
  if ((first.kind === 'action' || first.kind === 'preposition') && speaksOfCompanion(reading, index)) reading.group = [reading.lastThing!];
  const verb = (value: string) => {
    if (!hasKind(reading.tokens[index + 1], 'quote'))
      readAction(reading, isTransitiveFlight(reading, value, index) ? 'used' : value, token.text);
  };
  const handlers: Partial<Record<MeaningKind, (meaning: Meaning) => void>> = {
    quote: (meaning) => addText(reading, Number(meaning.value), index),
    stop: () => closeSentence(reading),
    comma: () => closeClause(reading),
    preposition: (meaning) => {
      setPreposition(reading, meaning.value);
      if (/^(?:[坐站躺趴睡蹲]在|sitting|lying|sleeping|standing)$/.test(token.text)) poseAt(reading, token.text);
    },
    with: () => setPreposition(reading, 'with'),
    of: () => setPreposition(reading, 'of'),
    pronoun: () => readPronoun(reading),
    position: (meaning) => readPosition(reading, meaning.value),
    action: (meaning) => verb(meaning.value),
    without: () => negate(reading),
    absent: () => excludePeople(reading, token.text),
    copula: () => readCopula(reading),
    unknown: () => reading.notes.unknown(token),
  };
  const handle = handlers[first.kind];
  if (handle) handle(first);
  return handle !== undefined || ['and', 'filler', 'says', 'locative'].includes(first.kind);
}

/** Fills the draft of `input` from its tokens. */
export function readTokens(input: GrammarInput): void {
  const reading = startReading(input);
  const { tokens, isPostnominal, draft } = input;
  let index = 0;
  while (index < tokens.length) {
    if (readWord(reading, index)) {
      index++;
      continue;
    }
    const found = readNounPhrase(tokens, index, isPostnominal);
    if (!found) {
      index++;
      continue;
    }
    reading.previous = tokens[index - 1];
    index = readPhrase(reading, found.phrase, found.next);
  }
  closeSentence(reading);
  relatePositions(reading.positions, draft, input.notes);
  for (const { content, at } of reading.texts) draft.texts.push({ content, ...textRole(tokens, at, draft) });
}
