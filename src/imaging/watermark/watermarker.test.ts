import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { RasterImage } from '../../engine.ts';
import { createRng } from '../../shared/rng.ts';
import { createWatermarker, detectWatermark, embedWatermark } from './index.ts';
import * as make from './test-pictures.ts';

const small = { width: 1024, height: 768 };
const least = { width: 1440, height: 1440 };

describe('createWatermarker', { concurrency: 2 }, () => {
  const watermarker = createWatermarker();
  after(() => watermarker.close());

  async function assertFound(image: RasterImage, scale = 1): Promise<void> {
    const report = await watermarker.detect(image);
    assert.ok(report.found && report.score >= report.threshold, `score ${report.score} of ${report.threshold}`);
    assert.ok(Math.abs(report.scale / scale - 1) < 0.005, `scale ${report.scale}, expected ${scale}`);
  }

  const pictures: Record<string, () => Promise<RasterImage> | RasterImage> = {
    'a scene of 1024x768': () => make.scene(small, createRng(1)),
    'flat grey': () => make.flatGrey(least),
    'a page of text': () => make.textPage(least, createRng(3)),
  };
  for (const [name, picture] of Object.entries(pictures)) {
    it(`finds the mark in ${name} after JPEG, scaling, cropping and several of them`, async () => {
      const marked = await watermarker.embed(await picture());
      await assertFound(await make.jpeg(marked, 70));
      await assertFound(await make.jpeg(await make.scaled(marked, 0.5), 80));
      await assertFound(await make.scaled(marked, 1.5));
      await assertFound(await make.jpeg(await make.cropped(marked, make.allSides(0.1)), 70), 1.25);
      await assertFound(await make.cropped(marked, { left: 0.1 }), 1 / Math.sqrt(0.9));
    });
  }

  it('finds the mark in pure black and in pure white', async () => {
    for (const level of [0, 255]) {
      const marked = await watermarker.embed(make.paint(small, () => [level, level, level]));
      await assertFound(await make.jpeg(marked, 70));
    }
  });

  it('finds the mark in a picture that was mirrored or turned by a quarter', async () => {
    const marked = await watermarker.embed(await make.scene(small, createRng(4)));
    await assertFound(await make.fromSharp(make.toSharp(marked).flop()));
    await assertFound(await make.fromSharp(make.toSharp(marked).rotate(90)));
  });

  it('stays above 44 dB on flat, dark, noisy and text pictures and changes no pixel by more than 8 levels', async () => {
    const images = [
      make.flatGrey(small),
      make.darkRoom(small),
      make.skyGradient(small),
      make.whiteNoise(small, 50, createRng(5)),
      await make.textPage(small, createRng(6)),
      make.paint(small, () => [255, 255, 255]),
    ];
    for (const [index, image] of images.entries()) {
      const marked = await watermarker.embed(image);
      const decibels = make.peakSignalToNoise(image, marked);
      assert.ok(decibels >= 44, `picture ${index}: ${decibels} dB`);
      assert.ok(marked.data.every((value, at) => Math.abs(value - image.data[at]!) <= 8));
    }
  });

  it('finds nothing in unmarked pictures', async () => {
    const scores = await Promise.all(
      Array.from({ length: 14 }, async (_, index) => (await watermarker.detect(await make.unmarkedPicture(index, []))).score),
    );
    assert.ok(Math.max(...scores) < 7, `highest score ${Math.max(...scores)}`);
  });

  it('finds nothing in a picture marked with another key', async () => {
    const other = createWatermarker({ key: 'another' });
    const marked = await other.embed(await make.scene(small, createRng(7)));
    await other.close();
    const report = await watermarker.detect(marked);
    assert.ok(!report.found && report.score < 7, `score ${report.score}`);
  });

  it('gives the same bytes for the same pixels, and leaves the given picture alone', async () => {
    const image = await make.scene({ width: 500, height: 300 }, createRng(8));
    const before = image.data.slice();
    const [first, second] = await Promise.all([watermarker.embed(image), watermarker.embed(image)]);
    assert.deepEqual(first, second);
    assert.deepEqual(image.data, before);
    assert.notDeepEqual(first.data, before);
  });

  it('keeps alpha, and changes red, green and blue by the same number', async () => {
    const data = Uint8Array.from({ length: 64 * 48 * 4 }, (_, at) => [90, 120, 150, at % 251][at % 4]!);
    const marked = await watermarker.embed({ width: 64, height: 48, channels: 4, data });
    for (let at = 0; at < data.length; at += 4) {
      assert.equal(marked.data[at + 3], data[at + 3]);
      const change = marked.data[at]! - data[at]!;
      assert.deepEqual([marked.data[at + 1]! - data[at + 1]!, marked.data[at + 2]! - data[at + 2]!], [change, change]);
    }
  });

  it('answers for pictures of a few pixels', async () => {
    for (const [width, height] of [
      [1, 1],
      [1, 40],
      [17, 3],
    ] as const) {
      const marked = await watermarker.embed(make.flatGrey({ width, height }));
      assert.deepEqual([marked.width, marked.height, marked.data.length], [width, height, width * height * 3]);
      assert.equal((await watermarker.detect(marked)).found, false);
    }
  });

  it('lets timers of the calling thread run meanwhile', async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 5);
    await watermarker.embed(make.flatGrey({ width: 2048, height: 2048 }));
    ticks = 0;
    const start = performance.now();
    await watermarker.detect(make.whiteNoise({ width: 640, height: 640 }, 20, createRng(9)));
    clearInterval(timer);
    assert.ok(ticks > (performance.now() - start) / 50, `${ticks} ticks`);
  });

  it('refuses an image whose bytes do not fit its size', async () => {
    const broken = { width: 10, height: 10, channels: 3 as const, data: new Uint8Array(299) };
    await assert.rejects(watermarker.embed(broken), /10x10x3 has 300 bytes, got 299/);
  });
});

describe('embedWatermark and detectWatermark', () => {
  it('work without anything to close', async () => {
    const marked = await embedWatermark(make.skyGradient(small));
    assert.equal((await detectWatermark(marked)).found, true);
  });
});
