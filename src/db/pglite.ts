/**
 * The embedded database: PGlite on disk in the data directory, with a real fsync (`durable-fs.ts`). One connection, one process; the
 * caller holds the lock on the data directory.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { AppError } from '../errors.ts';
import type { Log } from '../shared/index.ts';
import type { Db, Queryable } from './db.ts';
import { DurableNodeFs } from './durable-fs.ts';
import { createPreparedStatements, type PreparedStatements } from './prepared.ts';
import { hasUsableTemplate, unpackTemplate } from './template.ts';

/** Statements inside a transaction; refused when it has ended, since they would run in another's. */
function insideOf(tx: Transaction, statements: PreparedStatements): Queryable {
  return {
    async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
      if (tx.closed) throw new AppError('internal', 'a statement was sent in a transaction that has ended');
      return statements.run<Row>(sql, parameters);
    },
  };
}

/** Statements of their own; each waits for the end of an open transaction, as the connection is the only one. */
function outsideOf(pg: PGlite, statements: PreparedStatements, files: DurableNodeFs): Queryable {
  return {
    query: <Row>(sql: string, parameters: readonly unknown[] = []) =>
      pg._runExclusiveTransaction(() => {
        files.isLogDeferred = false; // of a transaction that had nothing to force
        return statements.run<Row>(sql, parameters);
      }),
  };
}

async function execAll(pg: PGlite, sql: string): Promise<Record<string, unknown>[]> {
  try {
    const results = await pg.exec(sql);
    return results.flatMap((result) => result.rows);
  } catch (error) {
    // A script that fails after its own BEGIN would leave the only connection in an aborted transaction.
    await pg.exec('rollback').catch(() => undefined);
    throw error;
  }
}

/** throws internal when commits do not reach the disk: PGlite's insides have changed, and money must not rest on them. */
async function proveDurable(pg: PGlite, files: DurableNodeFs): Promise<void> {
  const before = files.syncs;
  await pg.exec("select pg_logical_emit_message(true, 'seedbed', 'does a commit reach the disk?')");
  if (files.syncs > before) return;
  throw new AppError('internal', 'PGlite committed without forcing its log to disk; this version of @electric-sql/pglite cannot be used');
}

/**
 * Opens (and at first start makes) the database under `dataDir`/pg.
 * `template: false` runs initdb even where the template could be used.
 */
export async function openPglite(dataDir: string, log: Log, options: { template: boolean } = { template: true }): Promise<Db> {
  const directory = join(dataDir, 'pg');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (!existsSync(directory) && options.template) {
    if (hasUsableTemplate()) await unpackTemplate(directory);
    else log.warn('no database template for the installed PGlite; making the database from nothing, which takes some seconds');
  }
  const files = new DurableNodeFs(directory);
  const startParams = PGlite.defaultStartParams.filter((parameter) => parameter !== '-F');
  const pg = await PGlite.create({
    fs: files,
    startParams: [...startParams, '-c', 'wal_sync_method=fsync', '-c', 'shared_buffers=16MB'],
  });
  await proveDurable(pg, files);
  const statements = createPreparedStatements(pg);
  return {
    kind: 'pglite',
    ...outsideOf(pg, statements, files),
    exec: (sql) => execAll(pg, sql),
    transaction: (work, { durability = 'disk' } = {}) => {
      const begun = pg.transaction(async (tx) => {
        files.isLogDeferred = false;
        const result = await work(insideOf(tx, statements));
        // Until the commit that follows at once: the connection is this transaction's alone.
        files.isLogDeferred = durability === 'process';
        return result;
      });
      return begun.finally(() => {
        files.isLogDeferred = false;
      });
    },
    listen: async (channel, onPayload) => {
      const stop = await pg.listen(channel, onPayload);
      return () => stop();
    },
    holdLock: async () => async () => undefined,
    vacuum: async () => {
      await pg.exec('vacuum (analyze)');
    },
    close: () => pg.close(),
  };
}
