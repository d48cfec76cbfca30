/**
 * The server's own share of a generation: the time from submit() to wait() less what the engine and the encoder took, with an engine
 * that does next to nothing. PGlite and disk storage in a temporary folder, everything forced to disk as in production.
 *
 *   node bench/generation-overhead.ts [generations, default 200]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCredits, createKeys } from '../src/accounts/index.ts';
import { defaultLimits } from '../src/config.ts';
import { openDb } from '../src/db/index.ts';
import type { Engine } from '../src/engine.ts';
import { createGenerations, type Imaging, type Submission } from '../src/jobs/index.ts';
import { createLog, systemClock } from '../src/shared/index.ts';
import { openStorage } from '../src/storage/index.ts';

const size = { width: 64, height: 64 };
const image = { ...size, channels: 3 as const, data: new Uint8Array(64 * 64 * 3) };
const pictureBytes = new Uint8Array(1_500_000); // a JPEG of 2048x2048

const engine: Engine = {
  name: 'studio',
  version: '0',
  generate: async () => ({ image, nativeSize: size, warnings: [], digitalSourceType: 'algorithmicMedia' }),
  close: async () => undefined,
};
const imaging: Imaging = {
  decodeImage: async () => ({ image, format: 'png' }),
  encodeImage: async () => ({ bytes: pictureBytes, contentType: 'image/jpeg' }),
  encodePreview: async () => '',
  embedWatermark: async (marked) => marked,
};

const percentile = (sorted: readonly number[], share: number): string => sorted[Math.floor(sorted.length * share)]!.toFixed(1);

function report(name: string, times: number[]): void {
  times.sort((a, b) => a - b);
  console.log(`${name.padEnd(34)} p50 ${percentile(times, 0.5)} ms   p95 ${percentile(times, 0.95)} ms   n ${times.length}`);
}

const dataDir = mkdtempSync(join(tmpdir(), 'seedbed-bench-'));
const log = createLog('warn');
const db = await openDb({ dataDir, databaseUrl: null }, log);
const storage = await openStorage({ dataDir, s3: null }, { db, clock: systemClock });
const credits = createCredits(db);
const { key } = await createKeys(db).create({ name: 'bench', account: 'bench', isManager: false });
await credits.grant('bench', 1_000_000_000);
const engines = new Map([['studio', engine]]);
const generations = createGenerations({ db, storage, credits, engines, imaging, limits: defaultLimits, log, clock: systemClock });
await generations.start();

const submission: Submission = {
  accountId: key.accountId,
  keyId: key.id,
  clientRequestId: null,
  costCredits: 84_000,
  references: [],
  warnings: [],
  isAwaited: true,
  request: {
    model: 'bench',
    engine: 'studio',
    prompt: 'a red apple on a table',
    size,
    seed: 1,
    imageCount: 1,
    watermark: false,
    outputFormat: 'jpeg',
    embedPrompt: false,
  },
};

/** After a pause, as requests come: the worker waits for work. */
async function once(): Promise<{ submitMs: number; wholeMs: number; ownMs: number }> {
  await new Promise((resolve) => setTimeout(resolve, 25));
  const started = performance.now();
  const { id } = await generations.submit(submission);
  const submitMs = performance.now() - started;
  const done = await generations.wait(id, AbortSignal.timeout(10_000));
  const wholeMs = performance.now() - started;
  if (done.state !== 'succeeded') throw new Error(`the generation ended as ${done.state}: ${done.error?.message}`);
  return { submitMs, wholeMs, ownMs: wholeMs - done.timings!.engineMs - done.timings!.encodeMs };
}

const count = Number(process.argv[2] ?? 200);
for (let i = 0; i < 20; i++) await once();
const samples: Awaited<ReturnType<typeof once>>[] = [];
const cpuBefore = process.cpuUsage();
for (let i = 0; i < count; i++) samples.push(await once());

const { user, system } = process.cpuUsage(cpuBefore);
console.log(`${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores, Node ${process.version}, load ${loadavg()[0]!.toFixed(1)}`);
report(
  'submit',
  samples.map((sample) => sample.submitMs),
);
report(
  'own share (all but engine, encode)',
  samples.map((sample) => sample.ownMs),
);
console.log(`processor time of this process ${((user + system) / 1000 / count).toFixed(1)} ms a generation`);
await generations.stop();
await db.close();
rmSync(dataDir, { recursive: true, force: true });
