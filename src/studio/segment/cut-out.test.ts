import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { RasterImage } from '../../engine.ts';
import { createInferenceHost } from '../../inference/index.ts';
import { createLog } from '../../shared/index.ts';
import { createStudioPool } from '../pool.ts';
import { ballComposite, type CompositeOptions, iconComposite, meanDifference, overlap } from './fixtures/composite.ts';
import { type CutOut, checkSegmenterFile, cutOut, segmenterPath } from './index.ts';

const inference = createInferenceHost({ log: createLog('silent') });
const pool = createStudioPool(2);
const { signal } = new AbortController();
const deps = { inference, pool, signal };
after(() => Promise.all([inference.close(), pool.close()]));

const lawn: CompositeOptions = {
  width: 480,
  height: 400,
  seed: 5,
  ground: [
    [150, 185, 215],
    [96, 128, 70],
  ],
};
const hashOf = ({ alpha, colour }: CutOut): string => createHash('sha256').update(alpha).update(colour).digest('hex');

describe('the segmenter file', () => {
  it('is the published one', () => checkSegmenterFile(segmenterPath));

  it('is refused when one byte differs or when it is missing', async () => {
    const changed = join(mkdtempSync(join(tmpdir(), 'seedbed-segment-')), 'u2netp.onnx');
    const bytes = readFileSync(segmenterPath);
    bytes[2_000_000]! ^= 1;
    writeFileSync(changed, bytes);
    await assert.rejects(checkSegmenterFile(changed), { code: 'engine_failed', message: /is not the published u2netp\.onnx/ });
    await assert.rejects(checkSegmenterFile(`${changed}.absent`), { code: 'engine_failed', message: /cannot be read/ });
  });

  it('is refused by the task that would load it', async () => {
    const changed = join(mkdtempSync(join(tmpdir(), 'seedbed-segment-')), 'u2netp.onnx');
    writeFileSync(changed, 'not a network');
    const moduleUrl = new URL('./saliency.task.ts', import.meta.url).href;
    const input = { modelPath: changed, pixels: new Uint8Array(3 * 320 * 320) };
    await assert.rejects(inference.run({ moduleUrl, name: 'saliency', input }, { signal }), { code: 'engine_failed', message: /SHA-256/ });
  });
});

describe('a cut-out', () => {
  for (const [what, made] of [
    ['a red ball on a lawn', ballComposite(110, [230, 60, 40], lawn)],
    ['a teapot icon on a lawn', iconComposite('teapot', 260, lawn)],
    [
      'a penguin icon in a grey room',
      iconComposite('penguin', 300, {
        ...lawn,
        ground: [
          [170, 165, 160],
          [120, 112, 104],
        ],
      }),
    ],
    [
      'a small lemon in a wide picture',
      iconComposite('lemon', 110, {
        ...lawn,
        width: 900,
        height: 500,
        ground: [
          [60, 80, 120],
          [40, 50, 80],
        ],
      }),
    ],
  ] as const)
    it(`of ${what} covers what was put there`, async () => {
      const cut = await cutOut(made.image, deps);
      const iou = overlap(cut.alpha, made.alpha);
      assert.ok(iou >= 0.95, `IoU ${iou.toFixed(4)}`);
      assert.ok(meanDifference(cut.alpha, made.alpha) <= 0.02);
      assert.deepEqual(cut.warnings, []);
      assert.ok(cut.confidence > 0.6);
      assert.equal(cut.alpha.length, made.image.width * made.image.height);
      const touched = cut.alpha.findIndex((v) => v > 8);
      assert.equal(Math.floor(touched / made.image.width), cut.box.top);
    });

  it('has no light of the ground in its edge colours', async () => {
    const made = ballComposite(110, [230, 60, 40], {
      ...lawn,
      ground: [
        [20, 210, 60],
        [20, 200, 60],
      ],
    });
    const { alpha, colour } = await cutOut(made.image, deps);
    let [green, count] = [0, 0];
    for (let i = 0; i < alpha.length; i++)
      if (alpha[i]! > 20 && alpha[i]! < 235) {
        green += Math.max(0, colour[3 * i + 1]! - colour[3 * i]!);
        count++;
      }
    assert.ok(count > 200, `${count} edge pixels`);
    assert.ok(green / count < 2, `edge pixels are ${(green / count).toFixed(1)} steps greener than red`);
  });

  it('leaves the opaque pixels of the photograph as they were', async () => {
    const { image } = iconComposite('teapot', 260, lawn);
    const { alpha, colour } = await cutOut(image, deps);
    for (let i = 0; i < alpha.length; i++)
      if (alpha[i] === 255) for (let c = 0; c < 3; c++) assert.equal(colour[3 * i + c], image.data[3 * i + c]);
  });

  it('of a subject that is not wanted so tall is of a photograph that was reduced', async () => {
    const red = [230, 60, 40] as const;
    const large = ballComposite(220, red, { ...lawn, width: 960, height: 800 });
    const cut = await cutOut(large.image, deps, { tallest: 220 });
    assert.ok(Math.abs(cut.width - 480) <= 10, `${cut.width} pixels wide`);
    assert.ok(Math.abs(cut.box.height - 220) <= 5, `${cut.box.height} pixels tall`);
    const small = ballComposite((110 * cut.width) / 480, red, { ...lawn, width: cut.width, height: cut.height });
    const iou = overlap(cut.alpha, small.alpha);
    assert.ok(iou >= 0.95, `IoU ${iou.toFixed(4)}`);
  });

  it('never covers what was transparent in the reference', async () => {
    const { image, alpha } = iconComposite('teapot', 260, lawn);
    const data = new Uint8Array(4 * alpha.length);
    for (let i = 0; i < alpha.length; i++) data.set([...image.data.subarray(3 * i, 3 * i + 3), alpha[i]!], 4 * i);
    const cut = await cutOut({ ...image, channels: 4, data }, deps);
    assert.ok(cut.alpha.every((v, i) => v <= alpha[i]!));
    assert.ok(overlap(cut.alpha, alpha) >= 0.95);
  });

  it('is the whole picture, with a warning, where nothing stands out', async () => {
    const flat: RasterImage = { width: 200, height: 150, channels: 3, data: new Uint8Array(200 * 150 * 3).fill(120) };
    const cut = await cutOut(flat, deps);
    assert.ok(cut.confidence < 0.5);
    assert.match(cut.warnings[0]!, /no clear subject/);
  });

  it('works on a picture of one pixel', async () => {
    const cut = await cutOut({ width: 1, height: 1, channels: 3, data: Uint8Array.of(9, 9, 9) }, deps);
    assert.equal(cut.alpha.length, 1);
  });

  it('has the same bytes on one worker and on two, whatever was cut before', async () => {
    const teapot = iconComposite('teapot', 260, lawn).image;
    const penguin = iconComposite('penguin', 300, lawn).image;
    const single = createStudioPool(1);
    const one = [];
    for (const image of [teapot, penguin, teapot]) one.push(hashOf(await cutOut(image, { ...deps, pool: single })));
    await single.close();
    const two = await Promise.all([penguin, teapot].map(async (image) => hashOf(await cutOut(image, deps))));
    assert.equal(one[0], one[2]);
    assert.deepEqual(two, [one[1], one[0]]);
  });

  it('stops when it is cancelled', async () => {
    await assert.rejects(cutOut(iconComposite('teapot', 260, lawn).image, { ...deps, signal: AbortSignal.abort() }), {
      code: 'generation_cancelled',
    });
  });
});

const photographs = fileURLToPath(new URL('../../../../shared/reference/images/', import.meta.url));
const skip = existsSync(join(photographs, 't-rex.png')) ? false : `no reference photographs at ${photographs}`;

describe('the documented references', { skip }, () => {
  const load = async (name: string, side: number): Promise<RasterImage> => {
    const picture = sharp(join(photographs, name)).resize(side, side, { fit: 'inside', withoutEnlargement: true }).removeAlpha();
    const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, channels: 3, data };
  };

  for (const side of [1024, 768])
    it(`give a T-Rex without its lounger, teeth and claws with it, at ${side} pixels`, async () => {
      const { alpha, width, confidence } = await cutOut(await load('t-rex.png', side), deps);
      const at = (x: number, y: number): number => alpha[Math.round((y * side) / 1024) * width + Math.round((x * side) / 1024)]!;
      assert.ok(confidence > 0.8);
      for (const [part, x, y] of [
        ['nose', 575, 275],
        ['sunglasses', 670, 235],
        ['teeth', 600, 330],
        ['far claw', 740, 630],
        ['foot', 225, 610],
        ['tail', 60, 585],
      ] as const)
        assert.ok(at(x, y) > 230, `${part} is cut away: ${at(x, y)}`);
      for (const [part, x, y] of [
        ['back rest', 870, 420],
        ['frame', 940, 380],
        ['seat', 450, 670],
        ['sea', 300, 300],
        ['sand', 900, 700],
      ] as const)
        assert.ok(at(x, y) < 10, `${part} is left in: ${at(x, y)}`);
    });

  it('give a mug with the hole of its handle', async () => {
    const { alpha, width } = await cutOut(await load('blue-mug.jpg', 2048), deps);
    const at = (x: number, y: number): number => alpha[y * width + x]!;
    assert.equal(at(800, 700), 255);
    assert.ok(at(1450, 500) > 230, 'handle');
    assert.equal(at(1330, 540), 0, 'hole of the handle');
    assert.equal(at(100, 100), 0);
  });
});
