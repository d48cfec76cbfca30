import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, describe, it } from 'node:test';
import { createInferenceHost } from '../../inference/index.ts';
import { createLog } from '../../shared/index.ts';
import { createStudioPool } from '../pool.ts';
import { animal, cup, shapeCutOut } from './fixtures/figures.ts';
import { type CombineOptions, combine, replaceBackground, setBefore } from './index.ts';

const pool = createStudioPool(2);
const inference = createInferenceHost({ log: createLog('warn') });
after(() => Promise.all([pool.close(), inference.close()]));
const dinosaur = { cutOut: shapeCutOut(300, 200, [200, 60, 30], animal), label: 'dinosaur', heightMetres: 3.5 };
const mug = { cutOut: shapeCutOut(240, 200, [30, 60, 220], cup), label: 'mug', heightMetres: 0.1 };
const options: CombineOptions = {
  place: 'cafe',
  timeOfDay: 'afternoon',
  relations: [{ subject: 0, verb: 'drinks-from', object: 1 }],
  size: { width: 480, height: 320 },
  seed: 5,
  pool,
  inference,
  signal: new AbortController().signal,
};
const hashOf = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

describe('combining subjects in a place', () => {
  it('gives exactly the asked size and tells progress up to 1', async () => {
    const seen: number[] = [];
    const { image } = await combine([dinosaur, mug], { ...options, onProgress: (fraction) => seen.push(fraction) });
    assert.deepEqual([image.width, image.height, image.channels, image.data.length], [480, 320, 3, 3 * 480 * 320]);
    assert.deepEqual(
      [...seen].sort((a, b) => a - b),
      seen,
    );
    assert.equal(seen.at(-1), 1);
  });

  it('gives the same bytes on one worker and on two', async () => {
    const single = createStudioPool(1);
    const one = await combine([dinosaur, mug], { ...options, pool: single });
    await single.close();
    const two = await combine([dinosaur, mug], options);
    assert.equal(hashOf(two.image.data), hashOf(one.image.data));
  });

  it('refuses none and more than fourteen, and stops when cancelled', async () => {
    await assert.rejects(combine([], options), { code: 'engine_failed', message: /1 to 14 subjects, got 0/ });
    await assert.rejects(
      combine(
        Array.from({ length: 15 }, () => mug),
        options,
      ),
      { code: 'engine_failed', message: /got 15/ },
    );
    await assert.rejects(combine([mug], { ...options, signal: AbortSignal.abort() }), { code: 'generation_cancelled' });
  });
});

describe('replacing a background', () => {
  it('keeps the subject where it was in the frame and changes all round it', async () => {
    const { cutOut } = mug; // a 240x200 box in the middle of 480x400
    const {
      image: { data, width },
    } = await replaceBackground(cutOut, {
      ...options,
      place: 'beach',
      timeOfDay: 'noon',
      size: { width: 480, height: 400 },
    });
    const at = (x: number, y: number): number[] => [...data.subarray(3 * (y * width + x), 3 * (y * width + x) + 3)];
    const [r, g, b] = at(216, 200);
    assert.ok(b! > r! + 60 && b! > g! + 40, `the mug is ${[r, g, b]}`);
    const [, , corner] = at(20, 20);
    assert.notDeepEqual(at(20, 20), [30, 60, 220]);
    assert.ok(corner! > 0);
  });

  it('of who is cut off by the frame leaves him at the frame, before another photograph', async () => {
    const size = { width: 480, height: 400 };
    const bust = shapeCutOut(240, 200, [30, 60, 220]);
    const [top, left] = [size.height - bust.box.height, bust.box.left];
    const alpha = new Uint8Array(size.width * size.height);
    for (let y = 0; y < bust.box.height; y++)
      alpha.fill(255, (top + y) * size.width + left, (top + y) * size.width + left + bust.box.width);
    const colour = bust.colour.map((_, i) => [30, 60, 220][i % 3]!);
    const cutOut = { ...bust, alpha, colour, box: { ...bust.box, top } };
    const grey = new Uint8Array(3 * size.width * size.height).fill(128);
    const light = { direction: [0, 1, 0], colour: [1, 1, 1], intensity: 1, ambient: [0.5, 0.5, 0.5] } as const;
    const place = {
      image: { ...size, channels: 3, data: grey },
      surface: 'ground',
      horizonY: 0.45,
      backEdgeY: 0.6,
      focusY: 0.88,
      light,
    } as const;
    const { image } = await setBefore(cutOut, place, options);
    const isBlue = (x: number, y: number): boolean =>
      image.data[3 * (y * size.width + x) + 2]! > image.data[3 * (y * size.width + x)]! + 60;
    assert.ok(isBlue(240, size.height - 1), 'he ends above the lower edge');
    assert.ok(isBlue(240, top + 20) && !isBlue(240, top - 20), 'he is as high as he was');
    assert.ok(isBlue(left + 20, 350) && !isBlue(left - 20, 350), 'he has moved aside');
  });
});
