/** One generation from start to end: makes its pictures, and writes what came of it, whatever that is. */
import { type GenerationRow, generationSql, type Queryable } from '../db/index.ts';
import type { Engine } from '../engine.ts';
import { AppError, isAppError } from '../errors.ts';
import type { Log } from '../shared/index.ts';
import type { Endings, GenerationError } from './ending.ts';
import type { Generation } from './generation.ts';
import { makePictures, type PictureMaker, type PicturesResult } from './pictures.ts';
import { toGeneration } from './record.ts';
import type { RunningRun, RunningSet } from './running.ts';
import type { Tracker } from './tracker.ts';

/** How long an engine may go on after it was told to stop before it is left to itself. */
const breakGraceMs = 3_000;
/** How long the end of a run is tried again while the database cannot be reached. */
const persistMs = 60_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export interface ExecutionParts {
  readonly db: Queryable;
  readonly engines: ReadonlyMap<string, Engine>;
  readonly maker: PictureMaker;
  readonly endings: Endings;
  readonly running: RunningSet;
  readonly tracker: Tracker;
  readonly log: Log;
  readonly timeoutMs: number;
}

export interface Execution {
  /** Brings a generation that has just been started to an end. Never throws. */
  run(row: GenerationRow): Promise<void>;
  /** From now on every run goes back to the queue. */
  breakOffAll(): void;
}

interface Attempted {
  readonly generation: Generation;
  readonly run: RunningRun;
}

type Outcome = { readonly result: PicturesResult } | { readonly error: unknown };

const unknownFailure: GenerationError = {
  code: 'engine_failed',
  message: 'the picture could not be made or stored because of a defect; nothing was charged, and the server has logged the cause',
};

/** Rejects when the run was broken off and the engine has not stopped within the grace time. */
function leftToItself(run: RunningRun, work: Promise<unknown>, log: Log): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => {
    const timer = setTimeout(() => {
      log.warn({ generationId: run.id }, 'the engine does not stop; it is left to itself');
      reject(run.signal.reason);
    }, breakGraceMs);
    work.catch(() => undefined).finally(() => clearTimeout(timer));
  };
  run.signal.addEventListener('abort', onAbort, { once: true });
  return promise;
}

const timeoutOf = ({ engines, timeoutMs }: ExecutionParts, { request }: Generation): number =>
  engines.get(request.engine)?.timeoutMs ?? timeoutMs;

/** Never throws: what happened is the outcome. */
async function attempt(parts: ExecutionParts, generation: Generation, run: RunningRun): Promise<Outcome> {
  const timer = setTimeout(() => run.breakOff('timeout'), timeoutOf(parts, generation));
  try {
    run.signal.throwIfAborted();
    const engine = requireEngine(parts.engines, generation.request.engine);
    const onProgress = (progress: Generation['progress'], preview?: string): void => {
      if (!run.signal.aborted) parts.tracker.tellProgress(run.id, progress, preview);
    };
    const work = makePictures(parts.maker, { generation, engine, signal: run.signal, onProgress });
    return { result: await Promise.race([work, leftToItself(run, work, parts.log)]) };
  } catch (error) {
    return { error };
  } finally {
    clearTimeout(timer);
  }
}

/** What the client is told. Messages of the catalogue's errors are made to be shown; any other error stays in the log. */
function explain(parts: ExecutionParts, { generation, run }: Attempted, error: unknown): GenerationError {
  const { log } = parts;
  if (run.brokenBy() === 'timeout')
    return { code: 'generation_timeout', message: `the generation took longer than ${timeoutOf(parts, generation) / 1000} s` };
  if (isAppError(error) && error.code !== 'internal' && error.code !== 'generation_cancelled') {
    log.warn({ err: error, generationId: run.id }, 'a generation failed');
    return { code: error.code, message: error.message };
  }
  log.error({ err: error, generationId: run.id }, 'a generation failed for an unknown reason');
  return unknownFailure;
}

/** The outcome as a change of the database. null when it is no longer this run's to change. */
async function write(parts: ExecutionParts, { generation, run }: Attempted, outcome: Outcome): Promise<GenerationRow | null> {
  const reason = run.brokenBy();
  if (reason === 'cancelled' || reason === 'lost') return null;
  if ('result' in outcome) return parts.endings.succeed(run, outcome.result);
  if (reason === 'stopping') return parts.endings.requeue(run, false);
  return parts.endings.fail(run, explain(parts, { generation, run }, outcome.error));
}

/** Writes the end of a run, again and again while the database cannot be reached. What cannot be written is reclaimed later. */
async function persist(parts: ExecutionParts, attempted: Attempted, outcome: Outcome): Promise<GenerationRow | null> {
  const deadlineMs = performance.now() + persistMs;
  for (let delayMs = 100; ; delayMs = Math.min(2 * delayMs, 5_000)) {
    try {
      return await write(parts, attempted, outcome);
    } catch (error) {
      parts.log.error({ err: error, generationId: attempted.run.id }, 'the end of a generation could not be written');
      if (isAppError(error) || performance.now() + delayMs > deadlineMs) return null;
      await pause(delayMs);
    }
  }
}

/** Whether the files are this run's to clean up. When it was fenced off, another attempt may be at work on the same files. */
async function isLast({ db, log }: ExecutionParts, run: RunningRun, ended: GenerationRow | null): Promise<boolean> {
  if (ended || run.brokenBy() === 'cancelled') return true;
  try {
    const row = await generationSql.findGeneration(db, run.id);
    return row?.state === 'cancelled';
  } catch (error) {
    log.warn({ err: error, generationId: run.id }, 'the files of a run could not be cleaned up');
    return false;
  }
}

async function clean({ maker }: ExecutionParts, generation: Generation, ended: GenerationRow | null): Promise<void> {
  if (ended?.state === 'queued') return;
  if (ended?.state !== 'succeeded') await maker.files.discardPictures(generation.id, generation.request);
  await maker.files.unstage(generation.id, generation.referenceCount);
}

export function createExecution(parts: ExecutionParts): Execution {
  const { running, tracker } = parts;
  let isBreaking = false;
  return {
    async run(row) {
      const run = running.begin(row);
      if (isBreaking) run.breakOff('stopping');
      const generation = toGeneration(row);
      tracker.tell(generation);
      const ended = await persist(parts, { generation, run }, await attempt(parts, generation, run));
      if (ended) tracker.tell(toGeneration(ended));
      running.end(run);
      if (await isLast(parts, run, ended)) await clean(parts, generation, ended);
    },
    breakOffAll() {
      isBreaking = true;
      for (const run of running.all()) run.breakOff('stopping');
    },
  };
}

/** The engine that a request names. throws engine_unavailable */
export function requireEngine(engines: ReadonlyMap<string, Engine>, name: string): Engine {
  const engine = engines.get(name);
  if (engine) return engine;
  const known = [...engines.keys()].join(', ') || 'none';
  throw new AppError('engine_unavailable', `this server has no engine ${name}; it has ${known}`, { details: { engine: name } });
}
