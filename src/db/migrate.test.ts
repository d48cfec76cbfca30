import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makePlace, skipWithoutPostgres } from '../../test/services/services.ts';
import { createLog } from '../shared/index.ts';
import type { Db } from './db.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';

const log = createLog('silent');

/** Everything in our schema that a statement may come to feel, as sorted lines of text. */
async function describeSchema(db: Db): Promise<string[]> {
  const rows = await db.query<{ line: string }>(`
    select format('column %s.%s %s default %s null %s identity %s', table_name, column_name, data_type, column_default, is_nullable, is_identity)
      as line from information_schema.columns where table_schema = 'public'
    union all select format('index %s', indexdef) from pg_indexes where schemaname = 'public'
    union all select format('constraint %s %s', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint
      where connamespace = 'public'::regnamespace and contype <> 'n'
    union all select format('trigger %s', pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal
      and tgrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
    union all select format('sequence %s %s %s', sequencename, data_type, max_value) from pg_sequences where schemaname = 'public'
    order by 1`);
  return rows.map((row) => row.line);
}

describe('migrations', () => {
  it('are numbered from 1 without gaps', () => {
    assert.deepEqual(
      migrations.map((migration) => migration.number),
      migrations.map((_, index) => index + 1),
    );
  });

  it('make the same schema on PGlite as on Postgres', { skip: skipWithoutPostgres }, async () => {
    const schemas: string[][] = [];
    for (const kind of ['pglite', 'postgres'] as const) {
      const place = await makePlace(kind);
      const db = await place.open();
      schemas.push(await describeSchema(db));
      await db.close();
      await place.remove();
    }
    assert.ok(schemas[0]!.length > 60, `only ${schemas[0]!.length} lines`);
    assert.deepEqual(schemas[0], schemas[1]);
  });

  it('run once when many nodes start at the same moment', { skip: skipWithoutPostgres }, async () => {
    const place = await makePlace('postgres');
    try {
      const nodes = await Promise.all(Array.from({ length: 5 }, () => place.open()));
      const applied = await nodes[0]!.query<{ number: number }>('select number from migration order by number');
      await Promise.all(nodes.map((node) => node.close()));
      assert.deepEqual(
        applied.map((row) => row.number),
        migrations.map((migration) => migration.number),
      );
    } finally {
      await place.remove();
    }
  });

  it('refuse a database of a newer version', async () => {
    const place = await makePlace('pglite');
    const db = await place.open();
    await db.query("insert into migration (number, name) values (999, 'from the future')");
    await assert.rejects(migrate(db, log), { code: 'invalid_configuration', message: /migration 999/ });
    await db.close();
    await assert.rejects(place.open(), { code: 'invalid_configuration' });
    await place.remove();
  });
});
