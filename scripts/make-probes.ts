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

/** The sun is held at this radiance, so that one pixel does not rule the irradiance. */
const brightest = 600;

function toRgbe(panorama: Panorama): Uint8Array {
  const { width, height, data } = panorama;
  const count = width * height;
  const channels = data.length / count;
  const planes = new Uint8Array(4 * count);
  for (let i = 0; i < count; i++) {
    const source = ((height - 1 - Math.floor(i / width)) * width + (i % width)) * channels; // EXRLoader's rows start at the bottom
    const pixel = [0, 1, 2].map((c) => Math.min(brightest, Math.max(0, data[source + c]!)));
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
