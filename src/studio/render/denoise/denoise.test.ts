import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { AppError } from '../../../errors.ts';
import { createInferenceHost, type InferenceHost } from '../../../inference/index.ts';
import { createLog, createRng } from '../../../shared/index.ts';
import { createStudioPool } from '../../pool.ts';
import { psnr, renderNoisyScene } from './fixtures/noisy-scene.ts';
import { puForward } from './fixtures/plain-u-net.ts';
import { filterMargin, guidedFilter } from './guided-filter.task.ts';
import { type DenoiseOptions, denoise, type NoisyPlanes } from './index.ts';
import type { NetworkInput } from './network.task.ts';
import { cutTile } from './planes.task.ts';
import { measureExposure } from './survey.ts';
import { cropTile } from './tiles.ts';

const log = createLog('silent');
const inference = createInferenceHost({ log });
const pool = createStudioPool(2);
after(async () => {
  await inference.close();
  await pool.close();
});
const live = (): AbortSignal => new AbortController().signal;
const options = (more: Partial<DenoiseOptions> = {}): DenoiseOptions => ({ network: 'small', inference, pool, signal: live(), ...more });

/** As the real host answers when its process has died under a call and under the call's repetition. */
const gone: InferenceHost = {
  run: async () => {
    throw new AppError('engine_failed', 'The inference process died (signal SIGKILL) in denoiseTile');
  },
  close: async () => undefined,
};

const flat = (width: number, height: number, light: number): NoisyPlanes => ({
  width,
  height,
  colour: new Float32Array(3 * width * height).fill(light),
  albedo: new Float32Array(3 * width * height).fill(0.5),
  normal: Float32Array.from({ length: 3 * width * height }, (_, i) => (i % 3 === 2 ? 1 : 0)),
});

/** Soft shapes under noise, cheap to make at any size. */
function noisyWaves(width: number, height: number): NoisyPlanes {
  const rng = createRng(3);
  const planes = flat(width, height, 0);
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const albedo = Math.sin(x / 37) * Math.sin(y / 23) > 0 ? 0.7 : 0.3;
    const light = albedo * (1 + Math.sin((x + 2 * y) / 90)) * -Math.log(1 - rng.float());
    planes.colour.fill(light, 3 * i, 3 * i + 3);
    planes.albedo.fill(albedo, 3 * i, 3 * i + 3);
  }
  return planes;
}

const size = { width: 160, height: 120 };
const truth = renderNoisyScene({ ...size, samples: 200, seed: 2 });
const noisy = renderNoisyScene({ ...size, samples: 4, seed: 1 });
const isSound = (values: Float32Array): boolean => values.every((value) => Number.isFinite(value) && value >= 0);

describe('a denoised picture', () => {
  for (const network of ['standard', 'small'] as const)
    it(`is at least 6 dB nearer to the truth than 4 samples a pixel are (${network})`, async () => {
      const before = noisy.colour.slice();
      const { colour, warnings } = await denoise(noisy, options({ network }));
      const gain = psnr(colour, truth.colour) - psnr(noisy.colour, truth.colour);
      assert.ok(gain >= 6, `${gain.toFixed(2)} dB`);
      assert.deepEqual(warnings, []);
      assert.deepEqual(noisy.colour, before, 'the input was changed');
    });

  it('is as bright as the truth', async () => {
    const mean = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const { colour } = await denoise(noisy, options({ network: 'standard' }));
    assert.ok(Math.abs(mean(colour) / mean(noisy.colour) - 1) < 0.03);
  });

  it('has the same bytes again, and on one, two and three threads', async () => {
    const first = await denoise(noisy, options());
    for (const threadCount of [1, 2, 3]) {
      const host = createInferenceHost({ log, threadCount });
      const { colour } = await denoise(noisy, options({ inference: host })).finally(() => host.close());
      assert.deepEqual(new Uint8Array(colour.buffer), new Uint8Array(first.colour.buffer));
    }
  });

  it('stays as it is where there is nothing to see', async () => {
    for (const light of [0.02, 1, 300]) {
      const { colour } = await denoise(flat(96, 80, light), options({ network: 'standard' }));
      for (const value of colour) assert.ok(Math.abs(value / light - 1) < 0.01, `${value} of ${light}`);
    }
  });

  it('stays black', async () => {
    const { colour } = await denoise({ ...flat(64, 48, 0), albedo: new Float32Array(64 * 48 * 3) }, options());
    assert.ok(colour.every((value) => value >= 0 && value < 1e-3));
  });

  it('may have any size, down to a single pixel', async () => {
    for (const [width, height] of [
      [1, 1],
      [3, 50],
      [131, 17],
    ] as const) {
      const { colour } = await denoise(flat(width, height, 1), options());
      assert.equal(colour.length, 3 * width * height);
      assert.ok(colour.every((value) => value > 0.5 && value < 1.5));
    }
  });

  it('does not depend on the exposure of the input', async () => {
    const brighter = { ...noisy, colour: noisy.colour.map((value) => value * 64) };
    const [one, other] = [await denoise(noisy, options()), await denoise(brighter, options())];
    for (const [i, value] of one.colour.entries()) assert.ok(Math.abs(other.colour[i]! / 64 - value) <= 1e-4 * (value + 0.01));
  });
});

describe('a part of a picture', () => {
  it('is cleaned as in the whole, and the rest keeps its noise', async () => {
    const wanted = { left: 40, top: 24, width: 80, height: 60 };
    const [{ colour: part }, { colour: whole }] = [await denoise(noisy, options({ wanted })), await denoise(noisy, options())];
    const at = (x: number, y: number): number => 3 * (y * size.width + x);
    assert.equal(part[at(10, 10)], noisy.colour[at(10, 10)]);
    assert.notEqual(part[at(80, 54)], noisy.colour[at(80, 54)]);
    const seen = (value: number): number => puForward(value);
    for (const [x, y] of [
      [80, 54],
      [60, 40],
    ] as const)
      assert.ok(Math.abs(seen(part[at(x, y)]!) - seen(whole[at(x, y)]!)) < 0.02);
  });
});

describe('a picture of several tiles', () => {
  const wide = noisyWaves(2048, 624);

  it('is what one tile over all of it would be, to 1e-5 of the perceptual range', async () => {
    const fractions: number[] = [];
    const { colour } = await denoise(wide, options({ onProgress: (fraction) => fractions.push(fraction) }));
    assert.deepEqual(fractions, [0.5, 1]);
    const exposure = measureExposure(wide.colour, wide);
    const moduleUrl = new URL('./network.task.ts', import.meta.url).href;
    const box = { left: -16, top: -16, tile: { width: 2080, height: 656 } };
    const [bordered, border] = [{ ...box.tile }, 3 * 16];
    const tile = cutTile({ size: { width: 2048, height: 624 }, ...wide, place: box });
    const input: NetworkInput = { ...bordered, ...tile, network: 'small', exposure };
    const large = await inference.run<NetworkInput, Float32Array>({ moduleUrl, name: 'denoiseTile', input }, { signal: live() });
    const whole = colour.map((_, i) => large[(16 + Math.floor(i / (3 * 2048))) * 3 * 2080 + border + (i % (3 * 2048))]!);
    let worst = 0;
    for (const [i, value] of colour.entries())
      worst = Math.max(worst, Math.abs(puForward(value * exposure) - puForward(whole[i]! * exposure)));
    assert.ok(worst < 1e-5, `the largest difference is ${worst}`);
  });

  it('is given up between tiles when the generation is cancelled', async () => {
    const cancel = new AbortController();
    let tileCount = 0;
    const onProgress = (): void => {
      tileCount++;
      cancel.abort();
    };
    await assert.rejects(denoise(wide, options({ signal: cancel.signal, onProgress })), { code: 'generation_cancelled' });
    assert.equal(tileCount, 1);
    await assert.rejects(denoise(wide, options({ signal: cancel.signal })), { code: 'generation_cancelled' });
  });

  it('comes whole from the filter when the process dies after the first tile', async () => {
    let callCount = 0;
    const mortal: InferenceHost = { ...inference, run: (...call) => (callCount++ === 0 ? inference.run(...call) : gone.run(...call)) };
    const planes = noisyWaves(1500, 768);
    const { colour, warnings } = await denoise(planes, options({ inference: mortal }));
    assert.equal(callCount, 2);
    assert.match(warnings.join(), /network could not run/);
    // A corner of the first tile, which the network had done: the filter over a part of the picture gives its bytes.
    const part = { width: 240, height: 200 };
    const crop = (plane: Float32Array): Float32Array => cropTile(plane, planes, { left: 0, top: 0, tile: part });
    const filtered = guidedFilter({ ...part, colour: crop(planes.colour), albedo: crop(planes.albedo), normal: crop(planes.normal) });
    const kept = 3 * (part.width - filterMargin);
    for (let y = 0; y < part.height - filterMargin; y++)
      assert.deepEqual(colour.subarray(3 * 1500 * y, 3 * 1500 * y + kept), filtered.subarray(720 * y, 720 * y + kept));
  });
});

describe('a picture denoised without the inference process', () => {
  it('is at least 5 dB nearer to the truth, and says that a filter did it', async () => {
    const { colour, warnings } = await denoise(noisy, options({ inference: gone }));
    const gain = psnr(colour, truth.colour) - psnr(noisy.colour, truth.colour);
    assert.ok(gain >= 5, `${gain.toFixed(2)} dB`);
    assert.equal(warnings.length, 1);
    assert.match(warnings[0]!, /denoising network could not run \(The inference process died.*simpler filter/);
  });

  it('has the same bytes for one worker and for three', async () => {
    const planes = noisyWaves(700, 640);
    const answers: Float32Array[] = [];
    for (const workerCount of [1, 3]) {
      const workers = createStudioPool(workerCount);
      answers.push((await denoise(planes, options({ inference: gone, pool: workers })).finally(() => workers.close())).colour);
    }
    assert.ok(isSound(answers[0]!));
    assert.deepEqual(new Uint8Array(answers[1]!.buffer), new Uint8Array(answers[0]!.buffer));
  });

  it('passes on any other error', async () => {
    const closing: InferenceHost = { ...gone, run: () => Promise.reject(new AppError('shutting_down', 'The server is stopping')) };
    await assert.rejects(denoise(noisy, options({ inference: closing })), { code: 'shutting_down' });
  });
});

describe('a broken input', () => {
  const withBroken = (count: number): NoisyPlanes => {
    const planes = flat(80, 60, 1);
    for (let i = 0; i < count; i++) planes.colour[3 * (37 * i + 200)] = i % 2 ? Number.NaN : Number.POSITIVE_INFINITY;
    return planes;
  };

  it('is mended and told of where a few pixels are not finite', async () => {
    const { colour, warnings } = await denoise(withBroken(5), options());
    assert.ok(colour.every((value) => Math.abs(value - 1) < 0.05));
    assert.deepEqual(warnings, ['5 pixels were not finite in the traced colour; filled from the pixels around.']);
    const planes = flat(80, 60, 1);
    planes.normal[0] = Number.NaN;
    assert.deepEqual((await denoise(planes, options())).warnings, [
      '1 pixel was not finite in the traced normal; filled from the pixels around.',
    ]);
  });

  it('is refused where more than a hundredth is not finite', async () => {
    await assert.rejects(denoise(withBroken(100), options()), {
      code: 'engine_failed',
      message: /100 of 4800 pixels of the traced colour/,
    });
  });

  it('is refused when a plane does not fit the size', async () => {
    const planes = flat(10, 10, 1);
    const short = { ...planes, albedo: new Float32Array(100) };
    await assert.rejects(denoise(short, options()), {
      code: 'internal',
      message: /plane albedo of a 10x10 picture must have 300 floats, got 100/,
    });
    await assert.rejects(denoise({ ...planes, width: 0 }, options()), { code: 'internal', message: /got 0x10/ });
    await assert.rejects(denoise({ ...planes, width: Number.NaN }, options()), { code: 'internal' });
  });
});
