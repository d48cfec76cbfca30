/** A head read from its outline, set right by the face that was seen in it: where eyes, chin and neck are, and to which side it looks. Pure numbers. */
import type { PixelSize } from '../../../engine.ts';
import type { FaceSight } from '../../detect/index.ts';
import type { PixelBox } from '../../segment/index.ts';
import type { EyePair, FaceBox, Head } from '../figure/index.ts';
import { clamp } from '../light.ts';
import { boxWithin } from '../region.ts';
import type { ReadFace, WornKind, WornPlace } from './worn-places.ts';

/** Face, hair, neck and shoulders of who is in `box`: no raised hand above, no helmet under the arm. */
export function headWindow({ box: { left, top, width, height } }: FaceSight, box: PixelBox, size: PixelSize): PixelBox {
  const right = Math.min(box.left + box.width, left + 2.3 * width);
  const bottom = Math.min(box.top + box.height, top + 2.4 * height);
  const [x, y] = [Math.max(box.left, left - 1.3 * width), Math.max(box.top, top - 0.9 * height)];
  return boxWithin({ left: x, top: y, width: right - x, height: bottom - y }, size);
}

/** Between the eyes as they would be seen from the front. */
function eyesOf({ eyes: [left, right], roll, turn }: FaceSight): EyePair {
  const apart = Math.hypot(right.x - left.x, right.y - left.y) / Math.max(0.5, Math.cos(turn));
  return { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2, apart, tilt: roll };
}

const faceOf = ({ box, brow, chin }: FaceSight): FaceBox => ({
  left: box.left,
  top: box.top,
  width: box.width,
  height: Math.max(box.height, Math.hypot(chin.x - brow.x, chin.y - brow.y)),
});

/** The collar lies a little under the chin; the outline's own narrowing is kept where it is about there. */
function headOf(head: Head, { chin, box, mouth }: FaceSight): Head {
  const collar = Math.round(chin.y + 0.16 * box.height - head.top);
  if (collar < 12) return head;
  const isTold = !head.isGuessed && Math.abs(head.collarRow - collar) < 0.16 * box.height;
  const row = isTold ? head.collarRow : collar;
  const [neckX, neckWidth] = isTold ? [head.neckX, head.neckWidth] : [chin.x, 0.72 * box.width];
  const last = head.rows.at(-1)!;
  const rows = Array.from({ length: Math.max(head.rows.length, row + Math.round(0.8 * neckWidth)) }, (_, k) => head.rows[k] ?? last);
  // Hair is wider than a face, though not by as much as shoulders.
  const widest = rows.slice(0, Math.max(1, Math.round(0.75 * row))).map(({ left, right }) => right - left + 1);
  const width = clamp(Math.max(...widest), 1.05 * box.width, 2 * box.width);
  const clipped = rows.map(({ left, right }) => ({ left: Math.max(left, chin.x - width), right: Math.min(right, chin.x + width) }));
  return { ...head, rows: clipped, skullRow: 0, collarRow: row, neckX, neckWidth, width, facing: 0, mouth, isGuessed: false };
}

export const setByFace = ({ head }: ReadFace, sight: FaceSight): ReadFace => ({
  head: headOf(head, sight),
  eyes: eyesOf(sight),
  face: faceOf(sight),
});

/** A face that looks less aside than this is taken to look this way. */
const leastTurn = 0.12;

/** What is worn on a face looks to where the face does. */
export function turnedBy(place: WornPlace, kind: WornKind, { turn }: FaceSight): WornPlace {
  if (Math.abs(turn) < leastTurn || kind === 'neck') return place;
  return { ...place, turn: clamp((kind === 'head' ? 0.6 : 0.9) * turn, -1, 1) };
}
