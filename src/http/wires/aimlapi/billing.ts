/** Balance and transactions as the native wire tells them. Pure. */
import { z } from 'zod';
import { creditsPerUsd, type Transaction } from '../../../accounts/account.ts';
import { AppError } from '../../../errors.ts';

/** Below this the balance is called low: a hundred pictures of Seedream 4.5. */
const lowBalanceCredits = 8_400_000;

export const balanceSchema = z.strictObject({
  balance: z.int().describe('Credits; 2,000,000 to the USD.'),
  lowBalance: z.boolean(),
  lowBalanceThreshold: z.int(),
  lastUpdated: z.string(),
  autoDebitStatus: z.literal('disabled'),
  status: z.literal('current'),
  statusExplanation: z.string(),
});

export const toBalance = (credits: number, nowMs: number): z.infer<typeof balanceSchema> => ({
  balance: credits,
  lowBalance: credits < lowBalanceCredits,
  lowBalanceThreshold: lowBalanceCredits,
  lastUpdated: new Date(nowMs).toISOString(),
  autoDebitStatus: 'disabled',
  status: 'current',
  statusExplanation: 'Balance is current and up to date',
});

export const billingSchema = z.strictObject({ current_balance: z.number(), currency: z.literal('USD') });

export const toBilling = (credits: number): z.infer<typeof billingSchema> => ({
  current_balance: credits / creditsPerUsd,
  currency: 'USD',
});

const time = () => z.iso.datetime({ offset: true, message: 'Must be an ISO 8601 time with offset' }).optional();

export const transactionsQuery = z.strictObject({
  from: time().describe('At or after, ISO 8601 with offset.'),
  to: time().describe('Before, ISO 8601 with offset.'),
  direction: z.enum(['TOPUP', 'CHARGE']).optional(),
  type: z.enum(['PAYMENT', 'BONUS', 'REFUND', 'ADJUSTMENT', 'MODEL_USAGE', 'CREDITS_EXPIRED', 'INIT']).optional(),
  limit: z
    .string()
    .regex(/^\d{1,3}$/, 'Must be an integer from 1 to 100')
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= 100, 'Must be an integer from 1 to 100')
    .optional()
    .describe('1 to 100; 50 when absent.'),
  cursor: z.string().optional().describe('pagination.next_cursor of the page before.'),
});

export const toCursor = (id: number): string => Buffer.from(`tx:${id}`).toString('base64url');

/** The id in a cursor. throws invalid_request for anything that `toCursor` did not make */
export function fromCursor(cursor: string): number {
  const id = Number(/^tx:(\d{1,16})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1] ?? Number.NaN);
  if (Number.isSafeInteger(id) && toCursor(id) === cursor) return id;
  throw new AppError('invalid_request', 'Query validation error\ncursor: Not a cursor of this server', { details: { param: 'cursor' } });
}

export const transactionSchema = z.strictObject({
  created_at: z.string(),
  direction: z.enum(['TOPUP', 'CHARGE']),
  type: z.string(),
  amount: z.strictObject({ usd: z.number(), credits: z.int() }),
  model: z.string().nullable(),
  reference_id: z.string().nullable().describe('The x-inference-id of the generation.'),
});

export const toTransaction = ({
  createdAt,
  direction,
  type,
  credits,
  model,
  generationId,
}: Transaction): z.infer<typeof transactionSchema> => ({
  created_at: createdAt.toISOString(),
  direction,
  type,
  amount: { usd: credits / creditsPerUsd, credits },
  model,
  reference_id: generationId,
});
