/**
 * Tokens of a prompt -> scene draft, left to right, for every language: noun phrases, prepositions before them, locatives after them
 * (桌子上), actions, negation, quoted texts. Knows words only by their kinds.
 */
import type { Place, Preposition, Scene, TimeOfDay } from '../scene/scene.ts';
import { actionRelations, personInPose } from './action.ts';
import { hasKind, type Meaning, type MeaningKind, meaningOf, type Token } from './meaning.ts';
import { noteUnshown, readModifiers } from './modifiers.ts';
import type { Notes } from './notes.ts';
import { type NounPhrase, readNounPhrase } from './noun-phrase.ts';
import { type Position, relatePositions } from './positions.ts';
import type { SceneDraft } from './scene-draft.ts';
import { setSurface } from './surface.ts';
import { textRole } from './text-role.ts';

interface GrammarInput {
  readonly tokens: readonly Token[];
  readonly quotes: readonly string[];
  readonly draft: SceneDraft;
  readonly notes: Notes;
  /** Adjectives may stand after their noun (Spanish, French). */
  readonly isPostnominal: boolean;
  /** Actions and prepositions stand before the noun they belong to with the subject after it (Chinese, Japanese, Korean). */
  readonly hasLocatives: boolean;
}

interface PendingRelation {
  preposition: Preposition;
  object: string;
  isReversed: boolean;
  action?: string;
}

const containers = new Set([
  'bowl-with-spoon',
  'jar',
  'basket',
  'bucket',
  'package',
  'amphora',
  'pot-of-food',
  'shopping-cart',
  'treasure-chest',
  'fork-and-knife-with-plate',
]);
const inside: readonly string[] = ['in', 'at', 'on'];

export class Grammar {
  readonly #input: GrammarInput;
  /** Things named together, still waiting for what is said of them. */
  #group: string[] = [];
  #isGroupClosed = false;
  #lastGroup: string[] = [];
  #preposition: string | null = null;
  #action: { value: string; text: string } | null = null;
  #waiting: PendingRelation | null = null;
  #headless: NounPhrase | null = null;
  #between: string[] = [];
  #isNegated = false;
  #isPredicate = false;
  #positions: Position[] = [];
  #openPosition: string | null = null;
  /** "wearing sunglasses and a hat": what was done with the thing before "and". */
  #lastAction: { value: string; text: string } | null = null;
  #wasSurface = false;
  /** The thing read last, whatever it belongs to: "a plate with a cup of tea". */
  #lastThing: string | null = null;
  #container: string | null = null;
  /** The token before the phrase that is read. */
  #previous: Token | undefined;

  constructor(input: GrammarInput) {
    this.#input = input;
  }

  read(): void {
    const { tokens, isPostnominal } = this.#input;
    let index = 0;
    while (index < tokens.length) {
      if (this.#readWord(tokens[index]!, index)) {
        index++;
        continue;
      }
      const found = readNounPhrase(tokens, index, isPostnominal);
      if (!found) {
        index++;
        continue;
      }
      this.#previous = tokens[index - 1];
      index = this.#readPhrase(found.phrase, found.next);
    }
    this.#endSentence();
    relatePositions(this.#positions, this.#input.draft, this.#input.notes);
  }

  /** Reads a token that is no part of a noun phrase; false when it may start one. */
  #readWord(token: Token, index: number): boolean {
    const first = token.meanings[0]!;
    const handlers: Partial<Record<MeaningKind, (meaning: Meaning) => unknown>> = {
      quote: (meaning) => this.#addText(Number(meaning.value), index),
      stop: () => this.#endSentence(),
      comma: () => this.#endClause(),
      preposition: (meaning) => this.#setPreposition(meaning.value),
      with: () => this.#setPreposition('with'),
      of: () => this.#setPreposition('of'),
      pronoun: () => this.#readPronoun(),
      position: (meaning) => this.#readPosition(meaning.value),
      action: (meaning) =>
        hasKind(this.#input.tokens[index + 1], 'quote') ||
        this.#readAction(this.#isTransitiveFlight(meaning.value, index) ? 'used' : meaning.value, token.text),
      without: () => this.#negate(),
      absent: () => this.#excludePeople(token.text),
      copula: () => this.#readCopula(),
      unknown: () => this.#input.notes.add(/^[\d.,:]+$/.test(token.text) ? 'number' : 'unknown', token.text),
    };
    const handle = handlers[first.kind];
    if (handle) handle(first);
    return handle !== undefined || ['and', 'filler', 'says', 'locative'].includes(first.kind);
  }

  #setPreposition(value: string): void {
    // "drinking from the mug": the verb says more than its preposition.
    if (this.#action && this.#action.value !== 'pose' && value === 'at') return;
    this.#preposition = value;
    this.#isNegated = false;
    this.#isPredicate = false;
    if (value === 'between') this.#between = [];
    if (value !== 'at' && this.#action?.value !== 'worn') this.#endAction();
  }

  #readCopula(): void {
    this.#flushHeadless();
    this.#isPredicate = true;
    if (this.#group.length === 0 && this.#waiting === null) this.#group = this.#lastGroup;
  }

  #readPronoun(): void {
    const { draft } = this.#input;
    const antecedent = draft.objects.find((object) => !this.#group.includes(object.id))?.id;
    if (this.#preposition && antecedent && this.#group.length > 0) this.#relate(this.#group, this.#preposition, antecedent);
    else if (this.#group.length === 0) this.#group = this.#lastGroup;
    this.#preposition = null;
  }

  #readPosition(value: string): void {
    this.#flushHeadless();
    const isOfGroup = this.#group.length > 0 && !this.#input.hasLocatives;
    if (isOfGroup) this.#positions.push({ ids: this.#isGroupClosed && this.#lastThing ? [this.#lastThing] : this.#group, value });
    else this.#openPosition = value;
    this.#preposition = null;
  }

  /** "flying a kite": the kite flies, not the child. */
  #isTransitiveFlight(value: string, index: number): boolean {
    const { tokens } = this.#input;
    return (
      value === 'fly' && /^(?:flying|fl(?:y|ies))$/i.test(tokens[index]!.text) && hasKind(tokens[index + 1], 'article', 'number', 'object')
    );
  }

  #readAction(value: string, text: string): void {
    this.#flushHeadless();
    this.#endAction();
    this.#isNegated = false;
    this.#preposition = null;
    if (this.#group.length === 0 && !this.#input.hasLocatives) this.#group = this.#lastGroup;
    this.#action = { value, text };
    if (value === 'fly') {
      for (const id of this.#group) this.#input.draft.object(id).airborne = true;
      if (!/over|above|过/.test(text)) this.#action = null;
    }
    if (value === 'pose') this.#pose(text);
  }

  /** People walk and run by another icon; other poses are warned of. */
  #pose(text: string): void {
    const { draft, notes } = this.#input;
    this.#action = null;
    const posed = this.#group.filter((id) => {
      const object = draft.object(id);
      const icon = personInPose(object.icon, text, (name) => draft.lexicon.icon(name) !== undefined);
      if (icon) object.icon = icon;
      return icon !== null;
    });
    if (posed.length === 0) notes.add('action', text);
  }

  /** An action whose thing never came ("a man reading."). */
  #endAction(): void {
    if (this.#action && this.#action.value !== 'fly') this.#input.notes.add('action', this.#action.text);
    this.#action = null;
  }

  #negate(): void {
    this.#endAction();
    this.#isNegated = true;
    this.#preposition = null;
  }

  #excludePeople(word: string): void {
    for (const icon of ['person-standing', 'man-standing', 'woman-standing']) this.#input.draft.exclude(icon, word);
  }

  #addText(quote: number, index: number): void {
    const { draft, tokens, quotes } = this.#input;
    const content = quotes[quote];
    if (content !== undefined) draft.texts.push({ content, role: textRole(tokens, index, draft.texts.length) });
  }

  #endClause(): void {
    this.#endAction();
    this.#preposition = this.#preposition === 'between' ? 'between' : null;
    this.#isNegated = false;
    this.#isPredicate = false;
    if (this.#input.hasLocatives) this.#closeGroup();
  }

  #endSentence(): void {
    this.#flushHeadless();
    this.#endClause();
    this.#closeGroup();
    this.#isGroupClosed = false;
  }

  #closeGroup(): void {
    const before = this.#group.length > 0 ? this.#group : this.#lastGroup;
    if (this.#waiting && before.length > 0 && !before.includes(this.#waiting.object)) this.#applyWaiting(before);
    this.#waiting = null;
    if (this.#group.length > 0) this.#lastGroup = this.#group;
    this.#group = [];
  }

  #applyWaiting(ids: readonly string[]): void {
    const { preposition, object, isReversed, action } = this.#waiting!;
    for (const id of ids) {
      if (isReversed) this.#input.draft.relate(object, preposition, id, action);
      else this.#input.draft.relate(id, preposition, object, action);
    }
  }

  /** Returns the index of the first token after the phrase (and after its locative, if it has one). */
  #readPhrase(phrase: NounPhrase, next: number): number {
    readModifiers(phrase, {
      draft: this.#input.draft,
      notes: this.#input.notes,
      isNegated: this.#isNegated,
      hasQuotes: this.#input.quotes.length > 0,
    });
    const { tokens, hasLocatives } = this.#input;
    if (!phrase.head) {
      this.#readHeadless(phrase);
      return next;
    }
    const whole = this.#mergeHeadless(phrase);
    const at = tokens[next]?.text === '的' || tokens[next]?.text === 'の' ? next + 1 : next;
    const locative = hasLocatives ? meaningOf(tokens[at], 'locative') : undefined;
    if (locative) this.#preposition = locative.value;
    this.#place(whole);
    return locative ? at + 1 : next;
  }

  #readHeadless(phrase: NounPhrase): void {
    const { draft, notes } = this.#input;
    if (phrase.colours.length > 0 && this.#isPredicate && this.#group.length > 0) {
      for (const id of this.#group) draft.colour(id, phrase);
      this.#isGroupClosed = true;
      return;
    }
    const hasContent = phrase.colours.length > 0 || phrase.count !== null || phrase.sizeFactor !== 1 || phrase.materials.length > 0;
    if (!hasContent) return;
    const last = this.#group.at(-1);
    // 컵 두 개: in these languages a number may follow its noun.
    if (this.#input.hasLocatives && phrase.count !== null && phrase.colours.length === 0 && last && hasKind(this.#previous, 'object')) {
      draft.object(last).count = Math.max(1, Math.min(100, phrase.count));
      return;
    }
    if (this.#wasSurface && this.#preposition === 'of' && phrase.materials.length > 0) {
      const material = meaningOf(phrase.materials[0], 'material')!.value;
      if (material === 'wood' || material === 'stone' || material === 'marble') draft.support = material;
      else notes.add('material', phrase.text);
      return;
    }
    if (this.#preposition === 'in' || this.#action) for (const colour of phrase.colours) notes.add('colour', colour.text);
    else if (this.#input.isPostnominal && this.#preposition === 'of' && this.#group.length > 0) notes.add('material', phrase.text);
    else {
      const before = this.#headless;
      const continues = before && phrase.count === null && !phrase.hasArticle;
      if (!continues) this.#flushHeadless();
      this.#headless = continues
        ? { ...before, colours: [...before.colours, ...phrase.colours], sizeFactor: before.sizeFactor * phrase.sizeFactor }
        : phrase;
    }
  }

  /** Modifiers that no noun came for. */
  #flushHeadless(): void {
    if (this.#headless) {
      for (const colour of this.#headless.colours) this.#input.notes.add('colour', colour.text);
      for (const material of this.#headless.materials) this.#input.notes.add('material', material.text);
      if (this.#headless.count !== null && this.#headless.colours.length === 0) this.#input.notes.add('number', this.#headless.text);
    }
    this.#headless = null;
  }

  /** "a big, red fox" is one thing; "two red and three blue cups" are two. */
  #mergeHeadless(phrase: NounPhrase): NounPhrase {
    const before = this.#headless;
    this.#headless = null;
    if (!before) return phrase;
    const isOwn = (before.count !== null || before.hasArticle) && (phrase.count !== null || phrase.hasArticle);
    if (isOwn && hasKind(phrase.head!, 'object')) {
      this.#place({ ...before, text: phrase.text, head: phrase.head, isDefinite: false });
      return phrase;
    }
    return {
      ...phrase,
      count: phrase.count ?? before.count,
      colours: [...before.colours, ...phrase.colours],
      sizeFactor: before.sizeFactor * phrase.sizeFactor,
      materials: [...before.materials, ...phrase.materials],
    };
  }

  /** Decides what the head is here, and puts it into the draft. */
  #place(phrase: NounPhrase): void {
    const head = phrase.head!;
    const { draft, notes } = this.#input;
    if (this.#isNegated || phrase.count === 0) this.#exclude(phrase);
    else if (hasKind(head, 'carrier') && (this.#input.quotes.length > 0 || !hasKind(head, 'object'))) this.#readCarrier(phrase);
    else if (hasKind(head, 'detail') && this.#isDetailHere(phrase)) notes.add('detail', this.#described(phrase));
    else if (hasKind(head, 'object') && !(this.#preposition === 'on' && hasKind(head, 'surface'))) this.#addObject(phrase);
    else if (hasKind(head, 'surface') && (this.#preposition === 'on' || !hasKind(head, 'place'))) {
      setSurface(phrase, this.#preposition, draft, notes);
      this.#isGroupClosed = true;
    } else if (hasKind(head, 'weather') && this.#isWeatherHere(head)) draft.weather = meaningOf(head, 'weather')!.value as Scene['weather'];
    else if (hasKind(head, 'place')) this.#setPlace(phrase);
    else if (hasKind(head, 'time')) draft.setTime(meaningOf(head, 'time')!.value as TimeOfDay, phrase.text);
    else if (hasKind(head, 'detail')) notes.add('detail', this.#described(phrase));
    else if (hasKind(head, 'season')) notes.add('season', phrase.text);
    this.#wasSurface = hasKind(head, 'surface');
    if (!hasKind(head, 'object') && !this.#isNegated) noteUnshown(phrase, notes);
    if (this.#preposition !== 'between') this.#preposition = null;
    this.#isPredicate = false;
  }

  #described(phrase: NounPhrase): string {
    return [...phrase.colours.map((colour) => colour.text), phrase.text].join(' ');
  }

  #isDetailHere(phrase: NounPhrase): boolean {
    if (!hasKind(phrase.head!, 'object')) return true;
    const hasOwner = this.#input.draft.objects.length > 0;
    return hasOwner && (this.#preposition === 'with' || this.#preposition === 'of' || (!phrase.hasArticle && phrase.count === null));
  }

  /** Snow is weather when it falls, and a setting when one is in it or on it. */
  #isWeatherHere(head: Token): boolean {
    return !hasKind(head, 'place') || (this.#preposition === null && !this.#input.hasLocatives) || this.#preposition === 'with';
  }

  #readCarrier(phrase: NounPhrase): void {
    if (this.#input.quotes.length === 0)
      this.#input.notes.say(`'${phrase.text}' has no quoted words, so no text is set: put the words in quotes.`);
  }

  #exclude(phrase: NounPhrase): void {
    const icon = meaningOf(phrase.head!, 'object')?.value;
    if (icon === 'person-standing') this.#excludePeople(phrase.text);
    else if (icon) this.#input.draft.exclude(icon, phrase.text);
  }

  #setPlace(phrase: NounPhrase): void {
    const place = meaningOf(phrase.head!, 'place')!;
    const { draft, notes } = this.#input;
    if (place.guessedFrom) notes.guess(phrase.text, place.guessedFrom);
    const isInside = inside.includes(this.#preposition ?? '');
    // "on the sea with two birds in the sky": the sky is where the birds are, and the sea stays the setting.
    const isPartOfSetting = place.value === 'sky' && isInside && draft.hasPlace;
    if (!isPartOfSetting) draft.mentionPlace(place.value as Place, isInside ? 3 : 2, phrase.text);
    const risen = isPartOfSetting && this.#lastThing ? [this.#lastThing] : this.#group;
    if (place.value === 'sky' && isInside) for (const id of risen) draft.object(id).airborne = true;
    if (phrase.count !== null && phrase.count > 1) notes.add('number', `${phrase.count} ${phrase.text}`);
    this.#endAction();
    this.#isGroupClosed = true;
  }

  #addObject(phrase: NounPhrase): void {
    const { draft, notes } = this.#input;
    const icon = meaningOf(phrase.head!, 'object')!.value;
    if (this.#preposition === 'in' && this.#group.length > 0 && draft.facts(icon).category === 'building') {
      notes.say(`The inside of '${phrase.text}' is shown as a room.`);
      draft.mentionPlace('living-room', 3, phrase.text);
      return;
    }
    const id = draft.addThing(phrase);
    const container = this.#lastThing;
    this.#lastThing = id;
    if (this.#preposition === 'of' && container && container !== id && this.#isPoured(container, id)) {
      draft.pour(container, id);
      this.#lastThing = container;
      return;
    }
    this.#container = container;
    this.#attach(id, phrase);
    if (this.#openPosition && this.#group.includes(id)) {
      this.#positions.push({ ids: [id], value: this.#openPosition });
      this.#openPosition = null;
    }
  }

  /** "a cup of green tea", "a steaming bowl of noodles": the words name one thing. */
  #isPoured(container: string, content: string): boolean {
    const { draft } = this.#input;
    const [outer, inner] = [draft.object(container).icon, draft.object(content).icon];
    return outer === inner || (draft.facts(outer).category === 'drink' && draft.facts(inner).category === 'drink');
  }

  /** Relates a new thing to what was said before it. */
  #attach(id: string, phrase: NounPhrase): void {
    const isListed = hasKind(this.#previous, 'and', 'comma') && this.#isGroupClosed && this.#preposition === null;
    const action = this.#action ?? (isListed ? this.#lastAction : null);
    if (!isListed) this.#lastAction = null;
    if (action && !this.#preposition?.startsWith('in')) {
      this.#act(action, id);
      return;
    }
    const preposition = this.#preposition;
    if (preposition === 'between') this.#addBetween(id, phrase);
    else if (preposition && this.#group.length > 0 && !this.#group.includes(id)) {
      this.#relate(this.#group, preposition, id);
      this.#isGroupClosed = true;
    } else if (preposition && preposition !== 'with' && preposition !== 'of' && preposition !== 'at') {
      this.#waiting = { preposition: preposition as Preposition, object: id, isReversed: false };
    } else this.#join(id);
  }

  #join(id: string): void {
    const isWaiting = this.#waiting !== null;
    if (this.#waiting) this.#applyWaiting([id]);
    if (this.#waiting?.action) this.#waiting = null;
    if (this.#isGroupClosed && !isWaiting) {
      this.#lastGroup = this.#group;
      this.#group = [];
    }
    this.#isGroupClosed = false;
    if (!this.#group.includes(id)) this.#group = [...this.#group, id];
  }

  #act(action: { value: string; text: string }, id: string): void {
    const { draft, notes } = this.#input;
    const relation = actionRelations[action.value]!;
    this.#action = null;
    this.#lastAction = action.value === 'worn' || action.value === 'held' ? action : null;
    if (action.value !== 'fly') notes.add('action', action.text);
    if (this.#group.length === 0) {
      this.#waiting = { preposition: relation.preposition, object: id, isReversed: relation.isReversed, action: action.text };
      return;
    }
    for (const actor of this.#group) {
      if (relation.isReversed) draft.relate(id, relation.preposition, actor, action.text);
      else draft.relate(actor, relation.preposition, id, action.text);
    }
    this.#isGroupClosed = true;
  }

  #relate(subjects: readonly string[], preposition: string, object: string): void {
    const { draft } = this.#input;
    if (preposition === 'of') {
      const container = this.#container ?? subjects.at(-1)!;
      if (containers.has(draft.object(container).icon)) draft.relate(object, 'in', container);
    } else
      for (const subject of subjects)
        draft.relate(subject, preposition === 'with' || preposition === 'at' ? 'next-to' : (preposition as Preposition), object);
  }

  /** "between A and B": A stands left of the subject, B right of it. */
  #addBetween(id: string, phrase: NounPhrase): void {
    const { draft, notes } = this.#input;
    this.#between.push(id);
    const isPlural = draft.object(id).count > 1;
    if (isPlural && this.#between.length === 1) {
      for (const subject of this.#group) draft.relate(subject, 'next-to', id);
      notes.say(`'between' two of one kind ('${phrase.text}') is shown as beside them.`);
    } else if (this.#between.length === 2) {
      for (const subject of this.#group) {
        draft.relate(subject, 'right-of', this.#between[0]!);
        draft.relate(subject, 'left-of', id);
      }
    } else return;
    this.#preposition = null;
    this.#isGroupClosed = true;
  }
}
