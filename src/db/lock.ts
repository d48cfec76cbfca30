/**
 * The exclusive lock on a data directory. PGlite has none of its own, and two processes on one directory destroy it.
 * The file names its holder by pid and process start time, so that a lock left by a killed process is taken over at once, also when the
 * pid has been given to another process. Holders in another pid namespace (containers on one volume) cannot be looked up: those count
 * as dead when they have not touched the file for `silenceMs`.
 */
import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import { systemClock } from '../shared/index.ts';

const touchMs = 2_000;
const silenceMs = 12_000;

interface Holder {
  readonly pid: number;
  /** An opaque text that differs between two processes of the same pid. */
  readonly startedAt: string;
  /** Where pids are counted: host and pid namespace. */
  readonly namespace: string;
}

const ignoring = <T>(read: () => T, otherwise: T): T => {
  try {
    return read();
  } catch {
    return otherwise;
  }
};

/** '' when there is no such process; '?' where the system does not tell. source: proc(5), field 22 of /proc/<pid>/stat */
function startTimeOf(pid: number): string {
  if (process.platform === 'linux') {
    const stat = ignoring(() => readFileSync(`/proc/${pid}/stat`, 'latin1'), '');
    return (
      stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .at(19) ?? ''
    );
  }
  const isAlive = ignoring(() => process.kill(pid, 0), false);
  if (!isAlive) return '';
  if (process.platform === 'win32') return '?';
  return ignoring(() => execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim(), '?');
}

function namespaceOf(): string {
  const boot = ignoring(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim(), hostname());
  return `${boot} ${ignoring(() => readlinkSync('/proc/self/ns/pid'), '')}`;
}

function isAlive(holder: Holder, file: string): boolean {
  if (holder.namespace !== namespaceOf()) return systemClock.nowMs() - ignoring(() => statSync(file).mtimeMs, 0) < silenceMs;
  const startedAt = startTimeOf(holder.pid);
  return startedAt !== '' && (startedAt === '?' || startedAt === holder.startedAt);
}

const readHolder = (file: string): Holder | null => ignoring(() => JSON.parse(readFileSync(file, 'utf8')) as Holder, null);

/** True when `file` was made, holding `content` from its first moment. */
function makeWhole(file: string, content: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes a lock whose holder is dead. Moves it aside first: if by then another process has taken it, it is put back. */
function clearStale(file: string, stale: Holder | null): void {
  const aside = `${file}.stale-${process.pid}`;
  ignoring(() => renameSync(file, aside), undefined);
  const moved = readHolder(aside);
  if (moved && JSON.stringify(moved) !== JSON.stringify(stale)) ignoring(() => linkSync(aside, file), undefined);
  rmSync(aside, { force: true });
}

function touchFile(file: string): void {
  const nowSeconds = systemClock.nowMs() / 1000;
  utimesSync(file, nowSeconds, nowSeconds);
}

/** Takes the lock; returns the function that gives it back. throws data_locked naming the pid that holds it */
export function lockDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'lock');
  const own: Holder = { pid: process.pid, startedAt: startTimeOf(process.pid), namespace: namespaceOf() };
  const content = JSON.stringify(own);
  for (let tries = 0; !makeWhole(file, content); tries++) {
    const holder = readHolder(file);
    if (tries === 5 || (holder && isAlive(holder, file)))
      throw new AppError(
        'data_locked',
        `the data directory ${dataDir} is held by process ${holder?.pid}; stop it, or use another SEEDBED_DATA`,
        {
          details: { pid: holder?.pid },
        },
      );
    clearStale(file, holder);
  }
  const touch = setInterval(() => ignoring(() => touchFile(file), undefined), touchMs).unref();
  return () => {
    clearInterval(touch);
    if (JSON.stringify(readHolder(file)) === content) rmSync(file, { force: true });
  };
}
