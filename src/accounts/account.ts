/** Accounts, keys and the ledger as http/ and jobs/ see them. Credits are integers: 1 USD = 2,000,000. */
import type { Queryable } from '../db/db.ts';

export const creditsPerUsd = 2_000_000;

/** What a request is let in as. */
export interface Caller {
  readonly accountId: string;
  readonly keyId: string;
  /** May manage keys, accounts and credits. */
  readonly isManager: boolean;
}

export interface ApiKey {
  readonly id: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly name: string;
  /** First 8 characters of the key: the public handle of /v1/keys/{prefix}. */
  readonly prefix: string;
  readonly isManager: boolean;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

export interface Keys {
  /** Constant-time on the stored SHA-256; null for unknown and revoked keys. */
  authenticate(bearer: string): Promise<Caller | null>;
  /** The plain key is in the answer and nowhere else, ever. `account` is a name; it is made if it does not exist. throws conflict */
  create(options: { name: string; account: string; isManager: boolean; plainKey?: string }): Promise<{ key: ApiKey; plainKey: string }>;
  list(): Promise<ApiKey[]>;
  /** throws not_found */
  revoke(prefix: string): Promise<ApiKey>;
}

export const ledgerKinds = ['grant', 'hold', 'settle', 'refund'] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

/** One line of the append-only ledger. The balance is the sum of `credits`: a grant adds, a hold takes, a settle is 0 and ends the hold, a refund gives it back. */
export interface LedgerEntry {
  readonly id: number;
  readonly accountId: string;
  readonly kind: LedgerKind;
  readonly credits: number;
  readonly generationId: string | null;
  readonly model: string | null;
  readonly createdAt: Date;
}

/** What the account was really charged or given: the lines of /v2/billing/transactions. */
export interface Transaction {
  readonly id: number;
  readonly createdAt: Date;
  readonly direction: 'TOPUP' | 'CHARGE';
  readonly type: 'INIT' | 'ADJUSTMENT' | 'MODEL_USAGE';
  /** Positive. */
  readonly credits: number;
  readonly model: string | null;
  readonly generationId: string | null;
}

export interface Credits {
  balance(accountId: string): Promise<number>;
  /** Adds (or, negative, takes) credits by an operator's hand. throws not_found, invalid_request */
  grant(account: string, credits: number): Promise<{ accountId: string; balanceCredits: number }>;
  /** One statement: takes `credits` from the balance and writes the hold. throws not_enough_credits */
  hold(tx: Queryable, entry: { accountId: string; generationId: string; credits: number; model: string | null }): Promise<void>;
  /** Ends the hold as spent. At most one settle or refund a generation, by a unique index. throws conflict when there is no open hold */
  settle(tx: Queryable, generationId: string): Promise<void>;
  refund(tx: Queryable, generationId: string): Promise<void>;
  /** Newest first. `before` is the id of the last line already seen. */
  transactions(
    accountId: string,
    filter: { from?: Date; to?: Date; direction?: string; type?: string; before?: number; limit: number },
  ): Promise<Transaction[]>;
  accounts(): Promise<{ id: string; name: string; balanceCredits: number }[]>;
}
