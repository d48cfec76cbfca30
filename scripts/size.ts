/** Prints lines of TypeScript a folder (tests apart), and the largest files. `npm run size` */
import { globSync, readFileSync } from 'node:fs';

const count = (file: string): number => readFileSync(file, 'utf8').split('\n').length - 1;
const files = globSync(['src/**/*.ts', 'web/src/**/*.{ts,tsx}']).map((file) => ({
  file,
  lines: count(file),
  isTest: file.includes('.test.'),
}));
const folderOf = (file: string): string =>
  file
    .split('/')
    .slice(0, file.startsWith('src/studio/') || file.startsWith('src/http/') ? 3 : 2)
    .join('/');

const folders = new Map<string, { source: number; tests: number }>();
for (const { file, lines, isTest } of files) {
  const sums = folders.get(folderOf(file)) ?? { source: 0, tests: 0 };
  sums[isTest ? 'tests' : 'source'] += lines;
  folders.set(folderOf(file), sums);
}
console.log('folder'.padEnd(32), 'source'.padStart(7), 'tests'.padStart(7));
for (const [folder, sums] of [...folders].sort())
  console.log(folder.padEnd(32), String(sums.source).padStart(7), String(sums.tests).padStart(7));
const total = files.reduce((sum, { lines, isTest }) => sum + (isTest ? 0 : lines), 0);
console.log(`total source ${total}`);

const longest = files.filter(({ isTest }) => !isTest).sort((a, b) => b.lines - a.lines);
console.log(
  `\nlongest: ${longest
    .slice(0, 8)
    .map(({ file, lines }) => `${file} ${lines}`)
    .join(', ')}`,
);
