/** A server with weights for the diffusion engine: served, broken while it serves, and repaired. */
import assert from 'node:assert/strict';
import { cp, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import sharp from 'sharp';
import { fixturePath } from '../../fixtures/diffusion/golden.ts';
import { loadConfig } from '../../src/config.ts';
import { diagnose } from '../../src/doctor.ts';
import { killServers, newDataDir, removeDataDir, startTestServer, type TestServer } from './server.ts';

interface Answer {
  readonly message?: string;
  readonly error?: { readonly code: string };
  readonly images?: readonly { readonly b64_json: string }[];
  readonly meta?: { readonly engine: string };
}

describe('a server with weights', { timeout: 120_000 }, () => {
  const [dataDir, weights] = [newDataDir(), newDataDir()];
  const shard = join(weights, 'transformer', 'diffusion_pytorch_model.safetensors');
  let server: TestServer;
  before(async () => {
    await cp(fixturePath('tiny'), weights, { recursive: true });
    server = await startTestServer(dataDir, { SEEDBED_MODELS: weights });
  });
  after(async () => {
    await server?.stop();
    killServers();
    removeDataDir(dataDir);
    removeDataDir(weights);
  });

  async function ask(engine: 'studio' | 'diffusion'): Promise<{ status: number; answer: Answer }> {
    const prompt = 'A bar chart of apples 3, pears 5';
    const size = { width: 512, height: 512 };
    const response = await server.post({ model: 'flux/dev', prompt, engine, image_size: size, response_format: 'b64_json' });
    return { status: response.status, answer: (await response.json()) as Answer };
  }
  async function assertPicture(engine: 'studio' | 'diffusion'): Promise<void> {
    const { status, answer } = await ask(engine);
    assert.equal(status, 200, JSON.stringify(answer).slice(0, 500));
    assert.ok(answer.meta!.engine.startsWith(`${engine}@`), answer.meta!.engine);
    const { width, height } = await sharp(Buffer.from(answer.images![0]!.b64_json, 'base64')).metadata();
    assert.deepEqual([width, height], [512, 512]);
  }
  async function assertUnusable(wanted: RegExp): Promise<void> {
    const { status, answer } = await ask('diffusion');
    assert.deepEqual([status, answer.error?.code], [503, 'weights_invalid'], JSON.stringify(answer).slice(0, 500));
    assert.match(answer.message!, wanted);
    await assertPicture('studio');
  }

  it('lists both engines and makes pictures with each', async () => {
    const { data } = (await (await fetch(`${server.url}/v1/models`)).json()) as { data: { engines: string[] }[] };
    assert.deepEqual(data[0]!.engines, ['studio', 'diffusion']);
    await assertPicture('diffusion');
  });

  it('names the file and the key of weights that broke while it serves, serves the studio on, and takes repaired weights', async () => {
    const sound = await readFile(shard);
    const name = 'transformer_blocks.0.attn.to_q.weight';
    await writeFile(shard, Buffer.from(sound.toString('latin1').replace(name, name.replace('to_q', 'to_x')), 'latin1'));
    await assertUnusable(/transformer.*transformer_blocks\.0\.attn\.to_q\.weight/s);
    await writeFile(shard, sound);
    await truncate(shard, sound.length - 1000);
    await assertUnusable(/diffusion_pytorch_model\.safetensors/);
    await writeFile(shard, sound);
    await assertPicture('diffusion');
  });

  it('has a doctor who tells of the weights', async () => {
    const ownDir = newDataDir();
    const checks = await diagnose({ ...loadConfig({}), dataDir: ownDir, modelsDir: weights });
    removeDataDir(ownDir);
    const { state, detail } = checks.find(({ name }) => name === 'weights')!;
    assert.equal(state, 'ok');
    assert.match(detail, / GB of memory for 1024x1024, .* GB are free$/);
  });
});
