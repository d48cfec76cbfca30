/**
 * The word tables of assets/lexicon, read once and kept: words -> meanings by language, facts of icons, WordNet back-off.
 * Knows no grammar. Formats are told in the tables' first lines.
 */
import { readFileSync } from 'node:fs';
import type { LinearColour } from '../scene/scene.ts';
import { linearFromHex } from './colour.ts';
import { type Meaning, type MeaningKind, meaningKinds } from './meaning.ts';

export const languageCodes = ['en', 'zh', 'ja', 'ko', 'es', 'fr', 'de'] as const;
export type LanguageCode = (typeof languageCodes)[number];

export interface IconFacts {
  readonly icon: string;
  readonly heightMetres: number;
  /** animal, bird, marine, person, body, plant, food, drink, household, building, vehicle, boat, aircraft, sky, clothing ... */
  readonly category: string;
  /** The icon shows a head or bust only. */
  readonly isFace: boolean;
  readonly isAirborne: boolean;
}

export interface WordTable {
  readonly words: ReadonlyMap<string, readonly Meaning[]>;
  /** Keywords of emoji that are not names; a weak guess. */
  readonly tags: ReadonlyMap<string, string>;
  /** Words in the longest phrase. */
  readonly longest: number;
}

export interface Lexicon {
  table(language: LanguageCode): WordTable;
  /** undefined when the set has no such icon */
  icon(icon: string): IconFacts | undefined;
  colour(name: string): LinearColour | undefined;
  /** The icon of the nearest general noun in WordNet ("spaniel" -> dog); lower-case singular English. */
  hypernymIcon(noun: string): string | undefined;
}

/** How words are looked up: lower case, hyphens and spaces alike. */
export function lookupKey(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replaceAll('’', "'")
    .replace(/[-‐‑\s_]+/gu, ' ')
    .trim();
}

const folder = new URL('../../../assets/lexicon/', import.meta.url);

function readRows(name: string, separator: string): string[][] {
  const lines = readFileSync(new URL(name, folder), 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split(separator).map((cell) => cell.trim()));
}

function splitList(cell: string | undefined): string[] {
  return (cell ?? '')
    .split(',')
    .map(lookupKey)
    .filter((word) => word !== '');
}

/** Collects meanings; the first meaning of a kind wins, and weak names never join a word that already means something. */
class WordTableBuilder {
  readonly words = new Map<string, Meaning[]>();
  readonly tags = new Map<string, string>();
  longest = 1;

  add(key: string, meaning: Meaning): void {
    const known = this.words.get(key) ?? [];
    if (known.some((other) => other.kind === meaning.kind)) return;
    this.words.set(key, [...known, meaning]);
    this.longest = Math.max(this.longest, key.split(' ').length);
  }

  /** "black cat" is read as a colour and a thing, so that the colour is kept. */
  #isColoured(key: string): boolean {
    const isColour = (word: string) => this.words.get(word)?.some(({ kind }) => kind === 'colour') ?? false;
    if (/^\p{Script=Han}{3,}$/u.test(key)) return [1, 2].some((cut) => isColour(key.slice(0, cut)) && this.words.has(key.slice(cut)));
    const [first, ...rest] = key.split(' ');
    return rest.length > 0 && isColour(first!) && this.words.has(rest.join(' '));
  }

  addNames(rows: string[][]): void {
    for (const [word, icon, sort] of rows) {
      const key = lookupKey(word!);
      if (sort === 'name' && !this.words.has(key) && !this.#isColoured(key)) this.add(key, { kind: 'object', value: icon! });
      if (sort === 'tag' && !this.words.has(key)) this.tags.set(key, icon!);
    }
  }
}

function parseKind(text: string, file: string): MeaningKind {
  const kind = meaningKinds.find((known) => known === text);
  if (!kind) throw new Error(`${file}: "${text}" is not a kind of meaning (src/studio/language/meaning.ts lists them)`);
  return kind;
}

function readTable(language: LanguageCode): WordTable {
  const builder = new WordTableBuilder();
  for (const [head, list] of readRows(`words.${language}.txt`, '|')) {
    const space = head!.indexOf(' ');
    const kind = parseKind(head!.slice(0, space), `words.${language}.txt`);
    for (const key of splitList(list)) builder.add(key, { kind, value: head!.slice(space + 1) });
  }
  for (const [name, , english, chinese] of readRows('colours.txt', '|')) {
    const keys = language === 'en' ? [lookupKey(name!), ...splitList(english)] : language === 'zh' ? splitList(chinese) : [];
    for (const key of keys) builder.add(key, { kind: 'colour', value: name! });
  }
  if (language === 'en') for (const [name] of readRows('css-colours.tsv', '\t')) builder.add(name!, { kind: 'colour', value: name! });
  for (const [icon, , english, chinese] of readRows('objects.txt', '|')) {
    const keys = language === 'en' ? splitList(english) : language === 'zh' ? splitList(chinese) : [];
    for (const key of keys) builder.add(key, { kind: 'object', value: icon! });
  }
  builder.addNames(readRows(`names.${language}.tsv`, '\t'));
  return builder;
}

function readIcons(): Map<string, IconFacts> {
  return new Map(
    readRows('icons.tsv', '\t').map(([icon, height, category, flags]) => [
      icon!,
      { icon: icon!, heightMetres: Number(height), category: category!, isFace: flags!.includes('F'), isAirborne: flags!.includes('A') },
    ]),
  );
}

function readColours(): Map<string, LinearColour> {
  const rows = [...readRows('css-colours.tsv', '\t'), ...readRows('colours.txt', '|')];
  return new Map(rows.map(([name, hex]) => [name!, linearFromHex(hex!)]));
}

function readHypernyms(): Map<string, string> {
  const icons = new Map<string, string>();
  for (const [icon, , nouns] of readRows('hypernyms.tsv', '\t'))
    for (const noun of nouns!.split(' ')) icons.set(noun.replaceAll('_', ' '), icon!);
  return icons;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Cheap: each table is read when it is first asked for. */
export function createLexicon(): Lexicon {
  const tables = new Map<LanguageCode, WordTable>();
  const icons = once(readIcons);
  const colours = once(readColours);
  const hypernyms = once(readHypernyms);
  return {
    table(language) {
      const table = tables.get(language) ?? readTable(language);
      tables.set(language, table);
      return table;
    },
    icon: (icon) => icons().get(icon.replace(/-(?:light|medium-light|medium|medium-dark|dark)-skin-tone/, '')),
    colour: (name) => colours().get(name),
    hypernymIcon: (noun) => hypernyms().get(noun),
  };
}
