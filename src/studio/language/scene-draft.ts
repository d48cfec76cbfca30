/** A scene while the prompt is being read: objects with ids, relations, the best mention of a place, texts. Knows no grammar. */
import type {
  ActionName,
  LinearColour,
  Place,
  Preposition,
  Scene,
  SceneObject,
  SceneRelation,
  SceneText,
  TimeOfDay,
} from '../scene/scene.ts';
import { actionPlaces } from '../scene/scene.ts';
import { actionNamed } from './action.ts';
import { shadeColour } from './colour.ts';
import type { IconFacts, Lexicon } from './lexicon.ts';
import { meaningOf } from './meaning.ts';
import type { Notes } from './notes.ts';
import type { NounPhrase } from './noun-phrase.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** More of one thing than this is drawn as this many, with a warning. */
const maxCount = 100;
/** A plural without a number. */
const pluralCount = 3;
const collectiveCounts: Record<string, number> = {
  people: 3,
  人们: 3,
  crowd: 8,
  family: 4,
  'family of three': 3,
  'family of four': 4,
  'family of five': 5,
  friends: 2,
  books: 1,
};
/** Icons that show two already. */
const pairIcons = new Set([
  'chopsticks',
  'socks',
  'glasses',
  'sunglasses',
  'gloves',
  'jeans',
  'shorts',
  'scissors',
  'skis',
  'fork-and-knife',
  'headphone',
  'goggles',
]);
const materialColours: Record<string, string> = { gold: 'gold', silver: 'silver', bronze: 'bronze' };
/** Where the first thing is at home when the prompt names no place; anything else stands in the studio. */
const homeOfCategory: Record<string, Place> = { boat: 'sea', marine: 'sea', aircraft: 'sky', vehicle: 'street', building: 'field' };
const homeOfIcon: Record<string, Place> = {
  'ringed-planet': 'space',
  satellite: 'space',
  rocket: 'space',
  astronaut: 'space',
  'office-building': 'city',
  'racing-car': 'street',
  skateboard: 'studio',
  'convenience-store': 'street',
  'department-store': 'street',
  hotel: 'street',
  bank: 'street',
  hospital: 'street',
  school: 'street',
  'post-office': 'street',
  'tokyo-tower': 'city',
  'ferris-wheel': 'park',
  fountain: 'park',
};

/** As read: the verb stands for the preposition of what is placed. */
export interface DraftRelation {
  readonly subject: string;
  readonly preposition: Preposition;
  readonly object: string;
  readonly action?: string;
}

/** A hat that is "on" a dog by "wearing" becomes a dog that is wearing a hat. */
function toSceneRelation({ subject, preposition, object, action }: DraftRelation): SceneRelation {
  const name: ActionName | null = action ? actionNamed(action) : null;
  if (name === null || action === undefined) return { subject, relation: preposition, object };
  return actionPlaces[name].placed === 'object'
    ? { subject: object, relation: name, object: subject, action }
    : { subject, relation: name, object, action };
}

export class SceneDraft {
  readonly objects: Mutable<SceneObject>[] = [];
  readonly relations: DraftRelation[] = [];
  readonly texts: SceneText[] = [];
  readonly excluded: { icon: string; word: string }[] = [];
  readonly lexicon: Lexicon;
  readonly notes: Notes;
  #places: { place: Place; weight: number; word: string }[] = [];
  timeOfDay: TimeOfDay | null = null;
  weather: Scene['weather'] = 'clear';
  support: Scene['support'] = null;

  constructor(lexicon: Lexicon, notes: Notes) {
    this.lexicon = lexicon;
    this.notes = notes;
  }

  object(id: string): Mutable<SceneObject> {
    return this.objects.find((object) => object.id === id)!;
  }

  facts(icon: string): IconFacts {
    return this.lexicon.icon(icon) ?? { icon, heightMetres: 0.5, category: 'symbol', isFace: false, isAirborne: false };
  }

  /** Adds the thing that the phrase names ("the fox" after "a fox" is the same fox); returns its id. */
  addThing(phrase: NounPhrase): string {
    const meaning = meaningOf(phrase.head!, 'object')!;
    if (meaning.guessedFrom) this.notes.guess(phrase.text, meaning.guessedFrom);
    // Chinese has no article: a bare noun that was named before is the same thing.
    const isBareAgain = phrase.count === null && phrase.colours.length === 0 && /^\p{Script=Han}+$/u.test(phrase.text);
    const known =
      phrase.isDefinite || isBareAgain
        ? this.objects.find((object) => (phrase.isDefinite && object.icon === meaning.value) || object.label === phrase.text)
        : undefined;
    const object = known ?? this.#newObject(phrase, meaning.value);
    this.colour(object.id, phrase);
    object.heightMetres = Number((object.heightMetres * phrase.sizeFactor).toPrecision(4));
    for (const material of phrase.materials) this.#setMaterial(object, material.text, meaningOf(material, 'material')!.value);
    return object.id;
  }

  #newObject(phrase: NounPhrase, icon: string): Mutable<SceneObject> {
    const facts = this.facts(icon);
    const word = phrase.text.toLowerCase();
    const isOnePair = phrase.isPair && pairIcons.has(icon);
    const asked = (isOnePair ? 1 : phrase.count) ?? collectiveCounts[word] ?? (phrase.head!.isPlural ? pluralCount : 1);
    const count = Math.min(maxCount, Math.max(1, asked));
    if (count < asked) this.notes.say(`${asked} of '${phrase.text}' were asked for; ${count} are shown.`);
    const number = this.objects.filter((object) => object.icon === icon).length + 1;
    const object: Mutable<SceneObject> = {
      id: `${icon}-${number}`,
      label: phrase.text,
      concept: icon,
      icon,
      count,
      colour: null,
      heightMetres: facts.heightMetres,
      airborne: facts.isAirborne,
      ...(facts.isFace ? { isFace: true } : {}),
    };
    this.objects.push(object);
    return object;
  }

  /** Gives the object the phrase's first colour; further colours are warned of. */
  colour(id: string, phrase: Pick<NounPhrase, 'colours'>): void {
    const [first, ...others] = phrase.colours;
    for (const other of others) this.notes.add('colour', other.text);
    if (!first) return;
    const object = this.object(id);
    object.colour = { name: first.text.toLowerCase(), value: this.#colourValue(first.name, first.shades) };
    const variants = [`${first.name}-${object.icon}`, object.icon.replace(/^(?:red|closed)-/, `${first.name}-`)];
    const variant = variants.find((icon) => icon !== object.icon && this.lexicon.icon(icon));
    if (variant) object.icon = variant;
  }

  /** "light blue" is CSS's lightblue where CSS has it, else the colour moved by the shade. */
  #colourValue(name: string, shades: readonly string[]): LinearColour {
    const css = shades.length === 1 ? this.lexicon.colour(`${shades[0]}${name}`) : undefined;
    const plain = this.lexicon.colour(name) ?? [0.5, 0.5, 0.5];
    return css ?? shades.reduce<LinearColour>((value, shade) => shadeColour(value, shade), plain);
  }

  #setMaterial(object: Mutable<SceneObject>, word: string, material: string): void {
    const colour = materialColours[material];
    object.material = material as NonNullable<SceneObject['material']>;
    if (colour && object.colour === null) object.colour = { name: word.toLowerCase(), value: this.#colourValue(colour, []) };
    else this.notes.add('material', `${word} ${object.label}`);
  }

  /** "a cup of green tea" is one thing: the drink takes the container's place and count. */
  pour(container: string, drink: string): void {
    const into = this.object(container);
    const content = this.object(drink);
    into.icon = content.icon;
    into.heightMetres = content.heightMetres;
    into.label = `${into.label} of ${content.label}`;
    this.objects.splice(this.objects.indexOf(content), 1);
  }

  relate(subject: string, preposition: Preposition, object: string, action?: string): void {
    if (subject === object) return;
    if (this.relations.some((known) => known.subject === subject && known.object === object && known.preposition === preposition)) return;
    this.relations.push({ subject, preposition, object, ...(action ? { action } : {}) });
  }

  /** weight 3: "in a ...", 2: bare, 1: before a noun ("beach house"). The heaviest, then the first, wins. */
  mentionPlace(place: Place, weight: number, word: string): void {
    this.#places.push({ place, weight, word });
  }

  setTime(time: TimeOfDay, word: string): void {
    if (this.timeOfDay !== null && this.timeOfDay !== time) this.notes.add('time', word);
    else this.timeOfDay = time;
  }

  get hasPlace(): boolean {
    return this.#places.length > 0;
  }

  exclude(icon: string, word: string): void {
    this.excluded.push({ icon, word });
  }

  #choosePlace(): Place {
    const [best] = [...this.#places].sort((left, right) => right.weight - left.weight);
    if (best) {
      for (const other of this.#places) if (other.place !== best.place && other.weight > 1) this.notes.add('place', other.word);
      return best.place;
    }
    const [first] = this.objects;
    return (first && (homeOfIcon[first.icon] ?? homeOfCategory[this.facts(first.icon).category])) ?? 'studio';
  }

  /** An exclusion wins over a mention of the same thing only when it was said; both are told. */
  #isExcluded(object: SceneObject): boolean {
    const match = this.excluded.find(({ icon }) => icon === object.icon);
    if (match) this.notes.say(`'${object.label}' was asked for and also excluded ('${match.word}'): it is not shown.`);
    return match !== undefined;
  }

  build(): Scene {
    const objects = this.objects.filter((object) => !this.#isExcluded(object));
    const has = (id: string) => objects.some((object) => object.id === id);
    const excluded = [...new Set(this.excluded.map(({ icon }) => icon))];
    return {
      version: 2,
      place: this.#choosePlace(),
      timeOfDay: this.timeOfDay ?? 'afternoon',
      weather: this.weather,
      support: this.support,
      objects,
      relations: this.relations.filter((relation) => has(relation.subject) && has(relation.object)).map(toSceneRelation),
      texts: this.texts,
      ...(excluded.length > 0 ? { excluded } : {}),
    };
  }
}
