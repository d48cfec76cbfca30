import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, describe, it } from 'node:test';
import { hashModule } from '../../../kernel/index.ts';
import { createStudioPool } from '../../pool.ts';
import { look, places, type Scene, type SceneObject, timesOfDay } from '../../scene/index.ts';
import { parseLook } from '../lens/index.ts';
import { type Camera, createTraceCache, type Triple, trace } from '../path/index.ts';
import { recordKernels } from '../path/kernels.ts';
import { createEnvironment } from '../setting/index.ts';
import { panoramaOf } from './panorama.ts';
import { planStage, stageScene } from './stage-scene.ts';
import { cameraOf } from './stand.ts';
import { createWorkshop } from './workshop.ts';

const thing = (icon: string, part: Partial<SceneObject> = {}): SceneObject => ({
  id: icon,
  label: icon,
  concept: icon,
  icon,
  count: 1,
  colour: null,
  heightMetres: 0.3,
  airborne: false,
  ...part,
});

const sceneOf = (part: Partial<Scene>): Scene => ({
  version: 2,
  place: 'cafe',
  timeOfDay: 'afternoon',
  weather: 'clear',
  support: null,
  objects: [],
  relations: [],
  texts: [],
  ...part,
});

/** Things that are modelled, so that nothing need be baked. */
const modelled = [thing('hot-beverage', { count: 2, heightMetres: 0.1 }), thing('wine-glass'), thing('books', { heightMetres: 0.2 })];

const sha256 = (data: Float32Array | Uint8Array): string =>
  createHash('sha256')
    .update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
    .digest('hex');

/** Where the tracer's camera shows a point, by its contract alone: from the middle and from the top, in picture heights. */
function see({ position, target, fieldOfView, shift = [0, 0] }: Camera, aspect: number, point: Triple): { x: number; y: number } {
  const minus = (a: Triple, b: Triple): Triple => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
  const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  const cross = (a: Triple, b: Triple): Triple => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
  const unit = (a: Triple): Triple => [a[0] / Math.hypot(...a), a[1] / Math.hypot(...a), a[2] / Math.hypot(...a)];
  const forward = unit(minus(target, position));
  const right = unit(cross(forward, [0, 1, 0]));
  const away = minus(point, position);
  const scale = Math.min(1, aspect) / 2 / Math.tan(fieldOfView / 2) / dot(away, forward);
  return { x: dot(away, right) * scale - shift[0], y: 0.5 - dot(away, cross(right, forward)) * scale + shift[1] };
}

describe('stageScene', () => {
  const one = createStudioPool(1);
  const two = createStudioPool(2);
  after(() => Promise.all([one.close(), two.close()]));
  const signal = new AbortController().signal;

  it('shows every icon where the composition has it, level or from above: corners within 0.1 % of the picture height', () => {
    const scenes: [Partial<Scene>, number, number][] = [
      [{ support: 'wood', objects: [thing('moai', { heightMetres: 0.4 }), thing('hot-beverage', { count: 2 })] }, 1, 3],
      [{ place: 'forest', objects: [thing('roller-coaster', { heightMetres: 4, count: 3 })] }, 16 / 9, 5],
      [{ place: 'park', camera: { angle: 'top' }, objects: [thing('roller-coaster', { count: 2 })] }, 1, 6],
      [{ place: 'sky', objects: [thing('roller-coaster', { airborne: true })] }, 0.6, 8],
    ];
    let [worst, compared] = [0, 0];
    for (const [part, aspect, seed] of scenes) {
      const options = { size: { width: Math.round(600 * aspect), height: 600 }, seed };
      const { scene, composition } = stageScene(sceneOf(part), options);
      const ratio = options.size.width / options.size.height;
      const isBaked = (index: number): boolean => scene.shapes[scene.instances[index]!.shape]!.name.startsWith('icon');
      const baked = scene.instances.filter((_, index) => isBaked(index));
      const drawn = composition.things.filter(({ objectId }) => objectId !== 'hot-beverage');
      assert.equal(baked.length, drawn.length);
      drawn.forEach(({ position: [x, y, z], heightMetres, isGrounded }, index) => {
        const { position } = baked[index]!;
        const pressed = isGrounded ? 0.016 * heightMetres : 0;
        const wanted = look(composition.camera, [x, y + heightMetres / 2 - pressed, z]);
        const seen = see(scene.camera, ratio, position);
        worst = Math.max(worst, Math.hypot(seen.x - wanted.x, seen.y - wanted.y));
        compared += 1;
      });
    }
    assert.ok(worst < 0.001, `a middle is ${worst} picture heights away`);
    assert.equal(compared, 7);
  });

  it('turns the panorama so that what lies ahead, above and to the right is seen there', async () => {
    const { setting } = planStage(sceneOf({ place: 'space' }), { size: { width: 64, height: 64 }, seed: 1 });
    const base = createEnvironment(setting);
    const coded = {
      ...base,
      radiance: ([x, y, z]: readonly [number, number, number], out: Float32Array) => out.set([Number(x > 0), Number(y > 0), Number(z < 0)]),
    };
    const camera = cameraOf(
      { eyeMetres: 1, focal: 1.5, horizonY: 0.5, focusMetres: 2, pitchRadians: 0 },
      { aspect: 1, sharpAt: [0, 1, -2], opening: 0 },
    );
    const environment = panoramaOf(setting, coded, { focal: 1.5, aspect: 1, opening: 0, defocus: 1 });
    const { colour } = await trace(
      { shapes: [], instances: [], floor: null, lights: [], environment, camera },
      { size: { width: 16, height: 16 }, seed: 1, quality: 'draft', pool: one, signal, sampleBudget: 512 },
    );
    const at = (x: number, y: number): number[] => [...colour.subarray(3 * (16 * y + x), 3 * (16 * y + x) + 3)].map(Math.round);
    assert.deepEqual(
      [at(13, 2), at(2, 2), at(13, 13), at(2, 13)],
      [
        [1, 1, 1],
        [0, 1, 1],
        [1, 0, 1],
        [0, 0, 1],
      ],
    );
  });

  for (const place of places) {
    it(`stages at every hour of three, and in all weathers, with a look that its schema takes: ${place}`, () => {
      const weathers = ['clear', 'rain', 'fog'] as const;
      for (const [index, timeOfDay] of (['noon', 'sunset', 'night'] as const).entries()) {
        const scene = sceneOf({ place, timeOfDay, weather: weathers[index]!, objects: modelled });
        const staged = stageScene(scene, { size: { width: 300, height: 300 }, seed: 2 });
        assert.deepEqual(staged.warnings, []);
        const shown = new Set(staged.owners.filter((owner) => owner !== null));
        assert.equal(staged.owners.length, staged.scene.instances.length);
        assert.equal(shown.size, 2 + 1 + 1, 'two mugs, a glass, a book');
        assert.equal(staged.composition.things.length, shown.size);
        assert.deepEqual(parseLook(staged.look), staged.look);
        assert.ok(staged.scene.environment.pixels.every((value) => Number.isFinite(value) && value >= 0));
        assert.equal(staged.scene.floor === null, place === 'sky' || place === 'space');
        const numbers = staged.scene.instances.flatMap(({ position, scale = 1 }) => [...position, scale]);
        assert.ok(numbers.every(Number.isFinite));
      }
    });
  }

  it('names every hour a look', () => {
    for (const timeOfDay of timesOfDay) {
      const { look } = stageScene(sceneOf({ place: 'studio', timeOfDay }), { size: { width: 60, height: 60 }, seed: 1 });
      assert.deepEqual(parseLook(look), look);
    }
  });

  it('gives the same light on one worker and on two, and other light for another seed', async () => {
    const size = { width: 96, height: 80 };
    const scene = sceneOf({ objects: [...modelled, thing('candle', { heightMetres: 0.15 })] });
    const shoot = async (seed: number, pool: typeof one) => {
      const staged = stageScene(scene, { size, seed });
      const { colour } = await trace(staged.scene, { size, seed, quality: 'draft', pool, signal, sampleBudget: 40_000 });
      return sha256(colour);
    };
    const [first, second, other] = [await shoot(4, one), await shoot(4, two), await shoot(5, two)];
    assert.equal(first, second);
    assert.notEqual(first, other);
  });

  it('gives the same scene whether its workshop is new or has made others', () => {
    const options = { size: { width: 96, height: 80 }, seed: 4 };
    const scene = sceneOf({ objects: [...modelled, thing('cherries', { count: 2 })] });
    const workshop = createWorkshop();
    stageScene(sceneOf({ place: 'park', objects: [thing('cherries'), thing('wine-glass')] }), { ...options, seed: 9 }, workshop);
    const hash = (given?: typeof workshop): string =>
      hashModule(recordKernels(stageScene(scene, options, given).scene, createTraceCache()).module);
    const used = stageScene(scene, options, workshop);
    assert.equal(hash(workshop), hash());
    assert.deepEqual(used.scene.instances, stageScene(scene, options).scene.instances);
  });

  it('stages and traces 14 different things within 40 s and 1.5 GB', async () => {
    const names = [
      'fox',
      'rabbit',
      'duck',
      'taxi',
      'hot-beverage',
      'wine-glass',
      'green-apple',
      'cactus',
      'rocket',
      'amphora',
      'candle',
      'soccer-ball',
      'red-apple',
      'books',
    ];
    const scene = sceneOf({ objects: names.map((name) => thing(name)) });
    const size = { width: 160, height: 160 };
    const [startMs, before] = [performance.now(), process.memoryUsage().rss];
    const staged = stageScene(scene, { size, seed: 1 });
    assert.ok(staged.scene.instances.length >= names.length);
    const planes = await trace(staged.scene, { size, seed: 1, quality: 'draft', pool: two, signal, sampleBudget: 60_000 });
    assert.ok(new Set(planes.id).size > 8, 'most of them are seen');
    assert.ok(planes.colour.every(Number.isFinite));
    const [seconds, grown] = [(performance.now() - startMs) / 1000, process.memoryUsage().rss - before];
    assert.ok(seconds < 40, `${seconds} s`);
    assert.ok(grown < 1.5e9, `${grown} bytes`);
  });
});
