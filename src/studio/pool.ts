/** The studio's own worker threads, for work that would block the event loop: rasterising, shading, matting, compositing. */
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { AppError, type ErrorCode, type ErrorDetails } from '../errors.ts';

export interface PoolTask<Input> {
  /**
   * `new URL('./shade.task.ts', import.meta.url).href`: a module whose exports are functions of their input, and of a ThreadStore that
   * may spare them work but not change their result.
   */
  moduleUrl: string;
  /** The exported function's name. */
  name: string;
  /** Structured-cloneable; share large buffers as SharedArrayBuffer rather than copying them. */
  input: Input;
}

/** Things that a thread keeps for the tasks to come, as long as it lives. */
export interface ThreadStore {
  /** The thing kept under the key; made at the first call. Whoever keeps it bounds its size. */
  of<Value>(key: string, make: () => Value): Value;
}

/** An AppError on its way between threads. */
export interface SentError {
  readonly sentError: true;
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails;
}

const isSentError = (error: unknown): error is SentError => (error as Partial<SentError> | null)?.sentError === true;

export interface StudioPool {
  readonly workerCount: number;
  /** throws generation_cancelled when the signal aborts (the thread is ended and replaced), the task's own AppError, or its error. */
  run<Input, Output>(task: PoolTask<Input>, signal: AbortSignal): Promise<Output>;
  close(): Promise<void>;
}

/** Threads start at the first task and end after a minute of idleness. A result must not depend on `workerCount`. */
export function createStudioPool(workerCount = availableParallelism()): StudioPool {
  const piscina = new Piscina({
    filename: new URL('./worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: workerCount,
    idleTimeout: 60_000,
  });
  return {
    workerCount,
    async run<Input, Output>(task: PoolTask<Input>, signal: AbortSignal): Promise<Output> {
      try {
        return (await piscina.run(task, { signal })) as Output;
      } catch (error) {
        if (signal.aborted) throw new AppError('generation_cancelled', 'The generation was cancelled', { cause: error });
        if (isSentError(error)) throw new AppError(error.code, error.message, { details: error.details });
        throw error;
      }
    },
    close: () => piscina.destroy(),
  };
}
