/** Models, money, keys, accounts and health. */
import type { Connection } from './connection.ts';
import type { Account, ApiKey, Health, Model, PixelSize, Transaction, TransactionPage } from './types.ts';

export interface TransactionFilter {
  readonly from?: string;
  readonly to?: string;
  readonly direction?: 'TOPUP' | 'CHARGE';
  readonly type?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

export interface ManagementClient {
  models(): Promise<readonly Model[]>;
  /** Credits left on the key's account. */
  balance(): Promise<number>;
  transactions(filter?: TransactionFilter): Promise<TransactionPage>;
  /** Keys, oldest first. Needs a key that may manage, as the calls below. */
  keys(): Promise<readonly ApiKey[]>;
  /** The plain key is told this once. */
  createKey(options?: { name?: string; account?: string; isManager?: boolean }): Promise<{ key: ApiKey; plainKey: string }>;
  revokeKey(prefix: string): Promise<void>;
  accounts(): Promise<readonly Account[]>;
  /** Adds credits, or takes some when negative; returns the account with its new balance. */
  grantCredits(account: string, credits: number): Promise<Account>;
  health(): Promise<Health>;
}

interface WireModel {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly info: { readonly name: string; readonly developer: string; readonly description: string };
  readonly engines: readonly string[];
  readonly capabilities: readonly string[];
  readonly pricing: { readonly units: readonly { readonly credits: number }[] };
  readonly limits: {
    readonly reference_images: { readonly max: number };
    readonly images: { readonly max: number };
    readonly image_size: { readonly min: number; readonly max: number; readonly presets: Readonly<Record<string, PixelSize>> };
  };
}

const toModel = ({ id, aliases, info, engines, capabilities, pricing, limits }: WireModel): Model => ({
  id,
  aliases,
  name: info.name,
  developer: info.developer,
  description: info.description,
  engines,
  capabilities,
  creditsPerImage: pricing.units[0]?.credits ?? 0,
  minSide: limits.image_size.min,
  maxSide: limits.image_size.max,
  sizePresets: limits.image_size.presets,
  maxReferences: limits.reference_images.max,
  maxImages: limits.images.max,
});

interface WireTransaction {
  readonly created_at: string;
  readonly direction: 'TOPUP' | 'CHARGE';
  readonly type: string;
  readonly amount: { readonly usd: number; readonly credits: number };
  readonly model: string | null;
  readonly reference_id: string | null;
}

const toTransaction = ({ created_at, direction, type, amount, model, reference_id }: WireTransaction): Transaction => ({
  createdAt: created_at,
  direction,
  type,
  credits: amount.credits,
  usd: amount.usd,
  model,
  generationId: reference_id,
});

interface WireKey {
  readonly name: string;
  readonly prefix: string;
  readonly account: string;
  readonly is_manager: boolean;
  readonly disabled: boolean;
  readonly created_at: string;
  readonly key?: string;
}

const toKey = ({ name, prefix, account, is_manager, disabled, created_at }: WireKey): ApiKey => ({
  name,
  prefix,
  account,
  isManager: is_manager,
  isRevoked: disabled,
  createdAt: created_at,
});

interface WireAccount {
  readonly id: string;
  readonly name: string;
  readonly balance: number;
}

const toAccount = ({ id, name, balance }: WireAccount): Account => ({ id, name, balanceCredits: balance });

interface WirePage {
  readonly data: readonly WireTransaction[];
  readonly pagination: { readonly next_cursor: string | null };
}

function createMoney({ json }: Connection): Pick<ManagementClient, 'balance' | 'transactions' | 'accounts' | 'grantCredits'> {
  return {
    balance: async () => (await json<{ balance: number }>('/v1/billing/balance')).balance,
    async transactions(filter = {}) {
      const query = new URLSearchParams(Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, String(value)])));
      const { data, pagination } = await json<WirePage>(`/v2/billing/transactions?${query}`);
      return { transactions: data.map(toTransaction), nextCursor: pagination.next_cursor };
    },
    accounts: async () => (await json<{ data: WireAccount[] }>('/v1/accounts')).data.map(toAccount),
    async grantCredits(account, credits) {
      const path = `/v1/accounts/${encodeURIComponent(account)}/credits`;
      return toAccount((await json<{ data: WireAccount }>(path, { method: 'POST', body: { credits } })).data);
    },
  };
}

function createKeys({ json }: Connection): Pick<ManagementClient, 'keys' | 'createKey' | 'revokeKey'> {
  return {
    keys: async () => (await json<{ data: WireKey[] }>('/v1/keys')).data.map(toKey),
    async createKey({ name, account, isManager } = {}) {
      const body = {
        ...(name !== undefined && { name }),
        ...(account !== undefined && { account }),
        ...(isManager !== undefined && { is_manager: isManager }),
      };
      const { data } = await json<{ data: WireKey }>('/v1/keys', { method: 'POST', body });
      return { key: toKey(data), plainKey: data.key ?? '' };
    },
    revokeKey: async (prefix) => void (await json(`/v1/keys/${encodeURIComponent(prefix)}`, { method: 'DELETE' })),
  };
}

export function createManagement(connection: Connection): ManagementClient {
  return {
    models: async () => (await connection.json<{ data: WireModel[] }>('/v1/models?include=all')).data.map(toModel),
    ...createMoney(connection),
    ...createKeys(connection),
    async health() {
      const { engines } = await connection.json<Pick<Health, 'engines'>>('/healthz');
      const readiness = await connection.call('/readyz', { accept: [503] });
      const { status, checks } = (await readiness.json()) as { status: string; checks: Record<string, boolean> };
      return { isReady: status === 'ready', checks, engines };
    },
  };
}
