/** The words before a noun that are neither number, colour, size nor material: places and times count, the rest is noted for a warning. */
import type { Place, Scene, TimeOfDay } from '../scene/scene.ts';
import { hasKind, meaningOf } from './meaning.ts';
import type { NoteKind, Notes } from './notes.ts';
import type { NounPhrase } from './noun-phrase.ts';
import type { SceneDraft } from './scene-draft.ts';

const noteKinds: readonly NoteKind[] = ['style', 'camera', 'quality', 'light', 'mood', 'season'];

interface ModifierContext {
  readonly draft: SceneDraft;
  readonly notes: Notes;
  /** "no red cars": what is said of an absent thing needs no warning. */
  readonly isNegated: boolean;
  /** "poster" is no style to warn of where its text is set. */
  readonly hasQuotes: boolean;
}

export function readModifiers(phrase: NounPhrase, { draft, notes, isNegated, hasQuotes }: ModifierContext): void {
  for (const token of phrase.modifiers) {
    const kind = token.meanings[0]!.kind;
    const noteKind = noteKinds.find((known) => known === kind);
    const place = meaningOf(token, 'place');
    const time = meaningOf(token, 'time');
    const weather = meaningOf(token, 'weather');
    // "corgi puppy": both words say dog.
    if (phrase.head && meaningOf(token, 'object') && meaningOf(token, 'object')!.value === meaningOf(phrase.head, 'object')?.value)
      continue;
    if (hasQuotes && meaningOf(token, 'style')?.value === 'poster') continue;
    if (noteKind && !isNegated) notes.add(noteKind, token.text);
    else if (time) draft.setTime(time.value as TimeOfDay, token.text);
    else if (weather) draft.weather = weather.value as Scene['weather'];
    else if (place) draft.mentionPlace(place.value as Place, 1, token.text);
    else if (kind === 'shade') notes.add('mood', token.text);
    else if (!noteKind && !hasKind(token, 'quote')) notes.add('modifier', token.text);
  }
}

/** Colour, size and material of a setting, a surface or a detail: only things have them yet. */
export function noteUnshown(phrase: NounPhrase, notes: Notes): void {
  const head = phrase.head!;
  if (!hasKind(head, 'detail')) for (const colour of phrase.colours) notes.add('colour', `${colour.text} ${phrase.text}`);
  if (hasKind(head, 'surface')) return;
  if (phrase.sizeFactor !== 1) notes.add('mood', `size of '${phrase.text}'`);
  for (const material of phrase.materials) notes.add('material', `${material.text} ${phrase.text}`);
}
