/** Opens the storage that the configuration names. */
import { join } from 'node:path';
import { type Db, loadSecrets } from '../db/index.ts';
import type { Clock } from '../shared/index.ts';
import { createDiskStorage } from './disk.ts';
import { createS3Storage, type S3Options } from './s3.ts';
import { createUrlSigner } from './signed-url.ts';
import type { Storage } from './storage.ts';

/**
 * S3 when it is configured, else files under `dataDir`/files, whose URLs the server itself signs and verifies with keys that lie in the
 * database: one rule for the embedded server, whose database is a folder that only its owner may read, and for many nodes.
 */
export async function openStorage(
  config: { readonly dataDir: string; readonly s3: S3Options | null },
  { db, clock }: { db: Db; clock: Clock },
): Promise<Storage> {
  if (config.s3) return createS3Storage(config.s3);
  const signer = createUrlSigner(await loadSecrets(db, 'signed-url'), clock);
  const isAlone = db.kind === 'pglite'; // by the lock on the data directory
  return createDiskStorage(join(config.dataDir, 'files'), signer, isAlone ? 0 : undefined);
}
