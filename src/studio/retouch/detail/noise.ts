/** How much noise a picture has. source: Immerkær, "Fast noise variance estimation" (1996), on a third of the rows and columns. */
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

export function noiseOf({ width, height, channels, data }: RasterImage): Noise {
  let [luma, blue, red, count] = [0, 0, 0, 0];
  const down = channels * width;
  for (let y = 1; y < height - 1; y += step)
    for (let x = 1; x < width - 1; x += step) {
      const i = channels * (y * width + x);
      const r = ripple(data, i, channels, down);
      const g = ripple(data, i + 1, channels, down);
      const b = ripple(data, i + 2, channels, down);
      luma += Math.abs(0.299 * r + 0.587 * g + 0.114 * b);
      blue += Math.abs(-0.169 * r - 0.331 * g + 0.5 * b);
      red += Math.abs(0.5 * r - 0.419 * g - 0.081 * b);
      count += 1;
    }
  const scale = Math.sqrt(Math.PI / 2) / (6 * Math.max(1, count));
  return { luma: scale * luma, blue: scale * blue, red: scale * red };
}
