/** Lamps of a small photograph, and their light as it spreads. */
import type { Plane } from '../../segment/index.ts';
import { smoothStep } from '../light.ts';
import { createGuide, type Guide } from './guide.ts';
import { planeOf, type Seen, spread, twice } from './small.ts';

/** Spots of more than a share of the picture are no lamps; low in it they are reflections more often. */
function dropLarge({ width, height, data }: Plane, shareAt: (row: number) => number): void {
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
  }
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

/** Linear RGB. */
export function lampsOf(seen: Seen): Guide {
  const { small, sky, subject, isOutdoors } = seen;
  const { width, height, rgb, light } = small;
  const out = createGuide(width, height, 3);
  const side = Math.min(width, height);
  const around = spread(
    small,
    (i) => light[i]!,
    (i) => 1.0001 - sky[i]!,
    Math.max(3, Math.round(side / 9)),
  );
  const lamp = planeOf(small, (i) => lampAt(seen, around, i) * (1 - sky[i]!) * (1 - 0.8 * subject[i]!));
  dropLarge(lamp, (row) => (row < 0.55 * height ? (isOutdoors ? 0.01 : 0.016) : 0.0012));
  const [near, wide] = [Math.max(1, Math.round(side / 60)), Math.max(2, Math.round(side / 14))];
  const tint = [1, 0.62, 0.25] as const;
  for (let c = 0; c < 3; c++) {
    // Half a flame's colour, half the lamp's own.
    const coloured = planeOf(small, (i) => lamp.data[i]! * (0.5 * tint[c]! + (0.5 * rgb[3 * i + c]!) / Math.max(0.05, light[i]!)));
    const [close, far] = [twice(coloured, near), twice(coloured, wide)];
    for (let i = 0; i < lamp.data.length; i++) out.data[3 * i + c] = Math.min(1.2, 0.9 * close.data[i]! + 3.2 * far.data[i]!);
  }
  return out;
}
