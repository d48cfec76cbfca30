import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, describe, it } from 'node:test';
import type { RasterImage } from '../../../engine.ts';
import type { InferenceHost } from '../../../inference/index.ts';
import { createStudioPool, type StudioPool } from '../../pool.ts';
import { type StyleName, styles } from '../../scene/index.ts';
import { segments } from './segments.ts';
import { stylePhotograph } from './style-photograph.ts';

const pool = createStudioPool(2);
const single = createStudioPool(1);
after(() => Promise.all([pool.close(), single.close()]));

const [width, height] = [240, 180];
const subject = new Uint8Array(width * height);
const data = new Uint8Array(3 * width * height);
for (let y = 0, i = 0; y < height; y++)
  for (let x = 0; x < width; x++, i++) {
    const isBall = Math.hypot(x - 120, y - 100) < 55;
    subject[i] = isBall ? 255 : 0;
    const shade = isBall ? 1.2 - Math.hypot(x - 100, y - 80) / 90 : 0.7 + y / 600;
    data.set(
      (isBall ? [220, 70, 40] : [120, 160, 190]).map((value) => Math.max(0, Math.min(255, value * shade + ((x * 31 + y * 17) % 9)))),
      3 * i,
    );
  }
const image: RasterImage = { width, height, channels: 3, data };
const all = new Uint8Array(width * height).fill(255);
const draw = (style: StyleName, workers: StudioPool = pool) =>
  stylePhotograph(
    image,
    { mask: all, style, subject },
    { pool: workers, inference: null as unknown as InferenceHost, seed: 5, signal: new AbortController().signal },
  );

describe('a photograph in a style of the studio', () => {
  it('changes most pixels and keeps what it shows where it was', async () => {
    for (const style of styles.filter((name) => name !== 'photographic' && name !== 'isometric')) {
      const { data: drawn } = (await draw(style)).image;
      let changed = 0;
      for (let i = 0; i < width * height; i++) if ([0, 1, 2].some((c) => drawn[3 * i + c] !== data[3 * i + c])) changed++;
      assert.ok(changed > 0.5 * width * height, `${style}: ${changed}`);
      const mean = (x0: number, y0: number): number[] =>
        [0, 1, 2].map((c) => {
          let sum = 0;
          for (let y = y0; y < y0 + 24; y++) for (let x = x0; x < x0 + 24; x++) sum += drawn[3 * (y * width + x) + c]! / 576;
          return sum;
        });
      const [ball, wall] = [mean(104, 84), mean(16, 84)];
      assert.ok(Math.hypot(...ball.map((value, c) => value - wall[c]!)) > 14, `${style}: ${ball} ${wall}`);
    }
  });

  it('has the same bytes on one worker and on two', async () => {
    const hash = async (style: StyleName, workers: StudioPool): Promise<string> =>
      createHash('sha256')
        .update((await draw(style, workers)).image.data)
        .digest('hex');
    for (const style of ['clay', 'low-poly', 'oil'] as const) assert.equal(await hash(style, single), await hash(style, pool), style);
  });

  it('says what is done instead where a scene would be needed', async () => {
    assert.match((await draw('isometric')).warnings.join(), /flat colours/);
    assert.match((await draw('clay')).warnings.join(), /relief/);
    assert.deepEqual((await draw('pencil')).warnings, []);
  });
});

describe('segments', () => {
  it('do not cross an edge of colour, nor the outline of the subject', () => {
    const plane = (of: (x: number) => number) => ({
      width: 40,
      height: 40,
      data: Float32Array.from({ length: 1600 }, (_, i) => of(i % 40)),
    });
    const outlined = Float32Array.from({ length: 1600 }, (_, i) => (Math.floor(i / 40) < 20 ? 1 : 0));
    const ids = segments([plane((x) => (x < 20 ? 0.3 : 0.7)), plane(() => 0), plane(() => 0)], outlined);
    const of = (x: number, y: number): number => ids[y * 40 + x]!;
    assert.equal(new Set([of(5, 5), of(30, 5), of(5, 30), of(30, 30)]).size, 4);
    assert.equal(of(5, 5), of(15, 15));
  });
});
