import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, describe, it } from 'node:test';
import type { RasterImage } from '../../engine.ts';
import { createRng } from '../../shared/index.ts';
import { createStudioPool } from '../pool.ts';
import type { CutOut } from '../segment/index.ts';
import { blackAndWhite } from './black-and-white.ts';
import { blurBackground } from './blur-background.ts';
import { drawCutOut } from './cut-out-picture.task.ts';

const pool = createStudioPool(2);
after(() => pool.close());
const { signal } = new AbortController();
const [width, height] = [320, 240];

/** A disc in the middle of `ground`, one soft pixel at its edge. */
function scene(ground: (x: number, y: number) => readonly number[], disc: readonly number[]): { image: RasterImage; cutOut: CutOut } {
  const data = new Uint8Array(3 * width * height);
  const alpha = new Uint8Array(width * height);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const a = Math.min(1, Math.max(0, 70 - Math.hypot(x - 160, y - 120)));
      alpha[i] = Math.round(255 * a);
      const behind = ground(x, y);
      for (let c = 0; c < 3; c++) data[3 * i + c] = Math.round(behind[c]! * (1 - a) + disc[c]! * a);
    }
  const colour = Uint8Array.from(data);
  for (let i = 0; i < alpha.length; i++) if (alpha[i]! > 0) colour.set(disc, 3 * i);
  const cutOut = { width, height, alpha, colour, box: { left: 90, top: 50, width: 140, height: 140 }, confidence: 1, warnings: [] };
  return { image: { width, height, channels: 3, data }, cutOut };
}

const rng = createRng(11);
const speckle = Array.from({ length: width * height }, () => [rng.below(256), rng.below(256), rng.below(256)]);
const noisy = scene((x, y) => speckle[y * width + x]!, [210, 40, 30]);

describe('a blurred background', () => {
  it('leaves every fully opaque subject pixel as it was, to the byte', async () => {
    const blurred = await blurBackground(noisy.image, noisy.cutOut, { strength: 1, pool, signal });
    let [opaque, same] = [0, 0];
    for (let i = 0; i < noisy.cutOut.alpha.length; i++)
      if (noisy.cutOut.alpha[i] === 255) {
        opaque++;
        if ([0, 1, 2].every((c) => blurred.data[3 * i + c] === noisy.image.data[3 * i + c])) same++;
      }
    assert.equal(opaque, noisy.cutOut.alpha.filter((a) => a === 255).length);
    assert.ok(opaque > 14_000);
    assert.equal(same, opaque);
  });

  it('takes away at least 80 % of the detail behind the subject', async () => {
    const blurred = await blurBackground(noisy.image, noisy.cutOut, { strength: 1, pool, signal });
    const detail = (data: Uint8Array): number => {
      let sum = 0;
      for (let y = 1; y < 40; y++) for (let x = 1; x < width - 1; x++) sum += laplacian(data, x, y) ** 2;
      return sum;
    };
    assert.ok(detail(blurred.data) < 0.2 * detail(noisy.image.data));
  });

  it('keeps the ground at the feet sharp, and blurs more with every step behind and before it', async () => {
    const { data } = await blurBackground(noisy.image, noisy.cutOut, { strength: 1, pool, signal });
    const foot = noisy.cutOut.box.top + noisy.cutOut.box.height;
    const left = (from: number, to: number): number => {
      let [after, before] = [0, 0];
      for (let y = from; y < to; y++)
        for (let x = 1; x < 60; x++) {
          after += laplacian(data, x, y) ** 2;
          before += laplacian(noisy.image.data, x, y) ** 2;
        }
      return after / before;
    };
    assert.equal(left(foot + 1, foot + 2), 1);
    assert.ok(left(foot - 7, foot - 3) > 2 * left(foot - 60, foot - 50));
    assert.ok(left(foot + 3, foot + 8) > 2 * left(foot + 28, foot + 34));
  });

  it('does not let the subject bleed into it, and keeps an even ground even, bright ones too', async () => {
    for (const grey of [40, 128, 245]) {
      const { image, cutOut } = scene(() => [grey, grey, grey], [255, 0, 0]);
      const { data } = await blurBackground(image, cutOut, { strength: 1.5, pool, signal });
      for (let i = 0; i < cutOut.alpha.length; i++)
        if (cutOut.alpha[i] === 0)
          for (let c = 0; c < 3; c++) assert.ok(Math.abs(data[3 * i + c]! - grey) <= 1, `${data[3 * i + c]} for ${grey}`);
    }
  });

  it('turns a bright point into a bright disc', async () => {
    const { image, cutOut } = scene((x, y) => (Math.hypot(x - 40, y - 30) < 3 ? [255, 255, 255] : [20, 20, 20]), [90, 90, 90]);
    const { data } = await blurBackground(image, cutOut, { strength: 1, pool, signal });
    const at = (x: number, y: number): number => data[3 * (y * width + x)]!;
    assert.ok(at(40, 30) > 110 && Math.abs(at(42, 30) - at(40, 30)) < 40, `${at(40, 30)} ${at(42, 30)}`);
    assert.ok(at(60, 30) < 25);
  });

  it('has the same bytes on one worker and on two', async () => {
    const single = createStudioPool(1);
    const hash = async (workers: typeof pool): Promise<string> =>
      createHash('sha256')
        .update((await blurBackground(noisy.image, noisy.cutOut, { strength: 0.7, pool: workers, signal })).data)
        .digest('hex');
    const one = await hash(single);
    await single.close();
    assert.equal(await hash(pool), one);
  });
});

describe('black and white', () => {
  it('has equal channels, keeps black, white and alpha, and orders greys as the eye does', async () => {
    const image: RasterImage = {
      width: 4,
      height: 1,
      channels: 4,
      data: Uint8Array.of(0, 0, 0, 9, 255, 255, 255, 10, 0, 255, 0, 11, 0, 0, 255, 12),
    };
    const done = await blackAndWhite(image, new Uint8Array(4).fill(255), { pool, signal });
    const { data, channels } = done.image;
    assert.deepEqual([...done.mayChange], [0, 0, 255, 255]);
    assert.equal(channels, 4);
    assert.deepEqual([...data.subarray(0, 8)], [0, 0, 0, 9, 255, 255, 255, 10]);
    assert.ok(data[8] === data[9] && data[9] === data[10] && data[8]! > data[12]!);
    assert.equal(data[15], 12);
  });
});

describe('a cut-out as a picture', () => {
  it('is the photograph with its ground transparent', () => {
    const whole = drawCutOut(noisy.cutOut);
    assert.deepEqual([whole.width, whole.height, whole.channels], [width, height, 4]);
    assert.deepEqual([...whole.data.subarray(0, 4)], [0, 0, 0, 0]);
    const middle = 4 * (120 * width + 160);
    assert.deepEqual([...whole.data.subarray(middle, middle + 4)], [210, 40, 30, 255]);
  });
});

function laplacian(data: Uint8Array, x: number, y: number): number {
  const at = (u: number, v: number): number => data[3 * (v * width + u) + 1]!;
  return 4 * at(x, y) - at(x - 1, y) - at(x + 1, y) - at(x, y - 1) - at(x, y + 1);
}
