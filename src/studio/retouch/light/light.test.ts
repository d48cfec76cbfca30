import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, describe, it } from 'node:test';
import type { RasterImage } from '../../../engine.ts';
import type { InferenceHost } from '../../../inference/index.ts';
import { createRng } from '../../../shared/index.ts';
import { createStudioPool, type StudioPool } from '../../pool.ts';
import type { RetouchTools } from '../operator.ts';
import { type RelightOptions, relight } from './relight.ts';
import { findSky } from './sky.ts';
import { addWeather, type FallingWeather } from './weather.ts';

const pool = createStudioPool(2);
const single = createStudioPool(1);
after(() => Promise.all([pool.close(), single.close()]));
const toolsOf = (workers: StudioPool, seed = 7): RetouchTools => ({
  pool: workers,
  inference: null as unknown as InferenceHost,
  seed,
  signal: new AbortController().signal,
});

const [width, height] = [300, 300];
const horizon = 120;
const lamp = { x: 250, y: 170 };
const inBall = (x: number, y: number): boolean => Math.hypot(x - 110, y - 200) < 60;

/** Blue sky over speckled ground, a grey ball on it, and a small warm lamp. */
function landscape(): { image: RasterImage; subject: Uint8Array; all: Uint8Array } {
  const rng = createRng(3);
  const data = new Uint8Array(3 * width * height);
  const subject = new Uint8Array(width * height);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const grain = rng.below(40);
      const ground = [100 + grain, 92 + grain, 66 + grain];
      const sky = [120 + (50 * y) / horizon, 165 + (35 * y) / horizon, 228];
      data.set(y < horizon ? sky : ground, 3 * i);
      if (Math.hypot(x - lamp.x, y - lamp.y) < 4) data.set([255, 236, 170], 3 * i);
      if (!inBall(x, y)) continue;
      subject[i] = 255;
      data.set([140, 138, 136], 3 * i);
    }
  return { image: { width, height, channels: 3, data }, subject, all: new Uint8Array(width * height).fill(255) };
}

const scene = landscape();
type Wish = Partial<Pick<RelightOptions, 'timeOfDay' | 'lightFrom' | 'mask'>>;
const lit = (wish: Wish, workers = pool) =>
  relight(scene.image, { mask: scene.all, subject: scene.subject, sky: null, timeOfDay: null, lightFrom: null, ...wish }, toolsOf(workers));
const weathered = (weather: FallingWeather, workers = pool, seed = 7) =>
  addWeather(scene.image, { mask: scene.all, subject: scene.subject, sky: null, weather }, toolsOf(workers, seed));
const hash = ({ data }: RasterImage): string => createHash('sha256').update(data).digest('hex');

/** Mean light and red over blue of the pixels that count. */
function meansOf({ data }: RasterImage, counts: (x: number, y: number) => boolean = () => true): { light: number; warmth: number } {
  let [light, warmth, n] = [0, 0, 0];
  for (let i = 0; i < width * height; i++) {
    if (!counts(i % width, Math.floor(i / width))) continue;
    light += 0.3 * data[3 * i]! + 0.59 * data[3 * i + 1]! + 0.11 * data[3 * i + 2]!;
    warmth += data[3 * i]! - data[3 * i + 2]!;
    n++;
  }
  return { light: light / n, warmth: warmth / n };
}

describe('a photograph at another hour', () => {
  it('is darkest at night, then at dusk, at sunset, at noon; and warmest at sunset, coldest at night', async () => {
    const [night, dusk, sunset, noon] = await Promise.all(
      (['night', 'dusk', 'sunset', 'noon'] as const).map(async (timeOfDay) =>
        meansOf((await lit({ timeOfDay })).image, (_, y) => y > horizon + 5),
      ),
    );
    assert.ok(night!.light < dusk!.light && dusk!.light < sunset!.light && sunset!.light < noon!.light);
    assert.ok(night!.warmth < dusk!.warmth && dusk!.warmth < noon!.warmth && noon!.warmth < sunset!.warmth);
    assert.ok(night!.light < 0.45 * noon!.light);
  });

  it('has a dark sky at night and an orange one over the horizon at sunset', async () => {
    const inSky = (from: number, to: number) => (_: number, y: number) => y > from && y < to;
    const night = meansOf((await lit({ timeOfDay: 'night' })).image, inSky(0, 100));
    const low = meansOf((await lit({ timeOfDay: 'sunset' })).image, inSky(90, 112));
    assert.ok(night.light < 40 && night.warmth < 0, JSON.stringify(night));
    assert.ok(low.warmth > 40, JSON.stringify(low));
  });

  it('shows the sun over the horizon at sunset, and lights the side of the subject that looks at it', async () => {
    const { image } = await lit({ timeOfDay: 'sunset' });
    let best = 0;
    for (let x = 5; x < width - 5; x++)
      for (let y = 60; y < horizon - 5; y++)
        best = Math.max(best, Math.min(image.data[3 * (y * width + x)]!, image.data[3 * (y * width + x) + 1]!));
    assert.ok(best > 235, `${best}`);
    const edge = (from: number, to: number): number =>
      meansOf(image, (x, y) => inBall(x, y) && x >= from && x < to && y > 180 && y < 220).warmth;
    assert.ok(Math.abs(edge(52, 60) - edge(160, 168)) > 20, `${edge(52, 60)} ${edge(160, 168)}`);
  });

  it('keeps a warm lamp shining after dark', async () => {
    const { image } = await lit({ timeOfDay: 'night' });
    const lampLight = meansOf(image, (x, y) => Math.hypot(x - lamp.x, y - lamp.y) < 2).light;
    const groundLight = meansOf(image, (x, y) => y > 250 && x > 200).light;
    assert.ok(lampLight > 150 && groundLight < 70, `${lampLight} ${groundLight}`);
  });

  it('shades the subject from the side that is asked for', async () => {
    const half = (image: RasterImage, isLeft: boolean): number => meansOf(image, (x, y) => inBall(x, y) && x < 110 === isLeft).light;
    const [left, right] = [(await lit({ lightFrom: 'left' })).image, (await lit({ lightFrom: 'right' })).image];
    assert.ok(half(left, true) > 1.15 * half(left, false));
    assert.ok(half(right, false) > 1.15 * half(right, true));
  });

  it('changes no byte outside of the mask, and the same ones on any number of workers', async () => {
    const mask = scene.all.map((_, i) => (i % width < 150 ? 255 : 0));
    const { image } = await lit({ timeOfDay: 'sunset', mask });
    for (let i = 0; i < mask.length; i++)
      if (mask[i] === 0) for (let c = 0; c < 3; c++) assert.equal(image.data[3 * i + c], scene.image.data[3 * i + c]);
    assert.equal(hash((await lit({ timeOfDay: 'night' }, single)).image), hash((await lit({ timeOfDay: 'night' })).image));
  });
});

describe('weather over a photograph', () => {
  it('veils what is far more than what is near', async () => {
    const { image } = await weathered('fog');
    const contrast = ({ data }: RasterImage, from: number): number => {
      const values: number[] = [];
      for (let y = from; y < from + 20; y++) for (let x = 200; x < 240; x++) values.push(data[3 * (y * width + x) + 1]!);
      const mean = values.reduce((a, b) => a + b) / values.length;
      return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    };
    const kept = (from: number): number => contrast(image, from) / contrast(scene.image, from);
    assert.ok(kept(130) < 0.3 && kept(275) > 0.55, `${kept(130)} ${kept(275)}`);
  });

  it('lays the same flakes for the same seed on any number of workers, and others for another', async () => {
    const [one, two, other] = [await weathered('snow', single), await weathered('snow'), await weathered('snow', pool, 8)];
    assert.equal(hash(one.image), hash(two.image));
    assert.notEqual(hash(one.image), hash(other.image));
  });

  it('is darker in a storm than in rain, and whiter on the ground in snow', async () => {
    const onGround = (_: number, y: number): boolean => y > 150;
    const [rain, storm, snow] = [
      meansOf((await weathered('rain')).image),
      meansOf((await weathered('storm')).image),
      meansOf((await weathered('snow')).image, onGround),
    ];
    assert.ok(storm.light < 0.8 * rain.light && rain.light < meansOf(scene.image).light);
    assert.ok(snow.light > meansOf(scene.image, onGround).light + 10);
  });
});

describe('the sky of a photograph', () => {
  const small = (colourAt: (y: number) => readonly number[]) => {
    const lab = new Float32Array(3 * 60 * 60);
    for (let i = 0; i < 3600; i++) lab.set(colourAt(Math.floor(i / 60)), 3 * i);
    return findSky({ width: 60, height: 60, lab, subject: new Float32Array(3600) });
  };

  it('is found where it is blue, down to the ground', () => {
    const sky = small((y) => (y < 25 ? [0.75, -0.02, -0.08] : [0.4, 0.02, 0.06]))!;
    assert.ok(sky[24 * 60 + 30] === 1 && sky[26 * 60 + 30] === 0);
  });

  it('is not seen in a white wall, nor in a brown one', () => {
    assert.equal(
      small(() => [0.95, 0, 0]),
      null,
    );
    assert.equal(
      small((y) => (y < 25 ? [0.6, 0.03, 0.05] : [0.3, 0.02, 0.03])),
      null,
    );
  });
});
