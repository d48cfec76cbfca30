/** Relations of a scene, spatial ones and actions, and what an action means for places. Knows nothing of cameras. */
import type { SceneRelation } from './scene.ts';

export const prepositions = [
  'on',
  'under',
  'in',
  'behind',
  'in-front-of',
  'left-of',
  'right-of',
  'next-to',
  'between',
  'around',
  'above',
  'far-behind',
] as const;
export type SpatialName = (typeof prepositions)[number];

export const actions = [
  'wearing',
  'holding',
  'carrying',
  'riding',
  'sitting-on',
  'lying-on',
  'leaning-on',
  'drinking-from',
  'eating',
  'reading',
  'playing',
  'pushing',
  'pulling',
  'kicking',
  'throwing',
  'chasing',
  'using',
  'looking-at',
  'flying-over',
  'jumping-over',
] as const;
export type ActionName = (typeof actions)[number];

export const relationNames = [...prepositions, ...actions] as const;
export type RelationName = (typeof relationNames)[number];

/** What a preposition alone can say of two things. */
export type Preposition = 'on' | 'under' | 'in' | 'behind' | 'in-front-of' | 'left-of' | 'right-of' | 'next-to' | 'above';

export interface ActionPlace {
  /** Which of the two goes to the other's anchor. */
  readonly placed: 'subject' | 'object';
  /** Anchor on the other one (models/model.ts lists them); null: they only stand so. */
  readonly anchor: string | null;
  /** How the placed one lies to the other where the models have no anchors. */
  readonly preposition: Preposition;
}

export const actionPlaces: Readonly<Record<ActionName, ActionPlace>> = {
  wearing: { placed: 'object', anchor: 'head', preposition: 'on' },
  holding: { placed: 'object', anchor: 'hand', preposition: 'in-front-of' },
  carrying: { placed: 'object', anchor: 'hand', preposition: 'in-front-of' },
  riding: { placed: 'subject', anchor: 'back', preposition: 'on' },
  'sitting-on': { placed: 'subject', anchor: 'seat', preposition: 'on' },
  'lying-on': { placed: 'subject', anchor: 'top', preposition: 'on' },
  'leaning-on': { placed: 'subject', anchor: null, preposition: 'next-to' },
  'drinking-from': { placed: 'object', anchor: 'hand', preposition: 'next-to' },
  eating: { placed: 'object', anchor: 'hand', preposition: 'next-to' },
  reading: { placed: 'object', anchor: 'hand', preposition: 'next-to' },
  playing: { placed: 'object', anchor: 'hand', preposition: 'next-to' },
  pushing: { placed: 'object', anchor: null, preposition: 'next-to' },
  pulling: { placed: 'object', anchor: null, preposition: 'next-to' },
  kicking: { placed: 'object', anchor: null, preposition: 'next-to' },
  throwing: { placed: 'object', anchor: 'hand', preposition: 'next-to' },
  chasing: { placed: 'object', anchor: null, preposition: 'next-to' },
  using: { placed: 'object', anchor: 'hand', preposition: 'next-to' },
  'looking-at': { placed: 'object', anchor: null, preposition: 'next-to' },
  'flying-over': { placed: 'subject', anchor: null, preposition: 'above' },
  'jumping-over': { placed: 'subject', anchor: null, preposition: 'above' },
};

export function isAction(name: RelationName): name is ActionName {
  return name in actionPlaces;
}

/** A relation as a preposition between two things. */
export interface PlacedRelation {
  readonly subject: string;
  readonly preposition: Preposition;
  readonly object: string;
}

function placedBy({ subject, relation, object, other }: SceneRelation): PlacedRelation[] {
  if (isAction(relation)) {
    const { placed, preposition } = actionPlaces[relation];
    return placed === 'object' ? [{ subject: object, preposition, object: subject }] : [{ subject, preposition, object }];
  }
  if (relation === 'between' && other !== undefined) {
    return [
      { subject, preposition: 'right-of', object },
      { subject, preposition: 'left-of', object: other },
    ];
  }
  if (relation === 'around' || relation === 'between') return [{ subject, preposition: 'next-to', object }];
  return [{ subject, preposition: relation === 'far-behind' ? 'behind' : relation, object }];
}

/** Every relation in prepositions, for a layout without anchors: a worn hat is on its wearer, a rider on the horse. */
export function placedRelations(relations: readonly SceneRelation[]): PlacedRelation[] {
  return relations.flatMap(placedBy);
}
