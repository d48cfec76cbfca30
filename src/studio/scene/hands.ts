/** What the hands of those who act have to do, over all relations of a scene: one account for the models' arms and for where things go. */
import { type ArmName, type Arms, callGrip, type Grip, gripOf, isPlayedInPlace } from './handling.ts';
import type { Scene, SceneObject, SceneRelation } from './scene.ts';

export interface Held {
  readonly holder: string;
  readonly thing: string;
  readonly grip: Grip;
  /** A one-handed grip that the right hand has. */
  readonly isRight: boolean;
}

/** Lower ones are things, which lie on the phone. Metres. */
const leastCaller = 0.6;

/** Taller than so many times its holder, a thing is in nobody's hands. */
const mostRatio = 1.1;

/** "talking on the phone" */
const isCall = ({ relation }: SceneRelation, { concept }: SceneObject): boolean => relation === 'on' && concept === 'cell-phone';

/** What is said to be on a table is in nobody's hands. */
const isAtRest = (id: string, relations: readonly SceneRelation[]): boolean =>
  relations.some(({ subject, relation }) => subject === id && relation === 'on');

const keyboards: ReadonlySet<string> = new Set(['piano', 'synthesizer', 'laptop', 'keyboard', 'desktop-computer', 'typewriter']);

/** What each who holds something holds, in the order that it is said. More than two hands full stays out. */
export function heldThings({ objects, relations }: Pick<Scene, 'objects' | 'relations'>): Held[] {
  const byId = new Map(objects.map((object) => [object.id, object]));
  const isHand = (one: SceneRelation): boolean => {
    const { relation, subject, object } = one;
    const [holder, thing] = [byId.get(subject), byId.get(object)];
    if (!holder || !thing || holder === thing || isPlayedInPlace(relation, thing.concept)) return false;
    if (thing.heightMetres > mostRatio * holder.heightMetres || isAtRest(thing.id, relations)) return false;
    return isCall(one, thing) ? holder.heightMetres > leastCaller : gripOf(relation, thing.concept, { sizeShare: 0.1 }) !== null;
  };
  const holding = relations.filter(isHand);
  const taken = new Map<string, number>();
  const given = new Set<string>();
  return holding.flatMap((relation): Held[] => {
    const { subject, object } = relation;
    const [holder, thing] = [byId.get(subject)!, byId.get(object)!];
    const others = holding.filter((one) => one.subject === subject && one.object !== object).length;
    const hands = taken.get(subject) ?? 0;
    const isOneHanded = others > 0 || thing.count >= 2 * holder.count;
    const sizeShare = thing.heightMetres / holder.heightMetres;
    const grip = isCall(relation, thing) ? callGrip : gripOf(relation.relation, thing.concept, { sizeShare, isOneHanded });
    if (!grip || hands > 1 || given.has(object)) return [];
    given.add(object);
    taken.set(subject, hands + (grip.arms[1] ? 2 : 1));
    return [{ holder: subject, thing: object, grip, isRight: hands === 1 }];
  });
}

/** Two things before the chest are held away from each other. */
const apart = (arm: ArmName | null): ArmName | null => (arm === 'hold' ? 'grip' : arm);

/** What the arms of each do who holds something, by id. */
export function armsOf(scene: Pick<Scene, 'objects' | 'relations'>): ReadonlyMap<string, Arms> {
  const arms = new Map<string, Arms>();
  for (const { holder, thing, grip, isRight } of heldThings(scene)) {
    const [left, right] = arms.get(holder) ?? [null, null];
    const [first, second] = grip.arms;
    const count = scene.objects.find(({ id }) => id === thing)!.count;
    const holders = scene.objects.find(({ id }) => id === holder)!.count;
    if (second) arms.set(holder, grip.arms);
    else if (count >= 2 * holders) arms.set(holder, [apart(first), apart(first)]);
    else arms.set(holder, isRight ? [apart(left), apart(first)] : [first, right]);
  }
  for (const { subject, relation, object } of scene.relations) {
    const thing = scene.objects.find(({ id }) => id === object);
    const isTyped = (relation === 'playing' || relation === 'using') && thing !== undefined && keyboards.has(thing.concept);
    if (isTyped && !arms.has(subject) && isAtWork(subject, scene)) arms.set(subject, ['type', 'type']);
  }
  return arms;
}

/** Sits on something that stands at a desk or an instrument. */
const isAtWork = (id: string, { relations }: Pick<Scene, 'relations'>): boolean =>
  relations.some(
    ({ subject, relation, object }) =>
      subject === id && relation === 'sitting-on' && relations.some((one) => one.subject === object && one.anchor === 'workplace'),
  );
