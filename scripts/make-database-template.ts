/**
 * Makes assets/database/template.tar.gz: an embedded database as it is just before its first use, with our schema and pg-boss's in it,
 * so that a first start unpacks it (0.3 s) and need not run initdb (4 s). Run it again after a change of PGlite, pg-boss or a migration;
 * `src/db/template.test.ts` fails until it was.
 *
 *   node scripts/make-database-template.ts
 */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { installedVersions, lastMigration, migrate, openPglite, type TemplateManifest, writeTar } from '../src/db/index.ts';
import { engineNames } from '../src/engine.ts';
import { prepareQueue } from '../src/jobs/index.ts';
import { createLog } from '../src/shared/index.ts';

const folder = new URL('../assets/database/', import.meta.url);
const log = createLog('warn');

/** Folders before what lies in them, sorted: the same database gives the same archive. */
function listEntries(root: string): { path: string; data: Uint8Array | null }[] {
  const found = readdirSync(root, { recursive: true, withFileTypes: true });
  return found
    .map((entry) => ({ file: join(entry.parentPath, entry.name), isDirectory: entry.isDirectory() }))
    .map(({ file, isDirectory }) => ({ path: relative(root, file), data: isDirectory ? null : new Uint8Array(readFileSync(file)) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Leaves of the write-ahead log only the segment in use, and of that only what was written since it was begun. */
function trimLog(folder: string, current: { segment: string; offset: number }): void {
  const shutdownBytes = 1_000_000; // closing writes a checkpoint after `offset`, far less than this
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (!/^[0-9A-F]{24}$/.test(name)) continue;
    if (name === current.segment) writeFileSync(file, readFileSync(file).fill(0, current.offset + shutdownBytes));
    else rmSync(file);
  }
}

const dataDir = mkdtempSync(join(tmpdir(), 'seedbed-template-'));
const db = await openPglite(dataDir, log, { template: false });
await migrate(db, log);
await prepareQueue(db, [...engineNames], log);
// Nobody makes databases out of the templates of the embedded server; without them there are a third of the files to unpack.
await db.exec("update pg_database set datistemplate = false where datname in ('template0', 'template1')");
for (const name of ['template0', 'template1']) await db.exec(`drop database ${name}`);
await db.exec('vacuum (freeze, analyze)');
await db.query('select pg_switch_wal()');
await db.exec('checkpoint');
const [wal] = await db.query<{ segment: string; offset: number }>(
  'select file_name as segment, file_offset as offset from pg_walfile_name_offset(pg_current_wal_lsn())',
);
await db.close();
trimLog(join(dataDir, 'pg', 'pg_wal'), wal!);

const archive = gzipSync(writeTar(listEntries(join(dataDir, 'pg'))), { level: 9 });
rmSync(dataDir, { recursive: true, force: true });
const manifest: TemplateManifest = {
  ...installedVersions(),
  migrations: lastMigration,
  sha256: createHash('sha256').update(archive).digest('hex'),
};
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('template.tar.gz', folder), archive);
writeFileSync(new URL('template.json', folder), `${JSON.stringify(manifest, null, 2)}\n`);
console.log(`${(statSync(new URL('template.tar.gz', folder)).size / 1e6).toFixed(2)} MB`, manifest);
