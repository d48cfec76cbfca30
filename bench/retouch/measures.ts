/** Numbers about two pictures of one size, over a part of them. Parts are masks [height, width]: a pixel counts where it is above 127. */
import type { RasterImage } from '../../src/engine.ts';
import { bytesToLab } from '../../src/studio/colour/index.ts';

export type Part = Uint8Array;

export const inverse = (part: Part): Part => part.map((value) => 255 - value);

/** How many bytes a pixel of either picture has, alpha included; what is not there counts as 255. */
function pixelDifference(a: RasterImage, b: RasterImage, pixel: number): number {
  let most = 0;
  for (let c = 0; c < Math.max(a.channels, b.channels); c++) {
    const [before, after] = [a, b].map(({ channels, data }) => (c < channels ? data[channels * pixel + c]! : 255));
    most = Math.max(most, Math.abs(before! - after!));
  }
  return most;
}

export interface Change {
  /** Largest difference of a byte where the mask is 0. */
  readonly outside: number;
  /** Share of the pixels above 0 of which a byte differs. */
  readonly inside: number;
  /** Share of the picture where the mask is above 0. */
  readonly covered: number;
}

export function changeOf(before: RasterImage, after: RasterImage, mayChange: Uint8Array): Change {
  let [outside, changed, covered] = [0, 0, 0];
  for (let pixel = 0; pixel < mayChange.length; pixel++) {
    const difference = pixelDifference(before, after, pixel);
    if (mayChange[pixel] === 0) outside = Math.max(outside, difference);
    else {
      covered += 1;
      changed += difference > 0 ? 1 : 0;
    }
  }
  return { outside, inside: covered === 0 ? 0 : changed / covered, covered: covered / mayChange.length };
}

export interface LabPixel {
  readonly lightness: number;
  readonly a: number;
  readonly b: number;
}

/** OKLab of every pixel of the part, in order. */
export function labOf({ data, channels }: RasterImage, part: Part): LabPixel[] {
  const out = new Float64Array(3);
  const pixels: LabPixel[] = [];
  for (let pixel = 0; pixel < part.length; pixel++) {
    if (part[pixel]! <= 127) continue;
    const at = channels * pixel;
    bytesToLab(data[at]!, data[at + 1]!, data[at + 2]!, out);
    pixels.push({ lightness: out[0]!, a: out[1]!, b: out[2]! });
  }
  return pixels;
}

/** Hue of the summed colour, degrees: strong colours count for more than greys. */
export function meanHue(pixels: readonly LabPixel[]): number {
  const sum = pixels.reduce((total, { a, b }) => ({ a: total.a + a, b: total.b + b }), { a: 0, b: 0 });
  return (Math.atan2(sum.b, sum.a) * 180) / Math.PI;
}

export const hueError = (one: number, other: number): number => Math.abs(((one - other + 540) % 360) - 180);

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Pearson's. */
export function correlation(one: readonly number[], other: readonly number[]): number {
  const [m, n] = [mean(one), mean(other)];
  let [together, first, second] = [0, 0, 0];
  for (let i = 0; i < one.length; i++) {
    const [x, y] = [one[i]! - m, other[i]! - n];
    together += x * y;
    first += x * x;
    second += y * y;
  }
  return together / Math.sqrt(first * second);
}

const luma = ({ data, channels }: RasterImage, pixel: number): number => {
  const at = channels * pixel;
  return 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
};

/** Variance of the four-neighbour Laplacian over the part: how much fine detail there is. */
export function laplacianVariance(image: RasterImage, part: Part): number {
  const { width, height } = image;
  let [sum, squares, count] = [0, 0, 0];
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const pixel = y * width + x;
      if (part[pixel]! <= 127) continue;
      const around = luma(image, pixel - 1) + luma(image, pixel + 1) + luma(image, pixel - width) + luma(image, pixel + width);
      const value = around - 4 * luma(image, pixel);
      sum += value;
      squares += value * value;
      count += 1;
    }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}

/** Decibels over the three colours of the part. */
export function psnr(one: RasterImage, other: RasterImage, part: Part): number {
  let [squares, count] = [0, 0];
  for (let pixel = 0; pixel < part.length; pixel++) {
    if (part[pixel]! <= 127) continue;
    for (let c = 0; c < 3; c++) squares += (one.data[one.channels * pixel + c]! - other.data[other.channels * pixel + c]!) ** 2;
    count += 3;
  }
  return squares === 0 ? Infinity : 10 * Math.log10((255 * 255 * count) / squares);
}

const ssimSide = 8;

/**
 * Mean structural similarity of luma over windows of 8x8, every fourth pixel, that lie wholly in the part; 1 = the same.
 * source   Wang, Bovik, Sheikh, Simoncelli: Image quality assessment (IEEE TIP 2004), with a square window
 */
export function ssim(one: RasterImage, other: RasterImage, part: Part): number {
  const values: number[] = [];
  for (let top = 0; top + ssimSide <= one.height; top += 4)
    for (let left = 0; left + ssimSide <= one.width; left += 4) {
      const value = windowSimilarity(one, other, { part, left, top });
      if (value !== null) values.push(value);
    }
  return mean(values);
}

function windowSimilarity(
  one: RasterImage,
  other: RasterImage,
  { part, left, top }: { part: Part; left: number; top: number },
): number | null {
  let [x, y, xx, yy, xy] = [0, 0, 0, 0, 0];
  for (let row = top; row < top + ssimSide; row++)
    for (let column = left; column < left + ssimSide; column++) {
      const pixel = row * one.width + column;
      if (part[pixel]! <= 127) return null;
      const [a, b] = [luma(one, pixel), luma(other, pixel)];
      x += a;
      y += b;
      xx += a * a;
      yy += b * b;
      xy += a * b;
    }
  const n = ssimSide * ssimSide;
  const [m, k] = [x / n, y / n];
  const [c1, c2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2];
  return ((2 * m * k + c1) * (2 * (xy / n - m * k) + c2)) / ((m * m + k * k + c1) * (xx / n - m * m + yy / n - k * k + c2));
}
