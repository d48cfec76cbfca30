/** What things stand on ("a wooden table"): Scene.support, and the table itself as an object that carries them. */
import type { Support } from '../scene/scene.ts';
import { hasKind, meaningOf } from './meaning.ts';
import type { NounPhrase } from './noun-phrase.ts';
import type { Reading } from './reading.ts';

const supportMaterials = new Set(['wood', 'stone', 'marble', 'cloth']);

/** The phrase names a surface. A piece of furniture becomes an object with `isSupport`, and the things that are on it are related to it. */
export function setSurface(reading: Reading, phrase: NounPhrase): void {
  const { draft, notes, preposition } = reading;
  const materials = phrase.materials.map((token) => ({ token, material: meaningOf(token, 'material')!.value }));
  const known = materials.find(({ material }) => supportMaterials.has(material))?.material;
  draft.support = (known ?? meaningOf(phrase.head!, 'surface')!.value) as Support;
  if ((preposition === 'on' || preposition === 'at') && hasKind(phrase.head!, 'object')) {
    const id = draft.addThing(phrase);
    draft.object(id).isSupport = true;
    const relation = preposition === 'on' ? 'on' : 'next-to';
    for (const subject of reading.group) draft.relate(subject, relation, id);
    if (reading.group.length === 0 || reading.hasLocatives) reading.waiting ??= { preposition: relation, object: id, isReversed: false };
    return;
  }
  for (const { token, material } of materials) if (material !== known) notes.add('material', `${token.text} ${phrase.text}`);
  if (phrase.sizeFactor !== 1) notes.add('mood', `size of '${phrase.text}'`);
  if (preposition && !['on', 'at', 'in', 'with'].includes(preposition)) {
    notes.say(`'${phrase.text}' is shown only as what things stand on, so nothing can be '${preposition}' it yet.`);
  }
}
