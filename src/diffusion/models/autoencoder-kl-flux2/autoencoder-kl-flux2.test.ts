import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fixturePath, type Golden, readGolden, relativeError } from '../../../../fixtures/diffusion/golden.ts';
import { isAppError } from '../../../errors.ts';
import { type Backend, encode, type Graph } from '../../../graph/index.ts';
import type { ModelRun } from '../../../inference/fixtures/run-model.ts';
import { softwareGpuEnvironment, whyNoWebGpu } from '../../../inference/fixtures/software-gpu.ts';
import { createInferenceHost, type TensorData } from '../../../inference/index.ts';
import { openSession } from '../../../inference/session.ts';
import type { Session } from '../../../inference/task.ts';
import { createLog } from '../../../shared/index.ts';
import { commonFolder, openWeights, type Weights } from '../../weights/index.ts';
import {
  type AutoencoderShape,
  buildDecoder,
  buildEncoder,
  decodeTiled,
  encodeTiled,
  latentsToTokens,
  type Planes,
  planTiles,
  previewTokens,
  readAutoencoderConfig,
  readLatentStatistics,
  tokensToLatents,
} from './index.ts';

const tolerance = 1e-4;
const opened = new Set<Session>();
after(() => Promise.all([...opened].map((session) => session.dispose())));

async function openAutoencoder(folder: string, backend: Backend = 'cpu') {
  const weights = await openWeights(fixturePath(folder));
  const config = await readAutoencoderConfig(fixturePath(folder));
  const sessions = new Map<string, Promise<Session>>();
  const sessionOf = (part: string, build: (shape: AutoencoderShape) => Graph, sides: { height: number; width: number }) => {
    const key = `${part} ${sides.width}x${sides.height}`;
    const externalFolder = commonFolder(weights);
    const open = async (): Promise<Session> => {
      const bytes = encode(build({ config, weights, backend, ...sides }), { externalFolder });
      const session = await openSession(bytes, { externalFolder, foldsConstants: false, threadCount: 2 });
      opened.add(session);
      return session;
    };
    const session = sessions.get(key) ?? open();
    sessions.set(key, session);
    return session;
  };
  const run = async (session: Session, name: string, { data, channels, height, width }: Planes): Promise<Planes> => {
    const [output] = Object.values(await session.run({ [name]: { dtype: 'float32', data, dims: [1, channels, height, width] } }));
    const [, outChannels, outHeight, outWidth] = output!.dims as [number, number, number, number];
    return { data: output!.data as Float32Array, channels: outChannels, height: outHeight, width: outWidth };
  };
  return {
    config,
    weights,
    encode: async (image: Planes) => {
      const sides = { height: image.height / config.scale, width: image.width / config.scale };
      return run(await sessionOf('encoder', buildEncoder, sides), 'image', image);
    },
    decode: async (latents: Planes) =>
      run(await sessionOf('decoder', buildDecoder, { height: latents.height, width: latents.width }), 'latents', latents),
  };
}

/** uint8 [h, w, 3] as [3, h, w] in -1 to 1. */
function imageOf(golden: Golden): Planes {
  const bytes = golden.bytes('encode.image');
  const [height, width] = golden.dims('encode.image') as [number, number, number];
  const data = Float32Array.from({ length: bytes.length }, (_, i) => {
    const [c, pixel] = [Math.floor(i / (height * width)), i % (height * width)];
    return (bytes[pixel * 3 + c]! / 255) * 2 - 1;
  });
  return { data, channels: 3, height, width };
}

function planesOf(golden: Golden, name: string): Planes {
  const [, channels, height, width] = golden.dims(name) as [number, number, number, number];
  return { data: golden.floats(name), channels, height, width };
}

function assertNear(golden: Golden, name: string, got: Planes | Float32Array): void {
  const error = relativeError(got instanceof Float32Array ? got : got.data, golden.floats(name));
  assert.ok(error <= tolerance, `${name}: relative error ${error}`);
}

describe('the autoencoder of FLUX.2, against the reference', () => {
  for (const [folder, stage] of [
    ['tiny/vae', 'vae'],
    ['tiny-bf16/vae', 'vae-bf16'],
    ['small-decoder/vae', 'vae-small-decoder'],
  ] as const) {
    const golden = readGolden(stage);

    it(`encodes and decodes ${folder} whole`, async () => {
      const autoencoder = await openAutoencoder(folder);
      assertNear(golden, 'encode.mode', await autoencoder.encode(imageOf(golden)));
      assertNear(golden, 'decode.image', await autoencoder.decode(planesOf(golden, 'decode.latents')));
    });

    it(`encodes and decodes ${folder} in tiles`, async () => {
      const { config, encode, decode } = await openAutoencoder(folder);
      const plan = planTiles(config);
      assertNear(golden, 'encode.tiled_mode', await encodeTiled(imageOf(golden), plan, encode));
      assertNear(golden, 'decode.tiled_image', await decodeTiled(planesOf(golden, 'decode.latents'), plan, decode));
    });

    if (golden.names.includes('wide.latents'))
      it('decodes one row of tiles', async () => {
        const { config, decode } = await openAutoencoder(folder);
        const latents = planesOf(golden, 'wide.latents');
        assertNear(golden, 'wide.tiled_image', await decodeTiled(latents, planTiles(config), decode));
      });

    it(`turns latents of ${folder} into tokens and back`, async () => {
      const { config, weights } = await openAutoencoder(folder);
      const statistics = await readLatentStatistics(weights, config);
      assertNear(golden, 'encode.packed', latentsToTokens(planesOf(golden, 'encode.mode'), statistics));
      const [, , height, width] = golden.dims('decode.latents') as [number, number, number, number];
      const latents = tokensToLatents(golden.floats('decode.packed'), { rows: height / 2, columns: width / 2 }, statistics);
      assert.deepEqual([latents.height, latents.width], [height, width]);
      assertNear(golden, 'decode.latents', latents);
    });
  }
});

describe('the autoencoder of FLUX.2 on WebGPU', { skip: whyNoWebGpu }, () => {
  Object.assign(process.env, softwareGpuEnvironment);
  const host = createInferenceHost({ log: createLog('silent') });
  after(() => host.close());

  // Small sides: SwiftShader takes seconds for the goldens'. The CPU's answer is checked against the reference above.
  it('encodes and decodes as the CPU does', async () => {
    const { config, weights, encode: encodeOnCpu, decode: decodeOnCpu } = await openAutoencoder('small-decoder/vae');
    const externalFolder = commonFolder(weights);
    const shape: AutoencoderShape = { config, weights, backend: 'webgpu', height: 2, width: 4 };
    const run = async (graph: Graph, { data, channels, height, width }: Planes): Promise<Float32Array> => {
      const input: ModelRun = {
        model: encode(graph, { externalFolder }),
        options: { provider: 'webgpu', externalFolder, fallsBackToCpu: false },
        feeds: { [graph.nameOf(graph.inputs[0]!)]: { dtype: 'float32', data, dims: [1, channels, height, width] } },
      };
      const moduleUrl = new URL('../../../inference/fixtures/run-model.ts', import.meta.url).href;
      const outputs = await host.run<ModelRun, Record<string, TensorData>>(
        { moduleUrl, name: 'runModel', input },
        { signal: new AbortController().signal },
      );
      return Object.values(outputs)[0]!.data as Float32Array;
    };
    const wave = (channels: number, height: number, width: number): Planes => {
      const data = Float32Array.from({ length: channels * height * width }, (_, i) => Math.sin(i * 1.7));
      return { data, channels, height, width };
    };
    const [image, latents] = [wave(3, 16, 32), wave(8, 2, 4)];
    const encodeError = relativeError(await run(buildEncoder(shape), image), (await encodeOnCpu(image)).data);
    const decodeError = relativeError(await run(buildDecoder(shape), latents), (await decodeOnCpu(latents)).data);
    assert.ok(encodeError > 0 && encodeError <= 1e-3, `encoder: relative error ${encodeError}`);
    assert.ok(decodeError > 0 && decodeError <= 1e-3, `decoder: relative error ${decodeError}`);
  });
});

describe('an autoencoder that does not fit', () => {
  it('is refused by tensor and shape', async () => {
    const { weights } = await openAutoencoder('small-decoder/vae');
    const config = await readAutoencoderConfig(fixturePath('tiny/vae'));
    assert.throws(() => buildDecoder({ config, weights, backend: 'cpu', height: 4, width: 4 }), {
      code: 'weights_invalid',
      message: /post_quant_conv\.weight/,
    });
    const narrow = { ...config, hasPostQuantConv: false };
    assert.throws(() => buildDecoder({ config: narrow, weights, backend: 'cpu', height: 4, width: 4 }), {
      code: 'weights_invalid',
      message: /decoder\.conv_in\.weight has the wrong shape; expected \[24, 8, 3, 3\], found \[16, 8, 3, 3\]/,
    });
  });

  it('is refused by the key of its configuration', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'seedbed-vae-'));
    const published = JSON.parse(await readFile(fixturePath('tiny/vae/config.json'), 'utf8')) as Record<string, unknown>;
    const refusedKey = async (change: Record<string, unknown>): Promise<unknown> => {
      await writeFile(join(folder, 'config.json'), JSON.stringify({ ...published, ...change }));
      return readAutoencoderConfig(folder).then(
        () => null,
        (error: unknown) => (isAppError(error) ? `${error.code} ${error.details.key}` : error),
      );
    };
    assert.equal(await refusedKey({}), null);
    assert.equal(await refusedKey({ _class_name: 'AutoencoderKL' }), 'weights_unsupported _class_name');
    assert.equal(await refusedKey({ act_fn: 'gelu' }), 'weights_unsupported act_fn');
    assert.equal(await refusedKey({ mid_block_add_attention: false }), 'weights_unsupported mid_block_add_attention');
    assert.equal(await refusedKey({ patch_size: [1, 2] }), 'weights_unsupported patch_size.0');
    assert.equal(await refusedKey({ norm_num_groups: 5 }), 'weights_invalid norm_num_groups');
    assert.equal(await refusedKey({ decoder_block_out_channels: [8, 8] }), 'weights_invalid block_out_channels');
    assert.equal(await refusedKey({ attn_resolutions: [16] }), 'weights_unsupported attn_resolutions');
    await rm(folder, { recursive: true });
  });

  it('is refused where its statistics are no numbers or lie outside of the file', async () => {
    const { config, weights } = await openAutoencoder('tiny/vae');
    const folder = await mkdtemp(join(tmpdir(), 'seedbed-vae-'));
    const path = join(folder, 'statistics.bin');
    const statisticsOf = async (variance: number, bytes = 128): Promise<unknown> => {
      await writeFile(path, Buffer.from(new Float32Array(32).fill(1).with(7, variance).buffer).subarray(0, bytes));
      const need: Weights['need'] = (name, dims) => ({ ...weights.need(name, dims), path, offset: 0, length: 128 });
      return readLatentStatistics({ ...weights, need }, config).then(
        ({ deviation }) => deviation[7],
        (error: unknown) => (isAppError(error, 'weights_invalid') ? `${error.details.key} ${error.details.found}` : error),
      );
    };
    assert.equal(await statisticsOf(4), Math.fround(Math.sqrt(Math.fround(4 + 1e-4))));
    assert.equal(await statisticsOf(Number.NaN), 'bn.running_mean NaN');
    assert.equal(await statisticsOf(-1), 'bn.running_var -1');
    assert.equal(await statisticsOf(4, 100), 'bn.running_mean undefined');
    await rm(folder, { recursive: true });
  });

  it('has tiles of a whole number of latents in a quarter', async () => {
    const { config } = await openAutoencoder('tiny/vae');
    assert.deepEqual(planTiles(config), { latents: 8, pixels: 64 });
    assert.throws(() => planTiles(config, 80), /a multiple of 32 pixels, not 80/);
  });
});

describe('the preview of latents', () => {
  it('shows each latent of a patch at its own pixel, brighter where channel 3 rises', () => {
    const tokens = new Float32Array(2 * 3 * 128);
    const [row, column, patchRow, patchColumn] = [1, 2, 1, 0];
    tokens[(row * 3 + column) * 128 + 3 * 4 + patchRow * 2 + patchColumn] = 4;
    const preview = previewTokens(tokens, { rows: 2, columns: 3 })!;
    assert.deepEqual([preview.width, preview.height, preview.data.length], [6, 4, 72]);
    const pixel = (x: number, y: number): number[] => [...preview.data.subarray((y * 6 + x) * 3, (y * 6 + x) * 3 + 3)];
    assert.deepEqual(pixel(0, 0), [124, 115, 114]);
    assert.deepEqual(pixel(4, 3), [144, 153, 175]);
    assert.equal(preview.data.filter((level, i) => level !== [124, 115, 114][i % 3]).length, 3);
  });

  it('is not made for latents of another model', () => {
    assert.equal(previewTokens(new Float32Array(6 * 32), { rows: 2, columns: 3 }), null);
  });
});
