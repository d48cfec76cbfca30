import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, describe, it } from 'node:test';
import type { RasterImage } from '../../../engine.ts';
import type { InferenceHost } from '../../../inference/index.ts';
import { createRng } from '../../../shared/index.ts';
import { createStudioPool, type StudioPool } from '../../pool.ts';
import { findFloor } from './floor.ts';
import { addWeather, type FallingWeather } from './weather.ts';

const pool = createStudioPool(2);
const single = createStudioPool(1);
after(() => Promise.all([pool.close(), single.close()]));

const [width, height] = [320, 240];
const horizon = 120;
const post = { left: 130, right: 190, top: 60, foot: 170 };
const inPost = (x: number, y: number): boolean => x >= post.left && x < post.right && y >= post.top && y < post.foot;

/** Blue sky, grey paving, and a red post that stands on it. */
function street(): { image: RasterImage; subject: Uint8Array; all: Uint8Array } {
  const rng = createRng(5);
  const data = new Uint8Array(3 * width * height);
  const subject = new Uint8Array(width * height);
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const grey = 84 + rng.below(8);
    data.set(y < horizon ? [120, 165, 230] : [grey, grey, grey], 3 * i);
    if (!inPost(x, y)) continue;
    data.set([205, 40, 36], 3 * i);
    subject[i] = 255;
  }
  return { image: { width, height, channels: 3, data }, subject, all: new Uint8Array(width * height).fill(255) };
}

const scene = street();
const under = async (weather: FallingWeather, workers: StudioPool = pool): Promise<RasterImage> => {
  const tools = { pool: workers, inference: null as unknown as InferenceHost, seed: 7, signal: new AbortController().signal };
  return (await addWeather(scene.image, { mask: scene.all, subject: scene.subject, sky: null, weather }, tools)).image;
};

function mean({ data }: RasterImage, [left, right]: readonly [number, number], [top, bottom]: readonly [number, number]) {
  const sum = [0, 0, 0];
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) for (let c = 0; c < 3; c++) sum[c]! += data[3 * (y * width + x) + c]!;
  const [red, green, blue] = sum.map((value) => value / ((right - left) * (bottom - top)));
  return { red: red!, green: green!, blue: blue!, light: 0.3 * red! + 0.59 * green! + 0.11 * blue! };
}

describe('weather on the ground of a photograph', () => {
  it('lets wet paving mirror what stands on it, below its foot', async () => {
    const rain = await under('rain');
    const below = mean(rain, [140, 180], [176, 206]);
    const beside = mean(rain, [20, 60], [176, 206]);
    assert.ok(below.red - below.green > 12 + beside.red - beside.green, JSON.stringify({ below, beside }));
  });

  it('covers the ground with snow that is brighter than the overcast light on anything else, and caps the tops of things', async () => {
    const snow = await under('snow');
    const ground = mean(snow, [20, 110], [190, 235]);
    assert.ok(ground.light > 190, JSON.stringify(ground));
    const [cap, side] = [mean(snow, [140, 180], [post.top, post.top + 2]), mean(snow, [140, 180], [120, 150])];
    assert.ok(cap.light > side.light + 40, JSON.stringify({ cap, side }));
    assert.ok(side.red > 1.5 * side.blue, 'the post itself stays red');
  });

  it('turns the sky grey under clouds and leaves the ground dry', async () => {
    const cloudy = await under('cloudy');
    const sky = mean(cloudy, [20, 110], [10, 90]);
    assert.ok(sky.blue - sky.red < 40 && sky.light > 130, JSON.stringify(sky));
    const below = mean(cloudy, [140, 180], [176, 206]);
    assert.ok(Math.abs(below.red - below.green) < 8, JSON.stringify(below));
  });

  it('gives the same bytes in rain on any number of workers', async () => {
    const hash = ({ data }: RasterImage): string => createHash('sha256').update(data).digest('hex');
    assert.equal(hash(await under('rain', single)), hash(await under('rain')));
  });
});

describe('the ground of a photograph', () => {
  it('reaches up to what stands behind it, shadows included, and leaves the subject out', () => {
    const [w, h] = [60, 60];
    const lab = new Float32Array(3 * w * h);
    const subject = new Float32Array(w * h);
    for (let i = 0; i < w * h; i++) {
      const [x, y] = [i % w, Math.floor(i / w)];
      const isShadow = y > 42 && y < 48 && x > 20 && x < 34;
      lab.set(y < 30 ? [0.7, 0.1, 0.1] : [isShadow ? 0.35 : 0.5, 0, 0.02], 3 * i);
      if (x > 24 && x < 30 && y > 20 && y < 44) subject[i] = 1;
    }
    const small = { width: w, height: h, lab, rgb: lab, light: new Float32Array(w * h) };
    const floor = findFloor({ small, subject, horizon: 0.4 });
    assert.equal(floor[50 * w + 10], 1);
    assert.equal(floor[45 * w + 32], 1, 'in the shadow');
    assert.equal(floor[40 * w + 27], 0, 'the subject');
    assert.equal(floor[26 * w + 10], 0, 'the wall');
  });
});
