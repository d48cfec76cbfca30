/** Entry of a studio worker thread: imports the task module it is handed and calls the named export. */
import { enableCompileCache } from 'node:module';
import { isAppError } from '../errors.ts';
import { createSweeper } from '../shared/sweeper.ts';
import type { PoolTask, SentError, ThreadStore } from './pool.ts';

enableCompileCache();

function createStore(): ThreadStore {
  const kept = new Map<string, unknown>();
  return {
    of<Value>(key: string, make: () => Value): Value {
      if (!kept.has(key)) kept.set(key, make());
      return kept.get(key) as Value;
    },
  };
}

/** What an error is would be lost on the way between threads, but for plain properties. */
function toSend(error: unknown): unknown {
  if (!isAppError(error)) return error;
  return { sentError: true, code: error.code, message: error.message, details: error.details } satisfies SentError;
}

const grownBytes = 64_000_000;

function createRunner(): (task: PoolTask<unknown>) => Promise<unknown> {
  const store = createStore();
  const sweeper = createSweeper();
  return async (task) => {
    const module = (await import(task.moduleUrl)) as Record<string, (input: unknown, store: ThreadStore) => unknown>;
    const run = module[task.name];
    if (!run) throw new Error(`${task.moduleUrl} exports no function ${task.name}`);
    try {
      return await run(task.input, store);
    } catch (error) {
      throw toSend(error);
    } finally {
      sweeper.sweep(grownBytes);
    }
  };
}

export default createRunner();
