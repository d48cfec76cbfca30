/** The bare body about a skeleton as fields: trunk, arms, legs, hands, feet. Garments are drawn from the same, a little larger. */
import { box, capsule, ellipsoid, type Field, intersection, mirror, smoothUnion, translate, union } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import type { Figure } from './figure.ts';
import { between, minus, placed, plus, unit } from './frame.ts';
import type { Limb, Skeleton } from './skeleton.ts';

export const ball = (at: Point, radii: Point): Field => translate(ellipsoid(radii), at);
export const rod = (from: Point, to: Point, radius: number, endRadius = radius): Field => capsule({ from, to, radius, endRadius });

/** A round piece from point to point with flat ends. A bound: exact but at the ends' edges. */
export const tube =
  (
    from: Point,
    to: Point,
    { radius, endRadius = radius, rounding = 0.004 }: { radius: number; endRadius?: number; rounding?: number },
  ): Field =>
  (tools, p) => {
    const { k, o, v } = tools;
    const axis = [to[0] - from[0], to[1] - from[1], to[2] - from[2]] as const;
    const length = Math.hypot(...axis);
    const along = [axis[0] / length, axis[1] / length, axis[2] / length] as const;
    const local = v.sub3(p, from);
    const t = v.dot(local, along);
    const across = o.sqrt(o.max(o.sub(v.dot(local, local), o.mul(t, t)), 0));
    const slope = (endRadius - radius) / length;
    const side = o.mul(o.sub(o.sub(across, o.mulAdd(o.clamp(t, 0, length), slope, radius)), -rounding), 1 / Math.hypot(1, slope));
    const end = o.sub(o.abs(o.sub(t, length / 2)), length / 2 - rounding);
    const outer = v.length([o.max(side, 0), o.max(end, 0), 0]);
    return k.lipschitz(o.sub(o.add(outer, o.min(o.max(side, end), 0)), rounding), p, 1);
  };

/** Chest, belly and hips, grown by `loose` metres. */
export function trunk(figure: Figure, skeleton: Skeleton, loose = 0): Field {
  const { size, trunkMetres } = skeleton;
  const { girth, belly, bust, shoulderHalf } = figure;
  const female = figure.bust;
  const [g, s, l] = [girth, size, loose];
  const ribs = smoothUnion(
    0.05 * s,
    ball([0, 0, 0], [(0.142 - 0.004 * female) * g + l, trunkMetres * 0.36 + l, 0.108 * g + l]),
    rod([-shoulderHalf + 0.045 * s, 0.1 * s, -0.01 * s], [shoulderHalf - 0.045 * s, 0.1 * s, -0.01 * s], 0.063 * g + l),
    ball([0, trunkMetres * 0.34, -0.016 * s], [0.09 * g + l, 0.06 * s + l, 0.06 * g + l]),
  );
  const breasts = mirror(ball([0.067 * g, -0.005 * s, 0.078 * g], [0.062 * g + l, 0.06 * g + l, 0.05 * g + l]), 'x');
  const chest = placed(bust > 0 ? smoothUnion(0.03 * s, ribs, breasts) : ribs, skeleton.chest);
  const hips = placed(
    smoothUnion(
      0.07 * s,
      ball([0, 0, -0.008 * s], [(0.15 + 0.022 * female) * g + l, 0.105 * s + l, (0.112 + 0.01 * female) * g + l]),
      ball([0, trunkMetres * 0.27, 0.002 + belly * 0.03 * s], [(0.125 - 0.006 * female) * g * (1 + 0.18 * belly) + l, 0.13 * s + l, 0.098 * g * (1 + 0.45 * belly) + l]),
    ),
    skeleton.pelvis,
  ); // biome-ignore format: measures
  return smoothUnion(0.075 * s, chest, hips);
}

/** An arm from shoulder to `end` (0 shoulder, 1 elbow, 2 wrist), grown by `loose`. */
export function arm(figure: Figure, { start, bend, end }: Limb, loose = 0): Field {
  const g = figure.girth;
  return smoothUnion(
    0.03 * g,
    rod(start, bend, 0.053 * g + loose, 0.041 * g + loose),
    rod(bend, end, 0.041 * g + loose, 0.028 * g + loose),
  );
}

export function leg(figure: Figure, { start, bend, end }: Limb, loose = 0): Field {
  const g = figure.girth;
  const calf = between(bend, end, 0.28);
  return smoothUnion(
    0.04 * g,
    rod(start, bend, 0.085 * g + loose, 0.054 * g + loose),
    rod(bend, calf, 0.05 * g + loose, 0.052 * g + loose),
    rod(calf, end, 0.052 * g + loose, 0.037 * g + loose),
  );
}

interface Finger {
  readonly length: number;
  readonly radius: number;
  readonly curl: number;
  readonly spread: number;
  readonly isFine: boolean;
}

/** The joints of one finger of two or three in the plane of its root: y out, z into the palm. */
function jointsOf(root: Point, { length, curl, spread, isFine }: Finger): readonly Point[] {
  const shares = isFine ? [0.46, 0.31, 0.23] : [0.55, 0.45];
  const joints = [root];
  let angle = curl * 0.7;
  for (const share of shares) {
    const at = joints.at(-1)!;
    joints.push([at[0] + spread * share * length, at[1] + Math.cos(angle) * share * length, at[2] + Math.sin(angle) * share * length]);
    angle += curl;
  }
  return joints;
}

function finger(joints: readonly Point[], radius: number): Field {
  const pieces = joints.slice(1).map((next, i) => rod(joints[i]!, next, radius * (1 - 0.08 * i), radius * (0.92 - 0.08 * i)));
  return union(...pieces);
}

export interface HandRequest {
  /** Radians that the fingers are closed by at each joint. */
  readonly curl: number;
  /** The side of it along x. */
  readonly thumb: 1 | -1;
  readonly size: number;
  /** Three joints a finger, not two. */
  readonly isFine: boolean;
  /** Three thick fingers and a thumb, as a beast has them that stands in for a person. */
  readonly isBeast?: boolean;
}

type FingerRow = readonly [x: number, y: number, length: number, radius: number];
const personFingers: readonly FingerRow[] = [
  [0.029, 0.086, 0.072, 0.0092],
  [0.0098, 0.091, 0.08, 0.0096],
  [-0.0098, 0.088, 0.074, 0.0092],
  [-0.0285, 0.08, 0.058, 0.0082],
];
const beastFingers: readonly FingerRow[] = [
  [0.028, 0.084, 0.066, 0.0132],
  [0, 0.09, 0.074, 0.0138],
  [-0.028, 0.082, 0.06, 0.0126],
];

/** Each finger's joints and thickness, and the thumb's, in the hand's frame; metres. */
export function fingersOf({ curl, thumb, size, isFine, isBeast = false }: HandRequest): {
  fingers: readonly { joints: readonly Point[]; radius: number }[];
  thumb: { joints: readonly Point[]; radius: number };
} {
  const s = size * 1.05;
  const fingers = (isBeast ? beastFingers : personFingers).map(([x, y, length, radius], i) => {
    const one: Finger = {
      length: length * s,
      radius: radius * s,
      curl: curl * (1 + 0.12 * i) * (isFine ? 1 : 1.25),
      isFine,
      spread: thumb * x * (isBeast ? 6 : 1) * (0.9 - 0.6 * Math.min(1, curl)),
    };
    return { joints: jointsOf([thumb * x * s, y * s, 0], one), radius: one.radius };
  });
  const grip = Math.min(1, curl);
  const root: Point = [thumb * 0.028 * s, 0.025 * s, 0.006 * s];
  const bend: Point = [thumb * 0.05 * s, 0.05 * s, (0.012 + 0.018 * grip) * s];
  const end: Point = [thumb * (0.062 - 0.03 * grip) * s, 0.075 * s, (0.018 + 0.04 * grip) * s];
  return { fingers, thumb: { joints: [root, bend, end], radius: 0.0108 * s } };
}

/** In the frame of an arm's tip: y to the fingertips, z out of the palm. */
export function hand(request: HandRequest): Field {
  const { thumb, size } = request;
  const s = size * 1.05;
  const { fingers, thumb: digit } = fingersOf(request);
  const [root, bend, end] = digit.joints as readonly [Point, Point, Point];
  return smoothUnion(
    0.009 * s,
    smoothUnion(
      0.016 * s,
      ball([0, 0.05 * s, -0.001 * s], [0.041 * s, 0.05 * s, 0.0165 * s]),
      rod([0, -0.03 * s, 0], [0, 0.03 * s, 0], 0.025 * figureWrist * s, 0.021 * s),
      ball([thumb * 0.026 * s, 0.035 * s, 0.006 * s], [0.019 * s, 0.028 * s, 0.015 * s]),
    ),
    union(...fingers.map(({ joints, radius }) => finger(joints, radius))),
    union(rod(root, bend, 0.0135 * s, 0.0108 * s), rod(bend, end, 0.0108 * s, 0.0088 * s)),
  );
}

/** The claws of a beast's hand, in the same frame: hooks that go on from the last joints and bend into the palm. */
export function claws(request: HandRequest): Field {
  const { fingers, thumb } = fingersOf(request);
  const hooks = [...fingers, thumb].map(({ joints, radius }) => {
    const [before, tip] = [joints.at(-2)!, joints.at(-1)!];
    const on = unit(minus(tip, before));
    const [root, middle] = [plus(tip, on, -0.2 * radius), plus(plus(tip, on, 1.15 * radius), [0, 0, 1], 0.1 * radius)];
    const point = plus(plus(middle, on, 0.9 * radius), [0, 0, 1], 0.75 * radius);
    return smoothUnion(0.2 * radius, rod(root, middle, 0.74 * radius, 0.5 * radius), rod(middle, point, 0.5 * radius, 0.1 * radius));
  });
  return union(...hooks);
}
const figureWrist = 1.05;

/** In the frame of a leg's tip: heel and toes on y = -0.082. */
export const foot = (size: number): Field => {
  const s = size;
  return intersection(
    smoothUnion(
      0.03 * s,
      rod([0, 0.03 * s, -0.005 * s], [0, -0.04 * s, -0.012 * s], 0.038 * s, 0.036 * s),
      rod([0, -0.045 * s, -0.02 * s], [0.004 * s, -0.062 * s, 0.11 * s], 0.036 * s, 0.03 * s),
      ball([0, -0.068 * s, 0.135 * s], [0.043 * s, 0.018 * s, 0.055 * s]),
    ),
    translate(box([0.1 * s, 0.12 * s, 0.3 * s]), [0, 0.038 * s, 0]),
  );
};
