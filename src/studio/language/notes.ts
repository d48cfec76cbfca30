/** Collects what a prompt said and the picture will not show, and turns it into one sentence a kind. Nothing is dropped silently. */

const sentences = {
  unknown: (words: string) => `Not understood, so not shown: ${words}.`,
  style: (words: string) => `Styles are not done yet: ${words}. This version renders its one look.`,
  camera: (words: string) => `Camera and framing words are not done yet: ${words}.`,
  quality: (words: string) => `These words have no effect here: ${words}.`,
  light: (words: string) => `Light and mood words are not done yet: ${words}.`,
  mood: (words: string) => `These attributes have no effect yet: ${words}.`,
  detail: (words: string) => `Parts and details of a thing cannot be set yet: ${words}.`,
  material: (words: string) => `Materials of things are not done yet: ${words}.`,
  modifier: (words: string) => `These words before a noun have no effect yet: ${words}.`,
  season: (words: string) => `Seasons are not done yet: ${words}.`,
  action: (words: string) => `Actions cannot be shown yet: ${words}. The things stand beside or on one another instead.`,
  place: (words: string) => `A picture has one setting; these are not shown as well: ${words}.`,
  time: (words: string) => `A picture has one time of day; these are not shown as well: ${words}.`,
  colour: (words: string) => `One colour a thing is done; these are not: ${words}.`,
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
  readonly #sentences: string[] = [];

  /** Adds a word of the prompt, as written, to its kind. */
  add(kind: NoteKind, word: string): void {
    const words = this.#words.get(kind) ?? [];
    if (!words.includes(word)) this.#words.set(kind, [...words, word]);
  }

  /** `word` is shown as something near to it. */
  guess(word: string, shownAs: string): void {
    this.say(`${quote(word)} is shown as ${quote(shownAs)}, the nearest thing known.`);
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
      return sentences[kind](words.slice(0, maxWordsListed).map(quote).join(', ') + more);
    });
    const said = this.#sentences.slice(0, maxWordsListed);
    if (this.#sentences.length > said.length)
      said.push(`${this.#sentences.length - said.length} more words were shown as the nearest thing known.`);
    return [...said, ...lists];
  }
}
