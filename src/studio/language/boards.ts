/** Signs and boards with words on them: which are things of their own, which are part of the building that was named, which are the picture itself. */
import type { Scene, SceneText } from '../scene/scene.ts';
import { hasKind, meaningOf, type Token } from './meaning.ts';
import type { NounPhrase } from './noun-phrase.ts';
import type { Reading } from './reading.ts';
import type { SceneDraft } from './scene-draft.ts';

const boards: ReadonlySet<string> = new Set(['sign', 'neon-sign', 'street-sign', 'billboard', 'chalkboard', 'whiteboard', 'banner']);
/** Buildings whose front has a board for a name. */
const named: ReadonlySet<string> = new Set(['shop', 'bakery']);
/** Alone in a picture, these are drawn as a sheet. */
const sheets: ReadonlySet<string> = new Set(['sign', 'neon-sign', 'street-sign']);

/** "a robot holding a sign", "a billboard beside a road": true where the board is a thing that is built; false on a shop's own front. */
export function isBoard({ draft, lastThing, preposition }: Reading, { head }: NounPhrase): boolean {
  const concept = meaningOf(head ?? undefined, 'object')?.value;
  if (!concept || !boards.has(concept) || draft.look.graphic !== null) return false;
  const owner = lastThing === null ? undefined : draft.objects.find(({ id }) => id === lastThing);
  return !(
    owner &&
    named.has(owner.concept) &&
    (preposition === 'with' || preposition === null || preposition === 'on' || preposition === 'above')
  );
}

/** A lone sign that a sheet shows better: painted, of neon, of a street. What is carried about or made of planks is a thing. */
export const isLoneSign = ({ objects: [only, second], texts }: Scene): boolean =>
  only !== undefined &&
  !second &&
  only.count === 1 &&
  sheets.has(only.concept) &&
  texts.length > 0 &&
  !only.material &&
  !/wood|protest|placard|木/.test(only.label);

/** What a label, a headline or a plate belongs to: the thing named last before it that is no table. */
export function ownerBefore(
  tokens: readonly Token[],
  at: number,
  { draft, plain }: { draft: SceneDraft; plain: ReadonlySet<string> },
): string | null {
  for (let index = at - 1; index >= 0 && !hasKind(tokens[index], 'stop', 'quote'); index--) {
    const concept = meaningOf(tokens[index], 'object')?.value;
    const id = concept && !plain.has(concept) ? draft.idOf(tokens[index]!) : undefined;
    const object = id ? draft.objects.find((one) => one.id === id) : undefined;
    if (object && !object.isSupport) return object.id;
  }
  return null;
}

/** A headline is on what has one, a sign on a shop, a label on anything. */
export const isOwner = (concept: string, role: SceneText['role'], titled: ReadonlySet<string>): boolean =>
  role === 'label' || (role === 'sign' && named.has(concept)) || (role === 'title' && titled.has(concept));
