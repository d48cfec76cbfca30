/**
 * Measures the invisible watermark: fidelity, robustness, false positives, speed. Prints the tables of docs/watermark.md.
 *
 *   node bench/watermark.ts [--photos <folder>] [--count 1000] [--only robustness,unmarked,speed]
 *
 * Photographs are optional and only widen the choice of pictures.
 */
import { readdir, readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import type { RasterImage } from '../src/engine.ts';
import { createWatermarker, type Watermarker } from '../src/imaging/watermark/index.ts';
import * as make from '../src/imaging/watermark/test-pictures.ts';
import { createRng } from '../src/shared/index.ts';

const { values } = parseArgs({
  options: {
    photos: { type: 'string' },
    count: { type: 'string', default: '1000' },
    only: { type: 'string', default: 'robustness,unmarked,speed' },
  },
});

async function loadPhotos(folder: string | undefined): Promise<{ name: string; image: RasterImage }[]> {
  if (folder === undefined) return [];
  const names = (await readdir(folder)).filter((name) => /\.(jpe?g|png|webp)$/i.test(name)).sort();
  return Promise.all(
    names.map(async (name) => ({ name, image: await make.fromSharp(sharp(await readFile(join(folder, name))).autoOrient()) })),
  );
}

const resized = (image: RasterImage, width: number, height: number): Promise<RasterImage> =>
  make.fromSharp(make.toSharp(image).resize(width, height, { fit: 'cover' }));

async function subjects(photos: { name: string; image: RasterImage }[]): Promise<[string, RasterImage][]> {
  const square = { width: 1440, height: 1440 };
  const small = { width: 1024, height: 768 };
  const large = { width: 2048, height: 2048 };
  const list: [string, RasterImage][] = [
    ['flat grey 1440x1440', make.flatGrey(square)],
    ['flat grey 1024x768', make.flatGrey(small)],
    ['pure black 1440x1440', make.paint(square, () => [0, 0, 0])],
    ['pure white 1440x1440', make.paint(square, () => [255, 255, 255])],
    ['dark room 1440x1440', make.darkRoom(square)],
    ['sky gradient 2048x2048', make.skyGradient(large)],
    ['white noise, deviation 40, 1440x1440', make.whiteNoise(square, 40, createRng(1))],
    ['text 1440x1440', await make.textPage(square, createRng(2))],
    ['text 1024x768', await make.textPage(small, createRng(3))],
    ['scene 1024x768', await make.scene(small, createRng(4))],
    ['scene 4096x1440', await make.scene({ width: 4096, height: 1440 }, createRng(5))],
  ];
  for (const [index, { name, image }] of photos.entries()) {
    const sizes = [
      [1024, 768],
      [1440, 1440],
      [2048, 2048],
      [4096, 4096],
    ] as const;
    const [width, height] = sizes[index % sizes.length]!;
    list.push([`photo ${name} ${width}x${height}`, await resized(image, width, height)]);
  }
  return list;
}

type Distortion = (image: RasterImage) => Promise<RasterImage>;

const noisy = (deviation: number): Distortion => {
  return async (image) => {
    const rng = createRng(9);
    const data = Uint8ClampedArray.from(image.data, (value) => value + 2 * deviation * (rng.float() + rng.float() + rng.float() - 1.5));
    return { ...image, data: new Uint8Array(data.buffer) };
  };
};

/** What the mark must survive. */
const required: Record<string, Distortion> = {
  none: async (image) => image,
  'JPEG 70': (image) => make.jpeg(image, 70),
  '50 %': (image) => make.scaled(image, 0.5),
  '150 %': (image) => make.scaled(image, 1.5),
  'crop 10 % all sides': (image) => make.cropped(image, make.allSides(0.1)),
  'crop 10 % left': (image) => make.cropped(image, { left: 0.1 }),
  '50 % + JPEG 80': async (image) => make.jpeg(await make.scaled(image, 0.5), 80),
  '150 % + JPEG 70': async (image) => make.jpeg(await make.scaled(image, 1.5), 70),
  'crop 10 % + JPEG 70': async (image) => make.jpeg(await make.cropped(image, make.allSides(0.1)), 70),
  'crop 10 % + 50 % + JPEG 80': async (image) => make.jpeg(await make.scaled(await make.cropped(image, make.allSides(0.1)), 0.5), 80),
};

/** What it may or may not survive. */
const beyond: Record<string, Distortion> = {
  'JPEG 50': (image) => make.jpeg(image, 50),
  'JPEG 30': (image) => make.jpeg(image, 30),
  'WebP 75': (image) => make.webp(image, 75),
  '50 % + JPEG 70': async (image) => make.jpeg(await make.scaled(image, 0.5), 70),
  '25 %': (image) => make.scaled(image, 0.25),
  'crop 25 % all sides': (image) => make.cropped(image, make.allSides(0.25)),
  'crop 35 % all sides': (image) => make.cropped(image, make.allSides(0.35)),
  mirrored: (image) => make.fromSharp(make.toSharp(image).flop()),
  'turned by 90 degrees': (image) => make.fromSharp(make.toSharp(image).rotate(90)),
  'turned by 0.2 degrees': (image) => make.fromSharp(make.toSharp(image).rotate(0.2, { background: '#888' })),
  'turned by 1 degree': (image) => make.fromSharp(make.toSharp(image).rotate(1, { background: '#888' })),
  'stretched across by 1 %': (image) =>
    make.fromSharp(make.toSharp(image).resize(Math.round(image.width * 1.01), image.height, { fit: 'fill' })),
  'blur, sigma 1.5': (image) => make.fromSharp(make.toSharp(image).blur(1.5)),
  'noise, deviation 10': noisy(10),
  'contrast x 1.3': (image) => make.fromSharp(make.toSharp(image).linear(1.3, -38)),
};

async function measureRobustness(watermarker: Watermarker, photos: { name: string; image: RasterImage }[]): Promise<void> {
  const lowest = new Map<string, { score: number; misses: number; tried: number }>();
  console.log('\n## Fidelity and required distortions: score per picture\n');
  console.log(
    `| picture | PSNR dB | unmarked | ${Object.keys(required).join(' | ')} |\n|${'---|'.repeat(3 + Object.keys(required).length)}`,
  );
  for (const [name, image] of await subjects(photos)) {
    const marked = await watermarker.embed(image);
    const cells = [make.peakSignalToNoise(image, marked).toFixed(1), (await watermarker.detect(image)).score.toFixed(1)];
    for (const [distortion, distort] of Object.entries({ ...required, ...beyond })) {
      const { found, score } = await watermarker.detect(await distort(marked));
      const before = lowest.get(distortion) ?? { score: Number.POSITIVE_INFINITY, misses: 0, tried: 0 };
      lowest.set(distortion, { score: Math.min(before.score, score), misses: before.misses + (found ? 0 : 1), tried: before.tried + 1 });
      if (distortion in required) cells.push(found ? score.toFixed(1) : `**${score.toFixed(1)}**`);
    }
    console.log(`| ${name} | ${cells.join(' | ')} |`);
  }
  console.log('\n## Every distortion: lowest score, pictures found\n\n| distortion | lowest score | found |\n|---|---|---|');
  for (const [name, { score, misses, tried }] of lowest) console.log(`| ${name} | ${score.toFixed(1)} | ${tried - misses} of ${tried} |`);
}

/** Gumbel's law by moments: P(score > t) = 1 - exp(-exp(-(t - location) / width)). */
function fitGumbel(scores: readonly number[]): { location: number; width: number } {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (scores.length - 1);
  const width = Math.sqrt(6 * variance) / Math.PI;
  return { location: mean - 0.5772156649 * width, width };
}

function printHistogram(scores: readonly number[]): void {
  const step = 0.1;
  const bins = new Map<number, number>();
  for (const score of scores) bins.set(Math.floor(score / step), (bins.get(Math.floor(score / step)) ?? 0) + 1);
  const most = Math.max(...bins.values());
  for (const [bin, count] of [...bins].sort((a, b) => a[0] - b[0])) {
    console.log(`${(bin * step).toFixed(1).padStart(5)} ${String(count).padStart(5)} ${'#'.repeat(Math.ceil((50 * count) / most))}`);
  }
}

async function measureUnmarked(watermarker: Watermarker, photos: readonly RasterImage[], count: number): Promise<void> {
  const scores: number[] = [];
  let threshold = Number.POSITIVE_INFINITY;
  const lane = async (first: number): Promise<void> => {
    for (let index = first; index < count; index += 2) {
      const report = await watermarker.detect(await make.unmarkedPicture(index, photos));
      scores.push(report.score);
      threshold = Math.min(threshold, report.threshold);
    }
  };
  await Promise.all([lane(0), lane(1)]);
  const textured = scores.filter((score) => score > 0).sort((a, b) => a - b);
  const at = (share: number): string => textured[Math.min(textured.length - 1, Math.floor(share * textured.length))]!.toFixed(2);
  console.log(`\n## ${count} unmarked pictures, ${photos.length} photographs among the sources\n`);
  console.log(
    `score 0 (nothing but flat colour): ${scores.length - textured.length}; median ${at(0.5)}, 99 % ${at(0.99)}, highest ${at(1)}`,
  );
  const { location, width } = fitGumbel(textured);
  const rate = -Math.expm1(-Math.exp(-(threshold - location) / width));
  console.log(
    `Gumbel fit: location ${location.toFixed(3)}, width ${width.toFixed(3)}; P(score > ${threshold.toFixed(2)}) = ${rate.toExponential(1)}\n`,
  );
  printHistogram(scores);
}

async function measureSpeed(watermarker: Watermarker): Promise<void> {
  console.log(`\n## Speed: medians of 5, ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}\n`);
  console.log('| picture | embed ms | detect ms | longest gap of the event loop ms |\n|---|---|---|---|');
  for (const side of [1024, 2048, 4096]) {
    const image = await make.scene({ width: side, height: side }, createRng(side));
    const marked = await watermarker.embed(image);
    const gap = watchEventLoop();
    const embedMs = await medianMs(() => watermarker.embed(image));
    const detectMs = await medianMs(() => watermarker.detect(marked));
    console.log(`| ${side}x${side} | ${embedMs.toFixed(0)} | ${detectMs.toFixed(0)} | ${gap().toFixed(0)} |`);
  }
}

/** returns a function that stops the watch and tells the longest time between two turns of a 1 ms timer */
function watchEventLoop(): () => number {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  return () => {
    clearInterval(timer);
    return longest;
  };
}

async function medianMs(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 5; run++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[2]!;
}

const watermarker = createWatermarker();
const photos = await loadPhotos(values.photos);
if (values.only.includes('robustness')) await measureRobustness(watermarker, photos);
if (values.only.includes('speed')) await measureSpeed(watermarker);
if (values.only.includes('unmarked')) {
  const images = photos.map(({ image }) => image);
  await measureUnmarked(watermarker, images, Number(values.count));
}
await watermarker.close();
