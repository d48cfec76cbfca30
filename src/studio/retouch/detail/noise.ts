/**
 * How much noise a picture has: measured block by block, the quieter ones tell, as the others have texture.
 * source   Immerkær, "Fast noise variance estimation" (1996), on a third of the rows and columns
 */
import type { RasterImage } from '../../../engine.ts';

/** Standard deviations, in bytes: Rec. 601 luma and its two colour differences. */
export interface Noise {
  readonly luma: number;
  readonly blue: number;
  readonly red: number;
}

const step = 3;

/** The nine weights of Immerkær's mask round byte `i`. */
function ripple(data: Uint8Array, i: number, across: number, down: number): number {
  return (
    data[i - down - across]! -
    2 * data[i - down]! +
    data[i - down + across]! -
    2 * data[i - across]! +
    4 * data[i]! -
    2 * data[i + across]! +
    data[i + down - across]! -
    2 * data[i + down]! +
    data[i + down + across]!
  );
}

/** Pixels of a block's side, a multiple of `step`. */
const blockSide = 48;
/** Of the blocks, from the quietest on. */
const quietShare = 0.3;
/** Mean ripple below which a block is painted evenly, or as bright as can be: it tells nothing. */
const leastRipple = 0.15;

interface Ripples {
  readonly luma: number;
  readonly blue: number;
  readonly red: number;
}

function ripplesOf({ width, height, channels, data }: RasterImage, left: number, top: number): Ripples {
  let [luma, blue, red, count] = [0, 0, 0, 0];
  const down = channels * width;
  for (let y = top; y < Math.min(height - 1, top + blockSide); y += step)
    for (let x = left; x < Math.min(width - 1, left + blockSide); x += step) {
      const i = channels * (y * width + x);
      const r = ripple(data, i, channels, down);
      const g = ripple(data, i + 1, channels, down);
      const b = ripple(data, i + 2, channels, down);
      luma += Math.abs(0.299 * r + 0.587 * g + 0.114 * b);
      blue += Math.abs(-0.169 * r - 0.331 * g + 0.5 * b);
      red += Math.abs(0.5 * r - 0.419 * g - 0.081 * b);
      count += 1;
    }
  return { luma: luma / count, blue: blue / count, red: red / count };
}

export function noiseOf(image: RasterImage): Noise {
  const blocks: Ripples[] = [];
  for (let top = 1; top < image.height - 1; top += blockSide)
    for (let left = 1; left < image.width - 1; left += blockSide) blocks.push(ripplesOf(image, left, top));
  const telling = blocks.filter(({ luma }) => luma > leastRipple);
  const scale = Math.sqrt(Math.PI / 2) / 6;
  const quiet = (of: (block: Ripples) => number): number => {
    const sorted = telling.map(of).sort((a, b) => a - b);
    return scale * (sorted[Math.floor(quietShare * sorted.length)] ?? 0);
  };
  return { luma: quiet(({ luma }) => luma), blue: quiet(({ blue }) => blue), red: quiet(({ red }) => red) };
}
