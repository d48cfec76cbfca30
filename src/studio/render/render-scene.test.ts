import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, describe, it } from 'node:test';
import { AppError, isAppError } from '../../errors.ts';
import { createInferenceHost, type InferenceHost } from '../../inference/index.ts';
import { createLog } from '../../shared/index.ts';
import { createStudioPool } from '../pool.ts';
import type { LinearColour, Scene, SceneObject } from '../scene/index.ts';
import { type RenderOptions, renderScene } from './render-scene.ts';
import { planStage } from './staging/stage-scene.ts';
import { setTexts } from './type/type.ts';

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

const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

const one = createStudioPool(1);
const two = createStudioPool(2);
const inference = createInferenceHost({ log: createLog('warn') });
after(() => Promise.all([one.close(), two.close(), inference.close()]));

const render = (scene: Scene, options: Partial<RenderOptions> & Pick<RenderOptions, 'size'>) =>
  renderScene(scene, {
    seed: 5,
    quality: 'draft',
    pool: two,
    inference,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...options,
  });

/** Ends with the longest turn of this thread's event loop, in processor time: the clock would count other programs of the machine too. */
function watchTurns(): () => number {
  let longestMs = 0;
  let last = process.threadCpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage(last);
    longestMs = Math.max(longestMs, (user + system) / 1000);
    last = process.threadCpuUsage();
  }, 5);
  return () => {
    clearInterval(timer);
    return longestMs;
  };
}

const neverDecreases = (seen: readonly number[]): boolean =>
  seen.every((fraction, i) => fraction >= 0 && fraction <= 1 && (i === 0 || fraction >= seen[i - 1]!));

describe('renderScene', () => {
  const busy = sceneOf({
    weather: 'snow',
    objects: [thing('fox'), thing('hot-beverage', { count: 2, heightMetres: 0.1 }), thing('balloon', { airborne: true })],
    texts: [{ content: 'Hello', role: 'title' }],
  });

  it('gives the same bytes with one worker and with two, and others for another seed and without its type', async () => {
    const size = { width: 200, height: 170 };
    const first = await render(busy, { size, pool: one });
    const second = await render(busy, { size });
    assert.equal(sha256(first.image.data), sha256(second.image.data));
    for (const other of [await render(busy, { size, seed: 6 }), await render({ ...busy, texts: [] }, { size })])
      assert.notEqual(sha256(first.image.data), sha256(other.image.data));
  });

  it('answers with exactly the asked size, odd and narrow ones too', async () => {
    for (const size of [
      { width: 333, height: 217 },
      { width: 60, height: 360 },
      { width: 361, height: 61 },
    ]) {
      const { image, nativeSize } = await render(sceneOf({ objects: [thing('red-apple')] }), { size });
      assert.deepEqual(
        [image.width, image.height, image.channels, image.data.length],
        [size.width, size.height, 3, size.width * size.height * 3],
      );
      assert.deepEqual(nativeSize, size);
    }
  });

  it('reports progress that never falls and ends at 1', async () => {
    const seen: number[] = [];
    await render(busy, { size: { width: 96, height: 96 }, onProgress: (fraction) => seen.push(fraction) });
    assert.ok(neverDecreases(seen), seen.join(' '));
    assert.equal(seen.at(-1), 1);
  });

  it('finishes with a warning, and never goes back, when the inference process fails in the middle of the denoising', async () => {
    let calls = 0;
    const failing: InferenceHost = {
      run: async (call, options) => {
        calls += 1;
        if (calls === 2) throw new AppError('engine_failed', 'the inference process is gone');
        return inference.run(call, options);
      },
      close: async () => undefined,
    };
    const seen: number[] = [];
    const scene = sceneOf({ objects: [thing('red-apple')] });
    // Two tiles of the network.
    const size = { width: 1500, height: 900 };
    const { warnings } = await render(scene, { size, inference: failing, onProgress: (fraction) => seen.push(fraction) });
    assert.equal(calls, 2);
    assert.match(warnings.join(), /denoising network could not run/);
    assert.ok(neverDecreases(seen), seen.join(' '));
  });

  it('throws generation_cancelled when the signal aborts, before and during the tracing', async () => {
    for (const at of ['layout', 'trace']) {
      const abort = new AbortController();
      const onProgress = (_: number, stage: string): void => {
        if (stage === at) abort.abort();
      };
      const running = render(busy, { size: { width: 1024, height: 1024 }, quality: 'standard', signal: abort.signal, onProgress });
      await assert.rejects(running, (error) => isAppError(error, 'generation_cancelled'));
    }
    const running = render(busy, { size: { width: 64, height: 64 }, signal: AbortSignal.abort() });
    await assert.rejects(running, (error) => isAppError(error, 'generation_cancelled'));
  });

  it('leaves the event loop to the server: no turn of 250 ms', async () => {
    const longest = watchTurns();
    await render(busy, { size: { width: 1024, height: 1024 } });
    const longestMs = longest();
    assert.ok(longestMs < 250, `a turn of ${longestMs} ms`);
  });

  it('warns of a thing without an icon and renders the rest', async () => {
    const { warnings } = await render(sceneOf({ objects: [thing('no-such-icon'), thing('fox')] }), { size: { width: 64, height: 64 } });
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
      const scene = sceneOf({ place: 'studio', objects: [thing('hot-beverage', { colour: { name, value } })] });
      const { image } = await render(scene, { size: { width: 160, height: 160 } });
      const sums = [0, 0, 0];
      for (let y = 85; y < 115; y++)
        for (let x = 65; x < 90; x++) for (let c = 0; c < 3; c++) sums[c] = sums[c]! + image.data[(y * 160 + x) * 3 + c]!;
      assert.equal(sums.indexOf(Math.max(...sums)), channel, `${name}: ${sums.join(' ')}`);
    }
  });
});

describe('setTexts', () => {
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
    ] as const) {
      const size = { width: 400, height: 400 };
      const scene = sceneOf({ place, timeOfDay, texts });
      const { composition: layout } = planStage(scene, { size, seed: 2 });
      const { image } = await render({ ...scene, texts: [] }, { size, seed: 2 });
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
    const { composition: layout } = planStage(sceneOf({ texts }), { size: image, seed: 1 });
    assert.match(setTexts(image, texts, { layout, place: 'studio' }).warnings.join(), /\u{13000}/u);
  });
});
