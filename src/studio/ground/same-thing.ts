/** Whether a detected box and the main subject are one thing, so that the subject's outline, the better one, serves both. */
import type { PixelSize } from '../../engine.ts';
import type { Detection } from '../detect/index.ts';
import { overlapOf, type PixelBox, paintRough, type RoughSubject, type SubjectStudy, shareWithin } from '../segment/index.ts';

const sameBox = 0.75;
/** Of a side's length: where the subject goes on through it as broadly as this, the box cuts through one thing. */
const broadCrossing = 0.18;
/** Of the subject: less of it in the box is only a part, such as a rider's bicycle. */
const mostOfIt = 0.4;

/** By its rough mask; and where its core lies elsewhere, not even that is made. */
export async function isSubject(
  one: Detection,
  all: readonly Detection[],
  { subject, size }: { subject: SubjectStudy; size: PixelSize },
): Promise<boolean> {
  const core = await subject.core();
  if (!core || overlapOf(core, one.box) < 0.4) return false;
  const rough = await subject.rough();
  if (!rough || rough.confidence < 0.5) return false;
  if (overlapOf(rough.box, one.box) > sameBox) return true;
  return isAlone(one, all, rough.box) && isCutByBox(one.box, rough, size);
}

/** Nothing else is seen in the subject but what lies in the box too or, like a table, has the box in it. */
const isAlone = (one: Detection, all: readonly Detection[], subject: PixelBox): boolean =>
  all.every(
    (other) =>
      other === one ||
      other.score < 0.35 ||
      shareWithin(one.box, other.box) > 0.6 ||
      shareWithin(other.box, one.box) > 0.9 ||
      shareWithin(subject, other.box) < 0.5,
  );

/** A detector's box ends at the saucer or at the helmet in her arm; the outline of what is cut there would be straight. */
export function isCutByBox(box: PixelBox, rough: RoughSubject, size: PixelSize): boolean {
  if (shareWithin(rough.box, box) < 0.9) return false;
  const mask = paintRough(rough, size);
  let [all, inside] = [0, 0];
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0) continue;
    all++;
    const [x, y] = [i % size.width, Math.floor(i / size.width)];
    if (x >= box.left && x < box.left + box.width && y >= box.top && y < box.top + box.height) inside++;
  }
  return inside > mostOfIt * all && widestCrossing(box, mask, size) > broadCrossing;
}

/** Largest share of a side along which the mask is there both inside and outside of it. */
function widestCrossing({ left, top, width, height }: PixelBox, mask: Uint8Array, size: PixelSize): number {
  const reach = Math.max(2, Math.round(0.02 * Math.max(width, height)));
  const isOn = (x: number, y: number): boolean => x >= 0 && y >= 0 && x < size.width && y < size.height && mask[y * size.width + x]! > 0;
  const crossing = (length: number, crosses: (at: number) => boolean): number => {
    let count = 0;
    for (let at = 0; at < length; at++) if (crosses(at)) count++;
    return count / length;
  };
  const [right, bottom] = [left + width, top + height];
  return Math.max(
    crossing(height, (at) => isOn(left + reach, top + at) && isOn(left - reach, top + at)),
    crossing(height, (at) => isOn(right - reach, top + at) && isOn(right + reach, top + at)),
    crossing(width, (at) => isOn(left + at, top + reach) && isOn(left + at, top - reach)),
    crossing(width, (at) => isOn(left + at, bottom - reach) && isOn(left + at, bottom + reach)),
  );
}
