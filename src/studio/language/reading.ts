/** Where the reading of a prompt stands: what was named last, and what still waits for its noun. Shared by the parts of the grammar. */
import type { ActionName, Preposition } from '../scene/scene.ts';
import type { Token } from './meaning.ts';
import type { Notes } from './notes.ts';
import type { NounPhrase } from './noun-phrase.ts';
import type { Position } from './positions.ts';
import type { SceneDraft } from './scene-draft.ts';

export interface GrammarInput {
  readonly tokens: readonly Token[];
  readonly quotes: readonly string[];
  readonly draft: SceneDraft;
  readonly notes: Notes;
  /** Adjectives may stand after their noun (Spanish, French). */
  readonly isPostnominal: boolean;
  /** Actions and prepositions stand before the noun they belong to with the subject after it (Chinese, Japanese, Korean). */
  readonly hasLocatives: boolean;
}

/** `value`: kind of the verb (on, worn, held, used, pose, fly, lean); `text`: as written. */
export interface Verb {
  readonly value: string;
  readonly text: string;
}

/** A relation whose subject is yet to come. */
export interface PendingRelation {
  readonly preposition: Preposition | 'around' | 'far-behind';
  readonly object: string;
  /** The thing that comes is placed by `object`, not the other way round. */
  readonly isReversed: boolean;
  readonly verb?: { readonly text: string; readonly action: ActionName };
  /** What was said earlier of the same subject. */
  readonly before?: PendingRelation;
}

export interface Reading extends GrammarInput {
  /** Things named together, still waiting for what is said of them. */
  group: string[];
  isGroupClosed: boolean;
  lastGroup: string[];
  preposition: string | null;
  action: Verb | null;
  /** "sitting on a sofa": the pose that the next preposition's thing belongs to. */
  pose: Verb | null;
  waiting: PendingRelation | null;
  /** Modifiers whose noun is yet to come. */
  headless: NounPhrase | null;
  between: string[];
  /** 一个戴着帽子的男人: a count whose noun comes after what is said of it. */
  openCount: number | null;
  isNegated: boolean;
  isPredicate: boolean;
  positions: Position[];
  openPosition: string | null;
  /** "wearing sunglasses and a hat": what was done with the thing before "and". */
  lastAction: Verb | null;
  /** "with a beard and a cup": whose trait was told last, for what is listed after it. */
  described: string | null;
  wasSurface: boolean;
  /** The thing read last, whatever it belongs to: "a plate with a cup of tea". */
  lastThing: string | null;
  container: string | null;
  /** The token before the phrase that is read. */
  previous: Token | undefined;
  /** Quoted texts with the token that stands for each; their roles are found when all is read. */
  readonly texts: { readonly content: string; readonly at: number }[];
}

export function startReading(input: GrammarInput): Reading {
  return {
    ...input,
    group: [],
    isGroupClosed: false,
    lastGroup: [],
    preposition: null,
    action: null,
    pose: null,
    waiting: null,
    headless: null,
    between: [],
    openCount: null,
    isNegated: false,
    isPredicate: false,
    positions: [],
    openPosition: null,
    lastAction: null,
    described: null,
    wasSurface: false,
    lastThing: null,
    container: null,
    previous: undefined,
    texts: [],
  };
}
