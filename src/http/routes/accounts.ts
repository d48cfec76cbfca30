/** /v1/accounts (ours): operators look at accounts and grant credits. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { accountName } from '../account-name.ts';
import type { AppDeps } from '../deps.ts';
import { parseWith } from '../issues.ts';
import { addRoute, pathParameter } from '../route.ts';

const tag = 'Accounts';

/** One grant, either way: a million USD. */
const maxGrantCredits = 2_000_000_000_000;

const grantBody = z.strictObject({
  credits: z
    .int()
    .min(-maxGrantCredits)
    .max(maxGrantCredits)
    .refine((credits) => credits !== 0, 'Must not be 0')
    .describe('Credits to add; a negative number takes.'),
});

const accountSchema = z.strictObject({ id: z.string(), name: z.string(), balance: z.int() });

export function addAccountRoutes(app: FastifyInstance, { credits }: AppDeps): void {
  addRoute(app, {
    method: 'GET',
    urls: ['/v1/accounts'],
    access: 'manager',
    doc: {
      tag,
      summary: 'List the accounts with their balances',
      answers: { 200: { description: 'Accounts.', schema: z.object({ data: z.array(accountSchema) }) } },
    },
    handler: async () => {
      const accounts = await credits.accounts();
      return { data: accounts.map(({ id, name, balanceCredits }) => ({ id, name, balance: balanceCredits })) };
    },
  });
  addRoute(app, {
    method: 'POST',
    urls: ['/v1/accounts/:name/credits'],
    access: 'manager',
    doc: {
      tag,
      summary: 'Grant credits to an account, or take some',
      body: grantBody,
      answers: { 200: { description: 'The new balance.', schema: z.object({ data: accountSchema }) } },
    },
    handler: async (request) => {
      const name = pathParameter(request, 'name');
      if (!accountName.safeParse(name).success) throw new AppError('not_found', 'There is no account of that name');
      const { credits: granted } = parseWith(grantBody, request.body, 'Body');
      const { accountId, balanceCredits } = await credits.grant(name, granted);
      return { data: { id: accountId, name, balance: balanceCredits } };
    },
  });
}
