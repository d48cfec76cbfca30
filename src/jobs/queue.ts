/**
 * pg-boss as Seedbed uses it: one queue an engine, one job a generation. Jobs are sent, taken and ended inside the transaction that
 * changes the generation, so that the two never disagree. pg-boss's own workers are not used: their limit is per queue, ours is per
 * process, and they claim in a transaction of their own. Its NOTIFY still wakes us: it listens through the adapter below.
 */
import { type Db as BossDb, PgBoss } from 'pg-boss';
import type { Db, Queryable } from '../db/index.ts';
import type { Log } from '../shared/index.ts';

const daySeconds = 86_400;

export interface QueuedJob {
  /** A UUID. */
  readonly jobId: string;
  readonly generationId: string;
}

export interface Queue {
  /** Makes pg-boss's schema and the queues where they are missing. `onWork` is called when there may be something to take. */
  start(engineNames: readonly string[], onWork: () => void): Promise<void>;
  stop(): Promise<void>;
  send(tx: Queryable, engineName: string, job: QueuedJob): Promise<void>;
  /** The next job of that engine, claimed by the transaction; null when none waits. */
  take(tx: Queryable, engineName: string): Promise<QueuedJob | null>;
  /** Removes a job, also one that still waits: the generation's row is the record. */
  finish(tx: Queryable, engineName: string, jobId: string): Promise<void>;
  /** Puts a taken job back, before all that wait. */
  putBack(tx: Queryable, engineName: string, job: QueuedJob): Promise<void>;
}

/** pg-boss's view of an open transaction. */
const insideOf = (tx: Queryable): BossDb => ({
  executeSql: async (sql, values) => ({ rows: await tx.query(sql, values) }),
});

/** pg-boss's view of the database, with its listener. Scripts of several statements come without values. */
const adapterOf = (db: Db, onWork: () => void): BossDb => ({
  executeSql: async (sql, values) => ({ rows: values?.length ? await db.query(sql, values) : await db.exec(sql) }),
  async listen(channel, onNotification, onReconnect) {
    const onPayload = (payload: string): void => {
      onNotification(payload);
      onWork();
    };
    const onGap = (): void => {
      onReconnect();
      onWork();
    };
    const close = await db.listen(channel, onPayload, onGap);
    onReconnect();
    return { close };
  },
});

const nameOf = (engineName: string): string => `generation-${engineName}`;

/**
 * Time limits are the jobs layer's own; pg-boss is told longer ones, so that it never ends or drops a job behind our back.
 */
const queueOptions = {
  notify: true,
  retryLimit: 0,
  expireInSeconds: daySeconds - 1,
  retentionSeconds: 365 * daySeconds,
};

/** Nothing of what pg-boss does in the background concerns us; some of it would write to the disk of an idle server every 5 s. */
const upkeep = {
  superviseIntervalSeconds: 3_600,
  maintenanceIntervalSeconds: 3_600,
  monitorIntervalSeconds: 3_600,
  queueCacheIntervalSeconds: 3_600,
  bamIntervalSeconds: 3_600,
  flowIntervalSeconds: 3_600,
};

function createBoss(db: Db, log: Log, onWork: () => void): PgBoss {
  const boss = new PgBoss({
    db: adapterOf(db, onWork),
    backend: db.kind,
    useListenNotify: true,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
    ...upkeep,
    ...(db.kind === 'pglite' && { monitorVacuum: false, reindex: false }), // PGlite has no autovacuum to watch
  });
  boss.on('error', (error) => log.error({ err: error }, 'pg-boss met an error'));
  boss.on('warning', (warning) => log.warn({ warning }, 'pg-boss warns'));
  return boss;
}

export function createQueue(db: Db, log: Log): Queue {
  let wake = (): void => undefined;
  const boss = createBoss(db, log, () => wake());

  async function start(engineNames: readonly string[], onWork: () => void): Promise<void> {
    wake = onWork;
    await boss.start();
    const existing = new Set((await boss.getQueues()).map((queue) => queue.name));
    for (const name of engineNames.map(nameOf)) if (!existing.has(name)) await boss.createQueue(name, queueOptions);
  }

  async function send(tx: Queryable, engineName: string, job: QueuedJob, priority = 0): Promise<void> {
    await boss.send(nameOf(engineName), { generationId: job.generationId }, { id: job.jobId, priority, db: insideOf(tx) });
  }

  async function take(tx: Queryable, engineName: string): Promise<QueuedJob | null> {
    const [job] = await boss.fetch<{ generationId: string }>(nameOf(engineName), { db: insideOf(tx) });
    return job ? { jobId: job.id, generationId: job.data.generationId } : null;
  }

  return {
    start,
    stop: () => boss.stop({ graceful: false, close: false }),
    send: (tx, engineName, job) => send(tx, engineName, job),
    take,
    async finish(tx, engineName, jobId) {
      await boss.deleteJob(nameOf(engineName), jobId, { db: insideOf(tx) });
    },
    async putBack(tx, engineName, job) {
      await boss.deleteJob(nameOf(engineName), job.jobId, { db: insideOf(tx) });
      await send(tx, engineName, job, 1);
    },
  };
}

/** Makes what the queue needs in the database, and leaves: for the template of a new database. */
export async function prepareQueue(db: Db, engineNames: readonly string[], log: Log): Promise<void> {
  const queue = createQueue(db, log);
  await queue.start(engineNames, () => undefined);
  await queue.stop();
}
