import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import * as g from '../../../graph/index.ts';
import { createInferenceHost } from '../../../inference/index.ts';
import { createLog, createRng } from '../../../shared/index.ts';
import { plainDenoise, puForward, puInverse } from './fixtures/plain-u-net.ts';
import type { NetworkInput } from './network.task.ts';
import { denoiserGraph } from './network.ts';
import { uNet } from './u-net.ts';
import { loadWeights, type Network } from './weights.ts';

const inference = createInferenceHost({ log: createLog('silent') });
after(() => inference.close());
const moduleUrl = new URL('./network.task.ts', import.meta.url).href;
const run = (input: NetworkInput): Promise<Float32Array> =>
  inference.run({ moduleUrl, name: 'denoiseTile', input }, { signal: new AbortController().signal });

/** Light that grows from left to right over six orders of magnitude, under noise; albedo and normals a little out of their ranges. */
function noise(width: number, height: number) {
  const rng = createRng(7);
  const plane = (value: (i: number) => number): Float32Array => Float32Array.from({ length: 3 * width * height }, (_, i) => value(i));
  const ramp = (i: number): number => 10 ** (6 * ((Math.floor(i / 3) % width) / width) - 4);
  const colour = plane((i) => (rng.float() < 0.05 ? -0.1 : ramp(i) * rng.range(0.5, 1.5)));
  return { width, height, colour, albedo: plane(() => rng.range(-0.1, 1.1)), normal: plane(() => rng.range(-1.1, 1.1)), exposure: 0.7 };
}

describe('the network', () => {
  for (const network of ['standard', 'small'] as const)
    it(`gives what plain loops in double precision give (${network})`, async () => {
      const input = { ...noise(48, 32), network };
      const wanted = plainDenoise(input, await loadWeights(network));
      const got = await run(input);
      assert.equal(got.length, wanted.length);
      // Compared where the network works, on the perceptual curve.
      const seen = (value: number): number => puForward(value * input.exposure);
      const worst = got.reduce((most, value, i) => Math.max(most, Math.abs(seen(value) - seen(wanted[i]!))), 0);
      assert.ok(worst < 1e-4, `the largest difference is ${worst}`);
      assert.ok(wanted.some((value) => value > 1) && wanted.some((value) => value < 0.05), 'the picture has a range worth comparing');
    });

  it('takes albedo and normals as bytes', async () => {
    const input = { ...noise(48, 32), network: 'small' as const };
    const bytes = (values: Float32Array, low: number): Uint8Array =>
      Uint8Array.from(values, (value) => Math.round((255 * (Math.min(Math.max(value, low), 1) - low)) / (1 - low)));
    const floats = await run(input);
    const got = await run({ ...input, albedo: bytes(input.albedo, 0), normal: bytes(input.normal, -1) });
    const seen = (value: number): number => puForward(value * input.exposure);
    const worst = got.reduce((most, value, i) => Math.max(most, Math.abs(seen(value) - seen(floats[i]!))), 0);
    assert.ok(worst > 0 && worst < 0.01, `the largest difference is ${worst}`);
  });

  it('stays finite for light of any strength', async () => {
    const input = { ...noise(32, 32), network: 'small' as const };
    input.colour.set([3e38, -3e38, 1e-38, 65504, 1e10, 0], 300);
    const values = await run(input);
    assert.ok(values.every((value) => Number.isFinite(value) && value >= 0));
  });
});

describe('the graph of the network', () => {
  const print = async (network: Network): Promise<string> => g.print(denoiserGraph('denoiser', await loadWeights(network)));

  it('is the recorded one', async () => {
    assert.equal(await print('standard'), readFileSync(new URL('./fixtures/standard.graph.txt', import.meta.url), 'utf8'));
  });

  it('is the same for both networks but for the numbers of channels', async () => {
    const shape = (text: string): string => text.replace(/\d+/g, 'N');
    assert.ok(shape(await print('small')) === shape(await print('standard')));
  });

  it('carries H and W through every halving and doubling', async () => {
    const x = g.input('x', { dtype: 'float32', dims: [1, 9, 'H', 'W'] });
    assert.deepEqual(uNet(x, await loadWeights('small')).type.dims, [1, 3, 'H', 'W']);
  });

  it('names what is wrong with weights of another network', async () => {
    const x = g.input('x', { dtype: 'float32', dims: [1, 9, 'H', 'W'] });
    const weights = new Map(await loadWeights('small'));
    weights.set('dec_conv2a.weight', weights.get('dec_conv1b.weight')!);
    assert.throws(() => uNet(x, weights), {
      code: 'engine_failed',
      message: /dec_conv2a\.weight takes 32 channels, the layers before it give 96/,
    });
    weights.delete('enc_conv3.bias');
    assert.throws(() => uNet(x, weights), { code: 'engine_failed', message: /lack enc_conv3\.bias/ });
  });
});

describe('the perceptual curve', () => {
  it('is continuous, and its inverse takes it back', () => {
    for (const y of [1e-7, 1.5794576e-6, 1e-3, 3.22087631e-2, 0.5, 100, 65504]) {
      assert.ok(Math.abs(puInverse(puForward(y)) / y - 1) < 1e-4, String(y));
      assert.ok(Math.abs(puForward(y * 1.00001) - puForward(y)) < 2e-5, String(y));
    }
  });
});
