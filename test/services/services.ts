/**
 * The real servers that tests may use besides the embedded ones, by the environment that `postgres.sh` and `swift.sh` print.
 * Where one is not running, its tests are skipped with a reason.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { S3Config } from '../../src/config.ts';
import { type Db, openDb } from '../../src/db/index.ts';
import { createLog } from '../../src/shared/index.ts';

const env = process.env;

export const postgresUrl: string | null = env.SEEDBED_TEST_POSTGRES_URL || null;

export const s3Config: S3Config | null = env.SEEDBED_TEST_S3_ENDPOINT
  ? {
      endpoint: env.SEEDBED_TEST_S3_ENDPOINT,
      bucket: env.SEEDBED_TEST_S3_BUCKET ?? 'seedbed-test',
      region: env.SEEDBED_TEST_S3_REGION ?? 'us-east-1',
      accessKeyId: env.SEEDBED_TEST_S3_ACCESS_KEY_ID ?? '',
      secretAccessKey: env.SEEDBED_TEST_S3_SECRET_ACCESS_KEY ?? '',
    }
  : null;

/** For the `skip` option of a suite: a reason, or false. */
export const skipWithoutPostgres: string | false = postgresUrl
  ? false
  : 'no Postgres: eval "$(test/services/postgres.sh start)" and run again';
export const skipWithoutS3: string | false = s3Config ? false : 'no S3 store: eval "$(test/services/swift.sh start)" and run again';

export interface Place {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
}

/** A database of its own for a test: a data directory, or a new database on the test server. */
export interface TestPlace extends Place {
  open(): Promise<Db>;
  remove(): Promise<void>;
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

export async function makePlace(kind: Db['kind']): Promise<TestPlace> {
  const dataDir = mkdtempSync(join(tmpdir(), 'seedbed-test-'));
  const name = `test_${randomBytes(6).toString('hex')}`;
  if (kind === 'postgres') await onServer(postgresUrl!, `create database ${name}`);
  const databaseUrl = kind === 'postgres' ? new URL(`/${name}`, postgresUrl!).href : null;
  const log = createLog('silent');
  return {
    dataDir,
    databaseUrl,
    open: () => openDb({ dataDir, databaseUrl }, log),
    async remove() {
      rmSync(dataDir, { recursive: true, force: true });
      if (databaseUrl) await onServer(postgresUrl!, `drop database ${name} with (force)`);
    },
  };
}

/** The two kinds of database, for suites that run once on each: `for (const { kind, skip } of databases) describe(..., { skip }, ...)`. */
export const databases: readonly { readonly kind: Db['kind']; readonly skip: string | false }[] = [
  { kind: 'pglite', skip: false },
  { kind: 'postgres', skip: skipWithoutPostgres },
];
