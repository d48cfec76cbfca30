import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import sharp from 'sharp';
import type { RasterImage } from '../../engine.ts';
import { createInferenceHost } from '../../inference/index.ts';
import { createLog } from '../../shared/index.ts';
import { checkDetectorFile, classesOf, type Detection, detect, detectorPath } from './index.ts';

const inference = createInferenceHost({ log: createLog('silent') });
const deps = { inference, signal: new AbortController().signal };
after(() => inference.close());

/** Pictures that the studio made. */
const load = async (name: string): Promise<RasterImage> => {
  const bytes = readFileSync(new URL(`./fixtures/${name}`, import.meta.url));
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 3, data: new Uint8Array(data) };
};
const blank = (width: number, height: number): RasterImage => ({
  width,
  height,
  channels: 3,
  data: new Uint8Array(3 * width * height).fill(128),
});
const at = (found: readonly Detection[], name: string): readonly Detection[] =>
  found.filter((one) => one.class === name && one.score > 0.35);

describe('the detector file', () => {
  it('is that of this version', () => checkDetectorFile(detectorPath));

  it('is refused when one byte differs or when it is missing', async () => {
    const changed = join(mkdtempSync(join(tmpdir(), 'seedbed-detect-')), 'nanodet-g.onnx');
    const bytes = readFileSync(detectorPath);
    bytes[2_000_000]! ^= 1;
    writeFileSync(changed, bytes);
    await assert.rejects(checkDetectorFile(changed), { code: 'engine_failed', message: /is not the detector of this version/ });
    await assert.rejects(checkDetectorFile(`${changed}.absent`), { code: 'engine_failed', message: /cannot be read/ });
  });
});

describe('detection', () => {
  it('finds the woman of a portrait, the whole of her', async () => {
    const [person] = await detect(await load('portrait.jpg'), deps);
    assert.equal(person!.class, 'person');
    assert.ok(person!.score > 0.75, `${person!.score}`);
    assert.ok(person!.box.width > 220 && person!.box.height > 220);
  });

  it('finds two mugs, left and right', async () => {
    const cups = at(await detect(await load('mugs.jpg'), deps), 'cup');
    assert.equal(cups.length, 2);
    assert.deepEqual(cups.map(({ box }) => (box.left < 208 ? 'left' : 'right')).toSorted(), ['left', 'right']);
  });

  it('looks along a wide picture in squares: its things are found though they are small in it', async () => {
    const mugs = await load('mugs.jpg');
    const wide: RasterImage = {
      width: 8 * mugs.width,
      height: mugs.height,
      channels: 3,
      data: new Uint8Array(3 * 8 * mugs.width * mugs.height),
    };
    for (let y = 0; y < wide.height; y++)
      wide.data.set(mugs.data.subarray(3 * y * mugs.width, 3 * (y + 1) * mugs.width), 3 * (y * wide.width + 6 * mugs.width));
    const cups = at(await detect(wide, deps), 'cup');
    assert.ok(cups.length >= 2 && cups.every(({ box }) => box.left >= 5.9 * mugs.width), JSON.stringify(cups));
  });

  it('finds nothing in a plain picture, however small or long', async () => {
    for (const [width, height] of [
      [1, 1],
      [300, 20],
      [2, 900],
      [64, 64],
    ] as const)
      assert.deepEqual(await detect(blank(width, height), deps), []);
  });

  it('is cancelled by its signal', async () => {
    await assert.rejects(detect(blank(64, 64), { inference, signal: AbortSignal.abort() }), { code: 'generation_cancelled' });
  });
});

describe('classes of a concept', () => {
  it('are its own class, or the class that it is a kind of', () => {
    assert.deepEqual(classesOf('dog', 'the dog').sure, ['dog']);
    assert.deepEqual(classesOf('mug', 'the blue mug').sure, ['cup']);
    assert.deepEqual(classesOf('woman', 'her').sure, ['person']);
    assert.deepEqual(classesOf('sofa', 'the couch').sure, ['couch']);
    assert.deepEqual(classesOf('sunglasses', 'the sunglasses'), { sure: [], alike: [] });
  });

  it('are several for a collective, whatever the lexicon takes it for', () => {
    assert.ok(classesOf('car', 'all the vehicles').sure.includes('bus'));
    assert.ok(classesOf(null, 'the animal on the left').sure.includes('sheep'));
    assert.deepEqual(classesOf(null, 'the fruit').sure, ['banana', 'apple', 'orange']);
  });

  it('tell what a thing only looks like apart from what it is', () => {
    assert.deepEqual(classesOf('lion', 'the lion'), { sure: [], alike: ['cat'] });
    assert.deepEqual(classesOf(null, 'the thingamajig'), { sure: [], alike: [] });
  });
});
