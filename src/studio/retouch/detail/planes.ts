/** Means and blurs of a few rows of a picture, without an object a pixel: what the detail operators are made of. */

/** Rows [0, height) of a plane, row by row. */
export interface Rows {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

export const createRows = (width: number, height: number): Rows => ({ width, height, data: new Float32Array(width * height) });

/** In place: mean over a (2 radius + 1) square, cut at the borders. `spare`: as large as the rows, overwritten. */
export function meanOver({ width, height, data }: Rows, radius: number, spare: Float32Array): void {
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let sum = 0;
    for (let x = 0; x < Math.min(radius, width); x++) sum += data[row + x]!;
    for (let x = 0; x < width; x++) {
      const right = x + radius;
      const left = x - radius - 1;
      if (right < width) sum += data[row + right]!;
      if (left >= 0) sum -= data[row + left]!;
      spare[row + x] = sum / ((right < width ? right : width - 1) - (left < 0 ? -1 : left));
    }
  }
  const sums = new Float64Array(width);
  for (let y = 0; y < Math.min(radius, height); y++) for (let x = 0, i = y * width; x < width; x++, i++) sums[x]! += spare[i]!;
  for (let y = 0; y < height; y++) {
    const low = y + radius;
    const high = y - radius - 1;
    if (low < height) for (let x = 0, i = low * width; x < width; x++, i++) sums[x]! += spare[i]!;
    if (high >= 0) for (let x = 0, i = high * width; x < width; x++, i++) sums[x]! -= spare[i]!;
    const share = 1 / (Math.min(height - 1, low) - Math.max(-1, high));
    for (let x = 0, i = y * width; x < width; x++, i++) data[i] = sums[x]! * share;
  }
}

/** Half of a Gaussian's weights, the middle first; the whole sums to 1. */
function halfKernel(sigma: number): Float64Array {
  const radius = Math.max(1, Math.ceil(3 * sigma));
  const half = Float64Array.from({ length: radius + 1 }, (_, i) => Math.exp((-i * i) / (2 * sigma * sigma)));
  const sum = half.reduce((total, value) => total + 2 * value, -half[0]!);
  return half.map((value) => value / sum);
}

/** How many rows beyond its own a Gaussian looks at. */
export const reachOf = (sigma: number): number => Math.max(1, Math.ceil(3 * sigma));

/** A new plane, blurred; beyond the border its last pixel goes on. */
export function gaussian({ width, height, data }: Rows, sigma: number): Rows {
  const kernel = halfKernel(sigma);
  const radius = kernel.length - 1;
  const across = new Float32Array(width * height);
  const padded = new Float64Array(width + 2 * radius);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) padded[radius + x] = data[row + x]!;
    padded.fill(data[row]!, 0, radius);
    padded.fill(data[row + width - 1]!, radius + width);
    for (let x = 0; x < width; x++) {
      let sum = kernel[0]! * padded[x + radius]!;
      for (let k = 1; k <= radius; k++) sum += kernel[k]! * (padded[x + radius - k]! + padded[x + radius + k]!);
      across[row + x] = sum;
    }
  }
  const out = createRows(width, height);
  const sums = new Float64Array(width);
  for (let y = 0; y < height; y++) {
    for (let x = 0, i = y * width; x < width; x++, i++) sums[x] = kernel[0]! * across[i]!;
    for (let k = 1; k <= radius; k++) {
      const upper = Math.max(0, y - k) * width;
      const lower = Math.min(height - 1, y + k) * width;
      const weight = kernel[k]!;
      for (let x = 0; x < width; x++) sums[x]! += weight * (across[upper + x]! + across[lower + x]!);
    }
    for (let x = 0, i = y * width; x < width; x++, i++) out.data[i] = sums[x]!;
  }
  return out;
}

/** Rec. 601 luma of the picture's rows [top, bottom). */
export function lumaRows(
  { width, channels, data }: { width: number; channels: number; data: Uint8Array },
  top: number,
  bottom: number,
): Rows {
  const out = createRows(width, bottom - top);
  for (let i = 0, at = channels * top * width; i < out.data.length; i++, at += channels)
    out.data[i] = 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
  return out;
}
