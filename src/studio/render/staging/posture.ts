/** How those who act hold themselves, by what the relations say they do. Knows nothing of models. */
import { type ActionName, isAction, type PostureName, type Scene } from '../../scene/index.ts';

/** The body's posture first, then what the hands do: one who sits and drinks, sits. */
const posturesOfActions: Readonly<Partial<Record<ActionName, PostureName>>> = {
  riding: 'ride',
  'sitting-on': 'sit',
  'lying-on': 'lie',
  'flying-over': 'fly',
  'jumping-over': 'run',
  chasing: 'run',
  kicking: 'run',
  pushing: 'walk',
  pulling: 'walk',
  'drinking-from': 'drink',
  reading: 'read',
  holding: 'hold',
  carrying: 'hold',
  eating: 'hold',
  playing: 'hold',
  using: 'hold',
  throwing: 'wave',
};

const order = Object.values(posturesOfActions);

/** By id of object; those that nothing is said of are left out. */
export function posturesOf(scene: Scene): ReadonlyMap<string, PostureName> {
  const postures = new Map<string, PostureName>();
  for (const { subject, relation } of scene.relations) {
    const posture = isAction(relation) ? posturesOfActions[relation] : undefined;
    const known = postures.get(subject);
    if (posture && (!known || order.indexOf(posture) < order.indexOf(known))) postures.set(subject, posture);
  }
  for (const { id, posture } of scene.objects) if (posture) postures.set(id, posture);
  return postures;
}
