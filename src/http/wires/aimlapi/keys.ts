/** Keys as the native wire makes and tells them. Pure. Ours: `account` and `is_manager`. */
import { z } from 'zod';
import type { ApiKey } from '../../../accounts/account.ts';
import { accountName } from '../../account-name.ts';

const defaultAccount = 'default';

export const keyBody = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .refine((name) => name.isWellFormed() && !name.includes('\0'), 'Holds a NUL character or half a surrogate pair')
    .default('key'),
  account: accountName.default(defaultAccount).describe('Ours: the account that the key spends from; made if there is none.'),
  is_manager: z.boolean().default(false).describe('Ours: whether the key may manage keys, accounts and credits.'),
});

export const keySchema = z.strictObject({
  name: z.string(),
  disabled: z.boolean(),
  prefix: z.string(),
  scopes: z.array(z.string()),
  limit: z.null(),
  created_at: z.string(),
  updated_at: z.string(),
  monthly_usage: z.null(),
  account: z.string().describe('Ours.'),
  is_manager: z.boolean().describe('Ours: may manage keys, accounts and credits.'),
  key: z.string().optional().describe('The key itself: only in the answer that makes it.'),
});

export const toKey = ({ name, prefix, createdAt, revokedAt, accountName, isManager }: ApiKey): z.infer<typeof keySchema> => ({
  name,
  disabled: revokedAt !== null,
  prefix,
  scopes: ['model:image'],
  limit: null,
  created_at: createdAt.toISOString(),
  updated_at: (revokedAt ?? createdAt).toISOString(),
  monthly_usage: null,
  account: accountName,
  is_manager: isManager,
});
