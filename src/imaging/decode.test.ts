import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { isAppError } from '../errors.ts';
import { decodeImage, verifyImage } from './decode.ts';
import { inspectImage } from './inspect.ts';

const limits = { pixels: 36_000_000 };
const [width, height] = [48, 32];

/** Four flat quarters: red, green / blue, white. Flat, so that lossy codecs keep them recognisable. */
const quarters = Buffer.alloc(width * height * 3);
for (let y = 0; y < height; y++) {
  for (let x = 0; x < width; x++) {
    const colour = y < height / 2 ? (x < width / 2 ? [255, 0, 0] : [0, 255, 0]) : x < width / 2 ? [0, 0, 255] : [255, 255, 255];
    quarters.set(colour, (y * width + x) * 3);
  }
}
const picture = (): Sharp => sharp(quarters, { raw: { width, height, channels: 3 } });

function colourAt(image: { width: number; channels: number; data: Uint8Array }, x: number, y: number): number[] {
  const at = (y * image.width + x) * image.channels;
  return [...image.data.subarray(at, at + 3)];
}

const names = new Map([
  ['100', 'red'],
  ['010', 'green'],
  ['001', 'blue'],
  ['111', 'white'],
]);
const colourName = (rgb: number[]): string =>
  names.get(rgb.map((value) => (value > 200 ? 1 : value < 55 ? 0 : '?')).join('')) ?? rgb.join();

/** Colours in the middle of the four quarters, in reading order. */
function quartersOf(image: { width: number; height: number; channels: number; data: Uint8Array }): string {
  const [x1, x2, y1, y2] = [image.width >> 2, (image.width * 3) >> 2, image.height >> 2, (image.height * 3) >> 2];
  const points = [colourAt(image, x1, y1), colourAt(image, x2, y1), colourAt(image, x1, y2), colourAt(image, x2, y2)];
  return points.map(colourName).join(' ');
}

function pngChunk(type: string, body: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.byteLength);
  const content = Buffer.concat([Buffer.from(type), body]);
  let crc = 0xffffffff;
  for (const byte of content) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  const check = Buffer.alloc(4);
  check.writeUInt32BE(~crc >>> 0);
  return Buffer.concat([length, content, check]);
}

/** A true, whole PNG of one bit a pixel: 20000x20000 are 50 MB of zeros in the stream and 1.2 GB as RGB, in 50 kB. */
function pngBomb(side: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc((Math.ceil(side / 8) + 1) * side), { level: 1 });
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([signature, pngChunk('IHDR', head), pngChunk('IDAT', rows), pngChunk('IEND', new Uint8Array())]);
}

describe('decodeImage', () => {
  const formats = {
    jpeg: () => picture().jpeg({ quality: 95, chromaSubsampling: '4:4:4' }),
    png: () => picture().png(),
    webp: () => picture().webp({ lossless: true }),
    gif: () => picture().gif(),
    avif: () => picture().avif({ lossless: true }),
    tiff: () => picture().tiff({ compression: 'lzw' }),
  };
  for (const [format, make] of Object.entries(formats)) {
    it(`decodes ${format} to the same picture`, async () => {
      const bytes = await make().toBuffer();
      const decoded = await decodeImage(bytes, limits);
      assert.equal(decoded.format, format);
      const channels = format === 'gif' ? 4 : 3; // libvips writes this GIF with a transparent palette entry
      assert.deepEqual([decoded.image.width, decoded.image.height, decoded.image.channels], [width, height, channels]);
      assert.equal(decoded.image.data.length, width * height * channels);
      assert.equal(quartersOf(decoded.image), 'red green blue white');
      assert.deepEqual(await inspectImage(bytes, limits), {
        format,
        contentType: `image/${format}`,
        width,
        height,
        frameCount: 1,
      });
    });
  }

  it('counts the frames of animations, which it shows the first of', async () => {
    const frames = await Promise.all(
      ['#ff0000', '#00ff00', '#0000ff'].map((background) =>
        sharp({ create: { width, height, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const joined = (): Sharp => sharp(frames, { join: { animated: true } });
    const still = await picture().png().toBuffer();
    const control = Buffer.alloc(8);
    control.writeUInt32BE(3, 0);
    // After signature and IHDR.
    const apng = Buffer.concat([still.subarray(0, 33), pngChunk('acTL', control), still.subarray(33)]);
    for (const bytes of [await joined().gif().toBuffer(), await joined().webp({ lossless: true }).toBuffer(), apng]) {
      const header = await inspectImage(bytes, limits);
      assert.deepEqual([header.frameCount, header.width, header.height], [3, width, height], header.format);
    }
    const { image } = await decodeImage(await joined().gif().toBuffer(), limits);
    assert.deepEqual([image.width, image.height, colourName(colourAt(image, 5, 5))], [width, height, 'red']);
    assert.equal((await inspectImage(still, limits)).frameCount, 1);
    assert.equal((await inspectImage(still.subarray(0, 30), limits).catch(() => ({ frameCount: 1 }))).frameCount, 1);
  });

  it('decodes a picture of more pixels than are wanted smaller, upright and with its colours', async () => {
    const shrinkTo = (width * height) / 4;
    for (const make of Object.values(formats)) {
      const { image } = await decodeImage(await make().toBuffer(), { ...limits, shrinkTo });
      assert.deepEqual([image.width, image.height], [width / 2, height / 2]);
      assert.equal(quartersOf(image), 'red green blue white');
    }
    const turned = await decodeImage(await picture().jpeg({ quality: 95 }).withMetadata({ orientation: 6 }).toBuffer(), {
      ...limits,
      shrinkTo,
    });
    assert.deepEqual([turned.image.width, turned.image.height], [height / 2, width / 2]);
    const whole = await decodeImage(await formats.png().toBuffer(), { ...limits, shrinkTo: width * height });
    assert.deepEqual(Buffer.from(whole.image.data), quarters);
  });

  it('decodes PNG and lossless WebP and TIFF without changing a pixel', async () => {
    for (const make of [formats.png, formats.webp, formats.tiff]) {
      const { image } = await decodeImage(await make().toBuffer(), limits);
      assert.deepEqual(Buffer.from(image.data), quarters);
    }
  });

  // What each orientation makes of the four quarters, by the definition of tag 274 in TIFF 6.0: row 0 and column 0 of the stored picture lie ...
  const upright = {
    1: 'red green blue white', // top, left
    2: 'green red white blue', // top, right
    3: 'white blue green red', // bottom, right
    4: 'blue white red green', // bottom, left
    5: 'red blue green white', // left, top
    6: 'blue red white green', // right, top
    7: 'white green blue red', // right, bottom
    8: 'green white red blue', // left, bottom
  };
  for (const [text, expected] of Object.entries(upright)) {
    it(`turns pictures of EXIF orientation ${text} upright in every format that has it`, async () => {
      for (const format of ['jpeg', 'png', 'webp', 'tiff', 'avif'] as const) {
        const bytes = await picture()
          .withMetadata({ orientation: Number(text) })
          .toFormat(format, { quality: 95 })
          .toBuffer();
        const { image } = await decodeImage(bytes, limits);
        const size = Number(text) >= 5 ? [height, width] : [width, height];
        assert.deepEqual([image.width, image.height], size, format);
        assert.equal(quartersOf(image), expected, format);
        const header = await inspectImage(bytes, limits);
        assert.deepEqual([header.width, header.height], size, `${format} header`);
      }
    });
  }

  it('keeps transparency as a fourth channel, and gives grey, palette and 16 bit pictures as 8 bit RGB', async () => {
    const cases: readonly (readonly [string, Sharp, number])[] = [
      ['RGBA', picture().ensureAlpha(0.5).png(), 4],
      ['grey with alpha', picture().toColourspace('b-w').ensureAlpha(0.5).png(), 4],
      ['palette', picture().png({ palette: true }), 3],
      ['grey', picture().toColourspace('b-w').png(), 3],
      ['16 bit', picture().toColourspace('rgb16').png(), 3],
      ['16 bit grey', picture().toColourspace('grey16').tiff({ compression: 'none' }), 3],
    ];
    for (const [name, file, channels] of cases) {
      const { image } = await decodeImage(await file.toBuffer(), limits);
      assert.equal(image.channels, channels, name);
      assert.equal(image.data.length, width * height * channels, name);
      if (name.includes('grey')) assert.equal(new Set(colourAt(image, 3, 3)).size, 1, `${name} stays grey`);
      else assert.equal(quartersOf(image), 'red green blue white', name);
    }
  });

  it('converts an embedded Display P3 profile to sRGB', async () => {
    const flat = { create: { width: 32, height: 32, channels: 3 as const, background: { r: 200, g: 100, b: 50 } } };
    const bytes = await sharp(flat).withIccProfile('p3').png().toBuffer();
    const stored = await sharp(bytes, { ignoreIcc: true }).raw().toBuffer();
    assert.notDeepEqual([...stored.subarray(0, 3)], [200, 100, 50], 'the file holds other numbers than sRGB would');
    const { image } = await decodeImage(bytes, limits);
    for (const [index, value] of [200, 100, 50].entries()) assert.ok(Math.abs(image.data[index]! - value) <= 1);
  });

  it('converts CMYK to sRGB', async () => {
    const { image } = await decodeImage(await picture().toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer(), limits);
    const [red, , , white] = [
      [12, 8],
      [36, 8],
      [12, 24],
      [36, 24],
    ].map(([x, y]) => colourAt(image, x!, y!));
    assert.equal(image.channels, 3);
    assert.ok(red![0]! > 200 && red![1]! < 70 && red![2]! < 70, `red came as ${red}`);
    assert.ok(
      white!.every((value) => value > 245),
      `white came as ${white}`,
    );
  });

  it('takes the first frame of an animation', async () => {
    const frames = Buffer.concat([Buffer.alloc(32 * 32 * 3, 20), Buffer.alloc(32 * 32 * 3, 220)]);
    for (const format of ['gif', 'webp'] as const) {
      const bytes = await sharp(frames, { raw: { width: 32, height: 64, channels: 3, pageHeight: 32 } })
        .toFormat(format)
        .toBuffer();
      assert.equal((await sharp(bytes).metadata()).pages, 2);
      const { image } = await decodeImage(bytes, limits);
      assert.deepEqual([image.width, image.height], [32, 32]);
      assert.ok(Math.abs(image.data[0]! - 20) < 6);
      assert.deepEqual((await inspectImage(bytes, limits)).height, 32);
    }
  });

  it('refuses a PNG bomb of 20000x20000 by its header, without the memory or the time to decode it', async () => {
    const bomb = pngBomb(20_000);
    assert.ok(bomb.byteLength < 400_000);
    const rssBefore = process.memoryUsage.rss();
    for (const read of [decodeImage, verifyImage, inspectImage]) {
      await assert.rejects(read(bomb, limits), (error: unknown) => {
        assert.ok(isAppError(error, 'reference_too_large'));
        assert.match(error.message, /20000x20000, 400000000 pixels; at most 36000000/);
        return true;
      });
    }
    assert.ok(process.memoryUsage.rss() - rssBefore < 40_000_000);
    const whole = await inspectImage(bomb, { pixels: 400_000_000 });
    assert.equal(whole.width, 20_000, 'it is a true PNG: a larger limit lets it in');
  });

  it('refuses every format that is cut short, in decodeImage and in verifyImage', async () => {
    const large = picture().resize(400, 300).blur(2);
    const files = {
      jpeg: large.clone().jpeg(),
      'progressive jpeg': large.clone().jpeg({ progressive: true }),
      png: large.clone().png(),
      webp: large.clone().webp(),
      gif: large.clone().gif(),
      avif: large.clone().avif(),
      tiff: large.clone().tiff({ compression: 'lzw' }),
      'tiled tiff': large.clone().tiff({ tile: true, compression: 'none' }),
    };
    for (const [name, file] of Object.entries(files)) {
      const bytes = await file.toBuffer();
      await verifyImage(bytes, limits);
      for (const share of [0.95, 0.5, 0.1]) {
        const cut = bytes.subarray(0, Math.floor(bytes.length * share));
        await assert.rejects(decodeImage(cut, limits), (error) => isAppError(error, 'reference_not_an_image'), `${name} ${share}`);
        await assert.rejects(verifyImage(cut, limits), (error) => isAppError(error, 'reference_not_an_image'), `${name} ${share}`);
      }
    }
  });

  it('verifies to the last row: a JPEG that lacks only its final rows is refused', async () => {
    const bytes = await picture().resize(1600, 1200).jpeg({ quality: 95 }).toBuffer();
    await assert.rejects(verifyImage(bytes.subarray(0, bytes.length - 200), limits), /JPEG image is broken or cut short/);
  });

  it('says what bytes that are no image look like, without quoting them', async () => {
    const cases = {
      HTML: '<!DOCTYPE html><title>secret-token</title>',
      SVG: '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><text>secret-token</text></svg>',
      JSON: '{"secret-token": 1}',
      PDF: '%PDF-1.7 secret-token',
      text: 'secret-token',
      'nothing \\(0 bytes\\)': '',
      unknown: '\u0001\u0002secret-token',
    };
    for (const [word, body] of Object.entries(cases)) {
      await assert.rejects(decodeImage(Buffer.from(body), limits), (error: unknown) => {
        assert.ok(isAppError(error, 'reference_not_an_image'));
        assert.match(error.message, new RegExp(`look like .*${word}.*; a JPEG, PNG`));
        assert.doesNotMatch(error.message, /secret/);
        return true;
      });
    }
  });

  it('refuses HEIC that it cannot decode, with a hint', async () => {
    const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(64)]);
    await assert.rejects(decodeImage(heic, limits), /HEIC image is broken or of a coding .*; JPEG, PNG, WebP or AVIF is wanted/);
  });

  it('keeps the event loop free while it decodes a large picture', async () => {
    const bytes = await sharp({ create: { width: 5000, height: 5000, channels: 3, background: '#789' } })
      .png({ compressionLevel: 1 })
      .toBuffer();
    const { monitorEventLoopDelay } = await import('node:perf_hooks');
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    await decodeImage(bytes, limits);
    await verifyImage(bytes, limits);
    delay.disable();
    assert.ok(delay.percentile(90) < 20e6, `p90 of the event loop's delay was ${delay.percentile(90) / 1e6} ms`);
  });
});
