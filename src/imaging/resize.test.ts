import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RasterImage } from '../engine.ts';
import { resizeImage } from './resize.ts';

function flat(width: number, height: number, pixel: readonly number[]): RasterImage {
  const data = new Uint8Array(width * height * pixel.length).map((_, index) => pixel[index % pixel.length]!);
  return { width, height, channels: pixel.length as 3 | 4, data };
}

describe('resizeImage', () => {
  it('gives exactly the asked size, stretching the aspect, and keeps flat colours', async () => {
    const scaled = await resizeImage(flat(40, 30, [10, 120, 250]), { width: 123, height: 17 });
    assert.deepEqual([scaled.width, scaled.height, scaled.channels, scaled.data.length], [123, 17, 3, 123 * 17 * 3]);
    assert.deepEqual(scaled, flat(123, 17, [10, 120, 250]));
  });

  it('gives the same picture back when the size is already right', async () => {
    const image = flat(20, 20, [1, 2, 3]);
    assert.equal(await resizeImage(image, { width: 20, height: 20 }), image);
  });

  it('lets no colour of fully transparent pixels bleed into the visible ones', async () => {
    const image = flat(32, 32, [255, 0, 0, 255]);
    for (let i = 0; i < 32 * 32; i++) if (i % 32 < 16) image.data.set([0, 255, 0, 0], i * 4);
    const { data } = await resizeImage(image, { width: 8, height: 8 });
    for (let i = 0; i < data.length; i += 4) if (data[i + 3]! > 8) assert.ok(data[i + 1]! < 16, `green ${data[i + 1]} at ${i / 4}`);
  });
});
