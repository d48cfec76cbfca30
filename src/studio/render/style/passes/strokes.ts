/**
 * Oil: brush strokes in three sizes along the flow of the picture, coarse ones everywhere, finer ones where there is more to tell; each
 * with its bristles, and the paint's relief lit from the upper left.
 *
 * source   Hertzmann, "Painterly rendering with curved brush strokes of multiple sizes" (1998) and "Fast paint texture" (2002)
 */

import { labToBytes } from '../../../colour/index.ts';
import { clouds, hash2, noise2 } from '../grain.ts';
import { type Job, planeOf, tableOf } from '../pass.ts';
import { clamp01, floatsOf, type Sampler, samplerOf } from '../plane.ts';

/** Points of a stroke's path, and words of a stroke: radius, L, a, b, seed, then the points in units. */
const pointCount = 7;
export const strokeWords = 5 + 2 * pointCount;

interface Brush {
  /** Units. */
  readonly radius: number;
  /** Least detail, as `washEdges` measures it, for which this brush is taken up. */
  readonly detail: number;
  /** Lightness that the colour changes along a stroke at most, before it is lifted. */
  readonly tolerance: number;
}

const brushes: readonly Brush[] = [
  { radius: 10, detail: -1, tolerance: 0.12 },
  { radius: 5.2, detail: 0.05, tolerance: 0.09 },
  { radius: 2.7, detail: 0.22, tolerance: 0.08 },
  { radius: 1.4, detail: 0.5, tolerance: 0.08 },
];

interface Model {
  readonly lab: Sampler;
  readonly flow: Sampler;
  readonly detail: Sampler;
  readonly unit: number;
}

/** Points [x, y] in units from a start, along the flow; turned around never. */
function pathOf(model: Model, x: number, y: number, brush: Brush): number[] {
  const [direction, colour, start] = [new Float64Array(3), new Float64Array(3), new Float64Array(3)];
  const points = [x, y];
  const step = 0.8 * brush.radius;
  model.lab(x * model.unit, y * model.unit, start);
  let [lastX, lastY] = [0, 0];
  for (let i = 1; i < pointCount; i++) {
    const [px, py] = [points[2 * i - 2]!, points[2 * i - 1]!];
    model.flow(px * model.unit, py * model.unit, direction);
    const side = direction[0]! * lastX + direction[1]! * lastY < 0 ? -1 : 1;
    const length = Math.hypot(direction[0]!, direction[1]!) || 1;
    lastX = 0.5 * lastX + (0.5 * side * direction[0]!) / length;
    lastY = 0.5 * lastY + (0.5 * side * direction[1]!) / length;
    const stride = step / (Math.hypot(lastX, lastY) || 1);
    const [nextX, nextY] = [px + lastX * stride, py + lastY * stride];
    model.lab(nextX * model.unit, nextY * model.unit, colour);
    const apart = Math.hypot(colour[0]! - start[0]!, 1.5 * (colour[1]! - start[1]!), 1.5 * (colour[2]! - start[2]!));
    if (i > 1 && apart > brush.tolerance) break;
    points.push(nextX, nextY);
  }
  return points;
}

/** Planes `lab` (smoothed), `flow`, `detail`. All strokes in the order in which they are painted, coordinates in units. */
export function surveyStrokes(job: Job): Float32Array {
  const { width, height } = planeOf(job, 'lab');
  const { unit, seed } = job;
  const model = {
    lab: samplerOf(planeOf(job, 'lab')),
    flow: samplerOf(planeOf(job, 'flow')),
    detail: samplerOf(planeOf(job, 'detail')),
    unit,
  };
  const strokes: number[] = [];
  const [lab, detail] = [new Float64Array(3), new Float64Array(1)];
  for (const [level, brush] of brushes.entries()) {
    const gap = 1.2 * brush.radius;
    const [columns, rows] = [Math.ceil(width / unit / gap), Math.ceil(height / unit / gap)];
    const placed: [order: number, words: number[]][] = [];
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const chance = (salt: number): number => hash2(column, row, seed + 100 * level + salt);
        const [x, y] = [(column + chance(1)) * gap, (row + chance(2)) * gap];
        model.detail(x * unit, y * unit, detail);
        if (detail[0]! < brush.detail) continue;
        model.lab(x * unit, y * unit, lab);
        const points = pathOf(model, x, y, brush);
        while (points.length < 2 * pointCount) points.push(...points.slice(-2));
        const vary = level === 0 ? 0.07 : 0.045;
        const colour = [
          lab[0]! + vary * (chance(3) - 0.5),
          1.2 * lab[1]! + 0.3 * vary * (chance(4) - 0.5),
          1.2 * lab[2]! + 0.35 * vary * (chance(5) - 0.5),
        ];
        placed.push([chance(6), [brush.radius * (0.8 + 0.4 * chance(7)), ...colour, chance(8), ...points]]);
      }
    placed.sort((a, b) => a[0] - b[0]);
    for (const [, words] of placed) strokes.push(...words);
  }
  return Float32Array.from(strokes);
}

/** Rows of paint: OKLab and height, with one row more on either side for the relief. Laid from the last stroke back to the first. */
interface Canvas {
  readonly words: Float32Array;
  /** Share of each pixel that no stroke so far covers. */
  readonly bare: Float32Array;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}

/** A pixel of which less is bare is done. */
const leastBare = 0.004;

/** A brush: how much paint its hairs carry, across (lanes) and along its way (rows, a power of two). */
const bristleLanes = 64;
const bristleRows = 512;

function makeBristles(seed: number): Float32Array {
  const table = new Float32Array(bristleLanes * bristleRows);
  for (let row = 0; row < bristleRows; row++)
    for (let lane = 0; lane < bristleLanes; lane++) table[row * bristleLanes + lane] = noise2((9 * lane) / bristleLanes, 0.1 * row, seed);
  return table;
}

interface Paint {
  readonly strokes: Float32Array;
  readonly bristles: Float32Array;
  readonly unit: number;
}

function paintSegment(canvas: Canvas, { strokes, bristles, unit }: Paint, at: number, segment: number): void {
  const radius = strokes[at]! * unit;
  const [x0, y0, x1, y1] = [0, 1, 2, 3].map((i) => strokes[at + 5 + 2 * segment + i]! * unit) as [number, number, number, number];
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = Math.hypot(dx, dy);
  const isFirst = segment === 0;
  if (length < 1e-6 && !isFirst) return;
  const [ex, ey] = length < 1e-6 ? [1, 0] : [dx / length, dy / length];
  const seed = Math.floor(strokes[at + 4]! * 65_536);
  const top = Math.max(canvas.top, Math.floor(Math.min(y0, y1) - radius));
  const bottom = Math.min(canvas.bottom, Math.ceil(Math.max(y0, y1) + radius) + 1);
  const leftmost = Math.max(0, Math.floor(Math.min(x0, x1) - radius));
  const right = Math.min(canvas.width, Math.ceil(Math.max(x0, x1) + radius) + 1);
  const [l, a, b] = [strokes[at + 1]!, strokes[at + 2]!, strokes[at + 3]!];
  const isLevel = Math.abs(ey) <= 0.02;
  const row = seed % bristleRows;
  const { words, bare } = canvas;
  const thickness = Math.sqrt(strokes[at]!);
  const way = 1 / Math.max(length, 0.2 * radius);
  for (let y = top; y < bottom; y++) {
    const py = y - y0;
    // Where the stroke's band crosses this row.
    const middle = isLevel ? x0 : x0 + (py * ex) / ey;
    const reach = isLevel ? canvas.width : radius / Math.abs(ey);
    const from = Math.max(leftmost, Math.ceil(middle - reach));
    const to = Math.min(right, Math.floor(middle + reach) + 1);
    for (let x = from, i = (y - canvas.top) * canvas.width + from; x < to; x++, i++) {
      const left = bare[i]!;
      if (left < leastBare) continue;
      const px = x - x0;
      const along = px * ex + py * ey;
      if (along < (isFirst ? -radius : 0) || along > length + radius) continue;
      const across = (py * ex - px * ey) / radius;
      const over = along < 0 ? along / radius : along > length ? (along - length) / radius : 0;
      const square = across * across + over * over;
      if (square >= 1) continue;
      const off = Math.sqrt(square);
      const run = (row + Math.round((segment + 1 + along * way) * 5 + 50)) & (bristleRows - 1);
      const lane = (across + 1) * 0.5 * (bristleLanes - 2);
      const whole = Math.floor(lane);
      const hair = run * bristleLanes + whole;
      const bristle = bristles[hair]! + (bristles[hair + 1]! - bristles[hair]!) * (lane - whole);
      const cover = clamp01((1 - off) * 4.5 - 1.3 * bristle * off);
      if (cover <= 0) continue;
      const share = cover * left;
      const word = 4 * i;
      words[word] = words[word]! + (l + 0.035 * (bristle - 0.5)) * share;
      words[word + 1] = words[word + 1]! + a * share;
      words[word + 2] = words[word + 2]! + b * share;
      words[word + 3] = words[word + 3]! + (0.35 + 0.65 * bristle) * thickness * (0.75 + 0.5 * square) * share;
      bare[i] = left - share;
    }
  }
}

function paintStrokes(canvas: Canvas, paint: Paint): void {
  const { strokes, unit } = paint;
  for (let at = strokes.length - strokeWords; at >= 0; at -= strokeWords) {
    const reach = strokes[at]! * unit + 1;
    let [low, high] = [Infinity, -Infinity];
    for (let i = 0; i < pointCount; i++) {
      const y = strokes[at + 6 + 2 * i]! * unit;
      low = Math.min(low, y);
      high = Math.max(high, y);
    }
    if (high + reach < canvas.top || low - reach > canvas.bottom) continue;
    for (let segment = pointCount - 2; segment >= 0; segment--) paintSegment(canvas, paint, at, segment);
  }
}

/** Plane `lab` is the toned ground; table `strokes`. */
export function paintOil(job: Job): void {
  const { width, height } = job.target;
  const ground = planeOf(job, 'lab');
  const scale = width / ground.width;
  const canvas: Canvas = {
    words: new Float32Array(4 * width * (job.bottom - job.top + 2)),
    bare: new Float32Array(width * (job.bottom - job.top + 2)).fill(1),
    width,
    top: job.top - 1,
    bottom: job.bottom + 1,
  };
  paintStrokes(canvas, { strokes: tableOf(job, 'strokes'), bristles: makeBristles(job.seed), unit: job.unit });
  const sample = samplerOf(ground);
  const lab = new Float64Array(3);
  const { words, bare } = canvas;
  for (let y = canvas.top, i = 0; y < canvas.bottom; y++)
    for (let x = 0; x < width; x++, i++) {
      const left = bare[i]!;
      if (left < leastBare) {
        for (let c = 0; c < 4; c++) words[4 * i + c] = words[4 * i + c]! / (1 - left);
        continue;
      }
      sample((x + 0.5) / scale - 0.5, (y + 0.5) / scale - 0.5, lab);
      words[4 * i] = words[4 * i]! + 0.9 * lab[0]! * left;
      words[4 * i + 1] = words[4 * i + 1]! + lab[1]! * left;
      words[4 * i + 2] = words[4 * i + 2]! + (lab[2]! + 0.01) * left;
      words[4 * i + 3] = words[4 * i + 3]! + 0.3 * left;
    }
  light(job, canvas, height);
}

/** Weave of the canvas, in [-1, 1]. */
const weave = (u: number, v: number): number => 0.5 * (Math.sin(u * 2.1) * Math.cos(v * 1.05) + Math.cos(u * 1.05) * Math.sin(v * 2.1));

function light(job: Job, { words, width, top }: Canvas, height: number): void {
  const target = new Uint8Array(job.target.data);
  for (let y = job.top; y < job.bottom; y++)
    for (let x = 0; x < width; x++) {
      const word = 4 * ((y - top) * width + x);
      const rowWords = 4 * width;
      const slopeX = x > 0 && x + 1 < width ? words[word + 7]! - words[word - 1]! : 0;
      const slopeY = y > 0 && y + 1 < height ? words[word + 3 + rowWords]! - words[word + 3 - rowWords]! : 0;
      const slope = (slopeX + 1.3 * slopeY) * job.unit;
      const relief = clamp01(0.5 + 0.11 * slope) - 0.5;
      const shine = Math.max(0, relief - 0.12) * 0.22;
      const tooth = 0.008 * weave(x / job.unit, y / job.unit) + 0.012 * (clouds(x / job.unit / 40, y / job.unit / 40, job.seed, 2) - 0.5);
      const lightness = words[word]! * (1 + 0.3 * relief) + shine + tooth;
      labToBytes(lightness, words[word + 1]!, words[word + 2]!, target, 3 * (y * width + x));
    }
}

/** How much there is to tell at a place, one channel: the edges' blur. Only joins two planes by the larger. */
export function larger(job: Job): void {
  const [a, b] = [floatsOf(planeOf(job, 'a')), floatsOf(planeOf(job, 'b'))];
  const out = floatsOf(job.target);
  for (let at = job.top * job.target.width; at < job.bottom * job.target.width; at++) out[at] = Math.max(a[at]!, b[at]!);
}
