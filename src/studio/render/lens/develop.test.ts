import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, describe, it } from 'node:test';
import type { RasterImage } from '../../../engine.ts';
import { isAppError } from '../../../errors.ts';
import { createStudioPool } from '../../pool.ts';
import { timesOfDay } from '../../scene/scene.ts';
import type { TracedPlanes } from '../path/trace-scene.ts';
import { readProbe } from '../setting/index.ts';
import { develop } from './develop.ts';
import { identityLook, type Look } from './look.ts';
import { lookOf, moods } from './presets.ts';
import { makeProbePlanes, probeCamera } from './probe-planes.ts';
import { makePlanes } from './test-planes.ts';
import { rgbOfWhite } from './white-balance.ts';

const pool = createStudioPool(2);
after(() => pool.close());

const { signal } = new AbortController();
const shoot = (planes: TracedPlanes, part: Partial<Look>, seed = 1): Promise<RasterImage> =>
  develop(planes, { look: { ...identityLook, ...part }, seed, pool, signal, camera: probeCamera });
const hash = (bytes: Uint8Array | Float32Array): string =>
  createHash('sha256')
    .update(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    .digest('hex');
const encode = (v: number): number => 255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055);
const mean = (image: RasterImage, channel: number): number => {
  let sum = 0;
  for (let i = channel; i < image.data.length; i += 3) sum += image.data[i]!;
  return sum / (image.width * image.height);
};
const sunset = makeProbePlanes(readProbe('sunset'), { width: 120, height: 90 }, 0.4);

describe('develop with the identity look', () => {
  it('gives the sRGB encoding of the light, off by the dither at most', async () => {
    const planes = makePlanes(67, 41, (x, y) => [x / 66, y / 40, (x + y) / 106]);
    const { data } = await shoot(planes, {});
    let worst = 0;
    let bias = 0;
    for (let i = 0; i < data.length; i++) {
      worst = Math.max(worst, Math.abs(data[i]! - encode(planes.colour[i]!)));
      bias += (data[i]! - encode(planes.colour[i]!)) / data.length;
    }
    assert.ok(worst <= 1.501, `worst error ${worst}`);
    assert.ok(Math.abs(bias) < 0.03, `mean error ${bias}`);
  });

  it('rounds to the nearest of 256 when the dither is off', async () => {
    const planes = makePlanes(256, 4, (x) => [x / 255, x / 255, x / 255]);
    const { data } = await shoot(planes, { dither: false });
    for (let x = 0; x < 256; x++) assert.equal(data[3 * x], Math.floor(encode(planes.colour[3 * x]!) + 0.5));
  });

  it('keeps black and white clean under the dither', async () => {
    const planes = makePlanes(64, 64, (x) => (x < 32 ? [0, 0, 0] : [1, 1, 1]));
    const { data } = await shoot(planes, {});
    for (let i = 0; i < data.length; i++) assert.equal(data[i], (i / 3) % 64 < 32 ? 0 : 255);
  });

  it('gives every size of picture, down to one pixel', async () => {
    for (const [width, height] of [
      [1, 1],
      [3, 1],
      [1, 300],
      [129, 7],
    ] as const) {
      const look = { ...lookOf('night', 'rainy-night'), glare: lookOf('night').glare };
      const image = await shoot(
        makePlanes(width, height, () => [0.2, 0.3, 0.4]),
        look,
      );
      assert.equal(image.data.length, width * height * 3);
    }
  });
});

describe('a slow gradient', () => {
  const planes = makePlanes(1024, 8, (x) => Array(3).fill(0.2 + 0.01 * (x / 1023)) as unknown as [number, number, number]);
  const meanStep = (data: Uint8Array, from: number): number => {
    let sum = 0;
    for (let y = 0; y < 8; y++) for (let x = from; x < from + 64; x++) sum += data[3 * (y * 1024 + x)]!;
    return sum / 512;
  };

  it('shows no bands: neighbouring windows differ by fractions of a step, where rounding alone gives plateaus', async () => {
    const dithered = await shoot(planes, {});
    const rounded = await shoot(planes, { dither: false });
    const runs = (data: Uint8Array): number => {
      let count = 1;
      for (let x = 1; x < 1024; x++) if (data[3 * x] !== data[3 * x - 3]) count++;
      return count;
    };
    assert.ok(runs(rounded.data) < 8 && runs(dithered.data) > 200, `${runs(rounded.data)} and ${runs(dithered.data)} runs`);
    for (let from = 0; from + 128 <= 1024; from += 64) {
      const wanted = (encode(planes.colour[3 * (from + 32)]!) + encode(planes.colour[3 * (from + 31)]!)) / 2;
      assert.ok(Math.abs(meanStep(dithered.data, from) - wanted) < 0.12, `window ${from}: ${meanStep(dithered.data, from)} for ${wanted}`);
    }
  });
});

describe('parts of the look', () => {
  it('make the chosen white neutral, and keep its luminance', async () => {
    for (const [kelvin, tint] of [
      [2700, 0],
      [3800, 0.4],
      [5000, -0.3],
      [9000, 0],
    ] as const) {
      const white = rgbOfWhite(kelvin, tint).map((c) => Math.max(0, c) * 0.3) as unknown as [number, number, number];
      const { data } = await shoot(
        makePlanes(8, 8, () => white),
        { whiteBalance: { kelvin, tint }, dither: false },
      );
      const [r, g, b] = data;
      assert.ok(Math.abs(r! - g!) <= 1 && Math.abs(g! - b!) <= 1, `${kelvin} K, tint ${tint}: ${r} ${g} ${b}`);
      assert.ok(Math.abs(g! - encode(0.3)) <= 1.5);
    }
  });

  it('darken from the middle to the corner, by the stops asked', async () => {
    const planes = makePlanes(101, 101, () => [0.5, 0.5, 0.5]);
    const { data } = await shoot(planes, { vignette: { cornerStops: 2 }, dither: false });
    const diagonal = Array.from({ length: 51 }, (_, i) => data[3 * ((50 - i) * 101 + 50 - i)]!);
    for (let i = 1; i <= 50; i++) assert.ok(diagonal[i]! <= diagonal[i - 1]!);
    assert.ok(Math.abs(diagonal[0]! - encode(0.5)) <= 1);
    assert.ok(Math.abs(diagonal[50]! - encode(0.125)) <= 2, `corner ${diagonal[50]}`);
  });

  it('leave an even surface even under bloom', async () => {
    const { data } = await shoot(
      makePlanes(90, 70, () => [0.4, 0.4, 0.4]),
      { bloom: { strength: 0.5, radius: 0.05, tint: [1, 1, 1] }, dither: false },
    );
    assert.deepEqual([...new Set(data)], [Math.round(encode(0.4))]);
  });

  it('draw spikes about a small lamp and none about a window', async () => {
    const glare = { strength: 1, bladeCount: 6, length: 0.3, threshold: 4, rotation: 0 } as const;
    const lamp = makePlanes(300, 300, (x, y) => (Math.abs(x - 150) < 2 && Math.abs(y - 150) < 2 ? [900, 900, 900] : [0.01, 0.01, 0.01]));
    const window = makePlanes(300, 300, (x, y) =>
      Math.abs(x - 150) < 60 && Math.abs(y - 150) < 60 ? [900, 900, 900] : [0.01, 0.01, 0.01],
    );
    const [lit, flat, plain] = [await shoot(lamp, { glare }), await shoot(window, { glare }), await shoot(window, {})];
    const at = (image: RasterImage, x: number, y: number): number => image.data[3 * (y * 300 + x)]!;
    assert.ok(at(lit, 180, 150) > at(lit, 176, 165) + 20, `on the spike ${at(lit, 180, 150)}, between two ${at(lit, 176, 165)}`);
    assert.equal(hash(flat.data), hash(plain.data));
  });

  it('grow fog with the distance, and take Infinity for the background', async () => {
    const depths = [0.5, 5, 20, 80, Number.POSITIVE_INFINITY];
    const planes = makePlanes(
      50,
      10,
      () => [0, 0, 0],
      (x) => depths[Math.floor(x / 10)]!,
    );
    const fog = {
      density: 0.02,
      heightMetres: null,
      startMetres: 0,
      skyMetres: 200,
      colour: [0.5, 0.5, 0.5],
      tint: [1, 1, 1],
      sun: null,
    } as const;
    const { data } = await shoot(planes, { fog, dither: false });
    const steps = depths.map((_, i) => data[3 * (5 * 50 + 10 * i + 5)]!);
    depths.forEach((metres, i) => {
      const wanted = encode(0.5 * (1 - Math.exp(-0.02 * Math.min(200, metres))));
      assert.ok(Math.abs(steps[i]! - wanted) < 2, `${metres} m: ${steps[i]} for ${wanted}`);
    });
  });

  it('give the edge of something far only its share of the fog before it', async () => {
    const fog = { density: 0.05, heightMetres: null, startMetres: 0, skyMetres: 2, colour: [1, 1, 1], tint: [1, 1, 1], sun: null } as const;
    const planes = makePlanes(
      30,
      10,
      () => [0, 0, 0],
      () => 60,
    );
    const taken = new Uint16Array(300).fill(8);
    const hitCount = Uint16Array.from({ length: 300 }, (_, at) => [8, 2, 1][Math.floor((at % 30) / 10)]!);
    const { data } = await shoot({ ...planes, sampleCount: taken, hitCount }, { fog, dither: false });
    const [near, sky] = [1 - Math.exp(-3), 1 - Math.exp(-0.1)];
    [1, 0.25, 0.125].forEach((share, index) => {
      const wanted = encode(share * near + (1 - share) * sky);
      const got = data[3 * (5 * 30 + 10 * index + 5)]!;
      assert.ok(Math.abs(got - wanted) < 2, `${share}: ${got} for ${wanted}`);
    });
  });

  it('lay height fog on the ground', async () => {
    const planes = makePlanes(
      40,
      40,
      () => [0, 0, 0],
      () => 60,
    );
    const fog = {
      density: 0.05,
      heightMetres: 2,
      startMetres: 0,
      skyMetres: 200,
      colour: [0.5, 0.5, 0.5],
      tint: [1, 1, 1],
      sun: null,
    } as const;
    const { data } = await shoot(planes, { fog, dither: false });
    assert.ok(data[3 * (39 * 40 + 20)]! > data[3 * 20]! + 30);
  });

  it('light fog from the side of the sun', async () => {
    const planes = makePlanes(
      60,
      40,
      () => [0, 0, 0],
      () => 50,
    );
    const sun = { direction: [-0.5, 0.1, -1], colour: [4, 2, 1], anisotropy: 0.8 } as const;
    const fog = {
      density: 0.03,
      heightMetres: null,
      startMetres: 0,
      skyMetres: 200,
      colour: [0.02, 0.02, 0.02],
      tint: [1, 1, 1],
      sun,
    } as const;
    const { data } = await shoot(planes, { fog, dither: false });
    const at = (x: number, c: number): number => data[3 * (20 * 60 + x) + c]!;
    assert.ok(at(0, 0) > at(30, 0) + 20 && at(30, 0) > at(59, 0));
    assert.ok(at(0, 0) > at(0, 2) + 20);
  });

  it('hide rain behind what stands nearer', async () => {
    const planes = makePlanes(
      200,
      200,
      () => [0.1, 0.1, 0.1],
      (x) => (x < 100 ? 0.1 : Number.POSITIVE_INFINITY),
    );
    const { data } = await shoot(planes, { rain: { intensity: 1, wind: 0, haze: 0 }, dither: false });
    const steps = (from: number): number =>
      new Set(Array.from({ length: 20_000 }, (_, i) => data[3 * (Math.floor(i / 100) * 200 + from + (i % 100))]!)).size;
    assert.equal(steps(0), 1);
    assert.ok(steps(100) > 20);
  });

  it('make grain of the deviation asked in the midtones, and none in white', async () => {
    for (const size of [0.0025, 0.006]) {
      const planes = makePlanes(400, 400, (x) => (x < 200 ? [0.21, 0.21, 0.21] : [1, 1, 1]));
      const { data } = await shoot(planes, { grain: { amount: 4, size }, dither: false });
      let [sum, square, white] = [0, 0, 255];
      for (let i = 0; i < 160_000; i++) {
        if (i % 400 >= 200) white = Math.min(white, data[3 * i]!);
        else [sum, square] = [sum + data[3 * i]!, square + data[3 * i]! ** 2];
      }
      const deviation = Math.sqrt(square / 80_000 - (sum / 80_000) ** 2);
      assert.ok(Math.abs(deviation - 4) < 0.5, `deviation ${deviation} at size ${size}`);
      assert.equal(white, 255);
    }
  });
});

describe('any look', () => {
  it('turns NaN, Infinity and negative light into pixels without spreading them', async () => {
    const bad = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -5];
    const planes = makePlanes(
      64,
      64,
      (x, y) => (x === 20 && y < 4 ? [bad[y]!, bad[y]!, bad[y]!] : [0.2, 0.2, 0.2]),
      (x) => (x === 40 ? Number.NaN : 9),
    );
    const plain = await shoot(planes, {});
    assert.deepEqual(
      [0, 1, 2, 3].map((y) => plain.data[3 * (y * 64 + 20)]),
      [0, 255, 0, 0],
    );
    for (const mood of moods) {
      const look = { ...lookOf('night', mood), exposure: { mode: 'manual', ev: 0 }, bloom: null } as const;
      const { data } = await shoot(planes, look);
      assert.ok(data[3 * (60 * 64 + 60)]! > 20, `${mood} lost the picture`);
    }
  });

  it('shows a black picture and one of Infinity', async () => {
    for (const light of [0, Number.POSITIVE_INFINITY]) {
      const image = await shoot(
        makePlanes(40, 30, () => [light, light, light]),
        lookOf('dusk', 'snowfall'),
      );
      assert.equal(image.data.length, 3600);
    }
  });

  it('gives the same bytes whatever the number of workers', async () => {
    const planes = makeProbePlanes(readProbe('city'), { width: 150, height: 301 }, 0);
    const single = createStudioPool(1);
    try {
      for (const look of [lookOf('night', 'rainy-night'), lookOf('sunset', 'mist'), lookOf('noon', 'snowfall')]) {
        const [one, two] = await Promise.all([single, pool].map((each) => develop(planes, { look, seed: 9, pool: each, signal })));
        assert.equal(hash(one!.data), hash(two!.data));
      }
    } finally {
      await single.close();
    }
  });

  it('changes with the seed only where chance is asked for', async () => {
    const look = { ...lookOf('noon'), grain: null, dither: false };
    assert.equal(hash((await shoot(sunset, look, 1)).data), hash((await shoot(sunset, look, 2)).data));
    assert.notEqual(
      hash((await shoot(sunset, { ...look, dither: true }, 1)).data),
      hash((await shoot(sunset, { ...look, dither: true }, 2)).data),
    );
  });

  it('leaves the planes as they were', async () => {
    const before = [sunset.colour, sunset.depth].map(hash);
    await shoot(sunset, { ...lookOf('night', 'rainy-night'), snow: { intensity: 1, wind: 0, haze: 1 } });
    assert.deepEqual([sunset.colour, sunset.depth].map(hash), before);
  });

  it('stops when it is cancelled', async () => {
    const controller = new AbortController();
    controller.abort();
    const done = develop(sunset, { look: lookOf('noon'), seed: 1, pool, signal: controller.signal });
    await assert.rejects(done, (error) => isAppError(error, 'generation_cancelled'));
  });

  it('refuses planes that do not fit their size', async () => {
    await assert.rejects(shoot({ ...sunset, width: 121 }, {}), /colour plane must hold/);
  });
});

describe('presets', () => {
  it('keep the order of brightness: night, sunset, noon', async () => {
    const [night, dusk, evening, noon] = await Promise.all(
      (['night', 'dusk', 'sunset', 'noon'] as const).map((time) => shoot(sunset, lookOf(time))),
    );
    assert.ok(mean(night!, 1) < mean(dusk!, 1) && mean(dusk!, 1) < mean(evening!, 1) && mean(evening!, 1) < mean(noon!, 1));
  });

  it('keep the order of warmth: night, noon, afternoon, sunset', async () => {
    const images = await Promise.all((['night', 'noon', 'afternoon', 'sunset'] as const).map((time) => shoot(sunset, lookOf(time))));
    const warmth = images.map((image) => mean(image, 0) / mean(image, 2));
    assert.deepEqual(
      warmth,
      warmth.toSorted((a, b) => a - b),
    );
  });

  it('exist for every time and mood', () => {
    for (const time of timesOfDay) for (const mood of moods) assert.ok(lookOf(time, mood).exposure);
  });
});
