/** What needs no key: models, files by signed link, health, metrics, documentation, pages. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { catalog } from '../../src/catalog.ts';
import { type Door, openDoor, post, seedream } from './door.ts';
import * as expected from './responses.ts';

interface ListedModel {
  id: string;
  type: string;
  engines: string[];
  pricing?: { units: { price: number; credits: number }[] };
  limits: { image_size: { min: number; presets: Record<string, object> } };
  schema?: { properties: object };
}

describe('the list of models', () => {
  let door: Door;
  const list = async (query = '') => (await door.app.inject(`/v1/models${query}`)).json<{ object: string; data: ListedModel[] }>();
  const idsOf = async (query: string): Promise<string[]> => (await list(query)).data.map(({ id }) => id);
  before(async () => {
    door = await openDoor();
  });

  it('tells every model of the catalogue, at all three addresses', async () => {
    const { object, data } = await list();
    assert.equal(object, 'list');
    assert.deepEqual(
      data.map(({ id, type }) => [id, type]),
      catalog.map(({ id }) => [id, 'openai/image-generations']),
    );
    const bodies = await Promise.all(['/v1/models', '/models', '/api/v1/models/'].map(async (url) => (await door.app.inject(url)).body));
    assert.equal(new Set(bodies).size, 1);
  });
  it('answers 304 to whoever has it already', async () => {
    const { etag } = (await door.app.inject('/v1/models')).headers;
    const again = await door.app.inject({ url: '/v1/models', headers: { 'if-none-match': String(etag) } });
    assert.deepEqual([again.statusCode, again.body], [304, '']);
    const other = await door.app.inject({ url: '/v1/models?include=all', headers: { 'if-none-match': String(etag) } });
    assert.equal(other.statusCode, 200);
  });
  it('adds prices, modalities and capabilities when asked, ignoring unknown words', async () => {
    const [plain] = (await list()).data;
    assert.equal(plain!.pricing, undefined);
    const [priced] = (await list('?include=Pricing,nonsense')).data;
    assert.deepEqual(priced!.pricing, {
      kind: 'fixed',
      currency: 'USD',
      units: [{ name: 'image', measure: 'image', price: 0.042, per: 1, credits: 84_000 }],
    });
    const [full] = (await list('?details=true')).data;
    assert.ok(full!.schema && full!.pricing && 'modalities' in full! && 'capabilities' in full!);
  });
  it('is filtered: OR within a filter, AND across, whatever the case', async () => {
    assert.deepEqual(await idsOf('?id=FLUX/DEV,seedream-4-5'), ['bytedance/seedream-4-5', 'flux/dev']);
    assert.deepEqual(await idsOf('?id=flux/dev&id=bytedance/seedream-v4-edit'), ['bytedance/seedream-v4-edit', 'flux/dev']);
    assert.deepEqual(await idsOf('?input_modalities=image'), ['bytedance/seedream-4-5', 'bytedance/seedream-v4-edit']);
    assert.deepEqual(await idsOf('?capabilities=image-to-image&capabilities=multiple-images'), [
      'bytedance/seedream-4-5',
      'bytedance/seedream-v4-text-to-image',
      'bytedance/seedream-v4-edit',
      'flux/dev',
    ]);
    assert.deepEqual(await idsOf('?capabilities=watermark&input_modalities=image'), ['bytedance/seedream-4-5']);
    assert.deepEqual(await idsOf('?type=video'), []);
  });
  it('describes one model by id or alias, with its schema', async () => {
    for (const url of [
      '/model/bytedance/seedream-4-5',
      '/model/seedream-4.5',
      '/model/bytedance%2Fseedream-4-5',
      '/model/bytedance/seedream-4-5/',
    ]) {
      const { object, data } = (await door.app.inject(url)).json<{ object: string; data: ListedModel }>();
      assert.deepEqual([object, data.id], ['model', 'bytedance/seedream-4-5'], url);
      assert.ok(data.schema && 'image_size' in data.schema.properties);
    }
    expected.assertRefused(await door.app.inject('/model/no/such'), expected.noModel, '/model/no/such');
  });
});

describe('a signed link', () => {
  let door: Door;
  let link: string;
  before(async () => {
    door = await openDoor();
    link = (await post(door, seedream())).json<{ data: { url: string }[] }>().data[0]!.url;
  });

  it('serves the file, privately, inline and as what it is', async () => {
    const { statusCode, headers, rawPayload } = await door.app.inject(link);
    assert.equal(statusCode, 200);
    assert.equal(headers['content-type'], 'image/jpeg');
    assert.equal(headers['cache-control'], 'private, max-age=86400');
    assert.equal(headers['content-disposition'], 'inline; filename="0.jpeg"');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['content-length'], String(rawPayload.length));
    const cached = await door.app.inject({ url: link, headers: { 'if-none-match': String(headers.etag) } });
    assert.equal(cached.statusCode, 304);
  });
  it('answers HEAD without a body', async () => {
    const { statusCode, headers, rawPayload } = await door.app.inject({ method: 'HEAD', url: link });
    assert.deepEqual([statusCode, rawPayload.length], [200, 0]);
    assert.ok(Number(headers['content-length']) > 1000);
  });
  it('answers 403 with any byte of its path or query changed, cut or added', async () => {
    const start = link.indexOf('/files/') + '/files/'.length;
    for (let index = start; index < link.length; index += 7) {
      const changed = link.slice(0, index) + (link[index] === '1' ? '2' : '1') + link.slice(index + 1);
      assert.equal((await door.app.inject(changed)).statusCode, 403, changed);
    }
    for (const changed of [link.slice(0, -1), link.split('?')[0]!, `${link}&x=1`])
      expected.assertRefused(await door.app.inject(changed), expected.badSignature);
  });
  it('answers 403 after it has expired', async () => {
    door.clock.ms += 86_401_000;
    expected.assertRefused(await door.app.inject(link), expected.expiredSignature);
  });
});

describe('health', () => {
  it('tells that the process answers, and with which engines', async () => {
    const { app } = await openDoor();
    assert.deepEqual((await app.inject('/healthz')).json(), { status: 'ok', engines: [{ name: 'studio', version: 'test' }] });
  });
  it('is ready only when database, storage and queue answer', async () => {
    const { app } = await openDoor({ deps: { db: { query: () => Promise.reject(new Error('gone')) } } });
    const { statusCode, ...answer } = await app.inject('/readyz');
    assert.equal(statusCode, 503);
    assert.deepEqual(JSON.parse(answer.body), { status: 'unready', checks: { db: false, storage: true, queue: true } });
    assert.equal((await (await openDoor()).app.inject('/readyz')).statusCode, 200);
  });
  it('counts requests, generations and credits for Prometheus', async () => {
    const door = await openDoor();
    await post(door, seedream());
    await post(door, seedream({ seed: 'x' }));
    const { body, headers } = await door.app.inject('/metrics');
    assert.match(String(headers['content-type']), /^text\/plain/);
    for (const line of [
      'seedbed_http_requests_total{method="POST",route="/v1/images/generations",status="200"} 1',
      'seedbed_http_requests_total{method="POST",route="/v1/images/generations",status="400"} 1',
      'seedbed_generations_total{model="bytedance/seedream-4-5",state="succeeded"} 1',
      'seedbed_credits_charged_total{model="bytedance/seedream-4-5"} 84000',
      'seedbed_queue_depth{state="queued"} 0',
      'seedbed_queue_depth{state="running"} 0',
    ])
      assert.ok(body.includes(`${line}\n`), line);
  });
});

describe('pages', () => {
  it('say how to build the playground when it is not built', async () => {
    const answer = await (await openDoor()).app.inject('/');
    assert.equal(answer.statusCode, 200);
    assert.match(answer.body, /playground is not built/);
  });
  it('serve the built playground, and the envelope for what is not there', async () => {
    const webDir = await mkdtemp(join(tmpdir(), 'seedbed-web-'));
    try {
      await writeFile(join(webDir, 'index.html'), '<title>built</title>');
      const { app } = await openDoor({ deps: { webDir } });
      const page = await app.inject('/');
      assert.equal(page.body, '<title>built</title>');
      assert.match(String(page.headers['content-security-policy']), /default-src 'self'/);
      expected.assertRefused(await app.inject('/no-such.js'), expected.noRoute('GET', '/no-such.js'));
      for (const path of ['/%2e%2e/package.json', '/..%2fpackage.json'])
        assert.ok([400, 403, 404].includes((await app.inject(path)).statusCode), path);
    } finally {
      await rm(webDir, { recursive: true });
    }
  });
  it('stand where the error texts lead to', async () => {
    const { app } = await openDoor();
    for (const url of ['/app/keys', '/app/billing/']) assert.equal((await app.inject(url)).statusCode, 200, url);
  });
  it('are told to be missing in the envelope, whatever the method', async () => {
    const { app } = await openDoor();
    expected.assertRefused(await app.inject('/v1/nothing?key=1'), expected.noRoute('GET', '/v1/nothing'), '/v1/nothing');
    expected.assertRefused(await app.inject({ method: 'DELETE', url: '/v1/models' }), expected.noRoute('DELETE', '/v1/models'));
  });
});
