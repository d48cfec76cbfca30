/**
 * Word vectors and WordNet's tree of nouns, as the maker of the guesses needs them: how alike two words are in use (cosine) and in kind
 * (Wu and Palmer, "Verb semantics and lexical selection", 1994: twice the depth of the nearest common ancestor by the sum of both depths).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Embeddings {
  /** Most frequent first. */
  words: string[];
  /** Each 100 numbers, their length, their index. */
  vectors: Record<string, number[]>;
}

export interface WordVectors {
  /** Most frequent first. */
  readonly words: readonly string[];
  /** Of length 1; undefined for a word that has none. */
  vector(word: string): Float32Array | undefined;
}

export function readVectors(file: string): WordVectors {
  const { words, vectors } = JSON.parse(readFileSync(file, 'utf8')) as Embeddings;
  const made = new Map<string, Float32Array>();
  return {
    words,
    vector(word) {
      const raw = Object.hasOwn(vectors, word) ? vectors[word] : undefined;
      if (!raw) return undefined;
      const known = made.get(word);
      if (known) return known;
      const vector = Float32Array.from(raw.slice(0, 100), (value) => value / raw[100]!);
      made.set(word, vector);
      return vector;
    },
  };
}

export function cosine(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < left.length; index++) sum += left[index]! * right[index]!;
  return sum;
}

export interface NounTree {
  /** Synsets of a noun, most frequent sense first. */
  senses(lemma: string): readonly string[];
  /** Lexicographer file of a synset: 05 animal, 06 artifact, 13 food ... */
  file(synset: string): string;
  /** 0 to 1 */
  likeness(left: string, right: string): number;
}

export function readNounTree(folder: string): NounTree {
  const files = new Map<string, string>();
  const parents = new Map<string, string[]>();
  for (const line of readFileSync(join(folder, 'data.noun'), 'latin1').split('\n')) {
    if (!/^\d{8} /.test(line)) continue;
    const fields = line.slice(0, line.indexOf('|')).split(' ');
    const pointers = 4 + Number.parseInt(fields[3]!, 16) * 2;
    const above: string[] = [];
    for (let index = pointers + 1; index < pointers + 1 + Number(fields[pointers]) * 4; index += 4)
      if (fields[index] === '@' || fields[index] === '@i') above.push(fields[index + 1]!);
    files.set(fields[0]!, fields[1]!);
    parents.set(fields[0]!, above);
  }
  const senses = new Map<string, string[]>();
  for (const line of readFileSync(join(folder, 'index.noun'), 'latin1').split('\n')) {
    if (!line || line.startsWith(' ')) continue;
    const fields = line.trim().split(' ');
    senses.set(fields[0]!, fields.slice(-Number(fields[2])));
  }
  /** The synset and all above it, each with its least steps up. */
  const ancestors = new Map<string, Map<string, number>>();
  const above = (synset: string): Map<string, number> => {
    const known = ancestors.get(synset);
    if (known) return known;
    const steps = new Map([[synset, 0]]);
    for (const [at, count] of steps) for (const parent of parents.get(at) ?? []) if (!steps.has(parent)) steps.set(parent, count + 1);
    ancestors.set(synset, steps);
    return steps;
  };
  const depth = (synset: string): number => Math.max(...above(synset).values()) + 1;
  return {
    senses: (lemma) => senses.get(lemma) ?? [],
    file: (synset) => files.get(synset) ?? '',
    likeness(left, right) {
      const up = above(left);
      let best = 0;
      for (const [ancestor, steps] of above(right)) {
        const other = up.get(ancestor);
        if (other === undefined) continue;
        const shared = depth(ancestor);
        best = Math.max(best, (2 * shared) / (2 * shared + steps + other));
      }
      return best;
    },
  };
}
