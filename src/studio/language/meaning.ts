/** What a word can mean to the grammars. Knows no language: the tables of assets/lexicon give each word its meanings. */

import type { Resolution } from '../scene/scene.ts';

export const meaningKinds = [
  'object', // value: a concept of the lexicon
  'colour', // value: name of a colour in colours.txt or CSS
  'shade', // value: light, dark, bright, pastel, muted, warm, cool; changes the colour that follows
  'number', // value: a count; also "a pair of"
  'partitive', // "a slice of": the thing follows
  'classifier', // 只, 辆: stands between number and thing
  'size', // value: factor on the real height
  'material', // value: wood, stone, glass ...
  'surface', // value: what things stand on (Scene.support)
  'place', // value: Scene.place
  'time', // value: Scene.timeOfDay
  'weather', // value: Scene.weather
  'season',
  'preposition', // value: a Preposition, or at, between
  'locative', // the same after its noun (上, の上)
  'position', // value: left, right, middle, back, front; without a noun
  'action', // value: on, worn, held, used, pose, fly
  'copula', // is, stands, there are: nothing to show
  'style', // value: Scene.style, or other
  'camera', // value: angle-low, shot-wide, lens-bokeh, portrait ..., or other
  'quality',
  'graphic', // value: SceneGraphic.kind
  'light', // value: one of Scene.light, or other
  'mood', // adjectives that the picture cannot show yet
  'detail', // parts of a thing: eyes, handle
  'carrier', // value: role of the text that it carries
  'says', // a quoted text follows
  'without',
  'absent', // nobody
  'article',
  'and',
  'with',
  'of',
  'pronoun',
  'filler',
  'comma',
  'stop',
  'quote', // value: index of the quoted text
  'unknown',
] as const;
export type MeaningKind = (typeof meaningKinds)[number];

export interface Meaning {
  readonly kind: MeaningKind;
  readonly value: string;
  /** The English word that stands for it, where the grammars look at what a verb, a mood or a part is called. */
  readonly english?: string;
  /** The word that a guessed meaning was taken from; absent when the word itself is in the tables. */
  readonly guessedFrom?: string;
  /** Of an object: how the word was resolved; absent: a name of the lexicon. */
  readonly resolvedBy?: Resolution;
  /** 0 to 1; absent: 1. */
  readonly confidence?: number;
}

/** One word or fixed phrase of the prompt. */
export interface Token {
  /** As written. */
  readonly text: string;
  readonly meanings: readonly Meaning[];
  /** The word was found by its singular. */
  readonly isPlural: boolean;
}

export function meaningOf(token: Token | undefined, kind: MeaningKind): Meaning | undefined {
  return token?.meanings.find((meaning) => meaning.kind === kind);
}

export function hasKind(token: Token | undefined, ...kinds: MeaningKind[]): boolean {
  return token?.meanings.some((meaning) => kinds.includes(meaning.kind)) ?? false;
}
