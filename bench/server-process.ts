/** Starts the real server as a child, for benches that measure it from outside. Not a bench itself. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { withAllocator } from '../src/shared/index.ts';

export interface ServerProcess {
  readonly url: string;
  readonly key: string;
  readonly child: ChildProcess;
  readonly readyMs: number;
  stop(): Promise<void>;
}

export async function startServerProcess(dataDir: string, env: Record<string, string> = {}): Promise<ServerProcess> {
  const startedMs = performance.now();
  const child = fork('src/cli/main.ts', ['serve', '--log', 'warn'], {
    env: withAllocator({ ...process.env, HOST: '127.0.0.1', PORT: '0', SEEDBED_DATA: dataDir, ...env }),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
  });
  const outcome = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => null)]);
  if (!outcome) throw new Error('the server did not start');
  const [{ url, operatorKey }] = outcome as [{ url: string; operatorKey: string }];
  return {
    url,
    key: operatorKey,
    child,
    readyMs: performance.now() - startedMs,
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Resident memory of a process and its descendants in MB, from /proc (Linux). */
export function residentMegabytes(pid: number): number {
  const status = (id: number): string => readFileSync(`/proc/${id}/status`, 'utf8');
  const children = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry) && parentOf(Number(entry)) === pid);
  const own = Number(/VmRSS:\s+(\d+)/.exec(status(pid))?.[1] ?? 0) / 1024;
  return children.reduce((sum, child) => sum + residentMegabytes(Number(child)), own);
}

function parentOf(pid: number): number {
  try {
    return Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return -1; // the process ended meanwhile
  }
}
