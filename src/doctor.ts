/** What a server needs on this machine, checked one by one without starting it. Beside main.ts, since it opens what main.ts opens. */
import { accessSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Config } from './config.ts';
import { openDb } from './db/index.ts';
import { findCheckpoint, memoryNeed, openFlux2Klein } from './diffusion/index.ts';
import { decodeImage, encodeImage } from './imaging/index.ts';
import { createInferenceHost } from './inference/index.ts';
import { createLog, readServerFile, systemClock } from './shared/index.ts';
import { openStorage } from './storage/index.ts';
import { checkSegmenter } from './studio/index.ts';

export interface Check {
  readonly name: string;
  readonly state: 'ok' | 'warning' | 'failed';
  readonly detail: string;
}

type Finding = string | { warning: string };

async function check(name: string, look: () => Promise<Finding> | Finding): Promise<Check> {
  try {
    const finding = await look();
    return typeof finding === 'string' ? { name, state: 'ok', detail: finding } : { name, state: 'warning', detail: finding.warning };
  } catch (error) {
    return { name, state: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
}

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return process.versions.node;
  throw new Error(`Node 22.12 or newer is needed, this is ${process.versions.node}`);
}

function checkDataDir(dataDir: string): Finding {
  mkdirSync(dataDir, { recursive: true });
  accessSync(dataDir, constants.W_OK);
  const { bavail, bsize } = statfsSync(dataDir);
  const freeGigabytes = (Number(bavail) * Number(bsize)) / 2 ** 30;
  const detail = `${dataDir}, ${freeGigabytes.toFixed(1)} GB free`;
  return freeGigabytes < 1 ? { warning: detail } : detail;
}

async function checkImages(): Promise<Finding> {
  const image = { width: 64, height: 64, channels: 3 as const, data: new Uint8Array(64 * 64 * 3).fill(128) };
  const provenance = { digitalSourceType: 'algorithmicMedia' as const, software: 'Seedbed', prompt: null };
  const formats = ['jpeg', 'png', 'webp'] as const;
  for (const format of formats) {
    const { bytes } = await encodeImage(image, { format, provenance });
    await decodeImage(bytes, { pixels: 10_000 });
  }
  return `${formats.join(', ')} encode and decode`;
}

async function checkInference(): Promise<Finding> {
  const inference = createInferenceHost({ log: createLog('silent') });
  try {
    return await checkSegmenter(inference);
  } finally {
    await inference.close();
  }
}

/** The database and the storage; the embedded ones are left alone while a server holds the data directory. */
async function checkStores(config: Config): Promise<Check[]> {
  const log = createLog('silent');
  const running = readServerFile(config.dataDir);
  if (running && !config.databaseUrl && existsSync(`/proc/${running.pid}`)) {
    return [{ name: 'database, storage', state: 'ok', detail: `in use by the server at ${running.url}` }];
  }
  const db = await openDb(config, log).catch((error: Error) => error);
  if (db instanceof Error) return [{ name: 'database', state: 'failed', detail: db.message }];
  try {
    const database = await check(
      'database',
      async () => `${db.kind}, ${JSON.stringify((await db.query<{ version: string }>('select version()'))[0]!.version.split(' on ')[0])}`,
    );
    const storage = await check('storage', async () => {
      const opened = await openStorage(config, { db, clock: systemClock });
      if (!(await opened.isReady())) throw new Error(`${opened.kind} does not answer`);
      return opened.kind;
    });
    return [database, storage];
  } finally {
    await db.close();
  }
}

const inGigabytes = (sizeBytes: number): string => `${(sizeBytes / 2 ** 30).toFixed(1)} GB`;

/** The weights of the diffusion engine, without loading them: whether they are whole and fit each other, and this machine's memory. */
async function checkWeights({ modelsDir }: Config): Promise<Finding> {
  if (modelsDir === null) return 'none (SEEDBED_MODELS is not set): the diffusion engine is off';
  const model = await openFlux2Klein(await findCheckpoint(modelsDir));
  const { peakBytes } = memoryNeed(model, { textLength: 512, targetTokens: 64 ** 2, referenceTokens: 0, tilePixels: 1024 });
  const available = process.availableMemory();
  const detail = `${model.folder}, ${inGigabytes(peakBytes)} of memory for 1024x1024, ${inGigabytes(available)} are free`;
  return peakBytes <= available ? detail : { warning: `${detail}: too little` };
}

const checkPlayground = (): Finding =>
  existsSync(`${dirname(import.meta.dirname)}/web/dist/index.html`) ? 'built' : { warning: 'not built yet; npm start builds it' };

/** Never throws; a failed check is a finding. */
export async function diagnose(config: Config): Promise<Check[]> {
  return [
    await check('node', checkNode),
    await check('data directory', () => checkDataDir(config.dataDir)),
    await check('image formats', checkImages),
    await check('inference', checkInference),
    await check('weights', () => checkWeights(config)),
    ...(await checkStores(config)),
    await check('playground', checkPlayground),
  ];
}
