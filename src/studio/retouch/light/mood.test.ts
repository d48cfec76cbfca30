import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, describe, it } from 'node:test';
import type { RasterImage } from '../../../engine.ts';
import type { InferenceHost } from '../../../inference/index.ts';
import { createRng } from '../../../shared/index.ts';
import { createStudioPool, type StudioPool } from '../../pool.ts';
import type { RetouchTools } from '../operator.ts';
import { type LightMood, lightMood } from './mood.ts';
import { changeSeason, type Season } from './season.ts';

const pool = createStudioPool(2);
const single = createStudioPool(1);
after(() => Promise.all([pool.close(), single.close()]));
const toolsOf = (workers: StudioPool): RetouchTools => ({
  pool: workers,
  inference: null as unknown as InferenceHost,
  seed: 7,
  signal: new AbortController().signal,
});

const [width, height] = [280, 280];
const inBall = (x: number, y: number): boolean => Math.hypot(x - 140, y - 170) < 55;

/** Leaves above a lawn, and a red ball before them. */
function garden(): { image: RasterImage; subject: Uint8Array } {
  const rng = createRng(9);
  const data = new Uint8Array(3 * width * height);
  const subject = new Uint8Array(width * height);
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const n = rng.below(70);
    data.set(y < 110 ? [30 + n / 2, 70 + n, 20 + n / 3] : [84 + n / 6, 120 + n / 6, 50], 3 * i);
    if (!inBall(x, y)) continue;
    subject[i] = 255;
    data.set([190, 60, 50], 3 * i);
  }
  return { image: { width, height, channels: 3, data }, subject };
}

const scene = garden();
const all = new Uint8Array(width * height).fill(255);
const left = all.map((_, i) => (i % width < 140 ? 255 : 0));
const lit = async (mood: LightMood, workers = pool, mask = all): Promise<RasterImage> =>
  (await lightMood(scene.image, { mask, subject: scene.subject, sky: null, mood, lightFrom: 'left' }, toolsOf(workers))).image;
const turned = async (season: Season, workers = pool, mask = all): Promise<RasterImage> =>
  (await changeSeason(scene.image, { mask, subject: scene.subject, sky: null, season }, toolsOf(workers))).image;
const hash = ({ data }: RasterImage): string => createHash('sha256').update(data).digest('hex');

function mean({ data }: RasterImage, counts: (x: number, y: number) => boolean): [red: number, green: number, blue: number] {
  const sum: [number, number, number] = [0, 0, 0];
  let n = 0;
  for (let i = 0; i < width * height; i++) {
    if (!counts(i % width, Math.floor(i / width))) continue;
    for (let c = 0; c < 3; c++) sum[c]! += data[3 * i + c]!;
    n++;
  }
  return sum.map((value) => value / n) as [number, number, number];
}

describe('a light that has a name', () => {
  it('lets the subject stand out of a darker ground in a studio', async () => {
    const image = await lit('studio');
    const share = (of: RasterImage): number => mean(of, inBall)[0] / mean(of, (x, y) => y < 80 && x > 20)[1];
    assert.ok(share(image) > 1.25 * share(scene.image), `${share(image)} ${share(scene.image)}`);
  });

  it('comes from the side that is asked for, and is warm by candles', async () => {
    const image = await lit('candle');
    const half = (isLeft: boolean): number => mean(image, (x, y) => inBall(x, y) && x < 140 === isLeft)[0];
    assert.ok(half(true) > 1.15 * half(false), `${half(true)} ${half(false)}`);
    const [red, , blue] = mean(image, (x, y) => y > 240 && x > 60 && x < 220);
    const [ownRed, , ownBlue] = mean(scene.image, (x, y) => y > 240 && x > 60 && x < 220);
    assert.ok(red / blue > 1.3 * (ownRed / ownBlue));
  });

  it('has two colours under neon signs, one from each side', async () => {
    const image = await lit('neon');
    const cold = (counts: (x: number, y: number) => boolean): number => {
      const [red, , blue] = mean(image, counts);
      return blue / (red + 1);
    };
    const [one, other] = [cold((x, y) => x < 50 && y > 120), cold((x, y) => x > 230 && y > 120)];
    assert.ok(Math.max(one, other) > 1.4 * Math.min(one, other), `${one} ${other}`);
  });

  it('changes no byte outside of the mask, and the same ones on any number of workers', async () => {
    const { data } = await lit('dramatic', pool, left);
    for (let i = 0; i < left.length; i++)
      if (left[i] === 0) for (let c = 0; c < 3; c++) assert.equal(data[3 * i + c], scene.image.data[3 * i + c]);
    assert.equal(hash(await lit('dramatic', single)), hash(await lit('dramatic')));
  });
});

describe('a season', () => {
  it('turns leaves to yellow and red in autumn and leaves a red ball as red', async () => {
    const image = await turned('autumn');
    const [red, green] = mean(image, (_, y) => y < 90);
    assert.ok(red > 1.15 * green, `${red} ${green}`);
    const [before, after] = [mean(scene.image, inBall), mean(image, inBall)];
    for (let c = 0; c < 3; c++) assert.ok(Math.abs(before[c]! - after[c]!) < 14, `${before} ${after}`);
  });

  it('keeps leaves and lawn green in spring, and fresher', async () => {
    const [red, green] = mean(await turned('spring'), (x, y) => y > 235 && x > 10);
    const [ownRed, ownGreen] = mean(scene.image, (x, y) => y > 235 && x > 10);
    assert.ok(green > red && green > ownGreen, `${red} ${green} ${ownRed} ${ownGreen}`);
  });

  it('tells when there is nothing green to turn', async () => {
    const image: RasterImage = { ...scene.image, data: new Uint8Array(3 * width * height).fill(128) };
    const { warnings } = await changeSeason(image, { mask: all, subject: null, sky: null, season: 'autumn' }, toolsOf(pool));
    assert.match(warnings[0]!, /No leaves or grass/);
  });

  it('changes no byte outside of the mask, and the same ones on any number of workers', async () => {
    const { data } = await turned('autumn', pool, left);
    for (let i = 0; i < left.length; i++)
      if (left[i] === 0) for (let c = 0; c < 3; c++) assert.equal(data[3 * i + c], scene.image.data[3 * i + c]);
    assert.equal(hash(await turned('autumn', single)), hash(await turned('autumn')));
  });
});
