import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { lockDataDir } from './lock.ts';

const root = mkdtempSync(join(tmpdir(), 'seedbed-lock-'));
after(() => rmSync(root, { recursive: true, force: true }));
let made = 0;
const newDir = (): string => join(root, String(made++));

const lockUrl = new URL('./lock.ts', import.meta.url).href;

/** A process that takes the lock and holds it; resolves when it says so. */
async function holdElsewhere(dataDir: string): Promise<ChildProcess> {
  const script = `import { lockDataDir } from ${JSON.stringify(lockUrl)}; lockDataDir(${JSON.stringify(dataDir)}); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout!, 'data');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

describe('the lock on a data directory', () => {
  it('refuses a second holder in the same process, and is free again when given back', () => {
    const dataDir = newDir();
    const unlock = lockDataDir(dataDir);
    assert.throws(() => lockDataDir(dataDir), { code: 'data_locked' });
    unlock();
    assert.ok(!existsSync(join(dataDir, 'lock')));
    lockDataDir(dataDir)();
  });

  it('names the process that holds it', async () => {
    const dataDir = newDir();
    const child = await holdElsewhere(dataDir);
    assert.throws(() => lockDataDir(dataDir), { code: 'data_locked', message: new RegExp(`process ${child.pid};`) });
    await kill(child);
  });

  it('is taken over at once from a killed process', async () => {
    const dataDir = newDir();
    await kill(await holdElsewhere(dataDir));
    assert.ok(existsSync(join(dataDir, 'lock')));
    lockDataDir(dataDir)();
  });

  it('is taken over when the pid belongs to another process now', () => {
    const dataDir = newDir();
    lockDataDir(dataDir)();
    const unlock = lockDataDir(dataDir);
    const holder = JSON.parse(readFileSync(join(dataDir, 'lock'), 'utf8'));
    unlock();
    writeFileSync(join(dataDir, 'lock'), JSON.stringify({ ...holder, pid: process.ppid })); // alive, but of another start time
    lockDataDir(dataDir)();
  });

  it('is taken over when the file was cut short', () => {
    const dataDir = newDir();
    lockDataDir(dataDir)();
    writeFileSync(join(dataDir, 'lock'), '{"pid":');
    lockDataDir(dataDir)();
  });

  it('of another container is respected while it is touched, and taken over when it falls silent', () => {
    const dataDir = newDir();
    lockDataDir(dataDir)();
    const file = join(dataDir, 'lock');
    writeFileSync(file, JSON.stringify({ pid: 1, startedAt: '5', namespace: 'elsewhere' }));
    assert.throws(() => lockDataDir(dataDir), { code: 'data_locked' });
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(file, longAgo, longAgo);
    lockDataDir(dataDir)();
  });

  it('goes to exactly one of many processes that find it stale', async () => {
    const dataDir = newDir();
    lockDataDir(dataDir)();
    writeFileSync(join(dataDir, 'lock'), JSON.stringify({ pid: 999_999_999, startedAt: '5', namespace: 'x' }));
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(join(dataDir, 'lock'), longAgo, longAgo);
    const script = `import { lockDataDir } from ${JSON.stringify(lockUrl)};
      try { lockDataDir(${JSON.stringify(dataDir)}); console.log('won'); process.stdin.resume(); } catch (error) { console.log(error.code); }`;
    // Whoever wins holds the lock until all have spoken and its input ends.
    const children = Array.from({ length: 6 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    const exits = children.map((child) => once(child, 'exit'));
    const outcomes = await Promise.all(children.map(async (child) => String((await once(child.stdout, 'data'))[0]).trim()));
    for (const child of children) child.stdin.end();
    await Promise.all(exits);
    assert.equal(outcomes.filter((outcome) => outcome === 'won').length, 1, outcomes.join());
    assert.equal(outcomes.filter((outcome) => outcome === 'data_locked').length, 5, outcomes.join());
  });
});
