import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createStudioPool, type StudioPool } from '../../pool.ts';
import type { MaterialValues } from '../field/index.ts';
import { box, emptyScene, plain, sphere, uniformEnvironment } from './fixtures/shapes.ts';
import { createTraceCache, trace } from './index.ts';
import type { Environment, Light, TracedPlanes, TraceScene } from './trace-scene.ts';

let pool: StudioPool;
const cache = createTraceCache();
before(() => {
  pool = createStudioPool(1);
});
after(() => pool.close());

const side = 24;
const lamp: Light = { kind: 'rect', centre: [1.5, 1.5, 2.5], right: [-0.3, 0, 0.18], up: [-0.1, 0.3, -0.12], radiance: [40, 40, 40] };
const materials: Readonly<Record<string, MaterialValues>> = {
  plaster: { base: [0.6, 0.5, 0.4], roughness: 1 },
  skin: { base: [0.8, 0.6, 0.5], roughness: 0.5, subsurface: 1, subsurfaceRadius: [0.02, 0.008, 0.004] },
  'fine-grained skin': { base: [0.8, 0.6, 0.5], roughness: 0.5, subsurface: 1, subsurfaceRadius: [0.005, 0.002, 0.001] },
};
const pane = box('pane', [1.5, 1.5, 0.002], plain({ base: [1, 1, 1], roughness: 0, transmission: 1 }));

/** Mean colour of a picture. */
async function colourOf(scene: Partial<TraceScene>, spp: number): Promise<readonly number[]> {
  const size = { width: side, height: side };
  const signal = new AbortController().signal;
  const options = { size, seed: 5, quality: 'draft', sampleBudget: side * side * spp, pool, cache, signal } as const;
  const { colour }: TracedPlanes = await trace({ ...emptyScene, ...scene }, options);
  return [0, 1, 2].map((channel) => colour.reduce((sum, value, i) => sum + (i % 3 === channel ? value : 0), 0) / (side * side));
}

/** What a ball shows of the light behind the pane, over what it shows without. The camera sees nothing but the ball. */
async function keptBehindPane(
  values: MaterialValues,
  light: { lights: readonly Light[]; environment: Environment },
): Promise<readonly number[]> {
  const shapes = [sphere(`ball ${JSON.stringify(values)}`, 0.5, plain(values)), pane];
  const ball = { shape: 0, position: [0, 0, 0] } as const;
  const camera = { ...emptyScene.camera, fieldOfView: 0.1 };
  const bare = await colourOf({ ...light, shapes, camera, instances: [ball] }, 128);
  const behind = await colourOf({ ...light, shapes, camera, instances: [ball, { shape: 1, position: [0, 0, 0.9] }] }, 128);
  return behind.map((value, channel) => value / bare[channel]!);
}

/** What a plane slab of index 1.5 lets pass at a cosine, with the light that goes to and fro within it. */
function slab(cosine: number): number {
  const inside = Math.sqrt(1 - (1 - cosine ** 2) / 1.5 ** 2);
  const [s, p] = [(cosine - 1.5 * inside) / (cosine + 1.5 * inside), (inside - 1.5 * cosine) / (inside + 1.5 * cosine)];
  const reflectance = (s * s + p * p) / 2;
  return (1 - reflectance) / (1 + reflectance);
}

describe('a thing behind a thin pane of glass', () => {
  for (const [name, values] of Object.entries(materials)) {
    it(`is as bright as without it, times what the pane lets pass: ${name} by a lamp`, async () => {
      const kept = await keptBehindPane(values, { lights: [lamp], environment: uniformEnvironment(0) });
      const wanted = slab(1) * slab(2 / Math.hypot(1.5, 1.5, 2));
      for (const share of kept)
        assert.ok(Math.abs(share / wanted - 1) < 0.03, `${kept.map((one) => one.toFixed(3))}, wanted ${wanted.toFixed(3)}`);
    });

    it(`and by the sky, with what the pane mirrors: ${name}`, async () => {
      const kept = await keptBehindPane(values, { lights: [], environment: uniformEnvironment(1) });
      // Over the hemisphere the pane lets 0.84 to 0.92 pass; its own reflection of the sky is 0.08 of a white.
      for (const share of kept) assert.ok(share > 0.84 && share < 1.03, `${kept.map((one) => one.toFixed(3))}`);
    });
  }
});

describe('light beneath a surface', () => {
  for (const [length, tolerance] of [
    [0.01, 0.03],
    [0.002, 0.02],
  ] as const) {
    it(`neither grows nor shrinks with the distance of the camera, at a mean free path of ${1000 * length} mm`, async () => {
      const values = { base: [1, 1, 1], roughness: 1, ior: 1, subsurface: 1, subsurfaceRadius: [length, length, length] } as const;
      const shapes = [sphere(`wax ${length}`, 0.5, plain(values))];
      for (const distance of [1, 4, 16]) {
        const camera = { ...emptyScene.camera, position: [0, 0, distance] as const, fieldOfView: 0.4 / distance };
        const [kept] = await colourOf({ shapes, instances: [{ shape: 0, position: [0, 0, 0] }], camera }, 64);
        assert.ok(Math.abs(kept! - 1) < tolerance, `${kept} of 1 from ${distance} m`);
      }
    });
  }
});
