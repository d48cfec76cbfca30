import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, describe, it } from 'node:test';
import type { RasterImage } from '../../../engine.ts';
import type { InferenceHost } from '../../../inference/index.ts';
import { createRng } from '../../../shared/index.ts';
import { createStudioPool, type StudioPool } from '../../pool.ts';
import { stylePhotograph } from './style-photograph.ts';

const pool = createStudioPool(2);
const single = createStudioPool(1);
after(() => Promise.all([pool.close(), single.close()]));
const [width, height] = [240, 300];
const all = new Uint8Array(width * height).fill(255);

/** A grainy, shaded orange square with a thin dark outline on a pale grainy wall. */
function photograph(): RasterImage {
  const rng = createRng(4);
  const data = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const n = rng.below(16);
    const edge = Math.max(Math.abs(x - 120), Math.abs(y - 150));
    const shade = 0.7 + x / 800;
    data.set(edge < 70 ? [(200 + n) * shade, (120 + n) * shade, 50] : edge < 73 ? [70, 40, 30] : [200 + n, 200 + n, 205 + n], 3 * i);
  }
  return { width, height, channels: 3, data };
}

const image = photograph();
const drawn = async (style: 'anime' | 'comic' | 'pop-art', workers: StudioPool = pool, mask = all): Promise<RasterImage> => {
  const tools = { pool: workers, inference: null as unknown as InferenceHost, seed: 1, signal: new AbortController().signal };
  return (await stylePhotograph(image, { mask, style, subject: null }, tools)).image;
};
const lightAt = ({ data }: RasterImage, x: number, y: number): number => data[3 * (y * width + x) + 1]!;

function deviation(of: RasterImage, [left, right]: readonly [number, number], [top, bottom]: readonly [number, number]): number {
  const values: number[] = [];
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) values.push(lightAt(of, x, y));
  const mean = values.reduce((a, b) => a + b) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

describe('a photograph as a drawn frame', () => {
  it('loses its grain and gets ink where its outline was dark', async () => {
    const anime = await drawn('anime');
    assert.ok(deviation(anime, [10, 35], [20, 60]) < 0.4 * deviation(image, [10, 35], [20, 60]));
    const line = Math.min(...[47, 48, 49, 50].map((x) => lightAt(anime, x, 150)));
    assert.ok(line < 60, `${line}`);
    assert.ok(lightAt(anime, 20, 150) > 180 && lightAt(anime, 100, 150) > 90);
  });

  it('has dots of the press in the shade of a comic and none on white', async () => {
    const comic = await drawn('comic');
    assert.ok(deviation(comic, [80, 110], [120, 180]) > 4, `${deviation(comic, [80, 110], [120, 180])}`);
    assert.ok(deviation(comic, [10, 35], [20, 60]) < 3, `${deviation(comic, [10, 35], [20, 60])}`);
  });

  it('changes no byte outside of the mask, and the same ones on any number of workers', async () => {
    const mask = all.map((_, i) => (i % width < 120 ? 255 : 0));
    const { data } = await drawn('comic', pool, mask);
    for (let i = 0; i < mask.length; i++)
      if (mask[i] === 0) for (let c = 0; c < 3; c++) assert.equal(data[3 * i + c], image.data[3 * i + c]);
    const hash = (of: RasterImage): string => createHash('sha256').update(of.data).digest('hex');
    assert.equal(hash(await drawn('pop-art', single)), hash(await drawn('pop-art')));
  });
});
