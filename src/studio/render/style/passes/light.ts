/** Neon and the old photograph: what light does at night, and what time does to a print. */

import { bytesToLab, labToBytes } from '../../../colour/index.ts';
import { clouds, hash2, noise2 } from '../grain.ts';
import { type Job, numberOf, planeOf } from '../pass.ts';
import { clamp01, floatsOf, mix, type Plane, samplerOf, smoothstep } from '../plane.ts';

/** Tubes of neon: magenta, violet, cyan, green-blue, amber, red by the hue of the thing: [a, b] of OKLab at full chroma. */
function tubeOf(a: number, b: number, depth: number): [number, number] {
  const chroma = Math.hypot(a, b);
  const own = Math.atan2(b, a);
  // What has no colour of its own is lit by its distance: near cyan, far magenta.
  const given = -1.55 - 1.2 * Math.sin(2.6 * depth);
  const angle = chroma > 0.03 ? own : given;
  return [0.2 * Math.cos(angle), 0.2 * Math.sin(angle)];
}

/** Light given off by lines, linear and coloured, 3 channels [strength, a, b]: planes `line`, `albedo`, `depth`. */
export function neonTubes(job: Job): void {
  const [lines, albedos, depths] = ['line', 'albedo', 'depth'].map((name) => floatsOf(planeOf(job, name))) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const out = floatsOf(job.target);
  for (let at = job.top * job.target.width; at < job.bottom * job.target.width; at++) {
    const strength = smoothstep(0.2, 0.6, lines[at]!);
    const [a, b] = tubeOf(albedos[3 * at + 1]!, albedos[3 * at + 2]!, depths[at]!);
    out.set([strength, a * strength, b * strength], 3 * at);
  }
}

/** Planes `lab`, `line`, and the tubes' light `tube`, `near`, `wide` blurred ever more. */
export function paintNeon(job: Job): void {
  const [dim, line, tube, near, wide] = ['lab', 'line', 'tube', 'near', 'wide'].map((name) => samplerOf(planeOf(job, name)));
  const scale = job.target.width / planeOf(job, 'lab').width;
  const target = new Uint8Array(job.target.data);
  const [lab, mark, core, glow, air] = [
    new Float64Array(3),
    new Float64Array(1),
    new Float64Array(3),
    new Float64Array(3),
    new Float64Array(3),
  ];
  const soft = 0.14 / Math.max(0.5, job.unit);
  for (let y = job.top; y < job.bottom; y++)
    for (let x = 0; x < job.target.width; x++) {
      const [sx, sy] = [(x + 0.5) / scale - 0.5, (y + 0.5) / scale - 0.5];
      dim!(sx, sy, lab);
      line!(sx, sy, mark);
      tube!(sx, sy, core);
      near!(sx, sy, glow);
      wide!(sx, sy, air);
      const lit = smoothstep(0.3 - soft, 0.3 + soft, mark[0]!);
      const hot = smoothstep(0.42, 0.75, mark[0]!);
      const total = core[0]! + 1e-4;
      const [tubeA, tubeB] = [core[1]! / total, core[2]! / total];
      const halo = 1 - Math.exp(-1.5 * glow[0]! - 1.4 * air[0]!);
      const haloA = (glow[1]! + air[1]!) / (glow[0]! + air[0]! + 1e-3);
      const haloB = (glow[2]! + air[2]!) / (glow[0]! + air[0]! + 1e-3);
      const ground = 0.05 + 0.33 * lab[0]! ** 1.5;
      const base = ground + 0.38 * halo;
      labToBytes(
        mix(base, mix(0.74, 0.97, hot), lit),
        mix(0.75 * lab[1]! + 0.02 * ground + haloA * halo * 0.85, tubeA * mix(0.85, 0.2, hot), lit),
        mix(0.75 * lab[2]! - 0.07 * (1 - lab[0]!) * 0.6 + haloB * halo * 0.85, tubeB * mix(0.85, 0.2, hot), lit),
        target,
        3 * (y * job.target.width + x),
      );
    }
}

/** How much brighter than a highlight, 1 channel: what lights up the film's base. */
export function highlights(job: Job): void {
  const labs = floatsOf(planeOf(job, 'lab'));
  const out = floatsOf(job.target);
  for (let at = job.top * job.target.width; at < job.bottom * job.target.width; at++) out[at] = smoothstep(0.72, 1, labs[3 * at]!) ** 2;
}

/** Dust and hairs, in [0, 1]; u and v in units. */
function dirt(u: number, v: number, seed: number): number {
  const cell = 38;
  const [column, row] = [Math.floor(u / cell), Math.floor(v / cell)];
  if (hash2(column, row, seed) > 0.16) return 0;
  const [x, y] = [
    u - (column + 0.2 + 0.6 * hash2(column, row, seed + 1)) * cell,
    v - (row + 0.2 + 0.6 * hash2(column, row, seed + 2)) * cell,
  ];
  if (hash2(column, row, seed + 3) < 0.75) return 1 - smoothstep(0.35, 1.1, Math.hypot(x, y * (0.6 + hash2(column, row, seed + 4))));
  const turn = 6.28 * hash2(column, row, seed + 5);
  const along = x * Math.cos(turn) + y * Math.sin(turn);
  const across = y * Math.cos(turn) - x * Math.sin(turn) - 0.06 * along * along;
  return (1 - smoothstep(0.2, 0.65, Math.abs(across))) * (1 - smoothstep(4, 6, Math.abs(along)));
}

/** Fine scratches of the transport, upright, in [0, 1]. */
function scratch(u: number, v: number, seed: number): number {
  const lane = Math.floor(u / 57);
  if (hash2(lane, 0, seed) > 0.2) return 0;
  const at = (lane + 0.5) * 57 + 14 * (noise2(v / 190, lane, seed) - 0.5);
  return (1 - smoothstep(0.15, 0.5, Math.abs(u - at))) * smoothstep(0.55, 0.7, noise2(v / 60, lane + 9, seed)) * 0.7;
}

/** OKLab of a place in the picture, a little softer than it is: means of nine places half a unit apart. */
function softPicture({ width, height, data }: Plane, unit: number): (x: number, y: number, out: Float64Array) => void {
  const bytes = new Uint8Array(data);
  const reach = Math.max(1, Math.round(0.5 * unit));
  return (x, y, out) => {
    let r = 0;
    let g = 0;
    let b = 0;
    for (let j = -1; j <= 1; j++)
      for (let i = -1; i <= 1; i++) {
        const at = 3 * (Math.min(height - 1, Math.max(0, y + j * reach)) * width + Math.min(width - 1, Math.max(0, x + i * reach)));
        const weight = i === 0 && j === 0 ? 0.28 : 0.09;
        r += weight * bytes[at]!;
        g += weight * bytes[at + 1]!;
        b += weight * bytes[at + 2]!;
      }
    bytesToLab(Math.round(r), Math.round(g), Math.round(b), out);
  };
}

/** Planes `picture` (bytes) and `halo` (highlights, blurred wide). */
export function paintVintage(job: Job): void {
  const print = softPicture(planeOf(job, 'picture'), job.unit);
  const halo = samplerOf(planeOf(job, 'halo'));
  const { width, height } = job.target;
  const scale = width / planeOf(job, 'halo').width;
  const target = new Uint8Array(job.target.data);
  const { seed, unit } = job;
  const [lab, around] = [new Float64Array(3), new Float64Array(1)];
  const strength = numberOf(job, 'fade');
  for (let y = job.top; y < job.bottom; y++)
    for (let x = 0; x < width; x++) {
      const [u, v] = [x / unit, y / unit];
      print(x, y, lab);
      halo((x + 0.5) / scale - 0.5, (y + 0.5) / scale - 0.5, around);
      const [fromX, fromY] = [(x - width / 2) / (width / 2), (y - height / 2) / (height / 2)];
      const corner = smoothstep(0.55, 1.45, Math.hypot(fromX, fromY));
      // Blacks lift, whites yellow: the dyes fade, cyan first.
      const curve = mix(lab[0]!, lab[0]! * lab[0]! * (3 - 2 * lab[0]!), 0.25);
      const faded = 0.2 * strength + (1 - 0.27 * strength) * curve;
      const grain = 0.032 * (noise2(u * 1.5, v * 1.5, seed) + noise2(u * 0.8, v * 0.8, seed + 1) - 1) * (1.3 - Math.abs(2 * faded - 1));
      const stain = 0.025 * (clouds(u / 150, v / 150, seed + 2, 3) - 0.5);
      const dust = Math.max(dirt(u, v, seed + 10), scratch(u, v, seed + 30));
      const glowed = clamp01(1.7 * around[0]!);
      const lightness = faded * (1 - 0.26 * corner) + grain + stain + 0.1 * glowed + 0.22 * dust;
      const shadow = 1 - smoothstep(0.2, 0.65, faded);
      labToBytes(
        lightness,
        0.66 * lab[1]! + 0.014 * (1 - shadow) + 0.004 * shadow + 0.06 * glowed * (1 - curve),
        0.66 * lab[2]! + 0.04 * (1 - 0.45 * shadow) + 0.025 * glowed + stain,
        target,
        3 * (y * width + x),
      );
    }
}
