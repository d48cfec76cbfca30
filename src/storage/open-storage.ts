/** Opens the storage that the configuration names. */
import { join } from 'node:path';
import { createDiskStorage } from './disk.ts';
import { createS3Storage, type S3Options } from './s3.ts';
import type { UrlSigner } from './signed-url.ts';
import type { Storage } from './storage.ts';

/** S3 when it is configured, else files under `dataDir`/files whose URLs `signer` signs and the server verifies. */
export async function openStorage(
  config: { readonly dataDir: string; readonly s3: S3Options | null },
  signer: UrlSigner,
): Promise<Storage> {
  return config.s3 ? createS3Storage(config.s3) : createDiskStorage(join(config.dataDir, 'files'), signer);
}
