/**
 * Watercolour: washes on paper. The amount of pigment changes with the paper's tooth, with how it settled, and at the rim of each wash;
 * more pigment darkens and deepens a colour.
 *
 * source   Bousseau, Kaplan, Thollot and Sillion, "Interactive watercolor rendering with temporal coherence and abstraction" (2006),
 *          in OKLab: density d makes L the power d of what it was, and chroma follows
 */

import { labToBytes } from '../../../colour/index.ts';
import { clouds, noise2 } from '../grain.ts';
import { type Job, planeOf, tableOf } from '../pass.ts';
import { clamp01, floatsOf, mix, rowSamplerOf, samplerOf, smoothstep } from '../plane.ts';
import { powerFor } from './tone.ts';

/** Steps of lightness that a painter lays over each other, light first. */
const washCount = 6;

/** Lightness lifted to what paper bears and laid in washes with uneven limits. Plane `source`; table `tones`. */
export function layWashes(job: Job): void {
  const values = floatsOf(planeOf(job, 'source'));
  const out = floatsOf(job.target);
  const power = powerFor(tableOf(job, 'tones')[2]!, 0.62);
  const { width } = job.target;
  for (let y = job.top; y < job.bottom; y++)
    for (let x = 0; x < width; x++) {
      const at = 3 * (y * width + x);
      const lightness = 0.14 + 0.86 * clamp01(values[at]!) ** power;
      const uneven = 0.5 * (clouds(x / job.unit / 24, y / job.unit / 24, job.seed + 20, 3) - 0.5);
      const level = lightness * washCount + uneven;
      const step = Math.floor(level) + smoothstep(0.3, 0.7, level - Math.floor(level)) - uneven;
      out[at] = mix(lightness, step / washCount, 0.7);
      out[at + 1] = values[at + 1]!;
      out[at + 2] = values[at + 2]!;
    }
}

/** How fast the washes' colour changes, one channel: where pigment gathers. Plane `source` of OKLab. */
export function washEdges(job: Job): void {
  const source = planeOf(job, 'source');
  const values = floatsOf(source);
  const out = floatsOf(job.target);
  const { width, height } = source;
  const reach = Math.max(1, Math.round(job.unit));
  for (let y = job.top; y < job.bottom; y++)
    for (let x = 0; x < width; x++) {
      const left = 3 * (y * width + Math.max(0, x - reach));
      const right = 3 * (y * width + Math.min(width - 1, x + reach));
      const up = 3 * (Math.max(0, y - reach) * width + x);
      const down = 3 * (Math.min(height - 1, y + reach) * width + x);
      let sum = 0;
      for (let c = 0; c < 3; c++) sum += (values[right + c]! - values[left + c]!) ** 2 + (values[down + c]! - values[up + c]!) ** 2;
      out[y * width + x] = smoothstep(0.02, 0.22, Math.sqrt(sum));
    }
}

/** Height of cold-pressed paper in [-1, 1]; u and v in units. */
export const paperTooth = (u: number, v: number, seed: number): number =>
  1.5 * (clouds(u * 0.42, v * 0.42, seed, 2) - 0.5) + 0.6 * (noise2(u * 1.6, v * 1.6, seed + 9) - 0.5);

/** Channels of the plane that `washNoise` makes. */
const noiseChannels = { wobbleX: 0, wobbleY: 1, wet: 2, settled: 3, rim: 4, hue: 5, margin: 6, press: 7 } as const;
export const washNoiseChannels = Object.keys(noiseChannels).length;

/** The slow changes of a wash, which would cost much at full size. */
export function washNoise(job: Job): void {
  const out = floatsOf(job.target);
  const { seed, unit } = job;
  const { width, height } = job.target;
  for (let y = job.top; y < job.bottom; y++)
    for (let x = 0; x < width; x++) {
      const u = x / unit;
      const v = y / unit;
      const at = washNoiseChannels * (y * width + x);
      out[at + noiseChannels.wobbleX] = 3.2 * (clouds(u / 13, v / 13, seed + 1, 2) - 0.5);
      out[at + noiseChannels.wobbleY] = 3.2 * (clouds(u / 13, v / 13, seed + 2, 2) - 0.5);
      out[at + noiseChannels.wet] = smoothstep(0.35, 0.6, clouds(u / 60, v / 60, seed + 3, 3));
      out[at + noiseChannels.settled] = clouds(u / 34, v / 34, seed + 5, 4) - 0.5;
      out[at + noiseChannels.rim] = 0.6 + clouds(u / 21, v / 21, seed + 6, 2);
      out[at + noiseChannels.hue] = 0.05 * (clouds(u / 50, v / 50, seed + 8, 3) - 0.5);
      out[at + noiseChannels.press] = 0.3 + 0.9 * noise2(u / 20, v / 20, seed + 12);
      // How far inside the painted part a place lies, in units: the margin is as uneven as a brush leaves it.
      const border = Math.min(x, y, width - 1 - x, height - 1 - y) / unit;
      const wander = 11 * (clouds(u / 46, v / 46, seed + 70, 3) - 0.5) + 3 * (clouds(u / 7, v / 7, seed + 71, 2) - 0.5);
      out[at + noiseChannels.margin] = border - 15 + wander;
    }
}

const paper = [0.965, 0.001, 0.012] as const;

/** Planes `wash` (OKLab), `wet` (blurred more), `edge` (rims of washes, sharp), `rim` (blurred), `line`. */
export function paintWatercolour(job: Job): void {
  const [wash, wet, edge, rim] = ['wash', 'wet', 'edge', 'rim'].map((name) => samplerOf(planeOf(job, name)));
  const [line, slow] = [rowSamplerOf(planeOf(job, 'line')), rowSamplerOf(planeOf(job, 'noise'))];
  const scale = job.target.width / planeOf(job, 'wash').width;
  const target = new Uint8Array(job.target.data);
  const [near, far, here, around] = [new Float64Array(3), new Float64Array(3), new Float64Array(1), new Float64Array(1)];
  const { seed, unit } = job;
  const pencil = new Float64Array(1);
  const noise = new Float64Array(washNoiseChannels);
  for (let y = job.top; y < job.bottom; y++) {
    line.row((y + 0.5) / scale - 0.5);
    slow.row((y + 0.5) / scale - 0.5);
    for (let x = 0; x < job.target.width; x++) {
      const [u, v] = [x / unit, y / unit];
      slow.at((x + 0.5) / scale - 0.5, noise);
      const [wobbleX, wobbleY] = [noise[noiseChannels.wobbleX]!, noise[noiseChannels.wobbleY]!];
      const [sx, sy] = [(x + wobbleX * unit + 0.5) / scale - 0.5, (y + wobbleY * unit + 0.5) / scale - 0.5];
      wash!(sx, sy, near);
      edge!(sx, sy, here);
      rim!(sx, sy, around);
      // Where nothing has an edge the colours ran into each other.
      const bleeding = (1 - smoothstep(0.015, 0.07, around[0]!)) * noise[noiseChannels.wet]!;
      if (bleeding > 0) wet!(sx, sy, far);
      const tooth = paperTooth(u, v, seed + 4);
      const settled = noise[noiseChannels.settled]!;
      const inside = noise[noiseChannels.margin]!;
      const rimOfPicture = smoothstep(0, 1.4, inside) * (1 - smoothstep(1.4, 5.5, inside));
      const lightness = mix(near[0]!, far[0]!, bleeding);
      const highlight = smoothstep(0.89, 0.99, lightness + 0.05 * tooth);
      line.at((x + 0.5) / scale - 0.5, pencil);
      const drawn = 0.3 * smoothstep(0.2, 0.5, pencil[0]!) * noise[noiseChannels.press]!;
      const density = Math.max(
        0.25,
        1 + 0.7 * settled + 0.26 * tooth + 1.0 * here[0]! * noise[noiseChannels.rim]! + 0.55 * rimOfPicture + 0.1,
      );
      const share = smoothstep(-0.7, 0.7, inside + 1.2 * tooth) * (1 - 0.85 * highlight);
      const hue = noise[noiseChannels.hue]!;
      const chroma = 1.25 * (0.75 + 0.3 * density);
      const painted = lightness ** (0.55 + 0.5 * density) * (1 - drawn);
      labToBytes(
        mix(paper[0] + 0.012 * tooth, Math.min(paper[0], painted), share),
        mix(paper[1], chroma * mix(near[1]!, far[1]!, bleeding) + 0.7 * hue, share),
        mix(paper[2], chroma * mix(near[2]!, far[2]!, bleeding) - hue, share),
        target,
        3 * (y * job.target.width + x),
      );
    }
  }
}
