/**
 * Guided image filter with a colour guide: bends a rough mask to the edges of the picture.
 *
 * source   He, Sun and Tang, "Guided Image Filtering" (TPAMI 2013), equations 19 to 21
 */
import { boxMean, createPlane, mapPlane, type Plane } from './plane.ts';

export type Guide = readonly [red: Plane, green: Plane, blue: Plane];

/**
 * guide     values in [0, 1]; mask likewise, same size
 * radius    of the square window, pixels
 * epsilon   variance of colour under which the picture counts as flat
 * returns   a new plane, not clamped to [0, 1]
 */
export function guidedFilter(guide: Guide, mask: Plane, { radius, epsilon }: { radius: number; epsilon: number }): Plane {
  const mean = guide.map((plane) => boxMean(plane, radius)) as unknown as Guide;
  const meanMask = boxMean(mask, radius);
  const product = (a: Plane, b: Plane): Plane =>
    boxMean(
      mapPlane(a, (i) => a.data[i]! * b.data[i]!),
      radius,
    );
  const withMask = guide.map((plane) => product(plane, mask)) as unknown as Guide;
  const [r, g, b] = guide;
  const squares = [product(r, r), product(r, g), product(r, b), product(g, g), product(g, b), product(b, b)] as const;
  const slope = [0, 1, 2].map(() => createPlane(mask.width, mask.height)) as unknown as Guide;
  const offset = createPlane(mask.width, mask.height);
  for (let i = 0; i < offset.data.length; i++) solvePixel(i, { mean, meanMask, withMask, squares, epsilon, slope, offset });
  const meanSlope = slope.map((plane) => boxMean(plane, radius)) as unknown as Guide;
  const meanOffset = boxMean(offset, radius);
  return mapPlane(
    mask,
    (i) =>
      meanSlope[0].data[i]! * r.data[i]! + meanSlope[1].data[i]! * g.data[i]! + meanSlope[2].data[i]! * b.data[i]! + meanOffset.data[i]!,
  );
}

interface Moments {
  mean: Guide;
  meanMask: Plane;
  withMask: Guide;
  /** Means of rr, rg, rb, gg, gb, bb. */
  squares: readonly [Plane, Plane, Plane, Plane, Plane, Plane];
  epsilon: number;
  slope: Guide;
  offset: Plane;
}

/** slope = (Sigma + epsilon I)^-1 cov(guide, mask), by the adjugate of the symmetric 3x3 matrix. */
function solvePixel(i: number, { mean, meanMask, withMask, squares, epsilon, slope, offset }: Moments): void {
  const mr = mean[0].data[i]!;
  const mg = mean[1].data[i]!;
  const mb = mean[2].data[i]!;
  const mp = meanMask.data[i]!;
  const rr = squares[0].data[i]! - mr * mr + epsilon;
  const rg = squares[1].data[i]! - mr * mg;
  const rb = squares[2].data[i]! - mr * mb;
  const gg = squares[3].data[i]! - mg * mg + epsilon;
  const gb = squares[4].data[i]! - mg * mb;
  const bb = squares[5].data[i]! - mb * mb + epsilon;
  const cr = withMask[0].data[i]! - mr * mp;
  const cg = withMask[1].data[i]! - mg * mp;
  const cb = withMask[2].data[i]! - mb * mp;
  const a00 = gg * bb - gb * gb;
  const a01 = gb * rb - rg * bb;
  const a02 = rg * gb - gg * rb;
  const scale = 1 / (rr * a00 + rg * a01 + rb * a02);
  const sr = (a00 * cr + a01 * cg + a02 * cb) * scale;
  const sg = (a01 * cr + (rr * bb - rb * rb) * cg + (rb * rg - rr * gb) * cb) * scale;
  const sb = (a02 * cr + (rb * rg - rr * gb) * cg + (rr * gg - rg * rg) * cb) * scale;
  slope[0].data[i] = sr;
  slope[1].data[i] = sg;
  slope[2].data[i] = sb;
  offset.data[i] = mp - sr * mr - sg * mg - sb * mb;
}
