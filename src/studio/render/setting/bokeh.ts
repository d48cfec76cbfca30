/** Lens blur of a linear RGB image by a disc, and lamps drawn as out-of-focus discs. */
import { createRng } from '../../../shared/index.ts';

/** Interleaved linear RGB, rows from the top. */
export interface LinearImage {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

const clampIndex = (i: number, count: number): number => (i < 0 ? 0 : i >= count ? count - 1 : i);

/** Mean over a disc of `radius` pixels, edges repeated: per row of the disc a difference of prefix sums, so the cost grows with the radius, not its square. */
export function blurDisc(image: LinearImage, radius: number): LinearImage {
  if (radius < 0.6) return image;
  const { width, height } = image;
  const reach = Math.floor(radius);
  const pad = reach + 2;
  const stride = width + 2 * pad + 1;
  const out = new Float32Array(width * height * 3);
  const sums = new Float64Array(stride * height);
  const halves = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.sqrt(Math.max(0, radius * radius - (i - reach) ** 2)));
  const area = halves.reduce((sum, half) => sum + 2 * half + 1, 0);
  for (let channel = 0; channel < 3; channel++) {
    prefixRows(image, channel, { pad, stride, sums });
    for (let y = 0; y < height; y++) {
      for (let dy = -reach; dy <= reach; dy++) {
        const row = clampIndex(y + dy, height) * stride + pad;
        const whole = Math.floor(halves[dy + reach]!);
        const part = halves[dy + reach]! - whole;
        for (let x = 0, k = y * width * 3 + channel; x < width; x++, k += 3) {
          const inner = sums[row + x + whole + 1]! - sums[row + x - whole]!;
          const outer = sums[row + x + whole + 2]! - sums[row + x - whole - 1]! - inner;
          out[k] = out[k]! + (inner + part * outer) / area;
        }
      }
    }
  }
  return { width, height, data: out };
}

/** sums[x + pad] = the pixels of the row before x, columns beyond the edges repeating them. */
function prefixRows(image: LinearImage, channel: number, frame: { pad: number; stride: number; sums: Float64Array }): void {
  const { pad, stride, sums } = frame;
  for (let y = 0; y < image.height; y++) {
    let sum = 0;
    for (let x = -pad; x <= image.width + pad; x++) {
      sums[y * stride + x + pad] = sum;
      sum += image.data[(y * image.width + clampIndex(x, image.width)) * 3 + channel]!;
    }
  }
}

export interface Lamps {
  readonly count: number;
  /** 0 to 1. */
  readonly brightness: number;
  /** Radius of a disc in pixels, and the rows between which they hang. */
  readonly radius: number;
  readonly top: number;
  readonly bottom: number;
  readonly seed: number;
  readonly city: boolean;
}

const warmLamps = [
  [1, 0.62, 0.28],
  [1, 0.72, 0.4],
  [1, 0.5, 0.2],
  [1, 0.82, 0.6],
] as const;
const cityLamps = [...warmLamps, [0.45, 0.7, 1], [1, 0.18, 0.12], [0.3, 0.9, 0.6], [1, 0.85, 0.7]] as const;

/** Adds discs with a slightly brighter rim, in strings and clusters, to the image. */
export function addLamps(image: LinearImage, lamps: Lamps): void {
  const rng = createRng(lamps.seed).fork('lamps');
  for (let i = 0; i < lamps.count; i++) {
    const cluster = Math.floor(i / 5);
    const heart = rng.fork(`cluster ${cluster}`);
    const x = (heart.float() + rng.range(-0.16, 0.16)) * image.width;
    const y = lamps.top + (lamps.bottom - lamps.top) * Math.max(0, Math.min(1, heart.float() + rng.range(-0.22, 0.22)));
    const radius = lamps.radius * rng.range(0.7, 1.35);
    const colour = rng.pick(lamps.city ? cityLamps : warmLamps);
    const energy = lamps.brightness * rng.range(0.15, 0.8) ** 1.5;
    drawDisc(image, { x, y, radius, colour, energy });
  }
}

function drawDisc(image: LinearImage, disc: { x: number; y: number; radius: number; colour: readonly number[]; energy: number }): void {
  const reach = Math.ceil(disc.radius + 1);
  for (let y = Math.max(0, Math.floor(disc.y - reach)); y < Math.min(image.height, disc.y + reach); y++) {
    for (let x = Math.max(0, Math.floor(disc.x - reach)); x < Math.min(image.width, disc.x + reach); x++) {
      const d = Math.sqrt((x - disc.x) ** 2 + (y - disc.y) ** 2);
      const cover = Math.max(0, Math.min(1, disc.radius - d + 0.5));
      if (cover === 0) continue;
      const rim = 0.75 + 0.4 * (d / disc.radius) ** 4;
      const k = (y * image.width + x) * 3;
      for (let c = 0; c < 3; c++) image.data[k + c] = image.data[k + c]! + cover * rim * disc.energy * disc.colour[c]!;
    }
  }
}
