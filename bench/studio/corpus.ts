/** Everyday prompts and bad input through language and composition: what was understood, and how long it took. */
import { readFileSync } from 'node:fs';
import { AppError } from '../../src/errors.ts';
import { createRng } from '../../src/shared/index.ts';
import { stageScene } from '../../src/studio/render/staging/index.ts';
import type { Scene } from '../../src/studio/scene/index.ts';
import type { Bench } from './picture.ts';

interface Everyday {
  readonly prompt: string;
  readonly nouns: readonly string[];
}

export interface CorpusOutcome {
  readonly nouns: number;
  readonly missed: readonly string[];
  readonly languageMs: readonly number[];
  readonly stagingMs: readonly number[];
  readonly bad: readonly { readonly name: string; readonly seconds: number; readonly end: string }[];
}

const conceptsOf = ({ objects }: Scene): string[] =>
  objects.flatMap(({ concept, person }) => [concept, ...(person?.garments ?? []).map((garment) => garment.concept)]);

/** Milliseconds of this process's own time. */
function timed<Result>(work: () => Result): { result: Result; ms: number } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, ms: (user + system) / 1000 };
}

const names = 'cat dog car tree apple book chair lamp horse boat cup bird'.split(' ');

/** Twelve that are no prompts at all, or too much of one. */
export function badPrompts(): readonly (readonly [name: string, prompt: string])[] {
  const rng = createRng(7);
  const many = (count: number): string => Array.from({ length: count }, () => rng.pick(names)).join(', a ');
  return [
    ['emojis only', '🦊🎩🔥✨🏔️👩‍🚀🇫🇷👨‍👩‍👧‍👦'],
    ['20,000 words', Array.from({ length: 20_000 }, () => rng.pick(names)).join(' ')],
    ['nonsense', 'glorp fnuzzle of the brillig wabe, mimsy borogoves qwertyuiop asdf'],
    ['200 objects', `a ${many(200)}`],
    ['200 of one', 'two hundred red apples on a table'],
    [
      'contradictions',
      'a cat left of a dog, the dog left of the cat, the cat on the dog and the dog on the cat, no cat, a cat behind itself',
    ],
    ['control characters', 'a \u0000red\u0007 car\u001b[31m on\u200b a \u202estreet\ud800 "te\u0001xt"'],
    ['unpaired quotes', 'a sign that says "open late and a poster with “no end and 「nothing and \'so on'],
    ['empty', ''],
    ['punctuation', '... ,,, !!! ??? ((( ))) --- ;;; """" \'\'\''],
    ['one long word', 'a'.repeat(5000)],
    ['huge numbers', 'a 999999999999 m tall cat with 10000000 eyes and -5 dogs, 1e400 cows'],
  ];
}

function endOf(prompt: string, bench: Bench): string {
  try {
    const { scene, warnings } = bench.language.parsePrompt(prompt);
    const staged = stageScene(scene, { size: { width: 256, height: 256 }, seed: 1 }, bench.workshop);
    return `${staged.composition.things.length} things, ${warnings.length + staged.warnings.length} warnings`;
  } catch (error) {
    return error instanceof AppError ? `refused: ${error.code}` : `FAILED: ${(error as Error).stack}`;
  }
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;

/** Prints what it finds. `limit`: of the everyday prompts that are staged too, which takes a second each. */
export function runCorpus(bench: Bench, limit: number): CorpusOutcome {
  const entries = JSON.parse(readFileSync(new URL('../../fixtures/prompts/everyday.json', import.meta.url), 'utf8')) as Everyday[];
  const [missed, languageMs, stagingMs]: [string[], number[], number[]] = [[], [], []];
  let nouns = 0;
  for (const [index, { prompt, nouns: wanted }] of entries.entries()) {
    const { result, ms } = timed(() => bench.language.parsePrompt(prompt));
    const found = conceptsOf(result.scene);
    nouns += wanted.length;
    missed.push(...wanted.filter((noun) => !found.includes(noun)).map((noun) => `${noun} in "${prompt}"`));
    languageMs.push(ms);
    if (index < limit)
      stagingMs.push(timed(() => stageScene(result.scene, { size: { width: 512, height: 512 }, seed: 1 }, bench.workshop)).ms);
  }
  const share = ((100 * (nouns - missed.length)) / nouns).toFixed(1);
  console.log(
    `everyday prompts ${entries.length}, ${share} % of ${nouns} nouns as meant${missed.length > 0 ? `; missed: ${missed.join('; ')}` : ''}`,
  );
  console.log(
    `language         ${quantile(languageMs, 0.5).toFixed(1)} ms median, ${quantile(languageMs, 0.95).toFixed(1)} at 95 %, worst ${Math.max(...languageMs).toFixed(0)}`,
  );
  console.log(
    `staging          ${quantile(stagingMs, 0.5).toFixed(0)} ms median, ${quantile(stagingMs, 0.95).toFixed(0)} at 95 % (${stagingMs.length} prompts; models, set and panorama too)`,
  );
  const bad = badPrompts().map(([name, prompt]) => {
    const start = performance.now();
    const end = endOf(prompt, bench);
    const seconds = (performance.now() - start) / 1000;
    console.log(`  bad input: ${name.padEnd(20)} ${seconds.toFixed(1).padStart(5)} s  ${end}${seconds > 60 ? '  TOO LONG' : ''}`);
    return { name, seconds, end };
  });
  console.log(`memory           ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB`);
  return { nouns, missed, languageMs, stagingMs, bad };
}
