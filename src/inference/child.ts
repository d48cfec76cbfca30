/** One inference process seen from its parent: start, send, watch, end. Knows nothing of queues or retries. */
import { type ChildProcess, fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Log, withAllocator } from '../shared/index.ts';
import type { FromProcess, ToProcess } from './protocol.ts';

export interface ChildOptions {
  log: Log;
  threadCount?: number;
  onMessage(child: InferenceChild, message: FromProcess): void;
  /** Called once, however the process ended; `reason` is "signal SIGKILL" or "exit code 1". */
  onExit(child: InferenceChild, reason: string): void;
}

export interface InferenceChild {
  readonly pid: number | undefined;
  /** throws when the message cannot be cloned. A process that died meanwhile is told by onExit instead. */
  send(message: ToProcess): void;
  /** While held, the process keeps this one alive. */
  hold(): void;
  release(): void;
  kill(): void;
  readonly exited: Promise<void>;
}

/** This module's own ending: `.ts` in a checkout, `.js` when published. */
const entry = fileURLToPath(new URL('./process.ts', import.meta.url));

export function createInferenceChild({ log, threadCount, onMessage, onExit }: ChildOptions): InferenceChild {
  const child = fork(entry, threadCount === undefined ? [] : [String(threadCount)], {
    serialization: 'advanced',
    env: withAllocator(process.env),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  log.debug({ pid: child.pid }, 'inference process started');
  logStderr(child, log);
  const { promise: exited, resolve } = Promise.withResolvers<void>();
  const self: InferenceChild = {
    pid: child.pid,
    send: (message) => {
      // Without a callback a channel closed by the child's death would be an unhandled 'error' event.
      if (child.connected) child.send(message, () => {});
    },
    hold: () => setHeld(child, true),
    release: () => setHeld(child, false),
    kill: () => void child.kill('SIGKILL'),
    exited,
  };
  const end = (reason: string): void => {
    onExit(self, reason);
    resolve();
  };
  child.on('message', (message) => onMessage(self, message as FromProcess));
  child.once('error', (error) => end(error.message));
  child.once('exit', (code, signal) => end(signal ? `signal ${signal}` : `exit code ${code}`));
  return self;
}

function setHeld(child: ChildProcess, held: boolean): void {
  const verb = held ? 'ref' : 'unref';
  child[verb]();
  child.channel?.[verb]();
  (child.stderr as { ref?(): void; unref?(): void } | null)?.[verb]?.();
}

function logStderr(child: ChildProcess, log: Log): void {
  if (child.stderr) createInterface({ input: child.stderr }).on('line', (line) => log.warn({ pid: child.pid, line }, 'inference process'));
}
