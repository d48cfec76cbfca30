/** Places in the picture without a noun ("on the left") become relations between the things. */
import type { Preposition } from '../scene/scene.ts';
import type { Notes } from './notes.ts';
import type { SceneDraft } from './scene-draft.ts';

export interface Position {
  /** Ids of the things that stand there. */
  readonly ids: readonly string[];
  /** left, right, middle, back, far, front */
  readonly value: string;
}

const prepositions: Record<string, Preposition | 'far-behind'> = {
  left: 'left-of',
  right: 'right-of',
  back: 'behind',
  far: 'far-behind',
  front: 'in-front-of',
};
const opposites: Record<string, string> = { left: 'right', right: 'left' };

/** "a cup on the left and a plate on the right": the cup is left of the plate. A lone thing's place is warned of. */
export function relatePositions(positions: readonly Position[], draft: SceneDraft, notes: Notes): void {
  for (const { ids, value } of positions) {
    const others = draft.objects.map((object) => object.id).filter((id) => !ids.includes(id));
    const opposite = positions.find((other) => other.value === opposites[value]);
    const objects = opposite?.ids ?? others.slice(0, 1);
    const preposition = prepositions[value];
    if (!preposition || objects.length === 0) {
      if (value !== 'middle' && value !== 'back' && value !== 'far')
        notes.say(`A lone thing cannot be placed at the ${value} of the picture yet.`);
      continue;
    }
    for (const id of ids) for (const object of objects) draft.relate(id, preposition, object);
  }
}
