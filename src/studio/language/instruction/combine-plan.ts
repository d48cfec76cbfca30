/** The combination part of an edit plan: which subject is in which reference, how they stand to one another, and the setting. */

import { buildScene, toObject } from '../build-scene.ts';
import type { DraftRelation, ObjectDraft, SceneDraft } from '../scene-draft.ts';
import type { Combine, CombineExtra, CombineRelation, CombineSubject } from './edit-plan.ts';

type RelationName = CombineRelation['relation'];

const verbRelations: [pattern: RegExp, relation: RelationName][] = [
  [/^(?:drink|sip)|喝/iu, 'drinking-from'],
  [/^(?:eat|chew|bit|lick)|吃|啃/iu, 'eating'],
  [/^(?:hold|play|carry|grip|clutch|lift|wav)|拿|举|抱|捧|端|提|手持|弹/iu, 'holding'],
  [/^(?:rid|mount|straddl)|骑/iu, 'riding'],
  [/^(?:wear|dress|clad|sport)|穿|戴/iu, 'wearing'],
  [/^(?:look|watch|star|gaz|read)|看|望|读/iu, 'looking-at'],
];
/** With these the draft relates the thing to its actor; the plan tells it the other way round. */
const reversedVerbs = new Set<RelationName>(['drinking-from', 'eating', 'holding', 'wearing', 'looking-at']);

export interface CombineReading {
  readonly draft: SceneDraft;
  readonly groundedLabels: ReadonlyMap<string, number>;
  readonly referenceCount: number;
  readonly backgroundReference: number | null;
}

interface Grounding {
  readonly subjects: CombineSubject[];
  /** id of a scene object -> index of its subject */
  readonly subjectOf: ReadonlyMap<string, number>;
  /** Things that are in no reference. */
  readonly extra: readonly ObjectDraft[];
  /** What all stand on is not the subject of a reference. */
  readonly isSupportDrawn: boolean;
}

function isWorn(object: ObjectDraft, relations: readonly DraftRelation[]): boolean {
  return relations.some((relation) => relation.subject === object.id && verbRelations[4]![0].test(relation.action ?? ''));
}

interface Assigned {
  /** id of a scene object -> index of the picture it is in */
  readonly assigned: ReadonlyMap<string, number>;
  /** Pictures that the words name. */
  readonly named: ReadonlySet<number>;
}

/** Explicit mentions first, then what is left in order; a garment that is worn comes last. */
function assign(reading: CombineReading): Assigned {
  const { draft, groundedLabels, referenceCount, backgroundReference } = reading;
  const assigned = new Map<string, number>();
  for (const object of draft.objects) {
    const own = /^reference-(\d+)$/.exec(object.concept)?.[1];
    const grounded = own === undefined ? groundedLabels.get(object.label.toLowerCase()) : Number(own);
    if (grounded !== undefined) assigned.set(object.id, grounded);
  }
  const named = new Set(assigned.values());
  const taken = new Set([...named, ...(backgroundReference === null ? [] : [backgroundReference])]);
  const free = [...Array(referenceCount).keys()].filter((reference) => !taken.has(reference));
  // "All of them on a table", "both mugs on a table": where the pictures are spoken for without it, it is none's subject.
  const others = draft.objects.filter((object) => !object.isSupport);
  const isNeeded = draft.objects.length >= referenceCount && others.reduce((sum, { count }) => sum + count, 0) < referenceCount;
  const open = draft.objects.filter((object) => !assigned.has(object.id) && (isNeeded || !object.isSupport));
  const ordered = [
    ...open.filter((object) => !isWorn(object, draft.relations)),
    ...open.filter((object) => isWorn(object, draft.relations)),
  ];
  ordered.slice(0, free.length).forEach((object, index) => {
    if (!isWorn(object, draft.relations)) assigned.set(object.id, free[index]!);
  });
  return { assigned, named };
}

function groundSubjects(reading: CombineReading): Grounding {
  const { draft, referenceCount, backgroundReference } = reading;
  const { assigned, named: mentioned } = assign(reading);
  const subjects: CombineSubject[] = [];
  const subjectOf = new Map<string, number>();
  for (let reference = 0; reference < referenceCount; reference++) {
    if (reference === backgroundReference) continue;
    const objects = draft.objects.filter((object) => assigned.get(object.id) === reference);
    const named = objects.find((object) => !object.concept.startsWith('reference-'));
    for (const object of objects) subjectOf.set(object.id, subjects.length);
    subjects.push({
      reference,
      isTakenInOrder: !mentioned.has(reference),
      label: named?.label ?? null,
      concept: named?.concept ?? null,
      icon: named?.icon ?? null,
      heightMetres: named?.heightMetres ?? null,
    });
  }
  const extra = draft.objects.filter((object) => !assigned.has(object.id));
  return { subjects, subjectOf, extra, isSupportDrawn: !draft.objects.some((object) => object.isSupport && assigned.has(object.id)) };
}

function planned(preposition: DraftRelation['preposition']): RelationName {
  if (preposition === 'far-behind') return 'behind';
  return preposition === 'around' || preposition === 'between' ? 'next-to' : preposition;
}

function planRelation(relation: DraftRelation, subjectOf: ReadonlyMap<string, number>): CombineRelation | null {
  const verb = verbRelations.find(([pattern]) => pattern.test(relation.action ?? ''))?.[1];
  const name: RelationName = verb ?? planned(relation.preposition);
  const [actor, thing] = verb && reversedVerbs.has(verb) ? [relation.object, relation.subject] : [relation.subject, relation.object];
  const subject = subjectOf.get(actor);
  const object = subjectOf.get(thing);
  return subject === undefined || object === undefined || subject === object ? null : { subject, relation: name, object };
}

/** Things that are in no reference: the studio's own, worn or held by whom the words say. */
function extrasOf(extra: readonly ObjectDraft[], draft: SceneDraft, subjectOf: ReadonlyMap<string, number>): CombineExtra[] {
  return extra
    .filter((object) => !object.isSupport)
    .map((object) => {
      const carried = draft.relations.flatMap((relation) => {
        const verb = verbRelations.find(([pattern]) => pattern.test(relation.action ?? ''))?.[1];
        const isOurs = relation.subject === object.id && verb && reversedVerbs.has(verb) && subjectOf.has(relation.object);
        return isOurs
          ? [{ relation: verb === 'wearing' ? ('wearing' as const) : ('holding' as const), subject: subjectOf.get(relation.object)! }]
          : [];
      })[0];
      return { object: toObject(object), relation: carried?.relation ?? null, subject: carried?.subject ?? null };
    });
}

/** As high as this, what others stand before is the place of its picture, not a thing that is cut out of it. */
const placeMetres = 5;

/** "The woman before the temple of image 2": the temple's picture is the place. */
function withPlace(reading: CombineReading): CombineReading {
  const { draft, backgroundReference } = reading;
  if (backgroundReference !== null || draft.hasPlace) return reading;
  const { assigned, named } = assign(reading);
  const isOneEach = draft.objects.length <= reading.referenceCount;
  const isPlace = (id: string): boolean => {
    const object = draft.objects.find((one) => one.id === id);
    const reference = assigned.get(id);
    return (
      object !== undefined && reference !== undefined && (isOneEach || named.has(reference)) && (object.heightMetres ?? 0) >= placeMetres
    );
  };
  const before = draft.relations.find(
    ({ subject, object, preposition }) => preposition === 'in-front-of' && isPlace(object) && !isPlace(subject) && assigned.has(subject),
  );
  if (!before) return reading;
  const reference = assigned.get(before.object)!;
  draft.remove(before.object);
  return { ...reading, backgroundReference: reference };
}

/** `poses`: the pose words of the instruction ("sitting"), which photographed subjects keep as they are. */
export function planCombine(given: CombineReading, poses: readonly string[]): { combine: Combine; warnings: string[] } {
  const reading = withPlace(given);
  const { draft } = reading;
  const { subjects, subjectOf, extra, isSupportDrawn } = groundSubjects(reading);
  const scene = buildScene(draft);
  const relations = draft.relations.map((relation) => planRelation(relation, subjectOf)).filter((relation) => relation !== null);
  const isSeated = poses.some((pose) => /^sit|^seat|坐/iu.test(pose));
  const seat = relations.findIndex((relation) => relation.relation === 'on');
  if (isSeated && seat >= 0) relations[seat] = { ...relations[seat]!, relation: 'sitting-on' };
  else if (isSeated && subjects.length > 0) relations.push({ subject: 0, relation: 'sitting-at', object: null });
  const warnings: string[] = [];
  const extras = extrasOf(extra, draft, subjectOf);
  // A dressed subject gets a body of the studio's, which poses as asked.
  const isPosed = extras.some(({ relation }) => relation === 'wearing');
  if (poses.length > 0 && !isPosed)
    warnings.push(
      `Photographed subjects keep their pose: ${poses.map((pose) => `'${pose}'`).join(', ')} cannot be changed by this engine version.`,
    );
  return {
    combine: {
      kind: 'combine',
      subjects,
      backgroundReference: reading.backgroundReference,
      place: draft.hasPlace ? scene.place : null,
      ...(draft.support === null || !isSupportDrawn ? {} : { support: draft.support }),
      timeOfDay: draft.timeOfDay,
      relations,
      extras,
      blurBackground: null,
    },
    warnings,
  };
}

const touching =
  /\b(?:shak(?:e|es|ing) (?:each other's )?hands?|hold(?:s|ing)? hands|hug(?:s|ging)?|embrac(?:e|es|ing)|kiss(?:es|ing)?|high[- ]fiv(?:e|es|ing)|danc(?:e|es|ing) (?:together|with)|arm in arm|fight(?:s|ing)?)\b|握手|牵手|拥抱|接吻|亲吻|击掌|共舞/iu;

/** Photographed bodies do not bend towards each other. */
export function touchWarnings(words: string): string[] {
  const found = touching.exec(words)?.[0];
  return found ? [`'${found}' is not done: photographed people keep their poses and are set side by side.`] : [];
}
