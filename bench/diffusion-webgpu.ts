/**
 * The reference's images on WebGPU through a GPU in software, with no operator on the CPU: `node bench/diffusion-webgpu.ts [case...]`, of
 * text, odd, edit1, edit3. Says how far they are off. Minutes each: a software GPU makes its programs for every shape anew.
 */
import { fixturePath, readGolden, relativeError } from '../fixtures/diffusion/golden.ts';
import type { PipelineRun } from '../src/diffusion/pipelines/fixtures/run-pipeline.ts';
import type { Generated } from '../src/diffusion/pipelines/index.ts';
import type { RasterImage } from '../src/engine.ts';
import { softwareGpuEnvironment, whyNoWebGpu } from '../src/inference/fixtures/software-gpu.ts';
import { createInferenceHost } from '../src/inference/index.ts';
import { createLog } from '../src/shared/index.ts';
import { describeMachine } from './machine.ts';

const golden = readGolden('pipeline');
const cases: Readonly<Record<string, readonly number[]>> = { text: [], odd: [], edit1: [0], edit3: [0, 1, 2] };

function reference(index: number): RasterImage {
  const [height, width] = golden.dims(`reference.${index}`) as [number, number];
  return { width, height, channels: 3, data: golden.bytes(`reference.${index}`) };
}

function inputOf(name: string): PipelineRun {
  const [, height, width] = golden.dims(`${name}.image`) as [number, number, number];
  const options = {
    prompt: 'a red fox in the snow, 雪中的狐狸 🦊',
    seed: 0,
    latents: [golden.floats(`${name}.noise`)],
    size: { width, height },
    references: cases[name]!.map(reference),
  };
  return { folder: fixturePath('tiny'), backend: 'webgpu', options };
}

if (whyNoWebGpu) {
  console.log(`skipped: ${whyNoWebGpu}`);
  process.exit(0);
}
Object.assign(process.env, softwareGpuEnvironment);
console.log(describeMachine());
const host = createInferenceHost({ log: createLog('silent') });
const moduleUrl = new URL('../src/diffusion/pipelines/fixtures/run-pipeline.ts', import.meta.url).href;
for (const name of process.argv.length > 2 ? process.argv.slice(2) : Object.keys(cases)) {
  const startMs = performance.now();
  const call = { moduleUrl, name: 'runPipeline', input: inputOf(name) };
  const { planes, latents } = await host.run<PipelineRun, Generated>(call, { signal: new AbortController().signal });
  // The reference's images are in 0 to 1, and clipped.
  const image = planes[0]!.data.map((value) => Math.min(1, Math.max(0, value / 2 + 0.5)));
  const errors = [
    relativeError(latents[0]!, golden.floats(`${name}.steps`).slice(-latents[0]!.length)),
    relativeError(image, golden.floats(`${name}.image`)),
  ].map((error) => error.toExponential(1));
  console.log(`${name}: latents ${errors[0]}, image ${errors[1]}, ${((performance.now() - startMs) / 1000).toFixed(0)} s`);
}
await host.close();
