/** What a new thing has to do with those before it: prepositions, verbs, "between", positions, containers. */
import type { Preposition } from '../scene/scene.ts';
import { actionNamed, actionOfPose, verbPrepositions } from './action.ts';
import { applyWaitingTo } from './clause-end.ts';
import { hasKind, meaningOf } from './meaning.ts';
import type { NounPhrase } from './noun-phrase.ts';
import { maxCount } from './quantity.ts';
import type { Reading, Verb } from './reading.ts';

const containers = new Set([
  ...['bowl', 'jar', 'basket', 'bucket', 'box', 'vase', 'jug', 'stew', 'cooking-pot', 'shopping-cart', 'treasure-chest', 'plate'],
  ...['picnic-basket', 'tray', 'glass', 'cauldron', 'wheelbarrow', 'fish-tank', 'bird-cage', 'cup', 'mug', 'bottle', 'suitcase'],
]);

/** 看 is to read where there is something to be read. */
const readable = new Set(['book', 'books', 'open-book', 'newspaper', 'notebook', 'letter', 'envelope', 'map', 'scroll']);

export function excludePeople({ draft }: Reading, word: string): void {
  for (const concept of ['person', 'man', 'woman', 'child']) draft.exclude(concept, word);
}

export function exclude(reading: Reading, phrase: NounPhrase): void {
  const concept = meaningOf(phrase.head!, 'object')?.value;
  if (concept === 'person' || concept === 'people') excludePeople(reading, phrase.text);
  else if (concept) reading.draft.exclude(concept, phrase.text);
  else if (hasKind(phrase.head!, 'carrier')) reading.draft.exclude('text', phrase.text);
  else reading.notes.add('modifier', `no ${phrase.text}`);
}

/** `preposition` may be with, at or of. */
export function relateAll(reading: Reading, subjects: readonly string[], to: { preposition: string; object: string }): void {
  const { draft, container } = reading;
  if (to.preposition === 'of') {
    const outer = container ?? subjects.at(-1)!;
    if (containers.has(draft.object(outer).concept)) draft.relate(to.object, 'in', outer);
    return;
  }
  const preposition = to.preposition === 'with' || to.preposition === 'at' ? 'next-to' : (to.preposition as Preposition);
  for (const subject of subjects) draft.relate(subject, preposition, to.object);
}

/** "between A and B" */
function addBetween(reading: Reading, id: string): void {
  const { draft, group } = reading;
  reading.between.push(id);
  const [first, second] = reading.between;
  if (draft.object(id).count > 1 && reading.between.length === 1) for (const subject of group) draft.relateBetween(subject, id, null);
  else if (second !== undefined) for (const subject of group) draft.relateBetween(subject, first!, second);
  else return;
  reading.preposition = null;
  reading.isGroupClosed = true;
}

function join(reading: Reading, id: string): void {
  const object = reading.draft.object(id);
  if (reading.openCount !== null && object.count === 1) object.count = Math.min(maxCount, Math.max(1, reading.openCount));
  reading.openCount = null;
  const isWaiting = reading.waiting !== null;
  applyWaitingTo(reading, [id]);
  if (reading.waiting?.verb) reading.waiting = null;
  if (reading.isGroupClosed && !isWaiting) {
    reading.lastGroup = reading.group;
    reading.group = [];
  }
  reading.isGroupClosed = false;
  if (!reading.group.includes(id)) reading.group = [...reading.group, id];
}

function act(reading: Reading, verb: Verb, id: string): void {
  const { draft, notes } = reading;
  const { preposition, isReversed } = verbPrepositions[verb.value]!;
  const isRead = /^(?:看|翻看)/.test(verb.text) && readable.has(draft.object(id).concept);
  const named = { text: verb.text, action: isRead ? ('reading' as const) : actionNamed(verb.text, verb.value) };
  reading.action = null;
  reading.lastAction = verb.value === 'worn' || verb.value === 'held' ? verb : null;
  if (verb.value !== 'fly') notes.record('action', verb.text);
  const actors = reading.group.length === 0 && reading.waiting && !reading.hasLocatives ? [reading.waiting.object] : reading.group;
  if (actors.length === 0) {
    // 在房子前面弹吉他的男人: both wait for the man.
    reading.waiting = { preposition, object: id, isReversed, verb: named, ...(reading.waiting && { before: reading.waiting }) };
    return;
  }
  for (const actor of actors) {
    if (isReversed) draft.relate(id, preposition, actor, named);
    else draft.relate(actor, preposition, id, named);
  }
  reading.isGroupClosed = true;
}

/** "a man in a suit", "a woman with a hat": clothes at a living thing are worn. */
function isWornBy({ draft, preposition, group }: Reading, id: string): boolean {
  if (preposition !== 'in' && preposition !== 'with') return false;
  const wearer = group.at(-1);
  return wearer !== undefined && !group.includes(id) && draft.isClothing(id) && draft.isAlive(wearer);
}

/** What people hold however tall it is; all else by its height. */
const heldWhole = new Set([
  ...[
    'umbrella',
    'guitar',
    'balloon',
    'kite',
    'flag',
    'fishing-pole',
    'fishing-rod',
    'tennis-racket',
    'baseball-bat',
    'surfboard',
    'broom',
  ],
  ...['sword', 'spear', 'bow', 'staff', 'violin', 'cello', 'trumpet', 'saxophone', 'snowboard', 'shovel', 'axe', 'lantern', 'shield'],
]);
const heldCategories = new Set(['household', 'food', 'drink', 'plant', 'symbol', 'tool', 'sport', 'instrument', 'flag', 'activity']);
const heldHeightMetres = 0.6;

/** "a woman with an umbrella": what a hand can hold is held, as long as it is no more than people have hands. */
function isHeldBy({ draft, preposition, group }: Reading, id: string): boolean {
  const holder = group.at(-1);
  if (preposition !== 'with' || holder === undefined || group.includes(id) || !draft.isPerson(holder)) return false;
  const { concept, heightMetres, count } = draft.object(id);
  if (count > 2 * draft.object(holder).count) return false;
  return heldWhole.has(concept) || (heldCategories.has(draft.facts(concept).category) && heightMetres <= heldHeightMetres);
}

/** "two men with umbrellas": as many as those who have them. */
function dealOut({ draft, preposition, group, action }: Reading, phrase: NounPhrase, id: string): void {
  const holder = group.at(-1);
  const isDealt = preposition === 'with' || action?.value === 'held' || action?.value === 'worn';
  if (!isDealt || !holder || !draft.isAlive(holder) || draft.isAlive(id) || !phrase.head!.isPlural || phrase.count !== null) return;
  if (draft.object(holder).count > 1) draft.object(id).count = draft.object(holder).count;
}

/** "with a beard and a cup", "with glasses and a book": what is listed after a trait is had as the trait is. */
function isListedWithTrait({ previous, preposition, described, lastAction, group }: Reading): boolean {
  const isAfterTrait = described !== null && described === group.at(-1);
  return preposition === null && hasKind(previous, 'and') && (isAfterTrait || (lastAction?.value === 'worn' && lastAction.text === 'with'));
}

const bearers = new Set(['tray', 'plate', 'cutting-board']);

/** "holding a tray with a glass": the glass is on the tray, not in the other hand. */
function isBorneBy({ draft, preposition, container, group }: Reading, id: string): boolean {
  if (preposition !== 'with' || container === null || container === id || group.includes(container)) return false;
  return bearers.has(draft.object(container).concept);
}

/** Relates a new thing to what was said before it. */
function attach(reading: Reading, id: string): void {
  if (isListedWithTrait(reading) && isHeldBy({ ...reading, preposition: 'with' }, id)) reading.preposition = 'with';
  reading.described = null;
  const { preposition, group, draft } = reading;
  const isListed = hasKind(reading.previous, 'and', 'comma') && reading.isGroupClosed && preposition === null;
  const action = reading.action ?? (isListed && (reading.lastAction?.value !== 'worn' || draft.isClothing(id)) ? reading.lastAction : null);
  if (!isListed) reading.lastAction = null;
  if (action && !preposition?.startsWith('in')) return act(reading, action, id);
  if (isWornBy(reading, id)) return act(reading, { value: 'worn', text: preposition! }, id);
  if (isBorneBy(reading, id)) return draft.relate(id, 'on', reading.container!);
  if (isHeldBy(reading, id)) return act(reading, { value: 'held', text: 'with' }, id);
  if (preposition === 'between') return addBetween(reading, id);
  if (preposition && group.length > 0 && !group.includes(id)) {
    const posed = reading.pose && (preposition === 'on' || preposition === 'in') ? actionOfPose(reading.pose.text) : null;
    if (posed) for (const subject of group) draft.relate(subject, 'on', id, { text: reading.pose!.text, action: posed });
    else relateAll(reading, group, { preposition, object: id });
    reading.isGroupClosed = true;
    return;
  }
  const acted = reading.waiting?.verb ? reading.waiting.object : null;
  if (preposition && acted && group.length === 0 && acted !== id) relateAll(reading, [acted], { preposition, object: id });
  else if (preposition && !['with', 'of', 'at'].includes(preposition))
    reading.waiting = { preposition: preposition as Preposition, object: id, isReversed: false };
  else join(reading, id);
}

/** "a cup of green tea", "a steaming bowl of noodles": the words name one thing. */
function isPoured({ draft }: Reading, container: string, content: string): boolean {
  const [outer, inner] = [draft.object(container), draft.object(content)];
  const [outerFacts, innerFacts] = [draft.facts(outer.concept), draft.facts(inner.concept)];
  const isServed = innerFacts.category === 'food' || innerFacts.category === 'drink';
  return (
    outer.concept === inner.concept ||
    (isServed && outerFacts.icon === innerFacts.icon) ||
    (outerFacts.category === 'drink' && innerFacts.category === 'drink')
  );
}

/** Adds the thing that the phrase names. */
export function addObject(reading: Reading, phrase: NounPhrase): void {
  const { draft, notes, preposition } = reading;
  const concept = meaningOf(phrase.head!, 'object')!.value;
  if (preposition === 'in' && reading.group.length > 0 && draft.facts(concept).category === 'building') {
    notes.say(`The inside of '${phrase.text}' is shown as a room.`);
    draft.mentionPlace('living-room', 3, phrase.text);
    return;
  }
  const id = draft.addThing(phrase);
  const container = reading.lastThing;
  reading.lastThing = id;
  if (preposition === 'of' && container && container !== id && isPoured(reading, container, id)) {
    draft.pour(container, id);
    reading.lastThing = container;
    return;
  }
  reading.container = container;
  dealOut(reading, phrase, id);
  attach(reading, id);
  if (reading.openPosition && reading.group.includes(id)) {
    reading.positions.push({ ids: [id], value: reading.openPosition });
    reading.openPosition = null;
  }
}
