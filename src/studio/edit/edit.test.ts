import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Engine, EngineRequest, EngineResult, RasterImage } from '../../engine.ts';
import { isAppError } from '../../errors.ts';
import { createInferenceHost, type InferenceHost } from '../../inference/index.ts';
import { createLog } from '../../shared/index.ts';
import { createStudio } from '../index.ts';

const [width, height] = [400, 300];
const isDisc = (i: number): boolean => Math.hypot((i % width) - 190, Math.floor(i / width) - 150) < 80;

/** A red disc on speckled green. */
function photograph(): RasterImage {
  const data = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) {
    const speckle = (((i % width) * 7919 + Math.floor(i / width) * 104_729) % 31) + (i % 3);
    data.set(isDisc(i) ? [205, 40 + (i % 17), 35] : [80 + speckle, 130 + speckle, 90], 3 * i);
  }
  return { width, height, channels: 3, data };
}

const photo = photograph();
const changedAt = (image: RasterImage, i: number): boolean => [0, 1, 2].some((c) => image.data[3 * i + c] !== photo.data[3 * i + c]);
const share = (image: RasterImage, of: (i: number) => boolean): number => {
  const pixels = Array.from({ length: width * height }, (_, i) => i).filter(of);
  return pixels.filter((i) => changedAt(image, i)).length / pixels.length;
};

describe('an edit', { timeout: 120_000 }, () => {
  let inference: InferenceHost;
  let studio: Engine;
  before(() => {
    inference = createInferenceHost({ log: createLog('silent') });
    studio = createStudio({ inference, workerCount: 2 });
  });
  after(async () => {
    await studio.close();
    await inference.close();
  });
  const edit = (prompt: string, more: Partial<EngineRequest> = {}): Promise<EngineResult> =>
    studio.generate(
      { prompt, references: [photo], size: { width, height }, seed: 1, ...more },
      { signal: new AbortController().signal, onProgress: () => {} },
    );
  const isFar = (i: number): boolean => Math.hypot((i % width) - 190, Math.floor(i / width) - 150) > 92;
  const isDeep = (i: number): boolean => Math.hypot((i % width) - 190, Math.floor(i / width) - 150) < 68;

  it('recolours a thing and leaves the rest of the photograph to the byte; the plan comes with the answer', async () => {
    const { image, plan, warnings } = await edit('make the subject blue');
    assert.deepEqual([share(image, isFar), share(image, isDeep) > 0.95], [0, true], warnings.join('\n'));
    const middle = 3 * (150 * width + 190);
    assert.ok(image.data[middle + 2]! > image.data[middle]! + 40, `blue at the middle, got ${image.data.slice(middle, middle + 3)}`);
    assert.deepEqual(
      (plan as { operations: { kind: string }[] }).operations.map(({ kind }) => kind),
      ['recolour'],
    );
  });

  it('changes nothing of what is to be kept', async () => {
    const { image } = await edit('make the picture darker, but keep the subject unchanged');
    assert.deepEqual([share(image, isDeep), share(image, isFar) > 0.95], [0, true]);
  });

  it('stays within a mask from outside', async () => {
    const mask = Uint8Array.from({ length: width * height }, (_, i) => (i % width < 120 ? 255 : 0));
    const { image } = await edit('make it brighter', { mask });
    assert.equal(
      share(image, (i) => i % width >= 120),
      0,
    );
    assert.ok(share(image, (i) => i % width < 120) > 0.95);
  });

  it('refuses a mask that does not fit the photograph or the edit', async () => {
    await assert.rejects(
      edit('make it brighter', { mask: new Uint8Array(7) }),
      (error: Error) => isAppError(error, 'invalid_request') && /120000 are wanted, got 7/.test(error.message),
    );
    const mask = new Uint8Array(width * height).fill(255);
    await assert.rejects(
      edit('crop it to a square', { mask }),
      (error: Error) => isAppError(error, 'invalid_request') && /400x300 outside of it/.test(error.message),
    );
  });

  it('gives a crop its own size where the size follows the edit, and the asked size elsewhere', async () => {
    const own = await edit('crop it to a square', { sizeFollowsEdit: true });
    assert.deepEqual([own.image.width, own.image.height], [300, 300]);
    const asked = await edit('crop it to a square');
    assert.deepEqual([asked.image.width, asked.image.height], [width, height]);
    assert.match(asked.warnings.join('\n'), /cut to the aspect/);
  });

  it('turns by quarters and mirrors without touching a byte of colour', async () => {
    const { image } = await edit('rotate 90 degrees clockwise', { sizeFollowsEdit: true });
    assert.deepEqual([image.width, image.height], [height, width]);
    const at = (source: RasterImage, x: number, y: number): string =>
      source.data.slice(3 * (y * source.width + x), 3 * (y * source.width + x) + 3).join();
    assert.equal(at(image, height - 1 - 40, 25), at(photo, 25, 40));
    const mirrored = (await edit('flip it horizontally')).image;
    assert.equal(at(mirrored, width - 1 - 25, 40), at(photo, 25, 40));
  });

  it('fills the place of what is removed from the rest of the picture', async () => {
    const { image, warnings } = await edit('remove the subject');
    const middle = 3 * (150 * width + 190);
    const [red, green] = [image.data[middle]!, image.data[middle + 1]!];
    assert.ok(green > red + 20, `the ground's green at the middle, got ${red},${green}: ${warnings}`);
    assert.equal(
      share(image, (i) => i % width < 60),
      0,
    );
  });

  it('says what was not found and leaves the picture alone', async () => {
    const { image, warnings } = await edit('make her hair blue');
    assert.equal(
      share(image, () => true),
      0,
    );
    assert.match(warnings.join('\n'), /'her hair' was not found in image 1/);
  });
});
