/**
 * Depth inside a silhouette without the creases of the exact distance: lambda * -log w, where w falls off from the border by
 * w = lambda^2 laplace(w). Equals the distance near the border and falls behind it in the middle, where several borders are near.
 *
 * source   Varadhan (1967); Crane, Weischedel and Wardetzky, "Geodesics in heat" (2013), section 1
 */

/**
 * distance: signed, negative inside, in pixels, of a square; lambda: pixels over which creases are rounded.
 * Returns the depth: positive inside, and minus the distance outside.
 */
export function smoothDepth(distance: Float32Array, size: number, lambda: number): Float32Array {
  const band = 1.5;
  const w = Float64Array.from(distance, (d) => Math.exp(Math.max(d, -12 * lambda) / lambda));
  const inner: number[] = [];
  for (let index = size; index < size * (size - 1); index++) {
    const x = index % size;
    if (distance[index]! < -band && x > 0 && x < size - 1) inner.push(index);
  }
  const share = (lambda * lambda) / (1 + 4 * lambda * lambda);
  const relaxation = 1.85;
  for (let sweep = 0; sweep < 160; sweep++) {
    // There and back, so that values travel both ways within one sweep.
    for (let step = 0; step < inner.length; step++) {
      const index = inner[sweep % 2 ? inner.length - 1 - step : step]!;
      const around = w[index - 1]! + w[index + 1]! + w[index - size]! + w[index + size]!;
      w[index]! += relaxation * (around * share - w[index]!);
    }
  }
  return distance.map((d, index) => (d < -band ? Math.max(0.5 * band, -lambda * Math.log(Math.max(w[index]!, 1e-30))) : -d));
}
