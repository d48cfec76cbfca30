import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fixturePath } from '../../../fixtures/diffusion/golden.ts';
import { writeRandomCheckpoint } from '../../../fixtures/diffusion/random-checkpoint.ts';
import { openWeights, readModelIndex } from './index.ts';

const configOf = async (part: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(fixturePath(`tiny/${part}/config.json`), 'utf8')) as Record<string, unknown>;

describe('a random checkpoint', () => {
  it('holds the tensors of a real one, but those that are never read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'seedbed-random-'));
    const [transformer, textEncoder, vae] = await Promise.all(['transformer', 'text_encoder', 'vae'].map(configOf));
    await writeRandomCheckpoint(folder, { transformer: transformer!, textEncoder: textEncoder!, vae: vae! });
    const unread = /layers\.(2[789])\.|^model\.norm\.|num_batches_tracked/;
    for (const part of ['transformer', 'text_encoder', 'vae']) {
      const [real, random] = await Promise.all([openWeights(fixturePath(`tiny/${part}`)), openWeights(join(folder, part))]);
      const wanted = [...real.tensors.keys()].filter((name) => !unread.test(name)).toSorted();
      assert.deepEqual([...random.tensors.keys()].toSorted(), wanted);
      for (const name of wanted) assert.deepEqual(random.tensors.get(name)!.dims, real.tensors.get(name)!.dims, name);
    }
    assert.deepEqual(await readModelIndex(folder), { isDistilled: true });
    await rm(folder, { recursive: true });
  });
});
