/** The studio's own worker threads, for work that would block the event loop: rasterising, shading, matting, compositing. */
import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Piscina } from 'piscina';
import { AppError, type ErrorCode, type ErrorDetails } from '../errors.ts';
import { createSweeper } from '../shared/sweeper.ts';

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

/** What the calling thread's garbage may hold while tasks run, and at rest. */
const grownBytes = { atWork: 80_000_000, atRest: 32_000_000 };
const restMs = 1000;

/** Sweeps the calling thread after tasks, and once more when there has been none for a while. */
function createCare(): { begin(): void; end(): void; close(): void } {
  const sweeper = createSweeper();
  let running = 0;
  let resting: NodeJS.Timeout | undefined;
  return {
    begin() {
      running++;
      clearTimeout(resting);
    },
    end() {
      sweeper.sweep(grownBytes.atWork);
      if (--running === 0) resting = setTimeout(() => sweeper.sweep(grownBytes.atRest), restMs).unref();
    },
    close: () => clearTimeout(resting),
  };
}

/**
 * Megabytes that a thread's young objects may fill before they are looked through. A sweep shrinks V8's own choice to 1, and each of the
 * thousands of looks that a picture then takes wakes four helping threads (measured: a fourteenth of an edit's processor time).
 */
const youngMegabytes = 8;

/**
 * Threads start at the first task and end after a minute of idleness. A result must not depend on `workerCount`. Between tasks the
 * calling thread's garbage is collected now and then, in some 40 ms.
 */
export function createStudioPool(workerCount = availableParallelism()): StudioPool {
  // Read when a thread starts.
  setFlagsFromString(`--min-semi-space-size=${youngMegabytes}`);
  const piscina = new Piscina({
    filename: new URL('./worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: workerCount,
    idleTimeout: 60_000,
  });
  const care = createCare();
  return {
    workerCount,
    async run<Input, Output>(task: PoolTask<Input>, signal: AbortSignal): Promise<Output> {
      care.begin();
      try {
        return (await piscina.run(task, { signal })) as Output;
      } catch (error) {
        if (signal.aborted) throw new AppError('generation_cancelled', 'The generation was cancelled', { cause: error });
        if (isSentError(error)) throw new AppError(error.code, error.message, { details: error.details });
        throw error;
      } finally {
        care.end();
      }
    },
    close: () => {
      care.close();
      return piscina.destroy();
    },
  };
}
