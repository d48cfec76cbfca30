import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createInferenceHost } from '../../src/inference/index.ts';
import { createLog } from '../../src/shared/index.ts';
import { createStudio } from '../../src/studio/index.ts';
import { generationsUrl, openDoor } from './door.ts';

const inference = createInferenceHost({ log: createLog('silent') });
const studio = createStudio({ inference, workerCount: 1 });
after(async () => {
  await studio.close();
  await inference.close();
});

async function post(url: string, payload: object) {
  const door = await openDoor({ deps: { scenes: studio.scenes } });
  const headers = { authorization: `Bearer ${door.userKey}`, 'content-type': 'application/json' };
  const response = await door.app.inject({ method: 'POST', url, headers, payload: JSON.stringify(payload) });
  return { status: response.statusCode, body: JSON.parse(response.body), text: response.body, door };
}

const scene = { version: 2, objects: [{ id: 'mug-1', concept: 'mug' }] };
const asked = { model: 'bytedance/seedream-4-5', scene };

describe('scene records over HTTP', () => {
  it('answers how a prompt is read, without a picture', async () => {
    const { status, body } = await post('/v1/scenes', { prompt: 'two red mugs and a zzgrumble' });
    assert.equal(status, 200);
    assert.deepEqual([body.scene.version, body.scene.objects[0].concept, body.scene.objects[0].count], [2, 'mug', 2]);
    assert.match(body.warnings.join(' '), /zzgrumble/);
  });

  it('answers how an instruction is read, without a picture', async () => {
    const { status, body } = await post('/v1/plans', { prompt: 'make the mug of image 2 red and remove the zzgrumble', image_count: 2 });
    assert.equal(status, 200);
    assert.deepEqual(
      body.operations.map(({ kind, reference }: { kind: string; reference: number }) => [kind, reference]),
      [
        ['remove', 0],
        ['recolour', 1],
      ],
    );
    assert.equal((await post('/v1/plans', { prompt: 'blur the background', image_count: 15 })).status, 400);
  });

  it('takes a scene instead of a prompt, which may then be absent or empty', async () => {
    for (const prompt of [undefined, '', ' ']) {
      const { status, door } = await post(generationsUrl, { ...asked, prompt });
      assert.equal(status, 200);
      const [job] = door.jobs.values();
      assert.deepEqual([job!.generation.request.scene, job!.generation.request.prompt], [scene, '']);
    }
    assert.equal((await post(generationsUrl, { model: asked.model, prompt: '' })).status, 400);
  });

  it('refuses a wrong record at the door, by the path of the value', async () => {
    const wrong = { version: 2, objects: [{ id: 'mug-1', concept: 'mug', count: -1 }] };
    const { status, text } = await post(generationsUrl, { ...asked, scene: wrong });
    assert.equal(status, 400);
    assert.match(text, /scene\.objects\[0\]\.count is -1; a whole number from 1 to 60 is wanted/);
  });

  it('refuses references beside a scene', async () => {
    const { status, text } = await post(generationsUrl, { ...asked, image_urls: ['https://example.com/a.png'] });
    assert.equal(status, 400);
    assert.match(text, /no references beside it/);
  });
});
