import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { z } from 'zod';
import { fixturePath } from '../../../fixtures/diffusion/golden.ts';
import { isAppError } from '../../errors.ts';
import { readConfig, readModelIndex } from './index.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedbed-config-'));
});
after(() => rm(folder, { recursive: true }));

const schema = z.strictObject({
  act_fn: z.literal('silu').default('silu'),
  latent_channels: z.int().min(1),
  widths: z.array(z.int()).min(1).optional(),
  _class_name: z.literal('Vae').optional(),
});

async function write(content: unknown, name = 'config.json'): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

async function refusal(read: Promise<unknown>, code: 'weights_invalid' | 'weights_unsupported'): Promise<Record<string, unknown>> {
  const error = await read.then(
    () => assert.fail('it was accepted'),
    (thrown: unknown) => thrown,
  );
  assert.ok(isAppError(error, code), String(error));
  for (const value of [error.details.file, error.details.key, error.details.found])
    if (typeof value === 'string' && value !== '') assert.ok(error.message.includes(value), `${error.message} does not name ${value}`);
  return error.details;
}

describe('reading a configuration', () => {
  it('gives the defaults of what is left out or null, and passes over notes and switched-off options', async () => {
    const path = await write({ latent_channels: 4, widths: null, _diffusers_version: '9', use_tricks: false });
    assert.deepEqual(await readConfig(path, schema), { act_fn: 'silu', latent_channels: 4 });
  });

  it('names file, key, expected and found of a wrong type, a wrong number, a missing key', async () => {
    const wrongType = await refusal(readConfig(await write({ latent_channels: '4' }), schema), 'weights_invalid');
    assert.deepEqual(wrongType, { file: join(folder, 'config.json'), key: 'latent_channels', expected: 'number', found: '"4"' });
    const small = await refusal(readConfig(await write({ latent_channels: 0 }), schema), 'weights_invalid');
    assert.equal(small.expected, 'at least 1');
    const missing = await refusal(readConfig(await write({}), schema), 'weights_invalid');
    assert.deepEqual([missing.key, missing.found], ['latent_channels', 'nothing']);
    const nested = await refusal(readConfig(await write({ latent_channels: 4, widths: [1, 'x'] }), schema), 'weights_invalid');
    assert.deepEqual([nested.key, nested.found], ['widths.1', '"x"']);
  });

  it('tells a value and a key that it does not know as not supported', async () => {
    const value = await refusal(readConfig(await write({ latent_channels: 4, act_fn: 'gelu' }), schema), 'weights_unsupported');
    assert.deepEqual([value.key, value.expected, value.found], ['act_fn', '"silu"', '"gelu"']);
    const key = await refusal(readConfig(await write({ latent_channels: 4, use_tricks: true }), schema), 'weights_unsupported');
    assert.deepEqual([key.key, key.found], ['use_tricks', 'true']);
    const note = await refusal(readConfig(await write({ latent_channels: 4, _class_name: 'Other' }), schema), 'weights_unsupported');
    assert.equal(note.key, '_class_name');
  });

  it('refuses a missing file, a folder, a file that is not JSON, a list, and a key twice', async () => {
    await refusal(readConfig(join(folder, 'nothing.json'), schema), 'weights_invalid');
    await refusal(readConfig(folder, schema), 'weights_invalid');
    await refusal(readConfig(await write('{"latent_channels": 4'), schema), 'weights_invalid');
    await refusal(readConfig(await write([4]), schema), 'weights_invalid');
    await refusal(readConfig(await write('{"latent_channels": 4, "latent_channels": 8}'), schema), 'weights_invalid');
  });
});

describe('the model index', () => {
  const index = {
    _class_name: 'Flux2KleinPipeline',
    scheduler: ['diffusers', 'FlowMatchEulerDiscreteScheduler'],
    text_encoder: ['transformers', 'Qwen3ForCausalLM'],
    tokenizer: ['transformers', 'Qwen2Tokenizer'],
    transformer: ['diffusers', 'Flux2Transformer2DModel'],
    vae: ['diffusers', 'AutoencoderKLFlux2'],
  };
  const readIndex = async (content: unknown): Promise<unknown> => {
    await write(content, 'model_index.json');
    return readModelIndex(folder);
  };

  it('reads the published format, and takes a model for not distilled where it does not say so', async () => {
    assert.deepEqual(await readModelIndex(fixturePath('tiny')), { isDistilled: true });
    assert.deepEqual(await readIndex(index), { isDistilled: false });
  });

  it('refuses another pipeline and another class of a part by name', async () => {
    const pipeline = await refusal(readIndex({ ...index, _class_name: 'ZImagePipeline' }), 'weights_unsupported');
    assert.deepEqual([pipeline.key, pipeline.found], ['_class_name', '"ZImagePipeline"']);
    const encoder = await refusal(
      readIndex({ ...index, text_encoder: ['transformers', 'Mistral3ForConditionalGeneration'] }),
      'weights_unsupported',
    );
    assert.equal(encoder.found, '"Mistral3ForConditionalGeneration"');
    await refusal(readIndex({ ...index, vae: 'AutoencoderKLFlux2' }), 'weights_invalid');
  });
});
