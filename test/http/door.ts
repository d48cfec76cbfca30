/** An application over the memory floors, with one funded account, a manager's key and a plain one. */
import { Writable } from 'node:stream';
import sharp from 'sharp';
import { type Config, loadConfig } from '../../src/config.ts';
import { type AppDeps, createApp } from '../../src/http/index.ts';
import { createReferences } from '../../src/references/index.ts';
import { createLog } from '../../src/shared/index.ts';
import {
  createMemoryCredits,
  createMemoryGenerations,
  createMemoryKeys,
  createMemoryLedger,
  createMemoryStorage,
  type Work,
} from './memory.ts';

export const generationsUrl = '/v1/images/generations';
export const startCredits = 2_000_000;
export const startMs = Date.UTC(2026, 10, 22, 12);

interface DoorOptions {
  readonly work?: Work;
  readonly maxQueued?: number;
  readonly config?: Partial<Config>;
  readonly deps?: Partial<AppDeps>;
}

function createLines() {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { lines, destination };
}

export async function openDoor({ work = async () => {}, maxQueued = 10, config, deps }: DoorOptions = {}) {
  const clock = { ms: startMs, nowMs: () => clock.ms };
  const ledger = createMemoryLedger(clock);
  const keys = createMemoryKeys(ledger, clock);
  const credits = createMemoryCredits(ledger);
  const { storage, files } = createMemoryStorage(clock);
  const { generations, jobs } = createMemoryGenerations({ ledger, storage, clock, work, maxQueued });
  const { plainKey: managerKey } = await keys.create({ name: 'first', account: 'default', isManager: true });
  const { plainKey: userKey } = await keys.create({ name: 'second', account: 'default', isManager: false });
  await credits.grant('default', startCredits);
  const { lines, destination } = createLines();
  const serverConfig = { ...loadConfig({}), ...config };
  const log = createLog('info', destination);
  const app = createApp({
    config: serverConfig,
    log,
    clock,
    db: { query: async () => [] },
    keys,
    credits,
    generations,
    storage,
    references: createReferences({ limits: serverConfig.limits, allowPrivateHosts: serverConfig.allowPrivateHosts, log }),
    engines: [{ name: 'studio', version: 'test' }],
    webDir: null,
    ...deps,
  });
  const balance = (): number => ledger.balanceOf('account-1');
  return { app, clock, ledger, keys, credits, storage, files, generations, jobs, managerKey, userKey, logLines: lines, balance };
}

export type Door = Awaited<ReturnType<typeof openDoor>>;

export const bearer = (key: string): { authorization: string } => ({ authorization: `Bearer ${key}` });

/** Posts a generation; the body is JSON unless it is a string. */
export function post({ app, userKey }: Door, payload: object | string, headers: Record<string, string> = {}) {
  const sent = { ...bearer(userKey), 'content-type': 'application/json', ...headers };
  return app.inject({
    method: 'POST',
    url: generationsUrl,
    headers: sent,
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });
}

export const seedream = (fields: object = {}): object => ({ model: 'bytedance/seedream-4-5', prompt: 'a red teapot', ...fields });

export const jpegOf = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#884422' } })
    .jpeg()
    .toBuffer();

export const dataUriOf = (bytes: Uint8Array, type = 'image/jpeg'): string => `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
