/** How badly a relation between two groups is met, as the camera sees it: 0 when it holds. Knows nothing of frames. */
import type { SpatialName } from '../relation.ts';
import type { Spot } from './arrangement.ts';
import type { Group } from './group.ts';

export interface RelatedGroups {
  readonly relation: SpatialName;
  /** Indices of groups. */
  readonly subject: number;
  readonly object: number;
  /** The second one of `between`. */
  readonly other?: number;
  /** Place of the subject among those that stand around, and how many they are. */
  readonly place?: { readonly index: number; readonly count: number };
}

export interface Standing {
  readonly groups: readonly Group[];
  readonly spots: readonly Spot[];
  /** Enlargement of what stands at z, 1 at the focus. */
  readonly scaleAt: (z: number) => number;
}

interface Stance {
  readonly u: number;
  readonly z: number;
  /** Half the width as seen. */
  readonly half: number;
  readonly front: number;
  readonly back: number;
  readonly height: number;
}

function stanceOf(index: number, { groups, spots, scaleAt }: Standing): Stance {
  const [group, { x, z }] = [groups[index]!, spots[index]!];
  const scale = scaleAt(z);
  return {
    u: (x + (group.left + group.right) / 2) * scale,
    z,
    half: ((group.right - group.left) / 2) * scale,
    front: z + group.front,
    back: z + group.back,
    height: group.height,
  };
}

const square = (value: number): number => value * value;
/** Below `low` or above `high`, in units of `size`. */
const outside = (value: number, low: number, high: number, size: number): number =>
  square(Math.max(0, low - value, value - high) / Math.max(size, 1e-9));

const weight = 30;

/** The subject wholly to the left of the object, close by and about as deep. */
function besideCost(a: Stance, b: Stance, side: 1 | -1): number {
  const size = a.half + b.half;
  const away = side * (a.u - b.u);
  return weight * (outside(away, 1.1 * size, 1.9 * size, size) + 0.4 * outside(a.z - b.z, -0.4 * size, 0.4 * size, size));
}

function nextToCost(a: Stance, b: Stance): number {
  const size = a.half + b.half;
  return weight * (outside(Math.abs(a.u - b.u), size, 1.35 * size, size) + 0.6 * outside(a.z - b.z, -0.3 * size, 0.3 * size, size));
}

/** Behind, but looking out beside or above what stands before. */
function behindCost(a: Stance, b: Stance, factor: number): number {
  const size = a.half + b.half;
  const gap = b.back - a.front;
  const isTaller = a.height > 1.5 * b.height;
  const aside = Math.abs(a.u - b.u);
  return (
    weight *
    (outside(gap, 0.1 * size * factor, (0.9 + factor) * size, size) + outside(aside, isTaller ? 0 : 0.55 * size, 0.85 * size, size))
  );
}

function betweenCost(a: Stance, b: Stance, c: Stance): number {
  const [left, right] = b.u < c.u ? [b, c] : [c, b];
  const middle = (left.u + left.half + right.u - right.half) / 2;
  const size = a.half + Math.max(b.half, c.half);
  return (
    weight * (square((a.u - middle) / size) + outside(right.u - right.half - left.u - left.half, 2.1 * a.half, 3 * a.half, size)) +
    0.6 * weight * (outside(a.z - left.z, -0.3 * size, 0.4 * size, size) + outside(a.z - right.z, -0.3 * size, 0.4 * size, size))
  );
}

/** On an ellipse about the object, open towards the viewer so that nothing hides it. */
function aroundCost(a: Stance, b: Stance, { index, count }: NonNullable<RelatedGroups['place']>): number {
  const angle = Math.PI * (-0.12 + (1.24 * (index + 0.5)) / count);
  const across = 1.12 * (a.half + b.half);
  const deep = 1.1 * (a.half + (b.front - b.back) / 2);
  return 0.6 * weight * (square((a.u - b.u + Math.cos(angle) * across) / across) + square((a.z - b.z + Math.sin(angle) * deep) / deep));
}

/** Before the foot of what it is under; a wide thing a little beside a post, so that it does not hide it. */
function underCost(a: Stance, b: Stance): number {
  const size = Math.max(a.half, b.half);
  const aside = Math.max(0, a.half - b.half);
  const across = outside(Math.abs(a.u - b.u), 0.8 * aside, 0.8 * aside + 0.1 * size, size);
  return weight * (across + outside(a.back - b.front, 0, 0.5 * a.half, a.half));
}

export function relationCost({ relation, subject, object, other, place }: RelatedGroups, standing: Standing): number {
  const [a, b] = [stanceOf(subject, standing), stanceOf(object, standing)];
  switch (relation) {
    case 'left-of':
      return besideCost(a, b, -1);
    case 'right-of':
      return besideCost(a, b, 1);
    case 'behind':
      return behindCost(a, b, 1);
    case 'far-behind':
      return behindCost(a, b, 4);
    case 'in-front-of':
      return behindCost(b, a, 1);
    case 'under':
      return underCost(a, b);
    case 'between':
      return other === undefined ? nextToCost(a, b) : betweenCost(a, b, stanceOf(other, standing));
    case 'around':
      return place && place.count > 1 ? aroundCost(a, b, place) : nextToCost(a, b);
    default:
      return nextToCost(a, b);
  }
}
