// Installs the npm packages when they are missing or do not match package-lock.json; silent when they do.
// Plain JavaScript for Node 18 and newer: it runs under the system's Node, before the pinned Node 24 is there.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

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

function install() {
  const started = Date.now();
  const elapsed = () => `${Math.round((Date.now() - started) / 1000)} s`;
  console.error('Installing packages (about 300; half a minute on a fast line) ...');
  const ticker = setInterval(() => console.error(`  still installing, ${elapsed()}`), 5000);
  // onnxruntime-node's own install script would download CUDA libraries; the CPU and WebGPU builds are in its package.
  const env = { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' };
  const npm = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  npm.on('error', (error) => {
    console.error(`npm could not be started: ${error.message}`);
    process.exit(1);
  });
  npm.on('exit', (code) => {
    clearInterval(ticker);
    if (code === 0) console.error(`Packages installed in ${elapsed()}.`);
    else console.error(`npm ci failed with exit status ${code}; its words are above.`);
    process.exitCode = code ?? 1;
  });
}

if (!isInstalled()) install();
