/** What hangs together in a scene record: ids, references, limits of the whole, relations that contradict each other. */

import { placedRelations } from './relation.ts';
import type { Scene, SceneRelation } from './scene.ts';
import { sceneLimits } from './scene-schema.ts';

export interface SceneFault {
  /** "relations[3]" */
  readonly path: string;
  readonly got: string;
  readonly wanted: string;
}

/** Prepositions of one axis run one way: what lies left of something is before it on the axis. */
const axes: readonly Readonly<Record<string, 1 | -1>>[] = [
  { 'left-of': 1, 'right-of': -1 },
  { behind: 1, 'in-front-of': -1 },
  { on: 1, in: 1, above: 1, under: -1 },
];

function reaches(edges: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  while (open.length > 0) {
    const id = open.pop()!;
    if (id === to) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(edges.get(id) ?? []));
  }
  return false;
}

/** Indices of relations that contradict earlier ones: each would close a circle (a cup on a plate that is on the cup). */
export function contradictions(relations: readonly SceneRelation[]): number[] {
  const graphs = axes.map(() => new Map<string, string[]>());
  const found: number[] = [];
  for (const [index, relation] of relations.entries()) {
    const steps = placedRelations([relation]).flatMap(({ subject, preposition, object }) =>
      axes.flatMap((axis, at) => {
        const way = axis[preposition];
        return way === undefined ? [] : [{ at, from: way === 1 ? subject : object, to: way === 1 ? object : subject }];
      }),
    );
    if (steps.some(({ at, from, to }) => from === to || reaches(graphs[at]!, to, from))) {
      found.push(index);
      continue;
    }
    for (const { at, from, to } of steps) graphs[at]!.set(from, [...(graphs[at]!.get(from) ?? []), to]);
  }
  return found;
}

function relationFaults({ relations }: Scene, ids: ReadonlySet<string>): SceneFault[] {
  const faults: SceneFault[] = relations.flatMap((relation, index) => {
    const path = `relations[${index}]`;
    const wrong: SceneFault[] = (['subject', 'object', 'other'] as const)
      .filter((key) => relation[key] !== undefined && !ids.has(relation[key]))
      .map((key) => ({ path: `${path}.${key}`, got: JSON.stringify(relation[key]), wanted: 'the id of an object of the scene' }));
    if (relation.subject === relation.object)
      wrong.push({ path: `${path}.object`, got: JSON.stringify(relation.object), wanted: 'another object than the subject' });
    if (relation.other !== undefined && relation.relation !== 'between')
      wrong.push({ path: `${path}.other`, got: JSON.stringify(relation.other), wanted: 'absent, as only "between" has a second object' });
    return wrong;
  });
  if (faults.length > 0) return faults;
  return contradictions(relations).map((index) => ({
    path: `relations[${index}]`,
    got: `${relations[index]!.subject} ${relations[index]!.relation} ${relations[index]!.object}`,
    wanted: 'a relation that does not contradict those before it',
  }));
}

/** Faults of a record of the right shape; none when it can be laid out. */
export function sceneFaults(scene: Scene): SceneFault[] {
  const ids = new Set<string>();
  const faults: SceneFault[] = [];
  for (const [index, { id }] of scene.objects.entries()) {
    if (ids.has(id)) faults.push({ path: `objects[${index}].id`, got: JSON.stringify(id), wanted: 'an id that no other object has' });
    ids.add(id);
  }
  const copies = scene.objects.reduce((sum, { count }) => sum + count, 0);
  const kinds = new Set(scene.objects.map(({ concept }) => concept)).size;
  if (kinds > sceneLimits.kinds)
    faults.push({ path: 'objects', got: `${kinds} different concepts`, wanted: `at most ${sceneLimits.kinds} different ones` });
  if (copies > sceneLimits.copies)
    faults.push({ path: 'objects', got: `${copies} things in all`, wanted: `at most ${sceneLimits.copies}, counts added up` });
  for (const [index, { carrier }] of scene.texts.entries())
    if (carrier !== undefined && !ids.has(carrier))
      faults.push({ path: `texts[${index}].carrier`, got: JSON.stringify(carrier), wanted: 'the id of an object of the scene' });
  return [...faults, ...relationFaults(scene, ids)];
}
