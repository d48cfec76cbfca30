/**
 * Decoding and encoding of pictures against plain sharp in the same run, and the settings that src/imaging/encode.ts chose from.
 *
 * node bench/encode.ts [photo ...]      without a photo: noise, blurred; the settings' sizes mean more on real pictures
 */
import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import sharp, { type Sharp } from 'sharp';
import type { RasterImage } from '../src/engine.ts';
import { decodeImage, encodeImage, verifyImage } from '../src/imaging/index.ts';
import { createRng } from '../src/shared/index.ts';

const rounds = 3;
const limits = { pixels: 36_000_000 };
const provenance = { digitalSourceType: 'algorithmicMedia', software: 'Seedbed bench', prompt: null } as const;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

/** Median milliseconds of each piece of work; they take turns, so that a noisy moment hits all alike. */
async function race(works: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const times = works.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [index, work] of works.entries()) {
      const start = performance.now();
      await work();
      if (round > 0) times[index]!.push(performance.now() - start); // the first round warms up
    }
  }
  return times.map(median);
}

async function makePicture(side: number, photo: Uint8Array | null): Promise<RasterImage> {
  const rng = createRng(1);
  const noise = Uint8Array.from({ length: 256 * 256 * 3 }, () => rng.below(256));
  const source = photo ? sharp(photo) : sharp(noise, { raw: { width: 256, height: 256, channels: 3 } });
  const data = await source.resize(side, side, { fit: 'cover' }).removeAlpha().raw().toBuffer();
  return { width: side, height: side, channels: 3, data };
}

const open = ({ width, height, channels, data }: RasterImage): Sharp => sharp(data, { raw: { width, height, channels } });

const plain: Readonly<Record<'jpeg' | 'png' | 'webp', (image: Sharp) => Sharp>> = {
  jpeg: (image) => image.jpeg({ quality: 95, chromaSubsampling: '4:4:4' }),
  png: (image) => image.png(),
  webp: (image) => image.webp({ quality: 90 }),
};

async function compareWithSharp(image: RasterImage): Promise<void> {
  for (const format of ['jpeg', 'png', 'webp'] as const) {
    const { bytes } = await encodeImage(image, { format, provenance });
    const theirs = await plain[format](open(image)).toBuffer();
    const [encode, sharpEncode, decode, verify, sharpDecode] = await race([
      () => encodeImage(image, { format, provenance }),
      () => plain[format](open(image)).toBuffer(),
      () => decodeImage(bytes, limits),
      () => verifyImage(bytes, limits),
      () => sharp(bytes).raw().toBuffer(),
    ]);
    console.log(
      `${format.padEnd(5)} encode ${ms(encode)} = ${ratio(encode, sharpEncode)} of sharp's defaults, bytes ${ratio(bytes.length, theirs.length)};`,
      `decode ${ms(decode)} = ${ratio(decode, sharpDecode)} of sharp; verify ${ratio(verify, sharpDecode)}`,
    );
  }
}

const settings: readonly (readonly [string, (image: Sharp) => Sharp])[] = [
  ['jpeg 95 4:4:4, own Huffman tables', (image) => image.jpeg({ quality: 95, chromaSubsampling: '4:4:4' })],
  ['jpeg 95 4:4:4, standard tables *', (image) => image.jpeg({ quality: 95, chromaSubsampling: '4:4:4', optimiseCoding: false })],
  ['jpeg 95 4:4:4, progressive', (image) => image.jpeg({ quality: 95, chromaSubsampling: '4:4:4', progressive: true })],
  ...[1, 3, 6].map((level) => [`png ${level}`, (image: Sharp) => image.png({ compressionLevel: level })] as const),
  ...[1, 2, 3, 4, 6].map(
    (level) =>
      [
        `png ${level}, row filters${level === 3 ? ' *' : ''}`,
        (image: Sharp) => image.png({ compressionLevel: level, adaptiveFiltering: true }),
      ] as const,
  ),
  ...[2, 3, 4].map(
    (effort) => [`webp 90, effort ${effort}${effort === 2 ? ' *' : ''}`, (image: Sharp) => image.webp({ quality: 90, effort })] as const,
  ),
];

async function compareSettings(image: RasterImage): Promise<void> {
  const sizes = await Promise.all(settings.map(([, code]) => code(open(image)).toBuffer()));
  const times = await race(
    settings.map(
      ([, code]) =>
        () =>
          code(open(image)).toBuffer(),
    ),
  );
  for (const [index, [name]] of settings.entries()) {
    console.log(`${name.padEnd(36)} ${ms(times[index])}  ${(sizes[index]!.length / 1e6).toFixed(2).padStart(6)} MB`);
  }
}

const ms = (value: number | undefined): string => `${Math.round(value ?? 0)} ms`.padStart(8);
const ratio = (value: number | undefined, other: number | undefined): string => `${((value ?? 0) / (other ?? 1)).toFixed(2)}x`;

console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}, sharp ${sharp.versions.sharp}; medians of ${rounds}`);
const photos = process.argv.slice(2);
for (const name of photos.length > 0 ? photos : [null]) {
  const photo = name ? await readFile(name) : null;
  for (const side of [2048, 4096]) {
    console.log(`\n${name ?? 'blurred noise'} at ${side}x${side}`);
    await compareWithSharp(await makePicture(side, photo));
  }
  console.log(`\nsettings at 2048x2048 (* = chosen)`);
  await compareSettings(await makePicture(2048, photo));
}
