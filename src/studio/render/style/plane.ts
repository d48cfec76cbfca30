/** Planes of floats that all worker threads see, and how they are read between their pixels. Knows nothing of styles. */

export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  /** Float32, rows from the top, channels interleaved; a finished picture holds bytes instead. */
  readonly data: SharedArrayBuffer;
}

export function createPlane(width: number, height: number, channels: number): Plane {
  return { width, height, channels, data: new SharedArrayBuffer(4 * width * height * channels) };
}

export const floatsOf = ({ data }: Plane): Float32Array => new Float32Array(data);

/** Writes the channels at (x, y), pixel centres being whole numbers, into `out`; the border goes on outside. */
export type Sampler = (x: number, y: number, out: Float64Array) => void;

export function samplerOf(plane: Plane): Sampler {
  const { width, height, channels } = plane;
  const values = floatsOf(plane);
  return (x, y, out) => {
    const cx = x < 0 ? 0 : Math.min(x, width - 1);
    const cy = y < 0 ? 0 : Math.min(y, height - 1);
    const left = Math.floor(cx);
    const top = Math.floor(cy);
    const fx = cx - left;
    const fy = cy - top;
    const right = left + 1 < width ? channels : 0;
    const below = top + 1 < height ? channels * width : 0;
    const at = channels * (top * width + left);
    for (let c = 0; c < channels; c++) {
      const a = values[at + c]!;
      const b = values[at + right + c]!;
      const d = values[at + below + c]!;
      const e = values[at + below + right + c]!;
      const upper = a + (b - a) * fx;
      out[c] = upper + (d + (e - d) * fx - upper) * fy;
    }
  };
}

/** Channel 0 at (x, y), as a Sampler gives it. */
export function firstOf({ width, height, channels, data }: Plane): (x: number, y: number) => number {
  const values = new Float32Array(data);
  return (x, y) => {
    const cx = x < 0 ? 0 : Math.min(x, width - 1);
    const cy = y < 0 ? 0 : Math.min(y, height - 1);
    const left = Math.floor(cx);
    const top = Math.floor(cy);
    const fx = cx - left;
    const right = left + 1 < width ? channels : 0;
    const below = top + 1 < height ? channels * width : 0;
    const at = channels * (top * width + left);
    const upper = values[at]! + (values[at + right]! - values[at]!) * fx;
    return upper + (values[at + below]! + (values[at + below + right]! - values[at + below]!) * fx - upper) * (cy - top);
  };
}

/** Reads a plane along the rows of a larger picture: `row` once for each y, then `at` for its x; coordinates as a Sampler's. */
export interface RowSampler {
  row(y: number): void;
  at(x: number, out: Float64Array): void;
}

export function rowSamplerOf({ width, height, channels, data }: Plane): RowSampler {
  const values = new Float32Array(data);
  const length = width * channels;
  const line = new Float64Array(length + channels);
  return {
    row(y) {
      const cy = y < 0 ? 0 : Math.min(y, height - 1);
      const top = Math.floor(cy);
      const share = cy - top;
      const upper = top * length;
      const lower = top + 1 < height ? upper + length : upper;
      for (let i = 0; i < length; i++) line[i] = values[upper + i]! + (values[lower + i]! - values[upper + i]!) * share;
      for (let c = 0; c < channels; c++) line[length + c] = line[length - channels + c]!;
    },
    at(x, out) {
      const cx = x < 0 ? 0 : Math.min(x, width - 1);
      const left = Math.floor(cx);
      const share = cx - left;
      const at = left * channels;
      for (let c = 0; c < channels; c++) out[c] = line[at + c]! + (line[at + channels + c]! - line[at + c]!) * share;
    },
  };
}

export const clamp01 = (value: number): number => (value < 0 ? 0 : Math.min(value, 1));

export function smoothstep(low: number, high: number, value: number): number {
  const t = clamp01((value - low) / (high - low));
  return t * t * (3 - 2 * t);
}

export const mix = (a: number, b: number, share: number): number => a + (b - a) * share;
