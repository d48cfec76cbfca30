/**
 * The loops that take generations from the queue, each one at a time, until they are stopped.
 * Knows nothing of how a generation is made, nor of who waits for it.
 */
import { type Db, type GenerationRow, generationSql, type Queryable } from '../db/index.ts';
import type { Log } from '../shared/index.ts';
import type { Execution } from './execution.ts';
import type { Queue } from './queue.ts';
import type { Publish } from './tracker.ts';
import type { Wakeup } from './wakeup.ts';

const lookEveryMs = 5_000; // notifications wake the loops; this is for one that was lost
const pauseAfterErrorMs = 1_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export interface WorkerParts {
  readonly db: Db;
  readonly queue: Queue;
  readonly publish: Publish;
  readonly execution: Execution;
  readonly wakeup: Wakeup;
  readonly log: Log;
  readonly engineNames: readonly string[];
}

export interface Worker {
  /** Starts `concurrency` loops under this process's number. */
  start(workerNumber: number, concurrency: number): void;
  /** Takes nothing more, waits `graceMs` for what runs, then breaks it off and puts it back. */
  stop(graceMs: number): Promise<void>;
}

type Taken = GenerationRow | 'nothing' | 'dropped';

/** The next generation, started in the same transaction in which its job is taken. A job whose generation waits no more is dropped. */
async function take({ db, queue, publish }: WorkerParts, engineName: string, worker: number): Promise<Taken> {
  const start = async (tx: Queryable): Promise<Taken> => {
    const job = await queue.take(tx, engineName);
    if (!job) return 'nothing';
    const row = await generationSql.startGeneration(tx, job.jobId, { id: job.generationId, worker });
    if (row) await publish(tx, row);
    else await queue.finish(tx, engineName, job.jobId);
    return row ?? 'dropped';
  };
  // A start that a power cut takes away is made again: the generation still waits in the queue.
  return db.transaction(start, { durability: 'process' });
}

async function takeNext(parts: WorkerParts, worker: number): Promise<GenerationRow | null> {
  for (const engineName of parts.engineNames) {
    let taken: Taken;
    do taken = await take(parts, engineName, worker);
    while (taken === 'dropped');
    if (taken !== 'nothing') return taken;
  }
  return null;
}

export function createWorker(parts: WorkerParts): Worker {
  const { execution, wakeup, log } = parts;
  let isStopping = false;
  let loops: Promise<void>[] = [];

  async function loop(workerNumber: number): Promise<void> {
    while (!isStopping) {
      try {
        const row = await takeNext(parts, workerNumber);
        if (row) await execution.run(row);
        else if (!isStopping) await wakeup.next(lookEveryMs);
      } catch (error) {
        log.error({ err: error }, 'the queue could not be read; trying again');
        await pause(pauseAfterErrorMs);
      }
    }
  }

  return {
    start(workerNumber, concurrency) {
      loops = Array.from({ length: concurrency }, () => loop(workerNumber));
    },
    async stop(graceMs) {
      isStopping = true;
      for (const _ of loops) wakeup.ring();
      const timer = setTimeout(() => execution.breakOffAll(), graceMs);
      await Promise.all(loops);
      clearTimeout(timer);
    },
  };
}
