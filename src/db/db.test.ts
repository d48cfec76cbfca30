import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { until } from '../../test/services/platform.ts';
import { databases, makePlace, postgresUrl, skipWithoutPostgres, type TestPlace } from '../../test/services/services.ts';
import type { Db } from './db.ts';

const isOneOf = (code: string) => (error: unknown) => (error as { code?: string }).code === code;

for (const { kind, skip } of databases)
  describe(`the database on ${kind}`, { skip }, () => {
    let place: TestPlace;
    let db: Db;
    before(async () => {
      place = await makePlace(kind);
      db = await place.open();
    });
    after(async () => {
      await db?.close();
      await place?.remove();
    });

    it('gives the same JavaScript types', async () => {
      const [row] = await db.query(
        `select 9007199254740991::bigint as big, count(*) as count, 1::integer as small, 0.5::float8 as real, true as yes, null as nothing,
           '2026-11-22T16:45:00.123Z'::timestamptz as moment, '{"a":[1,"x"]}'::jsonb as json, '\\x00ff'::bytea as bytes,
           array['a','b'] as list from (values (1), (2)) as pair`,
      );
      assert.deepEqual(
        { ...row, bytes: [...(row!.bytes as Uint8Array)] },
        {
          big: 9007199254740991,
          count: 2,
          small: 1,
          real: 0.5,
          yes: true,
          nothing: null,
          moment: new Date('2026-11-22T16:45:00.123Z'),
          json: { a: [1, 'x'] },
          bytes: [0, 255],
          list: ['a', 'b'],
        },
      );
      assert.ok(row!.bytes instanceof Uint8Array);
    });

    it('takes the same types as parameters', async () => {
      const moment = new Date('2026-11-22T16:45:00.123Z');
      const [row] = await db.query(
        'select $1::bigint as big, $2::timestamptz as moment, $3::jsonb as json, $4::bytea = $5::bytea as same, $6::text is null as nothing',
        [2 ** 40, moment, JSON.stringify([1, 'é']), new Uint8Array([1, 2]), Buffer.from([1, 2]), null],
      );
      assert.deepEqual({ ...row }, { big: 2 ** 40, moment, json: [1, 'é'], same: true, nothing: true });
    });

    it('rolls back what a throwing transaction did, and goes on', async () => {
      const attempt = db.transaction(async (tx) => {
        await tx.query("insert into account (id, name) values ('a1', 'rolled back')");
        throw new Error('no');
      });
      await assert.rejects(attempt, /no/);
      assert.deepEqual(await db.query("select id from account where id = 'a1'"), []);
    });

    it('keeps the error code of a failed statement and goes on after it', async () => {
      await db.query("insert into account (id, name) values ('a2', 'taken')");
      await assert.rejects(db.query("insert into account (id, name) values ('a3', 'taken')"), isOneOf('23505'));
      await assert.rejects(
        db.transaction((tx) => tx.query('select 1 / 0')),
        isOneOf('22012'),
      );
      assert.equal((await db.query('select 1 as one')).length, 1);
    });

    it('goes on after a script that fails inside its own transaction', async () => {
      await assert.rejects(db.exec('begin; select 1 / 0; commit;'), isOneOf('22012'));
      assert.deepEqual(
        (await db.exec('select 1 as a; select 2 as a;')).map((row) => row.a),
        [1, 2],
      );
    });

    it('runs transactions that are begun together one after the other or apart, but whole', async () => {
      await db.query("insert into account (id, name) values ('a4', 'counter')");
      const add = (): Promise<void> =>
        db.transaction(async (tx) => {
          const [row] = await tx.query<{ balance: number }>("select balance_credits as balance from account where id = 'a4' for update");
          await tx.query("update account set balance_credits = $1 where id = 'a4'", [row!.balance + 1]);
        });
      await Promise.all(Array.from({ length: 20 }, add));
      assert.deepEqual((await db.query("select balance_credits as balance from account where id = 'a4'"))[0], { balance: 20 });
    });

    it('hears notifications on its channel until it stops listening', async () => {
      const heard: string[] = [];
      const stop = await db.listen('test_channel', (payload) => heard.push(payload));
      await db.query("select pg_notify('test_channel', 'one'), pg_notify('other_channel', 'two')");
      await db
        .transaction(async (tx) => {
          await tx.query("select pg_notify('test_channel', 'rolled back')");
          throw new Error('no');
        })
        .catch(() => undefined);
      await db.query("select pg_notify('test_channel', 'three')");
      await until(() => heard.length >= 2);
      await stop();
      await db.query("select pg_notify('test_channel', 'four')");
      await new Promise((resolve) => setTimeout(resolve, 100));
      assert.deepEqual(heard, ['one', 'three']);
    });
  });

describe('the session that listens on postgres', { skip: skipWithoutPostgres }, () => {
  it('listens and holds its locks again after its connection was cut, and says that there was a gap', async () => {
    const place = await makePlace('postgres');
    const db = await place.open();
    const watcher = new pg.Client({ connectionString: place.databaseUrl! });
    await watcher.connect();
    try {
      const heard: string[] = [];
      const { promise: gap, resolve } = Promise.withResolvers<void>();
      await db.listen('test_channel', (payload) => heard.push(payload), resolve);
      await db.holdLock(7, 42);
      const isFree = async (): Promise<boolean> => {
        const { rows } = await watcher.query('select pg_try_advisory_lock(7, 42) as free');
        if (rows[0].free) await watcher.query('select pg_advisory_unlock(7, 42)');
        return rows[0].free;
      };
      assert.equal(await isFree(), false);
      await watcher.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'seedbed-session' and datname = current_database()",
      );
      await gap;
      assert.equal(await isFree(), false);
      await db.query("select pg_notify('test_channel', 'after')");
      await until(() => heard.length > 0);
      assert.deepEqual(heard, ['after']);
    } finally {
      await watcher.end();
      await db.close();
      await place.remove();
    }
  });

  it('survives the loss of a connection inside a transaction', async () => {
    const place = await makePlace('postgres');
    const db = await place.open();
    try {
      const cut = db.transaction(async (tx) => {
        const [row] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
        const killer = new pg.Client({ connectionString: postgresUrl! });
        await killer.connect();
        await killer.query('select pg_terminate_backend($1)', [row!.pid]);
        const ended = once(killer, 'end');
        await killer.end();
        await ended;
        await tx.query('select 1');
      });
      await assert.rejects(cut);
      assert.equal((await db.query('select 1 as one')).length, 1);
    } finally {
      await db.close();
      await place.remove();
    }
  });
});

describe('vacuum on pglite', () => {
  it('makes room of dead rows, so that a table of few rows stays small', async () => {
    const place = await makePlace('pglite');
    const db = await place.open();
    await db.exec('create table churn (id int primary key, n int)');
    await db.query('insert into churn values (1, 0)');
    const sizeBytes = async (): Promise<number> => (await db.query<{ size: number }>("select pg_relation_size('churn') as size"))[0]!.size;
    for (let round = 0; round < 6; round++) {
      for (let n = 0; n < 300; n++) await db.query('update churn set n = $1', [n]);
      await db.vacuum();
    }
    assert.ok((await sizeBytes()) <= 3 * 8192 * 2, `${await sizeBytes()} bytes for one row`);
    await db.close();
    await place.remove();
  });
});

describe('prepared statements on pglite', () => {
  it('go on being right after errors, rollbacks, and when their number is over the limit', async () => {
    const place = await makePlace('pglite');
    const db = await place.open();
    try {
      const divide = (by: number): Promise<{ result: number }[]> => db.query('select 100 / $1::integer as result', [by]);
      assert.deepEqual(await divide(5), [{ result: 20 }]);
      await assert.rejects(divide(0), isOneOf('22012'));
      assert.deepEqual(await divide(4), [{ result: 25 }]);
      await assert.rejects(db.query('select nonsense from nowhere'), isOneOf('42P01'));
      for (let i = 0; i < 320; i++) assert.deepEqual(await db.query(`select ${i} + $1::integer as sum`, [1]), [{ sum: i + 1 }]);
      assert.deepEqual(await divide(2), [{ result: 50 }]);
    } finally {
      await db.close();
      await place.remove();
    }
  });

  it('are refused in a transaction that has ended', async () => {
    const place = await makePlace('pglite');
    const db = await place.open();
    let late: (() => Promise<unknown>) | undefined;
    await db.transaction(async (tx) => {
      late = () => tx.query('select 1');
    });
    await assert.rejects(late!(), { code: 'internal' });
    await db.close();
    await place.remove();
  });
});
