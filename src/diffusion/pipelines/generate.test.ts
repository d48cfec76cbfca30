import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fixturePath, readGolden, relativeError } from '../../../fixtures/diffusion/golden.ts';
import type { RasterImage } from '../../engine.ts';
import { isAppError } from '../../errors.ts';
import { openSession } from '../../inference/session.ts';
import { type GenerateOptions, type GenerateProgress, generate, openFlux2Klein, type Runtime } from './index.ts';

const golden = readGolden('pipeline');
const prompt = 'a red fox in the snow, 雪中的狐狸 🦊';
const runtime: Runtime = { backend: 'cpu', openSession };
const model = await openFlux2Klein(fixturePath('tiny'));

function reference(index: number): RasterImage {
  const name = `reference.${index}`;
  const [height, width] = golden.dims(name) as [number, number];
  return { width, height, channels: 3, data: golden.bytes(name) };
}

const psnr = (got: ArrayLike<number>, wanted: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < wanted.length; i++) sum += (got[i]! - wanted[i]!) ** 2;
  return 10 * Math.log10(wanted.length / Math.max(1e-30, sum));
};

interface Case {
  readonly name: string;
  readonly isDistilled?: boolean;
  readonly options: Partial<GenerateOptions>;
}

const cases: readonly Case[] = [
  { name: 'text', options: { size: { width: 128, height: 96 } } },
  { name: 'odd', options: { size: { width: 84, height: 100 } } },
  { name: 'edit1', options: { references: [reference(0)] } },
  { name: 'edit3', options: { references: [0, 1, 2].map(reference), size: { width: 96, height: 80 } } },
  {
    name: 'guided',
    isDistilled: false,
    options: { references: [reference(0)], size: { width: 80, height: 64 }, guidance: 4, stepCount: 4 },
  },
];

function compare(name: string, { planes, latents }: Awaited<ReturnType<typeof generate>>): void {
  const wanted = golden.floats(`${name}.image`);
  const [, height, width] = golden.dims(`${name}.image`);
  assert.deepEqual([planes[0]!.height, planes[0]!.width], [height, width]);
  // The reference's images are in 0 to 1, and clipped.
  const got = planes[0]!.data.map((value) => Math.min(1, Math.max(0, value / 2 + 0.5)));
  const [error, ratio] = [relativeError(got, wanted), psnr(got, wanted)];
  const steps = golden.floats(`${name}.steps`);
  const last = relativeError(latents[0]!, steps.slice(-latents[0]!.length));
  if (process.env.SEEDBED_TELL_ERRORS)
    console.log(name, 'image', error.toExponential(2), 'psnr', ratio.toFixed(1), 'latents', last.toExponential(2));
  assert.ok(error <= 1e-3 && last <= 1e-3, `${name}: relative error ${error} of the image, ${last} of the latents`);
  assert.ok(ratio >= 55, `${name}: PSNR ${ratio} dB`);
}

describe('the pipeline against the reference', () => {
  for (const { name, isDistilled = true, options } of cases)
    it(`gives the reference's image: ${name}`, async () => {
      const latents = [golden.floats(`${name}.noise`)];
      compare(name, await generate({ ...model, isDistilled }, runtime, { prompt, seed: 0, latents, ...options }));
    });

  it("gives the reference's image for a seed of torch's generator", async () => {
    compare('seed', await generate(model, runtime, { prompt, seed: 1234, noise: 'torch-cpu', size: { width: 64, height: 64 } }));
  });
});

const small = { prompt, seed: 5, size: { width: 64, height: 48 }, textLength: 64 };

describe('generate', () => {
  it('gives the same bytes for a seed, others for another, and images of one request differ', async () => {
    const [once, again, other] = await Promise.all([5, 5, 6].map((seed) => generate(model, runtime, { ...small, seed, imageCount: 2 })));
    const [first, second] = once!.images;
    assert.deepEqual(again!.images, once!.images);
    assert.notDeepEqual(first!.data, second!.data);
    assert.notDeepEqual(other!.images[0]!.data, first!.data);
  });

  it('tells its progress after every step, never backwards, to the end', async () => {
    const told: GenerateProgress[] = [];
    await generate(model, runtime, { ...small, references: [reference(0)], stepCount: 3, onProgress: (progress) => told.push(progress) });
    const stages = told.map(({ stage, step }) => (step === undefined ? stage : `${stage} ${step}`));
    assert.deepEqual(stages, ['encode text', 'encode references', 'denoise 1', 'denoise 2', 'denoise 3', 'decode']);
    for (const [i, { fraction }] of told.entries()) assert.ok(i === 0 || fraction >= told[i - 1]!.fraction);
    assert.ok(Math.abs(told.at(-1)!.fraction - 1) < 1e-9);
  });

  it('stops between two steps when it is cancelled', async () => {
    const cancel = new AbortController();
    let steps = 0;
    const onProgress = ({ stage }: GenerateProgress): void => {
      if (stage === 'denoise' && ++steps === 2) cancel.abort();
    };
    await assert.rejects(generate(model, runtime, { ...small, signal: cancel.signal, onProgress }), (error) =>
      isAppError(error, 'generation_cancelled'),
    );
    assert.equal(steps, 2);
  });

  it('says what memory it needs before it loads anything', async () => {
    await assert.rejects(generate(model, runtime, { ...small, availableBytes: 1e6 }), (error) => {
      assert.ok(isAppError(error, 'not_enough_memory'));
      assert.match(error.message, /needs [\d.]+ GB .*transformer [\d.]+ GB.*0\.00 GB are free/);
      return true;
    });
  });

  it('refuses numbers out of range, latents of another shape, and a size of nothing', async () => {
    const wrong: [Partial<GenerateOptions>, RegExp][] = [
      [{ stepCount: 0 }, /number of steps is a whole number from 1 to 200, got 0/],
      [{ imageCount: 1.5 }, /number of images .* got 1.5/],
      [{ references: Array.from({ length: 15 }, () => reference(0)) }, /at most 14 references are taken, got 15/],
      [{ latents: [new Float32Array(7)] }, /latents of 384 numbers are wanted .*got 7/],
      [{ size: { width: 15, height: 64 } }, /at least 16 pixels, got 15x64/],
    ];
    for (const [options, message] of wrong)
      await assert.rejects(
        generate(model, runtime, { ...small, ...options }),
        (error: Error) => isAppError(error, 'invalid_request') && message.test(error.message),
      );
  });

  it('warns of guidance that a distilled model does not take, and of a prompt that was cut', async () => {
    const { warnings } = await generate(model, runtime, { ...small, guidance: 3, textLength: 16, stepCount: 1 });
    assert.match(warnings.join('\n'), /takes no guidance: 3 has no effect/);
    assert.match(warnings.join('\n'), /tokens with its frame; the model reads the first 16/);
  });
});
