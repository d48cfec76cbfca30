import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isAppError } from '../../../errors.ts';
import { createStudioPool, type StudioPool } from '../../pool.ts';
import type { FieldTools, Shape } from '../field/index.ts';
import { box, emptyScene, environment, plain, sphere, uniformEnvironment } from './fixtures/shapes.ts';
import { createTraceCache, type TracedPicture, type TraceOptions, trace } from './index.ts';
import type { Light, TraceScene } from './trace-scene.ts';

let pool: StudioPool;
const cache = createTraceCache();
before(() => {
  pool = createStudioPool(1);
});
after(() => pool.close());

function render(scene: TraceScene, size: TraceOptions['size'] = { width: 16, height: 16 }): Promise<TracedPicture> {
  const sampleBudget = 2 * size.width * size.height;
  return trace(scene, { size, seed: 3, quality: 'draft', sampleBudget, pool, cache, signal: new AbortController().signal });
}

const mean = ({ colour }: TracedPicture): number => colour.reduce((sum, value) => sum + value, 0) / colour.length;

const grey = plain({ base: [0.5, 0.5, 0.5], roughness: 1 });
/** With every kind of number that a scene can hold. */
const whole: TraceScene = {
  shapes: [sphere('ball', 0.3, grey)],
  instances: [
    { shape: 0, position: [0, 0.3, 0] },
    { shape: 0, position: [0.5, 0.3, 0], rotation: [0.1, 0.2, 0.3], scale: 0.5 },
  ],
  floor: { shape: sphere('floor', 1, grey), height: 0, farEdge: -4 },
  lights: [
    { kind: 'rect', centre: [0, 2, 0], right: [0.3, 0, 0], up: [0, 0, 0.3], radiance: [5, 5, 5] },
    { kind: 'sphere', centre: [1, 2, 0], radius: 0.1, radiance: [5, 5, 5] },
    { kind: 'sun', direction: [0, 1, 0.2], angularRadius: 0.01, irradiance: [1, 1, 1] },
  ],
  environment: environment(() => [0.4, 0.4, 0.5], 16),
  camera: { ...emptyScene.camera, shift: [0, 0.1] },
};

type Json = number | null | string | readonly Json[] | { readonly [name: string]: Json };

/** Paths of all numbers of a record, as a message writes them. */
function pathsOf(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return [path];
  if (Array.isArray(value)) return value.flatMap((part, index) => pathsOf(part, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  return Object.entries(value).flatMap(([name, part]) => pathsOf(part, path ? `${path}.${name}` : name));
}

/** The same record with another value at a path. */
function withValue(record: unknown, path: string, value: unknown): unknown {
  const [, name, rest] = /^\.?([^.[]+|\[\d+\])(.*)$/.exec(path)!;
  const key = name!.startsWith('[') ? Number(name!.slice(1, -1)) : name!;
  const inner = rest === '' ? value : withValue((record as Record<string | number, unknown>)[key], rest!, value);
  if (Array.isArray(record)) return record.with(key as number, inner);
  return { ...(record as object), [key]: inner };
}

const fails = (scene: TraceScene, message: RegExp, size?: TraceOptions['size']): Promise<void> =>
  assert.rejects(render(scene, size), (error) => isAppError(error, 'engine_failed') && message.test((error as Error).message));
const literally = (text: string): RegExp => new RegExp(text.replace(/[.[\]$()*+?^|\\]/g, '\\$&'));

describe('a number of a scene that is not one', () => {
  const paths = pathsOf({ ...whole, floor: { height: 0, farEdge: -4 } }).concat(['environment.pixels[7]', 'floor.shape.domain.low[1]']);

  it('is refused wherever it stands, with its path and what was got', async () => {
    assert.ok(paths.length > 60, `${paths.length} numbers`);
    for (const path of paths) {
      for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e30]) {
        const scene =
          path === 'environment.pixels[7]'
            ? { ...whole, environment: { ...whole.environment, pixels: whole.environment.pixels.with(7, wrong) } }
            : (withValue(whole, path, wrong) as TraceScene);
        const owner = /^environment\.(width|height)$/.test(path) ? 'environment' : path;
        await fails(
          scene,
          literally(`${owner} is ${path === owner ? String(wrong === 1e30 && path.includes('pixels') ? Math.fround(1e30) : wrong) : ''}`),
        );
      }
    }
  });

  it('is told with what is wanted', async () => {
    const scene = withValue(whole, 'instances[1].position[1]', Number.NaN) as TraceScene;
    await fails(scene, /^instances\[1\]\.position\[1\] is NaN; a finite number is wanted$/);
  });
});

describe('a scene that cannot be', () => {
  const cases: [what: string, path: string, value: Json, message: string][] = [
    ['an instance without size', 'instances[1].scale', 0, 'instances[1].scale is 0; a number above 0 is wanted'],
    ['an instance of negative size', 'instances[0].scale', -2, 'instances[0].scale is -2; a number above 0 is wanted'],
    ['an instance of no shape', 'instances[0].shape', 3, 'instances[0].shape is 3; the index of one of 1 shapes is wanted'],
    ['half a shape', 'instances[0].shape', 0.5, 'instances[0].shape is 0.5;'],
    ['a place of two numbers', 'instances[0].position', [1, 2], 'instances[0].position is of 2 numbers; a list of 3 numbers is wanted'],
    ['a flat light', 'lights[0].up', [0.6, 0, 0], 'the area of lights[0] by right 0.3,0,0 and up 0.6,0,0 is 0;'],
    ['a lamp without size', 'lights[1].radius', 0, 'lights[1].radius is 0;'],
    ['darkness that shines', 'lights[1].radiance[2]', -1, 'lights[1].radiance[2] is -1; a number in [0, 100000000] is wanted'],
    ['a sun from nowhere', 'lights[2].direction', [0, 0, 0], 'lights[2].direction is 0,0,0; a direction that is not 0 is wanted'],
    ['a light of no kind', 'lights[0].kind', 'moon', 'lights[0].kind is moon; rect, sphere or sun is wanted'],
    ['a camera that looks at itself', 'camera.target', [0, 0, 4], 'camera.target is 0,0,4; a place away from camera.position is wanted'],
    ['a camera that is not focused', 'camera.focusDistance', 0, 'camera.focusDistance is 0;'],
    ['a camera that sees nothing', 'camera.fieldOfView', 0, 'camera.fieldOfView is 0;'],
    ['a lens of negative size', 'camera.lensRadius', -1, 'camera.lensRadius is -1;'],
    ['half a blade', 'camera.bladeCount', 5.5, 'camera.bladeCount is 5.5; a whole number is wanted'],
    [
      'an inverted domain',
      'shapes[0].domain',
      { low: [1, -1, -1], high: [0, 1, 1] },
      'shapes[0].domain.low[0] is 1; a number below high[0], 0, is wanted',
    ],
  ];
  for (const [what, path, value, message] of cases)
    it(`is refused with the path of the wrong value: ${what}`, () =>
      fails(withValue(whole, path, value) as TraceScene, literally(message)));

  it('is refused at once when it holds a million instances, or too many lights', async () => {
    const start = performance.now();
    const many = { ...whole, instances: Array.from({ length: 1_000_000 }, () => whole.instances[0]!) };
    await fails(many, /^instances is a list of 1000000; at most 16384 is wanted$/);
    const lights = Array.from({ length: 65 }, () => whole.lights[0]!);
    await fails({ ...whole, lights }, /^lights is a list of 65; at most 64 is wanted$/);
    assert.ok(performance.now() - start < 2000);
  });

  it('is refused when its panorama does not fill its size', async () => {
    await fails(
      { ...whole, environment: { ...uniformEnvironment(1), pixels: new Float32Array(3) } },
      /environment\.pixels is of 3 floats; 3 x 16 x 8 is wanted/,
    );
  });

  it('is refused at sizes that are none, or whose planes would fill the memory', async () => {
    for (const [width, height] of [[0, 5], [5, -1], [2.5, 4], [Number.NaN, 8], [8193, 1], [8192, 8192]] as const) // biome-ignore format: a table
      await fails(whole, literally(`size is ${width}x${height}; 1x1 to 8192 a side and 16777216 pixels in all is wanted`), {
        width,
        height,
      });
  });
});

describe('a strange scene', () => {
  it('may have nothing in it, or a shape without a solid', async () => {
    assert.equal(mean(await render(emptyScene)), 1);
    const nothing = { ...sphere('nothing', 1, grey), domain: { low: [2, 2, 2], high: [3, 3, 3] } as const };
    const planes = await render({ ...emptyScene, shapes: [nothing], instances: [{ shape: 0, position: [0, 0, 0] }] });
    assert.equal(mean(planes), 1);
    assert.deepEqual(planes.warnings, []);
  });

  it('without anything odd has no warnings', async () => {
    assert.deepEqual((await render(whole)).warnings, []);
  });

  it('is drawn with a warning when the camera stands inside of something', async () => {
    const solid = sphere('rock', 1, grey);
    const camera = { ...emptyScene.camera, position: [3, 0.2, 0] as const };
    const inside = await render({ ...emptyScene, shapes: [solid], instances: [{ shape: 0, position: [3.5, 0, 0] }], camera });
    assert.deepEqual(inside.warnings, ['camera.position lies inside instances[0] (rock): 3,0.2,0; the picture shows its inside.']);
    assert.ok(inside.colour.every((value) => Number.isFinite(value)));
    const below = await render({ ...whole, camera: { ...whole.camera, position: [0, -1, 3] } });
    assert.match(below.warnings.join(), /^camera\.position lies below the floor/);
  });

  it('is drawn with a warning when a light is hidden in a wall, but not when it is in glass or peeps out', async () => {
    const lamp = (z: number): Light => ({ kind: 'sphere', centre: [0.1, 0.4, z], radius: 0.1, radiance: [9, 9, 9] });
    const panel: Light = { kind: 'rect', centre: [0, 0, 0], right: [0.2, 0, 0], up: [0, 0.2, 0], radiance: [9, 9, 9] };
    const scene = (shape: Shape, lights: readonly Light[]): TraceScene => ({
      ...emptyScene,
      shapes: [shape],
      instances: [{ shape: 0, position: [0, 0, 0], rotation: [0, 0.3, 0], scale: 2 }],
      lights,
    });
    const wall = box('wall', [0.5, 0.5, 0.1], grey);
    const { warnings } = await render(scene(wall, [lamp(0), lamp(0.25), panel]));
    assert.deepEqual(warnings, [
      'lights[0] lies inside instances[0] (wall) and lights nothing else.',
      'lights[2] lies inside instances[0] (wall) and lights nothing else.',
    ]);
    const pane = box('pane', [0.5, 0.5, 0.1], plain({ base: [1, 1, 1], roughness: 0, transmission: 1 }));
    assert.deepEqual((await render(scene(pane, [lamp(0), panel]))).warnings, []);
    const buried = await render({ ...whole, lights: [{ kind: 'sphere', centre: [0, -1, 0], radius: 0.5, radiance: [1, 1, 1] }] });
    assert.deepEqual(buried.warnings, ['lights[0] lies below the floor and lights nothing above it.']);
  });

  it('is drawn with a warning when many of its paths end in no number', async () => {
    const broken = ({ o }: FieldTools, { local }: { local: readonly unknown[] }) => ({
      base: [0.5, 0.5, 0.5] as const,
      emission: [o.sqrt(o.sub(local[0] as never, 10)), 0, 0] as const,
    });
    const ball = sphere('broken', 1, broken as never);
    const planes = await render({ ...emptyScene, shapes: [ball], instances: [{ shape: 0, position: [0, 0, 0] }] });
    assert.match(planes.warnings.join(), /^\d+ of 512 paths ended in light that is not a finite number/);
    assert.ok(planes.colour.every((value) => Number.isFinite(value)));
  });
});
