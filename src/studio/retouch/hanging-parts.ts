/**
 * Thin parts that hang at a thing and were left out of its outline: an apple's stalk, a whisker, a strap. They differ from the ground on both of their
 * sides, and they hang together with the outline. On a busy ground nothing tells them from it, and nothing is found.
 */
import type { PixelSize } from '../../engine.ts';
import type { Box, FootInput } from './foot-cells.ts';
import type { Mask } from './operator.ts';

/** Looked at in so many pixels along the longer side. */
const samplesAcross = 512;
/** Of the thing's longer side: how far its parts reach, and half the side of the square that tells the ground. */
const [reachShare, groundShare] = [0.2, 0.06];
/** 8-bit steps of one channel from the ground. */
const leastDifference = 34;
/** Of the ring round the outline; where more differs, the ground is busy. */
const busyShare = 0.045;

interface Samples extends PixelSize {
  readonly step: number;
  /** [height, width, 3] */
  readonly rgb: Uint8Array;
  /** Steps from the hole, 0 within it, 255 beyond the reach. */
  readonly away: Uint8Array;
  readonly reach: number;
}

/** [height, width] of the picture, 255 = a part; null when there is none. */
export function findHangingParts(input: FootInput, box: Box): Mask | null {
  const step = Math.max(1, Math.round(Math.max(input.width, input.height) / samplesAcross));
  const size = Math.max(box.right - box.left, box.bottom - box.top) / step;
  const samples = sampled(input, step, Math.min(250, Math.round(reachShare * size)));
  const parts = partsOf(samples, Math.max(3, Math.round(groundShare * size)));
  return parts && enlarged(parts, samples, input);
}

function sampled({ width, height, channels, data, hole }: FootInput, step: number, reach: number): Samples {
  const [w, h] = [Math.floor(width / step), Math.floor(height / step)];
  const rgb = new Uint8Array(3 * w * h);
  const away = new Uint8Array(w * h).fill(255);
  let edge: number[] = [];
  for (let y = 0, o = 0; y < h; y++)
    for (let x = 0; x < w; x++, o++) {
      const i = (y * step + (step >> 1)) * width + x * step + (step >> 1);
      for (let c = 0; c < 3; c++) rgb[3 * o + c] = data[channels * i + c]!;
      if (hole[i] === 0) continue;
      away[o] = 0;
      edge.push(o);
    }
  for (let steps = 1; steps <= reach; steps++) {
    const next: number[] = [];
    for (const o of edge)
      for (const n of beside(o, w, h))
        if (away[n] === 255) {
          away[n] = steps;
          next.push(n);
        }
    edge = next;
  }
  return { width: w, height: h, step, rgb, away, reach };
}

function beside(o: number, width: number, height: number): number[] {
  const x = o % width;
  const found: number[] = [];
  if (x > 0) found.push(o - 1);
  if (x < width - 1) found.push(o + 1);
  if (o >= width) found.push(o - width);
  if (o < width * (height - 1)) found.push(o + width);
  return found;
}

/** 1 = a part. */
function partsOf(samples: Samples, radius: number): Uint8Array | null {
  const { away } = samples;
  const differs = new Uint8Array(away.length);
  let [ring, different] = [0, 0];
  const grounds = new Map<number, readonly number[]>();
  for (let o = 0; o < away.length; o++) {
    if (away[o] === 0 || away[o] === 255) continue;
    ring++;
    if (!differsAt(samples, o, { radius, grounds })) continue;
    differs[o] = 1;
    different++;
  }
  if (different === 0 || different > busyShare * ring) return null;
  const parts = new Uint8Array(away.length);
  for (let o = 0; o < away.length; o++) if (differs[o] !== 0 && away[o]! <= 2) addPart(samples, differs, parts, o);
  return parts.includes(1) ? parts : null;
}

/** A piece that ends within the reach hangs at the thing; one that runs on is a line of the ground. Pieces are taken out of `differs`. */
function addPart({ width, height, away, reach }: Samples, differs: Uint8Array, parts: Uint8Array, start: number): void {
  const piece = [start];
  differs[start] = 0;
  let longest = 0;
  for (let n = 0; n < piece.length; n++) {
    longest = Math.max(longest, away[piece[n]!]!);
    for (const other of beside(piece[n]!, width, height))
      if (differs[other] !== 0) {
        differs[other] = 0;
        piece.push(other);
      }
  }
  if (longest > 3 && longest < reach) for (const o of piece) parts[o] = 1;
}

/** Of the median round it, which is found for four by four samples at once. */
function differsAt(
  { width, rgb, away, height }: Samples,
  o: number,
  known: { radius: number; grounds: Map<number, readonly number[]> },
): boolean {
  const [x, y] = [(o % width) >> 2, Math.floor(o / width) >> 2];
  const key = y * width + x;
  let ground = known.grounds.get(key);
  if (!ground) {
    ground = medianRound({ width, height, rgb, away }, 4 * x + 2, 4 * y + 2, known.radius);
    known.grounds.set(key, ground);
  }
  for (let c = 0; c < 3; c++) if (Math.abs(rgb[3 * o + c]! - ground[c]!) > leastDifference) return true;
  return false;
}

function medianRound({ width, height, rgb, away }: Omit<Samples, 'step' | 'reach'>, x: number, y: number, radius: number): number[] {
  const stride = Math.max(1, Math.round(radius / 5));
  const most = (Math.floor((2 * radius) / stride) + 1) ** 2;
  const found = new Uint8Array(3 * most);
  let count = 0;
  for (let v = y - radius; v <= y + radius; v += stride)
    for (let u = x - radius; u <= x + radius; u += stride) {
      if (u < 0 || v < 0 || u >= width || v >= height || away[v * width + u] === 0) continue;
      const p = 3 * (v * width + u);
      found[count] = rgb[p]!;
      found[most + count] = rgb[p + 1]!;
      found[2 * most + count] = rgb[p + 2]!;
      count++;
    }
  return [0, most, 2 * most].map((from) => found.subarray(from, from + count).sort()[count >> 1] ?? 0);
}

function enlarged(parts: Uint8Array, { width, step }: Samples, picture: PixelSize): Mask {
  const out = new Uint8Array(picture.width * picture.height);
  for (let o = 0; o < parts.length; o++) {
    if (parts[o] === 0) continue;
    const [left, top] = [(o % width) * step, Math.floor(o / width) * step];
    for (let y = top; y < top + step; y++) out.fill(255, y * picture.width + left, y * picture.width + left + step);
  }
  return out;
}
