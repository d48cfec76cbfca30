/**
 * Statements on the ledger. Every one that moves credits writes the line and the balance together, so that no history can part them;
 * the database refuses a negative balance, a second hold, a second end, and any change of a written line.
 */
import type { Queryable } from '../db.ts';

/** Returns the new balance; null when there is no such account, or the balance would fall below zero. */
export async function grant(db: Queryable, accountId: string, credits: number): Promise<number | null> {
  const [row] = await db.query<{ balanceCredits: number }>(
    `with changed as (
       update account set balance_credits = balance_credits + $2 where id = $1 and balance_credits + $2 >= 0 returning id, balance_credits
     ), line as (
       insert into ledger (account_id, kind, credits) select id, 'grant', $2 from changed
     )
     select balance_credits as "balanceCredits" from changed`,
    [accountId, credits],
  );
  return row?.balanceCredits ?? null;
}

/** False when the balance does not cover it. */
export async function hold(
  db: Queryable,
  entry: { accountId: string; generationId: string; credits: number; model: string | null },
): Promise<boolean> {
  const rows = await db.query(
    `with debit as (
       update account set balance_credits = balance_credits - $3 where id = $1 and balance_credits >= $3 returning id
     )
     insert into ledger (account_id, kind, credits, generation_id, model) select id, 'hold', -$3::bigint, $2, $4 from debit returning id`,
    [entry.accountId, entry.generationId, entry.credits, entry.model],
  );
  return rows.length === 1;
}

/** False when there is no hold, or it has ended already. */
export async function settle(db: Queryable, generationId: string): Promise<boolean> {
  const rows = await db.query(
    `insert into ledger (account_id, kind, credits, generation_id, model)
     select account_id, 'settle', 0, generation_id, model from ledger where generation_id = $1 and kind = 'hold'
     on conflict do nothing returning id`,
    [generationId],
  );
  return rows.length === 1;
}

/** False when there is no hold, or it has ended already. */
export async function refund(db: Queryable, generationId: string): Promise<boolean> {
  const rows = await db.query(
    `with line as (
       insert into ledger (account_id, kind, credits, generation_id, model)
       select account_id, 'refund', -credits, generation_id, model from ledger where generation_id = $1 and kind = 'hold'
       on conflict do nothing returning account_id, credits
     )
     update account set balance_credits = balance_credits + line.credits from line where account.id = line.account_id returning account.id`,
    [generationId],
  );
  return rows.length === 1;
}

export interface TransactionRow {
  readonly id: number;
  readonly createdAt: Date;
  readonly direction: 'TOPUP' | 'CHARGE';
  readonly type: 'INIT' | 'ADJUSTMENT' | 'MODEL_USAGE';
  readonly credits: number;
  readonly model: string | null;
  readonly generationId: string | null;
}

export interface TransactionFilter {
  readonly from?: Date;
  /** Exclusive. */
  readonly to?: Date;
  readonly direction?: string;
  readonly type?: string;
  readonly before?: number;
  readonly limit: number;
}

/** Grants, and settled holds with what they cost; the first line of an account is its INIT. Lines over zero credits are left out. */
export const listTransactions = (db: Queryable, accountId: string, filter: TransactionFilter): Promise<TransactionRow[]> =>
  db.query(
    `select * from (
       select line.id, line.created_at as "createdAt",
         case when line.kind = 'grant' and line.credits >= 0 then 'TOPUP' else 'CHARGE' end as direction,
         case when line.kind = 'settle' then 'MODEL_USAGE'
              when line.id = (select min(id) from ledger where account_id = $1) then 'INIT' else 'ADJUSTMENT' end as type,
         abs(coalesce(held.credits, line.credits)) as credits, line.model, line.generation_id as "generationId"
       from ledger as line
       left join ledger as held on line.kind = 'settle' and held.generation_id = line.generation_id and held.kind = 'hold'
       where line.account_id = $1 and line.kind in ('grant', 'settle')
     ) as entry
     where credits > 0
       and ($2::timestamptz is null or "createdAt" >= $2) and ($3::timestamptz is null or "createdAt" < $3)
       and ($4::text is null or direction = $4) and ($5::text is null or type = $5) and ($6::bigint is null or id < $6)
     order by id desc limit $7`,
    [accountId, filter.from ?? null, filter.to ?? null, filter.direction ?? null, filter.type ?? null, filter.before ?? null, filter.limit],
  );

/** Accounts whose balance is not the sum of their lines, and holds without an end whose generation is final. Empty unless there is a defect. */
export const findDisagreements = (db: Queryable): Promise<{ accountId: string; balanceCredits: number; sumCredits: number }[]> =>
  db.query(
    `select account.id as "accountId", balance_credits as "balanceCredits", coalesce(sum(ledger.credits), 0)::bigint as "sumCredits"
     from account left join ledger on ledger.account_id = account.id
     group by account.id having balance_credits <> coalesce(sum(ledger.credits), 0)`,
  );
