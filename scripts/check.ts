/** `npm run check`: format and lint, types, dead code, boundaries, sizes; all of them, then one verdict. */
import { spawnSync } from 'node:child_process';

const steps: [name: string, command: string, ...args: string[]][] = [
  ['format and lint', 'biome', 'check', '.'],
  ['types', 'tsc', '--noEmit'],
  ['types of the page', 'tsc', '--noEmit', '-p', 'web'],
  ['dead code', 'knip', '--no-progress'],
  ['boundaries', 'node', '--test', '--test-reporter=dot', 'test/boundaries.test.ts'],
  ['sizes', 'node', 'scripts/size.ts'],
];

const failed: string[] = [];
for (const [name, command, ...args] of steps) {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) failed.push(name);
}
console.log(failed.length === 0 ? '\nall checks passed' : `\nfailed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
