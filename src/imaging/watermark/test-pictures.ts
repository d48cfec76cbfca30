/** Pictures without a mark, and what may happen to a picture afterwards. For tests and bench/watermark.ts only. */
import sharp, { type Sharp } from 'sharp';
import type { RasterImage } from '../../engine.ts';
import { createRng, type Rng } from '../../shared/rng.ts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export async function fromSharp(pipeline: Sharp): Promise<RasterImage> {
  const { data, info } = await pipeline.removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 3, data };
}

export const toSharp = ({ width, height, channels, data }: RasterImage): Sharp => sharp(data, { raw: { width, height, channels } });

/** at: red, green and blue at a place; rounded and clipped. */
export function paint({ width, height }: PictureSize, at: (x: number, y: number) => readonly [number, number, number]): RasterImage {
  const data = new Uint8ClampedArray(width * height * 3);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set(at(x, y), (y * width + x) * 3);
  return { width, height, channels: 3, data: new Uint8Array(data.buffer) };
}

export const flatGrey = (size: PictureSize): RasterImage => paint(size, () => [128, 128, 128]);

export const skyGradient = (size: PictureSize): RasterImage =>
  paint(size, (x, y) => [90 + (60 * y) / size.height + (20 * x) / size.width, 140 + (60 * y) / size.height, 220 + (25 * y) / size.height]);

export const darkRoom = (size: PictureSize): RasterImage =>
  paint(size, (x, y) => [6 + (14 * x) / size.width, 6 + (10 * y) / size.height, 9]);

/** Grey noise, about normal, independent from pixel to pixel. */
export function whiteNoise(size: PictureSize, deviation: number, rng: Rng): RasterImage {
  return paint(size, () => {
    const value = 128 + 2 * deviation * (rng.float() + rng.float() + rng.float() - 1.5);
    return [value, value, value];
  });
}

/** Lines of sans serif text of changing size, dark on light. */
export function textPage({ width, height }: PictureSize, rng: Rng): Promise<RasterImage> {
  const words = ['seed', 'bed', 'picture', 'mark', 'of', 'the', 'garden', 'quick', 'brown', 'fox', '1738', 'and'];
  const lines: string[] = [];
  for (let y = 30; y < height; ) {
    const fontSize = 12 + rng.below(30);
    y += fontSize * 1.4;
    const text = Array.from({ length: 30 }, () => rng.pick(words)).join(' ');
    lines.push(
      `<text x="20" y="${y}" font-size="${fontSize}" font-family="sans-serif" fill="#${rng.pick(['000', '222', '345'])}">${text}</text>`,
    );
  }
  const ground = rng.pick(['#fff', '#fff', '#f4f1e8', '#dde']);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${ground}"/>${lines.join('')}</svg>`;
  return fromSharp(sharp(Buffer.from(svg)));
}

/** Gradients, discs and bars over each other, as in posters and icons. */
export function shapes({ width, height }: PictureSize, rng: Rng): Promise<RasterImage> {
  const colour = (): string => `rgb(${rng.below(256)},${rng.below(256)},${rng.below(256)})`;
  const parts = Array.from({ length: 10 + rng.below(40) }, () => {
    const x = rng.below(width);
    const y = rng.below(height);
    const size = 10 + rng.below(Math.floor(width / 3));
    return rng.below(2) === 0
      ? `<circle cx="${x}" cy="${y}" r="${size / 2}" fill="${colour()}"/>`
      : `<rect x="${x}" y="${y}" width="${size}" height="${rng.below(size) + 2}" fill="${colour()}" transform="rotate(${rng.below(180)} ${x} ${y})"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><linearGradient id="g"><stop stop-color="${colour()}"/><stop offset="1" stop-color="${colour()}"/></linearGradient><rect width="100%" height="100%" fill="url(#g)"/>${parts.join('')}</svg>`;
  return fromSharp(sharp(Buffer.from(svg)));
}

/** Coloured noise whose amplitude falls as frequency^-steepness: 0.5 is sand, 1 a photograph, 1.5 clouds. */
export async function cloudNoise({ width, height }: PictureSize, steepness: number, rng: Rng): Promise<RasterImage> {
  const sum = new Float32Array(width * height * 3);
  const octaves = Math.ceil(Math.log2(Math.max(width, height))) - 1;
  let power = 0;
  for (let octave = 0; octave < octaves; octave++) {
    const side = 2 ** (octave + 2);
    const noise = Uint8Array.from({ length: side * side * 3 }, () => rng.below(256));
    const layer = sharp(noise, { raw: { width: side, height: side, channels: 3 } }).resize(width, height, {
      fit: 'cover',
      kernel: 'cubic',
    });
    const { data } = await fromSharp(layer);
    // An octave covers four times the area of the one before, hence the 1.
    const weight = 2 ** (-octave * (steepness - 1));
    power += weight * weight;
    for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + weight * (data[i]! - 128);
  }
  const gain = 0.7 / Math.sqrt(power);
  const data = Uint8ClampedArray.from(sum, (value) => 128 + gain * value);
  return { width, height, channels: 3, data: new Uint8Array(data.buffer) };
}

/** Sine gratings and checks: the pictures most like a periodic pattern. */
export function lattice(size: PictureSize, rng: Rng): RasterImage {
  const waves = Array.from({ length: 1 + rng.below(6) }, () => ({
    x: rng.range(-0.3, 0.3),
    y: rng.range(-0.3, 0.3),
    phase: rng.range(0, 6.28),
    isSquare: rng.below(2) === 0,
  }));
  return paint(size, (x, y) => {
    let value = 0;
    for (const wave of waves) {
      const sine = Math.sin(2 * Math.PI * (wave.x * x + wave.y * y) + wave.phase);
      value += wave.isSquare ? Math.sign(sine) : sine;
    }
    const grey = 128 + (90 * value) / waves.length;
    return [grey, grey, 255 - grey];
  });
}

/** A scene with sky, cloud-like ground and a few shapes: something of everything that a photograph has. */
export async function scene(size: PictureSize, rng: Rng): Promise<RasterImage> {
  const ground = await cloudNoise(size, 1.1, rng);
  const sky = skyGradient(size);
  const things = await shapes(size, rng);
  const horizon = size.height * 0.4;
  return paint(size, (x, y) => {
    const at = (y * size.width + x) * 3;
    const isThing = Math.hypot(x / size.width - 0.6, y / size.height - 0.6) < 0.2;
    const from = isThing ? things.data : y < horizon ? sky.data : ground.data;
    return [from[at]!, from[at + 1]!, from[at + 2]!];
  });
}

export const jpeg = async (image: RasterImage, quality: number): Promise<RasterImage> =>
  fromSharp(sharp(await toSharp(image).jpeg({ quality }).toBuffer()));

export const webp = async (image: RasterImage, quality: number): Promise<RasterImage> =>
  fromSharp(sharp(await toSharp(image).webp({ quality }).toBuffer()));

export const scaled = (image: RasterImage, factor: number): Promise<RasterImage> =>
  fromSharp(toSharp(image).resize(Math.round(image.width * factor), Math.round(image.height * factor), { fit: 'fill' }));

/** Shares of the width and height that are cut away at each side. */
export interface Margins {
  readonly left?: number;
  readonly top?: number;
  readonly right?: number;
  readonly bottom?: number;
}

export function cropped(image: RasterImage, { left = 0, top = 0, right = 0, bottom = 0 }: Margins): Promise<RasterImage> {
  const x = Math.round(image.width * left);
  const y = Math.round(image.height * top);
  const width = Math.round(image.width * (1 - right)) - x;
  const height = Math.round(image.height * (1 - bottom)) - y;
  return fromSharp(toSharp(image).extract({ left: x, top: y, width, height }));
}

export const allSides = (share: number): Margins => ({ left: share, top: share, right: share, bottom: share });

/** In decibels, over all colour channels; 255 squared over the mean squared difference. */
export function peakSignalToNoise(a: RasterImage, b: RasterImage): number {
  let sum = 0;
  for (let i = 0; i < a.data.length; i++) sum += (a.data[i]! - b.data[i]!) ** 2;
  return 10 * Math.log10((255 * 255 * a.data.length) / sum);
}

const procedural: readonly ((size: PictureSize, rng: Rng) => RasterImage | Promise<RasterImage>)[] = [
  (size, rng) => cloudNoise(size, 0.5, rng),
  (size, rng) => cloudNoise(size, 1, rng),
  (size, rng) => cloudNoise(size, 1.5, rng),
  (size, rng) => whiteNoise(size, rng.range(1, 60), rng),
  (size, rng) => lattice(size, rng),
  (size, rng) => textPage(size, rng),
  (size, rng) => shapes(size, rng),
  (size, rng) => scene(size, rng),
  (size) => skyGradient(size),
];

async function randomCrop(photo: RasterImage, rng: Rng): Promise<RasterImage> {
  const share = rng.range(0.4, 1);
  const left = rng.range(0, 1 - share);
  const top = rng.range(0, 1 - share);
  const part = await cropped(photo, { left, top, right: 1 - share - left, bottom: 1 - share - top });
  const pipeline = toSharp(part).resize(400 + rng.below(900));
  return fromSharp(rng.below(2) === 0 ? pipeline.flop() : pipeline);
}

/**
 * Picture number `index` of an endless row of unmarked pictures, the same each time. Half are parts of `photos`, if there are any; half
 * of all went through JPEG at a quality of 30 to 95.
 */
export async function unmarkedPicture(index: number, photos: readonly RasterImage[]): Promise<RasterImage> {
  const rng = createRng(1000 + index);
  const size = { width: 320 + rng.below(800), height: 320 + rng.below(800) };
  const isPhoto = photos.length > 0 && index % 2 === 0;
  const picture = isPhoto ? await randomCrop(rng.pick(photos), rng) : await rng.pick(procedural)(size, rng);
  return rng.below(2) === 0 ? picture : jpeg(picture, 30 + rng.below(66));
}
