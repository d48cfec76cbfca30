import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { digitalSourceTypes, type RasterImage } from '../engine.ts';
import { createRng } from '../shared/index.ts';
import { decodeImage } from './decode.ts';
import { type EncodeOptions, encodeImage } from './encode.ts';

const limits = { pixels: 36_000_000 };
const formats = ['jpeg', 'png', 'webp'] as const;
const provenance = { digitalSourceType: 'algorithmicMedia', software: 'Seedbed 1.2.3', prompt: null } as const;

function noise(width: number, height: number, channels: 3 | 4): RasterImage {
  const rng = createRng(7);
  return { width, height, channels, data: Uint8Array.from({ length: width * height * channels }, () => rng.below(256)) };
}

/** Grey waves: something that a lossy codec is meant to keep. */
function waves(width: number, height: number): RasterImage {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    data.set([128 + 100 * Math.sin(x / 9), 128 + 100 * Math.sin(y / 7), 128 + 90 * Math.sin((x + y) / 11)], i * 3);
  }
  return { width, height, channels: 3, data };
}

function psnr(a: Uint8Array, b: Uint8Array): number {
  const sum = a.reduce((total, value, index) => total + (value - b[index]!) ** 2, 0);
  return 10 * Math.log10(255 ** 2 / (sum / a.length));
}

async function xmpOf(image: RasterImage, options: EncodeOptions): Promise<string> {
  const { bytes } = await encodeImage(image, options);
  const metadata = await sharp(bytes).metadata();
  assert.ok(metadata.xmp, `${options.format} has an XMP packet`);
  return metadata.xmp.toString('utf8');
}

describe('encodeImage', () => {
  it('writes each format with its content type and the exact size', async () => {
    for (const format of formats) {
      const { bytes, contentType } = await encodeImage(noise(37, 21, 3), { format, provenance });
      const metadata = await sharp(bytes).metadata();
      assert.equal(contentType, `image/${format}`);
      assert.deepEqual([metadata.format, metadata.width, metadata.height], [format, 37, 21]);
    }
  });

  it('gives PNG pixels back exactly, with and without alpha', async () => {
    for (const channels of [3, 4] as const) {
      const image = noise(64, 33, channels);
      const { bytes } = await encodeImage(image, { format: 'png', provenance });
      assert.deepEqual((await decodeImage(bytes, limits)).image, image);
    }
  });

  it('writes JPEG with full colour resolution, and JPEG and WebP close to the pixels', async () => {
    const image = waves(320, 240);
    const floors = { jpeg: 42, webp: 36 };
    for (const format of ['jpeg', 'webp'] as const) {
      const { bytes } = await encodeImage(image, { format, provenance });
      const { data } = (await decodeImage(bytes, limits)).image;
      assert.ok(psnr(image.data, data) > floors[format], `${format} has ${psnr(image.data, data)} dB`);
      if (format === 'jpeg') assert.equal((await sharp(bytes).metadata()).chromaSubsampling, '4:4:4');
    }
  });

  it('flattens transparency over white in JPEG and keeps it in PNG and WebP', async () => {
    const half: RasterImage = { width: 16, height: 16, channels: 4, data: new Uint8Array(1024).map((_, i) => (i % 4 === 3 ? 128 : 0)) };
    for (const format of formats) {
      const { bytes } = await encodeImage(half, { format, provenance });
      const { image } = await decodeImage(bytes, limits);
      if (format !== 'jpeg') assert.deepEqual([image.channels, image.data[3]], [4, 128], format);
      else assert.ok(image.channels === 3 && Math.abs(image.data[0]! - 127) <= 2, `grey came as ${image.data[0]}`);
    }
  });

  it('writes the same bytes for the same pixels at another time', async () => {
    for (const format of formats) {
      const options = { format, provenance: { ...provenance, prompt: 'a mug' } };
      const first = await encodeImage(waves(200, 100), options);
      await new Promise((resolve) => setTimeout(resolve, 1100));
      const second = await encodeImage(waves(200, 100), options);
      assert.deepEqual(Buffer.from(first.bytes), Buffer.from(second.bytes), format);
    }
  });

  it('always writes the digital source type and the software', async () => {
    for (const format of formats) {
      for (const digitalSourceType of digitalSourceTypes) {
        const xmp = await xmpOf(noise(16, 16, 3), { format, provenance: { ...provenance, digitalSourceType } });
        const uri = `http://cv.iptc.org/newscodes/digitalsourcetype/${digitalSourceType}`;
        assert.ok(xmp.includes(`<Iptc4xmpExt:DigitalSourceType>${uri}</Iptc4xmpExt:DigitalSourceType>`), `${format} ${xmp}`);
        assert.ok(xmp.includes('<xmp:CreatorTool>Seedbed 1.2.3</xmp:CreatorTool>'));
      }
      const { bytes } = await encodeImage(noise(16, 16, 3), { format, provenance });
      assert.ok((await sharp(bytes).metadata()).exif?.toString('latin1').includes('Seedbed 1.2.3\0'), `${format} EXIF`);
    }
  });

  it('writes the prompt only when it is given, escaped', async () => {
    const prompt = 'a "red" <mug> & 杯子 \u0000 🍵 \ud800';
    for (const format of formats) {
      const xmp = await xmpOf(noise(16, 16, 3), { format, provenance: { ...provenance, prompt } });
      assert.ok(xmp.includes('a &quot;red&quot; &lt;mug&gt; &amp; 杯子 \ufffd 🍵 \ufffd</rdf:li>'), xmp);
      const { bytes } = await encodeImage(noise(16, 16, 3), { format, provenance });
      assert.doesNotMatch(Buffer.from(bytes).toString('latin1'), /description|mug/);
    }
  });

  it('keeps the packet in every format when the prompt is enormous, and says where it was cut', async () => {
    for (const [prompt, ending] of [
      ['"'.repeat(1_000_000), '&quot; […]</rdf:li>'],
      ['x'.repeat(7999) + '🍵'.repeat(9), 'x […]</rdf:li>'],
    ] as const) {
      for (const format of formats) {
        const xmp = await xmpOf(noise(16, 16, 3), { format, provenance: { ...provenance, prompt } });
        assert.ok(xmp.includes(ending), `${format} ends with ${xmp.slice(-120)}`);
      }
    }
  });

  it('takes pixels in shared memory and pixels that start inside a larger buffer', async () => {
    const image = noise(32, 16, 3);
    const shared = new Uint8Array(new SharedArrayBuffer(image.data.length + 8), 8);
    shared.set(image.data);
    const expected = await encodeImage(image, { format: 'png', provenance });
    const actual = await encodeImage({ ...image, data: shared }, { format: 'png', provenance });
    assert.deepEqual(Buffer.from(actual.bytes), Buffer.from(expected.bytes));
  });

  it('writes noise of 4096x4096 as WebP, at which effort 0 and 1 fail', { timeout: 60_000 }, async () => {
    const part = noise(4096, 64, 3).data;
    const data = new Uint8Array(part.length * 64);
    for (let i = 0; i < 64; i++) data.set(part, i * part.length);
    const { bytes } = await encodeImage({ width: 4096, height: 4096, channels: 3, data }, { format: 'webp', provenance });
    assert.equal((await sharp(bytes).metadata()).width, 4096);
  });

  it('throws engine_failed for a size that the format cannot hold', async () => {
    const image = { width: 16_400, height: 16, channels: 3 as const, data: new Uint8Array(16_400 * 16 * 3) };
    await assert.rejects(encodeImage(image, { format: 'webp', provenance }), /16400x16 could not be written as webp/);
  });
});
