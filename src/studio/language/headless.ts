/** Modifiers without a noun: predicates ("is red"), numbers after their noun (컵 두 개), and what waits for the noun to come. */
import { hasKind, meaningOf } from './meaning.ts';
import { addMood, isWaiting } from './modifiers.ts';
import type { NounPhrase } from './noun-phrase.ts';
import type { Reading } from './reading.ts';

const maxCount = 60;

/** "three cups, one red": some of what was named before are so. */
function setApart(reading: Reading, phrase: NounPhrase): boolean {
  const owner = [...reading.group, ...reading.lastGroup].find((id) => reading.draft.object(id).count > 1 || reading.draft.isPart(id));
  if (!owner || phrase.count === null || phrase.colours.length === 0) return false;
  return reading.draft.setApart(owner, phrase.count, phrase);
}

/** Modifiers that no noun came for. */
export function flushHeadless(reading: Reading): void {
  const { headless, notes } = reading;
  if (headless && !setApart(reading, headless)) {
    for (const colour of headless.colours) notes.add('colour', colour.text);
    for (const material of headless.materials) notes.add('material', material.text);
    for (const token of headless.modifiers) if (isWaiting(headless, token)) addMood(reading, token);
    if (headless.count !== null && headless.colours.length === 0) {
      if (reading.hasLocatives && reading.openCount === null) reading.openCount = headless.count;
      else if (headless.count !== 1) notes.add('number', headless.text);
    }
  }
  reading.headless = null;
}

/** "The table is made of marble", 컵 두 개: said of what was named before. */
function saidOfBefore(reading: Reading, phrase: NounPhrase): boolean {
  const { draft, notes } = reading;
  const moods = phrase.modifiers.filter((token) => isWaiting(phrase, token));
  if ((phrase.colours.length > 0 || moods.length > 0) && reading.isPredicate && reading.group.length > 0) {
    for (const id of reading.group) draft.colour(id, phrase);
    for (const id of reading.group) for (const token of moods) draft.addAttribute(id, token.text);
    reading.isGroupClosed = true;
    return true;
  }
  const last = reading.group.at(-1);
  if (reading.hasLocatives && phrase.count !== null && phrase.colours.length === 0 && last && hasKind(reading.previous, 'object')) {
    draft.object(last).count = Math.max(1, Math.min(maxCount, phrase.count));
    return true;
  }
  if (reading.wasSurface && reading.preposition === 'of' && phrase.materials.length > 0) {
    const material = meaningOf(phrase.materials[0], 'material')!.value;
    if (material === 'wood' || material === 'stone' || material === 'marble') draft.support = material;
    else notes.add('material', phrase.text);
    return true;
  }
  const isMadeOf = (reading.preposition === 'of' || reading.preposition === 'at') && phrase.materials.length > 0;
  const target = reading.lastThing ?? last;
  if (isMadeOf && target) {
    draft.setMaterials(target, phrase.materials);
    return true;
  }
  return false;
}

/** A phrase without a noun. */
export function readHeadless(reading: Reading, phrase: NounPhrase): void {
  const { notes } = reading;
  const moods = phrase.modifiers.filter((token) => isWaiting(phrase, token));
  const hasContent =
    moods.length > 0 || phrase.colours.length > 0 || phrase.count !== null || phrase.sizeFactor !== 1 || phrase.materials.length > 0;
  if (!hasContent || saidOfBefore(reading, phrase)) return;
  if (reading.preposition === 'in' || reading.action) {
    const actor = reading.group.at(-1);
    for (const token of moods) addMood(reading, token);
    for (const colour of phrase.colours) if (!actor || !reading.draft.wearsColour(actor, colour)) notes.add('colour', colour.text);
    return;
  }
  if (reading.isPostnominal && reading.preposition === 'of' && reading.group.length > 0) {
    notes.add('material', phrase.text);
    return;
  }
  const before = reading.headless;
  const continues = before && phrase.count === null && !phrase.hasArticle;
  if (!continues) flushHeadless(reading);
  reading.headless = continues
    ? {
        ...before,
        colours: [...before.colours, ...phrase.colours],
        modifiers: [...before.modifiers, ...phrase.modifiers],
        sizeFactor: before.sizeFactor * phrase.sizeFactor,
      }
    : phrase;
}

/** "a big, red fox" is one thing. */
export function withHeadless(before: NounPhrase, phrase: NounPhrase): NounPhrase {
  return {
    ...phrase,
    count: phrase.count ?? before.count,
    colours: [...before.colours, ...phrase.colours],
    sizeFactor: before.sizeFactor * phrase.sizeFactor,
    materials: [...before.materials, ...phrase.materials],
    modifiers: [...before.modifiers.filter((token) => isWaiting(before, token)), ...phrase.modifiers],
  };
}
