/** Entry of a studio worker thread: imports the task module it is handed and calls the named export. */
import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isAppError } from '../errors.ts';
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

const sweepBytes = 96_000_000;

/**
 * V8 does not see how much shared memory and WebAssembly memory the leavings of a task hold on to, and would not collect them for minutes:
 * 140 MB a picture of 512x512. Collects when the process has grown since the last time; 10 to 30 ms.
 */
function createSweeper(): () => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let lastBytes = process.memoryUsage.rss();
  return () => {
    const nowBytes = process.memoryUsage.rss();
    if (nowBytes - lastBytes < sweepBytes) return;
    collect();
    lastBytes = process.memoryUsage.rss();
  };
}

function createRunner(): (task: PoolTask<unknown>) => Promise<unknown> {
  const store = createStore();
  const sweep = createSweeper();
  return async (task) => {
    const module = (await import(task.moduleUrl)) as Record<string, (input: unknown, store: ThreadStore) => unknown>;
    const run = module[task.name];
    if (!run) throw new Error(`${task.moduleUrl} exports no function ${task.name}`);
    try {
      return await run(task.input, store);
    } catch (error) {
      throw toSend(error);
    } finally {
      sweep();
    }
  };
}

export default createRunner();
