/** Chairs for those who sit in a room and were given nothing to sit on. Knows concepts, not models. */
import { peopleConcepts } from '../../models/index.ts';
import type { Scene, SceneObject, SceneRelation } from '../../scene/index.ts';
import { placeLooks } from '../setting/index.ts';
import { posturesOf } from './posture.ts';

const people: ReadonlySet<string> = new Set(peopleConcepts);
const chairHeightMetres = 0.9;

/** Relations by which one sits on, or in, the other. */
const seated: ReadonlySet<string> = new Set(['sitting-on', 'riding', 'on', 'in', 'lying-on']);

/** People, and animals that are dressed as such, sit on chairs; an animal of its own kind sits on the floor. */
function needsChair({ id, concept, person }: SceneObject, { relations }: Scene): boolean {
  const isPerson = people.has(concept) || (person?.garments?.length ?? 0) > 0;
  return isPerson && !relations.some(({ subject, relation }) => subject === id && seated.has(relation));
}

/** The scene with a chair for each who needs one; the same scene when nobody does. */
export function withChairs(scene: Scene): Scene {
  if (!(scene.indoors ?? placeLooks[scene.place].indoors) || scene.place === 'studio' || scene.excluded?.includes('chair')) return scene;
  const postures = posturesOf(scene);
  const sitters = scene.objects.filter((object) => postures.get(object.id) === 'sit' && needsChair(object, scene));
  const chairs = sitters.map(
    ({ id, count }): SceneObject => ({
      id: `chair-of-${id}`.slice(0, 64),
      label: 'chair',
      concept: 'chair',
      icon: 'chair',
      count,
      colour: null,
      heightMetres: chairHeightMetres,
      airborne: false,
    }),
  );
  const relations = sitters.map(({ id }, index): SceneRelation => ({ subject: id, relation: 'sitting-on', object: chairs[index]!.id }));
  return { ...scene, objects: [...scene.objects, ...chairs], relations: [...scene.relations, ...relations] };
}
