/** Credits: integers in an append-only ledger, with the balance kept beside it by the same statements. Knows nothing of prices. */
import { accountSql, type Db, ledgerSql, type Queryable } from '../db/index.ts';
import { AppError } from '../errors.ts';
import type { Credits } from './account.ts';

function checkInteger(credits: number): void {
  if (!Number.isSafeInteger(credits)) throw new AppError('invalid_request', `credits must be a safe integer, got ${credits}`);
}

async function refuseHold(tx: Queryable, accountId: string, credits: number): Promise<never> {
  const account = await accountSql.findAccountById(tx, accountId);
  if (!account) throw new AppError('not_found', `no account ${accountId}`);
  throw new AppError('not_enough_credits', `the balance is ${account.balanceCredits} credits, the request costs ${credits}`, {
    details: { balanceCredits: account.balanceCredits, costCredits: credits },
  });
}

async function endHold(ended: Promise<boolean>, generationId: string): Promise<void> {
  if (await ended) return;
  throw new AppError('conflict', `generation ${generationId} has no open hold: it was settled or refunded before, or never held`);
}

async function grant(db: Db, name: string, credits: number): Promise<{ accountId: string; balanceCredits: number }> {
  checkInteger(credits);
  if (credits === 0) throw new AppError('invalid_request', 'credits to grant must not be 0');
  const account = await accountSql.findAccountByName(db, name);
  if (!account) throw new AppError('not_found', `no account of the name ${JSON.stringify(name)}`);
  const balanceCredits = await ledgerSql.grant(db, account.id, credits);
  if (balanceCredits !== null) return { accountId: account.id, balanceCredits };
  throw new AppError('invalid_request', `cannot take ${-credits} credits from a balance of ${account.balanceCredits}`);
}

export function createCredits(db: Db): Credits {
  return {
    async balance(accountId) {
      const account = await accountSql.findAccountById(db, accountId);
      if (!account) throw new AppError('not_found', `no account ${accountId}`);
      return account.balanceCredits;
    },
    grant: (account, credits) => grant(db, account, credits),
    async hold(tx, entry) {
      checkInteger(entry.credits);
      if (entry.credits < 0) throw new AppError('invalid_request', `credits to hold must be 0 or more, got ${entry.credits}`);
      const isHeld = await ledgerSql.hold(tx, entry);
      if (!isHeld) await refuseHold(tx, entry.accountId, entry.credits);
    },
    settle: (tx, generationId) => endHold(ledgerSql.settle(tx, generationId), generationId),
    refund: (tx, generationId) => endHold(ledgerSql.refund(tx, generationId), generationId),
    transactions: (accountId, filter) => ledgerSql.listTransactions(db, accountId, filter),
    accounts: () => accountSql.listAccounts(db),
  };
}
