// Builds the playground into web/dist when its sources changed since it was last built; silent when they did not.
//
// Freshness is a hash of the sources, kept beside the build, so that neither a checkout's file times nor a deleted file
// can fool it. The build runs in a child process (a server that calls this keeps none of Vite in its memory) and is put
// in place by a rename, so that two starts at once never serve half a page. A published package has only web/dist: then
// there is nothing to do. Used by start, demo and the tests; as a script: node scripts/build-web.mjs [--force]
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'web/dist');
const stamp = join(dist, 'sources.sha256');
const patterns = ['web/index.html', 'web/*.{ts,json}', 'web/public/**/*', 'web/src/**/*.{ts,tsx,css}', 'src/client/**/*.ts'];

function hashSources() {
  const files = globSync(patterns, { cwd: root, exclude: (name) => name.endsWith('.test.ts') }).sort();
  const hash = createHash('sha256');
  for (const file of files) {
    const path = join(root, file);
    if (/\.[a-z]+$/.test(file))
      hash
        .update(`${file.replaceAll('\\', '/')}\0`)
        .update(readFileSync(path))
        .update('\0');
  }
  return hash.digest('hex');
}

function viteProgram() {
  const manifest = createRequire(import.meta.url).resolve('vite/package.json');
  return join(dirname(manifest), JSON.parse(readFileSync(manifest, 'utf8')).bin.vite);
}

const isBuildOf = (sources) => existsSync(stamp) && readFileSync(stamp, 'utf8') === sources;

/** Another process may have built the same meanwhile, and may be serving it: then that one stays. */
function putInPlace(fresh, sources, force) {
  if (!force && isBuildOf(sources)) return;
  rmSync(dist, { recursive: true, force: true });
  try {
    renameSync(fresh, dist);
  } catch (error) {
    if (!isBuildOf(sources)) throw error;
  }
}

/**
 * Makes sure that web/dist is the build of the present sources.
 * returns the absolute path of web/dist, and whether it was built now
 * throws an Error with Vite's own words when the build fails
 */
export async function buildWeb({ force = false } = {}) {
  if (!existsSync(join(root, 'web/index.html'))) return { directory: dist, built: false };
  const sources = hashSources();
  if (!force && isBuildOf(sources)) return { directory: dist, built: false };
  const fresh = join(root, `web/dist.${process.pid}`);
  try {
    const program = [viteProgram(), 'build', 'web', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'error'];
    await promisify(execFile)(process.execPath, program, { cwd: root, env: { ...process.env, NODE_ENV: 'production' } });
    writeFileSync(join(fresh, 'sources.sha256'), sources);
    putInPlace(fresh, sources, force);
  } catch (error) {
    throw new Error(`The playground could not be built: ${error.stderr || error.message}`, { cause: error });
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return { directory: dist, built: true };
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const startedMs = performance.now();
  const { built } = await buildWeb({ force: process.argv.includes('--force') });
  if (built) console.log(`built the playground in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
}
