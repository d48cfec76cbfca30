import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { EngineRequest, RasterImage } from '../../engine.ts';
import { createInferenceHost } from '../../inference/index.ts';
import { createLog, createRng } from '../../shared/index.ts';
import { createStudio } from '../index.ts';

const inference = createInferenceHost({ log: createLog('silent') });
const studio = createStudio({ inference, workerCount: 2 });
after(() => Promise.all([studio.close(), inference.close()]));

type Paint = (x: number, y: number) => readonly number[];

function paint(width: number, height: number, channels: 3 | 4, at: Paint): RasterImage {
  const data = new Uint8Array(channels * width * height);
  for (let y = 0, i = 0; y < height; y++) for (let x = 0; x < width; x++, i++) data.set(at(x, y), channels * i);
  return { width, height, channels, data };
}

/** A red disc on a speckled green ground. */
const disc = paint(240, 180, 3, (x, y) => {
  const speckle = ((x * 7919 + y * 104_729) % 31) + (((x >> 4) + (y >> 4)) % 2) * 20;
  return Math.hypot(x - 120, y - 95) < 55 ? [200, 30 + (x % 20), 30] : [80 + speckle, 130 + speckle, 90];
});
const grey = paint(200, 150, 3, () => [128, 128, 128]);
const white = paint(200, 150, 3, () => [255, 255, 255]);
const cutDisc = paint(240, 180, 4, (x, y) => (Math.hypot(x - 120, y - 95) < 55 ? [200, 30, 30, 255] : [0, 0, 0, 0]));
const rng = createRng(5);
const noise = paint(200, 150, 3, () => [Math.floor(rng.range(0, 256)), Math.floor(rng.range(0, 256)), Math.floor(rng.range(0, 256))]);
const nothing = paint(200, 150, 4, () => [0, 0, 0, 0]);
const panorama = paint(1500, 100, 3, (x, y) => (y < 50 ? [120 + x / 20, 160, 220 - y] : [60, 100 + ((x * 31 + y * 17) % 23), 40]));

const sum = (data: Uint8Array): number => data.reduce((total, value) => total + value, 0);

async function edit(prompt: string, photograph: RasterImage, more: Partial<EngineRequest> = {}) {
  const request = { prompt, references: [photograph], size: photograph, seed: 3, sizeFollowsEdit: true, ...more };
  const result = await studio.generate(request, { signal: new AbortController().signal, onProgress: () => undefined });
  const { data, width, height, channels } = result.image;
  assert.equal(data.length, width * height * channels);
  return { ...result, warned: result.warnings.join('\n') };
}

describe('a hard edit', { timeout: 300_000 }, () => {
  it('of a thing that the picture cannot show leaves every byte and says so', async () => {
    for (const prompt of ['make the zebra purple', 'remove the umbrella', 'blur the person on the left']) {
      const { image, warned } = await edit(prompt, grey);
      assert.deepEqual(image.data, grey.data, prompt);
      assert.match(warned, /not found in image 1: not done/, prompt);
    }
  });

  it('that names a picture which was not given says so', async () => {
    const { image, warned } = await edit('put the hat from image 3 on the disc', disc);
    assert.match(
      warned,
      /^Not done: 'put the hat from image 3 on the disc', as 'image 3' is not there: one reference picture was given\.$/m,
    );
    assert.deepEqual(image.data, disc.data);
  });

  for (const [what, photograph] of [
    ['without a subject', grey],
    ['of noise', noise],
    ['that is fully transparent', nothing],
    ['of 15:1', panorama],
  ] as const)
    it(`of a photograph ${what} is a picture`, async () => {
      for (const prompt of ['blur the background', 'make it sunset', 'turn it into a watercolour painting', 'add the text "HI"']) {
        const { image, warned } = await edit(prompt, photograph);
        assert.deepEqual([image.width, image.height], [photograph.width, photograph.height], prompt);
        if (photograph.channels === 4) assert.equal(image.channels, 4, prompt);
        assert.equal(/Image 1 is fully transparent: it shows nothing/.test(warned), photograph === nothing, prompt);
      }
    });

  it('that needs a subject where there is none is a picture with a warning', async () => {
    const size = { width: 96, height: 72 };
    assert.match((await edit('cut out the subject', grey, { size })).warned, /subject/);
    assert.match((await edit('put it on a beach', nothing, { size })).warned, /subject/);
  });

  it('that would remove the whole picture is refused with what was got and what is wanted', async () => {
    await assert.rejects(edit('remove the subject', grey), { code: 'invalid_request', message: /100 % of the picture; at most 85 %/ });
  });

  it('that contradicts itself does the later part and tells of the other', async () => {
    const { image, warned } = await edit('make it brighter and make it darker', disc);
    assert.match(warned, /contradicts 'make it darker'/);
    assert.ok(sum(image.data) < sum(disc.data));
  });

  it('that contradicts itself in one breath does the later word too', async () => {
    const { image, warned } = await edit('make it brighter and darker', disc);
    assert.match(warned, /Not done: 'brighter' in 'make it brighter and darker'/);
    assert.ok(sum(image.data) < sum(disc.data));
    const back = await edit('make it darker and brighter', disc);
    assert.match(back.warned, /Not done: 'darker'/);
    assert.ok(sum(back.image.data) > sum(disc.data));
  });

  it('of one picture of four names the others in one warning', async () => {
    const { warned } = await edit('make image 2 darker', disc, { references: [disc, grey, disc, grey] });
    assert.match(warned, /^Images 1, 3 and 4 were not used\.$/m);
  });

  it('that crops to what is not there stays, and says so', async () => {
    const { image, warned } = await edit('crop to the zebra', disc);
    assert.deepEqual(image.data, disc.data);
    assert.match(warned, /Nothing was found for 'crop to the zebra': the picture stays/);
  });

  it('that is to keep what it changes does not change it, and says so', async () => {
    const { image, warned } = await edit('blur the background, but keep the background as it is', disc);
    assert.deepEqual(image.data, disc.data);
    assert.match(warned, /^Not done: 'blur the background', as the same is to be kept as it is\.$/m);
  });

  it('about somebody where nobody is leaves every byte and says so', async () => {
    for (const [prompt, photograph] of [
      ['add sunglasses', white],
      ['put a mug in its hand', white],
      ['put it on a beach', noise],
      ['make the background white', noise],
    ] as const) {
      const { image, warned } = await edit(prompt, photograph);
      assert.deepEqual(image.data, photograph.data, prompt);
      assert.match(warned, /There is no subject in image 1 to stand before|Image 1 shows nobody to/, prompt);
    }
  });

  it('that extends a cut-out extends what is transparent, and says so', async () => {
    const { image, warned } = await edit('extend it to 16:9', cutDisc);
    assert.deepEqual([image.width, image.height, image.channels], [320, 180, 4]);
    assert.match(warned, /transparent where it is extended: what 'extend it to 16:9' adds is transparent too/);
    assert.equal(image.data[3], 0);
    const at = 4 * (95 * 320 + 40 + 120);
    assert.deepEqual([...image.data.subarray(at, at + 4)], [200, 30, 30, 255]);
  });

  it('of a border is the same picture on a larger sheet of that colour', async () => {
    const { image } = await edit('add a white border', disc);
    assert.deepEqual([...image.data.subarray(0, 3)], [255, 255, 255]);
    assert.deepEqual([image.width, image.height], [240 + 2 * 10, 180 + 2 * 7]);
    for (let y = 0; y < 180; y++)
      assert.deepEqual(image.data.slice(3 * ((y + 7) * 260 + 10), 3 * ((y + 7) * 260 + 250)), disc.data.slice(720 * y, 720 * y + 720));
  });

  it('that writes on what is transparent can be read there', async () => {
    const { image } = await edit('add the text "HELLO" at the top', nothing);
    assert.equal(image.channels, 4);
    const opaque = [...Array(200 * 150).keys()].filter((i) => image.data[4 * i + 3]! > 250);
    assert.ok(opaque.length > 300, `${opaque.length}`);
    // Dark, as viewers show what is transparent on white.
    assert.ok(opaque.every((i) => image.data[4 * i]! < 90));
  });

  it('keeps what it is told to keep from the blur of the background too', async () => {
    const { image, warned } = await edit('blur the background, but keep the sky as it is', panorama);
    const isSame = image.data.subarray(0, 3 * 1500 * 20).every((value, i) => value === panorama.data[i]);
    assert.ok(isSame || /not found/.test(warned), warned);
  });

  it('of the background to a plain colour gives exactly that colour', async () => {
    const { image } = await edit('give it a white background', disc);
    assert.deepEqual([...image.data.subarray(0, 3)], [255, 255, 255]);
    assert.deepEqual([image.width, image.height], [disc.width, disc.height]);
    const middle = 3 * (95 * disc.width + 120);
    assert.deepEqual([...image.data.subarray(middle, middle + 3)], [...disc.data.subarray(middle, middle + 3)]);
  });

  it('with a mask of another size is refused', async () => {
    const mask = new Uint8Array(100).fill(255);
    await assert.rejects(edit('make it darker', disc, { mask }), { code: 'invalid_request', message: /43200 are wanted, got 100/ });
  });

  it('with a mask that covers nothing changes nothing', async () => {
    const mask = new Uint8Array(disc.width * disc.height);
    const { image } = await edit('make it darker', disc, { mask });
    assert.deepEqual(image.data, disc.data);
  });
});
