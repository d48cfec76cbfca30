/** Float planes and the two filters that matting is made of. Knows nothing of subjects. */

/** One channel, row by row from the top. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

export const createPlane = (width: number, height: number): Plane => ({ width, height, data: new Float32Array(width * height) });

/** Bilinear sample at pixel centres: (x, y) in pixels of the plane, clamped to its edge. */
export function sampleBilinear({ width, height, data }: Plane, x: number, y: number): number {
  const u = Math.min(width - 1, Math.max(0, x));
  const v = Math.min(height - 1, Math.max(0, y));
  const x0 = Math.floor(u);
  const y0 = Math.floor(v);
  const x1 = Math.min(width - 1, x0 + 1);
  const y1 = Math.min(height - 1, y0 + 1);
  const fx = u - x0;
  const upper = data[y0 * width + x0]! * (1 - fx) + data[y0 * width + x1]! * fx;
  const lower = data[y1 * width + x0]! * (1 - fx) + data[y1 * width + x1]! * fx;
  return upper + (lower - upper) * (v - y0);
}

/** Mean over a (2 radius + 1) square, cut at the border (the mean is over what is left). */
export function boxMean(source: Plane, radius: number, radiusDown = radius): Plane {
  return columnMeans(rowMeans(source, radius), radiusDown);
}

function rowMeans({ width, height, data }: Plane, radius: number): Plane {
  const out = createPlane(width, height);
  const means = out.data;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let sum = 0;
    for (let x = 0; x < Math.min(radius, width); x++) sum += data[row + x]!;
    for (let x = 0; x < width; x++) {
      if (x + radius < width) sum += data[row + x + radius]!;
      if (x > radius) sum -= data[row + x - radius - 1]!;
      const left = x > radius ? x - radius : 0;
      const right = x + radius < width ? x + radius : width - 1;
      means[row + x] = sum / (right - left + 1);
    }
  }
  return out;
}

function columnMeans({ width, height, data }: Plane, radius: number): Plane {
  const out = createPlane(width, height);
  const means = out.data;
  const sums = new Float64Array(width);
  for (let y = 0; y < Math.min(radius, height); y++) for (let x = 0; x < width; x++) sums[x]! += data[y * width + x]!;
  for (let y = 0; y < height; y++) {
    const share = 1 / (Math.min(height - 1, y + radius) - Math.max(0, y - radius) + 1);
    const entering = y + radius < height ? (y + radius) * width : -1;
    const leaving = y > radius ? (y - radius - 1) * width : -1;
    for (let x = 0, i = y * width; x < width; x++, i++) {
      let sum = sums[x]!;
      if (entering >= 0) sum += data[entering + x]!;
      if (leaving >= 0) sum -= data[leaving + x]!;
      sums[x] = sum;
      means[i] = sum * share;
    }
  }
  return out;
}
