/**
 * `npm run build`, for publishing only: src/ as JavaScript in dist/, and the playground. A checkout runs its TypeScript as it is.
 * The compiler turns imports of .ts into .js; the URLs of task modules (`new URL('./x.task.ts', import.meta.url)`) are turned here.
 */
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { buildWeb } from './build-web.mjs';

const moduleUrl = /(new URL\((['"`])[^'"`]*?)\.ts(\2, import\.meta\.url\))/g;

rmSync('dist', { recursive: true, force: true });
execFileSync('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit', shell: process.platform === 'win32' });
for (const file of globSync('dist/**/*.js')) {
  const text = readFileSync(file, 'utf8');
  const turned = text.replace(moduleUrl, '$1.js$3');
  if (turned !== text) writeFileSync(file, turned);
}
const left = globSync('dist/**/*.js').filter((file) => /new URL\([^)]*\.ts['"`]/.test(readFileSync(file, 'utf8')));
if (left.length > 0) throw new Error(`modules that still name .ts files: ${left.join(', ')}`);
await buildWeb();
console.log(`built ${globSync('dist/**/*.js').length} modules into dist/`);
