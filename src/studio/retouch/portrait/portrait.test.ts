import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { RasterImage } from '../../../engine.ts';
import type { InferenceHost } from '../../../inference/index.ts';
import { createRng } from '../../../shared/index.ts';
import { createStudioPool } from '../../pool.ts';
import { retouchPortrait } from './portrait.ts';

const pool = createStudioPool(2);
after(() => pool.close());

const side = 360;
const inFace = (x: number, y: number): boolean => Math.hypot((x - 180) / 120, (y - 190) / 150) < 1;
const inTeeth = (x: number, y: number): boolean => Math.abs(x - 180) < 34 && Math.abs(y - 270) < 8;
const rng = createRng(2);
const pores = Float32Array.from({ length: side * side }, () => 10 * (rng.float() - 0.5));

/** A face with blotches of some 12 pixels and pores of one, white teeth and a blue shirt below. */
const data = new Uint8Array(3 * side * side);
for (let y = 0, i = 0; y < side; y++)
  for (let x = 0; x < side; x++, i++) {
    const blotch = 9 * Math.sin(x / 4) * Math.sin(y / 4);
    if (inTeeth(x, y)) data.set([244, 242, 238], 3 * i);
    else if (inFace(x, y))
      data.set(
        [214 + blotch * 0.4, 168 - blotch, 144 - blotch].map((value) => value + pores[i]!),
        3 * i,
      );
    else data.set(y > 300 ? [40, 70, 150] : [90, 95, 100], 3 * i);
  }
const image: RasterImage = { width: side, height: side, channels: 3, data };
const within = new Uint8Array(side * side).fill(255);
const retouch = (amount: number) =>
  retouchPortrait(
    image,
    { within, face: null, eyes: null, amount },
    { pool, inference: null as unknown as InferenceHost, seed: 1, signal: new AbortController().signal },
  );

/** Of green in the cheeks: the variance of means of five pixels, and of what is finer. */
function variances({ data: bytes }: RasterImage): { coarse: number; fine: number } {
  const at = (x: number, y: number): number => bytes[3 * (y * side + x) + 1]!;
  const [means, rest]: number[][] = [[], []];
  for (let y = 150; y < 230; y += 2)
    for (let x = 120; x < 240; x += 2) {
      let mean = 0;
      for (let dy = -2; dy <= 2; dy++) for (let dx = -2; dx <= 2; dx++) mean += at(x + dx, y + dy) / 25;
      means!.push(mean);
      rest!.push(at(x, y) - mean);
    }
  const variance = (values: number[]): number => {
    const mean = values.reduce((a, b) => a + b) / values.length;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  };
  return { coarse: variance(means!), fine: variance(rest!) };
}

describe('a retouched portrait', () => {
  it('has evener skin with its pores kept, and more so with a larger amount', async () => {
    const [before, half, full] = [variances(image), variances((await retouch(0.4)).image), variances((await retouch(1)).image)];
    assert.ok(full.coarse < half.coarse && half.coarse < 0.85 * before.coarse, `${before.coarse} ${half.coarse} ${full.coarse}`);
    assert.ok(full.fine > 0.8 * before.fine && full.fine < 1.2 * before.fine, `${before.fine} ${full.fine}`);
  });

  it('touches neither teeth nor clothes nor the ground, to the byte', async () => {
    const { image: after, mayChange } = await retouch(1);
    for (let y = 0, i = 0; y < side; y++)
      for (let x = 0; x < side; x++, i++) {
        const isOther =
          (Math.abs(x - 180) < 28 && Math.abs(y - 270) < 3) || (!inFace(x, y) && Math.hypot((x - 180) / 120, (y - 190) / 150) > 1.1);
        if (isOther) assert.deepEqual([...after.data.subarray(3 * i, 3 * i + 3)], [...data.subarray(3 * i, 3 * i + 3)]);
        if (mayChange[i] === 0) assert.equal(after.data[3 * i], data[3 * i]);
      }
  });

  it('is done to a face far away too, and does not say that it was left as it is', async () => {
    const [wide, small, at] = [600, 48, 270];
    const far = new Uint8Array(3 * wide * wide).fill(110);
    const [inside, face] = [new Uint8Array(wide * wide), new Uint8Array(wide * wide)];
    const pixel = (x: number, y: number): number[] => {
      const from = 3 * (Math.floor((y * side) / small) * side + Math.floor((x * side) / small));
      return [...data.subarray(from, from + 3)];
    };
    for (let y = 0; y < small; y++)
      for (let x = 0; x < small; x++) {
        const i = (at + y) * wide + at + x;
        far.set(pixel(x, y), 3 * i);
        inside[i] = 255;
        if (inFace((x * side) / small, (y * side) / small)) face[i] = 255;
      }
    const picture: RasterImage = { width: wide, height: wide, channels: 3, data: far };
    const options = { within: inside, face, eyes: null, amount: 1 };
    const tools = { pool, inference: null as unknown as InferenceHost, seed: 1, signal: new AbortController().signal };
    const { warnings, image: after } = await retouchPortrait(picture, options, tools);
    assert.ok(after.data.some((value, i) => value !== far[i]));
    assert.deepEqual(warnings, []);
  });

  it('says so when there is no skin', async () => {
    const grey: RasterImage = { ...image, data: new Uint8Array(3 * side * side).fill(120) };
    const { warnings, mayChange } = await retouchPortrait(
      grey,
      { within, face: null, eyes: null, amount: 1 },
      { pool, inference: null as unknown as InferenceHost, seed: 1, signal: new AbortController().signal },
    );
    assert.match(warnings.join(), /No skin/);
    assert.ok(mayChange.every((value) => value === 0));
  });
});
