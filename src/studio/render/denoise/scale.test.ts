import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createInferenceHost } from '../../../inference/index.ts';
import { createLog } from '../../../shared/index.ts';
import { createStudioPool } from '../../pool.ts';
import { psnr, renderNoisyScene } from './fixtures/noisy-scene.ts';
import { type Denoiser, denoise, type NoisyPlanes } from './index.ts';
import { addCoarse, halfOf, halve } from './scale.ts';

const pool = createStudioPool(1);
const inference = createInferenceHost({ log: createLog('warn') });
after(async () => {
  await inference.close();
  await pool.close();
});

const clean = async (planes: NoisyPlanes, network: Denoiser): Promise<Float32Array> =>
  (await denoise(planes, { network, inference, pool, signal: new AbortController().signal })).colour;

describe('a plane at half its size', () => {
  it('has the same mean, and comes back as it was where it is a gradient', async () => {
    const size = { width: 40, height: 26 };
    const plane = Float32Array.from({ length: 3 * 40 * 26 }, (_, i) => (Math.floor(i / 3) % 40) + 2 * Math.floor(i / 120) + (i % 3));
    const small = await halve(plane, size);
    const mean = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    assert.ok(Math.abs(mean(small) - mean(plane)) < 1e-3);
    const back = new Float32Array(plane.length);
    await addCoarse(back, size, { coarse: small, share: 0 });
    for (let y = 1; y < 25; y++) for (let i = 3; i < 117; i++) assert.ok(Math.abs(back[120 * y + i]! - plane[120 * y + i]!) < 1e-3);
  });

  it('may have odd sides, down to a single pixel', async () => {
    for (const size of [
      { width: 1, height: 1 },
      { width: 7, height: 3 },
    ]) {
      const plane = new Float32Array(3 * size.width * size.height).fill(2);
      const small = await halve(plane, size);
      assert.equal(small.length, 3 * halfOf(size).width * halfOf(size).height);
      await addCoarse(plane, size, { coarse: small, share: 0.5 });
      assert.ok(plane.every((value) => value === 3));
    }
  });
});

describe('a picture of one sample a pixel', () => {
  const size = { width: 320, height: 240 };
  const truth = renderNoisyScene({ ...size, samples: 64, seed: 2 }).colour;
  const noisy = renderNoisyScene({ ...size, samples: 1, seed: 1 });

  // What the layers are for, large pictures, takes minutes to trace: docs/log.md has the numbers of two.
  it('is cleaned by the networks in layers, and by half the resolution alone, as well as by the small one to a fraction', async () => {
    const raw = psnr(noisy.colour, truth);
    const small = psnr(await clean(noisy, 'small'), truth);
    const [layered, halved] = [psnr(await clean(noisy, 'layered'), truth), psnr(await clean(noisy, 'halved'), truth)];
    assert.ok(small > raw + 8);
    assert.ok(layered > small - 0.3, `layered ${layered.toFixed(2)} dB, small ${small.toFixed(2)} dB`);
    assert.ok(halved > small - 2, `halved ${halved.toFixed(2)} dB, small ${small.toFixed(2)} dB`);
  });

  it('is told of in fractions that grow to 1', async () => {
    for (const network of ['layered', 'halved'] as const) {
      const fractions: number[] = [];
      const signal = new AbortController().signal;
      const odd = renderNoisyScene({ width: 33, height: 17, samples: 1, seed: 3 });
      const { colour, warnings } = await denoise(odd, {
        network,
        inference,
        pool,
        signal,
        onProgress: (fraction) => fractions.push(fraction),
      });
      assert.ok(fractions.every((fraction, i) => i === 0 || fraction > fractions[i - 1]!) && fractions.at(-1) === 1, fractions.join());
      assert.equal(colour.length, 3 * 33 * 17);
      assert.ok(colour.every((value) => value >= 0 && Number.isFinite(value)));
      assert.deepEqual(warnings, []);
    }
  });
});
