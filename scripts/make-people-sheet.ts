/**
 * Contact sheets of people: `node scripts/make-people-sheet.ts hair|garments|postures|occupations|faces --out sheet.png`, or any
 * requests as JSON: `--requests '[{"concept":"chef"}]'`. `--close` shows heads. Slow: a path-traced tile each.
 */
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { createInferenceHost } from '../src/inference/index.ts';
import { createLog } from '../src/shared/index.ts';
import type { ModelRequest } from '../src/studio/models/model.ts';
import { garments, hairStyles, person, stances } from '../src/studio/models/people/index.ts';
import { placeModel } from '../src/studio/models/place-model.ts';
import { createStudioPool } from '../src/studio/pool.ts';
import { matteClay, sphere } from '../src/studio/render/field/index.ts';
import { lookOf } from '../src/studio/render/lens/index.ts';
import { createTraceCache, type TraceScene } from '../src/studio/render/path/index.ts';
import { photograph } from '../src/studio/render/photograph.ts';
import { readProbe } from '../src/studio/render/setting/probe.ts';

type Wish = Partial<ModelRequest>;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: '/tmp/people.png' },
    requests: { type: 'string' },
    close: { type: 'boolean', default: false },
    turn: { type: 'string', default: '0.35' },
    tile: { type: 'string', default: '256x384' },
    columns: { type: 'string', default: '6' },
    first: { type: 'string', default: '0' },
    count: { type: 'string', default: '100' },
  },
});

const occupations = 'astronaut chef doctor nurse police-officer firefighter knight king queen wizard pirate farmer teacher businessman businesswoman ballerina soldier construction-worker cowboy santa superhero witch bride athlete'.split(' '); // biome-ignore format: words
const sheets: Readonly<Record<string, () => Wish[]>> = {
  hair: () =>
    Object.keys(hairStyles).map((style, i) => ({
      concept: i < 10 ? 'man' : 'woman',
      person: { hair: { style }, beard: false, glasses: false },
      seed: i,
    })),
  garments: () =>
    Object.keys(garments).map((concept, i) => ({
      concept: i % 2 ? 'woman' : 'man',
      person: { garments: [{ concept, colour: null }] },
      seed: i,
    })),
  postures: () =>
    Object.keys(stances).map((posture, i) => ({ concept: i % 2 ? 'man' : 'woman', posture: posture as keyof typeof stances, seed: i })),
  occupations: () => occupations.map((concept, seed) => ({ concept, seed })),
  faces: () =>
    (['neutral', 'smile', 'laugh', 'sad', 'surprised', 'angry'] as const).flatMap((expression, i) => [
      { concept: 'man', person: { expression }, seed: i },
      { concept: 'woman', person: { expression }, seed: i + 20 },
    ]),
  ages: () => ['man', 'woman', 'boy', 'girl', 'baby', 'old-man', 'old-woman'].map((concept, seed) => ({ concept, seed })),
};

const [tileWidth, tileHeight] = values.tile.split('x').map(Number) as [number, number];
const size = { width: tileWidth, height: tileHeight };
const probe = readProbe('apartment');
const cache = createTraceCache();
const pool = createStudioPool();
const inference = createInferenceHost({ log: createLog('warn') });
const grey = { name: 'ground', field: sphere(1), ...matteClay({ colour: [0.42, 0.4, 0.38] }), domain: { low: [-1, -1, -1], high: [1, 1, 1] } } as const; // biome-ignore format: one record

function sceneOf(wish: Wish): TraceScene {
  const request: ModelRequest = {
    name: 'one',
    concept: 'person',
    icon: '',
    label: '',
    colour: null,
    heightPixels: values.close ? 2000 : tileHeight,
    ...wish,
  };
  const model = person(request);
  if (!model) throw new Error(`nobody is ${request.concept}`);
  const turn = (model.turnRadians ?? 0) + Number(values.turn);
  const instances = placeModel(model, { position: [0, 0, 0], rotation: [0, turn, 0], shapeIndices: model.shapes.map((_, i) => i) });
  const eyes = model.anchors!.eyes!.at;
  const face = [Math.cos(turn) * eyes[0] + Math.sin(turn) * eyes[2], eyes[1] - 0.01, 0] as const;
  const height = Math.max(model.heightMetres, (model.widthMetres * tileHeight) / tileWidth) * 1.1;
  const target = values.close ? ([face[0], face[1], 0] as const) : ([0, model.heightMetres * 0.5, 0] as const);
  const span = values.close ? 0.44 : (height * Math.min(tileWidth, tileHeight)) / tileHeight;
  const distance = values.close ? 1.6 : 4.5;
  return {
    shapes: model.shapes,
    instances,
    floor: { shape: grey, height: 0, farEdge: null },
    lights: [
      { kind: 'rect', centre: [-1.7, 2.4, 2], right: [0.5, 0, 0.5], up: [0.28, 0.4, -0.28], radiance: [9, 8.7, 8.2] },
      { kind: 'rect', centre: [1.9, 2.2, -1.3], right: [-0.4, 0, 0.5], up: [-0.2, 0.5, 0.1], radiance: [6, 6.4, 7] },
    ],
    environment: { width: probe.width, height: probe.height, pixels: probe.data, rotation: 0.6, gain: [0.7, 0.7, 0.7] },
    camera: {
      position: [0, target[1] + (values.close ? 0.02 : 0.25), distance],
      target,
      fieldOfView: 2 * Math.atan(span / 2 / distance),
      focusDistance: distance,
      lensRadius: 0,
      bladeCount: 0,
    },
  };
}

const wishes = (values.requests ? (JSON.parse(values.requests) as Wish[]) : sheets[positionals[0] ?? 'ages']!()).slice(
  Number(values.first),
  Number(values.first) + Number(values.count),
);
const look = { ...lookOf('morning', 'plain'), whiteBalance: null };
const tiles: Buffer[] = [];
for (const [i, wish] of wishes.entries()) {
  const startedMs = performance.now();
  const scene = sceneOf(wish);
  const { image } = await photograph(
    { scene, look },
    { size, seed: 1, quality: 'draft', pool, inference, cache, signal: new AbortController().signal },
  );
  console.error(`${i} ${JSON.stringify(wish)}: ${scene.shapes.length} shapes, ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
  const { channels } = image;
  tiles.push(
    await sharp(image.data, { raw: { width: image.width, height: image.height, channels } })
      .png()
      .toBuffer(),
  );
}
const columns = Math.min(Number(values.columns), tiles.length);
const rows = Math.ceil(tiles.length / columns);
await sharp({ create: { width: columns * tileWidth, height: rows * tileHeight, channels: 3, background: '#808080' } })
  .composite(tiles.map((input, i) => ({ input, left: (i % columns) * tileWidth, top: Math.floor(i / columns) * tileHeight })))
  .png()
  .toFile(values.out);
await pool.close();
await inference.close();
