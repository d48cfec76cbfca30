/**
 * Resizing by Lanczos 3 to the very bytes of Pillow, since references that differ by a level or two give another image.
 *
 * source   Pillow 13, src/libImaging/Resample.c: precompute_coeffs, normalize_coeffs_8bpc and the two 8-bit passes
 *
 * Easy to get wrong:
 * - The window grows with the scale when shrinking, and weights are rounded to 22 bits after they are made to sum to 1.
 * - The first pass rounds to bytes before the second reads them, so their order matters. Since Pillow 13 a height that shrinks much more
 *   than the width goes first (found by comparing both orders over 4000 sizes). Earlier versions begin with the width: some bytes of
 *   tall pictures are then 1 apart.
 */
import type { PixelSize, RasterImage } from '../../engine.ts';

const lobes = 3;
const precisionBits = 22;
const half = 1 << (precisionBits - 1);

/** For each place of the result: the first source place that counts, and the weights from there on. */
interface Window {
  readonly first: number;
  readonly weights: Int32Array;
}

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(x * Math.PI) / (x * Math.PI));
const lanczos = (x: number): number => (x >= -lobes && x < lobes ? sinc(x) * sinc(x / lobes) : 0);

const toFixedPoint = (weight: number): number => Math.trunc(weight * (1 << precisionBits) + (weight < 0 ? -0.5 : 0.5));

function makeWindows(from: number, to: number): Window[] {
  const scale = from / to;
  const stretch = Math.max(scale, 1);
  const support = lobes * stretch;
  return Array.from({ length: to }, (_, place) => {
    const center = (place + 0.5) * scale;
    const first = Math.max(Math.trunc(center - support + 0.5), 0);
    const end = Math.min(Math.trunc(center + support + 0.5), from);
    const weights = Array.from({ length: end - first }, (_, i) => lanczos((i + first - center + 0.5) * (1 / stretch)));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return { first, weights: Int32Array.from(weights, (weight) => toFixedPoint(weight / sum)) };
  });
}

const toByte = (sum: number): number => Math.min(Math.max(sum >> precisionBits, 0), 255);

/** One pass over `lines` lines, each resized along a side: steps are distances in bytes between neighbours. */
interface Pass {
  readonly source: Uint8Array;
  readonly target: Uint8Array;
  readonly windows: readonly Window[];
  readonly lineCount: number;
  readonly sourceLine: number;
  readonly targetLine: number;
  readonly step: number;
}

function resizeLines({ source, target, windows, lineCount, sourceLine, targetLine, step }: Pass): void {
  for (let line = 0; line < lineCount; line++)
    for (let place = 0; place < windows.length; place++) {
      const { first, weights } = windows[place]!;
      let sum = half;
      let at = line * sourceLine + first * step;
      for (let i = 0; i < weights.length; i++, at += step) sum += source[at]! * weights[i]!;
      target[line * targetLine + place * step] = toByte(sum);
    }
}

function resizeWidth({ data, width, height }: RasterImage, wanted: number): RasterImage {
  const target = new Uint8Array(wanted * height * 3);
  const windows = makeWindows(width, wanted);
  // A line is one channel of one row; the channels lie side by side.
  for (let c = 0; c < 3; c++) {
    const [source, into] = [data.subarray(c), target.subarray(c)];
    resizeLines({ source, target: into, windows, lineCount: height, sourceLine: width * 3, targetLine: wanted * 3, step: 3 });
  }
  return { data: target, width: wanted, height, channels: 3 };
}

function resizeHeight({ data, width, height }: RasterImage, wanted: number): RasterImage {
  const target = new Uint8Array(width * wanted * 3);
  const row = width * 3;
  for (const [y, { first, weights }] of makeWindows(height, wanted).entries()) {
    // Row by row rather than column by column: the bytes then lie together.
    const sums = new Int32Array(row).fill(half);
    for (const [i, weight] of weights.entries()) {
      const at = (first + i) * row;
      for (let x = 0; x < row; x++) sums[x]! += data[at + x]! * weight;
    }
    for (let x = 0; x < row; x++) target[y * row + x] = toByte(sums[x]!);
  }
  return { data: target, width, height: wanted, channels: 3 };
}

/** image: of 3 channels. The image itself where nothing changes. */
export function resizeLanczos(image: RasterImage, { width, height }: PixelSize): RasterImage {
  const withWidth = (from: RasterImage): RasterImage => (from.width === width ? from : resizeWidth(from, width));
  const withHeight = (from: RasterImage): RasterImage => (from.height === height ? from : resizeHeight(from, height));
  const isHeightFirst = height < image.height && image.height - height > 2 * (image.width - width);
  return isHeightFirst ? withWidth(withHeight(image)) : withHeight(withWidth(image));
}
