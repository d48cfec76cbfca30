/**
 * Four-legged animals that hold themselves like people: on a chair, on the ground, or on two legs, with hands that rest, hold or drink.
 * All is measured in radii of the skull, so that any head finds a body that carries it. Knows nothing of clothes.
 */
import type { Point } from '../model.ts';
import { buildHead, mouthOf } from './head.ts';
import { foot, hand, reached } from './limb.ts';
import type { LegForm, LegPlace, QuadrupedForm, Skeleton } from './quadruped.ts';
import { type Blob, blob, chain, type Group } from './sculpture.ts';
import { add, frameOf, mix, outward } from './space.ts';

export interface Bearing {
  readonly kind: 'chair' | 'ground' | 'stand' | 'walk';
  readonly hands: 'rest' | 'hold' | 'drink' | 'read' | 'wave';
}

export interface Upright extends Skeleton {
  readonly bearing: Bearing;
  /** What hands hold, in body units. */
  readonly grip: { readonly hand: Point; readonly otherHand: Point };
  readonly seat: Point;
}

const [upperArm, foreArm, thigh, shin, trunkLength] = [1.45, 1.4, 1.55, 1.5, 3.3] as const;

/** Bulk of the body over that of a slight one. */
const bulkOf = ({ chest, head }: QuadrupedForm): number => Math.min(1.2, Math.max(0.9, chest / head.size / 1.28));

/** The animal's proportions with a trunk like a person's. */
function standingForm(form: QuadrupedForm): QuadrupedForm {
  const s = form.head.size;
  const b = bulkOf(form);
  const leg = (own: LegForm, radii: readonly [number, number, number, number], length: number): LegForm => ({
    radii: radii.map((r) => r * s * b) as unknown as LegForm['radii'],
    apart: 0.62 * s * b,
    foot: { kind: own.foot.kind, radius: 0.34 * s * b, length: length * s },
  });
  return {
    ...form,
    length: trunkLength * s,
    chest: 0.98 * s * b,
    waist: 1.02 * s * b,
    rump: 1.04 * s * b,
    sag: 0,
    width: 1.14,
    neck: { ...form.neck, radius: Math.min(form.neck.radius, 0.72 * s), base: 0.85 * s },
    fore: leg(form.fore, [0.46, 0.37, 0.3, 0.28], 0.3),
    hind: leg(form.hind, [0.62, 0.46, 0.34, 0.3], 0.6),
  };
}

type Side = 1 | -1;

interface Pose {
  readonly form: QuadrupedForm;
  readonly bearing: Bearing;
  readonly trunk: Skeleton['trunk'];
  readonly mouth: Point;
  readonly s: number;
}

function handTarget({ bearing, trunk, mouth, s, form }: Pose, side: Side): Point {
  const isRight = side === 1;
  if (bearing.hands === 'drink' && isRight) return add(mouth, [0.66 * s, -0.85 * s, 0.15 * s]);
  if (bearing.hands === 'wave' && isRight) return trunk(1.25, -0.35 * s, 1.9 * s);
  if (bearing.hands === 'hold' || bearing.hands === 'read') return trunk(0.56, -form.waist - 0.6 * s, side * 0.62 * s);
  if (bearing.kind === 'stand' || bearing.kind === 'walk') {
    const swing = bearing.kind === 'walk' ? side * 0.8 * s : 0.25 * s;
    return trunk(0.02, -swing, side * 1.72 * s);
  }
  return trunk(bearing.kind === 'chair' ? 0.2 : 0.24, -form.waist - 0.62 * s, side * 0.78 * s);
}

function arm(pose: Pose, side: Side): LegPlace {
  const { trunk, s, form } = pose;
  const b = bulkOf(form);
  const shoulder = trunk(0.82, 0, side * 1.22 * s * b);
  const [elbow, wrist] = reached(shoulder, handTarget(pose, side), {
    upper: upperArm * s,
    lower: foreArm * s,
    towards: [side * 0.55, -1, -0.35],
  });
  const end = mix(elbow, wrist, 1.22);
  return { points: [shoulder, elbow, mix(elbow, wrist, 0.86), wrist], toe: end };
}

function leg({ bearing, trunk, s, form }: Pose, side: Side): LegPlace {
  const b = bulkOf(form);
  const hip = trunk(0, 0, side * 0.55 * s * b);
  const r = form.hind.foot.radius;
  const place = (knee: Point, ankle: Point, toe: Point): LegPlace => ({ points: [hip, knee, mix(knee, ankle, 0.75), ankle], toe });
  if (bearing.kind === 'ground')
    return place([side * 0.95 * s, 0.75 * s, 1.45 * s], [side * 1.05 * s, r * 1.05, 2.75 * s], [side * 1.18 * s, r * 2.2, 3.0 * s]);
  if (bearing.kind === 'chair') {
    const z = (thigh + 0.25) * s;
    return place(
      [side * 0.8 * s, hip[1] + 0.05 * s, z],
      [side * 0.78 * s, r * 1.15, z + 0.05 * s],
      [side * 0.9 * s, r * 0.85, z + 0.6 * s],
    );
  }
  const step = bearing.kind === 'walk' ? -side * 0.75 * s : 0;
  const x = side * 0.64 * s * b;
  return place(
    [x, hip[1] * 0.56, 0.12 * s + step * 0.7],
    [x, r * 1.15 + (step < 0 ? 0.3 * s : 0), step],
    [x + side * 0.08 * s, r * 0.85 + (step < 0 ? 0.05 * s : 0), step + 0.55 * s],
  );
}

function trunkGroupOf({ form, trunk, s }: Pose): Group {
  const { chest, waist, rump, width = 1 } = form;
  const thin = ([x, y, z]: Point): Point => [x / width, y, z];
  const b = bulkOf(form);
  return {
    blobs: [
      blob(thin(trunk(0.1, 0.05 * s)), thin(trunk(0.36, -0.08 * s)), rump, waist),
      blob(thin(trunk(0.36, -0.08 * s)), thin(trunk(0.7, 0)), waist, chest, 0.5 * s),
      blob(thin(trunk(0.8, 0.02 * s, -0.95 * s * b)), thin(trunk(0.8, 0.02 * s, 0.95 * s * b)), 0.52 * s, 0.52 * s, 0.6 * s),
    ],
    squash: [width, 1, 1],
    blend: 0.5 * s,
    join: 0.4 * s,
  };
}

/** Down behind the seat and out to the side; on the ground round to the front. */
function tailOf({ tail, rump }: QuadrupedForm, { bearing, trunk, s }: Pose): Skeleton['tail'] {
  if (!tail) return [];
  const root = trunk(0.02, rump * 0.75);
  const reach = Math.min(tail.length, 4.2 * s);
  const steps = 5;
  let at = root;
  return Array.from({ length: steps + 1 }, (_, step): readonly [Point, number] => {
    const t = step / steps;
    const radius =
      (t < 0.5 ? tail.radii[0] + (tail.radii[1] - tail.radii[0]) * 2 * t : tail.radii[1] + (tail.radii[2] - tail.radii[1]) * (2 * t - 1)) *
      Math.min(1, (6.2 * s) / 1);
    if (step > 0) {
      const away = -2.3 + t * (bearing.kind === 'ground' ? 2.2 : 1.2);
      const drop = bearing.kind === 'ground' ? 0.6 : 0.75 - t * 0.9;
      at = [
        at[0] - (Math.cos(away) * -0.55 + 0.75) * (reach / steps) * 0.75,
        Math.max(radius, at[1] - drop * (reach / steps)),
        at[2] + Math.sin(away) * (reach / steps) * 0.6,
      ];
    }
    return [at, radius];
  });
}

const hipHeights: Readonly<Record<Bearing['kind'], number>> = {
  chair: shin + 0.42,
  ground: 0.72,
  stand: thigh + shin + 0.3,
  walk: thigh + shin + 0.2,
};

function limbGroups(pose: Pose, legs: readonly LegPlace[]): [Group, Group] {
  const { form, bearing } = pose;
  const limb = ({ points: [a, b, c, d] }: LegPlace, { radii }: LegForm): Blob[] => [
    blob(a, b, radii[0], radii[1], 0.2 * pose.s),
    blob(b, c, radii[1], radii[2]),
    blob(c, d, radii[2], radii[3]),
  ];
  const isClosed = bearing.hands === 'hold' || bearing.hands === 'drink' || bearing.hands === 'read';
  return [
    {
      blobs: legs
        .slice(0, 2)
        .flatMap((one, i) => [
          ...limb(one, form.fore),
          ...hand(one, form.fore, { side: i === 0 ? 1 : -1, isClosed: isClosed && (i === 0 || bearing.hands !== 'drink') }),
        ]),
      blend: 0.12 * pose.s,
      join: 0.25 * pose.s,
    },
    {
      blobs: legs.slice(2).flatMap((one) => [...limb(one, form.hind), ...foot(one, form.hind)]),
      blend: 0.12 * pose.s,
      join: 0.35 * pose.s,
    },
  ];
}

/** `turn`: of the head to its left, radians. */
export function upright(own: QuadrupedForm, bearing: Bearing, turn: number): Upright {
  const form = standingForm(own);
  const s = form.head.size;
  const y0 = hipHeights[bearing.kind] * s;
  const lean = bearing.kind === 'chair' ? 0.03 : bearing.kind === 'ground' ? -0.1 : 0;
  const trunk: Skeleton['trunk'] = (along, up, across = 0) => [across, y0 + along * form.length, along * form.length * lean - up];
  const extra = Math.min(2.2 * s, Math.max(0, own.neck.length - 2.4 * s));
  const base = trunk(0.9, 0.05 * s);
  const crest = add(base, [0, 1.42 * s + extra * 0.9, 0.32 * s + extra * 0.35]);
  const down = Math.min(own.headPitch, bearing.hands === 'read' ? 0.3 : 0.08);
  const head = frameOf(crest, [Math.sin(turn) * Math.cos(down), -Math.sin(down), Math.cos(turn) * Math.cos(down)]);
  const built = buildHead(form.head, { s, frame: head });
  const mouth = outward(head, mouthOf(form.head, built));
  const pose: Pose = { form, bearing, trunk, mouth, s };
  const legs = [arm(pose, 1), arm(pose, -1), leg(pose, 1), leg(pose, -1)];
  const trunkGroup = trunkGroupOf(pose);
  const nape = outward(head, [0, -0.35 * s, -0.25 * s]);
  const neckGroup: Group = {
    blobs: [blob(base, nape, form.neck.base * 0.9, form.neck.radius)],
    squash: [0.95, 1, 1],
    blend: 0.1,
    join: 0.4 * s,
  };
  const legGroups = limbGroups(pose, legs);
  const tail = tailOf(form, pose);
  const tailGroup: Group[] = tail.length > 0 ? [{ blobs: chain(tail, 2), blend: 0.008, join: 0.04 }] : [];
  const gripAt = (side: Side): Point => {
    const { toe } = legs[side === 1 ? 0 : 1]!;
    if (bearing.hands === 'drink' && side === 1) return add(mouth, [0.12 * s, -0.5 * s, 0.4 * s]);
    if (bearing.hands === 'hold' || bearing.hands === 'read') return [side === 1 ? 0 : toe[0] * 0.7, toe[1] + 0.1 * s, toe[2] + 0.1 * s];
    return add(toe, [0, 0.1 * s, 0.15 * s]);
  };
  return {
    form,
    posture: 'sit',
    bearing,
    trunk,
    head,
    built,
    trunkGroup,
    legGroups,
    legs,
    neck: [base, nape],
    tail,
    groups: [trunkGroup, neckGroup, ...legGroups, ...built.groups, ...tailGroup],
    grip: { hand: gripAt(1), otherHand: gripAt(-1) },
    seat: [0, y0 - 0.5 * s, 0],
  };
}
