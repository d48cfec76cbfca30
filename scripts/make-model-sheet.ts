/**
 * A contact sheet of models, each traced on a neutral studio backdrop:
 * `node scripts/make-model-sheet.ts car bus:#2255cc 'mug=Good morning' --cell 256 --out sheet.png`. A name is a concept, with a colour after a
 * colon and a text that is printed on it after an equals sign,
 * or a folder of src/studio/models, which stands for every list that its door exports as `...Concepts`.
 * `--attributes old,lit` goes to all of them, `--turn 1.2` turns them, `--night` takes the studio's lights down, `--seed 3`,
 * `--samples 200000` is the budget of a picture.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { createInferenceHost } from '../src/inference/index.ts';
import { createLog } from '../src/shared/index.ts';
import type { Model } from '../src/studio/models/model.ts';
import { modelOf } from '../src/studio/models/model-of.ts';
import { placeModel } from '../src/studio/models/place-model.ts';
import { createStudioPool } from '../src/studio/pool.ts';
import { denoise } from '../src/studio/render/denoise/index.ts';
import { type Colour, colour, type Shape, slab } from '../src/studio/render/field/index.ts';
import { develop, lookOf } from '../src/studio/render/lens/index.ts';
import { type Light, type TraceScene, trace } from '../src/studio/render/path/index.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cell: { type: 'string', default: '256' },
    columns: { type: 'string' },
    out: { type: 'string', default: 'sheet.png' },
    attributes: { type: 'string', default: '' },
    turn: { type: 'string', default: '0' },
    rise: { type: 'string', default: '0.2' },
    seed: { type: 'string', default: '1' },
    samples: { type: 'string' },
    night: { type: 'boolean', default: false },
  },
});
const cell = Number(values.cell);
const dim = values.night ? 0.06 : 1;

interface Order {
  readonly concept: string;
  readonly colour: Colour | null;
  readonly text?: string;
}

async function ordersOf(name: string): Promise<Order[]> {
  const door = new URL(`../src/studio/models/${name}/index.ts`, import.meta.url);
  const [thing, text] = name.split('=');
  const [concept, hex] = thing!.split(':');
  if (!existsSync(door)) return [{ concept: concept!, colour: hex ? colour(hex) : null, ...(text && { text }) }];
  const lists = Object.entries((await import(door.href)) as Record<string, unknown>);
  return lists
    .filter(([key, value]) => /concepts$/i.test(key) && Array.isArray(value))
    .flatMap(([, value]) => (value as string[]).map((each) => ({ concept: each, colour: null })));
}

/** A bright room: grey walls, a tall window to the left, a strip to the right. */
function studio(): TraceScene['environment'] {
  const [width, height] = [128, 64];
  const pixels = new Float32Array(3 * width * height);
  for (let index = 0; index < width * height; index++) {
    const polar = ((Math.floor(index / width) + 0.5) / height) * Math.PI;
    const azimuth = (((index % width) + 0.5) / width) * 2 * Math.PI;
    const [x, y, z] = [Math.sin(azimuth) * Math.sin(polar), Math.cos(polar), -Math.cos(azimuth) * Math.sin(polar)];
    const wall = 0.42 + 0.2 * Math.max(0, y);
    const isWindow = x < -0.45 && y > 0.05 && y < 0.75 && Math.abs(z - 0.2) < 0.5;
    const isStrip = x > 0.75 && Math.abs(z - 0.3) < 0.15 && Math.abs(y - 0.25) < 0.35;
    const light = dim * (wall + (isWindow ? 4.5 : isStrip ? 3 : 0));
    pixels.set([light, light * 0.99, light * 0.98], 3 * index);
  }
  return { width, height, pixels, rotation: 0, gain: [1, 1, 1] };
}

const backdrop: Shape = {
  name: 'backdrop',
  field: slab(1),
  domain: { low: [-1, -1, -1], high: [1, 1, 1] },
  material: () => ({ base: [0.44, 0.44, 0.44], roughness: 0.7 }),
};
const environment = studio();

/** The model is scaled to a metre, so that light and lens are the same for a mug and a ship. */
function sceneOf(model: Model): TraceScene {
  const { widthMetres, heightMetres, depthMetres = widthMetres, middleMetres = 0, turnRadians = 0, lights = [] } = model;
  const scale = 1 / Math.max(heightMetres, widthMetres, 0.8 * depthMetres);
  const [width, height, depth] = [widthMetres * scale, heightMetres * scale, depthMetres * scale];
  const rotation = [0, turnRadians + Number(values.turn), 0] as const;
  const indices = model.shapes.map((_, index) => index);
  const position = [-middleMetres * scale, 0, 0] as const;
  const [c, s] = [Math.cos(rotation[1]), Math.sin(rotation[1])];
  const fieldOfView = 0.42;
  const rise = Number(values.rise);
  const upright = height * Math.cos(rise) + 0.8 * depth * Math.sin(rise);
  const away = (1.04 * Math.max(width, 1.09 * upright)) / 2 / Math.tan(fieldOfView / 2) + depth / 4;
  const target = [0, height / 2 - 0.02, 0] as const;
  const key = 11 * dim;
  return {
    shapes: model.shapes,
    instances: placeModel(model, { position, rotation, scale, shapeIndices: indices }),
    floor: { shape: backdrop, height: 0, farEdge: null },
    lights: [
      { kind: 'rect', centre: [-1.9, 2.5, 1.7], right: [0.42, 0, 0.47], up: [-0.38, 0.46, 0.34], radiance: [key, key * 0.97, key * 0.93] },
      ...lights.map(
        ({ centre: [x, y, z], radius, radiance }): Light => ({
          kind: 'sphere',
          centre: [position[0] + scale * (c * x + s * z), scale * y, scale * (c * z - s * x)],
          radius: scale * radius,
          radiance,
        }),
      ),
    ],
    environment,
    camera: {
      position: [target[0], target[1] + away * Math.sin(rise), away * Math.cos(rise)],
      target,
      fieldOfView,
      focusDistance: away,
      lensRadius: 0,
      bladeCount: 0,
    },
  };
}

const pool = createStudioPool();
const inference = createInferenceHost({ log: createLog('warn') });
const { signal } = new AbortController();
const look = { ...lookOf('noon', 'product'), exposure: { mode: 'manual', ev: 0 } as const };

async function pictureOf({
  concept,
  colour: wanted,
  text,
}: Order): Promise<{ readonly label: string; readonly pixels: Uint8Array } | null> {
  const startedMs = performance.now();
  const attributes = values.attributes.split(',').filter(Boolean);
  const name = concept.replaceAll(/[^a-z0-9-]/g, '-');
  const model = modelOf({
    name,
    concept,
    icon: concept,
    label: concept,
    colour: wanted,
    attributes,
    seed: Number(values.seed),
    ...(text && { print: { texts: [text] } }),
  });
  if (!model) {
    console.error(`${concept}: no model`);
    return null;
  }
  const scene = sceneOf(model);
  const sampleBudget = Number(values.samples ?? 6 * cell * cell);
  const traced = await trace(scene, { size: { width: cell, height: cell }, seed: 1, quality: 'draft', sampleBudget, pool, signal });
  const clean = await denoise(traced, { network: 'small', inference, pool, signal });
  const image = await develop({ ...traced, colour: clean.colour }, { look, seed: 1, pool, signal, camera: scene.camera });
  console.error(`${concept}: ${model.shapes.length} shapes, ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
  const rgba = await sharp(image.data, { raw: { width: cell, height: cell, channels: image.channels } })
    .removeAlpha()
    .raw()
    .toBuffer();
  return { label: concept, pixels: rgba };
}

const orders = (await Promise.all(positionals.map(ordersOf))).flat();
const pictures: { readonly label: string; readonly pixels: Uint8Array }[] = [];
for (const order of orders) {
  const picture = await pictureOf(order).catch((error: unknown) => {
    console.error(`${order.concept}: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  });
  if (picture) pictures.push(picture);
}
await pool.close();
await inference.close();
if (pictures.length === 0) throw new Error('none of the names has a model');

const columns = Number(values.columns ?? Math.min(pictures.length, Math.max(3, Math.ceil(Math.sqrt(pictures.length * 1.4)))));
const [width, height] = [columns * cell, Math.ceil(pictures.length / columns) * cell];
const corner = (index: number) => ({ left: (index % columns) * cell, top: Math.floor(index / columns) * cell });
const labels = pictures.map(
  ({ label }, index) => `<text x="${corner(index).left + cell / 2}" y="${corner(index).top + cell - 7}">${label}</text>`,
);
const style = `font-family="sans-serif" font-size="${Math.max(11, cell / 20)}" text-anchor="middle" fill="#111" stroke="#ddd" stroke-width="3" paint-order="stroke"`;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g ${style}>${labels.join('')}</g></svg>`;
const sheet = sharp({ create: { width, height, channels: 3, background: '#777' } }).composite([
  ...pictures.map(({ pixels }, index) => ({
    input: Buffer.from(pixels),
    raw: { width: cell, height: cell, channels: 3 as const },
    ...corner(index),
  })),
  { input: Buffer.from(svg) },
]);
await (values.out.endsWith('.png') ? sheet.png() : sheet.jpeg({ quality: 74 })).toFile(values.out);
console.log(`wrote ${values.out}: ${pictures.length} models`);
