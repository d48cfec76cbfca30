import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isAppError } from '../../../errors.ts';
import { createStudioPool, type StudioPool } from '../../pool.ts';
import type { MaterialValues } from '../field/index.ts';
import { box, checked, emptyScene, environment, plain, sphere, torus, uniformEnvironment } from './fixtures/shapes.ts';
import { createTraceCache, type TraceOptions, trace } from './index.ts';
import type { Environment, Light, TracedPlanes, TraceScene } from './trace-scene.ts';

let pool: StudioPool;
const cache = createTraceCache();
before(() => {
  pool = createStudioPool(1);
});
after(() => pool.close());

const side = 32;

function render(scene: Partial<TraceScene>, spp: number, options: Partial<TraceOptions> = {}): Promise<TracedPlanes> {
  const size = options.size ?? { width: side, height: side };
  const signal = new AbortController().signal;
  const sampleBudget = size.width * size.height * spp;
  return trace({ ...emptyScene, ...scene }, { size, seed: 3, quality: 'draft', sampleBudget, pool, signal, cache, ...options });
}

const mean = ({ colour }: TracedPlanes, channel = 0): number => {
  let sum = 0;
  for (let index = channel; index < colour.length; index += 3) sum += colour[index]!;
  return sum / (colour.length / 3);
};

/** A sphere of the material that fills most of the picture, in a room of radiance 1. */
const furnace = (values: MaterialValues): Partial<TraceScene> => ({
  shapes: [sphere('ball', 1, plain(values))],
  instances: [{ shape: 0, position: [0, 0, 0] }],
});

const white = [1, 1, 1] as const;
const grey = plain({ base: [0.5, 0.5, 0.5], roughness: 1, ior: 1 });

/** The middle of a grey floor seen from above. */
const lit = (lights: readonly Light[], around: Environment = uniformEnvironment(0)): Partial<TraceScene> => ({
  floor: { shape: sphere('floor', 1, grey), height: 0, farEdge: null },
  lights,
  environment: around,
  camera: { position: [0, 3, 0], target: [0, 0, 0], fieldOfView: 0.002, focusDistance: 3, lensRadius: 0, bladeCount: 0 },
});

const still: Partial<TraceScene> = {
  shapes: [
    sphere('glass', 0.3, plain({ base: [0.98, 0.98, 0.98], roughness: 0.02, transmission: 1, absorption: [2, 0.4, 0.8] })),
    torus('brass', 0.25, 0.09, plain({ base: [0.86, 0.58, 0.24], roughness: 0.22, metal: 1 })),
    box('coated', [0.2, 0.2, 0.2], plain({ base: [0.1, 0.2, 0.6], roughness: 0.5, coat: 1, sheen: 0.3 })),
    sphere('jade', 0.22, plain({ base: [0.35, 0.7, 0.4], roughness: 0.25, subsurface: 1, subsurfaceRadius: [0.04, 0.08, 0.03] })),
  ],
  instances: [
    { shape: 0, position: [-0.4, 0.3, 0.3] },
    { shape: 1, position: [0.3, 0.09, 0.6] },
    { shape: 2, position: [0.4, 0.2, -0.2], rotation: [0.1, 0.6, 0.2] },
    { shape: 3, position: [0.9, 0.22, 0.3] },
    { shape: 2, position: [-1, 0.1, 0], scale: 0.5 },
  ],
  floor: { shape: sphere('floor', 1, checked(0.4, [0.6, 0.56, 0.5], [0.25, 0.2, 0.16])), height: 0, farEdge: -4 },
  lights: [
    { kind: 'rect', centre: [-1.5, 2, 1.5], right: [0.4, 0, 0.5], up: [-0.35, 0.5, 0.3], radiance: [6, 5.5, 5] },
    { kind: 'sphere', centre: [1.5, 1.2, 1], radius: 0.1, radiance: [20, 16, 12] },
    { kind: 'sun', direction: [0.5, 1, 0.4], angularRadius: 0.01, irradiance: [1, 0.9, 0.7] },
  ],
  environment: environment((_, y) => [0.3 + 0.3 * y, 0.35 + 0.3 * y, 0.4 + 0.4 * y]),
  camera: { position: [0.2, 1.2, 3.4], target: [0, 0.25, 0], fieldOfView: 0.5, focusDistance: 3.3, lensRadius: 0.02, bladeCount: 6 },
};

describe('a white surface in a white room', () => {
  const cases: [name: string, values: MaterialValues, lost: number, tolerance: number][] = [
    ['diffuse', { base: white, roughness: 1 }, 0, 0.005],
    ['glossy', { base: white, roughness: 0.3 }, 0, 0.005],
    ['polished metal', { base: white, roughness: 0.05, metal: 1 }, 0, 0.01],
    ['brushed metal', { base: white, roughness: 0.4, metal: 1 }, 0, 0.01],
    // Rays that leave below the horizon at grazing views are not made up for.
    ['the roughest metal', { base: white, roughness: 1, metal: 1 }, 0.02, 0.01],
    ['coated', { base: white, roughness: 0.6, coat: 1 }, 0, 0.01],
    ['velvet', { base: white, roughness: 0.8, sheen: 1 }, 0, 0.01],
    ['clear glass', { base: white, roughness: 0, transmission: 1 }, 0, 0.005],
    // Single scattering: what a facet would send to another facet is lost.
    ['frosted glass', { base: white, roughness: 0.3, transmission: 1 }, 0.035, 0.02],
    // Walks out of a curved solid are a little likelier than out of the slab that they are normalised for.
    ['wax', { base: white, roughness: 0.5, subsurface: 1, subsurfaceRadius: [0.02, 0.015, 0.01] }, -0.02, 0.025],
  ];
  for (const [name, values, lost, tolerance] of cases) {
    it(`keeps all light but what is stated: ${name}`, async () => {
      const got = mean(await render(furnace(values), 32));
      assert.ok(Math.abs(got - (1 - lost)) < tolerance, `${got}, wanted ${1 - lost} within ${tolerance}`);
    });
  }

  it('darkens as layers of absorbing glass do', async () => {
    const [thickness, absorption] = [0.4, 1.5];
    const slab = box(
      'slab',
      [1, 1, thickness / 2],
      plain({ base: white, roughness: 0, transmission: 1, absorption: [absorption, absorption, absorption] }),
    );
    const straight = { ...emptyScene.camera, position: [0, 0, 4] as const, fieldOfView: 0.05 };
    const got = mean(await render({ shapes: [slab], instances: [{ shape: 0, position: [0, 0, 0] }], camera: straight }, 64));
    const [f, e] = [0.04, Math.exp(-absorption * thickness)];
    const bounced = (1 - f) ** 2 / (1 - f * f * e * e);
    const wanted = f + bounced * f * e * e + bounced * e;
    assert.ok(Math.abs(got / wanted - 1) < 0.02, `${got}, wanted ${wanted}`);
  });
});

describe('light on a floor', () => {
  const reflected = (irradiance: number): number => (irradiance * 0.5) / Math.PI;

  it('from a sun is its irradiance times the cosine', async () => {
    const got = mean(await render(lit([{ kind: 'sun', direction: [1, 1, 0], angularRadius: 0.02, irradiance: [2, 2, 2] }]), 64));
    assert.ok(Math.abs(got / reflected(2 * Math.SQRT1_2) - 1) < 0.02, String(got));
  });

  it('from a sphere falls with the square of the distance', async () => {
    const got = mean(await render(lit([{ kind: 'sphere', centre: [1, 2, 0], radius: 0.3, radiance: [5, 5, 5] }]), 64));
    const wanted = reflected(((5 * Math.PI * 0.3 ** 2) / 5) * (2 / Math.sqrt(5)));
    assert.ok(Math.abs(got / wanted - 1) < 0.02, `${got}, wanted ${wanted}`);
  });

  it('from a rectangle is its form factor, and nothing from its back', async () => {
    const rect = (up: number): Light => ({ kind: 'rect', centre: [1, 1, 0], right: [0, 0, 0.5], up: [up, 0, 0], radiance: [5, 5, 5] });
    let wanted = 0;
    for (let i = 0; i < 200; i++) {
      for (let j = 0; j < 200; j++) {
        const [x, z] = [1 + (i + 0.5) / 200 - 0.5, (j + 0.5) / 200 - 0.5];
        wanted += reflected(5 / (x * x + 1 + z * z) ** 2 / 40_000);
      }
    }
    const got = mean(await render(lit([rect(-0.5)]), 64));
    assert.ok(Math.abs(got / wanted - 1) < 0.02, `${got}, wanted ${wanted}`);
    assert.equal(mean(await render(lit([rect(0.5)]), 4)), 0);
  });

  it('from a sky with a bright part is the integral over it', async () => {
    const sky = environment((_, y) => (y > 0.8 ? [10, 10, 10] : y > 0 ? [1, 1, 1] : [0, 0, 0]), 256);
    const got = mean(await render(lit([], sky), 64));
    const wanted = reflected(Math.PI * (10 * (1 - 0.64) + 0.64));
    assert.ok(Math.abs(got / wanted - 1) < 0.02, `${got}, wanted ${wanted}`);
  });

  it('gets surer with the square root of the samples or faster', async () => {
    const sky = environment((x, y) => (x > 0.5 && y > 0.6 ? [20, 20, 20] : [0.1, 0.1, 0.1]), 128);
    const errorAt = async (spp: number): Promise<number> => {
      const planes = await render(lit([], sky), spp);
      const middle = mean(planes);
      let sum = 0;
      for (let index = 0; index < planes.colour.length; index += 3) sum += (planes.colour[index]! - middle) ** 2;
      return Math.sqrt(sum / (side * side));
    };
    const slope = Math.log(await errorAt(128)) - Math.log(await errorAt(4));
    const exponent = slope / Math.log(128 / 4);
    assert.ok(exponent < -0.45 && exponent > -1.1, `error falls with the power ${exponent} of the samples`);
  });
});

describe('planes', () => {
  it('tell what the first surface is, how far, how turned and of what colour', async () => {
    const scene: Partial<TraceScene> = {
      shapes: [sphere('ball', 0.5, plain({ base: [0.2, 0.4, 0.6] }))],
      instances: [
        { shape: 0, position: [5, 0, 0] },
        { shape: 0, position: [0, 0, 0] },
      ],
    };
    const planes = await render(scene, 4, { size: { width: 33, height: 33 } });
    const middle = 16 * 33 + 16;
    assert.equal(planes.id[middle], 2);
    assert.ok(Math.abs(planes.depth[middle]! - 3.5) < 2e-3, `depth ${planes.depth[middle]}`);
    assert.ok(planes.normal[3 * middle + 2]! > 0.998, `normal ${planes.normal.slice(3 * middle, 3 * middle + 3)}`);
    [0.2, 0.4, 0.6].forEach((wanted, c) => {
      assert.ok(Math.abs(planes.albedo[3 * middle + c]! - wanted) < 1e-6);
    });
    assert.deepEqual([planes.id[0], planes.depth[0], planes.normal[0]], [0, Infinity, 0]);
  });

  it('show through clear glass the colour of what is behind', async () => {
    const scene: Partial<TraceScene> = {
      shapes: [
        box('pane', [1, 1, 0.02], plain({ base: white, roughness: 0, transmission: 1 })),
        sphere('ball', 0.5, plain({ base: [0.1, 0.8, 0.1] })),
      ],
      instances: [
        { shape: 0, position: [0, 0, 1] },
        { shape: 1, position: [0, 0, 0] },
      ],
    };
    const planes = await render(scene, 64, { size: { width: 9, height: 9 } });
    const middle = 4 * 9 + 4;
    assert.equal(planes.id[middle], 1, 'the pane is the first surface');
    assert.ok(
      // What the pane mirrors is no part of it.
      Math.abs(planes.albedo[3 * middle + 1]! - 0.8) < 0.02 && Math.abs(planes.albedo[3 * middle]! - 0.1) < 0.02,
      String(planes.albedo.slice(3 * middle, 3 * middle + 3)),
    );
  });

  it('hold finite numbers', async () => {
    const planes = await render(still, 4, { size: { width: 64, height: 48 } });
    for (const plane of [planes.colour, planes.albedo, planes.normal]) assert.ok(plane.every(Number.isFinite));
    assert.ok(planes.depth.every((depth) => depth > 0));
  });
});

describe('passes', () => {
  const size = { width: 72, height: 56 };

  it('give the same bits on one, two and three threads, and another picture for another seed', async () => {
    const bytes: Buffer[] = [];
    for (const workers of [1, 2, 3]) {
      const own = createStudioPool(workers);
      const { colour, albedo, depth, id, sampleCount } = await render(still, 6, { size, pool: own });
      bytes.push(
        Buffer.concat(
          [colour, albedo, depth, id, sampleCount].map((plane) => Buffer.from(plane.buffer, plane.byteOffset, plane.byteLength)),
        ),
      );
      await own.close();
    }
    assert.ok(bytes[0]!.equals(bytes[1]!), 'one thread and two');
    assert.ok(bytes[0]!.equals(bytes[2]!), 'one thread and three');
    const other = await render(still, 6, { size, seed: 4 });
    assert.ok(!Buffer.from(other.colour.buffer).equals(bytes[0]!.subarray(0, other.colour.byteLength)));
  });

  it('give the same bits when cancelled between or within passes, and run again', async () => {
    const wanted = await render(still, 6, { size });
    for (const atPass of [0, 1, null]) {
      const controller = new AbortController();
      const onPass = (_: TracedPlanes, { pass }: { pass: number }): unknown => pass === atPass && controller.abort();
      if (atPass === null) setTimeout(() => controller.abort(), 60);
      const budget = atPass === null ? 600 : 6;
      await assert.rejects(render(still, budget, { size, signal: controller.signal, onPass }), (error) =>
        isAppError(error, 'generation_cancelled'),
      );
      const again = await render(still, 6, { size });
      for (const plane of ['colour', 'albedo', 'normal', 'depth', 'id', 'sampleCount'] as const)
        assert.deepEqual(again[plane], wanted[plane], `${plane}, cancelled ${atPass === null ? 'within a pass' : `after pass ${atPass}`}`);
    }
  });

  it('spend the budget and no more, and most of it where the picture is noisy', async () => {
    const planes = await render(still, 8, { size });
    const total = planes.sampleCount.reduce((sum, count) => sum + count, 0);
    const budget = 8 * size.width * size.height;
    assert.ok(total > 0.7 * budget && total < 1.15 * budget, `${total} samples of ${budget}`);
    const counts = new Set(planes.sampleCount);
    assert.ok(counts.size > 2, 'all tiles got the same number');
    assert.ok(planes.sampleCount.every((count) => count >= 1));
  });

  it('end with a whole picture at a deadline', async () => {
    let passes = 0;
    const start = performance.now();
    const planes = await render(still, 20_000, { size, deadlineMs: 400, onPass: () => passes++ });
    assert.ok(performance.now() - start < 20_000);
    assert.ok(passes >= 1);
    assert.ok(planes.sampleCount.every((count) => count >= 1));
  });

  it('stop when cancelled, and leave the last pass usable', async () => {
    const controller = new AbortController();
    let last: TracedPlanes | null = null;
    const onPass = (planes: TracedPlanes): void => {
      last = { ...planes, colour: planes.colour.slice() };
      controller.abort();
    };
    const work = render(still, 20_000, { size, signal: controller.signal, onPass });
    await assert.rejects(work, (error) => isAppError(error, 'generation_cancelled'));
    assert.ok(last !== null && mean(last) > 0);
  });
});
