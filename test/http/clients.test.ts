/** Real clients against a listening server: the official OpenAI SDK, our own client, and ones that send too much. */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, describe, it } from 'node:test';
import OpenAI from 'openai';
import sharp from 'sharp';
import { type Client, ClientError, createClient, type Progress } from '../../src/client/index.ts';
import { until } from '../services/platform.ts';
import { bearer, type Door, generationsUrl, jpegOf, openDoor, startCredits } from './door.ts';
import type { Work } from './memory.ts';

let door: Door;
let baseUrl: string;
const drawAtOnce: Work = async () => undefined;
let work = drawAtOnce;
before(async () => {
  door = await openDoor({ work: (...job) => work(...job) });
  await door.app.listen({ host: '127.0.0.1', port: 0 });
  baseUrl = `http://127.0.0.1:${(door.app.server.address() as AddressInfo).port}`;
});
afterEach(() => {
  work = drawAtOnce;
});
after(() => door.app.close());

const untilCancelled = (_submission: unknown, signal: AbortSignal): Promise<void> =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));

describe('the official OpenAI SDK', () => {
  const sdk = (apiKey: string): OpenAI => new OpenAI({ baseURL: `${baseUrl}/v1`, apiKey, maxRetries: 0 });

  it('makes a picture', async () => {
    const { data } = await sdk(door.userKey).images.generate({
      model: 'bytedance/seedream-4-5',
      prompt: 'a red teapot',
      response_format: 'url',
    });
    const response = await fetch(data![0]!.url!);
    assert.equal((await sharp(Buffer.from(await response.arrayBuffer())).metadata()).width, 2048);
  });
  it('lists the models', async () => {
    const models = await sdk(door.userKey).models.list();
    assert.equal(models.data[0]!.id, 'bytedance/seedream-4-5');
  });
  it('shows our message on a bad request', async () => {
    const asked = sdk(door.userKey).images.generate({ model: 'bytedance/seedream-4-5', prompt: '' });
    await assert.rejects(asked, (error) => {
      assert.ok(error instanceof OpenAI.BadRequestError);
      assert.equal(error.message, "400 Body validation error\nprompt: String must contain at least 1 character(s), received ''");
      assert.deepEqual([error.code, error.type, error.param], ['invalid_request', 'invalid_request_error', 'prompt']);
      return true;
    });
  });
  it('shows our message on a wrong key', async () => {
    const asked = sdk('wrong').images.generate({ model: 'bytedance/seedream-4-5', prompt: 'x' });
    await assert.rejects(asked, (error) => error instanceof OpenAI.AuthenticationError && /requires a valid API key/.test(error.message));
  });
});

describe('our own client', () => {
  let client: Client;
  let manager: Client;
  before(() => {
    client = createClient({ baseUrl: `${baseUrl}/`, apiKey: door.userKey });
    manager = createClient({ baseUrl, apiKey: door.managerKey });
  });

  it('makes a picture from bytes and downloads it', async () => {
    const images = [new Uint8Array(await jpegOf(320, 200))];
    const result = await client.generate({ prompt: 'make it blue', images, size: 'keep', seed: 4 });
    assert.deepEqual([result.pictures[0]!.size, result.pictures[0]!.seed, result.creditsUsed], ['320x200', 4, 84_000]);
    assert.match(result.id, /^[A-Za-z0-9_-]{21}$/);
    const { width } = await sharp(await client.download(result.pictures[0]!.url!)).metadata();
    assert.equal(width, 320);
  });
  it('follows the progress', async () => {
    work = async (_submission, _signal, report) => {
      report(0.5, 'render');
      await until(() => [...door.jobs.values()].at(-1)!.watchers.size > 0);
      report(0.5, 'render', 'data:image/jpeg;base64,AAAA');
    };
    const seen: Progress[] = [];
    const result = await client.generate({ prompt: 'x', responseFormat: 'b64_json', onProgress: (progress) => seen.push(progress) });
    assert.ok(result.pictures[0]!.base64);
    assert.ok(seen.some(({ state, fraction, stage }) => state === 'running' && fraction === 0.5 && stage === 'render'));
    assert.deepEqual(
      seen.flatMap(({ preview }) => preview ?? []),
      ['data:image/jpeg;base64,AAAA'],
    );
    assert.equal(seen.at(-1)!.state, 'succeeded');
  });
  it('reads the pictures of every model', async () => {
    const { pictures } = await client.generate({ model: 'flux/dev', prompt: 'x', imageCount: 2, seed: 8 });
    assert.deepEqual(
      pictures.map(({ size, seed }) => [size, seed]),
      [
        ['1024x768', 8],
        ['1024x768', 9],
      ],
    );
  });
  it('finds a generation again and cancels another', async () => {
    work = untilCancelled;
    const { id } = await client.submit({ prompt: 'x', clientRequestId: 'again' });
    assert.equal((await client.findGeneration('again')).id, id);
    assert.equal((await client.cancel(id)).state, 'cancelled');
    assert.equal((await client.generation(id)).result, null);
  });
  it('cancels on the server when it is aborted, followed or not', async () => {
    for (const isFollowed of [false, true]) {
      const caller = new AbortController();
      work = (_submission, signal) => {
        if (!isFollowed) caller.abort();
        return untilCancelled(_submission, signal);
      };
      const followed = isFollowed ? { onProgress: () => caller.abort() } : {};
      const asked = client.generate({ prompt: 'x', signal: caller.signal, ...followed });
      await assert.rejects(asked, { name: 'AbortError' });
      const newest = [...door.jobs.values()].at(-1)!.generation.id;
      assert.equal((await door.generations.wait(newest, AbortSignal.timeout(20_000))).state, 'cancelled');
    }
  });
  it('manages keys, accounts, credits and models', async () => {
    const { key, plainKey } = await manager.createKey({ name: 'new', account: 'team' });
    assert.equal(key.prefix, plainKey.slice(0, 8));
    assert.equal((await manager.grantCredits('team', 100)).balanceCredits, 100);
    assert.equal(await createClient({ baseUrl, apiKey: plainKey }).balance(), 100);
    await manager.revokeKey(key.prefix);
    assert.ok((await manager.keys()).find(({ prefix }) => prefix === key.prefix)!.isRevoked);
    assert.deepEqual(
      (await manager.accounts()).map(({ name }) => name),
      ['default', 'team'],
    );
    const { transactions, nextCursor } = await client.transactions({ limit: 1 });
    assert.deepEqual([transactions.length, typeof nextCursor], [1, 'string']);
    assert.equal((await client.models())[0]!.creditsPerImage, 84_000);
    assert.deepEqual(await client.health(), {
      isReady: true,
      checks: { db: true, storage: true, queue: true },
      engines: [{ name: 'studio', version: 'test' }],
    });
  });
  it('throws what the server said, with its ids', async () => {
    await assert.rejects(client.keys(), (error) => {
      assert.ok(error instanceof ClientError);
      assert.deepEqual([error.status, error.code, error.message], [403, 'forbidden', 'This key may not manage keys, accounts and credits']);
      assert.match(error.requestId!, /^[0-9a-f-]{36}$/);
      return true;
    });
  });
  it('says when nobody answers', async () => {
    const nobody = createClient({ baseUrl: 'http://127.0.0.1:1', apiKey: 'x' });
    await assert.rejects(nobody.balance(), {
      name: 'ClientError',
      code: 'unreachable',
      status: 0,
      message: 'No answer from http://127.0.0.1:1',
    });
  });
  it('does not carry the key to another host', async () => {
    const seen: (string | undefined)[] = [];
    const spy: typeof fetch = (_url, init) => {
      seen.push((init?.headers as Record<string, string> | undefined)?.authorization);
      return Promise.resolve(new Response('x'));
    };
    const own = createClient({ baseUrl, apiKey: 'k', fetch: spy });
    await own.download('https://other.example/a.jpg');
    await own.download(`${baseUrl}/files/a.jpg`);
    assert.deepEqual(seen, [undefined, 'Bearer k']);
  });
});

describe('a body of 300 MB', () => {
  const megabyte = Buffer.alloc(1 << 20, 'a');

  /** Sends and reads at the same time, as curl and browsers do, and stops sending at the answer. */
  const upload = (headers: Record<string, string>): Promise<{ status: number; body: string }> =>
    new Promise((resolve, reject) => {
      const call = request(`${baseUrl}${generationsUrl}`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' } });
      call.on('error', reject);
      call.on('response', async (response) => {
        let body = '';
        for await (const chunk of response) body += chunk;
        resolve({ status: response.statusCode!, body });
        call.destroy();
      });
      const send = (left: number): void => {
        if (left === 0) call.end();
        else if (call.write(megabyte)) setImmediate(send, left - 1);
        else call.once('drain', () => send(left - 1));
      };
      send(300);
    });

  for (const [title, length] of [
    ['announced by its length', { 'content-length': String(300 << 20) }],
    ['sent in chunks', {}],
  ] as const)
    it(`is answered with 413 in the envelope, ${title}, not with a reset`, async () => {
      const balance = door.balance();
      const { status, body } = await upload({ ...bearer(door.userKey), ...length });
      assert.equal(status, 413);
      assert.equal((JSON.parse(body) as { error: { code: string } }).error.code, 'body_too_large');
      assert.equal(door.balance(), balance);
      assert.equal((await fetch(`${baseUrl}/healthz`)).status, 200);
    });
  it('is answered with 401 when nobody vouches for it', async () => {
    const { status } = await upload({ 'content-length': String(300 << 20) });
    assert.equal(status, 401);
  });
});

describe('the log', () => {
  it('holds request ids and routes, but no key, prompt, signature or picture', async () => {
    const own = await openDoor();
    const image = (await jpegOf(64, 64)).toString('base64');
    const payload = { model: 'bytedance/seedream-4-5', prompt: 'the-secret-prompt', image_urls: [image] };
    const made = await own.app.inject({ method: 'POST', url: `${generationsUrl}?a=hidden`, headers: bearer(own.userKey), payload });
    const { url } = made.json<{ data: { url: string }[] }>().data[0]!;
    await own.app.inject(url);
    await own.app.inject(url.slice(0, -1));
    await own.app.inject({ url: '/v1/nothing?token=hidden', headers: bearer('wrong-wrong-wrong') });
    own.generations.submit = () => Promise.reject(new Error('boom'));
    await own.app.inject({ method: 'POST', url: generationsUrl, headers: bearer(own.userKey), payload });
    const text = own.logLines.join('');
    assert.equal(text.match(/"msg":"request"/g)!.length, 5);
    assert.match(text, /"requestId":"[0-9a-f-]{36}"/);
    assert.match(text, /"inferenceId":"[A-Za-z0-9_-]{21}"/);
    assert.match(text, /"path":"\/files\/\*"/);
    for (const secret of [
      own.userKey,
      'the-secret-prompt',
      'signature',
      'wrong-wrong',
      'hidden',
      image.slice(0, 40),
      startCredits.toString(),
    ])
      assert.ok(!text.includes(secret), secret);
  });
});
