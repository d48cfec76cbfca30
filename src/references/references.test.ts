import assert from 'node:assert/strict';
import type { LookupAddress } from 'node:dns';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { defaultLimits, type Limits } from '../config.ts';
import { type AppError, type ErrorCode, isAppError } from '../errors.ts';
import { createLog } from '../shared/index.ts';
import type { Lookup } from './guard.ts';
import { createReferences } from './references.ts';

const hasIpv6 = Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === '::1'));
const never = new AbortController().signal;
const logLines: string[] = [];
const log = createLog('debug', { write: (line: string) => void logLines.push(line) });

interface Site {
  readonly host: string;
  readonly url: string;
  /** Paths that were asked for. */
  readonly hits: string[];
  close(): Promise<void>;
}

async function serve(listener: RequestListener): Promise<Site> {
  const hits: string[] = [];
  const server: Server = createServer((request, response) => {
    hits.push(request.url ?? '');
    listener(request, response);
  });
  // On all addresses, IPv6 too where the machine has it, so that whatever gets past the guard arrives.
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { host, url: `http://${host}`, hits, close };
}

const flat = (width: number, height: number): Sharp => sharp({ create: { width, height, channels: 3, background: '#a52' } });

interface Setup {
  limits?: Partial<Limits>;
  allow?: readonly string[];
  lookup?: Lookup;
}

function create({ limits = {}, allow = [], lookup }: Setup = {}) {
  return createReferences({ limits: { ...defaultLimits, ...limits }, allowPrivateHosts: allow, log, ...(lookup && { lookup }) });
}

async function failure(work: Promise<unknown>, code: ErrorCode): Promise<AppError> {
  const error = await work.then(
    () => assert.fail(`expected ${code}`),
    (reason: unknown) => reason,
  );
  assert.ok(isAppError(error, code), `expected ${code}, got ${error}`);
  return error;
}

describe('loading references', () => {
  let site: Site;
  let png: Buffer;
  let sideways: Buffer;

  before(async () => {
    png = await flat(64, 48).png().toBuffer();
    sideways = await flat(64, 48).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const noise = Buffer.from(Uint8Array.from({ length: 400 * 300 * 3 }, (_, index) => Math.imul(index, 2654435761) >>> 24));
    const jpeg = await sharp(noise, { raw: { width: 400, height: 300, channels: 3 } })
      .jpeg()
      .toBuffer();
    const answers: Record<string, () => [number, Record<string, string>, Uint8Array | string]> = {
      '/a.png': () => [200, { 'content-type': 'image/png' }, png],
      '/mislabelled': () => [200, { 'content-type': 'text/html' }, png],
      '/sideways.jpg': () => [200, {}, sideways],
      '/page': () => [200, { 'content-type': 'image/png' }, '<!doctype html><p>secret-body</p>'],
      '/empty': () => [200, {}, ''],
      '/truncated.jpg': () => [200, {}, jpeg.subarray(0, jpeg.length / 2)],
      '/gone': () => [404, {}, 'secret-body'],
      '/broken': () => [500, {}, 'secret-body'],
      '/gzip': () => [200, { 'content-encoding': 'gzip' }, gzipSync(png)],
      '/relative': () => [302, { location: 'a.png' }, 'moved'],
      '/nowhere': () => [302, {}, 'moved'],
      '/file': () => [302, { location: 'file:///etc/passwd' }, 'moved'],
      '/loop': () => [302, { location: '/loop' }, 'moved'],
    };
    site = await serve((request, response) => {
      const path = request.url?.split('?')[0] ?? '';
      const hops = /^\/hops\/(\d+)$/.exec(path);
      if (hops) return void response.writeHead(307, { location: hops[1] === '1' ? '/a.png' : `/hops/${Number(hops[1]) - 1}` }).end();
      const [status, headers, body] = answers[path]?.() ?? [404, {}, ''];
      response.writeHead(status, headers).end(body);
    });
  });
  after(() => site.close());

  const load = (path: string, limits: Partial<Limits> = {}) => create({ limits, allow: [site.host] }).load([site.url + path], never);

  it('takes URLs, data URIs and bare base64, in order, with the type told from the bytes', async () => {
    const webp = await flat(40, 30).webp().toBuffer();
    const sources = [
      `${site.url}/a.png`,
      `${site.url}/mislabelled`,
      `data:text/plain;base64,${webp.toString('base64')}`,
      sideways.toString('base64'),
      `${site.url}/sideways.jpg`,
    ];
    const references = await create({ allow: [site.host] }).load(sources, never);
    assert.deepEqual(
      references.map(({ contentType, width, height }) => [contentType, width, height]),
      [
        ['image/png', 64, 48],
        ['image/png', 64, 48],
        ['image/webp', 40, 30],
        ['image/jpeg', 48, 64],
        ['image/jpeg', 48, 64],
      ],
    );
    assert.ok(Buffer.from(references[0]!.bytes).equals(png));
    assert.ok(Buffer.from(references[3]!.bytes).equals(sideways));
  });

  it('loads nothing from an empty list', async () => {
    assert.deepEqual(await create().load([], never), []);
  });

  it('names the reference, the URL without its query, and what was wrong', async () => {
    const sources = [png.toString('base64'), png.toString('base64'), `${site.url}/gone?token=secret-token#secret-hash`];
    const error = await failure(create({ allow: [site.host] }).load(sources, never), 'reference_unreachable');
    assert.equal(error.message, `image_urls[2]: ${site.url}/gone answered 404, an image is wanted`);
    assert.deepEqual(error.details, { index: 2, param: 'image_urls[2]' });
    assert.ok(logLines.some((line) => line.includes('/gone answered 404')));
    assert.ok(!logLines.some((line) => line.includes('secret-')));
  });

  const refused: readonly (readonly [string, string, ErrorCode, RegExp])[] = [
    ['an HTML page', '/page', 'reference_not_an_image', /is refused: the bytes look like HTML; a JPEG, PNG/],
    ['an empty answer', '/empty', 'reference_not_an_image', /look like nothing \(0 bytes\)/],
    ['a truncated JPEG', '/truncated.jpg', 'reference_not_an_image', /the JPEG image is broken or cut short/],
    ['a server error', '/broken', 'reference_unreachable', /answered 500/],
    ['a compressed body', '/gzip', 'reference_unreachable', /compressed body although none was asked for/],
    ['a redirect without a target', '/nowhere', 'reference_unreachable', /redirect to nowhere/],
    ['a redirect to a file', '/file', 'reference_forbidden', /leads to a file: address; http or https is wanted/],
    ['a redirect without end', '/loop', 'reference_unreachable', /redirects more than 5 times/],
    ['one redirect too many', '/hops/6', 'reference_unreachable', /redirects more than 5 times/],
  ];
  for (const [name, path, code, message] of refused) {
    it(`refuses ${name}, without quoting the answer`, async () => {
      const error = await failure(load(path), code);
      assert.match(error.message, message);
      assert.doesNotMatch(`${error.message}${JSON.stringify(error.details)}`, /secret|passwd/);
    });
  }

  it('follows relative redirects, as many as the limit', async () => {
    assert.equal((await load('/relative'))[0]?.contentType, 'image/png');
    assert.equal((await load('/hops/5'))[0]?.contentType, 'image/png');
  });

  it('refuses text that is neither URL nor image', async () => {
    const cases: readonly (readonly [string, ErrorCode, RegExp])[] = [
      ['not base64!', 'reference_not_an_image', /image_urls\[0\]: the base64 text (has 11 base64 characters|holds characters)/],
      ['data:image/png,abc', 'reference_not_an_image', /the data URI is not base64; data:image\/png;base64,… is wanted/],
      ['data:image/png;base64,AAAA', 'reference_not_an_image', /the data URI is refused: the bytes look like 3 bytes of an unknown kind/],
      ['', 'reference_not_an_image', /is empty/],
      ['ftp://example.com/a.png', 'reference_forbidden', /leads to a ftp: address; http or https is wanted/],
      ['file:///etc/passwd', 'reference_forbidden', /leads to a file: address/],
      ['http://user:secret@example.com/a.png', 'reference_forbidden', /^image_urls\[0\]: http:\/\/example.com\/a.png carries a user name/],
      ['http://name.invalid/a.png', 'reference_unreachable', /could not be fetched \((ENOTFOUND|EAI_AGAIN)\)/],
    ];
    for (const [source, code, message] of cases) {
      const error = await failure(create().load([source], never), code);
      assert.match(error.message, message);
    }
  });

  it('refuses pictures of 1x1 and 14 pixels and takes 15', async () => {
    for (const [width, height] of [
      [1, 1],
      [14, 100],
      [100, 14],
    ] as const) {
      const source = (await flat(width, height).png().toBuffer()).toString('base64');
      const error = await failure(create().load([source], never), 'reference_not_an_image');
      assert.equal(error.message, `image_urls[0]: the base64 text is ${width}x${height} pixels; each side must be more than 14`);
    }
    const [small] = await create().load([(await flat(15, 15).png().toBuffer()).toString('base64')], never);
    assert.equal(small?.width, 15);
  });

  it('takes an aspect of 16 and refuses more, either way', async () => {
    const load = async (width: number, height: number) =>
      create().load([(await flat(width, height).png().toBuffer()).toString('base64')], never);
    assert.equal((await load(320, 20)).length, 1);
    assert.equal((await load(20, 320)).length, 1);
    for (const [width, height] of [
      [321, 20],
      [20, 321],
    ] as const) {
      assert.match((await failure(load(width, height), 'reference_not_an_image')).message, /at most 16 times the other/);
    }
  });

  it('refuses a picture over the pixel limit with its size', async () => {
    const source = (await flat(101, 100).png().toBuffer()).toString('base64');
    const error = await failure(create({ limits: { referencePixels: 10_000 } }).load([source], never), 'reference_too_large');
    assert.match(error.message, /is refused: the image is 101x100, 10100 pixels; at most 10000 are wanted/);
    assert.deepEqual(error.details, { width: 101, height: 100, index: 0, param: 'image_urls[0]' });
  });

  it('holds the byte limit for URLs and inline data alike', async () => {
    const limits = { referenceBytes: png.length - 1 };
    const sources = [`${site.url}/a.png`, png.toString('base64'), `data:image/png;base64,${png.toString('base64')}`];
    for (const source of sources) {
      const error = await failure(create({ limits, allow: [site.host] }).load([source], never), 'reference_too_large');
      assert.match(error.message, new RegExp(`is larger than ${png.length - 1} bytes`));
      const exact = create({ limits: { referenceBytes: png.length }, allow: [site.host] });
      assert.equal((await exact.load([source], never)).length, 1);
    }
  });
});

describe('the guard against private addresses', () => {
  let inner: Site;
  let redirecting: Site;
  let png: Buffer;
  before(async () => {
    png = await flat(32, 32).png().toBuffer();
    inner = await serve((_, response) => response.end(png));
    redirecting = await serve((request, response) => response.writeHead(302, { location: request.url!.slice(2) }).end());
  });
  after(async () => {
    await inner.close();
    await redirecting.close();
  });
  const port = (): string => inner.host.split(':')[1]!;

  const spellings = [
    ...['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '0x7f000001', '2130706433', '0.0.0.0', '127.1', 'localhost'],
    ...['127.0.0.1.', '017700000001', '0177.0.0.1', '0x7f.1', '127.0x1', '0', '[::]', '[0:0:0:0:0:ffff:7f00:1]', '[::127.0.0.1]'],
    ...[
      '[64:ff9b::127.0.0.1]',
      '[2002:7f00:1::]',
      '１２７.0.0.1',
      '①②⑦.0.0.1',
      'LOCALHOST',
      'localhost.',
      'foo.localhost',
      '%31%32%37.0.0.1',
    ],
    ...['10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254', '[fd00::1]', '[fe80::1]', '100.64.0.1'],
  ];
  for (const host of spellings) {
    it(`refuses ${host}, directly and as a redirect, and never connects`, async () => {
      const sources = [`http://${host}:${port()}/`, `${redirecting.url}/?http://${host}:${port()}/`];
      for (const source of sources) {
        const references = create({ allow: [redirecting.host], limits: { referenceTimeoutMs: 5000 } });
        const error = await references.load([source], never).catch((reason: unknown) => reason);
        // A resolver need not know these two; then there is no address to refuse.
        const isUnknownName = ['localhost.', 'foo.localhost'].includes(host) && isAppError(error, 'reference_unreachable');
        if (!isUnknownName) {
          assert.ok(isAppError(error, 'reference_forbidden'), `got ${error}`);
          assert.match(error.message, /leads to a private address, which is not fetched; a public address is wanted/);
        }
      }
      assert.deepEqual(inner.hits, []);
    });
  }

  it('allows a listed host and port, in any spelling, also behind a redirect, and nothing beside it', async () => {
    const allow = [inner.host, redirecting.host];
    const sources = [`${inner.url}/`, `http://2130706433:${port()}/`, `${redirecting.url}/?${inner.url}/`];
    assert.equal((await create({ allow }).load(sources, never)).length, 3);
    assert.equal(inner.hits.length, 3);
    await failure(create({ allow: [redirecting.host] }).load([`${redirecting.url}/?${inner.url}/`], never), 'reference_forbidden');
    await failure(create({ allow: [`127.0.0.1:${Number(port()) + 1}`] }).load([`${inner.url}/`], never), 'reference_forbidden');
    await failure(create({ allow: [inner.host] }).load([`http://localhost:${port()}/`], never), 'reference_forbidden');
    assert.equal((await create({ allow: [`localhost:${port()}`] }).load([`http://localhost:${port()}/`], never)).length, 1);
    if (hasIpv6) assert.equal((await create({ allow: [`[::1]:${port()}`] }).load([`http://[::1]:${port()}/`], never)).length, 1);
    inner.hits.length = 0;
  });

  /** Answers each lookup with the next list, and the last one ever after. */
  function changingLookup(...answers: readonly (readonly string[])[]) {
    const asked: string[] = [];
    const lookup: Lookup = (hostname, _, callback) => {
      const addresses = answers[Math.min(asked.length, answers.length - 1)]!;
      asked.push(hostname);
      const found: LookupAddress[] = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      process.nextTick(() => callback(null, found));
    };
    return { lookup, asked };
  }

  it('refuses a name that resolves to private addresses only', async () => {
    for (const address of ['10.1.2.3', '127.0.0.1', '::1', '169.254.169.254', '::ffff:127.0.0.1', 'fd00::1', '64:ff9b::7f00:1']) {
      const { lookup } = changingLookup([address]);
      const error = await failure(create({ lookup }).load([`http://inner.example:${port()}/`], never), 'reference_forbidden');
      assert.ok(!error.message.includes(address));
    }
    assert.deepEqual(inner.hits, []);
  });

  it('connects to the very address that it checked, whatever the name says next (rebinding)', async () => {
    // Unicast space that was given back and is routed nowhere, so that the test reaches no stranger.
    const rebinding = changingLookup(['3ffe::1'], ['127.0.0.1']);
    const references = create({ lookup: rebinding.lookup, limits: { referenceTimeoutMs: 500 } });
    await failure(references.load([`http://rebind.example:${port()}/`], never), 'reference_unreachable');
    assert.deepEqual(rebinding.asked, ['rebind.example'], 'one lookup for check and connection');
    const turned = changingLookup(['127.0.0.1'], ['3ffe::1']);
    await failure(create({ lookup: turned.lookup }).load([`http://rebind.example:${port()}/`], never), 'reference_forbidden');
    assert.deepEqual(inner.hits, []);
  });

  it('never tries the private one of a name with public and private addresses', async () => {
    const mixed = changingLookup(['127.0.0.1', '3ffe::1', '::1']);
    const references = create({ lookup: mixed.lookup, limits: { referenceTimeoutMs: 500 } });
    await failure(references.load([`http://mixed.example:${port()}/`], never), 'reference_unreachable');
    assert.deepEqual(inner.hits, []);
  });

  it('checks a name again when a redirect leads back to it', async () => {
    const { lookup } = changingLookup(['127.0.0.1']);
    const references = create({ lookup, allow: [redirecting.host] });
    await failure(references.load([`${redirecting.url}/?http://late.example:${port()}/`], never), 'reference_forbidden');
    assert.deepEqual(inner.hits, []);
  });
});
