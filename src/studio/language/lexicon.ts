/**
 * The word tables of assets/lexicon, read once and kept: words -> meanings by language, facts of icons, WordNet back-off.
 * Knows no grammar. Formats are told in the tables' first lines.
 */
import { readFileSync } from 'node:fs';
import type { LinearColour } from '../scene/scene.ts';
import { linearFromHex } from './colour.ts';
import { type ConceptFacts, type ConceptTable, readConcepts } from './concepts.ts';
import { type Meaning, type MeaningKind, meaningKinds } from './meaning.ts';

export const languageCodes = ['en', 'zh', 'ja', 'ko', 'es', 'fr', 'de'] as const;
export type LanguageCode = (typeof languageCodes)[number];

export interface NearConcept {
  readonly concept: string;
  readonly resolvedBy: 'hypernym' | 'word-vector';
  /** 0 to 1 */
  readonly confidence: number;
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
  /** undefined when neither a concept nor an icon has that name */
  concept(id: string): ConceptFacts | undefined;
  colour(name: string): LinearColour | undefined;
  /** The nearest general noun in WordNet ("spaniel" -> dog, 1 step up), else the nearest by word vectors; lower-case singular English. */
  nearest(noun: string): NearConcept | undefined;
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

function readText(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

function readRows(name: string, separator: string): string[][] {
  const lines = readText(name).split('\n');
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
    const words = key.split(' ');
    const isNamed = (colour: string | undefined, rest: readonly string[]) => isColour(colour!) && this.words.has(rest.join(' '));
    return words.length > 1 && (isNamed(words[0], words.slice(1)) || isNamed(words.at(-1), words.slice(0, -1)));
  }

  addNames(rows: string[][], concepts: ConceptTable): void {
    for (const [word, icon, sort] of rows) {
      const key = lookupKey(word!);
      if (sort === 'name' && !this.words.has(key) && !this.#isColoured(key))
        this.add(key, { kind: 'object', value: concepts.conceptOfIcon(icon!), resolvedBy: 'icon-name', confidence: 0.9 });
      if (sort === 'tag' && !this.words.has(key)) this.tags.set(key, concepts.conceptOfIcon(icon!));
    }
  }
}

function parseKind(text: string, file: string): MeaningKind {
  const kind = meaningKinds.find((known) => known === text);
  if (!kind) throw new Error(`${file}: "${text}" is not a kind of meaning (src/studio/language/meaning.ts lists them)`);
  return kind;
}

/** "junto a" before "el" is "junto al"; "près de" is "près du", and "d'une" is cut into two words. */
function spellings(key: string, language: LanguageCode): string[] {
  if (language === 'es') return [key, ...(/ (?:de|a)$/.test(key) ? [`${key}l`] : [])];
  if (language !== 'fr') return [key];
  const open = key.replace(/^(.*)\b(?:de|à)$/, '$1');
  const contracted = / de$/.test(key) ? [`${open}du`, `${open}des`, `${open}d`] : / à$/.test(key) ? [`${open}au`, `${open}aux`] : [];
  return [key, ...contracted, ...(key.includes("'") ? [key.replaceAll("'", ' ')] : [])];
}

/** Columns of concept-names.txt after the concept. */
const namedLanguages: readonly LanguageCode[] = ['ja', 'ko', 'es', 'fr', 'de'];
const standIns: readonly MeaningKind[] = ['mood', 'detail', 'action'];

/** "action used reading": the kind of verb, then the English verb; "mood old", "detail beard". Chinese words speak for themselves. */
function meaningOfRow(kind: MeaningKind, text: string, language: LanguageCode): Meaning {
  if (!namedLanguages.includes(language) || !standIns.includes(kind)) return { kind, value: text };
  const value = kind === 'action' ? text.split(' ')[0]! : text;
  const english = kind === 'action' ? text.slice(value.length + 1) : text;
  return { kind, value, ...(english !== '' && { english }) };
}

function addConceptNames(builder: WordTableBuilder, language: LanguageCode): void {
  const column = 1 + namedLanguages.indexOf(language);
  if (column === 0) return;
  for (const row of readRows('concept-names.txt', '|'))
    for (const key of splitList(row[column]).flatMap((word) => spellings(word, language)))
      builder.add(key, { kind: 'object', value: row[0]! });
}

function readTable(language: LanguageCode, concepts: ConceptTable): WordTable {
  const builder = new WordTableBuilder();
  for (const [head, list] of readRows(`words.${language}.txt`, '|')) {
    const space = head!.indexOf(' ');
    const kind = parseKind(head!.slice(0, space), `words.${language}.txt`);
    for (const key of splitList(list).flatMap((word) => spellings(word, language)))
      builder.add(key, meaningOfRow(kind, head!.slice(space + 1), language));
  }
  for (const [name, , english, chinese] of readRows('colours.txt', '|')) {
    const keys = language === 'en' ? [lookupKey(name!), ...splitList(english)] : language === 'zh' ? splitList(chinese) : [];
    for (const key of keys) builder.add(key, { kind: 'colour', value: name! });
  }
  if (language === 'en') for (const [name] of readRows('css-colours.tsv', '\t')) builder.add(name!, { kind: 'colour', value: name! });
  for (const [concept, , , english, chinese] of readRows('concepts.txt', '|')) {
    const keys = language === 'en' ? splitList(english) : language === 'zh' ? splitList(chinese) : [];
    for (const key of keys) builder.add(key, { kind: 'object', value: concept! });
  }
  addConceptNames(builder, language);
  builder.addNames(readRows(`names.${language}.tsv`, '\t'), concepts);
  return builder;
}

function readColours(): Map<string, LinearColour> {
  const rows = [...readRows('css-colours.tsv', '\t'), ...readRows('colours.txt', '|')];
  return new Map(rows.map(([name, hex]) => [name!, linearFromHex(hex!)]));
}

/** A step up loses some of what was meant: a spaniel is a dog, a tool is hardly a hammer. */
const hypernymConfidence = (steps: number): number => Number((0.9 * 0.88 ** steps).toFixed(2));

function readNear(): Map<string, NearConcept> {
  const near = new Map<string, NearConcept>();
  for (const [concept, steps, nouns] of readRows('hypernyms.tsv', '\t')) {
    const found: NearConcept = { concept: concept!, resolvedBy: 'hypernym', confidence: hypernymConfidence(Number(steps)) };
    for (const noun of nouns!.split(' ')) near.set(noun.replaceAll('_', ' '), found);
  }
  for (const [concept, confidence, nouns] of readRows('guesses.tsv', '\t')) {
    const found: NearConcept = { concept: concept!, resolvedBy: 'word-vector', confidence: Number(confidence) };
    for (const noun of nouns!.split(' ')) if (!near.has(noun)) near.set(noun, found);
  }
  return near;
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
  const concepts = once(() => readConcepts(readText('concepts.txt'), readText('icons.tsv')));
  const colours = once(readColours);
  const near = once(readNear);
  return {
    table(language) {
      const table = tables.get(language) ?? readTable(language, concepts());
      tables.set(language, table);
      return table;
    },
    concept: (id) => concepts().concept(id),
    colour: (name) => colours().get(name),
    nearest: (noun) => near().get(noun),
  };
}
