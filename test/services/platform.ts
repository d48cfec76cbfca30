/**
 * The platform without HTTP, over a test's own place: database, storage, accounts and generations, with an engine that a test drives.
 * The picture that the engine makes is one colour, told by the seed, so that a test can see whose picture it is.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { type Credits, createCredits, createKeys } from '../../src/accounts/index.ts';
import { defaultLimits, type Limits } from '../../src/config.ts';
import type { Db } from '../../src/db/index.ts';
import type { Engine, EngineContext, EngineRequest, PixelSize } from '../../src/engine.ts';
import {
  createGenerations,
  type GenerationRequest,
  type Imaging,
  type RunnableGenerations,
  type Submission,
} from '../../src/jobs/index.ts';
import { createLog, systemClock } from '../../src/shared/index.ts';
import { openStorage, type Storage } from '../../src/storage/index.ts';
import { s3Config, type TestPlace } from './services.ts';

export const costCredits = 100;

/** Bytes of a "file": its pixels' first colour, then what was written of its origin. */
export const plainImaging: Imaging = {
  decodeImage: async (bytes) => ({ image: { width: 1, height: 1, channels: 3, data: bytes.slice(0, 3) }, format: 'png' }),
  encodeImage: async (image, options) => ({
    bytes: new TextEncoder().encode(JSON.stringify({ colour: [...image.data.slice(0, 3)], ...options })),
    contentType: `image/${options.format}`,
  }),
  encodePreview: async ({ data }) => `data:,${data[0]}`,
  embedWatermark: async (image) => ({ ...image, data: image.data.map((value) => 255 - value) }),
};

export interface TestEngine extends Engine {
  /** The size of what it makes, when it is not what was asked for. */
  wrongSize: PixelSize | null;
  /** Every request that was begun, in order. */
  readonly begun: EngineRequest[];
  /** What the engine does before it answers; by default nothing. */
  work: (request: EngineRequest, context: { signal: AbortSignal; onProgress: EngineContext['onProgress'] }) => Promise<void>;
}

export function createTestEngine(): TestEngine {
  const engine: TestEngine = {
    name: 'studio',
    version: 'test',
    wrongSize: null,
    begun: [],
    work: async () => undefined,
    async generate(request, context) {
      engine.begun.push(request);
      await engine.work(request, context);
      const size = engine.wrongSize ?? request.size;
      const data = new Uint8Array(size.width * size.height * 3).fill(request.seed % 256);
      return {
        image: { ...size, channels: 3, data },
        nativeSize: { width: 1, height: 1 },
        warnings: [`seed ${request.seed}`],
        digitalSourceType: 'algorithmicMedia',
      };
    },
    close: async () => undefined,
  };
  return engine;
}

/** Sleeps; when told to stop, throws as engines do. */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal }).catch(() => {
    throw signal.reason;
  });
}

export interface Platform {
  readonly db: Db;
  readonly storage: Storage;
  readonly credits: Credits;
  readonly generations: RunnableGenerations;
  readonly engine: TestEngine;
  readonly accountId: string;
  submission(request?: Partial<GenerationRequest>, other?: Partial<Submission>): Submission;
  stop(): Promise<void>;
}

export interface PlatformOptions {
  readonly limits?: Partial<Limits>;
  readonly concurrency?: number;
  /** Whether generations are worked on; default true. */
  readonly isStarted?: boolean;
  /** Credits granted to the account; default 1,000,000. */
  readonly credits?: number;
  readonly engine?: TestEngine;
  readonly onS3?: boolean;
  /** Called after each put, before the caller goes on. */
  readonly onPut?: (key: string) => void;
}

const account = 'tester';

async function ensureAccount(db: Db, credits: Credits, amount: number): Promise<{ accountId: string; keyId: string }> {
  const [known] = await createKeys(db).list();
  if (known) return { accountId: known.accountId, keyId: known.id };
  const { key } = await createKeys(db).create({ name: 'key', account, isManager: false });
  if (amount > 0) await credits.grant(account, amount);
  return { accountId: key.accountId, keyId: key.id };
}

export async function openPlatform(place: Pick<TestPlace, 'dataDir' | 'open'>, options: PlatformOptions = {}): Promise<Platform> {
  const db = await place.open();
  const s3 = options.onS3 ? s3Config : null;
  const stored = await openStorage({ dataDir: place.dataDir, s3 }, { db, clock: systemClock });
  const storage: Storage = {
    ...stored,
    async put(key, bytes, contentType) {
      await stored.put(key, bytes, contentType);
      options.onPut?.(key);
    },
  };
  const credits = createCredits(db);
  const owner = await ensureAccount(db, credits, options.credits ?? 1_000_000);
  const engine = options.engine ?? createTestEngine();
  const generations = createGenerations({
    db,
    storage,
    credits,
    engines: new Map([['studio', engine]]),
    imaging: plainImaging,
    limits: { ...defaultLimits, ...options.limits },
    log: createLog('silent'),
    clock: systemClock,
    concurrency: options.isStarted === false ? 0 : (options.concurrency ?? 1),
  });
  await generations.start();
  let isStopped = false;
  return {
    db,
    storage,
    credits,
    generations,
    engine,
    accountId: owner.accountId,
    submission: (request, other) => ({
      ...owner,
      clientRequestId: null,
      costCredits,
      references: [],
      isAwaited: true,
      warnings: [],
      ...other,
      request: {
        model: 'test-model',
        engine: 'studio',
        prompt: 'a red apple',
        size: { width: 2, height: 2 },
        seed: 7,
        imageCount: 1,
        watermark: false,
        outputFormat: 'jpeg',
        embedPrompt: false,
        ...request,
      },
    }),
    async stop() {
      if (isStopped) return;
      isStopped = true;
      await generations.stop();
      await db.close();
    },
  };
}

/** Waits until `check` gives something; throws after `timeoutMs`. */
export async function until<T>(
  check: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  timeoutMs = 10_000,
): Promise<T> {
  const deadlineMs = performance.now() + timeoutMs;
  for (;;) {
    const found = await check();
    if (found) return found;
    if (performance.now() > deadlineMs) throw new Error(`not within ${timeoutMs} ms`);
    await pause(5);
  }
}
