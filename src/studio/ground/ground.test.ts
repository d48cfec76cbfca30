import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import sharp from 'sharp';
import type { RasterImage } from '../../engine.ts';
import { createInferenceHost } from '../../inference/index.ts';
import { createLog, createRng } from '../../shared/index.ts';
import type { RegionName, Side, Target } from '../language/index.ts';
import { createStudioPool } from '../pool.ts';
import { type GroundDeps, type Grounded, ground, groundDepsOf } from './index.ts';

const inference = createInferenceHost({ log: createLog('silent') });
const pool = createStudioPool(2);
const deps = { inference, pool, signal: new AbortController().signal };
after(() => Promise.all([inference.close(), pool.close()]));

/** Pictures that the studio made. */
const pictures = new Map<string, RasterImage>();
const load = async (name: string): Promise<RasterImage> => {
  const known = pictures.get(name);
  if (known) return known;
  const bytes = readFileSync(new URL(`../detect/fixtures/${name}`, import.meta.url));
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const image: RasterImage = { width: info.width, height: info.height, channels: 3, data: new Uint8Array(data) };
  pictures.set(name, image);
  return image;
};

/** The subject is cut out once for a picture, as an edit does it. */
const sights = new Map<RasterImage, GroundDeps>();
const find = (image: RasterImage, target: Target): Promise<Grounded | null> => {
  const sight = sights.get(image) ?? groundDepsOf(image, deps);
  sights.set(image, sight);
  return ground(image, target, sight);
};

interface Said {
  concept?: string;
  colour?: readonly [name: string, red: number, green: number, blue: number];
  side?: Side;
  isAll?: boolean;
}
const thing = (words: string, { concept, colour, side, isAll = false }: Said): Target => ({
  kind: 'thing',
  words,
  concept: concept ?? null,
  colour: colour ? { name: colour[0], value: [colour[1], colour[2], colour[3]] } : null,
  side: side ?? null,
  isAll,
});
const region = (name: RegionName): Target => ({ kind: 'region', region: name, words: `the ${name}` });

interface Patch {
  left: number;
  top: number;
  size: number;
  rgb: readonly [number, number, number];
}

/** Coloured squares on a grey ground with the grain of a photograph. */
function squares(width: number, height: number, patches: readonly Patch[]): RasterImage {
  const rng = createRng(4);
  const data = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const patch = patches.find(({ left, top, size }) => x >= left && x < left + size && y >= top && y < top + size);
    for (let c = 0; c < 3; c++) data[3 * i + c] = (patch?.rgb[c] ?? 150) + Math.round(6 * rng.float() - 3);
  }
  return { width, height, channels: 3, data };
}

/** Of a mask and a square: intersection over union. */
function overlap({ mask }: Grounded, { width }: RasterImage, { left, top, size }: Patch): number {
  let [both, either] = [0, 0];
  for (let i = 0; i < mask.length; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const inside = x >= left && x < left + size && y >= top && y < top + size;
    if (inside && mask[i]! > 127) both++;
    if (inside || mask[i]! > 127) either++;
  }
  return both / either;
}

const red: Patch = { left: 40, top: 60, size: 70, rgb: [205, 40, 35] };
const blue: Patch = { left: 260, top: 90, size: 60, rgb: [35, 70, 200] };
const secondBlue: Patch = { left: 170, top: 20, size: 46, rgb: [50, 90, 215] };
const blueName = ['blue', 0.014, 0.114, 0.745] as const;

describe('a thing that the detector knows', () => {
  it('is the one on the side that was named, in its outline', async () => {
    const image = await load('mugs.jpg');
    const left = await find(image, thing('the mug on the left', { concept: 'mug', side: 'left' }));
    const right = await find(image, thing('the mug on the right', { concept: 'mug', side: 'right' }));
    assert.equal(left!.by, 'detected');
    assert.ok(left!.box.left + left!.box.width < 140 && right!.box.left > 280, JSON.stringify([left!.box, right!.box]));
    const share = right!.mask.reduce((n, v) => n + (v > 127 ? 1 : 0), 0) / (right!.box.width * right!.box.height);
    assert.ok(share > 0.45 && share < 0.92, `the outline fills ${share} of its box`);
  });

  it('is all of them together when all were named', async () => {
    const both = await find(await load('mugs.jpg'), thing('all the mugs', { concept: 'mug', isAll: true }));
    assert.ok(both!.box.left < 30 && both!.box.left + both!.box.width > 380, JSON.stringify(both!.box));
  });

  it('is null where there is none, and the subject is something else', async () => {
    assert.equal(await find(await load('portrait.jpg'), thing('the car', { concept: 'car' })), null);
  });
});

describe('a thing that the detector does not know', () => {
  it('is never the wearer when it is worn', async () => {
    assert.equal(await find(await load('portrait.jpg'), thing('the sunglasses', { concept: 'sunglasses' })), null);
  });

  it('is the patch of its colour', async () => {
    const image = squares(360, 240, [red, blue]);
    const found = await find(image, thing('the blue thing', { colour: blueName }));
    assert.ok(overlap(found!, image, blue) > 0.9, `IoU ${overlap(found!, image, blue)}`);
  });

  it('is the patch of its colour on the side that was named', async () => {
    const image = squares(360, 240, [red, blue, secondBlue]);
    const found = await find(image, thing('the blue thing on the right', { colour: blueName, side: 'right' }));
    assert.ok(overlap(found!, image, blue) > 0.9, `IoU ${overlap(found!, image, blue)}`);
  });

  it('is null when nothing has its colour', async () => {
    assert.equal(await find(squares(360, 240, [red]), thing('the blue thing', { colour: blueName })), null);
  });
});

describe('regions', () => {
  it('sky is above, and no house', async () => {
    const image = await load('street.jpg');
    const sky = await find(image, region('sky'));
    assert.equal(sky!.by, 'region');
    assert.ok(sky!.mask[5 * image.width + 200]! > 200, 'between the roofs');
    assert.equal(sky!.mask[(image.height - 20) * image.width + 240], 0, 'the road');
  });

  it('a face is found in a portrait from the hairline to the chin, and is no guess', async () => {
    const face = await find(await load('portrait.jpg'), region('face'));
    assert.ok(face!.box.top < 110 && face!.box.height > 60 && face!.box.height < 200, JSON.stringify(face!.box));
    assert.deepEqual(face!.warnings, []);
    assert.equal(face!.faces?.length, 1);
  });
});

describe('clothes', () => {
  it('are told under the face of who wears them, and leave the face out', async () => {
    const image = await load('portrait.jpg');
    const shirt = await find(image, thing('the shirt', { concept: 'shirt' }));
    const face = await find(image, region('face'));
    const middle = face!.box.top + Math.round(face!.box.height / 2);
    assert.ok(shirt!.box.top > middle, JSON.stringify([shirt!.box, face!.box]));
    const share = shirt!.mask.reduce((n, v) => n + (v > 127 ? 1 : 0), 0) / shirt!.mask.length;
    assert.ok(share > 0.05 && share < 0.6, `the shirt covers ${share} of the picture`);
  });
});

describe('what the words leave out or cut off', () => {
  it('all but the face is the rest to the byte', async () => {
    const image = await load('portrait.jpg');
    const face = await find(image, region('face'));
    const rest = await find(image, { kind: 'background', except: region('face') });
    assert.ok(rest!.mask.every((value, i) => value === 255 - face!.mask[i]!));
  });

  it('the left half is half of the columns', async () => {
    const found = await find(squares(8, 4, []), { kind: 'part', side: 'left', words: 'the left half' });
    assert.deepEqual([...found!.mask.subarray(0, 8)], [255, 255, 255, 255, 0, 0, 0, 0]);
  });

  it('letters and shadows are never the subject', async () => {
    assert.equal(await find(await load('mugs.jpg'), thing('the text', {})), null);
    assert.equal(await find(await load('mugs.jpg'), thing('the shadow', {})), null);
  });
});

describe('a picture with nothing in it', () => {
  const blank = (width: number, height: number, channels: 3 | 4): RasterImage => ({
    width,
    height,
    channels,
    data: new Uint8Array(channels * width * height),
  });
  const targets: Target[] = [
    thing('the dog', { concept: 'dog' }),
    thing('the blue thing on the left', { colour: blueName, side: 'left' }),
    ...(['sky', 'ground', 'water', 'eyes'] as const).map(region),
    { kind: 'subject' },
    { kind: 'background' },
  ];
  for (const [what, image] of [
    ['one pixel', blank(1, 1, 3)],
    ['all transparent', blank(40, 30, 4)],
    ['fifteen times as wide as high', blank(300, 20, 3)],
  ] as const)
    it(`gives null or a mask of its size, never an error: ${what}`, async () => {
      for (const target of targets) {
        const found = await find(image, target);
        if (found) assert.equal(found.mask.length, image.width * image.height);
      }
    });
});
