/** Opens the database that the configuration names, with its schema up to date. */
import type { Log } from '../shared/index.ts';
import type { Db } from './db.ts';
import { lockDataDir } from './lock.ts';
import { migrate } from './migrate.ts';
import { openPglite } from './pglite.ts';
import { openPostgres } from './postgres.ts';

async function openEmbedded(dataDir: string, log: Log): Promise<Db> {
  const unlock = lockDataDir(dataDir);
  try {
    const db = await openPglite(dataDir, log);
    return {
      ...db,
      async close() {
        await db.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/**
 * Postgres when `databaseUrl` is given, else PGlite under `dataDir`.
 * throws data_locked when another process has the data directory open
 */
export async function openDb(config: { readonly dataDir: string; readonly databaseUrl: string | null }, log: Log): Promise<Db> {
  const db = config.databaseUrl ? await openPostgres(config.databaseUrl, log) : await openEmbedded(config.dataDir, log);
  try {
    await migrate(db, log);
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}
