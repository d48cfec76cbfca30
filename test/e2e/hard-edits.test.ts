/** Edits over HTTP of files and by instructions that are hard: a picture with warnings, or a clear error in the wire's envelope. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import sharp, { type Sharp } from 'sharp';
import { killServers, newDataDir, removeDataDir, startTestServer, type TestServer } from './server.ts';

const dataDir = newDataDir();
let server: TestServer;
before(async () => {
  server = await startTestServer(dataDir);
});
after(async () => {
  await server.stop();
  killServers();
  removeDataDir(dataDir);
});

const [width, height] = [320, 240];
/** A red disc on a striped ground. */
const pixels = Buffer.alloc(3 * width * height);
for (let y = 0, i = 0; y < height; y++)
  for (let x = 0; x < width; x++, i += 3) {
    const stripe = 30 * ((x >> 3) % 2);
    pixels.set(Math.hypot(x - 160, y - 125) < 70 ? [210, 40, 40] : [90 + stripe, 130 + stripe, 100], i);
  }
const picture = (): Sharp => sharp(pixels, { raw: { width, height, channels: 3 } });
const uri = (bytes: Buffer, type: string): string => `data:image/${type};base64,${bytes.toString('base64')}`;

interface Answer {
  readonly data: readonly { readonly b64_json: string; readonly size: string }[];
  readonly meta: { readonly warnings: readonly string[]; readonly plan: { readonly operations: readonly { readonly kind: string }[] } };
}

async function edit(
  prompt: string,
  images: readonly string[],
  format = 'png',
): Promise<{ answer: Answer; warned: string; decoded: Buffer }> {
  const fields = { image_size: 'keep', output_format: format, response_format: 'b64_json', seed: 1 };
  const response = await server.post({ prompt, image_urls: images, ...fields });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  const answer = JSON.parse(text) as Answer;
  const decoded = await sharp(Buffer.from(answer.data[0]!.b64_json, 'base64')).raw().toBuffer();
  return { answer, decoded, warned: answer.meta.warnings.join('\n') };
}

describe('an edit over HTTP', { timeout: 300_000 }, () => {
  it('takes CMYK and 16-bit files', async () => {
    const cmyk = await picture().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer();
    const deep = await picture().toColourspace('rgb16').png().toBuffer();
    assert.equal((await sharp(cmyk).metadata()).space, 'cmyk');
    assert.equal((await sharp(deep).metadata()).depth, 'ushort');
    for (const image of [uri(cmyk, 'jpeg'), uri(deep, 'png')]) {
      const { answer, decoded } = await edit('make it darker', [image]);
      assert.equal(answer.data[0]!.size, `${width}x${height}`);
      const middle = 3 * (125 * width + 160);
      assert.ok(decoded[middle]! < 205 && decoded[middle]! > 2 * decoded[middle + 1]!, `${[...decoded.subarray(middle, middle + 3)]}`);
    }
  });

  it('of a fully transparent PNG is a picture', async () => {
    const clear = await sharp({ create: { width, height, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .png()
      .toBuffer();
    const { answer, decoded } = await edit('blur the background', [uri(clear, 'png')]);
    assert.equal(answer.data[0]!.size, `${width}x${height}`);
    assert.equal(decoded.length, 4 * width * height);
    assert.ok(decoded.every((byte, i) => i % 4 < 3 || byte === 0));
  });

  it('of 15:1 is a picture of 15:1, of 17:1 a refusal that names the reference', async () => {
    const strip = (long: number): Promise<Buffer> => picture().resize(long, 60, { fit: 'fill' }).jpeg().toBuffer();
    const { answer } = await edit('make it sunset', [uri(await strip(900), 'jpeg')]);
    assert.equal(answer.data[0]!.size, '900x60');
    const response = await server.post({ prompt: 'make it sunset', image_urls: [uri(await strip(1020), 'jpeg')], image_size: 'keep' });
    const { error } = (await response.json()) as { error: { code: string; message: string; param: string } };
    assert.equal(response.status, 400);
    assert.match(error.message, /1020x60 pixels; one side may be at most 16 times the other/);
  });

  it('by an instruction for nothing in the picture answers its very bytes, and says why', async () => {
    const grey = sharp({ create: { width, height, channels: 3, background: '#888888' } });
    const { decoded, warned } = await edit('remove the zebra', [uri(await grey.png().toBuffer(), 'png')]);
    assert.deepEqual(decoded, Buffer.alloc(3 * width * height, 0x88));
    assert.match(warned, /'the zebra' was not found in image 1: not done/);
  });

  it('of an animation says that its first frame is used', async () => {
    const frames = await Promise.all([picture().png().toBuffer(), picture().negate().png().toBuffer()]);
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    assert.match((await edit('make it darker', [uri(gif, 'gif')])).warned, /^Image 1 has 2 frames: only the first one is used/m);
    assert.doesNotMatch((await edit('make it darker', [uri(frames[0]!, 'png')])).warned, /frames/);
  });

  it('whose answer is a JPEG says that its transparent parts are white, and of PNG does not', async () => {
    const clear = Buffer.alloc(4 * width * height);
    for (let i = 0; i < width * height; i++)
      clear.set([...pixels.subarray(3 * i, 3 * i + 3), Math.hypot((i % width) - 160, i / width - 125) < 70 ? 255 : 0], 4 * i);
    const cut = uri(
      await sharp(clear, { raw: { width, height, channels: 4 } })
        .png()
        .toBuffer(),
      'png',
    );
    assert.match(
      (await edit('make it darker', [cut], 'jpeg')).warned,
      /transparent parts; a JPEG has none, so they are white: ask for "output_format": "png"/,
    );
    assert.doesNotMatch((await edit('make it darker', [cut])).warned, /JPEG/);
    assert.doesNotMatch((await edit('make it darker', [uri(await picture().png().toBuffer(), 'png')], 'jpeg')).warned, /transparent/);
  });

  it('quotes little of an instruction of 32,000 characters', async () => {
    const { answer } = await edit(`frobnicate ${'the wug '.repeat(4000)}`.slice(0, 32_000), [uri(await picture().png().toBuffer(), 'png')]);
    assert.ok(answer.meta.warnings.length > 0);
    for (const warning of answer.meta.warnings) assert.ok(warning.length < 300, `${warning.length}`);
  });

  it('by an instruction that undoes itself says what was not done', async () => {
    const { warned, answer } = await edit('make it brighter and make it darker', [uri(await picture().png().toBuffer(), 'png')]);
    assert.match(warned, /Not done: 'make it brighter', as it contradicts 'make it darker'/);
    assert.equal(answer.meta.plan.operations.length, 2);
  });
});
