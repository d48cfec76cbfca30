import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isAppError } from '../errors.ts';
import { decodeImage, verifyImage } from './decode.ts';

const limits = { pixels: 36_000_000 };

interface BmpShape {
  width: number;
  height: number;
  bits?: number;
  compression?: number;
  headerLength?: number;
  masks?: readonly number[];
}

/** A bitmap file as Windows writes it; pixels[y][x] = bytes in file order, rows from the top. */
function makeBmp(shape: BmpShape, pixels: readonly (readonly (readonly number[])[])[]): Buffer {
  const { width, height, bits = 24, compression = 0, headerLength = 40, masks = [] } = shape;
  const head = Buffer.alloc(14 + Math.max(headerLength, 40 + masks.length * 4));
  head.write('BM');
  head.writeUInt32LE(head.length, 10);
  head.writeUInt32LE(headerLength, 14);
  head.writeInt32LE(width, 18);
  head.writeInt32LE(height, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(bits, 28);
  head.writeUInt32LE(compression, 30);
  for (const [index, mask] of masks.entries()) head.writeUInt32LE(mask, 54 + index * 4);
  const rows = pixels.map((row) => {
    const line = Buffer.from(row.flat());
    return Buffer.concat([line, Buffer.alloc((4 - (line.length % 4)) % 4, 0xee)]);
  });
  if (height > 0) rows.reverse();
  return Buffer.concat([head, ...rows]);
}

const [red, green, blue] = [
  [0, 0, 255],
  [0, 255, 0],
  [255, 0, 0],
] as const;

describe('BMP', () => {
  it('reads 24 bit bitmaps from the bottom up and from the top down, with padded rows', async () => {
    const rows = [
      [red, green, blue],
      [blue, red, green],
    ];
    for (const height of [2, -2]) {
      const bytes = makeBmp({ width: 3, height }, rows);
      const { image, format } = await decodeImage(bytes, limits);
      assert.equal(format, 'bmp');
      assert.deepEqual([image.width, image.height, image.channels], [3, 2, 3]);
      assert.deepEqual([...image.data], [255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 255, 255, 0, 0, 0, 255, 0]);
      const header = await verifyImage(bytes, limits);
      assert.deepEqual(header, { format: 'bmp', contentType: 'image/bmp', width: 3, height: 2, frameCount: 1 });
    }
  });

  it('reads 32 bit bitmaps without masks as opaque, and with an alpha mask as transparent', async () => {
    const rows = [[[1, 2, 3, 0]]];
    const plain = await decodeImage(makeBmp({ width: 1, height: 1, bits: 32 }, rows), limits);
    assert.deepEqual([...plain.image.data], [3, 2, 1]);
    const masks = [0xff, 0xff00, 0xff0000, 0xff000000];
    const masked = await decodeImage(
      makeBmp({ width: 1, height: 1, bits: 32, compression: 3, headerLength: 108, masks }, [[[1, 2, 3, 4]]]),
      limits,
    );
    assert.equal(masked.image.channels, 4);
    assert.deepEqual([...masked.image.data], [1, 2, 3, 4]);
  });

  it('refuses what it does not read and what is cut short, saying what it got', async () => {
    const row = [[red]];
    const cases: readonly (readonly [Buffer, RegExp])[] = [
      [makeBmp({ width: 1, height: 1, bits: 8 }, row), /has 8 bits a pixel; an uncompressed 24 or 32 bit BMP is wanted/],
      [makeBmp({ width: 1, height: 1, compression: 1 }, row), /compression method 1/],
      [makeBmp({ width: 1, height: 1, headerLength: 12 }, row), /OS\/2 header/],
      [makeBmp({ width: 0, height: 1 }, row), /0x1 pixels/],
      [makeBmp({ width: -5, height: 1 }, row), /-5x1 pixels/],
      [makeBmp({ width: 100, height: 100 }, row), /cut short/],
      [makeBmp({ width: 1, height: 1 }, row).subarray(0, 56), /cut short/],
      [makeBmp({ width: 1, height: 1 }, row).subarray(0, 30), /ends in its header/],
      [makeBmp({ width: 1, height: 1, bits: 32, compression: 3, masks: [0xf0, 0xff00, 0xff0000] }, [[[1, 2, 3, 4]]]), /mask of 0xf0/],
      [makeBmp({ width: 1, height: 1, bits: 32, compression: 3, masks: [0xff, 0xff, 0xff0000] }, [[[1, 2, 3, 4]]]), /missing or overlap/],
    ];
    for (const [bytes, message] of cases) {
      for (const read of [decodeImage, verifyImage]) {
        await assert.rejects(read(bytes, limits), (error: unknown) => {
          assert.ok(isAppError(error, 'reference_not_an_image'));
          assert.match(error.message, message);
          return true;
        });
      }
    }
  });

  it('refuses a bitmap over the pixel limit before it makes room for it', async () => {
    const bytes = makeBmp({ width: 30, height: 20 }, Array(20).fill(Array(30).fill(red)));
    await assert.rejects(decodeImage(bytes, { pixels: 599 }), /30x20, 600 pixels; at most 599/);
    assert.equal((await decodeImage(bytes, { pixels: 600 })).image.width, 30);
    const lying = makeBmp({ width: 0x7fffffff, height: 0x7fffffff }, [[red]]);
    await assert.rejects(decodeImage(lying, limits), (error) => isAppError(error));
  });
});
