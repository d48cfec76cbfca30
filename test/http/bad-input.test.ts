/** Bad input at the door: a clear 4xx in the envelope, no charge, nothing left behind, and the next request is answered. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { defaultLimits } from '../../src/config.ts';
import { bearer, type Door, dataUriOf, generationsUrl, jpegOf, openDoor, post, seedream, startCredits } from './door.ts';
import * as expected from './responses.ts';

const modelIds = "'bytedance/seedream-4-5' | 'bytedance/seedream-v4-text-to-image' | 'bytedance/seedream-v4-edit' | 'flux/dev'";
const bodyBytes = 4_000_000;
const twoTo60 = 2 ** 60;

describe('a bad request', () => {
  let door: Door;
  before(async () => {
    door = await openDoor({ config: { limits: { ...defaultLimits, bodyBytes } } });
  });
  after(() => door.app.close());
  afterEach(async () => {
    assert.equal(door.jobs.size, 0, 'no generation is left behind');
    assert.equal(door.files.size, 0, 'no file is left behind');
    assert.equal(door.balance(), startCredits, 'nothing is charged');
    assert.equal((await door.app.inject('/healthz')).statusCode, 200, 'the next request is answered');
  });

  const side = (name: 'width' | 'height', value: unknown): object => seedream({ image_size: { [name]: value } });
  const fields: [title: string, body: object, refusal: expected.Refusal][] = [
    ['no model', { prompt: 'x' }, expected.badField('model', 'Required')],
    [
      'an unknown model',
      seedream({ model: 'bytedance/x' }),
      expected.badField('model', `Invalid enum value. Expected ${modelIds}, received 'bytedance/x'`),
    ],
    ['no prompt', { model: 'bytedance/seedream-4-5' }, expected.badField('prompt', 'Required')],
    ['an empty prompt', seedream({ prompt: '' }), expected.badField('prompt', "String must contain at least 1 character(s), received ''")],
    ['a prompt of white space', seedream({ prompt: ' \n' }), expected.badField('prompt', "The prompt is only white space, received ' \n'")],
    ['a prompt that is a number', seedream({ prompt: 7 }), expected.badField('prompt', 'Expected string, received number')],
    [
      'a width of 1439',
      side('width', 1439),
      expected.badField('image_size.width', 'Number must be greater than or equal to 1440, received 1439'),
    ],
    [
      'a width of 4097',
      side('width', 4097),
      expected.badField('image_size.width', 'Number must be less than or equal to 4096, received 4097'),
    ],
    ['a width of 2048.5', side('width', 2048.5), expected.badField('image_size.width', 'Expected integer, received float')],
    ['a width of "2048"', side('width', '2048'), expected.badField('image_size.width', 'Expected number, received string')],
    ['a height of null', side('height', null), expected.badField('image_size.height', 'Expected number, received null')],
    [
      '"3K"',
      seedream({ image_size: '3K' }),
      expected.badField('image_size', "Invalid enum value. Expected '2K' | '4K' | 'keep', received '3K'"),
    ],
    [
      'a size that is a number',
      seedream({ image_size: 2048 }),
      expected.badField('image_size', 'Expected object or string, received number'),
    ],
    ['a seed of 1.5', seedream({ seed: 1.5 }), expected.badField('seed', 'Expected integer, received float')],
    [
      'a seed of 2^60',
      seedream({ seed: twoTo60 }),
      expected.badField('seed', `Number must be less than or equal to 9007199254740991, received ${twoTo60}`),
    ],
    [
      'no image where some are given',
      seedream({ image_urls: [] }),
      expected.badField('image_urls', 'Array must contain at least 1 element(s), received an array of 0'),
    ],
    [
      '15 images',
      seedream({ image_urls: Array(15).fill('x') }),
      expected.badField('image_urls', 'Array must contain at most 14 element(s), received an array of 15'),
    ],
    [
      'images that are one text',
      seedream({ image_urls: 'data:image/png;base64,AAAA' }),
      expected.badField('image_urls', 'Expected array, received string'),
    ],
    [
      'an image that is an object',
      seedream({ image_urls: ['x', {}] }),
      expected.badField('image_urls[1]', 'Expected string, received object'),
    ],
    [
      'a response format of "png"',
      seedream({ response_format: 'png' }),
      expected.badField('response_format', "Invalid enum value. Expected 'url' | 'b64_json', received 'png'"),
    ],
    [
      'an engine that is not there',
      seedream({ engine: 'diffusion' }),
      expected.badField('engine', "Invalid enum value. Expected 'studio', received 'diffusion'"),
    ],
    ['a watermark of "yes"', seedream({ watermark: 'yes' }), expected.badField('watermark', 'Expected boolean, received string')],
    [
      'several wrong fields at once',
      seedream({ prompt: undefined, seed: 'one' }),
      expected.badFields('prompt: Required', 'seed: Expected number, received string'),
    ],
    [
      '"keep" without references',
      seedream({ image_size: 'keep' }),
      expected.badField('image_size', `"keep" is the size of the first reference, and image_urls holds none, received 'keep'`),
    ],
    [
      'one side where both are needed',
      { model: 'bytedance/seedream-v4-text-to-image', prompt: 'x', image_size: { width: 2048 } },
      expected.badField('image_size.height', 'Required'),
    ],
    ['an edit without images', { model: 'bytedance/seedream-v4-edit', prompt: 'x' }, expected.badField('image_urls', 'Required')],
    [
      'five images asked',
      { model: 'flux/dev', prompt: 'x', num_images: 5 },
      expected.badField('num_images', 'Number must be less than or equal to 4, received 5'),
    ],
    [
      'a side that is no multiple of 32',
      { model: 'flux/dev', prompt: 'x', image_size: { width: 1000 } },
      expected.badField('image_size.width', 'Number must be a multiple of 32, received 1000'),
    ],
  ];
  for (const [title, body, refusal] of fields)
    it(`says what was expected and received: ${title}`, async () =>
      expected.assertRefused(await post(door, body), refusal, generationsUrl));

  it('lists every field in error.issues', async () => {
    const answer = await post(door, seedream({ seed: 1.5, watermark: 1 }));
    const issues = (answer.json() as { error: { issues: object[] } }).error.issues;
    assert.deepEqual(issues, [
      { path: 'seed', expected: 'integer', received: '1.5', message: 'Expected integer, received float' },
      { path: 'watermark', expected: 'boolean', received: '1', message: 'Expected boolean, received number' },
    ]);
  });
  it('refuses a prompt of 1 MB without repeating it', async () => {
    const answer = await post(door, seedream({ prompt: 'a'.repeat(1_000_000) }));
    expected.assertRefused(answer, {
      ...expected.badField('prompt', ''),
      message:
        /^Body validation error\nprompt: String must contain at most 32000 character\(s\), received 'a{80}\.\.\.' \(1000000 characters\)$/,
    });
    assert.ok(answer.body.length < 2000);
  });
  for (const [title, text] of [
    ['a NUL character', 'a\0b'],
    ['half a surrogate pair', 'a\ud800b'],
  ] as const)
    it(`refuses ${title} in the prompt, which no database stores`, async () => {
      const answer = await post(door, seedream({ prompt: text }));
      assert.equal(answer.statusCode, 400);
      assert.match(answer.json<{ message: string }>().message, /NUL character or half a surrogate pair/);
    });

  for (const [title, payload] of [
    ['that is cut short', '{"model": "bytedance/seed'],
    ['that is no JSON', 'model=x'],
    ['that would set a prototype', '{"__proto__": {"a": 1}}'],
  ] as const)
    it(`refuses a body ${title}`, async () => expected.assertRefused(await post(door, payload), expected.notJson));
  it('refuses an empty body', async () => expected.assertRefused(await post(door, ''), expected.emptyBody));
  it('refuses a body that is an array', async () =>
    expected.assertRefused(await post(door, []), expected.badFields('Expected object, received array')));
  it('refuses no body at all', async () => {
    const answer = await door.app.inject({ method: 'POST', url: generationsUrl, headers: bearer(door.userKey) });
    expected.assertRefused(answer, expected.badFields('Required'));
  });
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
    it(`refuses ${type}`, async () =>
      expected.assertRefused(await post(door, JSON.stringify(seedream()), { 'content-type': type }), expected.notJsonType));
  it('refuses a body over the limit', async () =>
    expected.assertRefused(await post(door, seedream({ x: 'a'.repeat(bodyBytes) })), expected.tooLarge(bodyBytes)));

  it('refuses a reference that is no image, naming it', async () => {
    const good = dataUriOf(await jpegOf(64, 64));
    const answer = await post(door, seedream({ image_urls: [good, dataUriOf(Buffer.from('<html>no</html>'), 'text/html')] }));
    expected.assertRefused(answer, expected.badReference('reference_not_an_image', 1, /image_urls\[1\]/));
  });
  it('refuses a cut JPEG', async () => {
    const whole = await jpegOf(400, 300);
    const answer = await post(door, seedream({ image_urls: [dataUriOf(whole.subarray(0, whole.length / 2))] }));
    expected.assertRefused(answer, expected.badReference('reference_not_an_image', 0, /image_urls\[0\]/));
  });
  for (const host of ['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '0x7f000001', '2130706433', '0.0.0.0', '127.1', 'localhost'])
    it(`refuses to fetch a reference from ${host}`, async () => {
      const answer = await post(door, seedream({ image_urls: [`http://${host}:9/x.png`] }));
      expected.assertRefused(answer, expected.badReference('reference_forbidden', 0, /image_urls\[0\]/));
    });
  it('refuses "keep" of a reference above 4096x4096 pixels', async () => {
    const answer = await post(door, seedream({ image_size: 'keep', image_urls: [dataUriOf(await jpegOf(5000, 4000))] }));
    expected.assertRefused(answer, {
      ...expected.badField('image_size', ''),
      message: /"keep" serves references of at most 16777216 pixels \(4096x4096\), received 5000x4000$/,
    });
  });
});

describe('a request without a valid key', () => {
  for (const [title, headers] of [
    ['no header', {}],
    ['a wrong key', bearer('0123456789abcdef0123456789abcdef')],
    ['another scheme', { authorization: 'Basic abc' }],
    ['an empty key', { authorization: 'Bearer ' }],
    ['the key under another name', { 'x-api-key': 'KEY' }],
  ] as const)
    it(`is refused before its body is read: ${title}`, async () => {
      const door = await openDoor();
      const sent = JSON.parse(JSON.stringify(headers).replace('KEY', door.userKey)) as Record<string, string>;
      const answer = await door.app.inject({
        method: 'POST',
        url: generationsUrl,
        headers: { ...sent, 'content-type': 'application/json' },
        payload: '{broken',
      });
      expected.assertRefused(answer, expected.noKey, generationsUrl);
    });
  it('is refused when the key was revoked', async () => {
    const door = await openDoor();
    await door.keys.revoke(door.userKey.slice(0, 8));
    expected.assertRefused(await post(door, seedream()), expected.noKey);
  });
  it('is refused when the key is in the query', async () => {
    const door = await openDoor();
    const answer = await door.app.inject(`/v1/billing/balance?key=${door.userKey}`);
    expected.assertRefused(answer, expected.noKey, '/v1/billing/balance');
  });
});

describe('a request that cannot be paid or taken', () => {
  it('answers 403 with the hosted text when the credits have run out', async () => {
    const door = await openDoor();
    await door.credits.grant('default', 83_999 - startCredits);
    expected.assertRefused(await post(door, seedream()), expected.noCredits);
    assert.equal(door.jobs.size, 0);
    assert.equal(door.balance(), 83_999);
  });
  it('answers 429 with Retry-After when the queue is full', async () => {
    const door = await openDoor({ work: () => new Promise(() => {}), maxQueued: 1 });
    assert.equal((await post(door, seedream(), { prefer: 'respond-async' })).statusCode, 202);
    const answer = await post(door, seedream());
    expected.assertRefused(answer, expected.queueFull);
    assert.equal(answer.headers['retry-after'], '7');
    assert.equal(door.balance(), startCredits - 84_000);
  });
});
