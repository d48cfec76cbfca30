// Writes package-lock.json so that it serves every platform and names no download host.
//
// npm leaves out optional packages of other platforms when the registry it asked does not hold them, and
// `npm ci` then refuses the lock. Their versions are exact in the dependents' optionalDependencies, so the
// entries are completed from there (without an integrity hash: npm fills it in where it installs them).
// Run after any change to dependencies:  node scripts/lock.mjs
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const platforms = { darwin: 'darwin', linux: 'linux', win32: 'win32', android: 'android', freebsd: 'freebsd', openharmony: 'openharmony' };
const processors = ['arm64', 'x64', 'ia32', 'arm', 'riscv64', 'ppc64', 's390x', 'wasm32', 'loong64', 'mips64el'];

function platformOf(name) {
  const words = name.split('/').at(-1).split(/[-.]/);
  const os = Object.keys(platforms).find((word) => words.includes(word));
  const cpu = processors.find((word) => words.includes(word));
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : words.some((word) => word.startsWith('gnu')) ? 'glibc' : undefined;
  return { ...(os && { os: [os] }), ...(cpu && { cpu: [cpu] }), ...(libc && os === 'linux' && { libc: [libc] }) };
}

execFileSync(
  'npm',
  ['install', '--package-lock-only', '--omit-lockfile-registry-resolved=false', '--loglevel=error', '--no-audit', '--no-fund'],
  {
    stdio: 'inherit',
    env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' },
  },
);
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
for (const entry of Object.values(lock.packages)) {
  delete entry.resolved;
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`;
    const limits = platformOf(name);
    if (!lock.packages[place] && (limits.os || limits.cpu))
      lock.packages[place] = { version, ...limits, ...(entry.dev && { dev: true }), optional: true };
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
