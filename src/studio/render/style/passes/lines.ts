/**
 * Where an artist would draw a line: outlines from what the tracer knows, inner lines from the picture.
 *
 * source   Saito and Takahashi, "Comprehensible rendering of 3-D shapes" (1990) for lines from depth and normals;
 *          Kang et al., "Coherent line drawing" (2007) and Winnemöller et al., "XDoG" (2012) for lines from tone along a flow
 */
import { type Job, numberOf, planeOf } from '../pass.ts';
import { clamp01, firstOf, floatsOf, smoothstep } from '../plane.ts';

/** Outline strength in [0, 1], one channel: a step of depth, a fold of the surface, or another thing that also looks different. */
export function outline(job: Job): void {
  const [depths, normals, ids, albedos, labs] = ['depth', 'normal', 'id', 'albedo', 'lab'].map((name) => floatsOf(planeOf(job, name))) as [
    Float32Array, Float32Array, Float32Array, Float32Array, Float32Array,
  ]; // biome-ignore format: five planes
  const { width, height } = job.target;
  const out = floatsOf(job.target);
  const apart = (plane: Float32Array, a: number, b: number): number => {
    const [x, y, z] = [plane[3 * a]! - plane[3 * b]!, plane[3 * a + 1]! - plane[3 * b + 1]!, plane[3 * a + 2]! - plane[3 * b + 2]!];
    return Math.sqrt(x * x + y * y + z * z);
  };
  for (let y = job.top; y < job.bottom; y++)
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      let strongest = 0;
      for (let axis = 0; axis < 2; axis++) {
        const [step, place, end] = axis === 0 ? [1, x, width] : [width, y, height];
        if (place + 1 >= end) continue;
        const next = at + step;
        const before = place > 0 ? at - step : at;
        const beyond = place + 2 < end ? next + step : next;
        const slope = depths[next]! - depths[at]!;
        const bend = Math.max(Math.abs(slope - (depths[at]! - depths[before]!)), Math.abs(slope - (depths[beyond]! - depths[next]!)));
        const step1 = smoothstep(0.025, 0.09, Math.min(Math.abs(slope), bend));
        const fold = smoothstep(0.35, 0.9, apart(normals, at, next));
        const isOther = ids[at] === ids[next] ? 0 : 1;
        const look = apart(albedos, at, next) + apart(labs, at, next);
        strongest = Math.max(strongest, step1, 0.7 * fold, isOther * smoothstep(0.03, 0.16, look + 0.3 * fold + step1));
      }
      out[at] = strongest;
    }
}

/** Products of the picture's slopes: [xx, xy, yy], to be blurred. */
export function tensor(job: Job): void {
  const source = planeOf(job, 'source');
  const values = floatsOf(source);
  const out = floatsOf(job.target);
  const { width, height } = source;
  for (let y = job.top; y < job.bottom; y++)
    for (let x = 0; x < width; x++) {
      const [left, right] = [Math.max(0, x - 1), Math.min(width - 1, x + 1)];
      const [up, down] = [Math.max(0, y - 1), Math.min(height - 1, y + 1)];
      let [xx, xy, yy] = [0, 0, 0];
      for (let c = 0; c < 3; c++) {
        const gx = values[3 * (y * width + right) + c]! - values[3 * (y * width + left) + c]!;
        const gy = values[3 * (down * width + x) + c]! - values[3 * (up * width + x) + c]!;
        xx += gx * gx;
        xy += gx * gy;
        yy += gy * gy;
      }
      const to = 3 * (y * width + x);
      out[to] = xx;
      out[to + 1] = xy;
      out[to + 2] = yy;
    }
}

/** Unit direction along which the picture changes least, and how surely, of a blurred tensor: [x, y, anisotropy]. */
export function flow(job: Job): void {
  const values = floatsOf(planeOf(job, 'source'));
  const out = floatsOf(job.target);
  for (let at = job.top * job.target.width; at < job.bottom * job.target.width; at++) {
    const [xx, xy, yy] = [values[3 * at]!, values[3 * at + 1]!, values[3 * at + 2]!];
    const spread = Math.sqrt((xx - yy) ** 2 + 4 * xy * xy);
    const angle = 0.5 * Math.atan2(2 * xy, xx - yy) + Math.PI / 2;
    out[3 * at] = Math.cos(angle);
    out[3 * at + 1] = Math.sin(angle);
    out[3 * at + 2] = spread / (xx + yy + 1e-5);
  }
}

/**
 * Difference of Gaussians across the flow, summed along it: negative on dark lines. `fine` is the smaller deviation in units.
 * One channel.
 */
export function flowLines(job: Job): void {
  const near = firstOf(planeOf(job, 'near'));
  const far = firstOf(planeOf(job, 'far'));
  const directions = floatsOf(planeOf(job, 'flow'));
  const out = floatsOf(job.target);
  const { width } = job.target;
  const steps = 4;
  const share = numberOf(job, 'share');
  const weights = Float64Array.from({ length: 2 * steps + 1 }, (_, i) => Math.exp(-((i - steps) ** 2) / 8));
  for (let y = job.top; y < job.bottom; y++)
    for (let x = 0; x < width; x++) {
      const at = 3 * (y * width + x);
      const [dx, dy] = [directions[at]! * job.unit, directions[at + 1]! * job.unit];
      let [sum, total] = [0, 0];
      for (let k = -steps; k <= steps; k++) {
        const weight = weights[k + steps]!;
        sum += weight * (near(x + k * dx, y + k * dy) - share * far(x + k * dx, y + k * dy));
        total += weight;
      }
      out[y * width + x] = sum / total;
    }
}

/** One plane of line darkness in [0, 1] from an outline and flow lines, ready to be blurred and cut at full size. */
export function joinLines(job: Job): void {
  const outlines = floatsOf(planeOf(job, 'outline'));
  const inner = floatsOf(planeOf(job, 'inner'));
  const out = floatsOf(job.target);
  const [low, weight] = [numberOf(job, 'low'), numberOf(job, 'weight')];
  for (let at = job.top * job.target.width; at < job.bottom * job.target.width; at++)
    out[at] = clamp01(Math.max(outlines[at]!, weight * smoothstep(0, -low, inner[at]!)));
}

/**
 * Takes lines out where they crowd, as in hair or leaves, which are drawn by their outline and tone. Planes `line`, `crowd` (the same
 * blurred wide); from a `density` on.
 */
export function thinCrowds(job: Job): void {
  const lines = floatsOf(planeOf(job, 'line'));
  const crowds = floatsOf(planeOf(job, 'crowd'));
  const out = floatsOf(job.target);
  const density = numberOf(job, 'density');
  for (let at = job.top * job.target.width; at < job.bottom * job.target.width; at++)
    out[at] = lines[at]! * (1 - 0.92 * smoothstep(density, density + 0.2, crowds[at]!));
}
