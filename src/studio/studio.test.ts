import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { pino } from 'pino';
import type { Engine, EngineRequest, RasterImage } from '../engine.ts';
import { isAppError } from '../errors.ts';
import { createInferenceHost, type InferenceHost } from '../inference/index.ts';
import { createStudio } from './index.ts';

const size = { width: 512, height: 448 };
const context = () => ({ signal: new AbortController().signal, onProgress: () => {} });
const hash = ({ data }: RasterImage): string => createHash('sha256').update(data).digest('hex');
const request = (prompt: string, more: Partial<EngineRequest> = {}): EngineRequest => ({ prompt, references: [], size, seed: 3, ...more });

/** A disc on a noisy ground: a subject that the segmenter finds. */
function photograph(): RasterImage {
  const [width, height] = [480, 360];
  const data = new Uint8Array(3 * width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const isSubject = Math.hypot(x - 240, y - 190) < 110;
      const speckle = ((x * 7919 + y * 104_729) % 31) + (((x >> 4) + (y >> 4)) % 2) * 40;
      data.set(isSubject ? [200, 30 + (x % 20), 30] : [80 + speckle, 130 + speckle, 90], 3 * (y * width + x));
    }
  return { width, height, channels: 3, data };
}

describe('the studio', { timeout: 600_000 }, () => {
  let inference: InferenceHost;
  let studio: Engine;
  before(() => {
    inference = createInferenceHost({ log: pino({ level: 'silent' }) });
    studio = createStudio({ inference, workerCount: 2 });
  });
  after(async () => {
    await studio.close();
    await inference.close();
  });

  it('renders exactly the asked size, the same bytes for one, two and three workers', async () => {
    const others = [1, 3].map((workerCount) => createStudio({ inference, workerCount }));
    const small = { size: { width: 200, height: 175 } };
    const [one, two, three] = await Promise.all(
      [others[0]!, studio, others[1]!].map((engine) => engine.generate(request('Two red apples on a marble table', small), context())),
    );
    await Promise.all(others.map((engine) => engine.close()));
    assert.deepEqual([one!.image.width, one!.image.height], [small.size.width, small.size.height]);
    assert.deepEqual([hash(two!.image), hash(three!.image)], [hash(one!.image), hash(one!.image)]);
    assert.equal(one!.digitalSourceType, 'algorithmicMedia');
  });

  it('edits the same bytes for one worker and for two', async () => {
    const alone = createStudio({ inference, workerCount: 1 });
    const asked = request('Put it in a café at night', { references: [photograph()], size: { width: 200, height: 175 } });
    const [one, two] = await Promise.all([alone, studio].map((engine) => engine.generate(asked, context())));
    await alone.close();
    assert.equal(hash(one!.image), hash(two!.image));
    assert.equal(one!.digitalSourceType, 'compositeSynthetic');
  });

  it('returns the picture untouched, with a warning, when it understands nothing', async () => {
    const photo = photograph();
    const result = await studio.generate(request('Xyzzy plugh', { references: [photo], size: photo }), context());
    assert.equal(hash(result.image), hash(photo));
    assert.ok(result.warnings.length >= 2, result.warnings.join('\n'));
  });

  it('names the words that it did not understand', async () => {
    const { warnings } = await studio.generate(request('A blorptang beside a red apple', { size: { width: 96, height: 84 } }), context());
    assert.ok(
      warnings.some((warning) => warning.includes('blorptang')),
      warnings.join('\n'),
    );
  });

  it('warns of references that were not used and of a cut', async () => {
    const { warnings } = await studio.generate(
      request('Make image 1 black and white', { references: [photograph(), photograph()], size: { width: 300, height: 300 } }),
      context(),
    );
    assert.ok(
      warnings.some((warning) => warning.includes('Image 2 was not used')),
      warnings.join('\n'),
    );
    assert.ok(
      warnings.some((warning) => warning.includes('cut to the aspect')),
      warnings.join('\n'),
    );
  });

  it('stops soon when it is cancelled, while it traces too', async () => {
    for (const at of ['scene', 'layout']) {
      const cancel = new AbortController();
      let cancelledMs = 0;
      const onProgress = (_: number, stage: string): void => {
        if (stage !== at || cancelledMs > 0) return;
        setTimeout(() => {
          cancelledMs = performance.now();
          cancel.abort();
        }, 100);
      };
      const work = studio.generate(request('A red apple', { size: { width: 2048, height: 2048 } }), { onProgress, signal: cancel.signal });
      await assert.rejects(work, (error) => isAppError(error, 'generation_cancelled'));
      assert.ok(performance.now() - cancelledMs < 15_000);
    }
  });

  it('blurs the background of a picture that it has just composed, at the new size', async () => {
    const { image, warnings } = await studio.generate(
      request('Put it on a beach at sunset and blur the background, then make it black and white', { references: [photograph()] }),
      context(),
    );
    assert.deepEqual([image.width, image.height], [size.width, size.height], warnings.join('\n'));
    const isGrey = image.data.every((byte, i) => i % 3 === 0 || byte === image.data[i - (i % 3)]);
    assert.ok(isGrey && new Set(image.data).size > 60);
  });
});
