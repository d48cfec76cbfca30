/** The main job as a client meets it: a real server, the documented requests, real bytes. */
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import OpenAI from 'openai';
import sharp from 'sharp';
import { apiKey, killServers, model, newDataDir, removeDataDir, root, startTestServer, type TestServer } from './server.ts';

const run = promisify(execFile);
const small = { width: 1440, height: 1440 };
/** Drawn, not rendered: for tests of what is done with a picture. */
const chart = 'A bar chart of apples 3, pears 5';

interface Answer {
  data: { url?: string; b64_json?: string; size: string; seed: number }[];
  meta: { usage: { credits_used: number; usd_spent: number }; engine: string; warnings: string[]; native_size: string };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the main job', { timeout: 600_000 }, () => {
  const dataDir = newDataDir();
  let server: TestServer;
  const get = async (path: string): Promise<Response> => fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${apiKey}` } });
  const balance = async (): Promise<number> => ((await (await get('/v1/billing/balance')).json()) as { balance: number }).balance;
  const make = async (body: object): Promise<Answer> => {
    const response = await server.post(body);
    const answer = await response.json();
    assert.equal(response.status, 200, JSON.stringify(answer));
    return answer as Answer;
  };
  const picture = async (body: object): Promise<Buffer> =>
    Buffer.from((await make({ response_format: 'b64_json', ...body })).data[0]!.b64_json!, 'base64');

  before(async () => {
    server = await startTestServer(dataDir);
  });
  after(async () => {
    await server.stop();
    killServers();
    removeDataDir(dataDir);
  });

  it('answers the documented text-to-image request with a JPEG of exactly 2048x2048 behind a signed link', async () => {
    const before = await balance();
    const response = await server.post(
      { prompt: 'A red fox on a wooden table in a café at sunset' },
      { headers: { 'x-client-request-id': 'e2e-1' } },
    );
    const answer = (await response.json()) as Answer;
    assert.equal(response.status, 200, JSON.stringify(answer));
    assert.deepEqual(Object.keys(answer.data[0]!).sort(), ['seed', 'size', 'url']);
    assert.equal(answer.data[0]!.size, '2048x2048');
    assert.equal(answer.meta.usage.credits_used, 84_000);
    assert.equal(answer.meta.usage.usd_spent, 0.042);
    assert.match(answer.meta.engine, /^studio@\d/);
    assert.match(response.headers.get('x-inference-id')!, /^[\w-]{21}$/);
    assert.equal(response.headers.get('x-client-request-id'), 'e2e-1');
    assert.equal(response.headers.get('x-aimlapi-credits-used'), '84000');
    assert.equal(response.headers.get('x-aimlapi-usd-spent'), '0.042000000');
    const file = await fetch(answer.data[0]!.url!);
    assert.equal(file.headers.get('content-type'), 'image/jpeg');
    const bytes = Buffer.from(await file.arrayBuffer());
    const metadata = await sharp(bytes).metadata();
    assert.deepEqual([metadata.format, metadata.width, metadata.height], ['jpeg', 2048, 2048]);
    assert.match(metadata.xmp!.toString(), /digitalsourcetype\/algorithmicMedia/);
    assert.ok(!metadata.xmp!.toString().includes('fox'), 'the prompt is not embedded unless asked');
    assert.equal(await balance(), before - 84_000);
  });

  it('gives the same bytes for the same seed, other bytes for another, and tells the seed that it drew', async () => {
    const body = { prompt: 'A yellow rubber duck', image_size: small };
    const drawn = await make(body);
    const again = await picture({ ...body, seed: drawn.data[0]!.seed });
    assert.equal(sha256(again), sha256(Buffer.from(await (await fetch(drawn.data[0]!.url!)).arrayBuffer())));
    assert.notEqual(sha256(again), sha256(await picture({ ...body, seed: drawn.data[0]!.seed + 1 })));
  });

  it('refuses a link that was changed, cut or re-dated', async () => {
    const { data } = await make({ prompt: chart, image_size: small, seed: 1 });
    const url = data[0]!.url!;
    const spoiled = [
      url.replace(/Signature=(.)/, (_, digit: string) => `Signature=${digit === 'a' ? 'b' : 'a'}`),
      url.slice(0, -1),
      url.replace('Expires=86400', 'Expires=86401'),
      url.split('?')[0]!,
      url.replace('-0.', '-1.').replace('/0.', '/1.'),
    ];
    for (const link of spoiled) assert.equal((await fetch(link)).status, 403, link);
    assert.equal((await fetch(url)).status, 200);
  });

  it('makes 4K pictures of exactly the asked size', async () => {
    const { width, height } = await sharp(await picture({ prompt: 'A sailboat on the sea', image_size: '4K', seed: 3 })).metadata();
    assert.deepEqual([width, height], [4096, 4096]);
  });

  it('hides a watermark on request, which the command line finds and an unmarked picture lacks', async () => {
    const body = { prompt: 'A blue mug on a marble table', image_size: small, seed: 5 };
    const [marked, plain] = [join(dataDir, 'marked.jpg'), join(dataDir, 'plain.jpg')];
    writeFileSync(
      marked,
      await sharp(await picture({ ...body, watermark: true }))
        .jpeg({ quality: 70 })
        .toBuffer(),
    );
    writeFileSync(plain, await picture(body));
    const detect = (file: string) =>
      spawnSync(process.execPath, ['src/cli/main.ts', 'watermark', 'detect', file], { cwd: root, encoding: 'utf8' });
    assert.match(detect(marked).stdout, /^watermark found/);
    assert.match(detect(plain).stdout, /^no watermark found/);
  });

  it('leaves every pixel of the subject alone when only the background is to be blurred', async () => {
    const reference = await picture({ prompt: 'A red fox in a forest', image_size: small, seed: 8, output_format: 'png' });
    const edited = await picture({
      prompt: 'Blur the background',
      image_urls: [`data:image/png;base64,${reference.toString('base64')}`],
      image_size: 'keep',
      output_format: 'png',
    });
    const [a, b] = await Promise.all([reference, edited].map((bytes) => sharp(bytes).removeAlpha().raw().toBuffer()));
    const same = a!.reduce((count, byte, index) => count + Number(byte === b![index]), 0) / a!.length;
    assert.ok(same > 0.1 && same < 0.97, `${(100 * same).toFixed(1)} % of the bytes are the same`);
    const middle = ((small.height * 0.6) | 0) * small.width * 3 + ((small.width / 2) | 0) * 3;
    assert.deepEqual([...a!.subarray(middle - 30, middle + 30)], [...b!.subarray(middle - 30, middle + 30)]);
  });

  it('combines two references, says what it could not do, and charges once', async () => {
    const photos = ['portrait.jpg', 'perfume-bottle.jpg'].map((name) => readFileSync(join(root, 'docs/gallery', name)));
    const before = await balance();
    const answer = await make({
      prompt:
        'Combine the images so the T-Rex is wearing a business suit, sitting in a cozy small café, drinking from the mug. Blur the background slightly to create a bokeh effect.',
      image_urls: photos.map((bytes) => bytes.toString('base64')),
      image_size: small,
    });
    assert.ok(
      answer.meta.warnings.some((warning) => warning.includes('suit')),
      answer.meta.warnings.join('\n'),
    );
    assert.equal(await balance(), before - 84_000);
  });

  it('serves the official OpenAI client, and its errors carry our words', async () => {
    const client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey, maxRetries: 0 });
    const answer = await client.images.generate({
      model,
      prompt: chart,
      response_format: 'b64_json',
      ...({ image_size: { height: 1440 } } as object),
    });
    const { width, height } = await sharp(Buffer.from(answer.data![0]!.b64_json!, 'base64')).metadata();
    assert.deepEqual([width, height], [2048, 1440]);
    await assert.rejects(client.images.generate({ model, prompt: '' }), /prompt/);
    const stranger = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'nobody-knows-this-key', maxRetries: 0 });
    await assert.rejects(stranger.images.generate({ model, prompt: 'x' }), /valid API key/);
  });

  it('serves the documented Python request', {
    skip: spawnSync('python3', ['-c', 'import requests']).status === 0 ? false : 'python3 with requests is not here',
  }, async () => {
    const program = `
import requests
answer = requests.post("${server.url}/v1/images/generations", headers={"Authorization": "Bearer ${apiKey}", "Content-Type": "application/json"},
    json={"model": "${model}", "prompt": "${chart}", "image_size": {"width": 1440, "height": 1440}})
answer.raise_for_status()
picture = requests.get(answer.json()["data"][0]["url"])
print(picture.status_code, picture.content[:3].hex())`;
    const { stdout } = await run('python3', ['-c', program]);
    assert.equal(stdout.trim(), '200 ffd8ff');
  });

  it('runs the command line against the running server', async () => {
    const cli = (...args: string[]) =>
      run(process.execPath, ['src/cli/main.ts', ...args], { cwd: root, env: { ...process.env, SEEDBED_DATA: dataDir } });
    const out = join(dataDir, 'cli.png');
    await cli('generate', chart, '--size', '1440x1440', '--seed', '7', '--out', out);
    assert.equal((await sharp(out).metadata()).format, 'png');
    assert.match((await cli('models')).stdout, /bytedance\/seedream-4-5/);
    const made = (await cli('keys', 'create', 'guest', '--account', 'guests')).stdout.trim();
    assert.match((await cli('keys', 'list')).stdout, new RegExp(made.slice(0, 8)));
    const poor = await fetch(`${server.url}/v1/images/generations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${made}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model, prompt: 'x' }),
    });
    assert.equal(poor.status, 403);
    assert.match(((await poor.json()) as { message: string }).message, /run out of credits/);
    await cli('keys', 'revoke', made.slice(0, 8));
    assert.equal((await fetch(`${server.url}/v1/billing/balance`, { headers: { authorization: `Bearer ${made}` } })).status, 401);
    assert.match((await cli('credits')).stdout, /guests +0/);
  });
});
