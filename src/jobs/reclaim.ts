/**
 * Finds the generations whose worker process is dead and puts them back. Embedded, the lock on the data directory proves at start that
 * nobody else lives. On Postgres every worker process holds an advisory lock of its number for as long as its connection lives, and all
 * look after each other.
 */
import { type Db, type GenerationRow, generationSql } from '../db/index.ts';
import type { Log } from '../shared/index.ts';
import type { Endings } from './ending.ts';
import type { RunningSet } from './running.ts';

/** The first key of the advisory locks: "seed". */
export const lockSpace = 0x73656564;
const lookEveryMs = 1_500;
/** A generation whose runs ended this often with the death of the process is taken to be the cause, and failed. */
const maxInterruptions = 5;

export interface Reclaim {
  /** Puts back what dead processes left, once. */
  run(): Promise<void>;
  /** Looks every 1.5 s from now on, where there are other processes. */
  start(): void;
  stop(): Promise<void>;
}

export function createReclaim(parts: { db: Db; endings: Endings; running: RunningSet; workerNumber: () => number; log: Log }): Reclaim {
  const { db, endings, running, log } = parts;
  let suspects = new Set<string>(); // own runs that were unknown here at the last look
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();

  async function putBack(row: GenerationRow): Promise<void> {
    const interruptions = row.interruptions + 1;
    log.warn({ generationId: row.id, worker: row.worker, interruptions }, 'an interrupted generation is taken up again');
    if (interruptions < maxInterruptions) await endings.requeue(row, true);
    else await endings.fail(row, { code: 'engine_failed', message: `the server died ${interruptions} times while making this picture` });
  }

  /** Whether the process of that number has let go of its lock. Only asked of others: one's own lock does not stand in one's way. */
  const isDead = (worker: number): Promise<boolean> => db.transaction((tx) => generationSql.tryLock(tx, lockSpace, worker));

  /** An own run that is not in the running set may just be starting; one that is missing at two looks was left behind by a failed end. */
  function isLeftBehind(row: GenerationRow, unknown: Set<string>): boolean {
    if (running.find(row.id)?.attempt === row.attempt) return false;
    const name = `${row.id} ${row.attempt}`;
    unknown.add(name);
    return suspects.has(name);
  }

  async function run(): Promise<void> {
    const rows = await generationSql.listRunning(db);
    const unknown = new Set<string>();
    const verdicts = new Map<number, boolean>();
    for (const row of rows) {
      const worker = row.worker!;
      const isOwn = worker === parts.workerNumber();
      if (!isOwn && !verdicts.has(worker)) verdicts.set(worker, db.kind === 'pglite' || (await isDead(worker)));
      if (isOwn ? isLeftBehind(row, unknown) : verdicts.get(worker)) await putBack(row);
    }
    suspects = unknown;
  }

  function look(): void {
    looking = run().catch((error: unknown) => log.error({ err: error }, 'looking for dead workers failed; trying again'));
    void looking.then(() => {
      if (timer) timer = setTimeout(look, lookEveryMs).unref();
    });
  }

  return {
    run,
    start() {
      timer = setTimeout(look, lookEveryMs).unref();
    },
    async stop() {
      clearTimeout(timer);
      timer = undefined;
      await looking;
    },
  };
}
