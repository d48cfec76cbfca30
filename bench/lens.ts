/**
 * Wall time of the lens (src/studio/render/lens): medians after one run to warm up, on two workers, and the processor time of all
 * threads, which a busy machine disturbs less. Run: node bench/lens.ts [1024 2048 4096]
 * To see the looks instead, side by side on light probes: node bench/lens.ts pictures <folder>
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RasterImage } from '../src/engine.ts';
import { encodeImage } from '../src/imaging/index.ts';
import { createStudioPool } from '../src/studio/pool.ts';
import { develop, identityLook, type Look, lookOf } from '../src/studio/render/lens/index.ts';
import { curveNames } from '../src/studio/render/lens/look.ts';
import { moods } from '../src/studio/render/lens/presets.ts';
import { makeProbePlanes, probeCamera } from '../src/studio/render/lens/probe-planes.ts';
import type { TracedPlanes } from '../src/studio/render/path/trace-scene.ts';
import { readProbe } from '../src/studio/render/setting/index.ts';
import { timesOfDay } from '../src/studio/scene/scene.ts';
import { describeMachine, median } from './machine.ts';

const looks: Readonly<Record<string, Look>> = {
  identity: identityLook,
  noon: lookOf('noon'),
  'product, noon': lookOf('noon', 'product'),
  'night with spikes': lookOf('night'),
  'sunset, mist': lookOf('sunset', 'mist'),
  'rainy night': lookOf('night', 'rainy-night'),
  'dusk, snowfall': lookOf('dusk', 'snowfall'),
};

/** A gradient with lamps, at every distance. */
function makePlanes(side: number): TracedPlanes {
  const count = side * side;
  const colour = new Float32Array(new SharedArrayBuffer(12 * count));
  const depth = new Float32Array(new SharedArrayBuffer(4 * count));
  const lampEvery = Math.round(side / 6);
  for (let i = 0; i < count; i++) {
    const [x, y] = [i % side, Math.floor(i / side)];
    const isLamp = x % lampEvery < side / 150 && y % lampEvery < side / 150;
    for (let c = 0; c < 3; c++) colour[3 * i + c] = isLamp ? 60 : 0.05 + (0.4 * (c === 0 ? x : y)) / side;
    depth[i] = y < side / 3 ? Number.POSITIVE_INFINITY : (8 * side) / y;
  }
  const empty = new Float32Array();
  return { width: side, height: side, colour, depth, albedo: empty, normal: empty, id: new Uint16Array(), sampleCount: new Uint16Array() };
}

const pool = createStudioPool(2);
const { signal } = new AbortController();

async function measure(sides: readonly number[]): Promise<void> {
  console.log(describeMachine());
  for (const side of sides) {
    const planes = makePlanes(side);
    for (const [name, look] of Object.entries(looks)) {
      const [wall, processor]: [number[], number[]] = [[], []];
      for (let run = 0; run <= (side > 2048 ? 3 : 5); run++) {
        const [start, used] = [performance.now(), process.cpuUsage()];
        await develop(planes, { look, seed: run, pool, signal });
        if (run === 0) continue;
        wall.push(performance.now() - start);
        const { user, system } = process.cpuUsage(used);
        processor.push((user + system) / 1000);
      }
      console.log(`${side}x${side} ${name}: ${Math.round(median(wall))} ms, processor ${Math.round(median(processor))} ms`);
    }
  }
  console.log(`resident memory at the end: ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
}

/** Pictures of one size, side by side. */
function tile(images: readonly RasterImage[]): RasterImage {
  const columns = Math.min(4, images.length);
  const { width, height } = images[0]!;
  const rows = Math.ceil(images.length / columns);
  const data = new Uint8Array(columns * width * rows * height * 3);
  for (const [i, image] of images.entries()) {
    for (let y = 0; y < height; y++) {
      const at = (Math.floor(i / columns) * height + y) * columns * width + (i % columns) * width;
      data.set(image.data.subarray(3 * y * width, 3 * (y + 1) * width), 3 * at);
    }
  }
  return { width: columns * width, height: rows * height, channels: 3, data };
}

async function writePictures(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const sheets: Readonly<Record<string, readonly Look[]>> = {
    curves: curveNames.map((curve) => ({ ...lookOf('noon'), curve, grade: null })),
    times: timesOfDay.map((time) => lookOf(time)),
    moods: moods.map((mood) => lookOf(mood === 'rainy-night' ? 'night' : 'afternoon', mood)),
  };
  for (const probe of ['city', 'dawn', 'apartment'] as const) {
    const planes = makeProbePlanes(readProbe(probe), { width: 400, height: 400 }, 0.75);
    for (const [name, wanted] of Object.entries(sheets)) {
      const images: RasterImage[] = [];
      for (const look of wanted) images.push(await develop(planes, { look, seed: 1, pool, signal, camera: probeCamera }));
      const provenance = { digitalSourceType: 'algorithmicMedia', software: 'Seedbed bench', prompt: null } as const;
      const { bytes } = await encodeImage(tile(images), { format: 'png', provenance });
      writeFileSync(join(folder, `${name}-${probe}.png`), bytes);
    }
  }
}

const [first, folder] = process.argv.slice(2);
if (first === 'pictures') await writePictures(folder ?? 'lens-pictures');
else await measure(process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1024, 2048, 4096]);
await pool.close();
