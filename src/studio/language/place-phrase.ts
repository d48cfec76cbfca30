/** Decides what a noun phrase is here - a thing, a setting, what things stand on, a part of a thing, a time - and puts it into the draft. */
import type { Place, TimeOfDay, Weather } from '../scene/scene.ts';
import { isBoard } from './boards.ts';
import { endAction } from './clause-end.ts';
import { readHeadless, withHeadless } from './headless.ts';
import { hasKind, meaningOf, type Token } from './meaning.ts';
import { addMood, isWaiting, noteUnshown, readModifiers } from './modifiers.ts';
import type { NounPhrase } from './noun-phrase.ts';
import type { Reading } from './reading.ts';
import { addObject, exclude } from './relate-things.ts';
import { setSurface } from './surface.ts';

const inside: readonly string[] = ['in', 'at', 'on'];

/** "two red and three blue cups" are two things: the first gets the noun of the second. */
function mergeHeadless(reading: Reading, phrase: NounPhrase): NounPhrase {
  const before = reading.headless;
  reading.headless = null;
  if (!before) return phrase;
  if (!hasKind(phrase.head!, 'object')) for (const token of before.modifiers) if (isWaiting(before, token)) addMood(reading, token);
  const isOwn = (before.count !== null || before.hasArticle) && (phrase.count !== null || phrase.hasArticle);
  if (isOwn && hasKind(phrase.head!, 'object')) {
    place(reading, { ...before, text: phrase.text, head: phrase.head, isDefinite: false });
    return phrase;
  }
  return withHeadless(before, phrase);
}

function isDetailHere(reading: Reading, phrase: NounPhrase): boolean {
  if (!hasKind(phrase.head!, 'object')) return true;
  const hasOwner = reading.draft.objects.length > 0;
  return hasOwner && (reading.preposition === 'with' || reading.preposition === 'of' || (!phrase.hasArticle && phrase.count === null));
}

/** Snow is weather when it falls, and a setting when one is in it or on it. */
function isWeatherHere(reading: Reading, head: Token): boolean {
  return !hasKind(head, 'place') || (reading.preposition === null && !reading.hasLocatives) || reading.preposition === 'with';
}

function readCarrier({ quotes, notes }: Reading, phrase: NounPhrase): void {
  if (quotes.length === 0) notes.say(`'${phrase.text}' has no quoted words, so no text is set: put the words in quotes.`);
}

function setPlace(reading: Reading, phrase: NounPhrase): void {
  const found = meaningOf(phrase.head!, 'place')!;
  const { draft, notes, preposition } = reading;
  if (found.guessedFrom) notes.guess(phrase.text, found.guessedFrom, found.confidence);
  const isInside = inside.includes(preposition ?? '');
  // "on the sea with two birds in the sky": the sky is where the birds are, and the sea stays the setting.
  const isPartOfSetting = found.value === 'sky' && isInside && draft.hasPlace;
  if (!isPartOfSetting) draft.mentionPlace(found.value as Place, isInside ? 3 : 2, phrase.text);
  const risen = isPartOfSetting && reading.lastThing ? [reading.lastThing] : reading.group;
  if (found.value === 'sky' && isInside) for (const id of risen) draft.object(id).airborne = true;
  if (phrase.count !== null && phrase.count > 1) notes.add('number', `${phrase.count} ${phrase.text}`);
  endAction(reading);
  reading.isGroupClosed = true;
}

const lifelessParts =
  /wheel|roof|chimney|handle|light|sail|rim|lid|icing|frosting|sprinkle|topping|window|wall|curtain|engine|seat|strap|lace|pocket|petal|lea[fv]|branch|stem|steam|smoke|foam|crust|button|sleeve|花瓣|屋檐|把手|热气|蒸汽|泡沫|窗/iu;

/** The grey beard of the man before it, else noted. */
function describe(reading: Reading, phrase: NounPhrase): void {
  const words = [
    ...[...phrase.modifiers, ...phrase.materials].map(({ text }) => text),
    ...phrase.colours.map(({ text }) => text),
    phrase.text,
  ].join(' ');
  const owners = [reading.lastThing, reading.group.at(-1), reading.lastGroup.at(-1)].filter((id) => id != null);
  const owner = lifelessParts.test(phrase.text) ? owners[0] : (owners.find((id) => reading.draft.isAlive(id)) ?? owners[0]);
  if (owner) {
    reading.draft.describe(owner, phrase, words);
    reading.notes.record('detail', words);
    reading.described = owner;
  } else if (reading.hasLocatives) reading.draft.openDetails.push({ phrase, words });
  else reading.notes.add('detail', words);
}

function setWeather(reading: Reading, head: Token): void {
  reading.draft.weather = meaningOf(head, 'weather')!.value as Weather;
  const season = meaningOf(head, 'season');
  if (season) reading.draft.setSeason(season.value, head.text);
}

/** "en un café": one is in the house, not in the cup. */
function isCafe({ draft, preposition }: Reading, head: Token): boolean {
  const concept = meaningOf(head, 'object')?.value;
  return preposition === 'in' && hasKind(head, 'place') && concept !== undefined && draft.facts(concept).category === 'drink';
}

function place(reading: Reading, phrase: NounPhrase): void {
  const head = phrase.head!;
  const { draft, notes, quotes } = reading;
  const isOnSurface = (reading.preposition === 'on' || reading.preposition === 'at') && hasKind(head, 'surface');
  if (reading.isNegated || phrase.count === 0) exclude(reading, phrase);
  else if (hasKind(head, 'carrier') && ((quotes.length > 0 && !isBoard(reading, phrase)) || !hasKind(head, 'object')))
    readCarrier(reading, phrase);
  else if (hasKind(head, 'detail') && isDetailHere(reading, phrase)) describe(reading, phrase);
  else if (isCafe(reading, head)) setPlace(reading, phrase);
  else if (hasKind(head, 'object') && !isOnSurface) addObject(reading, phrase);
  else if (hasKind(head, 'surface') && (reading.preposition === 'on' || !hasKind(head, 'place'))) {
    setSurface(reading, phrase);
    reading.isGroupClosed = true;
  } else if (hasKind(head, 'weather') && isWeatherHere(reading, head)) setWeather(reading, head);
  else if (hasKind(head, 'place')) setPlace(reading, phrase);
  else if (hasKind(head, 'time')) draft.setTime(meaningOf(head, 'time')!.value as TimeOfDay, phrase.text);
  else if (hasKind(head, 'season')) draft.setSeason(meaningOf(head, 'season')!.value, phrase.text);
  reading.wasSurface = hasKind(head, 'surface');
  if (!hasKind(head, 'object', 'detail') && !reading.isNegated) noteUnshown(phrase, notes);
  if (reading.preposition !== 'between') reading.preposition = null;
  reading.isPredicate = false;
}

/** Returns the index of the first token after the phrase (and after its locative, if it has one). */
export function readPhrase(reading: Reading, phrase: NounPhrase, next: number): number {
  const { tokens, hasLocatives } = reading;
  readModifiers(phrase, reading);
  if (!phrase.head) {
    readHeadless(reading, phrase);
    return next;
  }
  const whole = mergeHeadless(reading, phrase);
  const at = tokens[next]?.text === '的' || tokens[next]?.text === 'の' ? next + 1 : next;
  const locative = hasLocatives ? meaningOf(tokens[at], 'locative') : undefined;
  if (locative) reading.preposition = locative.value;
  place(reading, whole);
  return locative ? at + 1 : next;
}
