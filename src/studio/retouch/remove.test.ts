import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { RasterImage } from '../../engine.ts';
import { isAppError } from '../../errors.ts';
import { createInferenceHost } from '../../inference/index.ts';
import { createLog } from '../../shared/index.ts';
import { createStudioPool } from '../pool.ts';
import { ellipse, ground, psnr, withThing } from './fill/fixtures/grounds.ts';
import type { Retouched } from './operator.ts';
import { removeThing } from './remove.ts';

const pool = createStudioPool(2);
const inference = createInferenceHost({ log: createLog('error') });
after(() => Promise.all([pool.close(), inference.close()]));
const tools = { pool, inference, seed: 5, signal: new AbortController().signal };
const size = { width: 384, height: 288 };
const thing = ellipse(size, { left: 150, top: 70, width: 84, height: 110 });

const remove = (image: RasterImage, mask = thing): Promise<Retouched> => removeThing(image, mask, tools);

/** A soft shadow right of the foot, as dark as half of the light at its middle. */
function shadowed({ width, height, channels, data }: RasterImage): RasterImage {
  const out = data.slice();
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const d = Math.hypot((x - 225) / 60, (y - 176) / 20);
      const light = 1 - 0.5 * Math.max(0, 1 - d) ** 0.7;
      for (let c = 0; c < 3; c++) out[channels * i + c] = data[channels * i + c]! * light ** (1 / 2.2);
    }
  return { width, height, channels, data: out };
}

/** Where the shadow was, but not the thing. */
const shadow = new Uint8Array(size.width * size.height).map((_, i) => {
  const [x, y] = [i % size.width, Math.floor(i / size.width)];
  return thing[i] === 0 && Math.hypot((x - 225) / 60, (y - 176) / 20) < 0.9 ? 255 : 0;
});

/** A band of shadow from the foot to the right border, as dark as a third of the light, and where it lies beside the thing. */
function thrown({ width, height, channels, data }: RasterImage): { shaded: RasterImage; mask: Uint8Array } {
  const out = data.slice();
  const mask = new Uint8Array(width * height);
  for (let y = 158; y < 178; y++)
    for (let x = 200; x < width; x++) {
      const i = y * width + x;
      for (let c = 0; c < 3; c++) out[channels * i + c] = data[channels * i + c]! * 0.33 ** (1 / 2.2);
      if (thing[i] === 0) mask[i] = 255;
    }
  return { shaded: { width, height, channels, data: out }, mask };
}

/** Of green. */
function meanOf({ channels, data }: RasterImage, mask: Uint8Array): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < mask.length; i++)
    if (mask[i]) {
      sum += data[channels * i + 1]!;
      count++;
    }
  return sum / count;
}

describe('a thing taken out of a photograph', () => {
  it('takes its shadow along', async () => {
    const bare = ground('planks', size.width, size.height);
    const whole = withThing(shadowed(bare), thing);
    const done = await remove(whole);
    const [before, now] = [psnr(bare, whole, shadow), psnr(bare, done.image, shadow)];
    assert.ok(now > before + 6 && now > 26, `${before} dB before, ${now} dB after`);
  });

  for (const name of ['planks', 'grass'] as const)
    it(`takes a hard shadow along that lies across ${name} to the border of the picture`, async () => {
      const bare = ground(name, size.width, size.height);
      const { shaded, mask } = thrown(bare);
      const done = await remove(withThing(shaded, thing));
      const [known, before, now] = [meanOf(bare, mask), meanOf(shaded, mask), meanOf(done.image, mask)];
      assert.ok(
        before < 0.75 * known && Math.abs(now / known - 1) < 0.06,
        `${before} before and ${now} after, where the ground is ${known}`,
      );
    });

  it('leaves what is dark on one side alone when only that side is', async () => {
    const bare = ground('planks', size.width, size.height);
    const data = bare.data.slice();
    for (let y = 140; y < 185; y++)
      for (let x = 245; x < size.width; x++) for (let c = 0; c < 3; c++) data[3 * (y * size.width + x) + c]! *= 0.2;
    const whole = withThing({ ...bare, data }, thing);
    const { mayChange } = await remove(whole);
    let changed = 0;
    for (let y = 140; y < 185; y++) for (let x = 260; x < size.width; x++) if (mayChange[y * size.width + x]! > 0) changed++;
    assert.ok(changed < 0.05 * 45 * (size.width - 260), `${changed} pixels`);
  });

  it('says what it may have changed, and changes nothing else', async () => {
    const whole = withThing(shadowed(ground('planks', size.width, size.height)), thing);
    const { image, mayChange } = await remove(whole);
    for (let i = 0; i < mayChange.length; i++)
      if (mayChange[i] === 0) for (let c = 0; c < 3; c++) assert.equal(image.data[3 * i + c], whole.data[3 * i + c]);
  });

  it('lights no ground that is merely patterned', async () => {
    const bare = ground('tiles', size.width, size.height);
    const { mayChange } = await remove(withThing(bare, thing));
    const far = mayChange.reduce((count, value, i) => count + (value > 0 && Math.floor(i / size.width) > 200 ? 1 : 0), 0);
    assert.equal(far, 0);
  });

  it('takes a stalk along that the outline left out', async () => {
    const bare = ground('sky', size.width, size.height);
    const stalk = thing.map((_, i) =>
      Math.abs((i % size.width) - 192) < 3 && Math.floor(i / size.width) >= 48 && Math.floor(i / size.width) < 75 ? 255 : 0,
    );
    const both = thing.map((value, i) => value | stalk[i]!);
    const done = await remove(withThing(bare, both));
    const db = psnr(
      bare,
      done.image,
      stalk.map((value, i) => (thing[i] ? 0 : value)),
    );
    assert.ok(db > 26, `${db} dB`);
  });

  it('is refused when it is nearly the whole picture', async () => {
    const most = thing.map((_, i) => (Math.floor(i / size.width) > 10 ? 255 : 0));
    await assert.rejects(
      remove(ground('sky', size.width, size.height), most),
      (e) => isAppError(e, 'invalid_request') && /85 %/.test(e.message),
    );
  });
});
