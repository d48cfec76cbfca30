/** What a thing turns into by what is done with it: the book that is read is open, the cup in a hand has left its saucer, a box with something in it is open. */
import type { Scene, SceneObject } from '../../scene/index.ts';
import { heldThings } from '../../scene/index.ts';

const withWord = (object: SceneObject, attribute: string): SceneObject => ({
  ...object,
  attributes: [...(object.attributes ?? []), attribute],
});

/** By id of thing: how it is asked of the models; those that are as they are elsewhere are left out. */
export function handledThings(scene: Scene): ReadonlyMap<string, SceneObject> {
  const held = new Set(heldThings(scene).map(({ thing }) => thing));
  const handled = new Map<string, SceneObject>();
  for (const { relation, object: id } of scene.relations) {
    const object = scene.objects.find((one) => one.id === id);
    if (object && relation === 'in' && object.concept === 'box') handled.set(id, withWord(object, 'open'));
    if (!object || !held.has(id)) continue;
    const { concept } = object;
    if (relation === 'reading' && concept === 'book') handled.set(id, { ...object, concept: 'open-book', icon: 'open-book' });
    else if (relation === 'eating' && concept === 'pizza') handled.set(id, withWord(object, 'slice'));
    else if (concept === 'cup') handled.set(id, withWord(object, 'held'));
  }
  return handled;
}
