import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { fixturePath, type Golden, readGolden, relativeError } from '../../../../fixtures/diffusion/golden.ts';
import { type Backend, encode, type Graph } from '../../../graph/index.ts';
import { openSession } from '../../../inference/session.ts';
import type { Session } from '../../../inference/task.ts';
import { commonFolder, openWeights } from '../../weights/index.ts';
import {
  type AutoencoderShape,
  buildDecoder,
  buildEncoder,
  decodeTiled,
  encodeTiled,
  latentsToTokens,
  type Planes,
  planTiles,
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
  if (process.env.SHOW_WORST) console.log(name, error);
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
