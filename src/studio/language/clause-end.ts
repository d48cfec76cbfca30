/** What happens at a comma or a full stop: open verbs end, waiting relations find their subject or are dropped. */
import { flushHeadless } from './headless.ts';
import type { PendingRelation, Reading } from './reading.ts';

/** An action whose thing never came ("a man reading"): a posture of the group where there is one, else noted. */
export function endAction(reading: Reading): void {
  const { action } = reading;
  if (action && action.value !== 'fly') {
    const isShown = reading.group.some((id) => reading.draft.actAlone(id, action.text));
    if (isShown) reading.notes.record('action', action.text);
    else reading.notes.add('action', action.text);
  }
  reading.action = null;
}

function applyRelation(reading: Reading, relation: PendingRelation, ids: readonly string[]): void {
  const { preposition, object, isReversed, verb, before } = relation;
  if (before) applyRelation(reading, before, ids);
  for (const id of ids) {
    if (isReversed) reading.draft.relate(object, preposition, id, verb);
    else reading.draft.relate(id, preposition, object, verb);
  }
}

const applyWaiting = (reading: Reading, ids: readonly string[]): void => applyRelation(reading, reading.waiting!, ids);

export function applyWaitingTo(reading: Reading, ids: readonly string[]): void {
  if (reading.waiting) applyWaiting(reading, ids);
}

function closeGroup(reading: Reading): void {
  const before = reading.group.length > 0 ? reading.group : reading.lastGroup;
  const isMet = reading.waiting && before.length > 0 && !before.includes(reading.waiting.object);
  if (isMet) applyWaiting(reading, before);
  else if (reading.waiting?.verb) reading.notes.add('action', reading.waiting.verb.text);
  reading.waiting = null;
  if (reading.group.length > 0) reading.lastGroup = reading.group;
  reading.group = [];
}

export function closeClause(reading: Reading): void {
  endAction(reading);
  reading.pose = null;
  reading.preposition = reading.preposition === 'between' ? 'between' : null;
  reading.isNegated = false;
  reading.isPredicate = false;
  if (reading.hasLocatives) closeGroup(reading);
}

export function closeSentence(reading: Reading): void {
  flushHeadless(reading);
  if (reading.openCount !== null && reading.openCount > 1) reading.notes.add('number', String(reading.openCount));
  reading.openCount = null;
  closeClause(reading);
  closeGroup(reading);
  reading.isGroupClosed = false;
}
