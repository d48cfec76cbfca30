/** Renders the picture of docs/fields.md: one small path-traced scene for each primitive, operator and material. `node scripts/make-field-sheet.ts` */
import sharp from 'sharp';
import { createInferenceHost } from '../src/inference/index.ts';
import { createLog } from '../src/shared/index.ts';
import { createStudioPool } from '../src/studio/pool.ts';
import { denoise } from '../src/studio/render/denoise/index.ts';
import * as f from '../src/studio/render/field/index.ts';
import { readIcons } from '../src/studio/render/icon/index.ts';
import { createTraceCache, type TracedPlanes, type TraceScene, trace } from '../src/studio/render/path/index.ts';

const tileSize = 144;
const columns = 9;
const samplesEach = 20;

type Entry = readonly [label: string, shape: Omit<f.Shape, 'name' | 'domain'>];

const clay = f.scaleSurface(f.matteClay({ colour: f.colour('#c98a62') }), 8);
const solid = (label: string, field: f.Field): Entry => [label, { field, ...clay }];
const ball = f.sphere(0.5);
const block = f.translate(f.box([0.38, 0.42, 0.38], 0.05), [0, -0.08, 0]);
const coated = (label: string, surface: f.Surface, size: number, field: f.Field = ball): Entry => [
  label,
  { field, ...f.scaleSurface(surface, size) },
];

const star = Array.from({ length: 10 }, (_, index): [number, number] => {
  const [radius, angle] = [index % 2 ? 0.23 : 0.52, (index * Math.PI) / 5];
  return [radius * Math.sin(angle), radius * Math.cos(angle)];
});
const bottle = [
  { u: 0.3, v: -0.5 },
  { u: 0.3, v: 0.05, bulge: 0.3 },
  { u: 0.1, v: 0.3 },
  { u: 0.1, v: 0.5 },
];
const curve = [
  { at: [-0.45, -0.4, 0], radius: 0.1 },
  { at: [-0.1, 0.35, 0.1], radius: 0.07 },
  { at: [0.2, -0.2, -0.1], radius: 0.1 },
  { at: [0.42, 0.4, 0], radius: 0.03 },
] as const;

const primitives: readonly Entry[] = [
  solid('ellipsoid', f.ellipsoid([0.55, 0.35, 0.4])),
  solid('capsule', f.capsule({ from: [-0.35, -0.25, 0], to: [0.35, 0.3, 0], radius: 0.25, endRadius: 0.1 })),
  solid('torus', f.rotate(f.torus(0.36, 0.14), 'x', 1.1)),
  solid('box', f.rotate(f.box([0.4, 0.3, 0.35], 0.07), 'y', 0.5)),
  solid('cylinder', f.cylinder(0.34, 0.5, 0.05)),
  solid('cone', f.cone({ lowRadius: 0.45, highRadius: 0.1, halfHeight: 0.48, rounding: 0.02 })),
  solid('lathe', f.lathe(bottle)),
  solid('extrude', f.extrude(f.polygon(star, 0.04), 0.12, 0.04)),
  solid('splineSweep', f.splineSweep(curve, 6)),
];

const operators: readonly Entry[] = [
  solid('smoothUnion', f.smoothUnion(0.25, f.translate(f.sphere(0.3), [-0.15, -0.2, 0]), f.translate(f.sphere(0.22), [0.2, 0.2, 0]))),
  solid('smoothDifference', f.smoothDifference(0.06, f.box([0.42, 0.42, 0.42], 0.04), f.translate(f.sphere(0.42), [0.15, 0.3, 0.3]))),
  solid('shell', f.intersection(f.shell(ball, 0.06), f.halfSpace([0.3, 1, 0.5], 0.15))),
  solid('twist', f.twist(f.box([0.22, 0.5, 0.22], 0.03), 2.4)),
  solid('bend', f.translate(f.bend(f.box([0.75, 0.09, 0.18], 0.04), 0.48), [0, -0.35, 0])),
  solid('repeat', f.repeat(f.box([0.1, 0.1, 0.1], 0.02), { spacing: [0.3, 0.3, 0.3], count: [3, 3, 3] })),
  solid('repeatAround', f.rotate(f.repeatAround(f.translate(f.ellipsoid([0.2, 0.07, 0.1]), [0.32, 0, 0]), 9), 'x', 1.1)),
  solid('elongate', f.elongate(f.torus(0.2, 0.1), [0.2, 0.25, 0])),
  solid('displace', f.displace(f.sphere(0.44), f.roughening({ amplitude: 0.1, size: 0.2, octaves: 2 }))),
];

const materials: readonly Entry[] = [
  coated('ceramicGlaze', f.ceramicGlaze({ speckle: 0.5 }), 10),
  coated('matteClay', f.matteClay(), 10),
  coated('brick', f.brick(), 2, block),
  coated('concrete', f.concrete(), 2.5, block),
  coated('wood', f.wood(), 5, block),
  coated('wood lacquered', f.wood({ finish: 'lacquered', light: f.colour('#9a5f33'), dark: f.colour('#4a2512') }), 5, block),
  coated('brass', f.brass(), 12),
  coated('steel', f.steel(), 12),
  coated('brushedMetal', f.brushedMetal(), 12),
  coated('gold', f.gold(), 12),
  coated('copper', f.copper(), 12),
  coated('glass', f.glass(), 12),
  coated('glass coloured', f.glass({ colour: [0.2, 0.6, 0.35] }), 12),
  coated('redWine', f.redWine(), 8),
  coated('plastic', f.plastic(), 12),
  coated('rubber', f.rubber(), 12),
  coated('wax', f.wax(), 14),
  coated('paper', f.paper(), 10, block),
  coated('appleSkin', f.appleSkin({ radius: 0.04 }), 12.5),
  coated('citrusRind', f.citrusRind(), 12.5),
  coated('bloomedSkin', f.bloomedSkin(), 40),
  coated('skin', f.skin(), 6),
  coated('leaf', f.leaf(), 10),
  coated('cloth', f.cloth({ plane: 'xy' }), 16, block),
  coated('velvet', f.velvet(), 6),
  coated('felt', f.felt(), 12, f.displace(f.sphere(0.49), f.matting({ height: 0.012, size: 0.03 }))),
  coated('fur', f.fur(), 8),
  coated('leather', f.leather(), 12),
  coated('marble', f.marble(), 3.5),
  coated('stone', f.stone(), 6),
  coated('stone polished', f.stone({ polish: 1 }), 6),
  coated('asphalt', f.asphalt(), 6, block),
  coated('asphalt wet', f.asphalt({ wetness: 1, puddleSize: 0.12 }), 6, block),
  coated('sand', f.sand(), 2, block),
  coated('snow', f.snow(), 5),
  coated(
    'blendSurfaces',
    f.blendSurfaces(f.plastic(), f.gold(), (t, p) =>
      t.m.smoothstep(-0.002, 0.006, t.o.mulAdd(t.n.gradientNoise(t.v.scale(p, 60)), 0.012, p[1])),
    ),
    12,
  ),
];

function icons(names: readonly string[]): Entry[] {
  return [...readIcons(names)].map(([name, drawing]) => {
    const shape = f.iconSolid({ name, drawing, size: 1 });
    const turned = f.rotate(shape.field, 'y', 0);
    return [name, { ...shape, field: turned }] satisfies Entry;
  });
}

/** A bright room: a tall window to the left, a strip to the right. */
function room(): TraceScene['environment'] {
  const [width, height] = [256, 128];
  const pixels = new Float32Array(3 * width * height);
  for (let index = 0; index < width * height; index++) {
    const polar = ((Math.floor(index / width) + 0.5) / height) * Math.PI;
    const azimuth = (((index % width) + 0.5) / width - 0.5) * 2 * Math.PI;
    const [x, y, z] = [Math.sin(azimuth) * Math.sin(polar), Math.cos(polar), -Math.cos(azimuth) * Math.sin(polar)];
    const wall = (0.25 + 0.35 * Math.max(0, y)) * (y < 0 ? 0.3 : 1);
    const isWindow = x < -0.45 && y > 0.05 && y < 0.75 && Math.abs(z - 0.2) < 0.5 && Math.abs(z - 0.2) > 0.04;
    const isStrip = x > 0.75 && Math.abs(z - 0.3) < 0.15 && Math.abs(y - 0.25) < 0.35;
    const light = isWindow ? 6 : isStrip ? 3 : 0;
    pixels.set([wall + light, wall + light * 0.97, wall * 1.05 + light * 0.92], 3 * index);
  }
  return { width, height, pixels, rotation: 0, gain: [1, 1, 1] };
}

const half = 0.62;
const table: f.Shape = {
  name: 'table',
  field: f.slab(1),
  domain: { low: [-1, -1, -1], high: [1, 1, 1] },
  material: () => ({ base: [0.4, 0.39, 0.38], roughness: 0.6 }),
};
const environment = room();

const sceneOf = ([label, parts]: Entry): TraceScene => ({
  shapes: [{ ...parts, name: label.replaceAll(' ', '-').toLowerCase(), domain: { low: [-half, -half, -half], high: [half, half, half] } }],
  instances: [{ shape: 0, position: [0, 0.5, 0] }],
  floor: { shape: table, height: 0, farEdge: null },
  lights: [{ kind: 'rect', centre: [-2.2, 2.6, 1.6], right: [0.35, 0, 0.5], up: [-0.4, 0.45, 0.28], radiance: [9, 8.6, 8] }],
  environment,
  camera: { position: [0.8, 0.85, 2.7], target: [0, 0.43, 0], fieldOfView: 0.47, focusDistance: 2.9, lensRadius: 0, bladeCount: 0 },
});

/** Writes a tile's rows into the sheet's. */
function paste(sheet: Float32Array, tile: Float32Array, index: number): void {
  const [left, top] = [(index % columns) * tileSize, Math.floor(index / columns) * tileSize];
  for (let row = 0; row < tileSize; row++) {
    sheet.set(tile.subarray(3 * row * tileSize, 3 * (row + 1) * tileSize), 3 * ((top + row) * columns * tileSize + left));
  }
}

/** A filmic curve. source: Narkowicz, "ACES filmic tone mapping curve" (2015) */
function toBytes(colour: Float32Array): Uint8Array {
  return Uint8Array.from(colour, (value) => {
    const x = Math.max(0, value) * 0.75;
    return 255 * Math.min(1, (x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14)) ** (1 / 2.2);
  });
}

function labelsSvg(entries: readonly Entry[], width: number, height: number): string {
  const texts = entries.map(([label], index) => {
    const [x, y] = [((index % columns) + 0.5) * tileSize, Math.floor(index / columns) * tileSize + tileSize - 6];
    return `<text x="${x}" y="${y}">${label}</text>`;
  });
  const style =
    'font-family="sans-serif" font-size="12" text-anchor="middle" fill="#1c1c1c" stroke="#cfccc8" stroke-width="3" paint-order="stroke" stroke-linejoin="round"';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g ${style}>${texts.join('')}</g></svg>`;
}

const entries = [
  ...primitives,
  ...operators,
  ...icons(['owl', 'automobile', 't-rex', 'teapot', 'red-apple', 'sailboat', 'rocket', 'sunflower', 'guitar']),
  ...materials,
];
const [width, height] = [columns * tileSize, Math.ceil(entries.length / columns) * tileSize];
const planes = {
  width,
  height,
  colour: new Float32Array(3 * width * height),
  albedo: new Float32Array(3 * width * height),
  normal: new Float32Array(3 * width * height),
};
const pool = createStudioPool();
const inference = createInferenceHost({ log: createLog('warn') });
const { signal } = new AbortController();
const cache = createTraceCache();
for (const [index, entry] of entries.entries()) {
  const size = { width: tileSize, height: tileSize };
  const options = { size, seed: 1, quality: 'draft', sampleBudget: tileSize ** 2 * samplesEach, pool, signal, cache } as const;
  const traced: TracedPlanes = await trace(sceneOf(entry), options);
  for (const name of ['colour', 'albedo', 'normal'] as const) paste(planes[name], traced[name], index);
}
const { colour } = await denoise(planes, { network: 'standard', inference, pool, signal });
const file = process.argv[2] ?? 'docs/fields.jpg';
await sharp(toBytes(colour), { raw: { width, height, channels: 3 } })
  .composite([{ input: Buffer.from(labelsSvg(entries, width, height)) }])
  .jpeg({ quality: 72 })
  .toFile(file);
console.log(`wrote ${file}: ${entries.length} tiles`);
await inference.close();
await pool.close();
