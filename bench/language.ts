/**
 * The studio's language in numbers: share of nouns resolved over the corpus, load time, parse times.
 *   node bench/language.ts
 * A noun is a word of the prompt that wink-nlp (English) or jieba (Chinese) tags as a noun, outside quotes; it is resolved when no
 * warning of kind "Not understood" names it. Guesses ("shown as") are counted apart.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, cpus, platform } from 'node:os';
import { createLanguage } from '../src/studio/language/index.ts';
import { createPartOfSpeechTagger } from '../src/studio/language/part-of-speech.ts';

const folder = new URL('../fixtures/prompts/', import.meta.url);
const require = createRequire(import.meta.url);

function readPrompts(): Map<string, string[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'instructions.json');
  return new Map(
    files.map((name) => [
      name,
      (JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { prompt: string }[]).map(({ prompt }) => prompt),
    ]),
  );
}

function median(values: number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}

const tagger = createPartOfSpeechTagger();
const { Jieba } = require('@node-rs/jieba') as typeof import('@node-rs/jieba');
const { dict } = require('@node-rs/jieba/dict') as { dict: Uint8Array };
const jieba = Jieba.withDict(dict);

function nounsOf(prompt: string): string[] {
  const plain = prompt.replace(/"[^"]*"|“[^”]*”|「[^」]*」|«[^»]*»/gu, ' ');
  if (/\p{Script=Han}/u.test(plain))
    return jieba
      .tag(plain, true)
      .filter(({ tag }) => /^n/.test(tag))
      .map(({ word }) => word);
  return [...tagger.classes(plain)]
    .filter(([word, { tag }]) => (tag === 'NOUN' || tag === 'PROPN') && /^\p{L}/u.test(word))
    .map(([word]) => word);
}

function coldStart(prompt: string): number {
  const start = performance.now();
  createLanguage().parsePrompt(prompt);
  return performance.now() - start;
}

console.log(`${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} logical cores, ${platform()} ${arch()}, Node ${process.version}`);
console.log(`first prompt, English, with an unknown word: ${coldStart('a shiny frobnicator next to a red fox').toFixed(0)} ms`);
console.log(`first prompt, Chinese: ${coldStart('一只红色的狐狸在咖啡馆里').toFixed(0)} ms`);

const language = createLanguage();
for (const [name, prompts] of readPrompts()) {
  for (const prompt of prompts) language.parsePrompt(prompt);
  let nouns = 0;
  let missed: string[] = [];
  let guessed = 0;
  const times: number[] = [];
  for (const prompt of prompts) {
    const start = performance.now();
    const { warnings } = language.parsePrompt(prompt);
    times.push(performance.now() - start);
    const unknown = warnings.filter((warning) => warning.startsWith('Not understood')).join(' ');
    const found = nounsOf(prompt);
    nouns += found.length;
    missed = [...missed, ...found.filter((noun) => unknown.toLowerCase().includes(noun))];
    guessed += warnings.filter((warning) => warning.includes('nearest thing known')).length;
  }
  const share = ((100 * (nouns - missed.length)) / Math.max(1, nouns)).toFixed(1);
  console.log(
    `${name}: ${prompts.length} prompts, ${nouns} nouns, ${share} % resolved (${guessed} by a guess), missed: ${missed.join(', ') || 'none'}`,
  );
  console.log(`  parse after warm-up: median ${median(times).toFixed(2)} ms, worst ${Math.max(...times).toFixed(2)} ms`);
}
