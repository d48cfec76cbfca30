/**
 * Which thing rests on, in or at which other one, and where: the support forest of a scene. Knows relations and anchors' names,
 * not sizes or places.
 */
import type { Grip } from '../handling.ts';
import { type Held, heldThings } from '../hands.ts';
import { actionPlaces, isAction } from '../relation.ts';
import type { Scene, SceneObject, SceneRelation } from '../scene.ts';
import type { Body } from './body.ts';

export interface Attachment {
  /** Ids of objects. */
  readonly rider: string;
  readonly carrier: string;
  /** Name of an anchor of the carrier, or a place that its box gives: `top`, `inside`, `above`, `beneath`, `leaning`, `behind` a desk, `keys`. */
  readonly anchor: string;
  readonly isWorn: boolean;
  /** Looks away from the viewer, at who sits there. Default false. */
  readonly isTurnedAway?: boolean;
  /** How it is held; absent: it is not in anybody's hands. */
  readonly grip?: Grip;
}

const wornAt: readonly (readonly [RegExp, string])[] = [
  [/hat|cap|crown|helmet|beanie|beret|headphones|wreath|halo|tiara|turban|hood|bow$/, 'head'],
  [/glass|goggles|mask|monocle|patch/, 'eyes'],
  [/scarf|tie|necklace|collar|bell|lei|medal|bandana|ribbon|stethoscope/, 'neck'],
  [/backpack|cape|wing|quiver|jetpack|parachute/, 'back'],
];

function wornAnchor({ concept }: SceneObject): string {
  return wornAt.find(([pattern]) => pattern.test(concept))?.[1] ?? 'neck';
}

const firstOf = (body: Body, ...names: readonly string[]): string | null => names.find((name) => body.anchors[name]) ?? null;

interface Pair {
  readonly subject: SceneObject;
  readonly object: SceneObject;
  readonly bodies: ReadonlyMap<string, Body>;
}

/** What the account of hands says, where the holder has hands; an animal has it in its mouth. */
function held({ subject, object, bodies }: Pair, account: readonly Held[]): Attachment | null {
  const found = account.find(({ holder, thing }) => holder === subject.id && thing === object.id);
  if (!found) return null;
  const { grip, isRight } = found;
  const wanted = grip.at === 'hand' && isRight ? 'otherHand' : grip.at;
  const anchor = firstOf(bodies.get(subject.id)!, wanted, 'hand', 'mouth');
  return anchor ? { rider: object.id, carrier: subject.id, anchor, isWorn: false, grip } : null;
}

function mounted({ subject, object, bodies }: Pair, ...names: readonly string[]): Attachment {
  return { rider: subject.id, carrier: object.id, anchor: firstOf(bodies.get(object.id)!, ...names) ?? 'top', isWorn: false };
}

/** A thing that another one could be in; else it stands before it. */
function contained({ subject, object, bodies }: Pair): Attachment | null {
  const anchor = firstOf(bodies.get(object.id)!, 'inside', 'seat');
  const fits = bodies.get(subject.id)!.heightMetres < 3 * bodies.get(object.id)!.heightMetres;
  const isRoom = bodies.get(object.id)!.heightMetres > 2.5 && !anchor;
  return fits && !isRoom ? { rider: subject.id, carrier: object.id, anchor: anchor ?? 'inside', isWorn: false } : null;
}

const leastRoomMetres = 0.3;
/** Lower things are no trees or bridges. */
const leastTreeMetres = 1;

/** Under furniture; or, where the other one leaves no room beneath it and is no tree or bridge, the other one is in the air above. */
function beneath({ subject, object, bodies }: Pair): Attachment | null {
  const [lower, upper] = [bodies.get(subject.id)!, bodies.get(object.id)!];
  const isTable = (upper.anchors.top?.at[1] ?? 0) > leastRoomMetres;
  if (upper.anchors.beneath || isTable) return { rider: subject.id, carrier: object.id, anchor: 'beneath', isWorn: false };
  if (upper.heightMetres > Math.max(leastTreeMetres, 1.5 * lower.heightMetres)) return null;
  return { rider: object.id, carrier: subject.id, anchor: 'above', isWorn: false };
}

/** A seat stands behind a desk, before an instrument; what one works with lies on the desk and looks at the seat. */
function atWork({ relation }: SceneRelation, { subject, object }: Pair): Attachment {
  const place = { rider: subject.id, carrier: object.id, isWorn: false };
  if (relation === 'on') return { ...place, anchor: 'top', isTurnedAway: true };
  return { ...place, anchor: relation === 'behind' ? 'behind' : 'keys' };
}

/** Lower than this share of what leans, a thing gives it no hold. */
const leastHold = 0.45;

function leaning({ subject, object, bodies }: Pair): Attachment | null {
  const isHold = bodies.get(object.id)!.heightMetres > leastHold * bodies.get(subject.id)!.heightMetres;
  return isHold ? { rider: subject.id, carrier: object.id, anchor: 'leaning', isWorn: false } : null;
}

const handActions: ReadonlySet<string> = new Set([
  'holding',
  'carrying',
  'drinking-from',
  'eating',
  'reading',
  'playing',
  'using',
  'throwing',
]);

function attach(said: SceneRelation, pair: Pair, account: readonly Held[]): Attachment | null {
  const { relation, anchor } = said;
  if (anchor === 'workplace') return atWork(said, pair);
  const { subject, object } = pair;
  if (relation === 'wearing') return { rider: object.id, carrier: subject.id, anchor: anchor ?? wornAnchor(object), isWorn: true };
  const inHand = held(pair, account);
  if (inHand || handActions.has(relation)) return inHand;
  switch (relation) {
    case 'riding':
      return mounted(pair, 'back', 'seat', 'top');
    case 'sitting-on':
      return mounted(pair, 'seat', 'top', 'back');
    case 'lying-on':
      return mounted(pair, 'top', 'seat');
    case 'on':
      return mounted(pair, ...(subject.posture === 'sit' ? ['seat', 'top', 'back'] : ['top', 'seat', 'back']));
    case 'in':
      return contained(pair);
    case 'leaning-on':
      return leaning(pair);
    case 'above':
    case 'flying-over':
    case 'jumping-over':
      return { rider: subject.id, carrier: object.id, anchor: 'above', isWorn: false };
    case 'under':
      return beneath(pair);
    default:
      return null;
  }
}

export interface Forest {
  /** By rider; no rider carries itself, however long the way round. */
  readonly attachments: ReadonlyMap<string, Attachment>;
  /** What is left to be arranged on the ground. */
  readonly relations: readonly SceneRelation[];
}

/** true when `carrier` hangs, by any way, on `rider`. */
function hangsOn(carrier: string, rider: string, attachments: ReadonlyMap<string, Attachment>): boolean {
  for (let at: string | undefined = carrier; at !== undefined; at = attachments.get(at)?.carrier) if (at === rider) return true;
  return false;
}

export function supportForest(scene: Scene, bodies: ReadonlyMap<string, Body>): Forest {
  const objects = new Map(scene.objects.filter(({ id }) => bodies.has(id)).map((object) => [object.id, object]));
  const attachments = new Map<string, Attachment>();
  const relations: SceneRelation[] = [];
  const account = heldThings(scene);
  for (const relation of scene.relations) {
    const [subject, object] = [objects.get(relation.subject), objects.get(relation.object)];
    if (!subject || !object || subject === object) continue;
    const found = attach(relation, { subject, object, bodies }, account);
    if (found && !attachments.has(found.rider) && !hangsOn(found.carrier, found.rider, attachments)) attachments.set(found.rider, found);
    else if (!found) relations.push(spatial(relation));
  }
  return { attachments, relations };
}

/** An action without an anchor, as the place that it stands for. */
function spatial(relation: SceneRelation): SceneRelation {
  if (!isAction(relation.relation)) return relation;
  const { placed, preposition } = actionPlaces[relation.relation];
  const [subject, object] = placed === 'subject' ? [relation.subject, relation.object] : [relation.object, relation.subject];
  return { subject, object, relation: preposition === 'on' || preposition === 'in' ? 'next-to' : preposition };
}
