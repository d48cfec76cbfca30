/**
 * How well pictures show what their prompts ask for:
 *   npm run bench:studio
 * The suite of fixtures/prompts/geneval.json, checked by the tracer's own planes (`--category "colour binding"`, `--limit 5` of each
 * category, `--only "red car"`, `--seed 2`, `--again results.json` what failed there), the corpus of everyday prompts and bad input, and the texts, read back. `--geneval`,
 * `--corpus` and `--texts` run that part alone; `--detect` asks an independent detector (bench/detector tells how to install it).
 * `--out results.json` writes what was found.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createLanguage } from '../src/studio/language/index.ts';
import { createStudioPool } from '../src/studio/pool.ts';
import { createWorkshop } from '../src/studio/render/staging/index.ts';
import { runCorpus } from './studio/corpus.ts';
import { runDetector } from './studio/detect.ts';
import { type Outcome, printGeneval, runGeneval } from './studio/geneval.ts';
import { createOpaque } from './studio/opaque.ts';
import { runTexts } from './studio/texts.ts';

const { values } = parseArgs({
  options: {
    category: { type: 'string' },
    limit: { type: 'string', default: '1000' },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
    again: { type: 'string' },
    out: { type: 'string' },
    geneval: { type: 'boolean', default: false },
    corpus: { type: 'boolean', default: false },
    texts: { type: 'boolean', default: false },
    detect: { type: 'boolean', default: false },
  },
});

const failedIn = (file: string): string[] =>
  (JSON.parse(readFileSync(file, 'utf8')) as { geneval: Outcome[] }).geneval
    .filter(({ faults }) => faults.length > 0)
    .map(({ prompt }) => prompt);

const isChosen = Boolean(
  values.geneval || values.corpus || values.texts || values.detect || values.category || values.only || values.again,
);
const limit = Number(values.limit);
const seed = Number(values.seed);
const pool = createStudioPool();
const bench = { language: createLanguage(), workshop: createWorkshop(), pool, opaque: createOpaque() };
const results: Record<string, unknown> = {};

if (!isChosen || values.geneval || values.category || values.only || values.again) {
  const outcomes = await runGeneval(
    {
      limit,
      seed,
      ...(values.category && { category: values.category }),
      ...(values.only && { only: values.only }),
      ...(values.again && { among: failedIn(values.again) }),
    },
    bench,
  );
  printGeneval(outcomes);
  results.geneval = outcomes;
}
if (!isChosen || values.corpus) results.corpus = runCorpus(bench, limit);
if (!isChosen || values.texts) results.texts = await runTexts(bench.language);
if (values.detect) results.detector = await runDetector(bench, Math.min(limit, 10));
await pool.close();
if (values.out) writeFileSync(values.out, `${JSON.stringify(results, null, 1)}\n`);
