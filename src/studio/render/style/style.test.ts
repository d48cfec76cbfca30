import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { RasterImage } from '../../../engine.ts';
import { createStudioPool } from '../../pool.ts';
import { type StyleName, styles } from '../../scene/index.ts';
import type { Camera, TracedPlanes } from '../path/index.ts';
import { applyStyle } from './index.ts';
import { pixelArtCells } from './pixel-grid.ts';
import { recipes } from './recipes.ts';

const pools = [1, 2, 3].map((count) => createStudioPool(count));
after(() => Promise.all(pools.map((pool) => pool.close())));

const camera: Camera = { position: [0, 0, 4], target: [0, 0, 0], fieldOfView: 0.6, focusDistance: 4, lensRadius: 0, bladeCount: 0 };
const drawn = styles.filter((style) => recipes[style]);

interface Picture {
  readonly image: RasterImage;
  readonly planes: TracedPlanes;
}

/** A red ball, lit from the upper left and striped finely, before a wall that darkens downwards. */
function ball(width: number, height: number): Picture {
  const count = width * height;
  const planes = {
    width,
    height,
    colour: new Float32Array(3 * count),
    albedo: new Float32Array(3 * count).fill(0.5),
    normal: new Float32Array(3 * count),
    depth: new Float32Array(count).fill(Infinity),
    id: new Uint16Array(count),
    sampleCount: new Uint16Array(count).fill(1),
  };
  const data = new Uint8Array(new SharedArrayBuffer(3 * count));
  const radius = 0.3 * Math.min(width, height);
  for (let at = 0; at < count; at++) {
    const [x, y] = [((at % width) - width / 2) / radius, (height / 2 - Math.floor(at / width)) / radius];
    const inside = 1 - x * x - y * y;
    const wall = 225 - Math.floor((90 * Math.floor(at / width)) / height);
    data.set([wall, wall, wall - 20], 3 * at);
    if (inside < 0) continue;
    const z = Math.sqrt(inside);
    const light = Math.max(0.1, -0.5 * x + 0.6 * y + 0.6 * z) + 0.04 * Math.sin((60 * (at % width)) / width);
    data.set([Math.min(255, 235 * light), Math.min(255, 60 * light), Math.min(255, 45 * light)], 3 * at);
    planes.albedo.set([0.7, 0.05, 0.03], 3 * at);
    planes.normal.set([x, y, z], 3 * at);
    planes.depth[at] = 4 - z;
    planes.id[at] = 1;
  }
  return { image: { width, height, channels: 3, data }, planes };
}

const draw = ({ image, planes }: Picture, style: StyleName, pool = pools[1]!, seed = 1): Promise<RasterImage> =>
  applyStyle(image, planes, { style, camera, seed, pool, signal: new AbortController().signal });

const small = ball(240, 240);
const luma = (data: Uint8Array, at: number): number => 0.3 * data[3 * at]! + 0.59 * data[3 * at + 1]! + 0.11 * data[3 * at + 2]!;
const coloursOf = ({ data }: RasterImage, isIn: (at: number) => boolean = () => true): Map<number, number> => {
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length / 3; at++) {
    const colour = (data[3 * at]! << 16) | (data[3 * at + 1]! << 8) | data[3 * at + 2]!;
    if (isIn(at)) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return counts;
};

/** Mean of 30 x 30 boxes, so that pictures of several sizes can be held against each other. */
function thumbnail({ width, height, data }: RasterImage): number[] {
  const [sums, counts] = [new Array<number>(900).fill(0), new Array<number>(900).fill(0)];
  for (let at = 0; at < width * height; at++) {
    const box = Math.floor((Math.floor(at / width) * 30) / height) * 30 + Math.floor(((at % width) * 30) / width);
    sums[box]! += luma(data, at);
    counts[box]!++;
  }
  return sums.map((sum, box) => sum / counts[box]!);
}

describe('a picture drawn in a style', () => {
  for (const style of drawn) {
    it(`has the same bytes for one, two and three workers: ${style}`, async () => {
      const [one, two, three] = await Promise.all(pools.map((pool) => draw(small, style, pool)));
      assert.deepEqual(two!.data, one!.data);
      assert.deepEqual(three!.data, one!.data);
      assert.ok(one!.data.buffer instanceof SharedArrayBuffer, 'type is set on shared pixels');
      assert.notDeepEqual(one!.data, small.image.data);
    });

    it(`looks the same at twice the size: ${style}`, async () => {
      const [few, many] = [thumbnail(await draw(small, style)), thumbnail(await draw(ball(480, 480), style))];
      const apart = few.reduce((sum, value, box) => sum + Math.abs(value - many[box]!), 0) / few.length;
      assert.ok(apart < 9, `${apart.toFixed(1)} of 255 apart`);
    });

    it(`may show nothing at all, and be of any size: ${style}`, async () => {
      for (const [width, height] of [
        [1, 1],
        [7, 190],
        [200, 66],
      ] as const) {
        const empty = ball(width, height);
        const grey = new Uint8Array(3 * width * height).fill(128);
        const planes = { ...empty.planes, id: new Uint16Array(width * height), normal: new Float32Array(3 * width * height) };
        const { data } = await draw({ image: { ...empty.image, data: grey }, planes }, style);
        assert.equal(data.length, 3 * width * height);
      }
    });
  }

  it('is the picture itself where the style is made before tracing', async () => {
    for (const style of ['photographic', 'clay', 'low-poly', 'isometric'] as const) assert.equal(await draw(small, style), small.image);
  });

  it('is given up when the generation is cancelled', async () => {
    const { image, planes } = small;
    const options = { style: 'oil', camera, seed: 1, pool: pools[0]!, signal: AbortSignal.abort() } as const;
    await assert.rejects(applyStyle(image, planes, options), { code: 'generation_cancelled' });
  });

  it('is refused when the planes are of another size', async () => {
    await assert.rejects(draw({ image: small.image, planes: ball(20, 20).planes }, 'oil'), RangeError);
  });
});

describe('the styles', () => {
  it('flat vector has few colours within a thing, and few in all', async () => {
    const flat = await draw(small, 'flat-vector');
    const inner = coloursOf(flat, (at) => Math.hypot((at % 240) - 120, Math.floor(at / 240) - 120) < 64);
    const main = [...inner.values()].filter((count) => count > 100);
    assert.ok(main.length >= 2 && main.length <= 4, `${main.length} colours on the ball`);
    assert.ok(main.reduce((sum, count) => sum + count, 0) > 0.93 * Math.PI * 64 ** 2);
  });

  it('pixel art has cells of one colour and at most 32 colours', async () => {
    const picture = ball(640, 480);
    const { side, columns, rows } = pixelArtCells(picture.image);
    const art = await draw(picture, 'pixel-art');
    assert.ok(columns >= 128 && columns <= 192, `${columns} x ${rows}`);
    for (let at = 0; at < 640 * 480; at++) {
      const [x, y] = [at % 640, Math.floor(at / 640)];
      const corner = Math.floor(y / side) * side * 640 + Math.floor(x / side) * side;
      assert.ok(art.data[3 * at] === art.data[3 * corner] && art.data[3 * at + 1] === art.data[3 * corner + 1]);
    }
    assert.ok(coloursOf(art).size <= 32);
  });

  it('ink line is nearly two-toned, pencil grey', async () => {
    const [ink, pencil] = [await draw(ball(600, 600), 'ink-line'), await draw(small, 'pencil')];
    const tones = Array.from({ length: 600 * 600 }, (_, at) => luma(ink.data, at));
    const between = tones.filter((tone) => tone > 50 && tone < 215).length;
    assert.ok(between < 0.1 * tones.length, `${between} of ${tones.length} between ink and paper`);
    assert.ok(tones.filter((tone) => tone < 50).length > 2000, 'there is ink');
    for (let at = 0; at < 240 * 240; at++) assert.ok(Math.abs(pencil.data[3 * at]! - pencil.data[3 * at + 2]!) < 20);
  });

  it('watercolour leaves paper at the edges', async () => {
    const picture = await draw(small, 'watercolour');
    for (let x = 0; x < 240; x++) for (const y of [0, 239]) assert.ok(luma(picture.data, y * 240 + x) > 225);
    assert.ok(luma(picture.data, 120 * 240 + 120) < 200);
  });

  it('neon is dark but for its lines, and old photographs are neither black nor white nor blue', async () => {
    const [neon, old] = [await draw(small, 'neon'), await draw(small, 'vintage-photo')];
    const tones = Array.from({ length: 240 * 240 }, (_, at) => luma(neon.data, at)).sort((a, b) => a - b);
    assert.ok(tones[28_800]! < 110 && tones[57_540]! > 150, `${tones[28_800]}, ${tones[57_540]}`);
    const [red, blue] = [0, 2].map((c) => old.data.reduce((sum, value, i) => sum + (i % 3 === c ? value : 0), 0) / 57_600);
    assert.ok(red! > blue! + 15, `${red} red, ${blue} blue`);
  });

  it('paper cut has a shadow beside the ball, away from the light', async () => {
    const cut = await draw(small, 'paper-cut');
    const [lit, shaded] = [-56, 56].map((by) => luma(cut.data, (120 + by) * 240 + 120 + by));
    assert.ok(shaded! < lit! - 25, `${shaded} in the shadow, ${lit} on the other side`);
  });
});
