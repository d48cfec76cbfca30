import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { makePlace } from '../../test/services/services.ts';
import { createLog } from '../shared/index.ts';
import { lastMigration } from './migrations/index.ts';
import { openPglite } from './pglite.ts';
import { readTar, writeTar } from './tar.ts';
import { installedVersions, type TemplateManifest, templateManifestUrl, templateUrl } from './template.ts';

describe('the database template', () => {
  it('is of the installed versions and of the newest schema (else run scripts/make-database-template.ts)', () => {
    const manifest = JSON.parse(readFileSync(templateManifestUrl, 'utf8')) as TemplateManifest;
    const sha256 = createHash('sha256').update(readFileSync(templateUrl)).digest('hex');
    assert.deepEqual(manifest, { ...installedVersions(), migrations: lastMigration, sha256 });
    assert.ok(statSync(templateUrl).size < 5_000_000);
  });

  it('opens with the schema and the queue in it, and without rows', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'seedbed-template-'));
    const db = await openPglite(dataDir, createLog('silent'));
    assert.deepEqual(await db.query('select max(number) as last from migration'), [{ last: lastMigration }]);
    const [counts] = await db.query(
      `select (select count(*) from account) as accounts, (select count(*) from secret) as secrets,
         (select count(*) from pgboss.job) as jobs, (select count(*) from pgboss.queue where name like 'generation-%') as queues`,
    );
    assert.deepEqual({ ...counts }, { accounts: 0, secrets: 0, jobs: 0, queues: 3 });
    await db.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('leaves a directory that only its owner may read, and is not used again', async () => {
    const place = await makePlace('pglite');
    const first = await place.open();
    await first.query("insert into account (id, name) values ('a', 'kept')");
    await first.close();
    assert.equal(statSync(join(place.dataDir, 'pg')).mode & 0o777, 0o700);
    const second = await place.open();
    assert.deepEqual(await second.query('select name from account'), [{ name: 'kept' }]);
    await second.close();
    await place.remove();
  });
});

describe('the archive of the template', () => {
  it('gives back what was put in, and refuses paths that lead out', () => {
    const entries = [
      { path: 'a', data: null },
      { path: 'a/b', data: new Uint8Array(700).fill(7) },
      { path: 'a/empty', data: new Uint8Array() },
    ];
    assert.deepEqual(
      [...readTar(writeTar(entries))].map(({ path, data }) => ({ path, data: data && new Uint8Array(data) })),
      entries,
    );
    assert.throws(() => [...readTar(writeTar([{ path: '../x', data: new Uint8Array() }]))], { code: 'internal' });
    assert.throws(() => [...readTar(writeTar([{ path: '/x', data: new Uint8Array() }]))], { code: 'internal' });
  });
});
