/**
 * A scene while the prompt is being read: objects with ids, relations, the best mention of a place, texts. Knows no grammar.
 * Over 300 lines, as everything that changes an object while it is being named stands in the one class that owns the objects.
 */
import type {
  ActionName,
  LightName,
  LinearColour,
  MaterialName,
  Place,
  PostureName,
  SceneCamera,
  SceneGraphic,
  SceneObject,
  SceneText,
  Season,
  StyleName,
  Support,
  TimeOfDay,
  Weather,
} from '../scene/scene.ts';
import { personInPose, posturesOfActions } from './action.ts';
import { nameColour } from './colour-name.ts';
import type { ConceptFacts } from './concepts.ts';
import type { Lexicon } from './lexicon.ts';
import { hasKind, type Meaning, meaningOf, type Token } from './meaning.ts';
import { hairColour, naturalCoat } from './natural-colours.ts';
import type { Notes } from './notes.ts';
import type { NounPhrase } from './noun-phrase.ts';
import { addDetail, addTraitWord, type PersonDraft, skinColours, traitsOfNoun } from './person-traits.ts';
import { askedCount, maxCount } from './quantity.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type DraftPreposition =
  | 'on'
  | 'under'
  | 'in'
  | 'behind'
  | 'in-front-of'
  | 'left-of'
  | 'right-of'
  | 'next-to'
  | 'above'
  | 'around'
  | 'far-behind'
  | 'between';

export type ObjectDraft = Mutable<Omit<SceneObject, 'person' | 'attributes'>> & { person?: PersonDraft; attributes: string[] };

/** As read: the preposition of what is placed; a verb stands beside it ("hat on dog" by "wearing"). */
export interface DraftRelation {
  readonly subject: string;
  readonly preposition: DraftPreposition;
  readonly object: string;
  readonly other?: string;
  readonly action?: string;
  readonly actionName?: ActionName;
}

const materialColours: Record<string, string> = { gold: 'gold', silver: 'silver', bronze: 'bronze' };
const aliveCategories = new Set(['person', 'animal', 'bird', 'marine', 'face']);
/** Things of other categories that are alive or wear clothes all the same. */
const aliveConcepts = new Set([
  'robot',
  'snowman',
  'teddy-bear',
  'statue',
  'skull',
  'doll',
  'nesting-dolls',
  'ghost',
  'alien',
  'scarecrow',
]);

/** "long hair": the tables know long and short as sizes. */
const sizeWord = (factor: number): string[] => (factor > 1 ? ['long'] : factor < 1 ? ['short'] : []);

/** What the prompt says of the picture as a whole. */
export interface LookDraft {
  camera: Mutable<SceneCamera>;
  style: StyleName | null;
  light: LightName[];
  mood: string[];
  graphic: SceneGraphic | null;
  season: Season | null;
}

export class SceneDraft {
  readonly objects: ObjectDraft[] = [];
  readonly relations: DraftRelation[] = [];
  readonly texts: SceneText[] = [];
  readonly excluded: { concept: string; word: string }[] = [];
  readonly look: LookDraft = { camera: {}, style: null, light: [], mood: [], graphic: null, season: null };
  readonly lexicon: Lexicon;
  readonly notes: Notes;
  readonly places: { place: Place; weight: number; word: string }[] = [];
  timeOfDay: TimeOfDay | null = null;
  weather: Weather = 'clear';
  support: Support | null = null;
  /** A pose said before who has it (奔跑的马). */
  openPosture: { posture: PostureName | null; text: string } | null = null;
  /** Details said before whose they are (留着白胡子的老爷爷). */
  openDetails: { phrase: NounPhrase; words: string }[] = [];
  readonly #tokens = new Map<Token, string>();
  readonly #parted = new Set<string>();

  constructor(lexicon: Lexicon, notes: Notes) {
    this.lexicon = lexicon;
    this.notes = notes;
  }

  object(id: string): ObjectDraft {
    return this.objects.find((object) => object.id === id)!;
  }

  facts(concept: string): ConceptFacts {
    return (
      this.lexicon.concept(concept) ?? { concept, icon: concept, heightMetres: 0.5, category: 'symbol', isFace: false, isAirborne: false }
    );
  }

  isClothing(id: string): boolean {
    return this.facts(this.object(id).concept).category === 'clothing';
  }

  isPerson(id: string): boolean {
    return this.facts(this.object(id).concept).category === 'person' && this.object(id).concept !== 'teddy-bear';
  }

  isAlive(id: string): boolean {
    const { concept } = this.object(id);
    return aliveCategories.has(this.facts(concept).category) || aliveConcepts.has(concept);
  }

  /** Id of the object that a token became. */
  idOf(token: Token): string | undefined {
    return this.#tokens.get(token);
  }

  /** Adds the thing that the phrase names ("the fox" after "a fox" is the same fox); returns its id. */
  addThing(phrase: NounPhrase): string {
    const meaning = this.#memberOf(phrase) ?? meaningOf(phrase.head!, 'object')!;
    if (meaning.guessedFrom) this.notes.guess(phrase.text, meaning.guessedFrom, meaning.confidence);
    // Chinese has no article: a bare noun that was named before is the same thing.
    const isBareAgain = phrase.count === null && phrase.colours.length === 0 && /^\p{Script=Han}+$/u.test(phrase.text);
    const known =
      phrase.isDefinite || isBareAgain
        ? this.objects.find((object) => (phrase.isDefinite && object.concept === meaning.value) || object.label === phrase.text)
        : undefined;
    const object = known ?? this.#newObject(phrase, meaning);
    this.#tokens.set(phrase.head!, object.id);
    for (const token of phrase.modifiers) this.#addAttribute(object, token);
    this.colour(object.id, phrase);
    object.heightMetres = Number((object.heightMetres * phrase.sizeFactor).toPrecision(4));
    if (phrase.sizeFactor !== 1) object.sizeFactor = Number(((object.sizeFactor ?? 1) * phrase.sizeFactor).toPrecision(4));
    this.setMaterials(object.id, phrase.materials);
    // 躺在沙发上的猫: the cat lies, not the sofa.
    if (this.openPosture && (this.isAlive(object.id) || !['lie', 'sit', 'stand'].includes(this.openPosture.posture ?? ''))) {
      this.setPosture(object.id, this.openPosture.posture, this.openPosture.text);
      this.openPosture = null;
    }
    for (const { phrase: detail, words } of this.openDetails) this.describe(object.id, detail, words);
    this.openDetails = [];
    return object.id;
  }

  /** "a swan family": the family is of swans. */
  #memberOf({ text, modifiers }: NounPhrase): Meaning | undefined {
    const member = /^(?:family|team|crowd|audience)$/i.test(text) ? modifiers.findLast((token) => hasKind(token, 'object')) : undefined;
    const meaning = meaningOf(member, 'object');
    return meaning && aliveCategories.has(this.facts(meaning.value).category) ? meaning : undefined;
  }

  #newObject(phrase: NounPhrase, { value, resolvedBy, confidence }: Meaning): ObjectDraft {
    // "books" are a stack, four books are single ones.
    const concept = value === 'books' && phrase.count !== null && !phrase.isPair ? 'book' : value;
    const facts = this.facts(concept);
    const asked = askedCount(phrase, concept);
    const count = Math.min(maxCount, Math.max(1, asked));
    if (count < asked) this.notes.say(`${asked} of '${phrase.text}' were asked for; ${count} are shown.`);
    const number = this.objects.filter((object) => object.concept === concept).length + 1;
    const isCompound = resolvedBy === undefined && phrase.modifiers.some((token) => token.meanings[0]!.kind === 'object');
    const object: ObjectDraft = {
      id: `${concept}-${number}`,
      label: phrase.text,
      concept,
      icon: facts.icon,
      count,
      colour: null,
      heightMetres: facts.heightMetres,
      attributes: [],
      airborne: facts.isAirborne,
      ...(facts.isFace ? { isFace: true } : {}),
      confidence: isCompound ? 0.85 : (confidence ?? (phrase.head!.isPlural ? 0.98 : 1)),
      resolvedBy: isCompound ? 'compound' : (resolvedBy ?? (phrase.head!.isPlural ? 'lemma' : 'lexicon')),
    };
    if (facts.category === 'person') {
      const traits = traitsOfNoun(concept, phrase.text);
      if (Object.keys(traits).length > 0) object.person = traits;
    }
    this.objects.push(object);
    return object;
  }

  /** Adjectives and nouns before the noun: traits of a person, else attributes. Those of the whole picture were taken before. */
  #addAttribute(object: ObjectDraft, token: Token): void {
    const { kind } = token.meanings[0]!;
    const isPerson = this.facts(object.concept).category === 'person';
    const traits: PersonDraft = object.person ?? {};
    if (isPerson && addTraitWord(traits, token.text.toLowerCase())) {
      object.person = traits;
      return;
    }
    if (['mood', 'shade', 'object', 'action', 'detail', 'place', 'season', 'weather', 'time', 'surface', 'carrier', 'style'].includes(kind))
      this.addAttribute(object.id, token.text);
  }

  addAttribute(id: string, words: string): void {
    const { attributes } = this.object(id);
    const word = words.toLowerCase().slice(0, 60);
    if (!attributes.includes(word) && attributes.length < 20) attributes.push(word);
  }

  /** Gives the object the phrase's first colour, and its second as well; further colours are warned of. */
  colour(id: string, phrase: Pick<NounPhrase, 'colours'>): void {
    const [first, second, ...others] = phrase.colours;
    for (const other of others) this.notes.add('colour', other.text);
    if (!first) return;
    const object = this.object(id);
    if (this.isPerson(id) && !second && skinColours[first.name]) {
      object.person = { ...object.person, skin: skinColours[first.name]! };
      return;
    }
    const coat = (colour: typeof first) => (colour.shades.length === 0 ? naturalCoat(object.concept, colour.name) : null);
    if (coat(first) === 'own' && (!second || coat(second) === 'own')) {
      for (const { text } of second ? [first, second] : [first]) this.addAttribute(id, text);
      return;
    }
    const natural = coat(first);
    object.colour = { ...nameColour(this.lexicon, first), ...(Array.isArray(natural) && { value: natural as LinearColour }) };
    if (second) object.secondaryColour = nameColour(this.lexicon, second);
    const variants = [`${first.name}-${object.icon}`, object.icon.replace(/^(?:red|closed)-/, `${first.name}-`)];
    const variant = variants.find((icon) => icon !== object.icon && this.lexicon.concept(icon)?.icon === icon);
    if (variant) object.icon = variant;
  }

  /** true for what is left of things of which some were set apart. */
  isPart(id: string): boolean {
    return this.#parted.has(id);
  }

  /** "three cups, one red": so many of them become a thing of their own with the phrase's colour; false when there are fewer. */
  setApart(id: string, count: number, phrase: Pick<NounPhrase, 'colours'>): boolean {
    const object = this.object(id);
    if (count > object.count || count < 1) return false;
    this.#parted.add(id);
    if (count === object.count) {
      this.colour(id, phrase);
      return true;
    }
    const number = this.objects.filter(({ concept }) => concept === object.concept).length + 1;
    const part: ObjectDraft = { ...object, id: `${object.concept}-${number}`, count, attributes: [...object.attributes] };
    object.count -= count;
    this.objects.push(part);
    for (const relation of [...this.relations]) if (relation.subject === id) this.relations.push({ ...relation, subject: part.id });
    this.colour(part.id, phrase);
    return true;
  }

  setMaterials(id: string, materials: readonly Token[]): void {
    const object = this.object(id);
    for (const token of materials) {
      const material = meaningOf(token, 'material')!.value as MaterialName;
      const colour = materialColours[material];
      if (object.material && object.material !== material) this.addAttribute(id, token.text);
      object.material ??= material;
      if (colour && object.colour === null) object.colour = nameColour(this.lexicon, { text: token.text, name: colour, shades: [] });
    }
  }

  /** null: a pose that no model has; it is kept as an attribute. People change their icon. */
  setPosture(id: string, posture: PostureName | null, text: string): void {
    const object = this.object(id);
    const traits: PersonDraft = object.person ?? {};
    if (this.isPerson(id) && addTraitWord(traits, text.toLowerCase())) object.person = traits;
    if (posture) object.posture = posture;
    this.addAttribute(id, text);
    const icon = personInPose(object.icon, text, (name) => this.lexicon.concept(name) !== undefined);
    if (icon) object.icon = icon;
  }

  /** "a man reading": true when who does it can be shown so. */
  actAlone(id: string, text: string): boolean {
    if (!this.isAlive(id)) return false;
    this.addAttribute(id, text);
    return true;
  }

  /** "with a grey beard": a trait of a person, else an attribute. */
  describe(id: string, phrase: NounPhrase, words: string): void {
    const object = this.object(id);
    const [colour] = phrase.colours;
    const isHair = colour?.shades.length === 0;
    const detail = {
      noun: phrase.text.toLowerCase(),
      words: [...sizeWord(phrase.sizeFactor), ...[...phrase.modifiers, ...phrase.materials].map((token) => token.text.toLowerCase())],
      colour: colour ? (isHair && hairColour(colour.name)) || nameColour(this.lexicon, colour).value : null,
    };
    const traits: PersonDraft = object.person ?? {};
    if (this.isPerson(id) && addDetail(traits, detail)) {
      object.person = traits;
      for (const word of detail.words) this.addAttribute(id, `${word} ${detail.noun}`);
    } else this.addAttribute(id, words);
  }

  /** "a woman in red" */
  wearsColour(id: string, colour: NounPhrase['colours'][number]): boolean {
    if (!this.isPerson(id)) return false;
    const object = this.object(id);
    const { value } = nameColour(this.lexicon, colour);
    const concept = object.person?.sex === 'female' ? 'dress' : 'shirt';
    object.person = { ...object.person, garments: [...(object.person?.garments ?? []), { concept, colour: value }] };
    this.addAttribute(id, `in ${colour.text}`);
    return true;
  }

  /** "a cup of green tea" is one thing: the drink takes the container's place and count. */
  pour(container: string, drink: string): void {
    const into = this.object(container);
    const content = this.object(drink);
    into.icon = content.icon;
    into.heightMetres = content.heightMetres;
    into.label = `${into.label} of ${content.label}`;
    if (content.concept !== into.concept) this.addAttribute(container, `of ${content.label.split(' of ').at(-1)!}`);
    for (const word of content.attributes) this.addAttribute(container, word);
    if (content.material) into.material ??= content.material;
    into.colour ??= content.colour;
    this.objects.splice(this.objects.indexOf(content), 1);
  }

  /** Takes the object and all that is told of it to others out of the scene. */
  remove(id: string): void {
    for (const list of [this.objects, this.relations] as { id?: string; subject?: string; object?: string }[][])
      for (let i = list.length - 1; i >= 0; i--) if ([list[i]!.id, list[i]!.subject, list[i]!.object].includes(id)) list.splice(i, 1);
  }

  relate(subject: string, preposition: DraftPreposition, object: string, verb?: { text: string; action: ActionName }): void {
    if (subject === object) return;
    if (this.relations.some((known) => known.subject === subject && known.object === object && known.preposition === preposition)) return;
    this.relations.push({ subject, preposition, object, ...(verb ? { action: verb.text, actionName: verb.action } : {}) });
    const posture = verb && posturesOfActions[verb.action];
    const actor = ['on', 'above'].includes(preposition) && verb?.action !== 'wearing' ? subject : object;
    if (posture && this.isAlive(actor)) this.object(actor).posture ??= posture;
  }

  /** `other` null: between two of one kind. */
  relateBetween(subject: string, object: string, other: string | null): void {
    this.relations.push({ subject, preposition: 'between', object, ...(other ? { other } : {}) });
  }

  /** weight 3: "in a ...", 2: bare, 1: before a noun ("beach house"). The heaviest, then the first, wins. */
  mentionPlace(place: Place, weight: number, word: string): void {
    this.places.push({ place, weight, word });
  }

  setTime(time: TimeOfDay, word: string): void {
    if (this.timeOfDay !== null && this.timeOfDay !== time) this.notes.add('time', word);
    else this.timeOfDay = time;
  }

  setSeason(season: string, word: string): void {
    if (this.look.season !== null && this.look.season !== season) this.notes.add('season', word);
    else this.look.season = season as Season;
  }

  get hasPlace(): boolean {
    return this.places.length > 0;
  }

  exclude(concept: string, word: string): void {
    this.excluded.push({ concept, word });
  }
}
