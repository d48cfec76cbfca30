/** The composition root: config -> database -> storage -> engines -> queue -> HTTP. The only place where the big things are made. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createCredits, createKeys, withOperatorKey } from './accounts/index.ts';
import type { Config } from './config.ts';
import { openDb } from './db/index.ts';
import { createBrokenDiffusion, createDiffusion, findCheckpoint } from './diffusion/index.ts';
import type { BackendName, Engine } from './engine.ts';
import { AppError, isAppError } from './errors.ts';
import { createApp } from './http/index.ts';
import { createWatermarker, decodeImage, encodeImage, encodePreview } from './imaging/index.ts';
import { createInferenceHost, type InferenceHost } from './inference/index.ts';
import { createGenerations } from './jobs/index.ts';
import { createReferences } from './references/index.ts';
import { type Clock, type Log, removeServerFile, writeServerFile } from './shared/index.ts';
import { openStorage } from './storage/index.ts';
import { createStudio } from './studio/index.ts';

export interface RunningServer {
  /** Where it listens, as this machine reaches it, for example http://127.0.0.1:8787. */
  readonly url: string;
  /** Lets the owner of the data directory manage the server; lives as long as this process. */
  readonly operatorKey: string;
  /** The first API key, on the first start only; it is shown once and stored as a hash. */
  readonly firstKey: string | null;
  /** Stops listening, lets running generations end or go back to the queue, and closes everything. */
  close(): Promise<void>;
}

const defaultAccount = 'default';
/** 1,000 USD at the hosted price: an own machine should not run dry on its first day; operators grant what they like. */
const firstGrantCredits = 2_000_000_000;

type Keys = ReturnType<typeof createKeys>;
type Credits = ReturnType<typeof createCredits>;

/** Makes the first account, its credits and its key where there is none, and the key that SEEDBED_API_KEY fixes. */
async function ensureFirstKey(keys: Keys, credits: Credits, fixedKey: string | null): Promise<string | null> {
  const isFirstStart = (await keys.list()).length === 0;
  const isKnown = fixedKey !== null && (await keys.authenticate(fixedKey)) !== null;
  if (isKnown || (!isFirstStart && fixedKey === null)) return null;
  const made = await keys.create({
    name: fixedKey ? 'SEEDBED_API_KEY' : 'first key',
    account: defaultAccount,
    isManager: true,
    ...(fixedKey !== null && { plainKey: fixedKey }),
  });
  if (isFirstStart) await credits.grant(defaultAccount, firstGrantCredits);
  return fixedKey ? null : made.plainKey;
}

function findWebDir(): string | null {
  const folder = fileURLToPath(new URL('../web/dist', import.meta.url));
  return existsSync(`${folder}/index.html`) ? folder : null;
}

const reachableHost = (host: string): string =>
  host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;

interface Parts extends Deps {
  readonly config: Config;
  /** Ends what was opened, the last first. */
  readonly closers: (() => Promise<void>)[];
}

interface Deps {
  readonly log: Log;
  readonly clock: Clock;
  /** What the diffusion engine runs on. Default cpu. */
  readonly backend?: BackendName;
}

/** null without a folder of weights. Weights that cannot be used are told at every picture asked of them; the studio serves on. */
async function openDiffusion({ config, log, backend }: Parts, inference: InferenceHost): Promise<Engine | null> {
  const { modelsDir } = config;
  if (modelsDir === null) return null;
  try {
    return await createDiffusion({ folder: await findCheckpoint(modelsDir), inference, ...(backend && { backend }) });
  } catch (error) {
    if (!isAppError(error)) throw error;
    log.error({ err: error, modelsDir }, 'the weights of the diffusion engine cannot be used');
    return createBrokenDiffusion(error);
  }
}

/** Opens everything that needs no socket; each part that must be closed says so in `closers`. */
async function assemble(parts: Parts) {
  const { config, log, clock, closers } = parts;
  const db = await openDb(config, log);
  closers.push(() => db.close());
  const storage = await openStorage(config, { db, clock });
  const keys = createKeys(db);
  const credits = createCredits(db);
  const firstKey = await ensureFirstKey(keys, credits, config.apiKey);
  const accounts = await credits.accounts();
  const ownAccount = accounts.find(({ name }) => name === defaultAccount) ?? accounts[0]!;

  const inference = createInferenceHost({ log });
  closers.push(() => inference.close());
  const watermarker = createWatermarker();
  closers.push(() => watermarker.close());
  const studio = createStudio({ inference });
  const diffusion = await openDiffusion(parts, inference);
  const engines = new Map<string, Engine>([['studio', studio], ...(diffusion ? ([['diffusion', diffusion]] as const) : [])]);
  if (!engines.has(config.engine)) {
    const needed = config.engine === 'diffusion' ? '; diffusion needs SEEDBED_MODELS, the folder of its weights' : '';
    const message = `SEEDBED_ENGINE must name an engine of this server (${[...engines.keys()].join(', ')}), got "${config.engine}"${needed}`;
    throw new AppError('invalid_configuration', message, { details: { param: 'SEEDBED_ENGINE' } });
  }
  for (const engine of engines.values()) closers.push(() => engine.close());
  const imaging = { decodeImage, encodeImage, encodePreview, embedWatermark: watermarker.embed };
  const generations = createGenerations({ db, storage, credits, engines, imaging, limits: config.limits, log, clock });
  await generations.start();
  closers.push(() => generations.stop());
  return { db, storage, keys, credits, engines, scenes: studio.scenes, generations, firstKey, ownAccount };
}

type Assembled = Awaited<ReturnType<typeof assemble>>;

/** Starts to listen; returns the URL under which this machine reaches the server. */
async function listen(parts: Parts, assembled: Assembled, operatorKey: string): Promise<string> {
  const { config, log, clock, closers } = parts;
  const app = await createApp({
    ...assembled,
    config,
    log,
    clock,
    keys: withOperatorKey(assembled.keys, operatorKey, assembled.ownAccount.id),
    references: createReferences({ limits: config.limits, allowPrivateHosts: config.allowPrivateHosts, log }),
    engines: [...assembled.engines.values()].map(({ name, version }) => ({ name, version })),
    webDir: findWebDir(),
  });
  // Both at once: open requests wait for their generations, which end or go back to the queue within the grace time.
  closers.splice(-1, 1, async () => {
    await Promise.all([assembled.generations.stop(), app.close()]);
  });
  await app.listen({ host: config.host, port: config.port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    const message = `PORT must be a free port, got ${config.port}, which another program uses on ${config.host}`;
    throw new AppError('invalid_configuration', message, { details: { param: 'PORT' }, cause: error });
  });
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  return `http://${reachableHost(config.host)}:${port}`;
}

/** throws invalid_configuration, data_locked, and what the system says when the port is taken; then nothing stays open. */
export async function startServer(config: Config, deps: Deps): Promise<RunningServer> {
  const closers: (() => Promise<void>)[] = [];
  const closeAll = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    const parts = { ...deps, config, closers };
    const assembled = await assemble(parts);
    const operatorKey = randomBytes(24).toString('base64url');
    const url = await listen(parts, assembled, operatorKey);
    writeServerFile(config.dataDir, { url, pid: process.pid, operatorKey });
    closers.push(async () => removeServerFile(config.dataDir));
    deps.log.info({ url }, 'ready');
    return { url, operatorKey, firstKey: assembled.firstKey, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}
