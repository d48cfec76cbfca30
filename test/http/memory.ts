/**
 * The server without its lower floors: accounts, ledger, queue and storage in memory, behaving as their contracts say.
 * Pictures are real JPEGs of the asked size. For tests of the door alone.
 */
import { createHmac, randomBytes } from 'node:crypto';
import sharp from 'sharp';
import type { ApiKey, Caller, Credits, Keys, LedgerKind, Transaction } from '../../src/accounts/account.ts';
import { AppError, isAppError } from '../../src/errors.ts';
import type { Generation, GenerationChange, GenerationState, Generations, Submission } from '../../src/jobs/generation.ts';
import { type Clock, newApiKey, newGenerationId } from '../../src/shared/index.ts';
import type { Storage } from '../../src/storage/storage.ts';

export interface Account {
  readonly id: string;
  readonly name: string;
}

interface LedgerLine {
  readonly accountId: string;
  readonly kind: LedgerKind;
  readonly credits: number;
  readonly generationId: string | null;
  readonly model: string | null;
  readonly createdAt: Date;
}

export function createMemoryLedger(clock: Clock) {
  const accounts: Account[] = [];
  const lines: LedgerLine[] = [];
  const accountOf = (name: string): Account => {
    const known = accounts.find((account) => account.name === name);
    if (known) return known;
    const made = { id: `account-${accounts.length + 1}`, name };
    accounts.push(made);
    return made;
  };
  const write = (line: Omit<LedgerLine, 'createdAt'>): void => void lines.push({ ...line, createdAt: new Date(clock.nowMs()) });
  const balanceOf = (accountId: string): number =>
    lines.filter((line) => line.accountId === accountId).reduce((sum, line) => sum + line.credits, 0);
  return { accounts, lines, accountOf, write, balanceOf };
}

type Ledger = ReturnType<typeof createMemoryLedger>;

export function createMemoryKeys(ledger: Ledger, clock: Clock): Keys {
  const stored: { key: ApiKey; plainKey: string }[] = [];
  const isLive = ({ key }: { key: ApiKey }): boolean => key.revokedAt === null;
  return {
    async authenticate(bearer): Promise<Caller | null> {
      const found = stored.find((entry) => isLive(entry) && entry.plainKey === bearer);
      return found ? { accountId: found.key.accountId, keyId: found.key.id, isManager: found.key.isManager } : null;
    },
    async create({ name, account, isManager, plainKey = newApiKey() }) {
      const { id: accountId, name: accountName } = ledger.accountOf(account);
      const shared = { accountId, accountName, name, isManager, createdAt: new Date(clock.nowMs()), revokedAt: null };
      const key = { id: `key-${stored.length + 1}`, prefix: plainKey.slice(0, 8), ...shared };
      stored.push({ key, plainKey });
      return { key, plainKey };
    },
    list: async () => stored.map(({ key }) => key),
    async revoke(prefix) {
      const entry = stored.find(({ key }) => key.prefix === prefix);
      if (!entry) throw new AppError('not_found', `There is no key of the prefix ${prefix}`);
      entry.key = { ...entry.key, revokedAt: new Date(clock.nowMs()) };
      return entry.key;
    },
  };
}

function toTransaction(line: LedgerLine, index: number): Transaction | null {
  const shared = { id: index + 1, createdAt: line.createdAt, model: line.model, generationId: line.generationId };
  if (line.kind === 'grant') return { ...shared, direction: 'TOPUP', type: 'ADJUSTMENT', credits: line.credits };
  return line.kind === 'settle' ? { ...shared, direction: 'CHARGE', type: 'MODEL_USAGE', credits: 84_000 } : null;
}

export function createMemoryCredits(ledger: Ledger): Credits {
  const unused = async (): Promise<void> => {
    throw new Error('the memory queue writes its ledger lines itself');
  };
  return {
    balance: async (accountId) => ledger.balanceOf(accountId),
    async grant(name, credits) {
      const account = ledger.accounts.find((known) => known.name === name);
      if (!account) throw new AppError('not_found', `There is no account ${name}`);
      ledger.write({ accountId: account.id, kind: 'grant', credits, generationId: null, model: null });
      return { accountId: account.id, balanceCredits: ledger.balanceOf(account.id) };
    },
    hold: unused,
    settle: unused,
    refund: unused,
    async transactions(accountId, { before = Number.POSITIVE_INFINITY, limit, direction, type }) {
      const all = ledger.lines.map((line, index) => (line.accountId === accountId ? toTransaction(line, index) : null));
      const wanted = (line: Transaction | null): line is Transaction =>
        line !== null && line.id < before && (!direction || line.direction === direction) && (!type || line.type === type);
      return all.filter(wanted).reverse().slice(0, limit);
    },
    accounts: async () => ledger.accounts.map(({ id, name }) => ({ id, name, balanceCredits: ledger.balanceOf(id) })),
  };
}

export function createMemoryStorage(clock: Clock) {
  const files = new Map<string, { bytes: Uint8Array; contentType: string }>();
  const secret = randomBytes(32);
  const sign = (text: string): string => createHmac('sha256', secret).update(text).digest('hex');
  const storage: Storage = {
    kind: 'disk',
    put: async (key, bytes, contentType) => void files.set(key, { bytes, contentType }),
    async get(key) {
      const file = files.get(key);
      if (!file) throw new AppError('not_found', 'There is no such file');
      return file;
    },
    delete: async (key) => void files.delete(key),
    async signedUrl(key, { baseUrl, expiresSeconds }) {
      const signed = `/files/${key}?expires=${Math.floor(clock.nowMs() / 1000) + expiresSeconds}`;
      return `${baseUrl}${signed}&signature=${sign(signed)}`;
    },
    verifySignedUrl(url) {
      const [, signed = '', key = '', expires, signature] = /^(\/files\/([^?]+)\?expires=(\d+))&signature=(.*)$/.exec(url) ?? [];
      if (signature !== sign(signed)) throw new AppError('signature_invalid', 'The signature of the link does not fit');
      if (Number(expires) * 1000 < clock.nowMs()) throw new AppError('signature_expired', 'The link has expired');
      return key;
    },
    isReady: async () => true,
  };
  return { storage, files };
}

/** What the memory queue does with a submission: draws, or waits, or fails. `report` tells progress. */
export type Work = (
  submission: Submission,
  signal: AbortSignal,
  report: (fraction: number, stage: string, preview?: string) => void,
) => Promise<void>;

interface Job {
  generation: Generation;
  readonly cancel: AbortController;
  readonly final: PromiseWithResolvers<Generation>;
  readonly watchers: Set<(change: GenerationChange) => void>;
}

interface QueueParts {
  readonly ledger: Ledger;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly work: Work;
  readonly maxQueued: number;
}

const isFinal = (state: GenerationState): boolean => ['succeeded', 'failed', 'cancelled'].includes(state);

export function createMemoryGenerations({ ledger, storage, clock, work, maxQueued }: QueueParts) {
  const jobs = new Map<string, Job>();

  function change(job: Job, patch: Partial<Generation>, preview?: string): void {
    job.generation = { ...job.generation, ...patch };
    for (const watcher of job.watchers) watcher({ ...job.generation, ...(preview && { preview }) });
    if (isFinal(job.generation.state)) job.final.resolve(job.generation);
  }
  function finish(job: Job, patch: Partial<Generation> & { state: GenerationState }): void {
    if (isFinal(job.generation.state)) return;
    const { accountId, id: generationId, costCredits, request } = job.generation;
    const line = { accountId, generationId, model: request.model };
    if (patch.state === 'succeeded') ledger.write({ ...line, kind: 'settle', credits: 0 });
    else ledger.write({ ...line, kind: 'refund', credits: costCredits });
    change(job, { ...patch, finishedAt: new Date(clock.nowMs()) });
  }
  async function run(job: Job, submission: Submission): Promise<void> {
    change(job, { state: 'running', startedAt: new Date(clock.nowMs()) });
    try {
      await work(submission, job.cancel.signal, (fraction, stage, preview) => change(job, { progress: { fraction, stage } }, preview));
      finish(job, { state: 'succeeded', ...(await draw(submission, job.generation.id, storage)) });
    } catch (error) {
      const { code, message } = isAppError(error) ? error : new AppError('internal', String(error));
      finish(job, { state: 'failed', error: { code, message } });
    }
  }
  const generations: Generations = {
    async submit(submission) {
      const waiting = [...jobs.values()].filter(({ generation }) => !isFinal(generation.state)).length;
      if (waiting >= maxQueued)
        throw new AppError('queue_full', `${waiting} generations are waiting`, { details: { retryAfterSeconds: 7 } });
      const { accountId, costCredits, request } = submission;
      if (ledger.balanceOf(accountId) < costCredits) throw new AppError('not_enough_credits', 'The balance is below the cost');
      const generation = toGeneration(submission, newGenerationId(), clock);
      ledger.write({ accountId, kind: 'hold', credits: -costCredits, generationId: generation.id, model: request.model });
      const job: Job = { generation, cancel: new AbortController(), final: Promise.withResolvers(), watchers: new Set() };
      jobs.set(generation.id, job);
      setImmediate(() => void run(job, submission));
      return generation;
    },
    wait: (id, signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        jobs.get(id)!.final.promise.then(resolve, reject);
      }),
    async cancel(id) {
      const job = jobs.get(id)!;
      job.cancel.abort();
      finish(job, { state: 'cancelled' });
      return job.generation;
    },
    async find(id, accountId) {
      const generation = jobs.get(id)?.generation;
      return generation?.accountId === accountId ? generation : null;
    },
    async findByClientRequestId(clientRequestId, accountId) {
      const all = [...jobs.values()].map(({ generation }) => generation).reverse();
      return all.find((generation) => generation.accountId === accountId && generation.clientRequestId === clientRequestId) ?? null;
    },
    watch(id, onChange) {
      jobs.get(id)?.watchers.add(onChange);
      return () => void jobs.get(id)?.watchers.delete(onChange);
    },
    async counts() {
      const states = [...jobs.values()].map(({ generation }) => generation.state);
      return { queued: states.filter((state) => state === 'queued').length, running: states.filter((state) => state === 'running').length };
    },
  };
  return { generations, jobs };
}

function toGeneration(submission: Submission, id: string, clock: Clock): Generation {
  const { references, ...rest } = submission;
  return {
    ...rest,
    id,
    state: 'queued',
    referenceCount: references.length,
    pictures: [],
    engine: null,
    timings: null,
    plan: null,
    error: null,
    progress: { fraction: 0, stage: '' },
    createdAt: new Date(clock.nowMs()),
    startedAt: null,
    finishedAt: null,
  };
}

/** Flat pictures, their colour drawn from the seed. */
async function draw({ request, warnings }: Submission, id: string, storage: Storage): Promise<Partial<Generation>> {
  const pictures = [];
  for (let index = 0; index < request.imageCount; index++) {
    const seed = request.seed + index;
    const background = { r: Math.abs(seed) % 256, g: 90, b: 160 };
    const bytes = await sharp({ create: { ...request.size, channels: 3, background } })
      .toFormat(request.outputFormat)
      .toBuffer();
    const contentType = `image/${request.outputFormat}`;
    const storageKey = `generations/${id}/${index}.${request.outputFormat}`;
    await storage.put(storageKey, bytes, contentType);
    const sizes = { size: request.size, nativeSize: request.size, sizeBytes: bytes.length };
    pictures.push({ storageKey, contentType, seed, ...sizes, digitalSourceType: 'algorithmicMedia' as const });
  }
  return { pictures, engine: `${request.engine}@test`, warnings: [...warnings], timings: { engineMs: 12, encodeMs: 3 } };
}
