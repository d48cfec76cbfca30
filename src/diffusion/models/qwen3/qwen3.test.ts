/** Against hidden states that transformers computed (fixtures/diffusion/make.py). */
import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fixturePath, readGolden, relativeError } from '../../../../fixtures/diffusion/golden.ts';
import { isAppError } from '../../../errors.ts';
import { encode, verify } from '../../../graph/index.ts';
import type { ModelRun } from '../../../inference/fixtures/run-model.ts';
import { softwareGpuEnvironment, whyNoWebGpu } from '../../../inference/fixtures/software-gpu.ts';
import { createInferenceHost, type TensorData } from '../../../inference/index.ts';
import { openSession } from '../../../inference/session.ts';
import { createLog } from '../../../shared/index.ts';
import { openTokenizer, type PromptTokens } from '../../tokenizers/index.ts';
import { commonFolder, openWeights } from '../../weights/index.ts';
import { qwen3Feeds, qwen3Graph, readQwen3Config } from './index.ts';

const tolerance = 1e-4;
const prompts = (JSON.parse(readFileSync(fixturePath('manifest.json'), 'utf8')) as { prompts: [string, string] }).prompts;

interface Options {
  readonly folder?: string;
  readonly hiddenStates?: readonly number[];
  readonly threadCount?: number;
}

async function openEncoder(folder: string) {
  const path = fixturePath(join(folder, 'text_encoder'));
  const weights = await openWeights(path);
  return { weights, config: await readQwen3Config(path), externalFolder: commonFolder(weights) };
}

async function embed(tokens: PromptTokens, { folder = 'tiny', hiddenStates = [9, 18, 27], threadCount = 2 }: Options = {}) {
  const { weights, config, externalFolder } = await openEncoder(folder);
  const graph = qwen3Graph(config, weights, { length: tokens.ids.length, hiddenStates, backend: 'cpu' });
  verify(graph, 'cpu');
  const session = await openSession(encode(graph, { externalFolder }), { externalFolder, foldsConstants: false, threadCount });
  const { embeddings } = await session.run(qwen3Feeds(tokens));
  await session.dispose();
  return { data: embeddings!.data as Float32Array, dims: embeddings!.dims, hidden: config.hidden };
}

/** Rows [from, to) of [1, length, width]. */
const rows = (data: Float32Array, width: number, from: number, to: number): Float32Array => data.subarray(from * width, to * width);

describe('Qwen3 as a text encoder', () => {
  const stages = { tiny: 'qwen3', 'tiny-bf16': 'qwen3-bf16' };
  const cases = {
    'prompt0.48': prompts[0],
    'empty.32': prompts[1],
    'truncated.12': prompts[0],
    'prompt0.512': prompts[0],
    'empty.512': prompts[1],
  };

  for (const [folder, stage] of Object.entries(stages)) {
    const golden = readGolden(stage);
    for (const [name, prompt] of Object.entries(cases).filter(([key]) => golden.names.includes(`${key}.prompt_embeds`))) {
      it(`gives the reference's embeddings from ${folder} for ${name}, rows of the text and of the padding`, async () => {
        const tokenizer = await openTokenizer(fixturePath('tiny/tokenizer'));
        const tokens = tokenizer.encodePrompt(prompt, Number(name.split('.')[1]));
        assert.deepEqual([...tokens.ids], golden.numbers(`${name}.input_ids`));
        const mask = golden.numbers(`${name}.attention_mask`);
        assert.equal(
          tokens.realLength,
          mask.reduce((sum, bit) => sum + bit),
        );
        const { data, dims } = await embed(tokens, { folder });
        assert.deepEqual(dims, golden.dims(`${name}.prompt_embeds`));
        const wanted = golden.floats(`${name}.prompt_embeds`);
        const [, length, width] = dims as [number, number, number];
        const parts = { text: [0, tokens.realLength], padding: [tokens.realLength, length] } as const;
        for (const [part, [from, to]] of Object.entries(parts).filter(([, [from, to]]) => to > from)) {
          const error = relativeError(rows(data, width, from, to), rows(wanted, width, from, to));
          assert.ok(error <= tolerance, `${part}: relative error ${error}`);
        }
      });
    }
  }

  it('counts hidden states from the embeddings, and puts them side by side in the order asked for', async () => {
    const golden = readGolden('qwen3');
    const tokenizer = await openTokenizer(fixturePath('tiny/tokenizer'));
    const order = [18, 0, 1, 9];
    const { data, dims, hidden } = await embed(tokenizer.encodePrompt(prompts[0], 48), { hiddenStates: order });
    assert.deepEqual(dims, [1, 48, 4 * hidden]);
    for (const [place, index] of order.entries()) {
      const state = Float32Array.from(
        { length: 48 * hidden },
        (_, i) => data[Math.floor(i / hidden) * 4 * hidden + place * hidden + (i % hidden)]!,
      );
      const error = relativeError(state, golden.floats(`prompt0.48.hidden_states.${index}`));
      assert.ok(error <= tolerance, `hidden state ${index}: relative error ${error}`);
    }
  });

  it('gives the same bytes whatever the number of threads', async () => {
    const tokenizer = await openTokenizer(fixturePath('tiny/tokenizer'));
    const tokens = tokenizer.encodePrompt(prompts[0], 48);
    const [one, two] = [await embed(tokens, { threadCount: 1 }), await embed(tokens, { threadCount: 2 })];
    assert.deepEqual(one.data, two.data);
  });

  it('makes a legal graph for every backend, with no layer beyond the last one asked for', async () => {
    for (const [backend, folder] of [
      ['cpu', 'tiny'],
      ['cpu', 'tiny-bf16'],
      ['webgpu', 'tiny'],
      ['webgpu', 'tiny-bf16'],
      ['cuda', 'tiny-bf16'],
      ['coreml', 'tiny-bf16'],
      ['dml', 'tiny-bf16'],
    ] as const) {
      const { weights, config } = await openEncoder(folder);
      const graph = qwen3Graph(config, weights, { length: 16, hiddenStates: [2, 3], backend });
      verify(graph, backend);
      const names = graph.initializers.map((value) => graph.nameOf(value));
      assert.ok(names.includes('model.layers.2.mlp.down_proj.weight'));
      assert.ok(!names.some((name) => name.startsWith('model.layers.3.') || name.startsWith('model.norm')));
    }
  });
});

describe('Qwen3 on WebGPU', { skip: whyNoWebGpu }, () => {
  Object.assign(process.env, softwareGpuEnvironment);
  const host = createInferenceHost({ log: createLog('silent') });
  after(() => host.close());

  // Nine layers: the software takes half a second to make each one's programs.
  it('gives the hidden states of the reference, with no operator on the CPU', async () => {
    const { weights, config, externalFolder } = await openEncoder('tiny');
    const tokens = (await openTokenizer(fixturePath('tiny/tokenizer'))).encodePrompt(prompts[0], 48);
    const graph = qwen3Graph(config, weights, { length: 48, hiddenStates: [9], backend: 'webgpu' });
    verify(graph, 'webgpu');
    const input: ModelRun = {
      model: encode(graph, { externalFolder }),
      options: { provider: 'webgpu', externalFolder, fallsBackToCpu: false },
      feeds: qwen3Feeds(tokens),
    };
    const moduleUrl = new URL('../../../inference/fixtures/run-model.ts', import.meta.url).href;
    const outputs = await host.run<ModelRun, Record<string, TensorData>>(
      { moduleUrl, name: 'runModel', input },
      { signal: new AbortController().signal },
    );
    const error = relativeError(outputs.embeddings!.data as Float32Array, readGolden('qwen3').floats('prompt0.48.hidden_states.9'));
    assert.ok(error > 0 && error <= 1e-3, `relative error ${error}`);
  });
});

describe('a text encoder that cannot be used', () => {
  const folders: string[] = [];
  after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

  async function withConfig(change: Record<string, unknown>): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'seedbed-qwen3-'));
    folders.push(folder);
    cpSync(fixturePath('tiny/text_encoder'), folder, { recursive: true });
    const config = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')) as object;
    await writeFile(join(folder, 'config.json'), JSON.stringify({ ...config, ...change }));
    return folder;
  }

  it('is refused with the key of its configuration', async () => {
    const cases: [Record<string, unknown>, 'weights_invalid' | 'weights_unsupported', string][] = [
      [{ model_type: 'mistral3' }, 'weights_unsupported', 'model_type'],
      [{ hidden_act: 'gelu' }, 'weights_unsupported', 'hidden_act'],
      [{ attention_bias: true }, 'weights_unsupported', 'attention_bias'],
      [{ use_sliding_window: true }, 'weights_unsupported', 'use_sliding_window'],
      [{ layer_types: ['sliding_attention'] }, 'weights_unsupported', 'layer_types.0'],
      [{ rope_parameters: { rope_theta: 1e6, rope_type: 'yarn' } }, 'weights_unsupported', 'rope_parameters.rope_type'],
      [{ rope_scaling: { type: 'yarn' } }, 'weights_unsupported', 'rope_scaling'],
      [{ quantization_config: { bits: 4 } }, 'weights_unsupported', 'quantization_config'],
      [{ num_key_value_heads: 3 }, 'weights_invalid', 'num_key_value_heads'],
      [{ rope_parameters: null }, 'weights_invalid', 'rope_theta'],
      [{ hidden_size: '32' }, 'weights_invalid', 'hidden_size'],
    ];
    for (const [change, code, key] of cases) {
      await assert.rejects(readQwen3Config(await withConfig(change)), (error) => {
        assert.ok(isAppError(error, code), `${JSON.stringify(change)}: ${error}`);
        assert.equal(error.details.key, key);
        return true;
      });
    }
  });

  it('may say its rope_theta at the top, as older files do', async () => {
    const config = await readQwen3Config(await withConfig({ rope_parameters: null, rope_theta: 5e5, rope_scaling: null }));
    assert.equal(config.ropeTheta, 5e5);
  });

  it('is refused when its weights are those of another model, or of other sizes', async () => {
    const options = { length: 8, hiddenStates: [2], backend: 'cpu' } as const;
    const config = await readQwen3Config(fixturePath('tiny/text_encoder'));
    const transformer = await openWeights(fixturePath('tiny/transformer'));
    const text =
      /transformer: 23 of 23 tensors are missing: weights of another model\?; expected model\.embed_tokens.*found .*context_embedder/;
    assert.throws(() => qwen3Graph(config, transformer, options), { code: 'weights_invalid', message: text });
    const weights = await openWeights(fixturePath('tiny/text_encoder'));
    const wide = { ...config, mlpDim: 64 };
    const shape = /gate_proj\.weight has the wrong shape; expected \[64, 32\], found \[48, 32\]/;
    assert.throws(() => qwen3Graph(wide, weights, options), { code: 'weights_invalid', message: shape });
  });

  it('is refused when hidden states are asked for that it does not have, or that carry the final norm', async () => {
    const config = await readQwen3Config(fixturePath('tiny/text_encoder'));
    const weights = await openWeights(fixturePath('tiny/text_encoder'));
    for (const hiddenStates of [[30], [9, 31], [-1], [1.5], []]) {
      assert.throws(() => qwen3Graph(config, weights, { length: 8, hiddenStates, backend: 'cpu' }), { code: 'weights_unsupported' });
    }
  });
});
