/**
 * Exact Euclidean distances on a grid of pixels. Knows nothing of shapes.
 *
 * source   Felzenszwalb and Huttenlocher, "Distance transforms of sampled functions" (2012)
 */
const far = 1e20;

/** Where the parabolas of two places meet. */
const meet = (line: Float64Array, q: number, place: number): number =>
  (line[q]! + q * q - line[place]! - place * place) / (2 * (q - place));

/** Lower envelope of parabolas along one line, in place: squared distances in, squared distances out. */
function transformLine(line: Float64Array, out: Float64Array, places: Int32Array, bounds: Float64Array): void {
  const length = line.length;
  let last = 0;
  places[0] = 0;
  bounds[0] = -far;
  bounds[1] = far;
  for (let q = 1; q < length; q++) {
    if (line[q]! >= far) continue;
    let s = meet(line, q, places[last]!);
    while (s <= bounds[last]!) s = meet(line, q, places[--last]!);
    places[++last] = q;
    bounds[last] = s;
    bounds[last + 1] = far;
  }
  for (let q = 0, k = 0; q < length; q++) {
    while (bounds[k + 1]! < q) k++;
    const place = places[k]!;
    out[q] = (q - place) ** 2 + line[place]!;
  }
}

/** Distance of each pixel's centre to the nearest pixel where `isTarget` is not 0, in pixels; 1e10 when there is none. */
export function distanceTo(isTarget: Uint8Array, width: number, height: number): Float32Array {
  const squared = Float64Array.from(isTarget, (target) => (target ? 0 : far));
  const longest = Math.max(width, height);
  const [places, bounds] = [new Int32Array(longest), new Float64Array(longest + 1)];
  const pass = (count: number, length: number, step: number, stride: number): void => {
    const [line, out] = [new Float64Array(length), new Float64Array(length)];
    for (let index = 0; index < count; index++) {
      for (let q = 0; q < length; q++) line[q] = squared[index * stride + q * step]!;
      transformLine(line, out, places, bounds);
      for (let q = 0; q < length; q++) squared[index * stride + q * step] = out[q]!;
    }
  };
  pass(width, height, width, 1);
  pass(height, width, 1, width);
  return Float32Array.from(squared, Math.sqrt);
}

/** Distance to the border between inside (not 0) and outside pixels, negative inside, in pixels. */
export function signedDistance(isInside: Uint8Array, width: number, height: number): Float32Array {
  const toInside = distanceTo(isInside, width, height);
  const toOutside = distanceTo(
    isInside.map((inside) => (inside ? 0 : 1)),
    width,
    height,
  );
  // Centres of border pixels are half a pixel from the border.
  return toInside.map((outside, index) => (outside > 0 ? outside - 0.5 : 0.5 - toOutside[index]!));
}
