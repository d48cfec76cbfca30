/**
 * Runs every test that this machine can run, on Node's own test runner. `npm test` calls it; arguments are file patterns.
 * Tests that need a server which is not there skip themselves and say why; the list is printed at the end.
 */

import { glob } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const patterns = process.argv.slice(2);
const files: string[] = [];
for await (const file of glob(patterns.length > 0 ? patterns : ['src/**/*.test.ts', 'test/**/*.test.ts', 'web/src/**/*.test.ts']))
  files.push(file);
if (files.length === 0) {
  console.error(`no test file matches ${patterns.join(' ')}`);
  process.exit(1);
}

const counts = { passed: 0, failed: 0, skipped: 0 };
const skipped = new Map<string, number>();
const startedMs = performance.now();
const stream = run({ files: files.sort(), concurrency: availableParallelism(), timeout: 600_000 });

const isSuite = (event: { details?: { type?: string | undefined } }): boolean => event.details?.type === 'suite';
stream.on('test:pass', (event) => {
  if (isSuite(event) && !event.skip) return;
  if (event.skip === undefined) counts.passed += 1;
  else {
    counts.skipped += 1;
    const reason = String(event.skip === true ? 'no reason given' : event.skip);
    skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
  }
});
stream.on('test:fail', (event) => {
  counts.failed += 1;
  process.exitCode = 1;
  process.stderr.write(`failed: ${event.file ?? ''}: ${event.name}\n`);
});
stream.on('end', () => {
  for (const [reason, count] of skipped) console.log(`skipped ${count}: ${reason}`);
  console.log(`${files.length} files in ${((performance.now() - startedMs) / 1000).toFixed(0)} s`);
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
});
stream.compose(spec()).pipe(process.stdout);
