/** Lamps of a small photograph, and their light as it spreads. */
import { boxMean, type Plane } from '../../segment/index.ts';
import { smoothStep } from '../light.ts';
import { createGuide, type Guide } from './guide.ts';
import { planeOf, type Seen, spread, twice } from './small.ts';
import { windowsOf } from './windows.ts';

/** The middle of a lamp, in cells, and how much light it gives. */
interface Spot {
  readonly x: number;
  readonly y: number;
  readonly power: number;
}

function middleOf(cells: readonly number[], width: number, data: Float32Array): Spot {
  let [x, y, power] = [0, 0, 0];
  for (const i of cells) {
    x += data[i]! * (i % width);
    y += data[i]! * Math.floor(i / width);
    power += data[i]!;
  }
  return { x: x / power, y: y / power, power };
}

/** A lamp is about as wide as tall and full; sunlit bark and sand are streaks. */
function isCompact(cells: readonly number[], width: number): boolean {
  const [columns, rows] = [cells.map((i) => i % width), cells.map((i) => Math.floor(i / width))];
  const w = Math.max(...columns) - Math.min(...columns) + 1;
  const h = Math.max(...rows) - Math.min(...rows) + 1;
  return w < 2.2 * h && h < 3.4 * w && cells.length > 0.4 * w * h;
}

/** Spots of more than a share of the picture are no lamps; low in it they are reflections more often. */
function dropLarge({ width, height, data }: Plane, shareAt: (row: number) => number): Spot[] {
  const spots: Spot[] = [];
  const seen = new Uint8Array(data.length);
  for (let start = 0; start < data.length; start++) {
    if (seen[start] || data[start]! < 0.05) continue;
    const spot = [start];
    seen[start] = 1;
    for (let at = 0; at < spot.length; at++)
      for (const step of [-1, 1, -width, width]) {
        const next = spot[at]! + step;
        if (next < 0 || next >= data.length || seen[next] || data[next]! < 0.05) continue;
        seen[next] = 1;
        spot.push(next);
      }
    if (spot.length > Math.max(6, shareAt(Math.floor(start / width)) * width * height)) for (const i of spot) data[i] = 0;
    else if (isCompact(spot, width)) spots.push(middleOf(spot, width, data));
  }
  return spots;
}

/**
 * Much brighter than what is round them, and warm; between walls of any strong colour. By day sunlit things are bright too: out of
 * doors only what is nearly as bright as a picture can be is taken for a lamp, low down above all.
 */
function lampAt({ small: { rgb, light, width, height }, isOutdoors }: Seen, around: Plane, i: number): number {
  const [r, g, b] = [rgb[3 * i]!, rgb[3 * i + 1]!, rgb[3 * i + 2]!];
  const brightest = Math.max(r, g, b);
  const warm = smoothStep(0.06, 0.25, (r - b) / Math.max(0.05, Math.max(r, g)));
  const strong = isOutdoors ? 0 : smoothStep(0.3, 0.6, 1 - Math.min(r, g, b) / Math.max(0.05, brightest));
  const stands = smoothStep(1.35, 2.2, light[i]! / Math.max(0.02, around.data[i]!));
  const isLow = i > 0.55 * width * height;
  const [from, to] = isOutdoors ? (isLow ? [0.8, 0.97] : [0.5, 0.8]) : isLow ? [0.5, 0.8] : [0.22, 0.45];
  return Math.max(warm, strong) * stands * smoothStep(from!, to!, brightest);
}

export interface Ground {
  /** [height, width] of 0 or 1. */
  readonly floor: Float32Array;
  /** Unit normals: right, up, towards the viewer. */
  readonly normal: Float32Array;
}

const mostLamps = 10;

/** The pool of a lamp on the ground below it, and its light on the sides of things that look at it. */
function fallOf(spots: readonly Spot[], { small, subject, horizon }: Seen, { floor, normal }: Ground): Plane {
  const { width, height } = small;
  const least = 1e-5 * width * height;
  const lamps = [...spots]
    .sort((a, b) => b.power - a.power)
    .slice(0, mostLamps)
    .filter(({ y, power }) => y < (horizon + 0.1) * height && power > least)
    .map(({ x, y, power }) => {
      let foot = Math.round(y);
      while (foot < height - 1 && floor[foot * width + Math.round(x)] === 0) foot++;
      return { x, y, foot, rise: Math.max(0.06 * height, foot - y), power: Math.min(1, (power / (width * height)) * 900) };
    });
  return planeOf(small, (i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    let sum = 0;
    for (const { x: lx, y: ly, foot, rise, power } of lamps) {
      if (floor[i] === 1) {
        const [dx, dy] = [(x - lx) / (0.75 * rise), (y - foot - 0.04 * rise) / (0.26 * rise)];
        sum += (0.5 * power) / (1 + dx * dx + dy * dy) ** 2;
        continue;
      }
      const [dx, dy] = [lx - x, y - ly];
      const far = Math.hypot(dx, dy) + 1e-3;
      // Only the subject's shape is known well enough to be lit from one side.
      const facing = subject[i]! > 0.5 ? (normal[3 * i]! * dx + normal[3 * i + 1]! * dy) / far + 0.1 : 0.2;
      sum += (0.8 * Math.max(0, facing) * power) / (1 + (far / (0.6 * rise)) ** 2) ** 1.5;
    }
    return sum;
  });
}

/** Linear RGB of their light as it spreads, and windows that shine. */
export function lampsOf(seen: Seen, ground: Ground): Guide {
  const { small, sky, subject, isOutdoors } = seen;
  const { width, height, rgb, light } = small;
  const out = createGuide(width, height, 4);
  const side = Math.min(width, height);
  const around = spread(
    small,
    (i) => light[i]!,
    (i) => 1.0001 - sky[i]!,
    Math.max(3, Math.round(side / 9)),
  );
  const lamp = planeOf(small, (i) => lampAt(seen, around, i) * (1 - sky[i]!) * (1 - 0.8 * subject[i]!));
  const spots = dropLarge(lamp, (row) => (row < 0.55 * height ? (isOutdoors ? 0.01 : 0.016) : 0.0012));
  const [near, wide] = [Math.max(1, Math.round(side / 60)), Math.max(2, Math.round(side / 14))];
  const windows = boxMean(windowsOf(seen), 1);
  const isOpen = isOutdoors && sky.some((value) => value > 0.5);
  const fallen = isOpen && spots.length > 0 ? boxMean(fallOf(spots, seen, ground), 1).data : null;
  const tint = [1, 0.62, 0.25] as const;
  for (let c = 0; c < 3; c++) {
    // Half a flame's colour, half the lamp's own.
    const coloured = planeOf(
      small,
      (i) => (lamp.data[i]! + 0.16 * windows.data[i]!) * (0.5 * tint[c]! + (0.5 * rgb[3 * i + c]!) / Math.max(0.05, light[i]!)),
    );
    const [close, far] = [twice(coloured, near), twice(coloured, wide)];
    for (let i = 0; i < lamp.data.length; i++) {
      const own = 0.9 * close.data[i]! + 3.2 * far.data[i]! + (fallen ? fallen[i]! * (0.4 + 0.6 * tint[c]!) : 0);
      out.data[4 * i + c] = Math.min(1.2, own);
    }
  }
  for (let i = 0; i < lamp.data.length; i++) out.data[4 * i + 3] = windows.data[i]!;
  return out;
}
