/**
 * Where the bare face lies in a head seen from the front: what has the colour of its middle, row by row, so that hair and neck are left
 * out. Rules of thumb; no recognition.
 */
import type { CutOut } from '../../segment/index.ts';
import { linearOfByte } from '../light.ts';
import type { Head } from './head.ts';

/** Pixels of the photograph; from the hairline to the chin. */
export interface FaceBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

type Triple = readonly [number, number, number];

const colourAt = ({ colour }: CutOut, i: number): Triple => [
  linearOfByte[colour[3 * i]!]!,
  linearOfByte[colour[3 * i + 1]!]!,
  linearOfByte[colour[3 * i + 2]!]!,
];

const isSkin = ([r, g, b]: Triple): boolean => r > 1.12 * g && r < 4 * g && g > 1.02 * b;

/** The middling colour of skin in the middle of the head; null where there is none: a muzzle, a helmet. */
function skinOf(cutOut: CutOut, { top, collarRow, rows }: Head): Triple | null {
  const found: Triple[] = [];
  let seen = 0;
  for (let row = Math.round(0.35 * collarRow); row < 0.8 * collarRow; row += 2) {
    const { left, right } = rows[row]!;
    for (let x = Math.ceil(left + 0.3 * (right - left)); x < left + 0.7 * (right - left); x += 2) {
      const i = (top + row) * cutOut.width + x;
      if (cutOut.alpha[i]! < 200) continue;
      seen++;
      const own = colourAt(cutOut, i);
      if (isSkin(own)) found.push(own);
    }
  }
  if (found.length < 0.4 * seen || found.length < 12) return null;
  found.sort((a, b) => a[1] - b[1]);
  return found[Math.floor(0.6 * found.length)]!;
}

function isAlike([r, g, b]: Triple, skin: Triple): boolean {
  const light = g / skin[1];
  if (light < 0.34 || light > 2.6) return false;
  const across = Math.log((r + 0.003) / (g + 0.003)) - Math.log((skin[0] + 0.003) / (skin[1] + 0.003));
  const along = Math.log((g + 0.003) / (b + 0.003)) - Math.log((skin[1] + 0.003) / (skin[2] + 0.003));
  return Math.abs(across) < 0.5 && Math.abs(along) < 0.75;
}

/** How far like colours reach from the middle of a row; eyes and shadows of a few pixels are stepped over. */
function reachAt(cutOut: CutOut, { top, rows, width }: Head, { row, skin, middle }: { row: number; skin: Triple; middle: number }) {
  const run = rows[row]!;
  const [gap, least] = [Math.max(2, 0.07 * width), Math.max(2, 0.02 * width)];
  const end = (step: 1 | -1): number => {
    let [last, since] = [middle, 0];
    for (let x = middle; x >= run.left && x <= run.right && Math.abs(x - last) <= gap + least; x += step) {
      since = isAlike(colourAt(cutOut, (top + row) * cutOut.width + x), skin) ? since + 1 : 0;
      // The rim of hair is lit too, for a pixel or two.
      if (since >= least) last = x;
    }
    return last;
  };
  return { row, left: end(-1), right: end(1) };
}

/** Of a face from the hairline to the chin against its width. */
const aspect = 1.42;

/** null for who looks aside, and where no skin is seen in the middle of the head. */
export function findFace(cutOut: CutOut, head: Head): FaceBox | null {
  if (head.facing !== 0 || head.skullRow > 0) return null;
  const skin = skinOf(cutOut, head);
  if (!skin) return null;
  const { left, right } = head.rows[Math.round(0.5 * head.collarRow)]!;
  const middle = Math.round((left + right) / 2);
  const rows = Array.from({ length: head.collarRow }, (_, row) => reachAt(cutOut, head, { row, skin, middle }));
  const upper = rows.slice(Math.round(0.2 * head.collarRow), Math.round(0.75 * head.collarRow));
  // One half may lie in shade: a face is as wide to both sides.
  const halfOf = (halves: number[]): number => halves.toSorted((a, b) => a - b)[Math.floor(0.75 * halves.length)]!;
  const [toLeft, toRight] = [halfOf(upper.map((one) => middle - one.left)), halfOf(upper.map((one) => one.right - middle))];
  const half = Math.max(toLeft, toRight);
  const centre = Math.min(toLeft, toRight) > 0.72 * half ? middle + (toRight - toLeft) / 2 : middle;
  const width = Math.min(toLeft, toRight) > 0.72 * half ? toLeft + toRight : 2 * half;
  if (width < 0.3 * head.width) return null;
  const first = rows.find((one) => one.right - one.left > 0.42 * width);
  if (!first) return null;
  const height = Math.min(aspect * width, head.collarRow - first.row);
  return { left: Math.round(centre - width / 2), top: head.top + first.row, width, height };
}
