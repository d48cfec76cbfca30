/**
 * Times of cutting out, background blur and the two-subject collage, as medians, with the machine named.
 *
 *   node bench/retouch.ts [photograph of a figure] [photograph of a thing]
 *
 * Without photographs it uses pictures made by rule, at the sizes of the documented example.
 */
import { cpus } from 'node:os';
import sharp from 'sharp';
import type { RasterImage } from '../src/engine.ts';
import { createInferenceHost } from '../src/inference/index.ts';
import { createLog } from '../src/shared/index.ts';
import { createStudioPool } from '../src/studio/pool.ts';
import { blurBackground, combine } from '../src/studio/retouch/index.ts';
import { iconComposite } from '../src/studio/segment/fixtures/composite.ts';
import { cutOut } from '../src/studio/segment/index.ts';

const rounds = 5;
const { signal } = new AbortController();

async function load(path: string | undefined, icon: string, width: number, height: number): Promise<RasterImage> {
  const ground = [
    [150, 185, 215],
    [96, 128, 70],
  ] as const;
  if (!path) return iconComposite(icon, Math.round(0.7 * height), { width, height, seed: 1, ground }).image;
  const { data, info } = await sharp(path).rotate().removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 3, data };
}

async function median(what: string, run: () => Promise<unknown>): Promise<void> {
  const timesMs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const startMs = performance.now();
    await run();
    timesMs.push(performance.now() - startMs);
  }
  const [firstMs] = timesMs;
  const sorted = timesMs.slice(1).sort((a, b) => a - b);
  console.log(
    `${what.padEnd(44)} first ${firstMs!.toFixed(0).padStart(6)} ms   median of ${sorted.length} more ${sorted[sorted.length >> 1]!.toFixed(0).padStart(6)} ms`,
  );
}

const pool = createStudioPool();
const inference = createInferenceHost({ log: createLog('warn') });
const deps = { inference, pool, signal };
const [figure, thing] = [await load(process.argv[2], 't-rex', 1024, 768), await load(process.argv[3], 'teapot', 1738, 1294)];
const size = { width: 2048, height: 2048 };

console.log(`${cpus()[0]?.model.trim()} x ${cpus().length}, node ${process.version}`);
await median(`cut out ${figure.width}x${figure.height}`, () => cutOut(figure, deps));
await median(`cut out ${thing.width}x${thing.height}`, () => cutOut(thing, deps));
await median(`blur the background ${figure.width}x${figure.height}`, async () => {
  const subject = await cutOut(figure, deps, { include: 'subject-and-support' });
  await blurBackground(figure, subject, { strength: 1, pool, signal });
});
await median('two references in a cafe, 2048x2048', async () => {
  const [one, two] = await Promise.all([cutOut(figure, deps), cutOut(thing, deps)]);
  const subjects = [
    { cutOut: one, label: 'figure', heightMetres: 3.5 },
    { cutOut: two, label: 'thing', heightMetres: 0.1 },
  ];
  await combine(subjects, {
    place: 'cafe',
    timeOfDay: 'afternoon',
    relations: [{ subject: 0, verb: 'drinks-from', object: 1 }],
    size,
    seed: 1,
    pool,
    inference,
    signal,
  });
});
await Promise.all([pool.close(), inference.close()]);
