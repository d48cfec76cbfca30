/**
 * Planes of numbers sampled by a field: the image is opaque to the analysis of bounds, so what it can be is stated from its texels.
 * Bilinear interpolation lies between its texels, and is as steep as the steepest pair of neighbours.
 */
import { type F32, type Interval, imageOf } from '../../../../kernel/index.ts';
import type { FieldTools, ShapeImage } from '../shape.ts';

/** An image spread over a rectangle of the plane: metres, v upwards. */
export interface PlaneMap {
  readonly image: ShapeImage;
  readonly centreU: number;
  readonly centreV: number;
  readonly width: number;
  readonly height: number;
}

const blockSize = 16;

interface ChannelFacts {
  /** Value a metre. */
  readonly steepness: number;
  readonly rangeOf: (columns: readonly [number, number], rows: readonly [number, number]) => Interval;
}

function steepnessOf({ image, width, height }: PlaneMap, channel: number): number {
  const { pixels, channels } = image;
  const at = (x: number, y: number): number => pixels[(y * image.width + x) * channels + channel]!;
  let steepest = 0;
  for (let y = 0; y + 1 < image.height; y++) {
    for (let x = 0; x + 1 < image.width; x++) {
      const [a, b, c, d] = [at(x, y), at(x + 1, y), at(x, y + 1), at(x + 1, y + 1)];
      const across = (Math.max(Math.abs(b - a), Math.abs(d - c)) * image.width) / width;
      const down = (Math.max(Math.abs(c - a), Math.abs(d - b)) * image.height) / height;
      steepest = Math.max(steepest, across * across + down * down);
    }
  }
  return Math.sqrt(steepest) * (1 + 1e-5) + 1e-9;
}

/** Least and greatest texel of a rectangle, by blocks where it is large. */
function rangeFinder({ width, height, channels, pixels }: ShapeImage, channel: number): ChannelFacts['rangeOf'] {
  const texels = (columns: readonly [number, number], rows: readonly [number, number]): Interval => {
    let [low, high] = [Infinity, -Infinity];
    for (let y = rows[0]; y <= rows[1]; y++) {
      for (let x = columns[0]; x <= columns[1]; x++) {
        const value = pixels[(y * width + x) * channels + channel]!;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return { low, high };
  };
  const [across, down] = [Math.ceil(width / blockSize), Math.ceil(height / blockSize)];
  const blocks = Array.from({ length: across * down }, (_, index) => {
    const [x, y] = [(index % across) * blockSize, Math.floor(index / across) * blockSize];
    return texels([x, Math.min(width, x + blockSize) - 1], [y, Math.min(height, y + blockSize) - 1]);
  });
  return (columns, rows) => {
    if ((columns[1] - columns[0]) * (rows[1] - rows[0]) < 4 * blockSize * blockSize) return texels(columns, rows);
    const found: Interval[] = [];
    for (let y = Math.floor(rows[0] / blockSize); y <= Math.floor(rows[1] / blockSize); y++) {
      for (let x = Math.floor(columns[0] / blockSize); x <= Math.floor(columns[1] / blockSize); x++) found.push(blocks[y * across + x]!);
    }
    return { low: Math.min(...found.map(({ low }) => low)), high: Math.max(...found.map(({ high }) => high)) };
  };
}

const texelsOver = (low: number, high: number, count: number): readonly [number, number] => {
  const clamp = (x: number): number => Math.min(count - 1, Math.max(0, x));
  return [clamp(Math.floor(low * count - 0.501)), clamp(Math.floor(high * count - 0.499) + 1)];
};

/** Samples one value a channel at (u, v), each with its range and steepness stated. Beyond the rectangle the border's values go on. */
export function planeSampler(map: PlaneMap): (tools: FieldTools, u: F32, v: F32) => F32[] {
  const facts = Array.from(
    { length: map.image.channels },
    (_, channel): ChannelFacts => ({ steepness: steepnessOf(map, channel), rangeOf: rangeFinder(map.image, channel) }),
  );
  const { centreU, centreV, width, height, image } = map;
  return (tools, u, v) => {
    const { k, o } = tools;
    const across = o.mulAdd(o.sub(u, centreU), 1 / width, 0.5);
    const down = o.sub(0.5, o.mul(o.sub(v, centreV), 1 / height));
    const values = imageOf(o).sampleBilinear(tools.image(image.name), across, down);
    return values.map((value, channel) => {
      const { steepness, rangeOf } = facts[channel]!;
      const range = ([us, vs]: readonly Interval[]): Interval => {
        const columns = texelsOver((us!.low - centreU) / width + 0.5, (us!.high - centreU) / width + 0.5, image.width);
        const rows = texelsOver(0.5 - (vs!.high - centreV) / height, 0.5 - (vs!.low - centreV) / height, image.height);
        const { low, high } = rangeOf(columns, rows);
        const slack = 1e-6 * Math.max(Math.abs(low), Math.abs(high));
        return { low: low - slack, high: high + slack };
      };
      return k.opaque(value, { of: [u, v], range, steepness });
    });
  };
}
