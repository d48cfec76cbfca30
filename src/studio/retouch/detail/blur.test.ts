import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { RasterImage } from '../../../engine.ts';
import { createStudioPool } from '../../pool.ts';
import type { RetouchTools } from '../operator.ts';
import { type BlurPartOptions, blurPart } from './blur.ts';

const pools = [1, 2].map((count) => createStudioPool(count));
after(() => Promise.all(pools.map((pool) => pool.close())));
const toolsOf = (index: number): RetouchTools => ({
  pool: pools[index]!,
  inference: null as never,
  seed: 1,
  signal: new AbortController().signal,
});

const [width, height] = [200, 240];
const skin = [220, 170, 140] as const;
const inEllipse = (x: number, y: number, [cx, cy, rx, ry]: readonly [number, number, number, number]): boolean =>
  ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1;

/** A face 80 wide and 110 high before a blue ground: two dark eyes, red lips. */
const image: RasterImage = (() => {
  const data = new Uint8Array(3 * width * height);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i += 3) {
      const isEye = inEllipse(x, y, [84, 105, 8, 4]) || inEllipse(x, y, [116, 105, 8, 4]);
      const isFace = inEllipse(x, y, [100, 115, 40, 55]);
      data.set(isEye ? [30, 25, 22] : inEllipse(x, y, [100, 142, 15, 5]) ? [170, 40, 50] : isFace ? skin : [90, 120, 180], i);
    }
  return { width, height, channels: 3, data };
})();

/** What skin alone tells: from the brow to above the lips. */
const told = { left: 62, top: 68, width: 76, height: 62 };
const mask = Uint8Array.from({ length: width * height }, (_, i) => {
  const [x, y] = [i % width, Math.floor(i / width)];
  return x >= told.left && x < told.left + told.width && y >= told.top && y < told.top + told.height && inEllipse(x, y, [100, 115, 40, 55])
    ? 255
    : 0;
});
const hide = (options: Partial<BlurPartOptions>, index = 1) =>
  blurPart(image, mask, { box: told, strength: 1, what: 'face', ...options }, toolsOf(index));
const at = ({ data }: RasterImage, x: number, y: number): readonly number[] => [
  ...data.subarray(3 * (y * width + x), 3 * (y * width + x) + 3),
];
const apart = (a: readonly number[], b: readonly number[]): number => Math.max(...a.map((v, c) => Math.abs(v - b[c]!)));

describe('a hidden face', () => {
  it('shows neither eyes nor lips, and is hidden down to the chin though the skin that was told ends above the mouth', async () => {
    const { image: blurred, mayChange } = await hide({});
    assert.ok(apart(at(image, 84, 105), at(image, 100, 105)) > 150, 'the eyes of the photograph are not to be seen');
    assert.ok(apart(at(blurred, 84, 105), at(blurred, 100, 105)) < 14, 'an eye is to be told from the bridge of the nose');
    assert.ok(apart(at(blurred, 100, 142), at(blurred, 100, 156)) < 28, 'lips are to be told from the chin');
    for (const y of [105, 142, 160]) assert.ok(mayChange[y * width + 100]! > 250, `row ${y} is left`);
    assert.equal(mayChange[20 * width + 20], 0);
  });

  it('is covered by itself where it was seen, and what lies between two faces keeps its bytes', async () => {
    const data = new Uint8Array(3 * 2 * width * height);
    for (let y = 0; y < height; y++)
      for (const k of [0, 1]) data.set(image.data.subarray(3 * y * width, 3 * (y + 1) * width), 3 * (2 * y + k) * width);
    const two: RasterImage = { width: 2 * width, height, channels: 3, data };
    const face = { left: 60, top: 60, width: 80, height: 110 };
    const faces = [face, { ...face, left: face.left + width }];
    const options = { box: { left: 60, top: 60, width: 280, height: 110 }, strength: 1, what: 'face', faces } as const;
    const results = await Promise.all(
      [0, 1].map((index) => blurPart(two, new Uint8Array(2 * width * height).fill(255), options, toolsOf(index))),
    );
    assert.deepEqual(results[0], results[1]);
    const { image: done, mayChange } = results[1]!;
    const pixelAt = (x: number, y: number): readonly number[] => [
      ...done.data.subarray(3 * (y * 2 * width + x), 3 * (y * 2 * width + x) + 3),
    ];
    for (const left of [0, width]) {
      const standsOut = apart(pixelAt(left + 84, 105), pixelAt(left + 100, 118));
      assert.ok(standsOut < 40, `an eye stands out by ${standsOut}`);
    }
    for (let y = 0; y < height; y++) assert.equal(mayChange[y * 2 * width + width], 0, `row ${y} between the two`);
  });

  it('is made of even blocks, or of one black bar, where that is asked for', async () => {
    const blocks = (await hide({ manner: 'blocks' })).image;
    const row = Array.from({ length: 50 }, (_, x) => at(blocks, 75 + x, 105));
    const steps = row.filter((colour, x) => x > 0 && apart(colour, row[x - 1]!) > 0).length;
    assert.ok(steps >= 3 && steps <= 8, `${steps} steps in 50 pixels`);
    const bar = (await hide({ manner: 'bar' })).image;
    for (const [x, y] of [
      [84, 105],
      [100, 142],
      [100, 160],
    ] as const)
      assert.ok(Math.max(...at(bar, x, y)) < 20);
    assert.deepEqual(at(bar, 20, 20), at(image, 20, 20));
  });

  it('is the same to the byte on one worker and on two', async () => {
    for (const manner of ['soft', 'blocks', 'bar'] as const)
      assert.deepEqual((await hide({ manner }, 0)).image.data, (await hide({ manner }, 1)).image.data);
  });
});
