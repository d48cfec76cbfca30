/** Labelled regions at full size with clean, soft-edged outlines, however much larger than the labels the picture is. */

import { labToBytes } from '../../../colour/index.ts';
import { hash2, noise2 } from '../grain.ts';
import { type Job, numberOf, planeOf, tableOf } from '../pass.ts';
import { clamp01, floatsOf, type Plane, samplerOf } from '../plane.ts';

/** The two labels that count most around a place, and how much of the second is seen there. */
interface Seam {
  first: number;
  second: number;
  share: number;
}

/** Cubic B-spline weights of the four nearest. */
function spline(f: number, out: Float64Array): void {
  const left = 1 - f;
  const square = f * f;
  out[0] = (left * left * left) / 6;
  out[1] = (3 * f * square - 6 * square + 4) / 6;
  out[2] = (-3 * f * square + 3 * square + 3 * f + 1) / 6;
  out[3] = (f * square) / 6;
}

/** Whether all sixteen labels round the cell's lower right corner are one; asked of one cell many times in a row, answered once. */
function evenCells(labels: Float32Array, width: number, height: number): (left: number, top: number) => boolean {
  let [lastLeft, lastTop, isEven] = [-2, -2, false];
  return (left, top) => {
    if (left === lastLeft && top === lastTop) return isEven;
    lastLeft = left;
    lastTop = top;
    isEven = left >= 1 && top >= 1 && left + 2 < width && top + 2 < height;
    const first = isEven ? labels[top * width + left]! : 0;
    for (let row = top - 1; isEven && row <= top + 2; row++)
      for (let i = row * width + left - 1; i <= row * width + left + 2; i++) if (labels[i] !== first) isEven = false;
    return isEven;
  };
}

/** `scale`: pixels of the picture in one of the labels' pixels. */
function seamFinder(plane: Plane, scale: number): (x: number, y: number, seam: Seam) => void {
  const labels = floatsOf(plane);
  const { width, height } = plane;
  const [across, down, kinds, weights] = [new Float64Array(4), new Float64Array(4), new Float64Array(16), new Float64Array(16)];
  const sharpness = 1.6 * Math.max(1, scale);
  const isEven = evenCells(labels, width, height);
  return (x, y, seam) => {
    const left = Math.floor(x);
    const top = Math.floor(y);
    const cell = Math.max(0, Math.min(height - 1, top)) * width + Math.max(0, Math.min(width - 1, left));
    if (isEven(left, top)) {
      seam.first = labels[cell]!;
      seam.second = seam.first;
      seam.share = 0;
      return;
    }
    spline(x - left, across);
    spline(y - top, down);
    let count = 0;
    for (let j = 0; j < 4; j++) {
      const row = Math.min(height - 1, Math.max(0, top + j - 1)) * width;
      for (let i = 0; i < 4; i++) {
        const label = labels[row + Math.min(width - 1, Math.max(0, left + i - 1))]!;
        let k = 0;
        while (k < count && kinds[k] !== label) k++;
        if (k === count) {
          kinds[count] = label;
          weights[count++] = 0;
        }
        weights[k]! += across[i]! * down[j]!;
      }
    }
    let [best, next] = [0, -1];
    for (let k = 1; k < count; k++)
      if (weights[k]! > weights[best]!) [next, best] = [best, k];
      else if (next < 0 || weights[k]! > weights[next]!) next = k;
    seam.first = kinds[best]!;
    seam.second = next < 0 ? kinds[best]! : kinds[next]!;
    const share = next < 0 ? 0 : weights[next]! / (weights[best]! + weights[next]!);
    seam.share = clamp01((share - 0.5) * sharpness + 0.5);
  };
}

/** Flat vector: even colours, edges a pixel soft. Planes `label`; table `regions`. */
export function paintFlat(job: Job): void {
  const label = planeOf(job, 'label');
  const table = tableOf(job, 'regions');
  const target = new Uint8Array(job.target.data);
  const scale = job.target.width / label.width;
  const find = seamFinder(label, scale);
  const seam: Seam = { first: 0, second: 0, share: 0 };
  const channel = (c: number): number => {
    const [a, b] = [table[seam.first + c]!, table[seam.second + c]!];
    return a + (b - a) * seam.share;
  };
  for (let y = job.top; y < job.bottom; y++)
    for (let x = 0; x < job.target.width; x++) {
      find((x + 0.5) / scale - 0.5, (y + 0.5) / scale - 0.5, seam);
      const chroma = 1.2;
      labToBytes(channel(0), chroma * channel(1), chroma * channel(2), target, 3 * (y * job.target.width + x));
    }
}

/** Which way the fibres of a sheet lie. */
interface Grain {
  readonly sheet: number;
  readonly cos: number;
  readonly sin: number;
}

const sheetCount = 97;

const grainsOf = (seed: number): readonly Grain[] =>
  Array.from({ length: sheetCount }, (_, sheet) => {
    const angle = 2 * Math.PI * hash2(sheet, 7, seed);
    return { sheet, cos: Math.cos(angle), sin: Math.sin(angle) };
  });

/** Fibres and tooth of coloured card in [-1, 1]; `u` and `v` in units, another sheet for each `sheet`. */
function cardTooth(u: number, v: number, { sheet, cos, sin }: Grain, seed: number): number {
  const [s, t] = [u * cos + v * sin, v * cos - u * sin];
  const fibre = noise2(s * 0.16, t * 1.1, seed + sheet) + noise2(s * 0.9 + 40, t * 0.2, seed + sheet) - 1;
  return 0.6 * fibre + 0.8 * (noise2(u * 0.7, v * 0.7, seed + 3 * sheet) - 0.5);
}

/**
 * Paper cut: sheets of card over each other, each in the shadow of what lies above, with a lit cut edge. Planes `label`, `height` (of the
 * sheets), `soft` (the heights blurred); table `regions`; values `reach` of the shadow in units.
 */
export function paintCard(job: Job): void {
  const label = planeOf(job, 'label');
  const table = tableOf(job, 'regions');
  const target = new Uint8Array(job.target.data);
  const scale = job.target.width / label.width;
  const find = seamFinder(label, scale);
  const [soft, tight] = [samplerOf(planeOf(job, 'soft')), samplerOf(planeOf(job, 'tight'))];
  const reach = (numberOf(job, 'reach') * job.unit) / scale;
  const grains = grainsOf(job.seed);
  const seam: Seam = { first: 0, second: 0, share: 0 };
  const [wide, near, lit] = [new Float64Array(1), new Float64Array(1), new Float64Array(1)];
  const shown = (at: number, x: number, y: number): [number, number, number] => {
    const height = table[at + 3]!;
    const tooth = cardTooth(x / job.unit, y / job.unit, grains[at % sheetCount]!, job.seed);
    const wideShade = 1 - Math.exp(-0.75 * Math.max(0, wide[0]! - height));
    const nearShade = 1 - Math.exp(-1.6 * Math.max(0, near[0]! - height));
    const rim = clamp01(1.4 * (height - lit[0]!)) * 0.05;
    const lightness = (0.11 + 0.89 * table[at]!) * (1 - 0.42 * wideShade) * (1 - 0.3 * nearShade) + rim + 0.018 * tooth;
    return [lightness, 1.22 * table[at + 1]!, 1.22 * table[at + 2]!];
  };
  for (let y = job.top; y < job.bottom; y++)
    for (let x = 0; x < job.target.width; x++) {
      const [u, v] = [(x + 0.5) / scale - 0.5, (y + 0.5) / scale - 0.5];
      find(u, v, seam);
      soft(u - reach, v - 1.2 * reach, wide);
      tight(u - 0.35 * reach, v - 0.45 * reach, near);
      tight(u - 0.22 * reach, v - 0.28 * reach, lit);
      const a = shown(seam.first, x, y);
      const b = seam.share > 0 ? shown(seam.second, x, y) : a;
      const s = seam.share;
      labToBytes(a[0] + (b[0] - a[0]) * s, a[1] + (b[1] - a[1]) * s, a[2] + (b[2] - a[2]) * s, target, 3 * (y * job.target.width + x));
    }
}
