/**
 * Distances for the air before a picture, in a worker. One ray's distance is noise where the lens blurs: it is spread over the disc of
 * confusion, as the light is, or fog would lie over blurred edges in dots.
 */
import type { PixelSize } from '../../engine.ts';
import { coarseOf, Enlarger } from './denoise/index.ts';

interface Depths {
  readonly depth: Float32Array;
  readonly sampleCount: Uint16Array;
  readonly hitCount: Uint16Array;
}

export interface SpreadDepthInput {
  readonly from: Depths;
  /** Pixels of `from` are squares of so many by so many of `size`; 1: they are those of `size`. */
  readonly factor: number;
  /** In shared memory. */
  readonly target: Depths;
  readonly size: PixelSize;
  /** Of the lens: the distance in focus in metres, and the width of the disc of confusion in pixels of `from`, a dioptre off focus. */
  readonly focusMetres: number;
  readonly discPixels: number;
}

/** Means over squares of a plane, by sums over all that lies above and to the left. */
class SquareMeans {
  readonly #size: PixelSize;
  readonly #sums: Float64Array;

  constructor(size: PixelSize, of: (pixel: number) => number) {
    const stride = size.width + 1;
    const sums = new Float64Array(stride * (size.height + 1));
    for (let y = 0, pixel = 0; y < size.height; y++) {
      let row = 0;
      for (let x = 0; x < size.width; x++, pixel++) {
        row += of(pixel);
        sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1]! + row;
      }
    }
    this.#size = size;
    this.#sums = sums;
  }

  /** Of the square about (x, y), cut at the border. */
  at(x: number, y: number, radius: number): number {
    const { width, height } = this.#size;
    const stride = width + 1;
    const sums = this.#sums;
    const left = Math.max(0, x - radius);
    const right = Math.min(width, x + radius + 1);
    const top = Math.max(0, y - radius);
    const bottom = Math.min(height, y + radius + 1);
    const sum = sums[bottom * stride + right]! - sums[bottom * stride + left]! - sums[top * stride + right]! + sums[top * stride + left]!;
    return sum / ((right - left) * (bottom - top));
  }
}

const mostRadius = 12;
/** Of the square to the disc's width: a little narrower than the disc. */
const radiusShare = 0.4;

/** Share of rays that hit anything, and that share times their mean dioptres: 3 floats a pixel, the third 0. */
function spreadOf({ from, focusMetres, discPixels }: SpreadDepthInput, size: PixelSize): Float32Array {
  const shareOf = (pixel: number): number => from.hitCount[pixel]! / Math.max(1, from.sampleCount[pixel]!);
  const shares = new SquareMeans(size, shareOf);
  const dioptres = new SquareMeans(size, (pixel) => shareOf(pixel) / Math.max(from.depth[pixel]!, 1e-3));
  const spread = new Float32Array(3 * size.width * size.height);
  for (let y = 0, i = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++, i += 3) {
      const disc = discPixels * Math.abs(1 / focusMetres - dioptres.at(x, y, 2));
      const radius = Math.min(mostRadius, Math.round(radiusShare * disc));
      spread[i] = shares.at(x, y, radius);
      spread[i + 1] = dioptres.at(x, y, radius);
    }
  return spread;
}

/** Shares are told in so many parts. */
const parts = 255;

export function spreadDepths(input: SpreadDepthInput): void {
  const { target, size, factor } = input;
  const spread = spreadOf(input, coarseOf(size, factor));
  const enlarger = factor > 1 ? new Enlarger(spread, size, factor) : null;
  target.sampleCount.fill(parts);
  for (let y = 0, i = 0; y < size.height; y++) {
    const row = enlarger?.row(y) ?? spread.subarray(3 * y * size.width);
    for (let x = 0; x < size.width; x++, i++) {
      const share = row[3 * x]!;
      const hits = Math.round(parts * share);
      target.hitCount[i] = hits;
      target.depth[i] = hits === 0 ? Infinity : share / Math.max(row[3 * x + 1]!, 1e-9);
    }
  }
}
