/** Draft -> scene record: the place is chosen, what was excluded goes, worn clothes of people become their garments. */

import { contradictions } from '../scene/check-scene.ts';
import {
  type ActionName,
  actionPlaces,
  type Place,
  type Scene,
  type SceneObject,
  type SceneRelation,
  type SceneText,
  type Support,
} from '../scene/scene.ts';
import { sceneLimits } from '../scene/scene-schema.ts';
import { anchorOfGarment } from './action.ts';
import { withLoneSheet } from './lone-sheet.ts';
import type { DraftRelation, ObjectDraft, SceneDraft } from './scene-draft.ts';

/** Where the first thing is at home when the prompt names no place; anything else stands in the studio. */
const homeOfCategory: Record<string, Place> = { boat: 'sea', marine: 'under-water', aircraft: 'sky', vehicle: 'street', building: 'field' };
const homeOfConcept: Record<string, Place> = {
  ...{ planet: 'space', satellite: 'space', rocket: 'space', astronaut: 'space', skyscraper: 'city', building: 'city' },
  ...{ 'racing-car': 'street', 'race-car': 'street', skateboard: 'studio', 'roller-skate': 'studio', surfboard: 'beach', wheel: 'studio' },
  ...{
    shop: 'street',
    'department-store': 'street',
    hotel: 'street',
    bank: 'street',
    hospital: 'street',
    school: 'street',
    bakery: 'street',
  },
  ...{ 'post-office': 'street', 'tokyo-tower': 'city', 'ferris-wheel': 'park', fountain: 'park', 'toy-car': 'studio', tower: 'city' },
  ...{ lobster: 'studio', shrimp: 'studio', oyster: 'studio', crab: 'beach', seal: 'beach', walrus: 'snow', birdhouse: 'park' },
  ...{ wheelchair: 'studio', 'toy-train': 'studio', wall: 'street', fence: 'field', arch: 'city', stairs: 'street' },
};

function choosePlace(draft: SceneDraft): Place {
  const { places, objects, facts, notes, lexicon } = draft;
  const [best] = [...places].sort((left, right) => right.weight - left.weight);
  if (best) {
    for (const other of places) if (other.place !== best.place && other.weight > 1) notes.add('place', other.word);
    return best.place;
  }
  const first = objects.find((object) => !object.isSupport);
  if (!first) return 'studio';
  const category = facts.call({ lexicon }, first.concept).category;
  return homeOfConcept[first.concept] ?? homeOfCategory[category] ?? hintedPlace(draft, category) ?? 'studio';
}

const placeOfSupport: Partial<Record<Support, Place>> = { grass: 'park', sand: 'beach', snow: 'snow', water: 'lake' };
const placeOfCompany: Readonly<Record<string, Place>> = {
  ...{
    tree: 'park',
    'deciduous-tree': 'park',
    'evergreen-tree': 'forest',
    pine: 'forest',
    'palm-tree': 'beach',
    bench: 'park',
    flowerbed: 'park',
  },
  ...{ rock: 'field', boulder: 'field', campfire: 'forest', haystack: 'farm', tractor: 'farm', fence: 'field', tent: 'forest' },
};
const wildCategories = new Set(['animal', 'bird']);

/** Grass underfoot, a tree beside, rain, or an animal at sunset: the words speak of outdoors without naming a place. */
function hintedPlace({ support, objects, weather, timeOfDay }: SceneDraft, category: string): Place | null {
  const ofSupport = support === null ? undefined : placeOfSupport[support];
  const company = objects.map(({ concept }) => placeOfCompany[concept]).find((place) => place !== undefined);
  if (ofSupport ?? company) return (ofSupport ?? company)!;
  if (support !== null) return null;
  const isWild = wildCategories.has(category);
  const isLowSun = timeOfDay === 'sunset' || timeOfDay === 'dawn' || timeOfDay === 'dusk';
  if (weather === 'snow') return isWild ? 'snow' : 'park';
  if (weather !== 'clear' && weather !== 'cloudy') return isWild ? 'field' : category === 'person' ? 'street' : null;
  return isWild && isLowSun ? 'field' : null;
}

function toRelation({ subject, preposition, object, other, action, actionName }: DraftRelation): SceneRelation {
  if (actionName === undefined) return { subject, relation: preposition, object, ...(other ? { other } : {}) };
  const said = action && !['in', 'with'].includes(action) ? { action } : {};
  return actionPlaces[actionName].placed === 'object'
    ? { subject: object, relation: actionName, object: subject, ...said }
    : { subject, relation: actionName, object, ...said };
}

const anchored = (relation: SceneRelation, conceptOf: (id: string) => string): SceneRelation =>
  relation.relation === ('wearing' satisfies ActionName) ? { ...relation, anchor: anchorOfGarment(conceptOf(relation.object)) } : relation;

const glasses = new Set(['eyeglasses', 'glasses', 'sunglasses', 'goggles']);
/** Too large or too much a thing of its own to be part of its wearer. */
const carried = new Set(['backpack', 'umbrella', 'handbag', 'mask', 'headphone', 'crown', 'watch', 'ring']);
/** What covers an animal's body and is built with it; hats, glasses, ties and scarves are put on it as things. */
const bodyClothes =
  /suit|tuxedo|jacket|coat|sweater|pullover|cardigan|shirt|blouse|dress|gown|robe|kimono|apron|cape|cloak|vest|hoodie|uniform|pajama|pyjama|trousers|jeans|pants|shorts|skirt|overalls/;
/** Clothes in which an animal holds itself like a person, and is as tall as one. */
const isFormal = /suit|tuxedo|dress|gown|robe|kimono|apron|uniform|blazer|lab-coat|trousers|jeans|overalls/;

/** "a man wearing a blue suit": the suit becomes a garment of the man, and no object of its own. Returns ids that were taken in. */
function dressPeople(draft: SceneDraft, relations: readonly SceneRelation[]): Set<string> {
  const worn = new Set<string>();
  for (const { subject, relation, object } of relations) {
    if (relation !== 'wearing' || worn.has(object)) continue;
    const { concept, colour, attributes, material } = draft.object(object);
    const isWorn = draft.isPerson(subject) ? !carried.has(concept) : draft.isAlive(subject) && bodyClothes.test(concept);
    if (!isWorn) continue;
    const wearer = draft.object(subject);
    // A tyrant lizard in a suit sits at a table for people.
    if (!draft.isPerson(subject)) wearer.heightMetres = Math.min(1.9, Math.max(wearer.heightMetres, isFormal.test(concept) ? 1.1 : 0));
    const traits = wearer.person ?? {};
    const isGlasses = glasses.has(concept) && concept !== 'sunglasses';
    if (isGlasses) wearer.person = { ...traits, glasses: true };
    else wearer.person = { ...traits, garments: [...(traits.garments ?? []), { concept, colour: colour?.value ?? null }] };
    for (const word of [...attributes, ...(material ? [material] : [])]) draft.addAttribute(subject, `${word} ${concept}`);
    worn.add(object);
  }
  for (const id of looseGlasses(draft, relations)) worn.add(id);
  return worn;
}

/** "a woman with brown hair and glasses": glasses that nothing is said of belong to the only person. */
function looseGlasses(draft: SceneDraft, relations: readonly SceneRelation[]): string[] {
  const [wearer, second] = draft.objects.filter(({ id }) => draft.isPerson(id));
  if (!wearer || second) return [];
  const isLoose = ({ id }: { id: string }): boolean => !relations.some(({ subject, object }) => subject === id || object === id);
  const loose = draft.objects.filter((object) => object.concept === 'eyeglasses' && isLoose(object));
  if (loose.length > 0) wearer.person = { ...wearer.person, glasses: true };
  return loose.map(({ id }) => id);
}

const seats = /^(?:chair|bench|sofa|couch|stool|bar-stool|armchair|rocking-chair|office-chair|deck-chair|wheelchair|throne|swing)$/;
/** What hands do, for who sits the while: the posture is of the body. */
const handWords: Readonly<Partial<Record<ActionName, string>>> = {
  reading: 'reading',
  'drinking-from': 'drinking',
  eating: 'eating',
  holding: 'holding',
  carrying: 'holding',
  playing: 'playing',
};

/** "an old man reading a book on a bench": who is on a seat sits, unless said to stand or lie. */
function seat(draft: SceneDraft, relation: SceneRelation): SceneRelation {
  const { subject, object } = relation;
  if (!['on', 'in', 'sitting-on'].includes(relation.relation) || !draft.isAlive(subject) || !seats.test(draft.object(object).concept))
    return relation;
  const { posture = 'sit' } = draft.object(subject);
  if (!['sit', 'read', 'drink', 'hold', 'wave'].includes(posture)) return relation;
  draft.object(subject).posture = 'sit';
  return { ...relation, relation: 'sitting-on' };
}

function tellHands(draft: SceneDraft, relations: readonly SceneRelation[]): void {
  for (const { subject, relation } of relations) {
    const word = handWords[relation as ActionName];
    if (word && draft.object(subject).posture === 'sit') draft.addAttribute(subject, word);
  }
}

/** An exclusion of what was asked for: it is not shown, and both are told. */
function isExcluded({ excluded, notes }: SceneDraft, object: ObjectDraft): boolean {
  const match = excluded.find(({ concept }) => concept === object.concept);
  if (match) notes.say(`'${object.label}' was asked for and also excluded ('${match.word}'): it is not shown.`);
  return match !== undefined;
}

const shorten = (text: string, most: number): string => [...text].slice(0, most).join('').toWellFormed();

/** A draft object as the record has it; optional fields that say nothing are left out. */
export function toObject({ attributes, person, ...object }: ObjectDraft): SceneObject {
  const hasTraits = person && Object.keys(person).length > 0;
  return {
    ...object,
    label: shorten(object.label, 120),
    ...(attributes.length > 0 ? { attributes } : {}),
    ...(hasTraits ? { person } : {}),
  };
}

function lookFields({ look }: SceneDraft): Partial<Scene> {
  const { camera, style, light, mood, graphic, season } = look;
  return {
    ...(season ? { season } : {}),
    ...(Object.keys(camera).length > 0 ? { camera } : {}),
    ...(style ? { style } : {}),
    ...(light.length > 0 ? { light } : {}),
    ...(mood.length > 0 ? { mood: mood.slice(0, 40) } : {}),
    ...(graphic ? { graphic } : {}),
  };
}

/** As many things as a record holds, counts added up; what is left out is told. */
function withinLimits(draft: SceneDraft, objects: readonly ObjectDraft[]): ObjectDraft[] {
  let room: number = sceneLimits.copies;
  const kept: ObjectDraft[] = [];
  const left: string[] = [];
  const kinds = new Set<string>();
  for (const object of objects) {
    const hasRoom = kinds.has(object.concept) || kinds.size < sceneLimits.kinds;
    const count = hasRoom ? Math.min(object.count, room) : 0;
    if (count > 0) kinds.add(object.concept);
    if (count < object.count) left.push(object.label);
    room -= count;
    if (count > 0) kept.push({ ...object, count });
  }
  const named = left
    .slice(0, 10)
    .map((label) => `'${label}'`)
    .join(', ');
  const more = left.length > 10 ? ` and ${left.length - 10} more` : '';
  if (left.length > 0)
    draft.notes.say(
      `A picture holds ${sceneLimits.copies} things of ${sceneLimits.kinds} kinds; fewer or none are shown of ${named}${more}.`,
    );
  return kept;
}

/** Of relations that contradict each other the earlier stands. */
function withoutContradictions(draft: SceneDraft, relations: readonly SceneRelation[]): SceneRelation[] {
  const wrong = new Set(contradictions(relations));
  const label = (id: string) => draft.object(id).label;
  for (const index of wrong) {
    const { subject, relation, object } = relations[index]!;
    draft.notes.say(`'${label(subject)}' ${relation} '${label(object)}' contradicts what was said before: it is left out.`);
  }
  return relations.filter((_, index) => !wrong.has(index)).slice(0, sceneLimits.relations);
}

/** Control characters and half surrogate pairs cannot be set; a page of text is cut. Both are told. */
function settable({ notes }: SceneDraft, content: string): string {
  const clean = content.replace(/(?![\n\t])\p{Cc}/gu, '').toWellFormed();
  if (clean !== content) notes.say('Control characters of a quoted text cannot be set: they are left out.');
  if (clean.length <= sceneLimits.textCharacters) return clean;
  notes.say(`A quoted text has ${content.length} characters; the first ${sceneLimits.textCharacters} are set.`);
  return clean.slice(0, sceneLimits.textCharacters).replace(/[\uD800-\uDBFF]$/, '');
}

/** A text keeps its carrier only where that is shown; what is on a garment is on who wears it. */
function textsOf(draft: SceneDraft, has: (id: string) => boolean, wearerOf: (id: string) => string): SceneText[] {
  return draft.texts.flatMap(({ content, role, carrier: named }) => {
    const carrier = named === undefined ? undefined : wearerOf(named);
    const text = settable(draft, content);
    return text.trim() === '' ? [] : [{ content: text, role, ...(carrier !== undefined && has(carrier) ? { carrier } : {}) }];
  });
}

export function buildScene(draft: SceneDraft): Scene {
  const kept = withinLimits(
    draft,
    draft.objects.filter((object) => !isExcluded(draft, object)),
  );
  const has = (id: string) => kept.some((object) => object.id === id);
  const conceptOf = (id: string) => draft.object(id).concept;
  const said = draft.relations
    .filter(({ subject, object, other }) => has(subject) && has(object) && (other === undefined || has(other)))
    .map((relation) => seat(draft, anchored(toRelation(relation), conceptOf)));
  const relations = withoutContradictions(draft, said);
  tellHands(draft, relations);
  const worn = dressPeople(draft, relations);
  const wearerOf = (id: string): string =>
    worn.has(id) ? (relations.find(({ relation, object }) => relation === 'wearing' && object === id)?.subject ?? id) : id;
  const excluded = [...new Set(draft.excluded.map(({ concept }) => concept))];
  const place = choosePlace(draft);
  const scene: Scene = {
    version: 2,
    place,
    timeOfDay: draft.timeOfDay ?? 'afternoon',
    weather: draft.weather,
    support: draft.support,
    objects: kept.filter(({ id }) => !worn.has(id)).map(({ id, count }) => toObject({ ...draft.object(id), count })),
    relations: relations.filter(({ subject, object }) => !worn.has(object) && !worn.has(subject)),
    texts: textsOf(draft, (id) => has(id) && !worn.has(id), wearerOf),
    ...lookFields(draft),
    ...(excluded.length > 0 ? { excluded } : {}),
  };
  return withLoneSheet(scene, draft.hasPlace);
}
