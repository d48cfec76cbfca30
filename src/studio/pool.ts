/** The studio's own worker threads, for work that would block the event loop: rasterising, shading, matting, compositing. */
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { AppError } from '../errors.ts';

export interface PoolTask<Input> {
  /** `new URL('./shade.task.ts', import.meta.url).href`: a module whose exports are pure functions of their input. */
  moduleUrl: string;
  /** The exported function's name. */
  name: string;
  /** Structured-cloneable; share large buffers as SharedArrayBuffer rather than copying them. */
  input: Input;
}

export interface StudioPool {
  readonly workerCount: number;
  /** throws generation_cancelled when the signal aborts (the thread is ended and replaced). */
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
        throw error;
      }
    },
    close: () => piscina.destroy(),
  };
}
