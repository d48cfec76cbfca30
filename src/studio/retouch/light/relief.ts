/**
 * A guess of the shape of what a photograph shows, good enough to shade it from another side: the main subject swells from its outline
 * inwards, and what is brighter than its neighbourhood stands out a little.
 * source   Johnston, "Lumo: illumination for cel animation" (2002), for normals blown up from outlines; Felzenszwalb & Huttenlocher,
 *          "Distance transforms of sampled functions" (2012)
 */
import { boxMean, type Plane } from '../../segment/index.ts';

/** Pixels to the nearest pixel where `isInside` is 0, by two sweeps of chamfer steps. */
export function depthInside(isInside: (index: number) => boolean, width: number, height: number): Float32Array {
  const out = new Float32Array(width * height);
  for (let i = 0; i < out.length; i++) out[i] = isInside(i) ? 1e6 : 0;
  const relax = (i: number, j: number, step: number): void => {
    if (out[j]! + step < out[i]!) out[i] = out[j]! + step;
  };
  for (let y = 0; y < height; y++)
    for (let x = 0, i = y * width; x < width; x++, i++) {
      if (x > 0) relax(i, i - 1, 1);
      if (y === 0) continue;
      relax(i, i - width, 1);
      if (x > 0) relax(i, i - width - 1, Math.SQRT2);
      if (x + 1 < width) relax(i, i - width + 1, Math.SQRT2);
    }
  for (let y = height - 1; y >= 0; y--)
    for (let x = width - 1, i = y * width + x; x >= 0; x--, i--) {
      if (x + 1 < width) relax(i, i + 1, 1);
      if (y + 1 >= height) continue;
      relax(i, i + width, 1);
      if (x > 0) relax(i, i + width - 1, Math.SQRT2);
      if (x + 1 < width) relax(i, i + width + 1, Math.SQRT2);
    }
  return out;
}

export interface Relief {
  /** Unit normals, right, up, towards the viewer, [height, width, 3]. */
  readonly normal: Float32Array;
  /** Pixels from the subject's outline inwards, 0 outside. */
  readonly inside: Float32Array;
}

const blurred = (plane: Plane, radius: number): Plane => boxMean(boxMean(plane, radius), radius);

/** `subject` [0, 1] and `light` (a lightness, [0, 1]), [height, width]. `detail`: how far brightness is taken for shape. */
export function reliefOf(
  subject: Float32Array,
  light: Float32Array,
  { width, height, detail }: { width: number; height: number; detail: number },
): Relief {
  const inside = depthInside((i) => subject[i]! > 0.5, width, height);
  let deepest = 1;
  for (const value of inside) if (value < 1e6 && value > deepest) deepest = value;
  const radius = Math.max(4, 0.9 * deepest);
  const swell = { width, height, data: new Float32Array(width * height) };
  for (let i = 0; i < inside.length; i++) {
    const d = Math.min(inside[i]!, radius);
    swell.data[i] = Math.sqrt(Math.max(0, d * (2 * radius - d)));
  }
  const soft = blurred(swell, Math.max(1, Math.round(0.06 * radius)));
  const bright = blurred({ width, height, data: light }, Math.max(1, Math.round(Math.min(width, height) / 130)));
  const normal = new Float32Array(3 * width * height);
  const scale = detail * Math.min(width, height) * 0.1;
  for (let y = 0; y < height; y++)
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const [l, r] = [x > 0 ? i - 1 : i, x + 1 < width ? i + 1 : i];
      const [u, d] = [y > 0 ? i - width : i, y + 1 < height ? i + width : i];
      const clampTo = (value: number): number => Math.max(-1.6, Math.min(1.6, value));
      const gx = clampTo((soft.data[r]! - soft.data[l]!) / 2) + scale * (bright.data[r]! - bright.data[l]!);
      const gy = clampTo((soft.data[d]! - soft.data[u]!) / 2) + scale * (bright.data[d]! - bright.data[u]!);
      const length = Math.hypot(gx, gy, 1);
      normal[3 * i] = -gx / length;
      normal[3 * i + 1] = gy / length;
      normal[3 * i + 2] = 1 / length;
    }
  return { normal, inside };
}
