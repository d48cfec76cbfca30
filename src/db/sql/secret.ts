/** Statements on secrets. */
import type { Queryable } from '../db.ts';

export interface SecretRow {
  readonly id: string;
  readonly value: Uint8Array;
}

/** Newest first. */
export const listSecrets = (db: Queryable, purpose: string): Promise<SecretRow[]> =>
  db.query('select id, value from secret where purpose = $1 order by created_at desc, id desc', [purpose]);

export async function insertSecret(db: Queryable, secret: SecretRow & { purpose: string }): Promise<void> {
  await db.query('insert into secret (id, purpose, value) values ($1, $2, $3)', [secret.id, secret.purpose, secret.value]);
}

/** Waits for, and keeps until the end of the transaction, the right to make secrets. */
export async function lockSecrets(tx: Queryable): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(7301002)');
}
