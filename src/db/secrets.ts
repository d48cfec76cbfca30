/** Secrets kept in the database, so that one rule serves the embedded server and many nodes alike. Knows nothing of their use. */
import { randomBytes } from 'node:crypto';
import type { Db } from './db.ts';
import { insertSecret, listSecrets, lockSecrets, type SecretRow } from './sql/secret.ts';

const secretBytes = 32;

const newSecret = (): SecretRow => ({ id: randomBytes(6).toString('hex'), value: randomBytes(secretBytes) });

/** The secrets of a purpose, newest first; one is made when there is none. Each has an id that may be shown. */
export async function loadSecrets(db: Db, purpose: string): Promise<SecretRow[]> {
  const known = await listSecrets(db, purpose);
  if (known.length > 0) return known;
  return db.transaction(async (tx) => {
    await lockSecrets(tx);
    const raced = await listSecrets(tx, purpose);
    if (raced.length === 0) await insertSecret(tx, { ...newSecret(), purpose });
    return listSecrets(tx, purpose);
  });
}
