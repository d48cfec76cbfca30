/** Brings the schema up to date: runs every step that the `migration` table does not name, each in one transaction with its entry. */
import { AppError } from '../errors.ts';
import type { Log } from '../shared/index.ts';
import type { Db } from './db.ts';
import { type Migration, migrations } from './migrations/index.ts';

// Serialises nodes that start at the same moment. Any number that nothing else on the database uses.
const lockNumber = 7_301_001;

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const scriptOf = ({ number, name, up }: Migration): string => `
begin;
select pg_advisory_xact_lock(${lockNumber});
do $migration$
begin
  if not exists (select from migration where number = ${number}) then
    execute ${quoted(up)};
    insert into migration (number, name) values (${number}, ${quoted(name)});
  end if;
end
$migration$;
commit;
`;

async function lastApplied(db: Db): Promise<number> {
  const [table] = await db.query<{ exists: boolean }>("select to_regclass('migration') is not null as exists");
  if (!table?.exists) return 0;
  const [row] = await db.query<{ last: number | null }>('select max(number) as last from migration');
  return row?.last ?? 0;
}

/** throws invalid_configuration when the database was made by a newer version */
export async function migrate(db: Db, log: Log): Promise<void> {
  const applied = await lastApplied(db);
  if (applied > migrations.length)
    throw new AppError('invalid_configuration', `the database has migration ${applied}, this version knows up to ${migrations.length}`);
  if (applied === 0)
    await db.exec(`begin; select pg_advisory_xact_lock(${lockNumber});
create table if not exists migration (number integer primary key, name text not null, applied_at timestamptz not null default now()); commit;`);
  for (const migration of migrations.slice(applied)) {
    await db.exec(scriptOf(migration));
    log.info({ migration: migration.name }, 'schema brought up to date');
  }
}
