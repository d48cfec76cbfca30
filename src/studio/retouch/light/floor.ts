/**
 * The ground of a small photograph: what goes on from its lower edge upwards without a change of colour, shadows upon it and all. Each
 * column follows its own colour, which drifts as the ground recedes; where less than a third of the columns go on the ground is over.
 */
import { boxMean, type Plane } from '../../segment/index.ts';
import type { Seen, Small } from './small.ts';

/** OKLab, with hue counted more than lightness. */
const mostDrift = 0.08;
const hueWeight = 2.4;
/** How fast a column's colour follows what it has found. */
const follow = 0.07;
/** Of the columns without the subject. */
const leastShare = 0.33;

const isSubject = (value: number): boolean => value > 0.35;

function softLab(small: Small): [Float32Array, Float32Array, Float32Array] {
  const { width, height, lab } = small;
  return [0, 1, 2].map((c) => {
    const plane: Plane = { width, height, data: Float32Array.from({ length: width * height }, (_, i) => lab[3 * i + c]!) };
    return boxMean(boxMean(plane, 2), 2).data;
  }) as [Float32Array, Float32Array, Float32Array];
}

/** Means of the lowest rows round each column. */
function beginnings(planes: readonly Float32Array[], { width, height }: Small, subject: Float32Array): Float32Array[] {
  const top = Math.floor(0.955 * height);
  const reach = Math.max(3, Math.round(width / 12));
  return planes.map((plane) =>
    Float32Array.from({ length: width }, (_, x) => {
      let [sum, count] = [0, 0];
      for (let y = top; y < height; y++)
        for (let at = Math.max(0, x - reach); at <= Math.min(width - 1, x + reach); at += 3) {
          if (isSubject(subject[y * width + at]!)) continue;
          sum += plane[y * width + at]!;
          count++;
        }
      return count === 0 ? 9 : sum / count;
    }),
  );
}

interface Walk {
  readonly planes: readonly [Float32Array, Float32Array, Float32Array];
  readonly colours: readonly Float32Array[];
  readonly subject: Float32Array;
  readonly width: number;
}

function rowOf({ planes, colours, subject, width }: Walk, y: number, before: Uint8Array): Uint8Array {
  const isLike = (x: number): boolean => {
    const i = y * width + x;
    if (isSubject(subject[i]!)) return false;
    const lightness = planes[0][i]! - colours[0]![x]!;
    return (
      Math.hypot(
        lightness * (lightness < 0 ? 0.8 : 1),
        hueWeight * (planes[1][i]! - colours[1]![x]!),
        hueWeight * (planes[2][i]! - colours[2]![x]!),
      ) < mostDrift
    );
  };
  const now = new Uint8Array(width);
  for (let x = 0; x < width; x++) if (before[x] && isLike(x)) now[x] = 1;
  for (let x = 1; x < width; x++) if (!now[x] && now[x - 1] && isLike(x)) now[x] = 1;
  for (let x = width - 2; x >= 0; x--) if (!now[x] && now[x + 1] && isLike(x)) now[x] = 1;
  return now;
}

/** Columns that go on follow what they see, columns beside them learn from them. */
function learn({ planes, colours, width }: Walk, y: number, now: Uint8Array): void {
  for (const [c, colour] of colours.entries()) {
    for (let x = 0; x < width; x++) if (now[x]) colour[x]! += follow * (planes[c]![y * width + x]! - colour[x]!);
    for (let x = 1; x < width; x++) if (!now[x] && now[x - 1]) colour[x]! += 0.3 * (colour[x - 1]! - colour[x]!);
    for (let x = width - 2; x >= 0; x--) if (!now[x] && now[x + 1]) colour[x]! += 0.3 * (colour[x + 1]! - colour[x]!);
  }
}

/**
 * All from the ground's upper edge down, which is smooth: a median of columns, so that no blade or leak is a step in it,
 * and nowhere far below where it mostly is: what stops short of that is in a shadow. */
function fillBelow(floor: Float32Array, { width, height, subject }: { width: number; height: number; subject: Float32Array }): void {
  const reach = Math.max(2, Math.round(width / 22));
  const tops = Int32Array.from({ length: width }, (_, x) => {
    let y = 0;
    while (y < height && floor[y * width + x] === 0) y++;
    return y;
  });
  const found = tops.filter((top) => top < height).sort();
  const usual = found.length > width / 3 ? found[Math.floor(0.45 * found.length)]! : height;
  for (let x = 0; x < width; x++) {
    const near = tops.slice(Math.max(0, x - reach), x + reach + 1).filter((top) => top < height);
    const top = Math.min(usual, near.length > reach / 2 ? near.sort()[near.length >> 1]! : height);
    for (let y = 0; y < height; y++) floor[y * width + x] = y >= top && !isSubject(subject[y * width + x]!) ? 1 : 0;
  }
}

/** [height, width] of 0 or 1. A shadow or a leaf with ground above it is ground; the subject is not. */
export function findFloor({ small, subject, horizon }: Omit<Seen, 'sky' | 'isOutdoors'>): Float32Array {
  const { width, height } = small;
  const planes = softLab(small);
  const walk: Walk = { planes, colours: beginnings(planes, small, subject), subject, width };
  const out = new Float32Array(width * height);
  let now: Uint8Array = new Uint8Array(width).fill(1);
  for (let y = height - 1; y > Math.max(horizon, 0.3) * height; y--) {
    now = rowOf(walk, y, now);
    learn(walk, y, now);
    let [count, all] = [0, 0];
    for (let x = 0; x < width; x++) {
      if (isSubject(subject[y * width + x]!)) continue;
      all++;
      count += now[x]!;
    }
    if (y < 0.93 * height && count < leastShare * all) break;
    for (let x = 0; x < width; x++) out[y * width + x] = now[x]!;
  }
  fillBelow(out, { width, height, subject });
  return out;
}
