import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { fixturePath, type Golden, readGolden, relativeError } from '../../../../fixtures/diffusion/golden.ts';
import * as g from '../../../graph/index.ts';
import type { ModelRun } from '../../../inference/fixtures/run-model.ts';
import { softwareGpuEnvironment, whyNoWebGpu } from '../../../inference/fixtures/software-gpu.ts';
import { createInferenceHost, type TensorData } from '../../../inference/index.ts';
import { openSession } from '../../../inference/session.ts';
import { createLog } from '../../../shared/index.ts';
import { commonFolder, openWeights, type Weights } from '../../weights/index.ts';
import { type BlockContext, doubleBlock, modulationSets, singleBlock } from './blocks.ts';
import {
  type Flux2Config,
  flux2Graph,
  modulationGraph,
  positionsOf,
  readFlux2Config,
  ropeTables,
  type Sequence,
  sinusoid,
} from './index.ts';
import { parametersOf } from './parameters.ts';
import { transformerWeights } from './weight-names.ts';

interface Model {
  readonly config: Flux2Config;
  readonly weights: Weights;
}
type Feeds = Record<string, TensorData>;
type Run = (graph: g.Graph, weights: Weights, feeds: Feeds) => Promise<Feeds>;

const precision = 'stored';
const floats = (data: ArrayLike<number>, ...dims: number[]): TensorData => ({ dtype: 'float32', data: Float32Array.from(data), dims });
const given = (golden: Golden, name: string): TensorData => floats(golden.floats(name), ...golden.dims(name));

async function openModel(name: string): Promise<Model> {
  const folder = fixturePath(`${name}/transformer`);
  return { config: await readFlux2Config(folder), weights: await openWeights(folder) };
}

const runOnCpu: Run = async (graph, weights, feeds) => {
  g.verify(graph, 'cpu');
  const externalFolder = commonFolder(weights);
  const session = await openSession(g.encode(graph, { externalFolder }), { externalFolder, foldsConstants: false });
  try {
    return await session.run(feeds);
  } finally {
    await session.dispose();
  }
};

function assertNear(got: TensorData | undefined, wanted: ArrayLike<number>, tolerance: number, what: string): void {
  const error = relativeError(got!.data as Float32Array, wanted);
  if (process.env.SEEDBED_TELL_ERRORS) console.log(what, error.toExponential(2));
  assert.ok(error <= tolerance, `${what}: relative error ${error.toExponential(2)}, at most ${tolerance} is allowed`);
}

/** The grids of a case, read off the reference's ids. */
function sequenceOf(golden: Golden, name: string): Sequence {
  const [count] = golden.dims(`${name}.img_ids`) as [number];
  const ids = golden.numbers(`${name}.img_ids`);
  const rows = Array.from({ length: count }, (_, i) => ids.slice(4 * i, 4 * i + 4));
  const grids = [...new Set(rows.map(([time]) => time!))].map((time) => {
    const last = rows.findLast((row) => row[0] === time)!;
    return { rows: last[1]! + 1, columns: last[2]! + 1 };
  });
  return { textLength: golden.dims(`${name}.txt_ids`)[0]!, target: grids[0]!, references: grids.slice(1) };
}

/** One whole forward pass of a golden case, the modulation's graph first. */
async function forward(
  { config, weights }: Model,
  golden: Golden,
  { name, run = runOnCpu, backend = 'cpu', ...some }: { name: string; run?: Run; backend?: g.Backend; tokensAtOnce?: number },
): Promise<TensorData> {
  const sequence = sequenceOf(golden, name);
  const { cos, sin } = ropeTables(positionsOf(sequence), config);
  const wave = (value: number): TensorData => floats(sinusoid(value, config.timestepChannels), 1, config.timestepChannels);
  const levels = {
    sigma: wave(golden.floats(`${name}.sigma`)[0]!),
    ...(config.embedsGuidance ? { guidance: wave(golden.floats(`${name}.guidance`)[0]!) } : {}),
  };
  const modulation = await run(modulationGraph(config, weights, precision), weights, levels);
  const all = golden.floats(`${name}.hidden_states`);
  const [, targetLength] = golden.dims(`${name}.output`) as [number, number];
  const referenceLength = golden.dims(`${name}.hidden_states`)[1]! - targetLength;
  const split = targetLength * config.inChannels;
  const length = sequence.textLength + targetLength + referenceLength;
  const feeds: Feeds = {
    latents: floats(all.subarray(0, split), 1, targetLength, config.inChannels),
    ...(referenceLength === 0 ? {} : { references: floats(all.subarray(split), 1, referenceLength, config.inChannels) }),
    prompt: given(golden, `${name}.encoder_hidden_states`),
    cos: floats(cos, length, config.headSize / 2),
    sin: floats(sin, length, config.headSize / 2),
    ...modulation,
  };
  const sizes = { textLength: sequence.textLength, targetLength, referenceLength };
  const outputs = await run(flux2Graph(config, weights, { sizes, backend, precision, ...some }), weights, feeds);
  return outputs.velocity!;
}

describe('positions of FLUX.2', () => {
  it('are those of the reference for text, target and three references of other sizes', () => {
    const golden = readGolden('transformer');
    for (const name of ['refs0', 'refs1', 'refs3']) {
      const wanted = [...golden.numbers(`${name}.txt_ids`), ...golden.numbers(`${name}.img_ids`)];
      assert.deepEqual(positionsOf(sequenceOf(golden, name)).flat(), wanted);
    }
  });

  it('turn by the tables of the reference', async () => {
    const { config } = await openModel('tiny');
    const golden = readGolden('blocks');
    const { cos, sin } = ropeTables(positionsOf(sequenceOf(readGolden('transformer'), 'refs1')), config);
    for (const [table, name] of [
      [cos, 'rope_cos'],
      [sin, 'rope_sin'],
    ] as const) {
      // The reference writes each number twice, once for each of a pair.
      const wanted = golden.floats(`double.in.${name}`).filter((_, i) => i % 2 === 0);
      assert.ok(relativeError(table, wanted) < 1e-7);
    }
  });
});

describe('stages of FLUX.2, against the reference', () => {
  it('sinusoid and modulation of four noise levels', async () => {
    const { config, weights } = await openModel('tiny');
    const golden = readGolden('embeddings');
    for (const [i, sigma] of golden.floats('sigma').entries()) {
      const wave = sinusoid(sigma, config.timestepChannels);
      const row = (name: string): Float32Array => golden.floats(name).subarray(i * golden.dims(name)[1]!, (i + 1) * golden.dims(name)[1]!);
      assertNear(floats(wave), row('sinusoid'), 1e-4, `sinusoid of ${sigma}`);
      const outputs = await runOnCpu(modulationGraph(config, weights, precision), weights, { sigma: floats(wave, 1, wave.length) });
      for (const [ours, theirs] of [
        ['image', 'double_img'],
        ['text', 'double_txt'],
        ['single', 'single'],
      ] as const)
        assertNear(outputs[ours], row(`modulation.${theirs}`), 1e-4, `modulation ${theirs} of ${sigma}`);
    }
  });

  const blockContext = ({ config, weights }: Model, length: number) => {
    const half = config.headSize / 2;
    const [cos, sin] = ['cos', 'sin'].map((name) => g.input(name, { dtype: 'float32', dims: [length, half] })) as [g.Value, g.Value];
    const parameters = parametersOf(weights, transformerWeights(config), precision);
    const context: BlockContext = { config, layers: g.layersOf('cpu'), parameters, cos, sin, tokensAtOnce: 4096 };
    return { context, tables: [cos, sin] };
  };
  const golden = readGolden('blocks');
  const input = (name: string, ...dims: number[]): g.Value => g.input(name, { dtype: 'float32', dims });
  const table = (name: string): TensorData =>
    floats(
      golden.floats(name).filter((_, i) => i % 2 === 0),
      golden.dims(name)[0]!,
      golden.dims(name)[1]! / 2,
    );

  it('one double block', async () => {
    const model = await openModel('tiny');
    const { dim } = model.config;
    const [text, image] = [input('text', 1, 24, dim), input('image', 1, 39, dim)];
    const [textRows, imageRows] = [input('textRows', 6, dim), input('imageRows', 6, dim)];
    const { context, tables } = blockContext(model, 63);
    const sets = { text: modulationSets(textRows), image: modulationSets(imageRows) };
    const outputs = doubleBlock({ text, image }, sets, { ...context, prefix: 'transformer_blocks.0' });
    const graph = g.build('double', [text, image, textRows, imageRows, ...tables], { txt: outputs.text, img: outputs.image });
    const got = await runOnCpu(graph, model.weights, {
      text: given(golden, 'double.in.encoder_hidden_states'),
      image: given(golden, 'double.in.hidden_states'),
      textRows: floats(golden.floats('double.in.temb_mod_txt'), 6, dim),
      imageRows: floats(golden.floats('double.in.temb_mod_img'), 6, dim),
      cos: table('double.in.rope_cos'),
      sin: table('double.in.rope_sin'),
    });
    for (const name of ['txt', 'img'] as const) assertNear(got[name], golden.floats(`double.out.${name}`), 1e-4, `double block, ${name}`);
  });

  it('one single block', async () => {
    const model = await openModel('tiny');
    const { dim } = model.config;
    const [x, rows] = [input('x', 1, 63, dim), input('rows', 3, dim)];
    const { context, tables } = blockContext(model, 63);
    const y = singleBlock(x, modulationSets(rows)[0]!, { ...context, prefix: 'single_transformer_blocks.0' });
    const got = await runOnCpu(g.build('single', [x, rows, ...tables], { y }), model.weights, {
      x: given(golden, 'single.in.hidden_states'),
      rows: floats(golden.floats('single.in.temb_mod'), 3, dim),
      cos: table('single.in.rope_cos'),
      sin: table('single.in.rope_sin'),
    });
    assertNear(got.y, golden.floats('single.out'), 1e-4, 'single block');
  });
});

describe('the transformer of FLUX.2, against the reference', () => {
  for (const name of ['refs0', 'refs1', 'refs3']) {
    it(`without references, with one or with three: ${name}`, async () => {
      const golden = readGolden('transformer');
      assertNear(await forward(await openModel('tiny'), golden, { name }), golden.floats(`${name}.output`), 1e-4, name);
    });
  }

  it('with the feed-forwards in blocks of tokens', async () => {
    const golden = readGolden('transformer');
    const options = { name: 'refs3', tokensAtOnce: 11 };
    assertNear(await forward(await openModel('tiny'), golden, options), golden.floats('refs3.output'), 1e-4, 'blocks of tokens');
  });

  it('with weights in bfloat16, mapped and cast', async () => {
    const golden = readGolden('transformer-bf16');
    assertNear(await forward(await openModel('tiny-bf16'), golden, { name: 'refs1' }), golden.floats('refs1.output'), 1e-4, 'bf16');
  });

  it("with dev's guidance", async () => {
    const golden = readGolden('transformer-dev');
    assertNear(await forward(await openModel('tiny-dev'), golden, { name: 'refs1' }), golden.floats('refs1.output'), 1e-4, 'dev');
  });

  it('in the composed forms of a backend without contrib operators', async () => {
    const golden = readGolden('transformer');
    const options = { name: 'refs3', backend: 'coreml' } as const;
    assertNear(await forward(await openModel('tiny'), golden, options), golden.floats('refs3.output'), 1e-4, 'composed');
  });
});

describe('the transformer of FLUX.2 on WebGPU, against the reference', { skip: whyNoWebGpu }, () => {
  Object.assign(process.env, softwareGpuEnvironment);
  const host = createInferenceHost({ log: createLog('silent') });
  after(() => host.close());

  const runOnGpu: Run = async (graph, weights, feeds) => {
    g.verify(graph, 'webgpu');
    const externalFolder = commonFolder(weights);
    const options = { provider: 'webgpu', externalFolder, fallsBackToCpu: false } as const;
    const input: ModelRun = { model: g.encode(graph, { externalFolder }), options, feeds };
    const moduleUrl = new URL('../../../inference/fixtures/run-model.ts', import.meta.url).href;
    return host.run({ moduleUrl, name: 'runModel', input }, { signal: new AbortController().signal });
  };

  for (const [model, stage, name] of [
    ['tiny', 'transformer', 'refs3'],
    ['tiny-bf16', 'transformer-bf16', 'refs1'],
  ] as const)
    it(`whole, with no operator on the CPU: ${model}`, async () => {
      const golden = readGolden(stage);
      const got = await forward(await openModel(model), golden, { name, run: runOnGpu, backend: 'webgpu' });
      assertNear(got, golden.floats(`${name}.output`), 1e-3, `webgpu, ${model}`);
    });
});

describe('a FLUX.2 checkpoint that does not fit', () => {
  it('is refused by file, key, expected and found', async () => {
    const { config } = await openModel('tiny');
    const weights = await openWeights(fixturePath('tiny-dev/transformer'));
    const sizes = { textLength: 4, targetLength: 4, referenceLength: 0 };
    const make = (): g.Graph => flux2Graph(config, weights, { sizes, backend: 'cpu', precision });
    assert.throws(make, { code: 'weights_invalid', message: /transformer_blocks\.1/ });
  });
});
