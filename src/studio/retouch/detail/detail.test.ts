import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, describe, it } from 'node:test';
import type { RasterImage } from '../../../engine.ts';
import { createRng } from '../../../shared/index.ts';
import { createStudioPool } from '../../pool.ts';
import { changeTone } from '../colour/tone.ts';
import type { Retouched, RetouchTools } from '../operator.ts';
import { blurPart } from './blur.ts';
import { denoise } from './denoise.ts';
import { sharpen } from './sharpen.ts';

const [width, height] = [203, 601];
const rng = createRng(5);

/** The left third even, the middle noisy, the right striped; odd sizes and more than two bands. */
function picture(channels: 3 | 4): RasterImage {
  const data = new Uint8Array(channels * width * height);
  for (let i = 0; i < width * height; i++) {
    const x = i % width;
    const level = x < 70 ? 130 : x < 140 ? 118 + rng.below(24) : 8 * (Math.floor(x / 4) % 2) + 126 + (x % 5);
    for (let c = 0; c < 3; c++) data[channels * i + c] = level + 4 * c;
    if (channels === 4) data[4 * i + 3] = i % 251;
  }
  return { width, height, channels, data };
}

const image = picture(3);
const mask = Uint8Array.from({ length: width * height }, (_, i) => (i % width > 10 && i > 40 * width ? 255 : 0));
const box = { left: 11, top: 40, width: width - 11, height: height - 40 };
const operators: Readonly<Record<string, (of: RasterImage, tools: RetouchTools) => Promise<Retouched>>> = {
  denoise: (of, tools) => denoise(of, mask, 0.6, tools),
  sharpen: (of, tools) => sharpen(of, mask, 0.6, tools),
  blur: (of, tools) => blurPart(of, mask, { box, strength: 1 }, tools),
  contrast: (of, tools) => changeTone(of, mask, { contrast: 0.4 }, tools),
};

const pools = [1, 2, 3].map((count) => createStudioPool(count));
after(() => Promise.all(pools.map((pool) => pool.close())));
const toolsOf = (index: number): RetouchTools => ({
  pool: pools[index]!,
  inference: null as never,
  seed: 1,
  signal: new AbortController().signal,
});

const differs = (one: RasterImage, other: RasterImage, i: number): boolean =>
  [0, 1, 2].some((c) => one.data[one.channels * i + c] !== other.data[other.channels * i + c]);

describe('operators on detail and tone', () => {
  for (const [name, operate] of Object.entries(operators)) {
    it(`${name} keeps every byte outside of the mask it tells, and changes more than half of the pixels inside`, async () => {
      const done = await operate(image, toolsOf(1));
      let [inside, changed] = [0, 0];
      for (let i = 0; i < done.mayChange.length; i++) {
        if (done.mayChange[i] === 0) assert.ok(!differs(image, done.image, i));
        else {
          inside++;
          if (differs(image, done.image, i)) changed++;
        }
      }
      assert.ok(inside > 5000 && changed > 0.5 * inside, `${changed} of ${inside}`);
    });

    it(`${name} has the same bytes on one, two and three workers`, async () => {
      const hashes = new Set<string>();
      for (const index of pools.keys()) {
        const done = await operate(image, toolsOf(index));
        hashes.add(createHash('sha256').update(done.image.data).update(done.mayChange).digest('hex'));
      }
      assert.equal(hashes.size, 1);
    });
  }

  it('denoising and sharpening leave even ground out of their masks', async () => {
    for (const name of ['denoise', 'sharpen']) {
      const { mayChange } = await operators[name]!(image, toolsOf(1));
      for (let i = 0; i < mayChange.length; i++) if (i % width < 60) assert.equal(mayChange[i], 0);
    }
  });

  it('denoising halves the noise at least and keeps an edge', async () => {
    const edged: RasterImage = { width, height, channels: 3, data: new Uint8Array(3 * width * height) };
    for (let i = 0; i < width * height; i++)
      for (let c = 0; c < 3; c++) edged.data[3 * i + c] = (i % width < 100 ? 60 : 190) + rng.below(13);
    const { image: clean } = await denoise(edged, new Uint8Array(width * height).fill(255), 0.6, toolsOf(1));
    const spread = ({ data }: RasterImage): number => {
      const some = Array.from({ length: 4000 }, (_, k) => data[3 * ((50 + Math.floor(k / 40)) * width + 20 + (k % 40))]!);
      const mean = some.reduce((sum, value) => sum + value, 0) / some.length;
      return Math.sqrt(some.reduce((sum, value) => sum + (value - mean) ** 2, 0) / some.length);
    };
    assert.ok(spread(clean) < 0.5 * spread(edged), `${spread(clean)} of ${spread(edged)}`);
    const row = 3 * 300 * width;
    assert.ok(clean.data[row + 3 * 103]! - clean.data[row + 3 * 96]! > 110);
  });

  it('keeps the transparency of a picture', async () => {
    const clear = picture(4);
    for (const operate of Object.values(operators)) {
      const { image: done } = await operate(clear, toolsOf(1));
      assert.equal(done.channels, 4);
      for (let i = 3; i < done.data.length; i += 4) assert.equal(done.data[i], clear.data[i]);
    }
  });
});
