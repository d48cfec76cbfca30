/**
 * Pencil and ink: line and hatching on paper. Hatching of the pencil follows the form: noise drawn out along the direction in which a
 * surface does not turn away. Ink is black or paper, with hatching ruled in the half-shade.
 *
 * source   Cabral and Leedom, "Imaging vector fields using line integral convolution" (1993); Hertzmann and Zorin, "Illustrating
 *          smooth surfaces" (2000) for hatching by form
 */

import { labToBytes } from '../../../colour/index.ts';
import { clouds, hash2, noise2 } from '../grain.ts';
import { type Job, planeOf, tableOf } from '../pass.ts';
import { clamp01, floatsOf, mix, rowSamplerOf, samplerOf, smoothstep } from '../plane.ts';
import { powerFor } from './tone.ts';

/**
 * The direction of strokes as an angle's double: [cos 2a, sin 2a], weighted by how surely the form gives it, so that it can be blurred.
 * Planes `normal` (of the camera). Where the form says nothing the hand's own slant is taken.
 */
export function formDirection(job: Job): void {
  const normals = floatsOf(planeOf(job, 'normal'));
  const out = floatsOf(job.target);
  const slant = -Math.PI / 4;
  for (let at = job.top * job.target.width; at < job.bottom * job.target.width; at++) {
    const [x, y, z] = [normals[3 * at]!, -normals[3 * at + 1]!, normals[3 * at + 2]!];
    const sure = smoothstep(0.25, 0.75, Math.hypot(x, y)) * smoothstep(0.02, 0.35, z);
    // Uprights are hatched along the slant; a floor's flat.
    const angle = Math.atan2(y, x) + Math.PI / 2;
    out[2 * at] = mix(0.25 * Math.cos(2 * slant), Math.cos(2 * angle), sure);
    out[2 * at + 1] = mix(0.25 * Math.sin(2 * slant), Math.sin(2 * angle), sure);
  }
}

/** Slow wander of ruled lines, in units. */
const wanderOf = (u: number, v: number, seed: number): number => 6.4 * (clouds(u / 40, v / 40, seed + 5, 2) - 0.5);

/** A family of strokes `width` units apart and `long` units long, along an angle. */
interface Ruling {
  readonly cos: number;
  readonly sin: number;
  readonly width: number;
  readonly long: number;
  readonly seed: number;
}

const rulingOf = (angle: number, width: number, long: number, seed: number): Ruling => ({
  cos: Math.cos(angle),
  sin: Math.sin(angle),
  width,
  long,
  seed,
});

/** Noise drawn out along a ruling's direction, in [0, 1]. */
function ruled(u: number, v: number, { cos, sin, width, long, seed }: Ruling, wander: number): number {
  const along = u * cos + v * sin;
  const across = v * cos - u * sin + wander;
  const lane = Math.floor(across / width);
  return noise2(across / width, (along + 60 * hash2(lane, 3, seed)) / long, seed);
}

const graphite = [0.27, 0.001, -0.006] as const;
const drawingPaper = [0.955, 0.002, 0.014] as const;

const formSteps = 9;

/** Channels of the plane that `pencilNoise` makes. */
const noiseChannels = { along: 0, wander: 1, margin: 2, press: 3, wobbleX: 4, wobbleY: 5 } as const;
export const pencilNoiseChannels = Object.keys(noiseChannels).length;

/** Hatching along the form and what else changes slowly. Plane `form` (directions). */
export function pencilNoise(job: Job): void {
  const directions = floatsOf(planeOf(job, 'form'));
  const out = floatsOf(job.target);
  const { seed, unit } = job;
  const { width, height } = job.target;
  const fray = rulingOf(-Math.PI / 4, 3, 60, seed + 77);
  for (let y = job.top; y < job.bottom; y++)
    for (let x = 0; x < width; x++) {
      const u = x / unit;
      const v = y / unit;
      const place = y * width + x;
      const at = pencilNoiseChannels * place;
      const angle = 0.5 * Math.atan2(directions[2 * place + 1]!, directions[2 * place]!);
      const cx = Math.cos(angle) * 2.4;
      const cy = Math.sin(angle) * 2.4;
      let along = 0;
      for (let k = -formSteps; k <= formSteps; k++) along += noise2((u + k * cx) / 1.25, (v + k * cy) / 1.25, seed);
      const wander = wanderOf(u, v, seed);
      const border = Math.min(x, y, width - 1 - x, height - 1 - y) / unit;
      const frayed = ruled(u, v, fray, wander);
      out[at + noiseChannels.along] = clamp01(0.5 + (along / (2 * formSteps + 1) - 0.5) * 4.2);
      out[at + noiseChannels.wander] = wander;
      out[at + noiseChannels.margin] = smoothstep(6, 30, border + 16 * (frayed - 0.5));
      out[at + noiseChannels.press] = 0.55 + 0.6 * noise2(u / 18, v / 18, seed + 50);
      out[at + noiseChannels.wobbleX] = 3.6 * unit * (clouds(u / 25, v / 25, seed + 40, 2) - 0.5);
      out[at + noiseChannels.wobbleY] = 3.6 * unit * (clouds(u / 31, v / 31, seed + 41, 2) - 0.5);
    }
}

/** Planes `lab` (smoothed), `line` (blurred), `noise`; table `tones`. */
export function paintPencil(job: Job): void {
  const line = samplerOf(planeOf(job, 'line'));
  const [tone, slow] = [rowSamplerOf(planeOf(job, 'lab')), rowSamplerOf(planeOf(job, 'noise'))];
  const scale = job.target.width / planeOf(job, 'lab').width;
  const target = new Uint8Array(job.target.data);
  const { seed, unit } = job;
  const power = powerFor(tableOf(job, 'tones')[2]!, 0.56);
  const crossing = rulingOf(-Math.PI / 4, 1.5, 46, seed + 11);
  const deepest = rulingOf(0.5, 1.6, 40, seed + 23);
  const [lab, mark, noise] = [new Float64Array(3), new Float64Array(1), new Float64Array(pencilNoiseChannels)];
  for (let y = job.top; y < job.bottom; y++) {
    const sy = (y + 0.5) / scale - 0.5;
    tone.row(sy);
    slow.row(sy);
    for (let x = 0; x < job.target.width; x++) {
      const [u, v] = [x / unit, y / unit];
      const sx = (x + 0.5) / scale - 0.5;
      tone.at(sx, lab);
      const tooth = clouds(u * 0.75, v * 0.75, seed + 2, 2);
      slow.at(sx, noise);
      const margin = noise[noiseChannels.margin]!;
      const wander = noise[noiseChannels.wander]!;
      const dark = clamp01(1.12 * (1 - clamp01(lab[0]!) ** power) - 0.1) * margin;
      const first = hatch(noise[noiseChannels.along]!, dark * 1.15);
      const second = dark <= 0.34 ? 0 : hatch(ruled(u, v, crossing, wander), 1.5 * (dark - 0.34));
      const third = dark <= 0.58 ? 0 : hatch(ruled(u, v, deepest, wander), 1.6 * (dark - 0.58));
      const rub = 0.3 * dark;
      // The same line drawn twice, not quite in the same place.
      line(sx + noise[noiseChannels.wobbleX]!, sy, mark);
      const again = mark[0]!;
      line(sx, sy + noise[noiseChannels.wobbleY]!, mark);
      const drawn = Math.max(smoothstep(0.16, 0.5, mark[0]!), 0.7 * smoothstep(0.2, 0.55, again)) * noise[noiseChannels.press]!;
      const covered = 1 - (1 - 0.62 * first) * (1 - 0.5 * second) * (1 - 0.5 * third) * (1 - rub) * (1 - 0.85 * clamp01(drawn));
      const laid = clamp01(covered * (1.25 - 0.75 * tooth * (1 - 0.6 * covered)));
      labToBytes(
        mix(drawingPaper[0] + 0.012 * (tooth - 0.5), graphite[0], laid),
        mix(drawingPaper[1], graphite[1], laid),
        mix(drawingPaper[2], graphite[2], laid),
        target,
        3 * (y * job.target.width + x),
      );
    }
  }
}

/** Where a stroke's noise lies below the tone that is wanted there is graphite, softly. */
const hatch = (noise: number, tone: number): number => (tone <= 0 ? 0 : smoothstep(-0.16, 0.16, tone - noise) * clamp01(0.35 + tone));

const ink = [0.17, 0, -0.012] as const;
const inkPaper = [0.975, 0.001, 0.012] as const;

/** Ink of one family of ruled lines: as broad as the tone is dark, in pen strokes that taper. Coordinates in units. */
function penStroke(u: number, v: number, angle: number, tone: number, job: Job): number {
  if (tone <= 0) return 0;
  const gap = 4.4;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const across = v * c - u * s + 2.2 * (clouds(u / 60, v / 60, job.seed + 3, 2) - 0.5);
  const along = u * c + v * s;
  const lane = Math.floor(across / gap);
  const off = Math.abs(across / gap - lane - 0.5);
  const press = noise2(along / 22, lane * 1.7, job.seed + 5);
  const half = clamp01(tone) * 0.36 * (0.55 + 0.9 * press);
  const soft = 0.6 / (gap * job.unit);
  return half < 0.03 ? 0 : smoothstep(-soft, soft, half - off);
}

/** Planes `lab` (smoothed), `line` (blurred), `form`; nearly two tones: ink and paper. */
export function paintInk(job: Job): void {
  const [tone, line] = ['lab', 'line'].map((name) => samplerOf(planeOf(job, name)));
  const scale = job.target.width / planeOf(job, 'lab').width;
  const target = new Uint8Array(job.target.data);
  const { seed, unit } = job;
  const [lab, mark] = [new Float64Array(3), new Float64Array(1)];
  // One pixel of the picture soft, whatever the slope of the blurred line plane.
  const tones = tableOf(job, 'tones');
  const black = Math.min(0.33, tones[1]!);
  const white = Math.max(black + 0.1, Math.min(0.68, tones[3]!));
  const soft = 0.16 / Math.max(0.5, unit);
  for (let y = job.top; y < job.bottom; y++)
    for (let x = 0; x < job.target.width; x++) {
      const [u, v] = [x / unit, y / unit];
      const [sx, sy] = [(x + 0.5) / scale - 0.5, (y + 0.5) / scale - 0.5];
      tone!(sx, sy, lab);
      line!(sx, sy, mark);
      const press = 0.3 - 0.12 * (noise2(u / 26, v / 26, seed + 1) - 0.35);
      const drawn = smoothstep(press - soft, press + soft, mark[0]!);
      const lightness = lab[0]! + 0.02 * (clouds(u / 6, v / 6, seed + 2, 2) - 0.5);
      const solid = smoothstep(-0.012 / unit, 0.012 / unit, black - lightness);
      const shade = penStroke(u, v, -Math.PI / 4, smoothstep(white, black + 0.02, lightness), job);
      const cross = penStroke(u, v, Math.PI / 5, smoothstep(0.5 * (white + black), black, lightness), job);
      const inked = Math.max(drawn, solid, shade, cross);
      labToBytes(
        mix(inkPaper[0], ink[0], inked),
        mix(inkPaper[1], ink[1], inked),
        mix(inkPaper[2], ink[2], inked),
        target,
        3 * (y * job.target.width + x),
      );
    }
}
