/**
 * Worker task: a photograph in flat triangles, small where there is detail.
 * source   Floyd & Steinberg (1976) for points by density; Bowyer (1981) and Watson (1981) for the Delaunay triangulation
 */
import { createCanvas } from '@napi-rs/canvas';
import type { RasterImage } from '../../../engine.ts';
import { toSrgb255 } from '../light.ts';
import type { PhotographPlanes } from './planes.task.ts';

export interface LowPolyInput {
  readonly image: RasterImage;
  readonly planes: PhotographPlanes;
}

const pointCount = 1500;

interface Point {
  readonly x: number;
  readonly y: number;
}

function densityOf({ width, height, colour, id }: PhotographPlanes): Float32Array {
  const out = new Float32Array(width * height);
  let sum = 0;
  for (let y = 1; y < height - 1; y++)
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
      let step = id[i] === id[i + 1] && id[i] === id[i + width] ? 0 : 0.06;
      for (let c = 0; c < 3; c++) {
        const of = (j: number): number => Math.sqrt(colour[3 * j + c]!);
        step += Math.abs(of(i + 1) - of(i - 1)) + Math.abs(of(i + width) - of(i - width));
      }
      out[i] = 0.02 + Math.min(0.2, step) ** 1.2;
      sum += out[i]!;
    }
  return out.map((value) => (value * pointCount) / sum);
}

/** Error diffusion along alternate rows: even where it is even, dense at edges. */
function pointsOf(planes: PhotographPlanes): Point[] {
  const { width, height } = planes;
  const density = densityOf(planes);
  const points: Point[] = [];
  const border = 14;
  for (let n = 0; n <= border; n++) {
    const share = n / border;
    points.push({ x: share * (width - 1), y: 0 }, { x: share * (width - 1), y: height - 1 });
    if (n > 0 && n < border) points.push({ x: 0, y: share * (height - 1) }, { x: width - 1, y: share * (height - 1) });
  }
  for (let y = 1; y < height - 1; y++) {
    const way = y % 2 === 0 ? 1 : -1;
    for (let n = 1; n < width - 1; n++) {
      const x = way > 0 ? n : width - 1 - n;
      const i = y * width + x;
      const isPoint = density[i]! > 0.5;
      if (isPoint) points.push({ x, y });
      const error = density[i]! - (isPoint ? 1 : 0);
      density[i + way]! += (7 / 16) * error;
      density[i + width - way]! += (3 / 16) * error;
      density[i + width]! += (5 / 16) * error;
      density[i + width + way]! += (1 / 16) * error;
    }
  }
  return points;
}

interface Triangle {
  readonly corners: readonly [number, number, number];
  /** Of the circle through the corners. */
  readonly x: number;
  readonly y: number;
  readonly radius2: number;
}

function triangle(points: readonly Point[], corners: readonly [number, number, number]): Triangle {
  const [a, b, c] = corners.map((i) => points[i]!) as [Point, Point, Point];
  const [bx, by, cx, cy] = [b.x - a.x, b.y - a.y, c.x - a.x, c.y - a.y];
  const twice = 2 * (bx * cy - by * cx);
  const [b2, c2] = [bx * bx + by * by, cx * cx + cy * cy];
  const [ux, uy] = Math.abs(twice) < 1e-9 ? [0, 0] : [(cy * b2 - by * c2) / twice, (bx * c2 - cx * b2) / twice];
  return { corners, x: a.x + ux, y: a.y + uy, radius2: Math.abs(twice) < 1e-9 ? 0 : ux * ux + uy * uy };
}

/** In rows from the top, and a hair off the lattice: no four on one circle. */
const inRows = (points: readonly Point[]): Point[] =>
  points
    .map(({ x, y }, n) => ({ x: x + ((n * 7919) % 97) * 1e-4, y: y + ((n * 104729) % 89) * 1e-4 }))
    .sort((a, b) => a.y - b.y || a.x - b.x);

/** Points go in by rows: triangles whose circle lies above the row are done. */
function triangulate(sorted: readonly Point[], width: number, height: number): (readonly [number, number, number])[] {
  const far = 20 * Math.max(width, height);
  const points: Point[] = [...sorted, { x: -far, y: -far }, { x: far + width, y: -far }, { x: width / 2, y: far }];
  const last = sorted.length;
  let open: Triangle[] = [triangle(points, [last, last + 1, last + 2])];
  const done: Triangle[] = [];
  for (let n = 0; n < last; n++) {
    const point = points[n]!;
    const edges = new Map<number, readonly [number, number] | null>();
    const kept: Triangle[] = [];
    for (const one of open) {
      const dy = point.y - one.y;
      if (dy > 0 && dy * dy > one.radius2) done.push(one);
      else if ((point.x - one.x) ** 2 + dy * dy > one.radius2) kept.push(one);
      else
        for (const [from, to] of [
          [0, 1],
          [1, 2],
          [2, 0],
        ] as const) {
          const [i, j] = [one.corners[from], one.corners[to]];
          const key = Math.min(i, j) * 65536 + Math.max(i, j);
          edges.set(key, edges.has(key) ? null : [i, j]);
        }
    }
    for (const edge of edges.values()) if (edge) kept.push(triangle(points, [edge[0], edge[1], n]));
    open = kept;
  }
  return [...done, ...open].map(({ corners }) => corners).filter((corners) => corners.every((i) => i < last));
}

/** Mean of seven points within. */
function colourOf({ width, height, colour }: PhotographPlanes, corners: readonly Point[]): number[] {
  const weights = [
    [1, 1, 1],
    [4, 1, 1],
    [1, 4, 1],
    [1, 1, 4],
    [2, 2, 0.6],
    [2, 0.6, 2],
    [0.6, 2, 2],
  ] as const;
  const sums = [0, 0, 0];
  for (const share of weights) {
    const total = share[0] + share[1] + share[2];
    const at = (axis: 'x' | 'y'): number =>
      (share[0] * corners[0]![axis] + share[1] * corners[1]![axis] + share[2] * corners[2]![axis]) / total;
    const i = Math.min(height - 1, Math.max(0, Math.round(at('y')))) * width + Math.min(width - 1, Math.max(0, Math.round(at('x'))));
    for (let c = 0; c < 3; c++) sums[c]! += colour[3 * i + c]! / weights.length;
  }
  return sums;
}

export function paintLowPoly({ image, planes }: LowPolyInput): RasterImage {
  const points = inRows(pointsOf(planes));
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  const [sx, sy] = [width / (planes.width - 1), height / (planes.height - 1)];
  context.lineWidth = Math.max(1, width / 900);
  context.lineJoin = 'round';
  for (const [index, corners] of triangulate(points, planes.width, planes.height).entries()) {
    const at = corners.map((i) => points[i]!);
    // Facets catch the light a little differently, or even ground would show none.
    const facet = 1 + 0.07 * Math.sin(index * 12.9898);
    const style = `rgb(${colourOf(planes, at)
      .map((value) => Math.round(toSrgb255(value * facet)))
      .join(', ')})`;
    context.fillStyle = style;
    context.strokeStyle = style;
    context.beginPath();
    for (const [n, { x, y }] of at.entries()) {
      if (n === 0) context.moveTo(x * sx, y * sy);
      else context.lineTo(x * sx, y * sy);
    }
    context.closePath();
    context.fill();
    context.stroke();
  }
  const rgba = context.getImageData(0, 0, width, height).data;
  const data = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) for (let c = 0; c < 3; c++) data[3 * i + c] = rgba[4 * i + c]!;
  return { width, height, channels: 3, data };
}
