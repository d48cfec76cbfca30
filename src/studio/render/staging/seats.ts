/** Chairs for those who sit in a room, work at a desk or play the piano, and were given nothing to sit on. Knows concepts, not models. */
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

const desks = /^(?:desk|dining-table|coffee-table|table)$/;
const machines = /^(?:laptop|keyboard|typewriter|desktop-computer|tablet)$/;
const instruments = /^(?:piano|synthesizer)$/;

const seatFor = (concept: 'chair' | 'stool', { id, count }: SceneObject): SceneObject => ({
  id: `${concept}-of-${id}`.slice(0, 64),
  label: concept,
  concept,
  icon: 'chair',
  count,
  colour: null,
  heightMetres: concept === 'chair' ? chairHeightMetres : stoolHeightMetres,
  airborne: false,
});

const stoolHeightMetres = 0.5;

interface Work {
  readonly worker: SceneObject;
  readonly thing: SceneObject;
  /** What one sits at: a desk, or the instrument itself. */
  readonly place: SceneObject;
}

/** One person at one desk with a machine, or at an instrument with keys. */
function workOf(scene: Scene): Work | null {
  const { objects, relations } = scene;
  for (const { subject, relation, object } of relations) {
    const [worker, thing] = [subject, object].map((wanted) => objects.find(({ id }) => id === wanted));
    const isWork = worker?.count === 1 && thing?.count === 1 && people.has(worker.concept) && needsChair(worker, scene);
    if (!isWork || (worker.posture && worker.posture !== 'sit')) continue;
    if (relation === 'playing' && instruments.test(thing.concept)) return { worker, thing, place: thing };
    const desk = objects.find(({ concept, count }) => desks.test(concept) && count === 1);
    if (relation === 'using' && machines.test(thing.concept) && desk) return { worker, thing, place: desk };
  }
  return null;
}

/** The scene with who works at a desk sitting behind it, and who plays the piano before its keys; the same scene when nobody does. */
export function withWorkplaces(scene: Scene): Scene {
  const work = workOf(scene);
  if (!work) return scene;
  const { worker, thing, place } = work;
  const isDesk = place !== thing;
  const seat = seatFor(isDesk ? 'chair' : 'stool', worker);
  const others = scene.relations.filter(
    ({ subject, object }) => !(subject === worker.id && object === place.id && isDesk) && !(subject === thing.id && object === place.id),
  );
  const added: SceneRelation[] = [
    { subject: seat.id, relation: isDesk ? 'behind' : 'in-front-of', object: place.id, anchor: 'workplace' },
    { subject: worker.id, relation: 'sitting-on', object: seat.id },
    ...(isDesk ? [{ subject: thing.id, relation: 'on' as const, object: place.id, anchor: 'workplace' }] : []),
  ];
  // The desk is a thing then, not only the surface that the rest stands on.
  const objects = scene.objects.map((object) => (object === place ? { ...object, isSupport: false } : object));
  const support = place.isSupport ? null : scene.support;
  return { ...scene, support, objects: [...objects, seat], relations: [...others, ...added] };
}

/** The scene with a chair for each who needs one; the same scene when nobody does. */
export function withChairs(scene: Scene): Scene {
  if (!(scene.indoors ?? placeLooks[scene.place].indoors) || scene.place === 'studio' || scene.excluded?.includes('chair')) return scene;
  const postures = posturesOf(scene);
  const sitters = scene.objects.filter((object) => postures.get(object.id) === 'sit' && needsChair(object, scene));
  const chairs = sitters.map((sitter) => seatFor('chair', sitter));
  const relations = sitters.map(({ id }, index): SceneRelation => ({ subject: id, relation: 'sitting-on', object: chairs[index]!.id }));
  return { ...scene, objects: [...scene.objects, ...chairs], relations: [...scene.relations, ...relations] };
}
