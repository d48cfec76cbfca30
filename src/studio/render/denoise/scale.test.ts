import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createInferenceHost } from '../../../inference/index.ts';
import { createLog } from '../../../shared/index.ts';
import { createStudioPool } from '../../pool.ts';
import { psnr, renderNoisyScene } from './fixtures/noisy-scene.ts';
import { type Denoiser, denoise, type NoisyPlanes } from './index.ts';
import { joinRows, type Patch } from './layers.ts';
import { coarseLength, coarseOf, shrinkRows } from './scale.ts';
import type { Size } from './tiles.ts';

const pool = createStudioPool(1);
const inference = createInferenceHost({ log: createLog('warn') });
after(async () => {
  await inference.close();
  await pool.close();
});

const clean = async (planes: NoisyPlanes, network: Denoiser): Promise<Float32Array> =>
  (await denoise(planes, { network, inference, pool, signal: new AbortController().signal })).colour;

const shrunk = (plane: Float32Array, size: Size, factor: number): Float32Array => {
  const coarse = new Float32Array(coarseLength(size, factor));
  shrinkRows(plane, size, { coarse, factor }, { top: 0, bottom: coarseOf(size, factor).height });
  return coarse;
};

/** The coarse picture drawn up, with the detail of a patch. */
function joined(
  coarse: Float32Array,
  size: Size,
  { factor = 2, patch }: { factor?: number; patch?: Omit<Patch, 'soft'> } = {},
): Float32Array {
  const target = new Float32Array(3 * size.width * size.height);
  const layers = { size, factor, coarse, patch: patch ? { ...patch, soft: shrunk(patch.colour, patch, factor) } : null, target };
  joinRows(layers, { top: 0, bottom: size.height });
  return target;
}

for (const factor of [2, 3, 4]) {
  describe(`a plane at 1/${factor} of its size`, () => {
    it('has the same mean, and comes back as it was where it is a gradient', () => {
      const size = { width: 48, height: 36 };
      const plane = Float32Array.from({ length: 3 * 48 * 36 }, (_, i) => (Math.floor(i / 3) % 48) + 2 * Math.floor(i / 144) + (i % 3));
      const small = shrunk(plane, size, factor);
      const mean = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
      assert.ok(Math.abs(mean(small) - mean(plane)) < 1e-3);
      const back = joined(small, size, { factor });
      for (let y = 6; y < 30; y++) for (let i = 18; i < 126; i++) assert.ok(Math.abs(back[144 * y + i]! - plane[144 * y + i]!) < 1e-3);
    });

    it('may have any sides, down to a single pixel', () => {
      for (const size of [
        { width: 1, height: 1 },
        { width: 7, height: 3 },
      ]) {
        const small = shrunk(new Float32Array(3 * size.width * size.height).fill(2), size, factor);
        assert.equal(small.length, 3 * coarseOf(size, factor).width * coarseOf(size, factor).height);
        assert.ok([...small, ...joined(small, size, { factor })].every((value) => Math.abs(value - 2) < 1e-6));
      }
    });

    it('does not ring beside a light', () => {
      const size = { width: 20 * factor, height: 20 * factor };
      const coarse = new Float32Array(coarseLength(size, factor)).fill(1);
      coarse.fill(1000, 3 * 210, 3 * 213);
      assert.ok(joined(coarse, size, { factor }).every((value) => value >= 1 && value <= 1000));
    });
  });
}

describe('a patch of detail', () => {
  const size = { width: 240, height: 200 };
  const stripes = (width: number, height: number): Float32Array =>
    Float32Array.from({ length: 3 * width * height }, (_, i) => 1 + 0.5 * (Math.floor(i / 3) % 2 === 0 ? 1 : -1));
  const contrast = (plane: Float32Array, x: number, y: number): number => {
    const at = 3 * (y * size.width + x);
    return Math.abs(plane[at]! - plane[at + 3]!);
  };
  const coarseBy = (factor: number): Float32Array => new Float32Array(coarseLength(size, factor)).fill(1);

  it('is seen where it lies, fades at its inner edges and goes up to those of the picture', () => {
    for (const factor of [2, 4]) {
      const patch = { left: 0, top: 40, width: 160, height: 160, colour: stripes(160, 160) };
      const plane = joined(coarseBy(factor), size, { factor, patch });
      assert.ok(contrast(plane, 60, 120) > 0.7 && contrast(plane, 0, 199) > 0.7, 'full detail');
      assert.ok(contrast(plane, 156, 120) < 0.1 && contrast(plane, 60, 42) < 0.1, 'faded');
      assert.equal(contrast(plane, 200, 120), 0);
      assert.equal(contrast(plane, 60, 20), 0);
    }
  });

  it('changes neither brightness nor colour', () => {
    const patch = { left: 0, top: 0, ...size, colour: new Float32Array(3 * 240 * 200).fill(3) };
    for (const factor of [2, 3, 4]) {
      const plane = joined(coarseBy(factor), size, { factor, patch });
      assert.ok(plane.every((value) => Math.abs(value - 1) < 1e-6));
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

  it('has the detail of the layers only where it is sharp', async () => {
    const sharp = { left: 160, top: 0, width: 160, height: 240 };
    const options = { inference, pool, signal: new AbortController().signal };
    const { colour } = await denoise(noisy, { ...options, network: 'layered', sharp });
    const [layered, halved] = [await clean(noisy, 'layered'), await clean(noisy, 'halved')];
    const differs = (other: Float32Array, x: number): boolean =>
      Array.from({ length: 240 }, (_, y) => 3 * (y * 320 + x)).some((at) => Math.abs(colour[at]! - other[at]!) > 1e-5);
    assert.equal(differs(halved, 100), false);
    assert.equal(differs(halved, 250), true);
    const inSharp = colour.map((_, i) => i).filter((i) => Math.floor(i / 3) % 320 >= 230);
    const distance = (other: Float32Array): number => inSharp.reduce((sum, i) => sum + Math.abs(other[i]! - colour[i]!), 0);
    assert.ok(distance(layered) < distance(halved));
    assert.deepEqual((await denoise(noisy, { ...options, network: 'layered', sharp: null })).colour, halved);
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
