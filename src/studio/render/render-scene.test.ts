import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, describe, it } from 'node:test';
import type { PixelSize } from '../../engine.ts';
import { isAppError } from '../../errors.ts';
import { createStudioPool, type StudioPool } from '../pool.ts';
import { type LinearColour, places, type Scene, type SceneObject, type TimeOfDay } from '../scene/index.ts';
import { renderBackdrop } from './backdrop.ts';
import { planScene } from './plan.task.ts';
import { renderScene } from './render-scene.ts';
import { setTexts } from './type/type.ts';

const thing = (icon: string, part: Partial<SceneObject> = {}): SceneObject => ({
  id: icon,
  label: icon,
  icon,
  count: 1,
  colour: null,
  heightMetres: 0.3,
  airborne: false,
  ...part,
});

const sceneOf = (part: Partial<Scene>): Scene => ({
  version: 1,
  place: 'cafe',
  timeOfDay: 'afternoon',
  weather: 'clear',
  support: null,
  objects: [],
  relations: [],
  texts: [],
  ...part,
});

const render = (scene: Scene, size: PixelSize, pool: StudioPool, seed = 5) =>
  renderScene(scene, { size, seed, pool, signal: new AbortController().signal, onProgress: () => undefined });

const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

const meanOf = (data: Uint8Array): number => data.reduce((sum, byte) => sum + byte, 0) / data.length;

describe('renderScene', () => {
  const one = createStudioPool(1);
  const two = createStudioPool(2);
  after(() => Promise.all([one.close(), two.close()]));

  const busy = sceneOf({
    weather: 'snow',
    objects: [thing('fox'), thing('hot-beverage', { count: 2, heightMetres: 0.1 }), thing('balloon', { airborne: true })],
    texts: [{ content: 'Hello', role: 'title' }],
  });

  it('gives the same bytes with one worker and with two, and others for another seed', async () => {
    const size = { width: 300, height: 260 };
    const first = await render(busy, size, one);
    const second = await render(busy, size, two);
    assert.equal(sha256(first.image.data), sha256(second.image.data));
    const other = await render(busy, size, two, 6);
    assert.notEqual(sha256(first.image.data), sha256(other.image.data));
  });

  it('answers with exactly the asked size, odd and narrow ones too', async () => {
    for (const size of [
      { width: 333, height: 517 },
      { width: 120, height: 360 },
      { width: 361, height: 121 },
    ]) {
      const { image, nativeSize } = await render(sceneOf({ objects: [thing('red-apple')] }), size, two);
      assert.deepEqual(
        [image.width, image.height, image.channels, image.data.length],
        [size.width, size.height, 3, size.width * size.height * 3],
      );
      assert.deepEqual(nativeSize, size);
    }
  });

  it('renders 1440 x 4096', async () => {
    const { image } = await render(sceneOf({ objects: [thing('red-apple')] }), { width: 1440, height: 4096 }, two);
    assert.deepEqual([image.width, image.height, image.data.length], [1440, 4096, 1440 * 4096 * 3]);
  });

  it('reports progress that never falls and ends at 1', async () => {
    const seen: number[] = [];
    const signal = new AbortController().signal;
    await renderScene(busy, { size: { width: 96, height: 96 }, seed: 1, pool: two, signal, onProgress: (fraction) => seen.push(fraction) });
    assert.ok(
      seen.every((fraction, i) => fraction >= 0 && fraction <= 1 && (i === 0 || fraction >= seen[i - 1]!)),
      seen.join(' '),
    );
    assert.ok(Math.abs(seen.at(-1)! - 1) < 1e-9);
  });

  it('throws generation_cancelled when the signal aborts', async () => {
    const abort = new AbortController();
    const running = renderScene(busy, {
      size: { width: 1024, height: 1024 },
      seed: 1,
      pool: two,
      signal: abort.signal,
      onProgress: () => abort.abort(),
    });
    await assert.rejects(running, (error) => isAppError(error, 'generation_cancelled'));
  });

  it('warns of a thing without an icon and renders the rest', async () => {
    const { warnings } = await render(sceneOf({ objects: [thing('no-such-icon'), thing('fox')] }), { width: 64, height: 64 }, two);
    assert.equal(warnings.length, 1);
    assert.match(warnings[0]!, /no-such-icon/);
  });

  it('shows the asked colour where the thing stands', async () => {
    const colours: [string, LinearColour, number][] = [
      ['red', [0.6, 0.01, 0.01], 0],
      ['green', [0.02, 0.3, 0.03], 1],
      ['blue', [0.02, 0.06, 0.6], 2],
    ];
    for (const [name, value, channel] of colours) {
      const size = { width: 160, height: 160 };
      const { image } = await render(
        sceneOf({ place: 'studio', objects: [thing('hot-beverage', { colour: { name, value } })] }),
        size,
        two,
      );
      const sums = [0, 0, 0];
      for (let y = 85; y < 115; y++)
        for (let x = 65; x < 90; x++) for (let c = 0; c < 3; c++) sums[c] = sums[c]! + image.data[(y * 160 + x) * 3 + c]!;
      assert.equal(sums.indexOf(Math.max(...sums)), channel, `${name}: ${sums.join(' ')}`);
    }
  });

  it('keeps the layout for the path tracer apart: a plan is made without rendering', () => {
    const plan = planScene({ scene: busy, size: { width: 512, height: 512 }, seed: 3 });
    assert.equal(plan.layout.placements.length, 4);
    assert.equal(plan.setting.kind, 'table');
  });
});

describe('setTexts', () => {
  const one = createStudioPool(1);
  after(() => one.close());

  it('reaches a contrast of 4.5 against the pixels beneath, inside the picture, over bright and dark places', async () => {
    const texts = [
      { content: 'GRAND OPENING', role: 'title' },
      { content: 'Bakery', role: 'sign' },
      { content: 'Saturday at ten, Harbour Street 5', role: 'caption' },
      { content: '新年快乐', role: 'label' },
    ] as const;
    for (const [place, timeOfDay] of [
      ['snow', 'noon'],
      ['city', 'night'],
      ['beach', 'noon'],
      ['cafe', 'sunset'],
    ] as const) {
      const size = { width: 400, height: 400 };
      const scene = sceneOf({ place, timeOfDay, texts });
      const { layout } = planScene({ scene, size, seed: 2 });
      const { image } = await render({ ...scene, texts: [] }, size, one, 2);
      const before = image.data.slice();
      const result = setTexts(image, texts, { layout, place });
      assert.deepEqual(result.warnings, []);
      assert.deepEqual(
        result.texts.map((text) => text.content),
        texts.map((text) => text.content),
      );
      for (const { content, contrast, box } of result.texts) {
        assert.ok(contrast >= 4.5, `${place} ${content}: ${contrast}`);
        assert.ok(box.left >= 0 && box.top >= 0 && box.right <= 400 && box.bottom <= 400 && box.right - box.left > 10);
      }
      assert.ok(before.some((byte, i) => byte !== image.data[i]));
    }
  });

  it('names characters that no installed font has', () => {
    const image = { width: 200, height: 200, channels: 3, data: new Uint8Array(200 * 200 * 3).fill(90) } as const;
    const texts = [{ content: 'Hi \u{13000}', role: 'title' }] as const;
    const { layout } = planScene({ scene: sceneOf({ texts }), size: image, seed: 1 });
    assert.match(setTexts(image, texts, { layout, place: 'studio' }).warnings.join(), /\u{13000}/u);
  });
});

describe('renderBackdrop', () => {
  const pool = createStudioPool(2);
  after(() => pool.close());
  const size = { width: 72, height: 64 };
  const shoot = (place: Scene['place'], timeOfDay: TimeOfDay, seed = 4) =>
    renderBackdrop({ place, timeOfDay, support: null, size, seed, pool, signal: new AbortController().signal });

  for (const place of places) {
    it(`is darker at night than at sunset and darker then than at noon: ${place}`, async () => {
      const means: number[] = [];
      for (const time of ['night', 'sunset', 'noon'] as const) {
        const { image, light, focusY, backEdgeY } = await shoot(place, time);
        means.push(meanOf(image.data));
        assert.ok([...light.direction, ...light.ambient, light.intensity, focusY, backEdgeY].every(Number.isFinite));
        assert.ok(Math.max(...image.data) > 0 && new Set(image.data).size > 8, 'not one flat colour');
      }
      if (place !== 'space') assert.ok(means[0]! < means[1]! && means[1]! < means[2]!, means.join(' '));
    });
  }

  it('has a table in a cafe, water at sea, nothing in space', async () => {
    const surfaces = await Promise.all(
      (['cafe', 'sea', 'space', 'beach'] as const).map(async (place) => (await shoot(place, 'noon')).surface),
    );
    assert.deepEqual(surfaces, ['table', 'water', 'none', 'ground']);
  });
});
