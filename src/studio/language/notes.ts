/** Collects what a prompt said and the picture will not show, and turns it into one sentence a kind. Nothing is dropped silently. */

import type { Meaning, Token } from './meaning.ts';

const sentences = {
  unknown: (words: string) => `Not understood, so not shown: ${words}.`,
  style: (words: string) => `Styles that are not known: ${words}.`,
  camera: (words: string) => `Camera and framing words that are not done: ${words}.`,
  quality: (words: string) => `These words have no effect here: ${words}.`,
  light: (words: string) => `Light and mood words that are not done: ${words}.`,
  mood: (words: string) => `These attributes have no effect here: ${words}.`,
  detail: (words: string) => `Details of no thing that was named: ${words}.`,
  material: (words: string) => `Materials that belong to no thing: ${words}.`,
  modifier: (words: string) => `These words before a noun have no effect yet: ${words}.`,
  season: (words: string) => `A picture has one season; these are not shown as well: ${words}.`,
  action: (words: string) => `Actions that nothing named does: ${words}.`,
  place: (words: string) => `A picture has one setting; these are not shown as well: ${words}.`,
  time: (words: string) => `A picture has one time of day; these are not shown as well: ${words}.`,
  colour: (words: string) => `Colours that are not shown (a thing has two, a setting none): ${words}.`,
  number: (words: string) => `Numbers that count nothing known: ${words}.`,
} as const;
export type NoteKind = keyof typeof sentences;

const maxWordsListed = 20;
const maxWordLength = 60;

function quote(text: string): string {
  const characters = [...text];
  return `'${characters.length > maxWordLength ? `${characters.slice(0, maxWordLength).join('')}…` : text}'`;
}

export class Notes {
  readonly #words = new Map<NoteKind, string[]>();
  readonly #recorded = new Map<NoteKind, string[]>();
  readonly #sentences: string[] = [];
  readonly #nearest = new Map<string, string>();

  /** Adds a word of the prompt, as written, to its kind. */
  add(kind: NoteKind, word: string): void {
    const words = this.#words.get(kind) ?? [];
    if (!words.includes(word)) this.#words.set(kind, [...words, word]);
  }

  /** A word that the scene record holds: no warning for a picture, but an edit of a photograph cannot do it. */
  record(kind: NoteKind, word: string): void {
    const words = this.#recorded.get(kind) ?? [];
    if (!words.includes(word)) this.#recorded.set(kind, [...words, word]);
  }

  /** Makes warnings of the recorded words too. */
  tellRecorded(): void {
    for (const [kind, words] of this.#recorded) for (const word of words) this.add(kind, word);
    this.#recorded.clear();
  }

  /** A word that nothing is known of; with the nearest known word, where there is one. */
  unknown(token: Token): void {
    if (/^[\d.,:]+$/.test(token.text)) this.add('number', token.text);
    else {
      const [{ guessedFrom, confidence }] = token.meanings as [Meaning];
      const near = guessedFrom ? ` (nearest: ${quote(guessedFrom)}, confidence ${(confidence ?? 0).toFixed(2)})` : '';
      this.add('unknown', token.text);
      if (near) this.#nearest.set(token.text, near);
    }
  }

  /** `word` is shown as something near to it. */
  guess(word: string, shownAs: string, confidence = 0.6): void {
    this.say(`${quote(word)} is shown as ${quote(shownAs)}, the nearest thing known (confidence ${confidence.toFixed(2)}).`);
  }

  say(sentence: string): void {
    if (!this.#sentences.includes(sentence)) this.#sentences.push(sentence);
  }

  /** Words noted of one kind, as written; they leave the list, so that the caller can say it better. */
  take(kind: NoteKind): string[] {
    const words = this.#words.get(kind) ?? [];
    this.#words.delete(kind);
    return words;
  }

  warnings(): string[] {
    const lists = [...this.#words].map(([kind, words]) => {
      const more = words.length > maxWordsListed ? ` and ${words.length - maxWordsListed} more` : '';
      return sentences[kind](
        words
          .slice(0, maxWordsListed)
          .map((word) => quote(word) + (kind === 'unknown' ? (this.#nearest.get(word) ?? '') : ''))
          .join(', ') + more,
      );
    });
    const said = this.#sentences.slice(0, maxWordsListed);
    if (this.#sentences.length > said.length)
      said.push(`${this.#sentences.length - said.length} more words were shown as the nearest thing known.`);
    return [...said, ...lists];
  }
}
