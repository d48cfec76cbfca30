import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, describe, it } from 'node:test';
import type { RasterImage } from '../../../engine.ts';
import type { InferenceHost } from '../../../inference/index.ts';
import { createRng } from '../../../shared/index.ts';
import { bytesToLab } from '../../colour/index.ts';
import { createStudioPool, type StudioPool } from '../../pool.ts';
import { matchLook } from './match-look.ts';

const pool = createStudioPool(2);
const single = createStudioPool(1);
after(() => Promise.all([pool.close(), single.close()]));

const [width, height] = [120, 300];
type Paint = (x: number, y: number, noise: number) => readonly [number, number, number];

function picture(paint: Paint): RasterImage {
  const rng = createRng(11);
  const data = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) data.set(paint(i % width, Math.floor(i / width), rng.below(20)), 3 * i);
  return { width, height, channels: 3, data };
}

/** Bright and colourful; dark and amber; grey. */
const park = picture((x, y, n) => [60 + y / 3 + n, 110 + y / 3 + n, x > 60 ? 60 : 190]);
const dusk = picture((_, y, n) => [50 + y / 2.2 + n, 28 + y / 3.6 + n / 2, 16 + y / 9]);
const grey = picture((_, y, n) => [40 + y / 2 + n, 40 + y / 2 + n, 40 + y / 2 + n]);

const all = new Uint8Array(width * height).fill(255);
const as = async (
  other: RasterImage,
  { mask = all, workers = pool }: { mask?: Uint8Array; workers?: StudioPool } = {},
): Promise<RasterImage> => {
  const tools = { pool: workers, inference: null as unknown as InferenceHost, seed: 1, signal: new AbortController().signal };
  return (await matchLook(park, mask, other, tools)).image;
};

function meansOf({ data }: RasterImage): number[] {
  const lab = new Float64Array(3);
  const sum = [0, 0, 0];
  for (let i = 0; i < width * height; i++) {
    bytesToLab(data[3 * i]!, data[3 * i + 1]!, data[3 * i + 2]!, lab);
    for (let c = 0; c < 3; c++) sum[c]! += lab[c]! / (width * height);
  }
  return sum;
}
const distance = (one: readonly number[], other: readonly number[]): number => Math.hypot(...one.map((value, c) => value - other[c]!));

describe('the look of another picture', () => {
  it('brings mean light and colour most of the way to those of the other', async () => {
    const [before, wanted, done] = [meansOf(park), meansOf(dusk), meansOf(await as(dusk))];
    assert.ok(distance(done, wanted) < 0.3 * distance(before, wanted), JSON.stringify({ before, wanted, done }));
  });

  it('leaves hardly any colour when the other is grey', async () => {
    const lab = new Float64Array(3);
    const { data } = await as(grey);
    const chroma = (of: Uint8Array): number => {
      let sum = 0;
      for (let i = 0; i < width * height; i++) {
        bytesToLab(of[3 * i]!, of[3 * i + 1]!, of[3 * i + 2]!, lab);
        sum += Math.hypot(lab[1]!, lab[2]!);
      }
      return sum;
    };
    assert.ok(chroma(data) < 0.25 * chroma(park.data));
  });

  it('keeps what was brighter brighter', async () => {
    const { data } = await as(dusk);
    const light = (of: Uint8Array, y: number): number => {
      let sum = 0;
      for (let x = 70; x < 110; x++) sum += of[3 * (y * width + x) + 1]!;
      return sum;
    };
    for (let y = 20; y < 280; y += 20) assert.ok(light(data, y) > light(data, y - 20), `row ${y}`);
  });

  it('is the picture itself where both are the same', async () => {
    const { data } = await as(park);
    let most = 0;
    for (let i = 0; i < data.length; i++) most = Math.max(most, Math.abs(data[i]! - park.data[i]!));
    assert.ok(most <= 6, `${most}`);
  });

  it('changes no byte outside of the mask, and the same ones on any number of workers', async () => {
    const mask = all.map((_, i) => (i % width < 60 ? 255 : 0));
    const { data } = await as(dusk, { mask });
    for (let i = 0; i < mask.length; i++)
      if (mask[i] === 0) assert.deepEqual(data.subarray(3 * i, 3 * i + 3), park.data.subarray(3 * i, 3 * i + 3));
    const hash = (of: RasterImage): string => createHash('sha256').update(of.data).digest('hex');
    assert.equal(hash(await as(dusk, { workers: single })), hash(await as(dusk)));
  });
});
