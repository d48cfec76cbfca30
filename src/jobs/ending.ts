/**
 * How a run ends, each way in one transaction with its credits and its queue entry. Fenced by the attempt: when another attempt has been
 * started meanwhile (this process was taken for dead), or the generation was cancelled, nothing is changed and null comes back.
 */
import type { Credits } from '../accounts/index.ts';
import { type Db, type GenerationRow, generationSql, type Queryable } from '../db/index.ts';
import type { ErrorCode } from '../errors.ts';
import type { PicturesResult } from './pictures.ts';
import type { Queue } from './queue.ts';
import type { Publish } from './tracker.ts';

export interface Run {
  readonly id: string;
  readonly attempt: number;
}

export interface GenerationError {
  readonly code: ErrorCode;
  readonly message: string;
}

export interface Endings {
  succeed(run: Run, result: PicturesResult): Promise<GenerationRow | null>;
  fail(run: Run, error: GenerationError): Promise<GenerationRow | null>;
  /** Back to the queue, as by a graceful stop or (`isInterruption`) after the death of a process. The hold stays. */
  requeue(run: Run, isInterruption: boolean): Promise<GenerationRow | null>;
  /** Unfenced: whoever asks. */
  cancel(id: string): Promise<GenerationRow | null>;
}

export function createEndings({ db, credits, queue, publish }: { db: Db; credits: Credits; queue: Queue; publish: Publish }): Endings {
  type Change = (tx: Queryable) => Promise<GenerationRow | null>;

  const end = (change: Change, also: (tx: Queryable, row: GenerationRow) => Promise<void>): Promise<GenerationRow | null> =>
    db.transaction(async (tx) => {
      const row = await change(tx);
      if (!row) return null;
      await also(tx, row);
      await publish(tx, row);
      return row;
    });

  const finish = (tx: Queryable, row: GenerationRow): Promise<void> => queue.finish(tx, row.engineName, row.jobId);

  return {
    succeed: (run, result) =>
      end(
        (tx) => generationSql.succeedGeneration(tx, run, result),
        async (tx, row) => {
          await credits.settle(tx, row.id);
          await finish(tx, row);
        },
      ),
    fail: (run, error) =>
      end(
        (tx) => generationSql.failGeneration(tx, run, error),
        async (tx, row) => {
          await credits.refund(tx, row.id);
          await finish(tx, row);
        },
      ),
    requeue: (run, isInterruption) =>
      end(
        (tx) => generationSql.requeueGeneration(tx, run, isInterruption),
        (tx, row) => queue.putBack(tx, row.engineName, { jobId: row.jobId, generationId: row.id }),
      ),
    cancel: (id) =>
      end(
        (tx) => generationSql.cancelGeneration(tx, id),
        async (tx, row) => {
          await credits.refund(tx, row.id);
          await finish(tx, row);
        },
      ),
  };
}
