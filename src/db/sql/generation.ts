/**
 * Statements on generations. Those that end or return a run are fenced: they do nothing unless the generation still is in the attempt
 * that the caller made, so that work done twice is harmless.
 */
import type { Queryable } from '../db.ts';

/** JSON columns are as the jobs layer wrote them. */
export interface GenerationRow {
  readonly id: string;
  readonly accountId: string;
  readonly keyId: string;
  readonly clientRequestId: string | null;
  readonly state: string;
  readonly engineName: string;
  readonly request: unknown;
  readonly costCredits: number;
  readonly referenceCount: number;
  readonly jobId: string;
  readonly attempt: number;
  readonly interruptions: number;
  readonly worker: number | null;
  readonly pictures: unknown;
  readonly engine: string | null;
  readonly warnings: unknown;
  readonly timings: unknown;
  readonly plan: unknown;
  readonly error: unknown;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

const columns = `id, account_id as "accountId", key_id as "keyId", client_request_id as "clientRequestId", state, engine_name as "engineName",
  request, cost_credits as "costCredits", reference_count as "referenceCount", job_id as "jobId", attempt, interruptions, worker, pictures,
  engine, warnings, timings, plan, error, created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt"`;

const first = async (rows: Promise<GenerationRow[]>): Promise<GenerationRow | null> => (await rows)[0] ?? null;

export interface NewGeneration {
  readonly id: string;
  readonly accountId: string;
  readonly keyId: string;
  readonly clientRequestId: string | null;
  readonly engineName: string;
  readonly request: unknown;
  readonly costCredits: number;
  readonly referenceCount: number;
  readonly jobId: string;
  readonly warnings: readonly string[];
}

/** null when `queueLimit` generations wait already. Two nodes that insert at the same moment may pass the limit by one each. */
export const insertGeneration = (db: Queryable, made: NewGeneration, queueLimit: number): Promise<GenerationRow | null> =>
  first(
    db.query(
      `insert into generation (id, account_id, key_id, client_request_id, state, engine_name, request, cost_credits, reference_count, job_id, warnings)
       select $1, $2, $3, $4, 'queued', $5, $6::jsonb, $7, $8, $9, $10::jsonb
       where (select count(*) from generation where state = 'queued') < $11
       returning ${columns}`,
      [
        made.id,
        made.accountId,
        made.keyId,
        made.clientRequestId,
        made.engineName,
        JSON.stringify(made.request),
        made.costCredits,
        made.referenceCount,
        made.jobId,
        JSON.stringify(made.warnings),
        queueLimit,
      ],
    ),
  );

export const findGeneration = (db: Queryable, id: string): Promise<GenerationRow | null> =>
  first(db.query(`select ${columns} from generation where id = $1`, [id]));

export const findGenerationByClientRequest = (db: Queryable, clientRequestId: string, accountId: string): Promise<GenerationRow | null> =>
  first(
    db.query(`select ${columns} from generation where client_request_id = $1 and account_id = $2 order by created_at desc, id limit 1`, [
      clientRequestId,
      accountId,
    ]),
  );

/**
 * The generation of a job that has just been fetched; null when it no longer waits. Must be durable before the engine begins: a picture
 * whose making kills the process is given up after some tries, and the tries are counted by this.
 */
export const startGeneration = (db: Queryable, jobId: string, options: { id: string; worker: number }): Promise<GenerationRow | null> =>
  first(
    db.query(
      `update generation set state = 'running', attempt = attempt + 1, worker = $3, started_at = now()
       where id = $1 and job_id = $2 and state = 'queued' returning ${columns}`,
      [options.id, jobId, options.worker],
    ),
  );

export interface Success {
  readonly pictures: unknown;
  readonly engine: string;
  readonly warnings: readonly string[];
  readonly timings: unknown;
  /** null: the engine made none. */
  readonly plan: unknown;
}

/** Fenced. */
export const succeedGeneration = (db: Queryable, run: { id: string; attempt: number }, result: Success): Promise<GenerationRow | null> =>
  first(
    db.query(
      `update generation set state = 'succeeded', worker = null, finished_at = clock_timestamp(),
         pictures = $3::jsonb, engine = $4, warnings = $5::jsonb, timings = $6::jsonb, plan = $7::jsonb
       where id = $1 and attempt = $2 and state = 'running' returning ${columns}`,
      [
        run.id,
        run.attempt,
        JSON.stringify(result.pictures),
        result.engine,
        JSON.stringify(result.warnings),
        JSON.stringify(result.timings),
        result.plan === null ? null : JSON.stringify(result.plan),
      ],
    ),
  );

/** Fenced. */
export const failGeneration = (db: Queryable, run: { id: string; attempt: number }, error: unknown): Promise<GenerationRow | null> =>
  first(
    db.query(
      `update generation set state = 'failed', worker = null, finished_at = clock_timestamp(), error = $3::jsonb
       where id = $1 and attempt = $2 and state = 'running' returning ${columns}`,
      [run.id, run.attempt, JSON.stringify(error)],
    ),
  );

/** Fenced. Puts a run back to wait; `isInterruption` counts it against the limit of crashes. */
export const requeueGeneration = (
  db: Queryable,
  run: { id: string; attempt: number },
  isInterruption: boolean,
): Promise<GenerationRow | null> =>
  first(
    db.query(
      `update generation set state = 'queued', worker = null, started_at = null, interruptions = interruptions + $3
       where id = $1 and attempt = $2 and state = 'running' returning ${columns}`,
      [run.id, run.attempt, isInterruption ? 1 : 0],
    ),
  );

/** null when it is final already (or there is none). */
export const cancelGeneration = (db: Queryable, id: string): Promise<GenerationRow | null> =>
  first(
    db.query(
      `update generation set state = 'cancelled', worker = null, finished_at = clock_timestamp()
       where id = $1 and state in ('queued', 'running') returning ${columns}`,
      [id],
    ),
  );

export const listRunning = (db: Queryable): Promise<GenerationRow[]> =>
  db.query(`select ${columns} from generation where state = 'running' order by created_at, id`);

export async function countUnfinished(db: Queryable): Promise<{ queued: number; running: number }> {
  const [row] = await db.query<{ queued: number; running: number }>(
    `select count(*) filter (where state = 'queued') as queued, count(*) filter (where state = 'running') as running
     from generation where state in ('queued', 'running')`,
  );
  return row!;
}

/** Mean seconds from start to finish of the newest successes; null when there are none. */
export async function recentDurationSeconds(db: Queryable): Promise<number | null> {
  const [row] = await db.query<{ seconds: number | null }>(
    `select avg(extract(epoch from finished_at - started_at))::float8 as seconds from (
       select started_at, finished_at from generation where state = 'succeeded' order by finished_at desc limit 20) as recent`,
  );
  return row?.seconds ?? null;
}

/** A number that no other worker process on this database has or had. */
export async function nextWorkerNumber(db: Queryable): Promise<number> {
  const [row] = await db.query<{ number: number }>("select nextval('worker_number') as number");
  return row!.number;
}

/** True when nobody holds the session lock (`space`, `id`); it is then held until the end of this transaction. */
export async function tryLock(tx: Queryable, space: number, id: number): Promise<boolean> {
  const [row] = await tx.query<{ taken: boolean }>('select pg_try_advisory_xact_lock($1, $2) as taken', [space, id]);
  return row!.taken;
}

export async function notify(db: Queryable, channel: string, payload: string): Promise<void> {
  await db.query('select pg_notify($1, $2)', [channel, payload]);
}
