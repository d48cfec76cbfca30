import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fixturePath } from '../../fixtures/diffusion/golden.ts';
import type { Engine, EngineRequest, RasterImage } from '../engine.ts';
import { isAppError } from '../errors.ts';
import { createInferenceHost } from '../inference/index.ts';
import { createLog } from '../shared/index.ts';
import { createDiffusion, findCheckpoint } from './index.ts';

const inference = createInferenceHost({ log: createLog('silent') });
const folder = await mkdtemp(join(tmpdir(), 'seedbed-diffusion-'));
const tiny = fixturePath('tiny');
after(async () => {
  await inference.close();
  await rm(folder, { recursive: true, force: true });
});

const hash = ({ data }: RasterImage): string => createHash('sha256').update(data).digest('hex');
const grey = (width: number, height: number): RasterImage => ({
  width,
  height,
  channels: 3,
  data: new Uint8Array(3 * width * height).fill(128),
});
const request = (more: Partial<EngineRequest> = {}): EngineRequest => ({
  prompt: 'a red fox',
  references: [],
  size: { width: 96, height: 80 },
  seed: 3,
  ...more,
});
const paint = (engine: Engine, asked: EngineRequest, told: string[] = []) =>
  engine.generate(asked, { signal: new AbortController().signal, onProgress: (_, stage) => told.push(stage) });

describe('the diffusion engine', () => {
  it('makes the asked size in the inference process, the same bytes for a seed, and names the checkpoint', async () => {
    const engine = await createDiffusion({ folder: tiny, inference });
    const told: string[] = [];
    const [once, again, other] = [
      await paint(engine, request(), told),
      await paint(engine, request()),
      await paint(engine, request({ seed: 4 })),
    ];
    assert.deepEqual([once.image.width, once.image.height, once.nativeSize], [96, 80, { width: 96, height: 80 }]);
    assert.equal(hash(again.image), hash(once.image));
    assert.notEqual(hash(other.image), hash(once.image));
    assert.equal(once.digitalSourceType, 'trainedAlgorithmicMedia');
    assert.match(engine.version, /^tiny\/[0-9a-f]{12}$/);
    assert.deepEqual(told, ['encode text', 'denoise 1', 'denoise 2', 'denoise 3', 'denoise 4', 'decode']);
  });

  it('makes large pictures at fewer pixels and says so; sides need not be multiples of 16', async () => {
    const engine = await createDiffusion({ folder: tiny, inference, nativePixels: 128 * 96 });
    const { image, nativeSize, warnings } = await paint(
      engine,
      request({ size: { width: 403, height: 302 }, references: [grey(100, 80)] }),
    );
    assert.deepEqual([image.width, image.height, nativeSize], [403, 302, { width: 128, height: 96 }]);
    assert.match(warnings.join('\n'), /Made at 128x96 and enlarged to 403x302/);
    assert.match(warnings.join('\n'), /cropped from 100x80 to 96x80/);
  });

  it('takes the revision from a cache of Hugging Face, whose files are links', async () => {
    const cache = join(folder, 'cache');
    const snapshot = join(cache, 'models--acme--klein-test', 'snapshots', '0123456789abcdef0123456789abcdef01234567');
    const blobs = join(cache, 'models--acme--klein-test', 'blobs');
    await mkdir(join(snapshot), { recursive: true });
    await cp(tiny, blobs, { recursive: true });
    for (const name of ['model_index.json', 'scheduler', 'text_encoder', 'tokenizer', 'transformer', 'vae'])
      await symlink(join('..', '..', 'blobs', name), join(snapshot, name));
    const engine = await createDiffusion({ folder: await findCheckpoint(cache), inference });
    assert.equal(engine.version, 'klein-test/0123456789ab');
    assert.equal(
      hash((await paint(engine, request())).image),
      hash((await paint(await createDiffusion({ folder: tiny, inference }), request())).image),
    );
  });

  it('refuses what is no checkpoint, what holds several, and another pipeline, by name', async () => {
    const [several, other] = [join(folder, 'several'), join(folder, 'other')];
    for (const name of ['a', 'b']) await cp(tiny, join(several, name), { recursive: true });
    await cp(tiny, other, { recursive: true });
    await writeFile(join(other, 'model_index.json'), JSON.stringify({ _class_name: 'StableDiffusionPipeline' }));
    await assert.rejects(
      findCheckpoint(join(folder, 'nowhere')),
      (error: Error) => isAppError(error, 'weights_invalid') && /no checkpoint/.test(error.message),
    );
    await assert.rejects(
      findCheckpoint(several),
      (error: Error) => isAppError(error, 'weights_invalid') && /2 checkpoints/.test(error.message),
    );
    await assert.rejects(
      createDiffusion({ folder: other, inference }),
      (error: Error) =>
        isAppError(error, 'weights_unsupported') && /_class_name/.test(error.message) && /Flux2KleinPipeline/.test(error.message),
    );
  });

  it('stops when it is cancelled, and serves the next picture', async () => {
    const engine = await createDiffusion({ folder: tiny, inference });
    const cancel = new AbortController();
    const onProgress = (_: number, stage: string): void => {
      if (stage === 'denoise 1') cancel.abort();
    };
    await assert.rejects(engine.generate(request(), { signal: cancel.signal, onProgress }), (error) =>
      isAppError(error, 'generation_cancelled'),
    );
    assert.equal((await paint(engine, request())).image.width, 96);
  });
});
