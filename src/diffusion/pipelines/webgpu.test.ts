/**
 * The whole pipeline on the GPU's backend, through a GPU in software, in the inference process: the runtime reads its environment when it
 * starts. Compared with the CPU, which generate.test.ts compares with the reference; bench/diffusion-webgpu.ts compares the goldens.
 */
import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fixturePath, relativeError } from '../../../fixtures/diffusion/golden.ts';
import type { Backend } from '../../graph/index.ts';
import { softwareGpuEnvironment, whyNoWebGpu } from '../../inference/fixtures/software-gpu.ts';
import { createInferenceHost } from '../../inference/index.ts';
import { createLog } from '../../shared/index.ts';
import type { PipelineRun } from './fixtures/run-pipeline.ts';
import type { Generated } from './index.ts';

describe('the pipeline on WebGPU', { skip: whyNoWebGpu }, () => {
  Object.assign(process.env, softwareGpuEnvironment);
  const host = createInferenceHost({ log: createLog('silent') });
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seedbed-webgpu-'));
    await cp(fixturePath('tiny-bf16'), folder, { recursive: true });
    for (const part of ['tokenizer', 'scheduler', 'model_index.json'])
      await cp(fixturePath(`tiny/${part}`), join(folder, part), { recursive: true });
  });
  after(async () => {
    await host.close();
    await rm(folder, { recursive: true, force: true });
  });

  const moduleUrl = new URL('./fixtures/run-pipeline.ts', import.meta.url).href;
  const run = (backend: Backend): Promise<Generated> => {
    const options = { prompt: 'a fox', seed: 3, size: { width: 32, height: 32 }, textLength: 32, stepCount: 1 };
    const call = { moduleUrl, name: 'runPipeline', input: { folder, backend, options } };
    return host.run<PipelineRun, Generated>(call, { signal: new AbortController().signal });
  };

  it('gives the image of the CPU, of weights in bfloat16, with no operator on the CPU', async () => {
    const [got, wanted] = [await run('webgpu'), await run('cpu')];
    for (const error of [relativeError(got.latents[0]!, wanted.latents[0]!), relativeError(got.planes[0]!.data, wanted.planes[0]!.data)])
      assert.ok(error > 0 && error <= 1e-3, `relative error ${error}`);
  });
});
