/** /v1/billing/balance, /v2/billing and /v2/billing/transactions: what the caller's account has and what it spent. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AppDeps } from '../deps.ts';
import { invalidRequest, parseWith } from '../issues.ts';
import { addRoute, callerOf } from '../route.ts';
import {
  balanceSchema,
  billingSchema,
  fromCursor,
  toBalance,
  toBilling,
  toCursor,
  toTransaction,
  transactionSchema,
  transactionsQuery,
} from '../wires/aimlapi/billing.ts';

const tag = 'Billing';
const defaultLimit = 50;

const pageSchema = z.strictObject({
  data: z.array(transactionSchema),
  pagination: z.strictObject({ next_cursor: z.string().nullable(), has_more: z.boolean() }),
});

/** throws invalid_request: unknown parameter, bad cursor, `to` not after `from` */
function parseFilter(query: unknown) {
  const { from, to, cursor, limit = defaultLimit, direction, type } = parseWith(transactionsQuery, query, 'Query');
  if (from && to && Date.parse(to) <= Date.parse(from))
    throw invalidRequest([{ path: 'to', expected: `after ${from}`, received: to, message: 'Must be after from' }], 'Query');
  return {
    limit,
    ...(from && { from: new Date(from) }),
    ...(to && { to: new Date(to) }),
    ...(direction && { direction }),
    ...(type && { type }),
    ...(cursor !== undefined && { before: fromCursor(cursor) }),
  };
}

async function listTransactions({ credits }: AppDeps, request: FastifyRequest): Promise<z.infer<typeof pageSchema>> {
  const filter = parseFilter(request.query);
  const found = await credits.transactions(callerOf(request).accountId, { ...filter, limit: filter.limit + 1 });
  const shown = found.slice(0, filter.limit);
  const hasMore = found.length > shown.length;
  return {
    data: shown.map(toTransaction),
    pagination: { next_cursor: hasMore ? toCursor(shown.at(-1)!.id) : null, has_more: hasMore },
  };
}

export function addBillingRoutes(app: FastifyInstance, deps: AppDeps): void {
  const balanceOf = (request: FastifyRequest): Promise<number> => deps.credits.balance(callerOf(request).accountId);
  addRoute(app, {
    method: 'GET',
    urls: ['/v1/billing/balance'],
    access: 'key',
    doc: { tag, summary: "The account's balance in credits", answers: { 200: { description: 'The balance.', schema: balanceSchema } } },
    handler: async (request) => toBalance(await balanceOf(request), deps.clock.nowMs()),
  });
  addRoute(app, {
    method: 'GET',
    urls: ['/v2/billing'],
    access: 'key',
    doc: { tag, summary: "The account's balance in USD", answers: { 200: { description: 'The balance.', schema: billingSchema } } },
    handler: async (request) => toBilling(await balanceOf(request)),
  });
  addRoute(app, {
    method: 'GET',
    urls: ['/v2/billing/transactions'],
    access: 'key',
    doc: {
      tag,
      summary: 'What was charged and topped up, newest first',
      query: transactionsQuery,
      answers: { 200: { description: 'A page of transactions.', schema: pageSchema } },
    },
    handler: (request) => listTransactions(deps, request),
  });
}
