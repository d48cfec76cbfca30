/** The studio's models on nothing: colour and coverage, for composites whose alpha is known. Made once, kept in a folder. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { InferenceHost } from '../../src/inference/index.ts';
import { modelOf } from '../../src/studio/models/model-of.ts';
import { placeModel } from '../../src/studio/models/place-model.ts';
import type { StudioPool } from '../../src/studio/pool.ts';
import { denoise } from '../../src/studio/render/denoise/index.ts';
import { develop, lookOf } from '../../src/studio/render/lens/index.ts';
import { type TraceScene, trace } from '../../src/studio/render/path/index.ts';

/** Fur, hair, handles, leaves, wheels, legs, stems, glass. */
export const figureNames =
  'fox cat dog sheep lion parrot mug teapot potted-plant woman man boy bicycle chair car teddy-bear motorcycle umbrella wine-glass guitar horse stool'.split(
    ' ',
  );

export interface Figure {
  readonly name: string;
  readonly side: number;
  /** sRGB and coverage, [side, side, 4], not premultiplied. */
  readonly rgba: Uint8Array;
}

export interface FigureTools {
  readonly pool: StudioPool;
  readonly inference: InferenceHost;
  readonly signal: AbortSignal;
}

const side = 512;
/** Traced at twice the size: coverage is counted over 2 x 2 pixels. */
const fine = 2 * side;

export async function figureOf(name: string, folder: string, tools: FigureTools): Promise<Figure> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.png`);
  if (!existsSync(file)) {
    const rgba = await render(name, tools);
    await sharp(rgba, { raw: { width: side, height: side, channels: 4 } })
      .png()
      .toFile(file);
  }
  const data = await sharp(file).ensureAlpha().raw().toBuffer();
  return { name, side, rgba: new Uint8Array(data) };
}

function sceneOf(name: string): TraceScene {
  const model = modelOf({ name, concept: name, icon: name, label: name, colour: null, attributes: [], seed: 3 });
  if (!model) throw new Error(`there is no model of ${name}`);
  const { widthMetres, heightMetres, depthMetres = widthMetres, middleMetres = 0, turnRadians = 0 } = model;
  const scale = 1 / Math.max(heightMetres, widthMetres, 0.8 * depthMetres);
  const indices = model.shapes.map((_, index) => index);
  const fieldOfView = 0.4;
  const away = (1.15 * Math.max(1, heightMetres * scale)) / 2 / Math.tan(fieldOfView / 2) + (depthMetres * scale) / 3;
  const target = [0, (heightMetres * scale) / 2, 0] as const;
  return {
    shapes: model.shapes,
    instances: placeModel(model, {
      position: [-middleMetres * scale, 0, 0],
      rotation: [0, turnRadians + 0.25, 0],
      scale,
      shapeIndices: indices,
    }),
    floor: null,
    lights: [{ kind: 'rect', centre: [-1.9, 2.5, 1.7], right: [0.42, 0, 0.47], up: [-0.38, 0.46, 0.34], radiance: [11, 10.7, 10.2] }],
    environment: { width: 2, height: 2, pixels: new Float32Array(12).fill(0.5), rotation: 0, gain: [1, 1, 1] },
    camera: {
      position: [target[0], target[1] + 0.15 * away, away],
      target,
      fieldOfView,
      focusDistance: away,
      lensRadius: 0,
      bladeCount: 0,
    },
  };
}

async function render(name: string, { pool, inference, signal }: FigureTools): Promise<Uint8Array> {
  const scene = sceneOf(name);
  const traced = await trace(scene, {
    size: { width: fine, height: fine },
    seed: 1,
    quality: 'draft',
    sampleBudget: fine * fine,
    pool,
    signal,
  });
  const { colour } = await denoise(traced, { network: 'small', inference, pool, signal });
  const look = { ...lookOf('noon', 'product'), exposure: { mode: 'manual', ev: 0 } as const };
  const { data, channels } = await develop({ ...traced, colour }, { look, seed: 1, pool, signal, camera: scene.camera });
  return halve(data, channels, spreadInside(traced.id));
}

/** For each fine pixel of the figure, the pixel whose colour it takes: itself, or at the rim, where the ground is mixed in, one inside. */
function spreadInside(id: Uint16Array): Int32Array {
  const from = new Int32Array(id.length).fill(-1);
  const near = [1, -1, fine, -fine, fine + 1, fine - 1, 1 - fine, -fine - 1];
  for (let i = 0; i < id.length; i++) if (id[i] && near.every((step) => id[i + step] !== 0)) from[i] = i;
  for (let round = 0; round < 3; round++) {
    const before = from.slice();
    for (let i = 0; i < id.length; i++)
      if (id[i] && before[i]! < 0) from[i] = near.map((step) => before[i + step] ?? -1).find((each) => each >= 0) ?? -1;
  }
  for (let i = 0; i < id.length; i++) if (id[i] && from[i]! < 0) from[i] = i;
  return from;
}

function halve(data: Uint8Array, channels: number, from: Int32Array): Uint8Array {
  const rgba = new Uint8Array(4 * side * side);
  for (let y = 0, i = 0; y < side; y++)
    for (let x = 0; x < side; x++, i++) {
      const own = [0, 1, fine, fine + 1].map((step) => from[2 * y * fine + 2 * x + step]!).filter((each) => each >= 0);
      rgba[4 * i + 3] = Math.round((255 * own.length) / 4);
      for (let c = 0; c < 3; c++)
        rgba[4 * i + c] = Math.round(own.reduce((sum, each) => sum + data[channels * each + c]!, 0) / Math.max(1, own.length));
    }
  return rgba;
}
