/** The scaled-out database: a pool of connections to Postgres, and one session of its own for LISTEN and locks. */
import pg from 'pg';
import type { Log } from '../shared/index.ts';
import type { Db, Queryable, TransactionOptions } from './db.ts';
import { createPostgresSession } from './postgres-session.ts';

const poolSize = 10;

/** bigint as number, as PGlite gives it. Everything else is the same in both drivers. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === pg.types.builtins.INT8 ? (text: string) => Number(text) : pg.types.getTypeParser(oid, format)),
};

const queryableOf = (runner: pg.Pool | pg.PoolClient): Queryable => ({
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await runner.query(sql, [...parameters]);
    return rows as Row[];
  },
});

async function transaction<T>(pool: pg.Pool, work: (tx: Queryable) => Promise<T>, { durability }: TransactionOptions = {}): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error): void => {
    broken = error;
  };
  client.on('error', onError); // a connection that dies while checked out would otherwise end the process
  try {
    await client.query(durability === 'process' ? 'begin; set local synchronous_commit to off' : 'begin');
    const result = await work(queryableOf(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => onError(failure));
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

async function execAll(pool: pg.Pool, sql: string): Promise<Record<string, unknown>[]> {
  const results = (await pool.query(sql)) as unknown as pg.QueryResult | pg.QueryResult[];
  return [results].flat().flatMap((result) => result.rows);
}

export async function openPostgres(databaseUrl: string, log: Log): Promise<Db> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: poolSize, types, application_name: 'seedbed' });
  pool.on('error', (error) => log.warn({ error: error.message }, 'an idle connection to Postgres was lost'));
  const session = createPostgresSession(databaseUrl, log);
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    kind: 'postgres',
    ...queryableOf(pool),
    exec: (sql) => execAll(pool, sql),
    transaction: (work, options) => transaction(pool, work, options),
    listen: (channel, onPayload, onGap) => session.listen({ channel, onPayload, onGap }),
    holdLock: (space, id) => session.holdLock({ space, id }),
    vacuum: async () => undefined,
    async close() {
      await session.close();
      await pool.end();
    },
  };
}
