/**
 * Converts the CC0 panoramas of npm's @pmndrs/assets 1.7.0 (512x256, base64 EXR) to `assets/probes/<name>.rgbe`, once.
 * Both packages are wanted only here, so they are no dependency of ours: name a folder where they are installed.
 *
 *   npm install --prefix ./vendor @pmndrs/assets@1.7.0 three && node scripts/make-probes.ts ./vendor/node_modules
 *
 * Form: deflate of [u16 width][u16 height][4 planes of width*height bytes: red, green, blue mantissa, exponent], rows from the top;
 * every plane is stored as differences to the pixel on the left. Radiance = mantissa * 2^(exponent - 136) (Ward, Graphics Gems II).
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateSync } from 'node:zlib';

interface Panorama {
  width: number;
  height: number;
  data: Float32Array;
}

interface ExrLoader {
  setDataType(type: number): void;
  parse(bytes: ArrayBuffer): Panorama;
}

const floatType = 1015; // three's FloatType

/** A lamp so pure in colour that a channel is near zero is out of sRGB's gamut, not seen: no channel of a bright pixel is below this share of its mean. */
const leastShare = 0.22;

/** The sun is held at this radiance, so that one pixel does not rule the irradiance. */
const brightest = 600;

/**
 * Mends what lossy compression (DWAB, blocks of a cosine transform) made of suns and lamps: channels that swing below zero beside ones that
 * overshoot. A block keeps its mean, so the mean of the raw values around is right where the single values are not.
 */
function mendRinging({ width, height, data }: Panorama): Float32Array {
  const channels = data.length / (width * height);
  const at = (x: number, y: number, c: number): number =>
    data[(Math.max(0, Math.min(height - 1, y)) * width + ((x + width) % width)) * channels + c]!;
  const swings = (x: number, y: number): boolean => [0, 1, 2].some((c) => at(x, y, c) < -0.05);
  const around = Array.from({ length: 49 }, (_, i) => [(i % 7) - 3, Math.floor(i / 7) - 3] as const);
  const weights = around.map(([dx, dy]) => Math.exp(-(dx * dx + dy * dy) / (2 * 1.2 ** 2)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mended = data.slice();
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (!around.some(([dx, dy]) => Math.hypot(dx, dy) < 2.3 && swings(x + dx, y + dy))) continue;
      const mean = [0, 1, 2].map((c) =>
        Math.max(0, around.reduce((sum, [dx, dy], i) => sum + weights[i]! * at(x + dx, y + dy, c), 0) / total),
      );
      for (let c = 0; c < 3; c++) mended[(y * width + x) * channels + c] = mean[c]!;
    }
  return mended;
}

function toRgbe(panorama: Panorama): Uint8Array {
  const { width, height } = panorama;
  const data = mendRinging(panorama);
  const count = width * height;
  const channels = data.length / count;
  const planes = new Uint8Array(4 * count);
  for (let i = 0; i < count; i++) {
    const source = ((height - 1 - Math.floor(i / width)) * width + (i % width)) * channels; // EXRLoader's rows start at the bottom
    const grey = (data[source]! + data[source + 1]! + data[source + 2]!) / 3;
    const least = grey > 0.7 ? leastShare * grey : 0;
    const pixel = [0, 1, 2].map((c) => Math.min(brightest, Math.max(least, data[source + c]!)));
    const exponent = Math.max(0, Math.min(255, Math.ceil(Math.log2(Math.max(1e-9, ...pixel)) + 1e-9) + 128));
    for (let c = 0; c < 3; c++) planes[c * count + i] = Math.min(255, Math.round(pixel[c]! * 2 ** (136 - exponent)));
    planes[3 * count + i] = exponent;
  }
  return planes;
}

function encodeProbe(panorama: Panorama): Buffer {
  const planes = toRgbe(panorama);
  const bytes = Buffer.alloc(4 + planes.length);
  bytes.writeUInt16LE(panorama.width, 0);
  bytes.writeUInt16LE(panorama.height, 2);
  for (let i = 0; i < planes.length; i++) bytes[4 + i] = planes[i]! - (i % panorama.width === 0 ? 0 : planes[i - 1]!);
  return deflateSync(bytes, { level: 9 });
}

const modules = resolve(process.argv[2] ?? './vendor/node_modules');
const { EXRLoader } = (await import(pathToFileURL(join(modules, 'three/examples/jsm/loaders/EXRLoader.js')).href)) as {
  EXRLoader: new () => ExrLoader;
};
const folder = join(modules, '@pmndrs/assets/hdri');
for (const file of readdirSync(folder).filter((name) => name.endsWith('.exr.js'))) {
  const base64 = /base64,([A-Za-z0-9+/=]+)/.exec(readFileSync(join(folder, file), 'utf8'))![1]!;
  const exr = Buffer.from(base64, 'base64');
  const loader = new EXRLoader();
  loader.setDataType(floatType);
  const panorama = loader.parse(exr.buffer.slice(exr.byteOffset, exr.byteOffset + exr.length) as ArrayBuffer);
  const bytes = encodeProbe(panorama);
  writeFileSync(new URL(`../assets/probes/${file.replace('.exr.js', '.rgbe')}`, import.meta.url), bytes);
  console.log(file, bytes.length);
}
