import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import sharp from 'sharp';
import type { RasterImage } from '../../engine.ts';
import { createInferenceHost } from '../../inference/index.ts';
import { createLog } from '../../shared/index.ts';
import type { RegionName } from '../language/index.ts';
import { createStudioPool } from '../pool.ts';
import { facesMeant } from './faces.ts';
import { aboutFaces, ground, groundDepsOf, irisesOf } from './index.ts';

const inference = createInferenceHost({ log: createLog('silent') });
const [one, two] = [createStudioPool(1), createStudioPool(2)];
const { signal } = new AbortController();
after(() => Promise.all([one.close(), two.close(), inference.close()]));

async function load(): Promise<RasterImage> {
  const bytes = readFileSync(new URL('../detect/fixtures/portrait.jpg', import.meta.url));
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 3, data: new Uint8Array(data) };
}
/** The portrait at the left, and a smaller one at the right. */
async function pair(): Promise<RasterImage> {
  const portrait = await load();
  const small = await sharp(portrait.data, { raw: { width: 256, height: 256, channels: 3 } })
    .resize(160, 160)
    .raw()
    .toBuffer();
  const data = new Uint8Array(3 * 480 * 256).fill(90);
  for (let y = 0; y < 256; y++) data.set(portrait.data.subarray(3 * 256 * y, 3 * 256 * (y + 1)), 3 * 480 * y);
  for (let y = 0; y < 160; y++) data.set(small.subarray(3 * 160 * y, 3 * 160 * (y + 1)), 3 * (480 * (y + 60) + 300));
  return { width: 480, height: 256, channels: 3, data };
}
const region = (name: RegionName, words: string = name) => ({ kind: 'region', region: name, words }) as const;
const sum = (mask: Uint8Array): number => mask.reduce((total, value) => total + value / 255, 0);

describe('parts of a face that was seen', () => {
  it('lie where they are: eyes apart and over the lips, all of them in the face, hair above it', async () => {
    const image = await load();
    const deps = groundDepsOf(image, { inference, pool: two, signal });
    const [face, eyes, lips, hair] = await Promise.all(
      (['face', 'eyes', 'lips', 'hair'] as const).map((name) => ground(image, region(name), deps)),
    );
    for (const part of [eyes!, lips!]) {
      const outside = part.mask.filter((value, i) => value > 128 && face!.mask[i]! < 128).length;
      assert.equal(outside, 0);
    }
    assert.ok(eyes!.box.top + eyes!.box.height < lips!.box.top && eyes!.box.width > 55 && eyes!.box.height < 24, JSON.stringify(eyes!.box));
    assert.equal(eyes!.mask[110 * 256 + 115], 0, 'between the eyes');
    assert.ok(sum(lips!.mask) > 60 && sum(lips!.mask) < 700, `${sum(lips!.mask)}`);
    assert.ok(hair!.box.top < 45 && hair!.mask[40 * 256 + 120]! > 200, 'hair above the brow');
    const onFace = sum(hair!.mask.map((value, i) => (face!.mask[i]! > 200 ? value : 0)));
    assert.ok(onFace < 0.06 * sum(face!.mask), `${onFace} of ${sum(face!.mask)} pixels of the face are hair`);
  });

  it('have skin that is neither hair, beard nor suit', async () => {
    const image = await load();
    const skin = await ground(image, region('skin'), groundDepsOf(image, { inference, pool: two, signal }));
    const at = (x: number, y: number): number => skin!.mask[y * 256 + x]!;
    for (const [what, x, y] of [
      ['the brow', 110, 88],
      ['the cheek', 84, 143],
    ] as const)
      assert.ok(at(x, y) > 200, `${what}: ${at(x, y)}`);
    for (const [what, x, y] of [
      ['hair', 100, 42],
      ['the beard', 120, 215],
      ['the suit', 40, 245],
      ['the wall', 20, 100],
    ] as const)
      assert.ok(at(x, y) < 40, `${what}: ${at(x, y)}`);
  });

  it('are the same bytes on one worker and on two', async () => {
    const image = await load();
    const masks = await Promise.all(
      [one, two].map(async (pool) => {
        const deps = groundDepsOf(image, { inference, pool, signal });
        const faces = await deps.faces();
        const [hair, lips] = [await ground(image, region('hair'), deps), await ground(image, region('lips'), deps)];
        return [hair!.mask, lips!.mask, await irisesOf(image, faces, deps), await aboutFaces(image, faces, deps)];
      }),
    );
    assert.deepEqual(masks[0], masks[1]);
  });

  it('have irises between the lids, darker than the white beside them', async () => {
    const image = await load();
    const deps = groundDepsOf(image, { inference, pool: two, signal });
    const eyes = await ground(image, region('eyes'), deps);
    const irises = await irisesOf(image, await deps.faces(), deps);
    const light = (isIn: (i: number) => boolean): number => {
      const own = [...irises.keys()].filter(isIn).map((i) => image.data[3 * i + 1]!);
      return own.reduce((total, value) => total + value, 0) / own.length;
    };
    assert.ok(sum(irises) > 0.15 * sum(eyes!.mask) && sum(irises) < 0.7 * sum(eyes!.mask), `${sum(irises)} of ${sum(eyes!.mask)}`);
    assert.ok(light((i) => irises[i]! > 128) < light((i) => irises[i]! < 20 && eyes!.mask[i]! > 200) - 15);
  });
});

describe('several faces', () => {
  it('are meant by plural words; one by its side, else the largest', async () => {
    const image = await pair();
    const deps = groundDepsOf(image, { inference, pool: two, signal });
    const faces = await deps.faces();
    assert.equal(faces.length, 2);
    const middles = (words: string): number[] => facesMeant(faces, words).map(({ nose }) => (nose.x < 256 ? 0 : 1));
    assert.deepEqual(middles('the faces').toSorted(), [0, 1]);
    assert.deepEqual(middles("everyone's face").toSorted(), [0, 1]);
    assert.deepEqual(middles('the face'), [0]);
    assert.deepEqual(middles('the face on the right'), [1]);
    assert.deepEqual(middles('左边的脸'), [0]);
    const all = await ground(image, region('face', 'the faces'), deps);
    assert.ok(all!.faces!.length === 2 && all!.box.width > 250);
    assert.equal(all!.mask[120 * 480 + 270], 0, 'between the two');
  });
});
