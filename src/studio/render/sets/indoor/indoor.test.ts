import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createRng } from '../../../../shared/index.ts';
import { createStudioPool } from '../../../pool.ts';
import type { Scene } from '../../../scene/index.ts';
import { trace } from '../../path/index.ts';
import { chooseSetting } from '../../setting/index.ts';
import { stageScene } from '../../staging/index.ts';
import type { SetView } from '../set.ts';
import { indoorSets } from './index.ts';

const places = Object.keys(indoorSets) as (keyof typeof indoorSets)[];
const pool = createStudioPool(2);
after(() => pool.close());

const sceneAt = (place: Scene['place']): Scene => ({
  version: 2,
  place,
  timeOfDay: 'morning',
  weather: 'clear',
  support: null,
  objects: [
    {
      id: 'hero',
      label: 'person',
      concept: 'person',
      icon: 'person',
      count: 1,
      colour: null,
      heightMetres: 1.7,
      airborne: false,
    },
  ],
  relations: [],
  texts: [],
});

/** Pixels that show the hero, whose instances come first. */
async function heroPixels(staged: ReturnType<typeof stageScene>, instances: typeof staged.scene.instances, own: number): Promise<number> {
  const size = { width: 64, height: 64 };
  const planes = await trace(
    { ...staged.scene, instances },
    { size, seed: 1, quality: 'draft', sampleBudget: 64 * 64, bounces: 1, pool, signal: new AbortController().signal },
  );
  return planes.id.reduce((sum, id) => sum + (id >= 1 && id <= own ? 1 : 0), 0);
}

const viewOf = (place: Scene['place'], { seed = 1, aspect = 1 } = {}): SetView => ({
  setting: chooseSetting(sceneAt(place), 1.7, seed),
  view: { eyeMetres: 0.56, focal: 1.63, horizonY: 0.64, focusMetres: 4.2, pitchRadians: 0 },
  aspect,
  clear: { left: -0.3, right: 0.3, near: -3.8, far: -4.3, top: 1.7 },
  excluded: new Set(),
  rng: createRng(seed).fork('set'),
});

describe('indoor sets', () => {
  for (const place of places)
    it(`never hide a person who stands in the ${place}`, async () => {
      const staged = stageScene(sceneAt(place), { size: { width: 64, height: 64 }, seed: 5 });
      const firstOfSet = staged.scene.shapes.findIndex(({ name }) => name.startsWith('set-'));
      assert.ok(firstOfSet > 0, 'the set has shapes');
      const bare = staged.scene.instances.filter(({ shape }) => shape < firstOfSet);
      const [alone, dressed] = [await heroPixels(staged, bare, bare.length), await heroPixels(staged, staged.scene.instances, bare.length)];
      assert.ok(alone > 150, `the person is ${alone} pixels large`);
      assert.ok(dressed >= 0.98 * alone, `${dressed} of ${alone} pixels are left`);
    });

  it('are the same for the same view and random numbers', () => {
    const places = (seed: number) =>
      indoorSets.cafe!(viewOf('cafe', { seed })).pieces.map(({ model, position }) => [
        model.shapes.map(({ name, domain }) => [name, domain]),
        position,
      ]);
    assert.deepEqual(places(3), places(3));
    assert.notDeepEqual(places(3), places(4));
  });

  it('leave out what the prompt forbids', () => {
    const view = viewOf('bedroom');
    const concepts = (parts: ReturnType<NonNullable<(typeof indoorSets)['bedroom']>>) =>
      parts.pieces.flatMap(({ model }) => model.shapes.map(({ name }) => name));
    const has = (names: string[]) => names.some((name) => name.startsWith('set-bed'));
    assert.ok(has(concepts(indoorSets.bedroom!(view))));
    assert.ok(!has(concepts(indoorSets.bedroom!({ ...view, excluded: new Set(['bed']) }))));
  });

  it('stay within what a picture may cost, in any format', () => {
    for (const place of places)
      for (const aspect of [1 / 3, 1, 3]) {
        const { pieces, lights = [] } = indoorSets[place]!({ ...viewOf(place), aspect });
        const models = new Set(pieces.map(({ model }) => model));
        const shapes = [...models].flatMap(({ shapes: own }) => own).length;
        assert.ok(pieces.length <= 60 && shapes <= 70, `${place} at ${aspect}: ${pieces.length} pieces, ${shapes} shapes`);
        assert.ok(lights.length <= 8);
      }
  });

  it('build nothing where the floor alone is seen from above', () => {
    const view = viewOf('kitchen');
    assert.deepEqual(indoorSets.kitchen!({ ...view, view: { ...view.view, pitchRadians: 1.4 } }).pieces, []);
  });
});
