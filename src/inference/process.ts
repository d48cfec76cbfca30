/**
 * Entry of the one inference process: runs the task module that it is handed and imports no engine.
 * Arguments: [threadCount]. Ends with its parent (the channel disconnects).
 */

import { createSweeper } from '../shared/sweeper.ts';
import { type FromProcess, type ToProcess, toWireError } from './protocol.ts';
import { createSessionCache, openSession, Tensor } from './session.ts';
import type { Task, TaskCall, TaskContext } from './task.ts';

const threadCount = Number(process.argv[2]);
const threads = threadCount > 0 ? { threadCount } : {};
const sessions = createSessionCache(threads);
const running = new Map<number, AbortController>();
const sweeper = createSweeper();
/** Tensors of a task and their copies on the way between the processes. */
const grownBytes = 64_000_000;

const tell = (message: FromProcess): void => {
  if (process.connected) process.send?.(message);
};

function contextOf(id: number, signal: AbortSignal): TaskContext {
  return {
    session: sessions.session,
    sessionOf: sessions.sessionOf,
    openSession: (model, options) => openSession(model, { ...threads, ...options }),
    Tensor,
    signal,
    onProgress: (fraction, stage, preview) => tell({ type: 'progress', id, fraction, stage, ...(preview && { preview }) }),
  };
}

async function runTask(id: number, { moduleUrl, name, input }: TaskCall<unknown>): Promise<void> {
  const cancel = new AbortController();
  running.set(id, cancel);
  try {
    const module = (await import(moduleUrl)) as Record<string, Task<unknown, unknown> | undefined>;
    const task = module[name];
    if (!task) throw new Error(`${moduleUrl} exports no function ${name}`);
    tell({ type: 'result', id, output: await task(input, contextOf(id, cancel.signal)) });
  } catch (error) {
    tell({ type: 'error', id, error: toWireError(error) });
  } finally {
    running.delete(id);
    if (running.size === 0) sessions.rest();
    sweeper.sweep(grownBytes);
  }
}

process.on('disconnect', () => process.exit(0));
process.on('message', (message: ToProcess) => {
  if (message.type === 'call') void runTask(message.id, message.call);
  else running.get(message.id)?.abort();
});
