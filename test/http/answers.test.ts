/** What each model answers, byte for byte where it can be, and how a request is read. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { answerSchemas } from '../../src/http/wires/aimlapi/from-native.ts';
import { bearer, type Door, dataUriOf, jpegOf, openDoor, post, seedream, startCredits } from './door.ts';

interface Picture {
  url?: string;
  b64_json?: string;
  size: string;
  seed: number;
}

interface DataAnswer {
  data: Picture[];
  meta: { usage: object; engine: string; warnings: string[]; native_size: string };
}

const v4 = (fields: object = {}): object => ({ model: 'bytedance/seedream-v4-text-to-image', prompt: 'a red teapot', ...fields });
const flux = (fields: object = {}): object => ({ model: 'flux/dev', prompt: 'a red teapot', enable_safety_checker: false, ...fields });

async function answerTo(door: Door, body: object, headers: Record<string, string> = {}): Promise<DataAnswer> {
  const answer = await post(door, body, headers);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
}

const requestOf = (door: Door) => [...door.jobs.values()].at(-1)!.generation.request;

describe('bytedance/seedream-4-5', () => {
  it('answers a signed link, the size, the seed, the cost and what made it', async () => {
    const door = await openDoor();
    const answer = await post(door, seedream({ seed: 7 }), { 'x-client-request-id': 'order:17' });
    const body = answer.json<DataAnswer>();
    const id = answer.headers['x-inference-id'] as string;
    assert.match(id, /^[A-Za-z0-9_-]{21}$/);
    const url = body.data[0]!.url!;
    assert.ok(url.startsWith(`http://localhost:80/files/generations/${id}/0.jpeg?`));
    assert.deepEqual(body, {
      data: [{ url, size: '2048x2048', seed: 7 }],
      meta: { usage: { credits_used: 84_000, usd_spent: 0.042 }, engine: 'studio@test', warnings: [], native_size: '2048x2048' },
    });
    answerSchemas.data.parse(body);
    assert.equal(answer.headers['x-aimlapi-credits-used'], '84000');
    assert.equal(answer.headers['x-aimlapi-usd-spent'], '0.042000000');
    assert.equal(answer.headers['x-client-request-id'], 'order:17');
    assert.equal(door.balance(), startCredits - 84_000);
  });
  it('links to a JPEG of the asked size', async () => {
    const door = await openDoor();
    const { data } = await answerTo(door, seedream({ image_size: { width: 1440, height: 1500 } }));
    const file = await door.app.inject(data[0]!.url!);
    const { format, width, height } = await sharp(file.rawPayload).metadata();
    assert.deepEqual({ format, width, height }, { format: 'jpeg', width: 1440, height: 1500 });
  });
  it('answers bytes in place of a link when asked, and no key of the other', async () => {
    const { data } = await answerTo(await openDoor(), seedream({ response_format: 'b64_json' }));
    assert.deepEqual(Object.keys(data[0]!), ['b64_json', 'size', 'seed']);
    assert.equal((await sharp(Buffer.from(data[0]!.b64_json!, 'base64')).metadata()).width, 2048);
  });
  const sizes: [asked: unknown, made: string][] = [
    [undefined, '2048x2048'],
    ['2K', '2048x2048'],
    ['4K', '4096x4096'],
    [{}, '2048x2048'],
    [{ width: 3000 }, '3000x2048'],
    [{ height: 1440 }, '2048x1440'],
    [{ width: 4096, height: 1440, unit: 'px' }, '4096x1440'],
  ];
  for (const [asked, made] of sizes)
    it(`takes the size ${JSON.stringify(asked)} for ${made}`, async () => {
      const door = await openDoor();
      await post(door, seedream({ image_size: asked }), { prefer: 'respond-async' });
      const { width, height } = requestOf(door).size;
      assert.equal(`${width}x${height}`, made);
    });
  it('takes "keep" for the size of the first reference, below the floor too', async () => {
    const image_urls = [dataUriOf(await jpegOf(640, 360)), dataUriOf(await jpegOf(100, 900))];
    const { data } = await answerTo(await openDoor(), seedream({ image_size: 'keep', image_urls }));
    assert.equal(data[0]!.size, '640x360');
  });
  it('reads data URIs and bare base64 alike and stages what it read, in order', async () => {
    const door = await openDoor();
    const [first, second] = [
      await jpegOf(64, 48),
      await sharp(await jpegOf(20, 30))
        .png()
        .toBuffer(),
    ];
    const submissions: Uint8Array[][] = [];
    const { submit } = door.generations;
    door.generations.submit = (submission) => {
      submissions.push(submission.references.map(({ bytes }) => bytes));
      return submit(submission);
    };
    await answerTo(door, seedream({ image_urls: [dataUriOf(first), second.toString('base64')] }));
    assert.deepEqual(submissions[0]!.map(Buffer.from), [first, second]);
  });
  it('names unknown keys in the warnings, and says which field to use', async () => {
    const { meta } = await answerTo(await openDoor(), seedream({ n: 2, size: '1024x1024', user: 'me', negative_prompt: '' }));
    assert.deepEqual(meta.warnings, [
      'n is not a field of bytedance/seedream-4-5: it was ignored',
      'size is not a field of bytedance/seedream-4-5: it was ignored; use image_size',
      'user is not a field of bytedance/seedream-4-5: it was ignored',
      'negative_prompt is not a field of bytedance/seedream-4-5: it was ignored',
    ]);
  });
  it('does not repeat ten thousand unknown keys', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`${'k'.repeat(500)}${index}`, 1]));
    const { meta } = await answerTo(await openDoor(), seedream(many));
    assert.equal(meta.warnings.length, 21);
    assert.equal(meta.warnings.at(-1), '9980 more unknown fields were ignored');
    assert.ok(JSON.stringify(meta).length < 5000);
  });
  it('reads LiteLLM\'s output_format "b64_json" as the response format, with a warning', async () => {
    const { data, meta } = await answerTo(await openDoor(), seedream({ output_format: 'b64_json' }));
    assert.ok(data[0]!.b64_json);
    assert.deepEqual(meta.warnings, ['output_format "b64_json" was read as response_format; the file is a JPEG']);
  });
  for (const [format, magic] of [
    ['png', 'png'],
    ['webp', 'webp'],
  ] as const)
    it(`makes a ${format} file when asked`, async () => {
      const door = await openDoor();
      const { data } = await answerTo(door, seedream({ output_format: format }));
      const file = await door.app.inject(data[0]!.url!);
      assert.equal((await sharp(file.rawPayload).metadata()).format, magic);
      assert.equal(file.headers['content-type'], `image/${format}`);
    });
  it('hands every field on in its own terms', async () => {
    const door = await openDoor();
    await answerTo(door, seedream({ seed: -5, watermark: true, embed_prompt: true, engine: 'studio' }));
    assert.deepEqual(requestOf(door), {
      model: 'bytedance/seedream-4-5',
      engine: 'studio',
      prompt: 'a red teapot',
      seed: -5,
      imageCount: 1,
      watermark: true,
      outputFormat: 'jpeg',
      embedPrompt: true,
      size: { width: 2048, height: 2048 },
    });
  });
  it('neither marks nor embeds the prompt unless asked, and draws a seed when none is given', async () => {
    const door = await openDoor();
    const seeds = [];
    for (let round = 0; round < 3; round++) seeds.push((await answerTo(door, seedream())).data[0]!.seed);
    const { watermark, embedPrompt } = requestOf(door);
    assert.deepEqual({ watermark, embedPrompt }, { watermark: false, embedPrompt: false });
    assert.equal(new Set(seeds).size, 3);
    assert.ok(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31));
  });
  for (const url of ['/images/generations', '/v1/images/generations/', '/images/generations/'])
    it(`answers at ${url}`, async () => {
      const door = await openDoor();
      const headers = { ...bearer(door.userKey), 'content-type': 'application/json; charset=utf-8' };
      assert.equal((await door.app.inject({ method: 'POST', url, headers, payload: JSON.stringify(seedream()) })).statusCode, 200);
    });
  it('answers under an alias too, as the model itself', async () => {
    const door = await openDoor();
    await answerTo(door, seedream({ model: 'seedream-4.5' }));
    assert.equal(requestOf(door).model, 'bytedance/seedream-4-5');
  });
  for (const value of ['has space', 'ä', 'x'.repeat(129), ''])
    it(`drops the client request id ${JSON.stringify(value.slice(0, 20))} and runs on`, async () => {
      const door = await openDoor();
      const answer = await post(door, seedream(), { 'x-client-request-id': value });
      assert.equal(answer.statusCode, 200);
      assert.equal(answer.headers['x-client-request-id'], undefined);
    });
});

describe('the v4 models', () => {
  it('answer images and data alike, the seed, and tokens_used', async () => {
    const door = await openDoor();
    const body = answerSchemas['images-and-data'].parse(await answerTo(door, v4({ seed: 3, num_images: 2, image_size: 'landscape_16_9' })));
    const [first, second] = body.images;
    assert.deepEqual(
      { ...first, url: '', file_size: 0 },
      { url: '', content_type: 'image/jpeg', file_name: '0.jpeg', file_size: 0, width: 2048, height: 1152 },
    );
    assert.equal(second!.file_name, '1.jpeg');
    assert.equal((await door.app.inject(first!.url!)).rawPayload.length, first!.file_size);
    assert.deepEqual(body.data, body.images);
    assert.equal(body.seed, 3);
    assert.deepEqual(body.meta.usage, { tokens_used: 126_000 });
    assert.equal(door.balance(), startCredits - 126_000);
  });
  it('answer a data URI in sync mode', async () => {
    const body = answerSchemas['images-and-data'].parse(await answerTo(await openDoor(), v4({ sync_mode: true, output_format: 'png' })));
    assert.match(body.images[0]!.url!, /^data:image\/png;base64,/);
    assert.equal(body.images[0]!.content_type, 'image/png');
  });
  it('default to 2048x2048', async () => {
    const body = answerSchemas['images-and-data'].parse(await answerTo(await openDoor(), v4()));
    assert.deepEqual([body.images[0]!.width, body.images[0]!.height], [2048, 2048]);
  });
  it('edit with references', async () => {
    const image_urls = [dataUriOf(await jpegOf(640, 360))];
    const body = { model: 'bytedance/seedream-v4-edit', prompt: 'make it blue', image_urls };
    answerSchemas['images-and-data'].parse(await answerTo(await openDoor(), body));
  });
});

describe('flux/dev', () => {
  it('answers images without data, the time, the prompt and the seed', async () => {
    const body = answerSchemas.images.parse(await answerTo(await openDoor(), flux({ seed: 9 })));
    const { url: _url, ...image } = body.images[0]!;
    assert.deepEqual(image, { width: 1024, height: 768, content_type: 'image/jpeg' });
    assert.deepEqual(body.timings, { inference: 0.012 });
    assert.equal(body.prompt, 'a red teapot');
    assert.equal(body.seed, 9);
    assert.deepEqual(body.meta.usage, { credits_used: 52_500, usd_spent: 0.02625 });
    assert.deepEqual(body.meta.warnings, []);
  });
  it('says which of its fields have no effect here', async () => {
    const fields = { guidance_scale: 3.5, num_inference_steps: 28, enable_safety_checker: true };
    const { meta } = await answerTo(await openDoor(), flux(fields));
    assert.deepEqual(
      meta.warnings.map((warning) => warning.split(' ')[0]),
      ['guidance_scale', 'num_inference_steps', 'enable_safety_checker'],
    );
  });
});

describe('a page of another origin', () => {
  it('may ask, and may read the headers of tracing and cost', async () => {
    const door = await openDoor();
    const preflight = await door.app.inject({
      method: 'OPTIONS',
      url: '/v1/images/generations',
      headers: {
        origin: 'https://a.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-client-request-id',
      },
    });
    assert.equal(preflight.statusCode, 204);
    assert.equal(preflight.headers['access-control-allow-origin'], '*');
    assert.match(String(preflight.headers['access-control-allow-headers']), /authorization.*x-client-request-id/);
    const answer = await post(door, seedream(), { origin: 'https://a.example' });
    const exposed = String(answer.headers['access-control-expose-headers']).split(', ');
    for (const name of ['x-inference-id', 'x-client-request-id', 'x-aimlapi-credits-used', 'x-aimlapi-usd-spent'])
      assert.ok(exposed.includes(name), name);
  });
});
