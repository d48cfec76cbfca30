// Installs the npm packages when they are missing or do not match package-lock.json, silent when they do; then runs the script that
// is named with its arguments: `node scripts/install.mjs scripts/demo.ts --once`.
// Plain JavaScript for Node 18 and newer: it runs under the system's Node, before the pinned Node 24 is there. The shell that started
// it remembers where its `node` was, so the script cannot be a second command of the same line.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

function readPackages(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : null;
}

/** True when every package of the lock that this platform must have is installed in the locked version. */
function isInstalled() {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([place, entry]) => place === '' || entry.optional || present[place]?.version === entry.version);
}

/** Resolves when `npm ci` ended well. */
async function install() {
  const started = Date.now();
  const elapsed = () => `${Math.round((Date.now() - started) / 1000)} s`;
  console.error('Installing packages (about 300; half a minute on a fast line) ...');
  const ticker = setInterval(() => console.error(`  still installing, ${elapsed()}`), 5000);
  // onnxruntime-node's own install script would download CUDA libraries; the CPU and WebGPU builds are in its package.
  const env = { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' };
  const options = { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' };
  const code = await exitOf(spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], options));
  clearInterval(ticker);
  if (code !== 0) {
    console.error(`npm ci failed with exit status ${code}; its words are above.`);
    process.exit(code);
  }
  console.error(`Packages installed in ${elapsed()}.`);
}

function exitOf(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

/** True when this very process can run TypeScript as it is. */
function runsTypeScript() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
}

/** In this process when its Node is new enough, else in the pinned one. */
async function run(script, args) {
  const path = join(root, script);
  if (runsTypeScript()) {
    process.argv = [process.execPath, path, ...args];
    await import(pathToFileURL(path).href);
    return;
  }
  const pinned = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const child = spawn(pinned, [path, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.exitCode = await exitOf(child);
}

const [script, ...args] = process.argv.slice(2);
if (!isInstalled()) await install();
if (script) await run(script, args);
