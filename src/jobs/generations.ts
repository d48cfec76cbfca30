/** Generations from submission to end: the one place where engine, credits, queue and storage meet. */
import type { Credits } from '../accounts/index.ts';
import type { Limits } from '../config.ts';
import { type Db, type GenerationRow, generationSql, type Queryable } from '../db/index.ts';
import type { Engine } from '../engine.ts';
import { AppError } from '../errors.ts';
import { type Clock, type Log, newGenerationId, newJobId } from '../shared/index.ts';
import type { Storage } from '../storage/index.ts';
import { createEndings } from './ending.ts';
import { createExecution, requireEngine } from './execution.ts';
import { createFiles, type GenerationFiles } from './files.ts';
import type { Generation, Generations, Submission } from './generation.ts';
import type { Imaging } from './imaging.ts';
import { createQueue, type Queue } from './queue.ts';
import { createReclaim, lockSpace } from './reclaim.ts';
import { toGeneration } from './record.ts';
import { createRunningSet, type RunningSet } from './running.ts';
import { createTracker, type Tracker } from './tracker.ts';
import { createWakeup } from './wakeup.ts';
import { createWorker } from './worker.ts';

const sweepEveryMs = 3_600_000;
/** On Postgres a younger staging may belong to a submission that another process is in the middle of. */
const sharedSweepAgeSeconds = 3_600;

export interface GenerationsParts {
  readonly db: Db;
  readonly storage: Storage;
  readonly credits: Credits;
  /** By name. What is submitted for another engine is refused. */
  readonly engines: ReadonlyMap<string, Engine>;
  readonly imaging: Imaging;
  readonly limits: Limits;
  readonly log: Log;
  readonly clock: Clock;
  /** Generations that this process makes at a time; 0 for one that only submits. Default 1. */
  readonly concurrency?: number;
}

export interface RunnableGenerations extends Generations {
  /** Puts interrupted generations back and begins to work. Submissions made before wait until then. */
  start(): Promise<void>;
  /** Refuses submissions, gives running generations `limits.shutdownGraceMs`, puts the rest back without refund. */
  stop(): Promise<void>;
}

interface Submitting {
  readonly parts: GenerationsParts;
  readonly files: GenerationFiles;
  readonly queue: Queue;
  readonly tracker: Tracker;
}

async function refuseFull({ db, limits, concurrency = 1 }: GenerationsParts): Promise<never> {
  const meanSeconds = (await generationSql.recentDurationSeconds(db)) ?? 5;
  const retryAfterSeconds = Math.min(600, Math.max(1, Math.ceil(meanSeconds / Math.max(1, concurrency))));
  throw new AppError('queue_full', `${limits.queuedGenerations} generations are waiting, which is the limit; try again later`, {
    details: { retryAfterSeconds },
  });
}

/** null when the queue is full. */
async function write(tx: Queryable, submission: Submission, id: string, { parts, queue }: Submitting): Promise<GenerationRow | null> {
  const { accountId, request, costCredits } = submission;
  const jobId = newJobId();
  const row = await generationSql.insertGeneration(
    tx,
    { ...submission, id, jobId, engineName: request.engine, referenceCount: submission.references.length },
    parts.limits.queuedGenerations,
  );
  if (!row) return null;
  await parts.credits.hold(tx, { accountId, generationId: id, credits: costCredits, model: request.model });
  await queue.send(tx, request.engine, { jobId, generationId: id });
  return row;
}

async function submit(submission: Submission, submitting: Submitting): Promise<Generation> {
  const { parts, files, tracker } = submitting;
  requireEngine(parts.engines, submission.request.engine);
  const id = newGenerationId();
  try {
    await files.stage(id, submission.references);
    const durability = submission.isAwaited ? 'process' : 'disk';
    const row = await parts.db.transaction((tx) => write(tx, submission, id, submitting), { durability });
    if (!row) return await refuseFull(parts);
    const generation = toGeneration(row);
    tracker.admit(generation);
    return generation;
  } catch (error) {
    await files.unstage(id, submission.references.length);
    throw error;
  }
}

function createReading({ db, tracker }: { db: Db; tracker: Tracker }) {
  const ofAccount = (row: GenerationRow | null, accountId: string): Generation | null =>
    row && row.accountId === accountId ? toGeneration(row, tracker.progressOf(row.id)) : null;
  return {
    find: async (id: string, accountId: string) => ofAccount(await generationSql.findGeneration(db, id), accountId),
    findByClientRequestId: async (clientRequestId: string, accountId: string) =>
      ofAccount(await generationSql.findGenerationByClientRequest(db, clientRequestId, accountId), accountId),
    counts: () => generationSql.countUnfinished(db),
  };
}

/** Breaks off the own run of a generation that was cancelled, or taken over by another process. */
function breakOffElsewhere(running: RunningSet, change: { id: string; state: string; attempt: number }): void {
  const run = running.find(change.id);
  if (!run) return;
  if (change.state === 'cancelled') run.breakOff('cancelled');
  else if (change.attempt > run.attempt || (change.state === 'queued' && change.attempt === run.attempt)) run.breakOff('lost');
}

export function createGenerations(parts: GenerationsParts): RunnableGenerations {
  const { db, credits, storage, imaging, engines, limits, log, clock } = parts;
  const files = createFiles({ db, storage, imaging, pixels: limits.referencePixels, log });
  const queue = createQueue(db, log);
  const tracker = createTracker(db);
  const running = createRunningSet();
  const wakeup = createWakeup();
  const endings = createEndings({ db, credits, queue, publish: tracker.publish });
  const maker = { storage, imaging, files, clock, log };
  const execution = createExecution({ db, engines, maker, endings, running, tracker, log, timeoutMs: limits.generationTimeoutMs });
  const { publish } = tracker;
  const worker = createWorker({ db, queue, publish, execution, wakeup, log, engineNames: [...engines.keys()] });
  let workerNumber = -1;
  const reclaim = createReclaim({ db, endings, running, workerNumber: () => workerNumber, log });
  let isStopping = false;
  let unlock = async (): Promise<void> => undefined;
  let sweeping: NodeJS.Timeout | undefined;

  async function cancel(id: string): Promise<Generation> {
    const row = await endings.cancel(id);
    if (!row) {
      const final = await generationSql.findGeneration(db, id);
      if (final) return toGeneration(final);
      throw new AppError('not_found', `no generation ${id}`);
    }
    const generation = toGeneration(row);
    tracker.tell(generation);
    const run = running.find(id);
    if (run) run.breakOff('cancelled');
    else await files.unstage(id, row.referenceCount);
    return generation;
  }

  async function start(): Promise<void> {
    await tracker.start((change) => breakOffElsewhere(running, change));
    await queue.start([...engines.keys()], wakeup.ring);
    workerNumber = await generationSql.nextWorkerNumber(db);
    unlock = await db.holdLock(lockSpace, workerNumber);
    await reclaim.run();
    await files.sweep(db.kind === 'pglite' ? 0 : sharedSweepAgeSeconds);
    const sweep = async (): Promise<void> => {
      await files.sweep(sharedSweepAgeSeconds);
      await db.vacuum();
    };
    sweeping = setInterval(() => sweep().catch((error: unknown) => log.error({ err: error }, 'the sweep failed')), sweepEveryMs).unref();
    reclaim.start();
    worker.start(workerNumber, parts.concurrency ?? 1);
  }

  async function stop(): Promise<void> {
    if (isStopping) return;
    isStopping = true;
    clearInterval(sweeping);
    await worker.stop(limits.shutdownGraceMs);
    await reclaim.stop();
    await tracker.stop();
    await queue.stop();
    await unlock();
  }

  return {
    async submit(submission) {
      if (isStopping) throw new AppError('shutting_down', 'the server is stopping and takes no new generations');
      return submit(submission, { parts, files, queue, tracker });
    },
    wait: tracker.wait,
    cancel,
    ...createReading({ db, tracker }),
    watch: (id, onChange) => tracker.watch(id, onChange),
    start,
    stop,
  };
}
