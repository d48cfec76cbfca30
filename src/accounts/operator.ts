/** The operator's key: made anew for each process, told only to the owner of the data directory, accepted beside the stored keys. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Caller, Keys } from './account.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** `keys`, except that `operatorKey` is let in as a manager of the account `accountId`. */
export function withOperatorKey(keys: Keys, operatorKey: string, accountId: string): Keys {
  const expected = digest(operatorKey);
  const operator: Caller = { accountId, keyId: 'operator', isManager: true };
  return {
    ...keys,
    authenticate: async (bearer) => (timingSafeEqual(digest(bearer), expected) ? operator : keys.authenticate(bearer)),
  };
}
