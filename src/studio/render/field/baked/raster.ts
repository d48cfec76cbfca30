/** Planes of numbers while they are being baked: resizing, blurring, filling, labelling. One Float32Array a plane, row-major. */

export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** Box average over whole blocks of `factor` pixels. width and height must be multiples of it */
export function shrink({ width, height, values }: Plane, factor: number): Plane {
  const [w, h] = [width / factor, height / factor];
  const out = new Float32Array(w * h);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) out[Math.floor(y / factor) * w + Math.floor(x / factor)]! += values[y * width + x]!;
  }
  return { width: w, height: h, values: out.map((sum) => sum / (factor * factor)) };
}

function blurLines({ width, height, values }: Plane, radius: number, isDown: boolean): Plane {
  const out = new Float32Array(values.length);
  const [count, length, step, stride] = isDown ? [width, height, width, 1] : [height, width, 1, width];
  for (let line = 0; line < count; line++) {
    const at = (q: number): number => values[line * stride + Math.min(length - 1, Math.max(0, q)) * step]!;
    let sum = 0;
    for (let q = -radius; q <= radius; q++) sum += at(q);
    for (let q = 0; q < length; q++) {
      out[line * stride + q * step] = sum / (2 * radius + 1);
      sum += at(q + radius + 1) - at(q - radius);
    }
  }
  return { width, height, values: out };
}

/** Three box blurs each way: nearly a Gaussian of standard deviation `radius` pixels. */
export function blur(plane: Plane, radius: number): Plane {
  if (radius < 1) return plane;
  let blurred = plane;
  for (let pass = 0; pass < 3; pass++) blurred = blurLines(blurLines(blurred, radius, false), radius, true);
  return blurred;
}

/**
 * Fills pixels of weight 0 from those around them, smoothly: pull-push over halved planes. `channels` planes in one array, interleaved.
 * source   Gortler and others, "The lumigraph" (1996), section 3.5
 */
export function fillHoles(values: Float32Array, weights: Float32Array, size: number, channels: number): Float32Array {
  if (size <= 1) return values;
  const half = Math.ceil(size / 2);
  const [coarse, coarseWeights] = [new Float32Array(half * half * channels), new Float32Array(half * half)];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const [from, to] = [y * size + x, (y >> 1) * half + (x >> 1)];
      coarseWeights[to]! += weights[from]!;
      for (let c = 0; c < channels; c++) coarse[to * channels + c]! += values[from * channels + c]! * weights[from]!;
    }
  }
  coarseWeights.forEach((weight, index) => {
    for (let c = 0; c < channels; c++) coarse[index * channels + c]! /= weight || 1;
    coarseWeights[index] = Math.min(1, weight);
  });
  const below = fillHoles(coarse, coarseWeights, half, channels);
  const at = (x: number, y: number, c: number): number =>
    below[(Math.min(half - 1, Math.max(0, y)) * half + Math.min(half - 1, Math.max(0, x))) * channels + c]!;
  return values.map((value, index) => {
    const weight = Math.min(1, weights[Math.floor(index / channels)]!);
    if (weight >= 1) return value;
    const [pixel, c] = [Math.floor(index / channels), index % channels];
    const [x, y] = [((pixel % size) - 0.5) / 2, (Math.floor(pixel / size) - 0.5) / 2];
    const [x0, y0] = [Math.floor(x), Math.floor(y)];
    const [fx, fy] = [x - x0, y - y0];
    const top = at(x0, y0, c) * (1 - fx) + at(x0 + 1, y0, c) * fx;
    const bottom = at(x0, y0 + 1, c) * (1 - fx) + at(x0 + 1, y0 + 1, c) * fx;
    return value * weight + (top * (1 - fy) + bottom * fy) * (1 - weight);
  });
}

export interface Regions {
  /** Number of each pixel's region; -1 outside. */
  readonly labels: Int32Array;
  readonly areas: readonly number[];
  /** How many of its pixels lie on the silhouette's border. */
  readonly borders: readonly number[];
}

/** Joins neighbouring pixels whose colours differ by less than `tolerance` (sum over three channels, 0-255 each). */
export function regionsOf(rgba: Uint8Array, size: number, tolerance: number): Regions {
  const parents = Int32Array.from({ length: size * size }, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root]!;
    for (let at = index; at !== root; ) [at, parents[at]] = [parents[at]!, root];
    return root;
  };
  const isInside = (index: number): boolean => rgba[4 * index + 3]! > 127;
  const join = (a: number, b: number): void => {
    if (!isInside(a) || !isInside(b)) return;
    let apart = 0;
    for (let c = 0; c < 3; c++) apart += Math.abs(rgba[4 * a + c]! - rgba[4 * b + c]!);
    if (apart < tolerance) parents[rootOf(a)] = rootOf(b);
  };
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (x + 1 < size) join(y * size + x, y * size + x + 1);
      if (y + 1 < size) join(y * size + x, (y + 1) * size + x);
    }
  }
  const numbers = new Map<number, number>();
  const [areas, borders]: [number[], number[]] = [[], []];
  const labels = new Int32Array(size * size).fill(-1);
  for (let index = 0; index < size * size; index++) {
    if (!isInside(index)) continue;
    const root = rootOf(index);
    const label = numbers.get(root) ?? numbers.size;
    numbers.set(root, label);
    labels[index] = label;
    areas[label] = (areas[label] ?? 0) + 1;
    const [x, y] = [index % size, Math.floor(index / size)];
    const isEdge = x === 0 || y === 0 || x === size - 1 || y === size - 1;
    const isBorder = isEdge || !isInside(index - 1) || !isInside(index + 1) || !isInside(index - size) || !isInside(index + size);
    borders[label] = (borders[label] ?? 0) + Number(isBorder);
  }
  return { labels, areas, borders };
}
