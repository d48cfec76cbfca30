/**
 * Who waits for which generation in this process, and what is known of it. Changes made here are told directly; those of other
 * processes on the same Postgres come as notifications, which may be lost, so every waiter also looks for itself now and then.
 */
import { randomBytes } from 'node:crypto';
import { type Db, type GenerationRow, generationSql, type Queryable } from '../db/index.ts';
import { AppError } from '../errors.ts';
import type { Generation, GenerationChange } from './generation.ts';
import { isFinal, type Progress, toGeneration } from './record.ts';

const channel = 'seedbed_generation';
const lookEveryMs = 5_000;
const keepFinalMs = 60_000;

type Watcher = (change: GenerationChange, generation: Generation | null) => void;

/** Tells the other processes of a change, when its transaction commits. */
export type Publish = (tx: Queryable, row: GenerationRow) => Promise<void>;

interface Message {
  readonly id: string;
  readonly state: string;
  readonly attempt: number;
  /** The process that made the change. */
  readonly origin: string;
}

export interface Tracker {
  /** `onElsewhere` is told of changes made by other processes. */
  start(onElsewhere: (message: Pick<Message, 'id' | 'state' | 'attempt'>) => void): Promise<void>;
  /** Rejects all who wait with shutting_down. */
  stop(): Promise<void>;
  readonly publish: Publish;
  /** This process has submitted it. */
  admit(generation: Generation): void;
  /** A change that this process made has been committed. */
  tell(generation: Generation): void;
  /** preview: for those who watch now; it is not kept. */
  tellProgress(id: string, progress: Progress, preview?: string): void;
  progressOf(id: string): Progress | undefined;
  watch(id: string, watcher: Watcher): () => void;
  wait(id: string, signal: AbortSignal): Promise<Generation>;
}

interface Watchers {
  add(id: string, watcher: Watcher): () => void;
  has(id: string): boolean;
  ids(): string[];
  call(id: string, change: GenerationChange, generation: Generation | null): void;
}

function createWatchers(): Watchers {
  const sets = new Map<string, Set<Watcher>>();
  return {
    add(id, watcher) {
      const set = sets.get(id) ?? new Set();
      sets.set(id, set.add(watcher));
      return () => {
        set.delete(watcher);
        if (set.size === 0 && sets.get(id) === set) sets.delete(id);
      };
    },
    has: (id) => sets.has(id),
    ids: () => [...sets.keys()],
    call(id, change, generation) {
      for (const watcher of [...(sets.get(id) ?? [])]) watcher(change, generation);
    },
  };
}

/** What this process knows for sure: generations that it submitted or runs, until a minute after their end. */
interface Knowledge {
  get(id: string): Generation | undefined;
  set(generation: Generation): void;
  forget(id: string): void;
  readonly progress: Map<string, Progress>;
}

function createKnowledge(): Knowledge {
  const known = new Map<string, Generation>();
  const progress = new Map<string, Progress>();
  return {
    get: (id) => known.get(id),
    set(generation) {
      known.set(generation.id, generation);
      if (generation.state !== 'running') progress.delete(generation.id);
      if (isFinal(generation)) setTimeout(() => known.delete(generation.id), keepFinalMs).unref();
    },
    forget: (id) => known.delete(id),
    progress,
  };
}

interface Waiting {
  readonly known: Knowledge;
  readonly watchers: Watchers;
  /** What the database says. */
  look(id: string): Promise<Generation | null>;
  /** Looks at the database for those who wait for `id`. A failed look is made up for by the next. */
  lookFor(id: string): Promise<void>;
}

async function waitFor(id: string, signal: AbortSignal, { known, watchers, look, lookFor }: Waiting): Promise<Generation> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<Generation>();
  promise.catch(() => undefined); // it may be rejected after `look` has answered or failed
  const unwatch = watchers.add(id, (_, generation) => generation && isFinal(generation) && resolve(generation));
  const onAbort = (): void => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  const timer = setInterval(() => void lookFor(id), lookEveryMs);
  try {
    const now = known.get(id) ?? (await look(id));
    if (!now) throw new AppError('not_found', `no generation ${id}`);
    return isFinal(now) ? now : await promise;
  } finally {
    clearInterval(timer);
    signal.removeEventListener('abort', onAbort);
    unwatch();
  }
}

function createWaiting(db: Db): Waiting {
  const known = createKnowledge();
  const watchers = createWatchers();
  async function look(id: string): Promise<Generation | null> {
    const row = await generationSql.findGeneration(db, id);
    return row && toGeneration(row, known.progress.get(id));
  }
  async function lookFor(id: string): Promise<void> {
    if (!watchers.has(id)) return;
    const generation = await look(id).catch(() => null);
    if (!generation) return;
    known.forget(id);
    watchers.call(id, generation, generation);
  }
  return { known, watchers, look, lookFor };
}

export function createTracker(db: Db): Tracker {
  const origin = randomBytes(8).toString('hex');
  const waiting = createWaiting(db);
  const { known, watchers, lookFor } = waiting;
  const stopped = new AbortController();
  let unlisten = async (): Promise<void> => undefined;

  function tell(generation: Generation): void {
    known.set(generation);
    watchers.call(generation.id, generation, generation);
  }

  return {
    async start(onElsewhere) {
      if (db.kind === 'pglite') return; // the data directory is ours alone
      const onPayload = (payload: string): void => {
        const message = JSON.parse(payload) as Message;
        if (message.origin === origin) return;
        known.forget(message.id);
        onElsewhere(message);
        void lookFor(message.id);
      };
      unlisten = await db.listen(channel, onPayload, () => void Promise.all(watchers.ids().map(lookFor)));
    },
    async stop() {
      stopped.abort(new AppError('shutting_down', 'the server is stopping; the generation goes on after its next start'));
      await unlisten();
    },
    async publish(tx, { id, state, attempt }) {
      if (db.kind === 'pglite') return;
      await generationSql.notify(tx, channel, JSON.stringify({ id, state, attempt, origin } satisfies Message));
    },
    admit: (generation) => known.get(generation.id) ?? tell(generation),
    tell,
    tellProgress(id, progress, preview) {
      known.progress.set(id, progress);
      watchers.call(id, { state: 'running', progress, ...(preview !== undefined && { preview }) }, null);
    },
    progressOf: (id) => known.progress.get(id),
    watch: watchers.add,
    wait: (id, signal) => waitFor(id, AbortSignal.any([signal, stopped.signal]), waiting),
  };
}
