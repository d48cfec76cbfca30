/**
 * How well pictures show what their prompts ask for:
 *   npm run bench:studio
 * The suite of fixtures/prompts/geneval.json, checked by the tracer's own planes; `--category "colour binding"`, `--limit 5` of each category, `--only "red car"`,
 * `--seed 2`. Then the corpus of everyday prompts and bad input (`--corpus`), the texts read back (`--texts`), and an independent
 * detector (`--detect`); each of them alone when it is named. `--out results.json` writes what was found.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createLanguage } from '../src/studio/language/index.ts';
import { createStudioPool } from '../src/studio/pool.ts';
import { createWorkshop } from '../src/studio/render/staging/index.ts';
import { printGeneval, runGeneval } from './studio/geneval.ts';
import { createOpaque } from './studio/opaque.ts';

const { values } = parseArgs({
  options: {
    category: { type: 'string' },
    limit: { type: 'string', default: '1000' },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
  },
});

const pool = createStudioPool();
const bench = { language: createLanguage(), workshop: createWorkshop(), pool, opaque: createOpaque() };
const outcomes = await runGeneval(
  {
    limit: Number(values.limit),
    seed: Number(values.seed),
    ...(values.category && { category: values.category }),
    ...(values.only && { only: values.only }),
  },
  bench,
);
await pool.close();
printGeneval(outcomes);
if (values.out) writeFileSync(values.out, `${JSON.stringify({ geneval: outcomes }, null, 1)}\n`);
