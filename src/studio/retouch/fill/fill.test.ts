import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, describe, it } from 'node:test';
import type { RasterImage } from '../../../engine.ts';
import { isAppError } from '../../../errors.ts';
import { createStudioPool } from '../../pool.ts';
import { ellipse, type GroundName, ground, psnr, regularGrounds, seamEnergy, withThing } from './fixtures/grounds.ts';
import { extend, fill } from './index.ts';

const pool = createStudioPool(2);
after(() => pool.close());
const { signal } = new AbortController();
const size = { width: 240, height: 200 };
const hole = ellipse(size, { left: 80, top: 70, width: 72, height: 64 });
const options = { seed: 3, pool, signal };

const grounds = new Map<GroundName, RasterImage>();
function groundOf(name: GroundName): RasterImage {
  const made = grounds.get(name) ?? ground(name, size.width, size.height);
  grounds.set(name, made);
  return made;
}

const without = (name: GroundName, seed = 3): Promise<RasterImage> => fill(withThing(groundOf(name), hole), hole, { ...options, seed });

const hash = ({ data }: RasterImage): string => createHash('sha256').update(data).digest('hex');

describe('a thing removed', () => {
  for (const name of regularGrounds)
    it(`leaves ${name} as it was under it, to at least 24 dB and without a seam`, async () => {
      const filled = await without(name);
      const db = psnr(groundOf(name), filled, hole);
      assert.ok(db >= 24, `${db} dB`);
      const [seam, real] = [seamEnergy(filled, hole), seamEnergy(groundOf(name), hole)];
      assert.ok(seam < 1.5 * real + 0.1, `${seam} where the ground has ${real}`);
    });

  for (const part of ['middle', 'border'] as const)
    it(`leaves the bars of a window straight, to the pixel, at the ${part} of the picture`, async () => {
      const bars = ground('window', 480, 360);
      const thing = ellipse(
        bars,
        part === 'middle' ? { left: 96, top: 43, width: 288, height: 274 } : { left: 330, top: 210, width: 220, height: 220 },
      );
      const db = psnr(bars, await fill(withThing(bars, thing), thing, options), thing);
      assert.ok(db >= 34, `${db} dB`);
    });

  it('leaves grass that differs blade by blade, but is as bright and as rough as grass', async () => {
    const filled = await without('grass');
    const [made, real] = [statistics(filled), statistics(groundOf('grass'))];
    assert.ok(Math.abs(made.mean - real.mean) < 4, `mean ${made.mean} for ${real.mean}`);
    assert.ok(Math.abs(made.deviation / real.deviation - 1) < 0.15, `deviation ${made.deviation} for ${real.deviation}`);
    assert.ok(seamEnergy(filled, hole) < 1.4);
  });

  it('touches no byte outside of the hole', async () => {
    const before = withThing(groundOf('grass'), hole);
    const filled = await without('grass');
    for (let i = 0; i < hole.length; i++)
      if (hole[i] === 0) for (let c = 0; c < 3; c++) assert.equal(filled.data[3 * i + c], before.data[3 * i + c]);
  });

  it('has the same bytes for the same seed on one worker and on two, and others for another seed', async () => {
    const single = createStudioPool(1);
    const one = await fill(withThing(groundOf('grass'), hole), hole, { ...options, pool: single });
    await single.close();
    assert.equal(hash(one), hash(await without('grass')));
    assert.notEqual(hash(one), hash(await without('grass', 4)));
  });

  it('has the same bytes on one worker and on two where finer scales follow a search in bands', async () => {
    const large = ground('brick', 700, 620);
    const wide = ellipse(large, { left: 150, top: 60, width: 330, height: 480 });
    const broken = withThing(large, wide);
    const single = createStudioPool(1);
    const one = await fill(broken, wide, { ...options, pool: single });
    await single.close();
    const two = await fill(broken, wide, options);
    assert.equal(hash(one), hash(two));
    const db = psnr(large, two, wide);
    assert.ok(db >= 24, `${db} dB`);
  });

  it('blends where the mask is soft, and keeps alpha', async () => {
    const { width, height } = size;
    const image = withThing(groundOf('fabric'), hole);
    const data = new Uint8Array(4 * width * height);
    for (let i = 0; i < hole.length; i++) data.set([...image.data.subarray(3 * i, 3 * i + 3), 255 - (i % 7)], 4 * i);
    const soft = hole.map((h) => (h > 0 ? 128 : 0));
    const filled = await fill({ width, height, channels: 4, data }, soft, options);
    const whole = await without('fabric');
    for (let i = 0; i < hole.length; i++) {
      assert.equal(filled.data[4 * i + 3], 255 - (i % 7));
      const [kept, made] = [image.data[3 * i]!, whole.data[3 * i]!];
      if (hole[i]) assert.ok(Math.abs(filled.data[4 * i]! - (kept + ((made - kept) * 128) / 255)) <= 1);
    }
  });

  it('never copies from what is forbidden', async () => {
    const image = groundOf('fabric');
    const red = ellipse(size, { left: 60, top: 50, width: 112, height: 104 });
    const forbidden = red.map((r, i) => (hole[i] ? 0 : r));
    const filled = await fill(withThing(image, red), hole, { ...options, forbidden });
    let reddish = 0;
    for (let i = 0; i < hole.length; i++) if (hole[i] && filled.data[3 * i]! > 200 && filled.data[3 * i + 2]! < 90) reddish++;
    assert.equal(reddish, 0);
  });
});

describe('a hole at the edge of sense', () => {
  it('may touch the border and a corner', async () => {
    const corner = ellipse(size, { left: -30, top: -30, width: 90, height: 90 });
    const filled = await fill(withThing(groundOf('brick'), corner), corner, options);
    const db = psnr(groundOf('brick'), filled, corner);
    assert.ok(db >= 20, `${db} dB`);
  });

  it('may be one pixel', async () => {
    const pixel = new Uint8Array(hole.length);
    pixel[100 * size.width + 120] = 255;
    const filled = await fill(withThing(groundOf('sky'), pixel), pixel, options);
    const db = psnr(groundOf('sky'), filled, pixel);
    assert.ok(db >= 28, `${db} dB`);
  });

  it('may be empty: the picture comes back', async () => {
    assert.equal(hash(await fill(groundOf('sky'), new Uint8Array(hole.length), options)), hash(groundOf('sky')));
  });

  it('is refused when it is the whole picture, or leaves no patch to copy', async () => {
    const whole = new Uint8Array(hole.length).fill(255);
    await assert.rejects(fill(groundOf('sky'), whole, options), (e) => isAppError(e, 'invalid_request') && /whole picture/.test(e.message));
    const stripes = whole.map((_, i) => (i % 5 === 0 ? 0 : 255));
    await assert.rejects(fill(groundOf('sky'), stripes, options), (e) => isAppError(e, 'invalid_request') && /7x7/.test(e.message));
  });

  it('ends when it is cancelled', async () => {
    const large = ground('grass', 900, 900);
    const middle = ellipse(large, { left: 200, top: 200, width: 500, height: 500 });
    const controller = new AbortController();
    const running = fill(large, middle, { ...options, signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    await assert.rejects(running, (e) => isAppError(e, 'generation_cancelled'));
  });
});

describe('a canvas extended', () => {
  it('keeps the original to the byte and has the asked size', async () => {
    const image = groundOf('planks');
    const wide = await extend(image, { left: 30, top: 10, right: 50, bottom: 20 }, options);
    assert.deepEqual([wide.width, wide.height], [size.width + 80, size.height + 30]);
    for (let y = 0; y < size.height; y++) {
      const row = 3 * ((y + 10) * wide.width + 30);
      assert.deepEqual(wide.data.subarray(row, row + 3 * size.width), image.data.subarray(3 * y * size.width, 3 * (y + 1) * size.width));
    }
  });

  it('runs planks and the horizon on, and keeps the sky above the water', async () => {
    for (const name of ['planks', 'sky'] as const) {
      const long = ground(name, size.width + 80, size.height);
      const cut = cropLeft(long, size.width);
      const made = await extend(cut, { left: 0, top: 0, right: 80, bottom: 0 }, options);
      const beyond = new Uint8Array(long.width * long.height).map((_, i) => (i % long.width >= size.width ? 255 : 0));
      const db = psnr(long, made, beyond);
      assert.ok(db >= 24, `${name}: ${db} dB`);
    }
  });

  it('refuses margins that are not whole and positive', async () => {
    for (const left of [-1, 0.5, Number.NaN])
      await assert.rejects(
        extend(groundOf('sky'), { left, top: 0, right: 0, bottom: 0 }, options),
        (e) => isAppError(e, 'invalid_request') && /left/.test(e.message),
      );
  });
});

function cropLeft({ width, height, data }: RasterImage, kept: number): RasterImage {
  const out = new Uint8Array(3 * kept * height);
  for (let y = 0; y < height; y++) out.set(data.subarray(3 * y * width, 3 * (y * width + kept)), 3 * y * kept);
  return { width: kept, height, channels: 3, data: out };
}

/** Of green within the hole. */
function statistics({ data }: RasterImage): { mean: number; deviation: number } {
  const values: number[] = [];
  for (let i = 0; i < hole.length; i++) if (hole[i]) values.push(data[3 * i + 1]!);
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  return { mean, deviation: Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length) };
}
