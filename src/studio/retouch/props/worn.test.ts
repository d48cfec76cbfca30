import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { RasterImage } from '../../../engine.ts';
import { createInferenceHost } from '../../../inference/index.ts';
import { createLog } from '../../../shared/index.ts';
import { createStudioPool } from '../../pool.ts';
import type { SceneObject } from '../../scene/index.ts';
import type { Retouched, RetouchTools } from '../operator.ts';
import { holdThing, wearThing } from './index.ts';
import { wornKind } from './worn-places.ts';

const pools = [1, 2].map((count) => createStudioPool(count));
const inference = createInferenceHost({ log: createLog('warn') });
after(() => Promise.all([...pools.map((pool) => pool.close()), inference.close()]));
const toolsOf = (index: number): RetouchTools => ({ pool: pools[index]!, inference, seed: 3, signal: new AbortController().signal });
const thing = (concept: string, heightMetres: number): SceneObject => ({
  id: `${concept}-1`,
  label: concept,
  concept,
  icon: concept,
  count: 1,
  colour: null,
  heightMetres,
  airborne: false,
});

const [width, height] = [240, 480];
const middle = 120;
const inEllipse = (x: number, y: number, [cx, cy, rx, ry]: readonly [number, number, number, number]): boolean =>
  ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1;

/** Who stands with arms that hang: dark hair, a face with two eyes, a blue shirt, bare forearms and hands at the hips, trousers. */
function colourAt(x: number, y: number): readonly [number, number, number] | null {
  if (inEllipse(Math.abs(x - middle), y, [8, 48, 4, 2.6])) return [35, 28, 26];
  if (inEllipse(x, y, [middle, 52, 18, 24])) return [224, 172, 140];
  if (inEllipse(x, y, [middle, 42, 24, 28])) return [46, 34, 28];
  if (y >= 66 && y < 90 && Math.abs(x - middle) < 9) return [214, 160, 128];
  const arm = Math.abs(Math.abs(x - middle) - 46 - (y - 90) / 14) < 8;
  if (arm && y >= 96 && y < 252) return y < 160 ? [40, 70, 170] : [224, 172, 140];
  if (y >= 86 && y < 240 && Math.abs(x - middle) < Math.min(40, 12 + 2.4 * (y - 86))) return [40, 70, 170];
  return y >= 236 && y < 470 && Math.abs(Math.abs(x - middle) - 20) < 16 ? [60, 60, 66] : null;
}

const mask = new Uint8Array(width * height);
const photograph: RasterImage = (() => {
  const data = new Uint8Array(3 * width * height);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const own = colourAt(x, y);
      if (own) mask[i] = 255;
      data.set(own ?? (y > 400 ? [100, 130, 70] : [170, 190, 215]), 3 * i);
    }
  return { width, height, channels: 3, data };
})();
const box = { left: 58, top: 14, width: 124, height: 456 };
const target = { mask, box, heightMetres: 1.75, topShare: 0.05, isFlatTopped: false };

const differsAt = ({ image }: Retouched, x: number, y: number): boolean =>
  [0, 1, 2].some((c) => Math.abs(image.data[3 * (y * width + x) + c]! - photograph.data[3 * (y * width + x) + c]!) > 12);
/** Columns and rows of a window that changed much. */
function changedIn(
  done: Retouched,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
): { count: number; left: number; right: number; top: number } {
  let [count, left, right, top] = [0, width, -1, height];
  for (let y = y0; y < y1; y++)
    for (let x = x0; x < x1; x++)
      if (differsAt(done, x, y)) [count, left, right, top] = [count + 1, Math.min(left, x), Math.max(right, x), Math.min(top, y)];
  return { count, left, right, top };
}

describe('an open umbrella of who stands with hanging arms', () => {
  it('is held at a hand that is seen, its canopy above the head and not over the face, the same on one worker and on two', async () => {
    const request = { object: thing('umbrella', 0.95), target, isPerson: true, side: null } as const;
    const held = await holdThing(photograph, request, toolsOf(1));
    assert.deepEqual(held.warnings, []);
    const handle = changedIn(held, [50, 215, 190, 285]);
    assert.ok(handle.count > 20, 'no handle at the hips');
    assert.ok(
      Math.abs(Math.abs((handle.left + handle.right) / 2 - middle) - 56) < 22,
      `the handle is at ${handle.left} to ${handle.right}`,
    );
    assert.ok(changedIn(held, [0, 0, width, 30]).count > 300, 'no canopy above the head');
    for (const x of [110, 120, 130]) assert.ok(!differsAt(held, x, 58), `the face is covered at ${x}`);
    assert.deepEqual((await holdThing(photograph, request, toolsOf(0))).image.data, held.image.data);
  });
});

describe('what is worn on a face', () => {
  const wear = (concept: string, metres: number) => wearThing(photograph, { object: thing(concept, metres), mask, box }, toolsOf(1));

  it('sits where its part of the face is: a moustache under the nose, a cloth mask over it, a hat on the brow', async () => {
    const lip = changedIn((await wear('moustache', 0.03))!, [90, 20, 150, 90]);
    assert.ok(lip.count > 10 && lip.top > 54, JSON.stringify(lip));
    const cover = (await wear('face-mask', 0.118))!;
    assert.ok(differsAt(cover, middle, 64) && !differsAt(cover, middle - 8, 40), 'the mask is not between nose and chin');
    const hat = (await wear('top-hat', 0.17))!;
    assert.ok(!differsAt(hat, middle, 58), 'the hat hides the nose');
    const brim = changedIn(hat, [60, 0, 180, 46]);
    assert.ok(brim.right - brim.left > 46, 'the hat is narrower than the hair');
  });

  it('comes twice where there are two ears', async () => {
    const both = (await wear('earring', 0.04))!;
    const [left, right] = [changedIn(both, [80, 40, 118, 90]), changedIn(both, [122, 40, 160, 90])];
    assert.ok(left.count > 3 && right.count > 3, `${left.count} and ${right.count}`);
  });

  it('is told by what it is, and lipstick and shoes are worn by no head', () => {
    assert.deepEqual(['face-mask', 'santa-hat', 'earring', 'eyeglasses', 'scarf', 'headphone'].map(wornKind), [
      'face',
      'head',
      'lobes',
      'eyes',
      'neck',
      'ears',
    ]);
    assert.deepEqual(['lipstick', 'boot', 'glove', 'watch'].map(wornKind), [null, null, null, null]);
  });
});
