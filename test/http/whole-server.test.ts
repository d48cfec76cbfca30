/** The door over the real floors: database, ledger, queue, disk and references; only the engine is a test's. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { createCredits, createKeys } from '../../src/accounts/index.ts';
import { loadConfig } from '../../src/config.ts';
import { type Db, openDb } from '../../src/db/index.ts';
import { createApp } from '../../src/http/index.ts';
import { createWatermarker, decodeImage, encodeImage, encodePreview } from '../../src/imaging/index.ts';
import { createGenerations, type RunnableGenerations } from '../../src/jobs/index.ts';
import { createReferences } from '../../src/references/index.ts';
import { createLog, systemClock } from '../../src/shared/index.ts';
import { openStorage } from '../../src/storage/index.ts';
import { createTestEngine } from '../services/platform.ts';
import { bearer, dataUriOf, generationsUrl, jpegOf, seedream, startCredits } from './door.ts';
import * as expected from './responses.ts';

const closers: (() => unknown)[] = [];
let dataDir: string;
let db: Db;
let generations: RunnableGenerations;
let baseUrl: string;
let webUrl: string;
let apiKey: string;
const engine = createTestEngine();

const listening = (server: { address(): unknown }): number => (server.address() as AddressInfo).port;

function pngChunk(type: string, data: Uint8Array): Buffer {
  const chunk = Buffer.alloc(data.length + 12);
  chunk.writeUInt32BE(data.length);
  chunk.write(type, 4, 'latin1');
  chunk.set(data, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, data.length + 8)), data.length + 8);
  return chunk;
}

/** A true PNG of one bit a pixel: 1.2 GB as RGB, some 50 kB as a file. */
function pngBomb(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc((Math.ceil(side / 8) + 1) * side));
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([signature, pngChunk('IHDR', header), pngChunk('IDAT', rows), pngChunk('IEND', new Uint8Array())]);
}

/** A site with every kind of bad reference. */
async function openWeb(): Promise<string> {
  const good = await jpegOf(320, 200);
  const tiny = await sharp({ create: { width: 1, height: 1, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const bomb = pngBomb(20_000);
  const endless = (response: ServerResponse): void => {
    const chunk = Buffer.alloc(1 << 20, 1);
    const chunks = Readable.from(Array.from({ length: 3000 }, () => chunk));
    pipeline(chunks, response).catch(() => undefined);
  };
  const pages: Record<string, (response: ServerResponse) => unknown> = {
    '/good.jpg': (response) => response.end(good),
    '/page.html': (response) => response.setHeader('content-type', 'text/html').end('<html>hello</html>'),
    '/tiny.png': (response) => response.end(tiny),
    '/bomb.png': (response) => response.end(bomb),
    '/cut.jpg': (response) => response.end(good.subarray(0, good.length / 2)),
    '/inward': (response) => response.writeHead(302, { location: 'http://127.0.0.1:9/secret.png' }).end(),
    '/endless.jpg': endless,
  };
  const server = createServer((asked, response) => {
    const page = pages[asked.url ?? ''];
    if (page) page(response);
    else response.writeHead(404).end('no');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${listening(server)}`;
}

async function openApp(): Promise<string> {
  const { host: allowed } = new URL(webUrl);
  const config = { ...loadConfig({}), dataDir, allowPrivateHosts: [allowed] };
  const log = createLog('silent');
  db = await openDb(config, log);
  const storage = await openStorage(config, { db, clock: systemClock });
  const [keys, credits, watermarker] = [createKeys(db), createCredits(db), createWatermarker()];
  apiKey = (await keys.create({ name: 'test', account: 'default', isManager: true })).plainKey;
  await credits.grant('default', startCredits);
  const imaging = { decodeImage, encodeImage, encodePreview, embedWatermark: watermarker.embed };
  const engines = new Map([['studio', engine]]);
  generations = createGenerations({ db, storage, credits, engines, imaging, limits: config.limits, log, clock: systemClock });
  await generations.start();
  const references = createReferences({ limits: config.limits, allowPrivateHosts: config.allowPrivateHosts, log });
  const app = createApp({
    config,
    log,
    clock: systemClock,
    db,
    keys,
    credits,
    generations,
    storage,
    references,
    engines: [engine],
    webDir: null,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  closers.push(
    () => app.close(),
    () => generations.stop(),
    () => watermarker.close(),
    () => db.close(),
  );
  return `http://127.0.0.1:${listening(app.server)}`;
}

before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'seedbed-http-'));
  webUrl = await openWeb();
  baseUrl = await openApp();
});
after(async () => {
  for (const close of closers) await close();
  await rm(dataDir, { recursive: true, force: true });
});

async function call(path: string, body?: object, headers: Record<string, string> = {}) {
  const init = { headers: { ...bearer(apiKey), 'content-type': 'application/json', ...headers } };
  const response = await fetch(`${baseUrl}${path}`, body ? { ...init, method: 'POST', body: JSON.stringify(body) } : init);
  const text = await response.text();
  return { statusCode: response.status, headers: response.headers, json: () => JSON.parse(text) as unknown };
}

const balance = async (): Promise<number> => ((await call('/v1/billing/balance')).json() as { balance: number }).balance;
const countRows = async (table: 'generation' | 'staging'): Promise<number> =>
  (await db.query<{ n: number }>(`select count(*) as n from ${table}`))[0]!.n;
const listFiles = async (): Promise<string[]> =>
  (await readdir(dataDir, { recursive: true })).filter((path) => /\.(jpg|png|webp|part|tmp)$/.test(path));

describe('bad references over real floors', () => {
  const bad: [title: string, image: () => string, refusal: expected.Refusal][] = [
    ['a 404', () => `${webUrl}/missing.png`, expected.badReference('reference_unreachable', 0, /404/)],
    ['a page of HTML', () => `${webUrl}/page.html`, expected.badReference('reference_not_an_image', 0, /image_urls\[0\]/)],
    ['a picture of 1x1', () => `${webUrl}/tiny.png`, expected.badReference('reference_not_an_image', 0, /1x1/)],
    ['a bomb of 20000x20000', () => `${webUrl}/bomb.png`, expected.badReference('reference_too_large', 0, /20000x20000/)],
    ['a cut JPEG', () => `${webUrl}/cut.jpg`, expected.badReference('reference_not_an_image', 0, /image_urls\[0\]/)],
    ['a redirect inward', () => `${webUrl}/inward`, expected.badReference('reference_forbidden', 0, /image_urls\[0\]/)],
    ['a stream of 3 GB', () => `${webUrl}/endless.jpg`, expected.badReference('reference_too_large', 0, /image_urls\[0\]/)],
  ];
  for (const [title, image, refusal] of bad)
    it(`are refused without charge, row or file: ${title}`, async () => {
      expected.assertRefused(await call(generationsUrl, seedream({ image_urls: [image()] })), refusal, generationsUrl);
      assert.deepEqual(
        [await countRows('generation'), await countRows('staging'), await listFiles(), await balance()],
        [0, 0, [], startCredits],
      );
      assert.equal((await fetch(`${baseUrl}/readyz`)).status, 200);
    });
});

describe('a generation over real floors', () => {
  it('answers a picture of the asked size behind a link that no change survives, and is charged once', async () => {
    const image_urls = [`${webUrl}/good.jpg`, dataUriOf(await jpegOf(64, 64))];
    const answer = await call(generationsUrl, seedream({ seed: 5, image_urls, image_size: 'keep', nonsense: 1 }), {
      'x-client-request-id': 'first',
    });
    assert.equal(answer.statusCode, 200);
    const body = answer.json() as { data: { url: string; size: string; seed: number }[]; meta: { warnings: string[] } };
    const { url, ...picture } = body.data[0]!;
    assert.deepEqual(picture, { size: '320x200', seed: 5 });
    assert.deepEqual(body.meta.warnings, ['nonsense is not a field of bytedance/seedream-4-5: it was ignored', 'seed 5']);
    const file = await fetch(url);
    const { format, width, height } = await sharp(Buffer.from(await file.arrayBuffer())).metadata();
    assert.deepEqual({ format, width, height }, { format: 'jpeg', width: 320, height: 200 });
    for (const changed of [url.slice(0, -1), `${url}0`, url.replace('Expires=86400', 'Expires=86401'), url.split('?')[0]!])
      assert.equal((await fetch(changed)).status, 403, changed);
    assert.equal(await balance(), startCredits - 84_000);
    assert.equal(engine.begun.at(-1)!.references.length, 2);
    const found = (await call(`${generationsUrl}?client_request_id=first`)).json() as { id: string; state: string };
    assert.deepEqual([found.id, found.state], [answer.headers.get('x-inference-id'), 'succeeded']);
  });
  it('is in the transactions', async () => {
    const { data } = (await call('/v2/billing/transactions?limit=1')).json() as {
      data: { direction: string; amount: { credits: number } }[];
    };
    assert.deepEqual([data[0]!.direction, data[0]!.amount.credits], ['CHARGE', 84_000]);
  });
  it('is cancelled and refunded when the client hangs up', async () => {
    const before = await balance();
    const begun = new Promise<void>((resolve) => {
      engine.work = async (_request, { signal }) => {
        resolve();
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
      };
    });
    const asked = request(`${baseUrl}${generationsUrl}`, {
      method: 'POST',
      headers: { ...bearer(apiKey), 'content-type': 'application/json', 'x-client-request-id': 'gone' },
    });
    asked.on('error', () => undefined).end(JSON.stringify(seedream()));
    await begun;
    assert.equal(await balance(), before - 84_000);
    asked.destroy();
    for (let round = 0; round < 100 && (await balance()) !== before; round++) await sleep(50);
    assert.equal(await balance(), before);
    assert.equal(((await call(`${generationsUrl}?client_request_id=gone`)).json() as { state: string }).state, 'cancelled');
    engine.work = async () => undefined;
  });
  it('costs nothing when the engine fails', async () => {
    const before = await balance();
    engine.work = () => Promise.reject(expected.asError('engine_failed'));
    const answer = await call(generationsUrl, seedream());
    expected.assertRefused(answer, expected.failed('engine_failed', 500, 'said by a test'));
    assert.match(answer.headers.get('x-inference-id')!, /^[A-Za-z0-9_-]{21}$/);
    assert.equal(await balance(), before);
    engine.work = async () => undefined;
  });
  it('leaves no staged reference behind', async () => assert.equal(await countRows('staging'), 0));
});
