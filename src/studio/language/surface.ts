/** What things stand on ("a wooden table"): Scene.support, and a warning for what it cannot show. */
import type { Scene } from '../scene/scene.ts';
import { meaningOf } from './meaning.ts';
import type { Notes } from './notes.ts';
import type { NounPhrase } from './noun-phrase.ts';
import type { SceneDraft } from './scene-draft.ts';

const supportMaterials = new Set(['wood', 'stone', 'marble', 'cloth']);

/** `preposition`: the one before the phrase; a thing can be on a surface, but not under or behind it yet. */
export function setSurface(phrase: NounPhrase, preposition: string | null, draft: SceneDraft, notes: Notes): void {
  const materials = phrase.materials.map((token) => ({ token, material: meaningOf(token, 'material')!.value }));
  const known = materials.find(({ material }) => supportMaterials.has(material))?.material;
  for (const { token, material } of materials) if (material !== known) notes.add('material', `${token.text} ${phrase.text}`);
  draft.support = (known ?? meaningOf(phrase.head!, 'surface')!.value) as Scene['support'];
  if (phrase.sizeFactor !== 1) notes.add('mood', `size of '${phrase.text}'`);
  if (preposition && !['on', 'at', 'in', 'with'].includes(preposition)) {
    notes.say(`'${phrase.text}' is shown only as what things stand on, so nothing can be '${preposition}' it yet.`);
  }
}
