import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { until } from '../../test/services/platform.ts';
import { defaultLimits, type Limits } from '../config.ts';
import { isAppError } from '../errors.ts';
import { createLog } from '../shared/index.ts';
import { createReferences } from './references.ts';

const log = createLog('silent');
const never = new AbortController().signal;
const gigabytes3 = 3 * 2 ** 30;

/** Endless sources, slow sources and a count of what they did. */
describe('the limits on fetching', () => {
  let server: Server;
  let host: string;
  let png: Buffer;
  let sentBytes = 0;
  let open = 0;
  let mostOpen = 0;
  let begun = 0;
  let closed = 0;

  function* blocks(): Generator<Buffer> {
    const block = Buffer.alloc(65_536, 0xff);
    for (sentBytes = 0; sentBytes < gigabytes3; sentBytes += block.length) yield block;
  }

  const flood = (response: ServerResponse): Promise<void> => pipeline(Readable.from(blocks()), response).catch(() => {});

  async function answerLate(response: ServerResponse): Promise<void> {
    open++;
    mostOpen = Math.max(mostOpen, open);
    await sleep(100);
    open--;
    response.end(png);
  }

  async function drip(response: ServerResponse): Promise<void> {
    response.writeHead(200, { 'content-type': 'image/png' }).write(png.subarray(0, 8));
    for (let at = 8; at < png.length && !response.destroyed; at++) {
      await sleep(200);
      response.write(png.subarray(at, at + 1));
    }
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    begun++;
    response.on('close', () => closed++);
    if (request.url === '/flood') void flood(response);
    else if (request.url === '/declared') {
      response.writeHead(200, { 'content-length': gigabytes3 });
      void flood(response);
    } else if (request.url === '/drip') void drip(response);
    else if (request.url === '/late') void answerLate(response);
    else if (request.url === '/gone') response.writeHead(404).end();
    else if (request.url === '/redirect-flood') {
      response.writeHead(302, { location: '/late' });
      void flood(response);
    } else if (request.url === '/cut') {
      response.writeHead(200, { 'content-length': png.length }).write(png.subarray(0, 50));
      setTimeout(() => response.destroy(), 20);
    } else if (request.url === '/headers') {
      response.socket?.write(`HTTP/1.1 200 OK\r\n${'x-filler: 0123456789\r\n'.repeat(20_000)}\r\n`);
    }
    // Anything else, such as /silent: no answer at all.
  }

  before(async () => {
    png = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#357' } })
      .png()
      .toBuffer();
    server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const load = (paths: readonly string[], limits: Partial<Limits> = {}, signal = never) => {
    const references = createReferences({ limits: { ...defaultLimits, ...limits }, allowPrivateHosts: [host], log });
    return references.load(
      paths.map((path) => `http://${host}${path}`),
      signal,
    );
  };

  it('cuts a stream of 3 GB at the byte limit, in bounded memory', async () => {
    const rssBefore = process.memoryUsage.rss();
    let rssMost = rssBefore;
    const watch = setInterval(() => {
      rssMost = Math.max(rssMost, process.memoryUsage.rss());
    }, 5);
    await assert.rejects(
      load(['/flood']),
      (error) => isAppError(error, 'reference_too_large') && /larger than 31457280 bytes \(30 MB\)/.test(error.message),
    );
    clearInterval(watch);
    rssMost = Math.max(rssMost, process.memoryUsage.rss());
    assert.ok(sentBytes > 30 * 2 ** 20 && sentBytes < 60 * 2 ** 20, `the server could send ${sentBytes} bytes`);
    assert.ok(rssMost - rssBefore < 120 * 2 ** 20, `memory grew by ${(rssMost - rssBefore) / 2 ** 20} MB`);
  });

  it('refuses a declared length of 3 GB without reading it', async () => {
    await assert.rejects(load(['/declared']), (error) => isAppError(error, 'reference_too_large'));
    assert.ok(sentBytes < 8 * 2 ** 20, `the server could send ${sentBytes} bytes`);
  });

  it('does not read the body of a redirect', async () => {
    assert.equal((await load(['/redirect-flood'])).length, 1);
    assert.ok(sentBytes < 8 * 2 ** 20, `the server could send ${sentBytes} bytes`);
  });

  it('gives up a server that is silent or drips when the time is over, however busy it looks', async () => {
    for (const path of ['/silent', '/drip']) {
      const start = performance.now();
      await assert.rejects(load([path], { referenceTimeoutMs: 400 }), (error: unknown) => {
        assert.ok(isAppError(error, 'reference_unreachable'));
        assert.match(error.message, /did not arrive within 0\.4 s/);
        return true;
      });
      assert.ok(performance.now() - start < 10_000);
    }
  });

  it('refuses an answer that breaks off and one whose headers never end', async () => {
    for (const path of ['/cut', '/headers']) {
      await assert.rejects(
        load([path]),
        (error) => isAppError(error, 'reference_unreachable') && /could not be fetched \(\w+\)/.test(error.message),
      );
    }
  });

  it('loads fourteen references four at a time', async () => {
    mostOpen = 0;
    assert.equal((await load(Array(14).fill('/late'))).length, 14);
    assert.equal(mostOpen, 4);
    // No connection is kept.
    await until(async () => (await promisify(server.getConnections.bind(server))()) === 0);
  });

  it('stops the others at the first failure and begins none of the rest', async () => {
    [begun, closed] = [0, 0];
    const start = performance.now();
    const paths = ['/silent', '/silent', '/gone', '/silent', '/late', '/late', '/late'];
    await assert.rejects(load(paths), /image_urls\[2\].*answered 404/);
    assert.ok(performance.now() - start < 10_000);
    await until(() => closed === begun);
    assert.ok(begun <= 4, `${begun} requests were begun`);
  });

  it('gives up with generation_cancelled when the caller does, and leaves no connection', async () => {
    [begun, closed] = [0, 0];
    const controller = new AbortController();
    const loading = load(['/silent', '/drip'], {}, controller.signal);
    await until(() => begun === 2);
    controller.abort();
    await assert.rejects(loading, (error) => isAppError(error, 'generation_cancelled'));
    await assert.rejects(load(['/late'], {}, AbortSignal.abort()), (error) => isAppError(error, 'generation_cancelled'));
    await until(() => closed === 2);
    assert.equal(begun, 2);
  });
});
