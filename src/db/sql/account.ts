/** Statements on accounts and their keys. */
import type { Queryable } from '../db.ts';

export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly balanceCredits: number;
}

export interface ApiKeyRow {
  readonly id: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly name: string;
  readonly prefix: string;
  readonly isManager: boolean;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

const accountColumns = 'id, name, balance_credits as "balanceCredits"';
const keyColumns = `api_key.id, api_key.account_id as "accountId", account.name as "accountName", api_key.name, api_key.prefix,
  api_key.is_manager as "isManager", api_key.created_at as "createdAt", api_key.revoked_at as "revokedAt"`;

export const listAccounts = (db: Queryable): Promise<AccountRow[]> =>
  db.query(`select ${accountColumns} from account order by created_at, id`);

export async function findAccountById(db: Queryable, id: string): Promise<AccountRow | null> {
  const [row] = await db.query<AccountRow>(`select ${accountColumns} from account where id = $1`, [id]);
  return row ?? null;
}

export async function findAccountByName(db: Queryable, name: string): Promise<AccountRow | null> {
  const [row] = await db.query<AccountRow>(`select ${accountColumns} from account where name = $1`, [name]);
  return row ?? null;
}

/** Makes the account unless one of that name exists; returns the id of whichever there is. */
export async function ensureAccount(db: Queryable, account: { id: string; name: string }): Promise<string> {
  await db.query('insert into account (id, name) values ($1, $2) on conflict (name) do nothing', [account.id, account.name]);
  const existing = await findAccountByName(db, account.name);
  return existing!.id;
}

/** null when the hash or the prefix is taken. */
export async function insertKey(
  db: Queryable,
  key: { id: string; accountId: string; name: string; prefix: string; sha256: Uint8Array; isManager: boolean },
): Promise<ApiKeyRow | null> {
  const [row] = await db.query<ApiKeyRow>(
    `with made as (
       insert into api_key (id, account_id, name, prefix, sha256, is_manager) values ($1, $2, $3, $4, $5, $6)
       on conflict do nothing returning *
     )
     select ${keyColumns} from made as api_key join account on account.id = api_key.account_id`,
    [key.id, key.accountId, key.name, key.prefix, key.sha256, key.isManager],
  );
  return row ?? null;
}

export const listKeys = (db: Queryable): Promise<ApiKeyRow[]> =>
  db.query(`select ${keyColumns} from api_key join account on account.id = api_key.account_id order by api_key.created_at, api_key.id`);

export async function findLiveKey(
  db: Queryable,
  prefix: string,
): Promise<{ id: string; accountId: string; isManager: boolean; sha256: Uint8Array } | null> {
  const [row] = await db.query<{ id: string; accountId: string; isManager: boolean; sha256: Uint8Array }>(
    'select id, account_id as "accountId", is_manager as "isManager", sha256 from api_key where prefix = $1 and revoked_at is null',
    [prefix],
  );
  return row ?? null;
}

/** Keeps the time of the first revocation. null when there is no such key. */
export async function revokeKey(db: Queryable, prefix: string): Promise<ApiKeyRow | null> {
  const [row] = await db.query<ApiKeyRow>(
    `with done as (update api_key set revoked_at = coalesce(revoked_at, now()) where prefix = $1 returning *)
     select ${keyColumns} from done as api_key join account on account.id = api_key.account_id`,
    [prefix],
  );
  return row ?? null;
}
