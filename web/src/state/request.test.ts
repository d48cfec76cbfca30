import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyForm, type Form, formProblems, rollSeed, seedProblem, sendingProblems } from './form.ts';
import { type ModelOption, seedream45, toModelOption, toModelOptions } from './models.ts';
import type { Reference } from './references.ts';
import { toBody } from './request.ts';
import { defaultSize } from './sizes.ts';

const form: Form = { ...emptyForm, prompt: 'a fox' };
const reference: Reference = { id: '1', name: 'a', source: { kind: 'url', url: 'https://example.org/a.png' }, previewUrl: null };

describe('the body of a request', () => {
  it('of a bare form holds model, prompt and size only', () => {
    assert.deepEqual(toBody(form, seedream45, []), { model: 'bytedance/seedream-4-5', prompt: 'a fox', image_size: '2K' });
  });

  it('holds everything that was set, the references in order', () => {
    const full: Form = { ...form, seed: ' 42 ', hasWatermark: true, format: 'png', engine: 'studio' };
    assert.deepEqual(toBody(full, seedream45, ['data:image/png;base64,AA', 'https://example.org/a.png']), {
      model: 'bytedance/seedream-4-5',
      prompt: 'a fox',
      image_urls: ['data:image/png;base64,AA', 'https://example.org/a.png'],
      image_size: '2K',
      seed: 42,
      watermark: true,
      output_format: 'png',
      engine: 'studio',
    });
  });

  it('says sizes as words, as pixels, or keep', () => {
    const sizeOf = (size: Partial<Form['size']>) => toBody({ ...form, size: { ...defaultSize, ...size } }, seedream45, []).image_size;
    assert.equal(sizeOf({ mode: '4K' }), '4K');
    assert.deepEqual(sizeOf({ mode: '4K', shape: '16:9' }), { width: 4096, height: 2304 });
    assert.deepEqual(sizeOf({ mode: 'custom', width: '1440', height: '3000' }), { width: 1440, height: 3000 });
    assert.equal(sizeOf({ mode: 'keep' }), 'keep');
  });

  it('never asks a model for a watermark it does not offer', () => {
    assert.equal('watermark' in toBody({ ...form, hasWatermark: true }, { ...seedream45, hasWatermark: false }, []), false);
  });
});

describe('what stops a request', () => {
  it('is an empty prompt, told only on sending', () => {
    const blank = { ...form, prompt: ' \n' };
    assert.deepEqual(formProblems(blank, seedream45), {});
    assert.deepEqual(sendingProblems(blank, seedream45), { prompt: 'Write what the picture should show.' });
    assert.deepEqual(sendingProblems(form, seedream45), {});
  });

  it('is a seed that is no safe whole number', () => {
    for (const seed of ['1.5', '2e3', 'abc', '1152921504606846976']) assert.match(seedProblem(seed) ?? '', /whole number/, seed);
    for (const seed of ['', ' 7 ', '-3', '9007199254740991']) assert.equal(seedProblem(seed), null, seed);
  });

  it('is more or fewer references than the model takes', () => {
    const edit: ModelOption = { ...seedream45, name: 'Edit', minReferences: 1, maxReferences: 1 };
    assert.match(sendingProblems(form, edit).references ?? '', /needs at least 1/);
    assert.match(formProblems({ ...form, references: [reference, reference] }, edit).references ?? '', /up to 1 references, there are 2/);
    assert.match(formProblems({ ...form, references: [reference] }, { ...edit, maxReferences: 0 }).references ?? '', /takes no references/);
  });

  it('is a size of a model chosen before', () => {
    const small: ModelOption = { ...seedream45, limits: { ...seedream45.limits, tiers: ['1K'] } };
    assert.match(formProblems(form, small).size ?? '', /does not make 2K/);
  });
});

it('rolls seeds over the whole range of 31 bits', () => {
  assert.equal(
    rollSeed(() => 0),
    '0',
  );
  assert.equal(
    rollSeed(() => 1 - 2 ** -53),
    '2147483647',
  );
});

describe('a listed model', () => {
  it('tells limits, engines and price', () => {
    const option = toModelOption({
      id: 'flux/dev',
      info: { name: 'FLUX.1 [dev]' },
      engines: ['studio'],
      capabilities: ['seed'],
      limits: {
        reference_images: { min: 0, max: 0 },
        image_size: { min: 512, max: 1536, multiple_of: 32, presets: { square: {} }, keep: false },
      },
      pricing: { units: [{ credits: 52_500 }] },
    });
    assert.deepEqual(option, {
      id: 'flux/dev',
      name: 'FLUX.1 [dev]',
      limits: { min: 512, max: 1536, multipleOf: 32, tiers: ['1K'], takesTierNames: false, canKeep: false },
      minReferences: 0,
      maxReferences: 0,
      hasWatermark: false,
      engines: ['studio'],
      costCredits: 52_500,
    });
  });

  it('is left out when it makes no pictures', () => {
    assert.deepEqual(
      toModelOptions([
        { id: 'a', type: 'chat-completion' },
        { id: 'b', type: 'openai/image-generations' },
      ]).map(({ id }) => id),
      ['b'],
    );
  });
});
