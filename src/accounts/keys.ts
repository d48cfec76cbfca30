/**
 * API keys. A key is shown once, when it is made; the database has its SHA-256 alone, so that a stolen database opens nothing.
 * A plain hash suffices: keys are 128 random bits, or as long as the operator chose.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { nanoid } from 'nanoid';
import { accountSql, type Db } from '../db/index.ts';
import { AppError } from '../errors.ts';
import { type Clock, newApiKey, systemClock } from '../shared/index.ts';
import type { ApiKey, Caller, Keys } from './account.ts';

const prefixCharacters = 8;
// One look at PGlite costs 0.5 ms of the event loop, a third of what a cheap request may take; a revocation elsewhere lands within this.
const cacheMs = 2_000;
const cacheEntries = 1_000;

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

interface CacheEntry {
  readonly caller: Caller;
  readonly untilMs: number;
}

/** Keeps who was let in for a moment, by the hash of the key. */
function createCallerCache(clock: Clock) {
  const entries = new Map<string, CacheEntry>();
  return {
    get(hash: string): Caller | null {
      const entry = entries.get(hash);
      if (entry && entry.untilMs > clock.nowMs()) return entry.caller;
      entries.delete(hash);
      return null;
    },
    set(hash: string, caller: Caller): void {
      if (entries.size >= cacheEntries) entries.clear();
      entries.set(hash, { caller, untilMs: clock.nowMs() + cacheMs });
    },
    clear: () => entries.clear(),
  };
}

export function createKeys(db: Db, clock: Clock = systemClock): Keys {
  const cache = createCallerCache(clock);

  async function authenticate(bearer: string): Promise<Caller | null> {
    const hash = sha256(bearer);
    const hashHex = hash.toString('hex');
    const known = cache.get(hashHex);
    if (known) return known;
    const stored = await accountSql.findLiveKey(db, bearer.slice(0, prefixCharacters));
    if (!stored || !timingSafeEqual(hash, stored.sha256)) return null;
    const caller = { accountId: stored.accountId, keyId: stored.id, isManager: stored.isManager };
    cache.set(hashHex, caller);
    return caller;
  }

  async function create(options: { name: string; account: string; isManager: boolean; plainKey?: string }) {
    const plainKey = options.plainKey ?? newApiKey();
    const prefix = plainKey.slice(0, prefixCharacters);
    const key = await db.transaction(async (tx): Promise<ApiKey> => {
      const accountId = await accountSql.ensureAccount(tx, { id: `acct_${nanoid(16)}`, name: options.account });
      const { name, isManager } = options;
      const made = await accountSql.insertKey(tx, {
        id: `key_${nanoid(16)}`,
        accountId,
        name,
        prefix,
        sha256: sha256(plainKey),
        isManager,
      });
      if (made) return made;
      throw new AppError('conflict', `a key that begins with ${prefix} exists already`, { details: { prefix } });
    });
    return { key, plainKey };
  }

  async function revoke(prefix: string): Promise<ApiKey> {
    const key = await accountSql.revokeKey(db, prefix);
    cache.clear();
    if (!key) throw new AppError('not_found', `no key that begins with ${JSON.stringify(prefix)}`);
    return key;
  }

  return { authenticate, create, list: () => accountSql.listKeys(db), revoke };
}
