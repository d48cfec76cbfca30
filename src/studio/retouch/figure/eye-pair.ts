/**
 * Finds the two eyes of a head in an outline, of people and animals alike: dark spots with lighter surroundings, side by side. Rules of
 * thumb; no recognition.
 */
import { boxMean, type CutOut, createPlane, type Plane } from '../../segment/index.ts';
import { clamp } from '../light.ts';
import type { FaceBox } from './face-box.ts';
import type { Head } from './head.ts';

export interface EyePair {
  /** Between the eyes, pixels of the photograph. */
  readonly x: number;
  readonly y: number;
  /** Between the pupils. */
  readonly apart: number;
  /** Radians, clockwise: the right eye in the picture is lower. */
  readonly tilt: number;
}

const columns = 72;
/** Of a face's width, looked at beside what was told of it: cheeks in shade. */
const spare = 0.14;

interface Look {
  readonly spots: Plane;
  readonly left: number;
  readonly top: number;
  readonly step: number;
}

/** How much darker each place is than what is about it; 0 outside of the outline. */
function lookAt({ width, height, alpha, colour }: CutOut, head: Head, face: FaceBox | null): Look {
  const rows = head.rows.slice(head.skullRow, head.collarRow + 1);
  const left = face ? face.left - spare * face.width : Math.min(...rows.map((row) => row.left));
  const right = face ? face.left + (1 + spare) * face.width : Math.max(...rows.map((row) => row.right));
  const step = Math.max(face ? 0.5 : 1, (right - left) / columns);
  const top = face?.top ?? head.top + Math.round(0.6 * head.skullRow);
  const bottom = face ? face.top + face.height : head.top + head.collarRow;
  const size = { width: Math.ceil((right - left) / step), height: Math.max(8, Math.ceil((bottom - top) / step)) };
  const light = createPlane(size.width, size.height);
  const own = createPlane(size.width, size.height);
  for (let y = 0, i = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++, i++) {
      const [u, v] = [clamp(Math.round(left + x * step), 0, width - 1), clamp(Math.round(top + y * step), 0, height - 1)];
      const at = v * width + u;
      const inside = alpha[at]! > 128 ? 1 : 0;
      own.data[i] = inside;
      light.data[i] = inside * (0.35 * colour[3 * at]! + 0.5 * colour[3 * at + 1]! + 0.15 * colour[3 * at + 2]!);
    }
  const [near, far] = [boxMean(light, 2), boxMean(light, 6)];
  const [nearOwn, farOwn] = [boxMean(own, 2), boxMean(own, 6)];
  const spots = createPlane(size.width, size.height);
  for (let i = 0; i < spots.data.length; i++) {
    if (own.data[i] === 0 || farOwn.data[i]! < 0.8 || nearOwn.data[i]! < 0.99) continue;
    spots.data[i] = Math.max(0, far.data[i]! / farOwn.data[i]! - near.data[i]! / nearOwn.data[i]!) / (30 + far.data[i]! / farOwn.data[i]!);
  }
  return { spots, left, top, step };
}

/** Of a face's own window, where hair about it is dark too. */
const mayBeEye = (across: number, down: number): boolean => across > 0.16 && across < 0.84 && down > 0.22 && down < 0.66;

/** The strongest places, no two within a few cells. */
function peaksOf({ spots }: Look, face: FaceBox | null): { x: number; y: number; value: number }[] {
  const { width, height, data } = spots;
  const order = Array.from(data.keys())
    .filter((i) => data[i]! > 0.05)
    .sort((a, b) => data[b]! - data[a]! || a - b);
  const peaks: { x: number; y: number; value: number }[] = [];
  for (const i of order) {
    const [x, y] = [i % width, Math.floor(i / width)];
    if (y > 0.85 * height || (face && !mayBeEye(x / width, y / height)) || peaks.some((one) => Math.hypot(one.x - x, one.y - y) < 5))
      continue;
    peaks.push({ x, y, value: data[i]! });
    if (peaks.length >= 14) break;
  }
  return peaks;
}

/** null where no two alike spots lie side by side, and for a head seen from the side, of which one eye is seen and a nostril passes for it. */
export function findEyePair(cutOut: CutOut, head: Head, face: FaceBox | null = null): EyePair | null {
  if (head.facing !== 0) return null;
  const look = lookAt(cutOut, head, face);
  const { width, height } = look.spots;
  const peaks = peaksOf(look, face);
  // Of a person's head with its neck, and of an animal's below its ears.
  const eyeLevel = face ? 0.43 : head.skullRow === 0 ? 0.5 : 0.38;
  let best: { score: number; a: (typeof peaks)[0]; b: (typeof peaks)[0] } | null = null;
  for (const a of peaks)
    for (const b of peaks) {
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      if (dx < 0.2 * width || dx > 0.66 * width || Math.abs(dy) > 0.28 * dx) continue;
      const middle = (a.x + b.x) / 2 / width;
      const row = (a.y + b.y) / 2 / height;
      const off = Math.abs(middle - 0.5);
      const level = Math.abs(row - eyeLevel);
      const unlike = Math.abs(a.value - b.value) / Math.max(a.value, b.value);
      const score =
        Math.min(a.value, b.value) + 0.3 * Math.max(a.value, b.value) - 0.35 * off - 0.4 * level - 0.25 * Math.abs(dy / dx) - 0.08 * unlike;
      if (!best || score > best.score) best = { score, a, b };
    }
  if (!best || best.score < 0.03) return null;
  const { a, b } = best;
  return {
    x: look.left + ((a.x + b.x) / 2 + 0.5) * look.step,
    y: look.top + ((a.y + b.y) / 2 + 0.5) * look.step,
    apart: Math.hypot(b.x - a.x, b.y - a.y) * look.step,
    tilt: Math.atan2(b.y - a.y, b.x - a.x),
  };
}
