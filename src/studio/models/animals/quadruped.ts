/**
 * Four-legged bodies: spine, legs with three joints, neck, head and tail from a table of proportions in shoulder heights; a posture is
 * where the spine leans and how each leg is bent. Knows nothing of single species.
 * Over 300 lines, as spine, legs, neck and tail are bent by the same postures.
 */
import type { Point, Posture } from '../model.ts';
import type { Patch } from './coat.ts';
import { buildHead, type Head, type HeadForm } from './head.ts';
import { type Blob, ball, blob, chain, type Group } from './sculpture.ts';
import { add, type Frame, frameOf, mix, outward, pitched } from './space.ts';

export interface LegForm {
  /** Radii at the joints from the top down: shoulder or thigh, elbow or knee, wrist or hock, above the foot. */
  readonly radii: readonly [number, number, number, number];
  /** Half the distance between left and right feet. */
  readonly apart: number;
  readonly foot: { readonly kind: 'paw' | 'hoof' | 'pad'; readonly radius: number; readonly length: number };
}

export interface QuadrupedForm {
  /** Shoulder to hip, in shoulder heights, as all lengths here. */
  readonly length: number;
  readonly chest: number;
  readonly waist: number;
  readonly rump: number;
  /** Height of the rump's top. Default 1. */
  readonly rumpTop?: number;
  /** How far the belly hangs below the straight line. Default 0. */
  readonly sag?: number;
  /** Half width of the trunk over its half height. Default 0.82. */
  readonly width?: number;
  /** Shoulder hump. */
  readonly hump?: { readonly radius: number; readonly rise: number; readonly along: number };
  readonly neck: { readonly length: number; readonly angle: number; readonly radius: number; readonly base: number };
  readonly head: HeadForm;
  /** Of the nose below the horizontal, radians. */
  readonly headPitch: number;
  readonly fore: LegForm;
  readonly hind: LegForm;
  /** Sitting: arms that hang or are held out, instead of forelegs on the ground. */
  readonly arms?: 'hang' | 'teddy';
  readonly tail: {
    readonly length: number;
    readonly radii: readonly [root: number, middle: number, tip: number];
    /** Of its root above the horizontal, and by how much it turns up (or down) on its way. */
    readonly angle: number;
    readonly curl: number;
    /** Sitting, it is held up instead of laid round the feet. */
    readonly isHeld?: boolean;
  } | null;
}

export interface LegPlace {
  readonly points: readonly [Point, Point, Point, Point];
  readonly toe: Point;
}

export interface Skeleton {
  readonly form: QuadrupedForm;
  readonly posture: Posture;
  /** Place on the trunk: along from hip (0) to shoulder (1), up from its middle line in shoulder heights, across. */
  readonly trunk: (along: number, up: number, across?: number) => Point;
  readonly head: Frame;
  readonly built: Head;
  readonly trunkGroup: Group;
  readonly legGroups: readonly Group[];
  /** Fore right, fore left, hind right, hind left; mirrored pairs are listed once. */
  readonly legs: readonly LegPlace[];
  readonly neck: readonly [Point, Point];
  readonly tail: readonly (readonly [Point, number])[];
  readonly groups: readonly Group[];
}

type Bends = readonly [top: number, middle: number, low: number];

/** Angles of the joints, forward positive: fore right, fore left, hind right, hind left. */
const strides: Partial<Readonly<Record<Posture, readonly [Bends, Bends, Bends, Bends]>>> = {
  walk: [
    [0.42, 0.02, -0.25],
    [-0.36, -0.12, -0.1],
    [-0.38, -0.05, -0.1],
    [0.36, -0.02, 0.12],
  ],
  run: [
    [1.0, -0.15, -0.1],
    [0.75, -0.65, -0.5],
    [-0.75, -0.05, -0.25],
    [-0.45, -0.3, -0.45],
  ],
};

const foreLeg: readonly Point[] = [
  [0, 0.66, 0],
  [0, 0.5, -0.07],
  [0, 0.26, -0.005],
  [0, 0.055, -0.01],
];
const hindLeg: readonly Point[] = [
  [0, 0.68, 0],
  [0, 0.5, 0.12],
  [0, 0.27, -0.1],
  [0, 0.055, -0.05],
];

/** Each joint turns all that hangs below it. */
function bent(points: readonly Point[], bends: Bends): Point[] {
  const done: Point[] = [points[0]!];
  let angle = 0;
  for (let index = 1; index < points.length; index++) {
    angle += bends[index - 1]!;
    const [x, y, z] = points[index]!;
    const [px, py, pz] = points[index - 1]!;
    done.push(add(done[index - 1]!, pitched([x - px, y - py, z - pz], angle)));
  }
  return done;
}

/** Stretched so that it begins at `top` and its foot stays on the ground. */
const hung = (points: readonly Point[], top: Point): Point[] =>
  points.map(([x, y, z]) => [top[0] + x, (y / points[0]![1]) * top[1], top[2] + z]);

function legBlobs({ points, toe }: LegPlace, { radii, foot }: LegForm): Blob[] {
  const [a, b, c, d] = points;
  const ground = foot.kind === 'hoof' ? foot.radius * 0.85 : foot.radius;
  const heel: Point = [d[0], Math.max(ground, d[1] - 0.03), d[2]];
  const upper: Point = [a[0] * 0.82, a[1], a[2]];
  const limb = [blob(upper, b, radii[0], radii[1], 0.09), blob(b, c, radii[1], radii[2]), blob(c, d, radii[2], radii[3])];
  if (foot.kind === 'hoof')
    return [
      ...limb,
      blob(d, mix(heel, toe, 0.35), radii[3] * 1.15, foot.radius * 0.85),
      blob(mix(heel, toe, 0.3), toe, foot.radius * 0.8, foot.radius),
    ];
  if (foot.kind === 'pad') return [...limb, blob(d, heel, radii[3], foot.radius), blob(heel, toe, foot.radius, foot.radius * 0.9)];
  const side = foot.radius * 0.5;
  const spread = (by: number, back: number): Blob => ball([toe[0] + by, toe[1] * 0.92, toe[2] - back], foot.radius * 0.62, 0.012);
  return [
    ...limb,
    blob(heel, toe, foot.radius * 0.95, foot.radius * 0.7),
    spread(side, 0.01),
    spread(-side, 0.01),
    spread(side * 2, foot.radius * 0.5),
  ];
}

const toeOf = ([x, , z]: Point, { foot }: LegForm, lift: number): Point => [x, foot.radius * 0.9 + lift, z + foot.length];

interface Lean {
  readonly hip: Point;
  readonly pitch: number;
}

/** Sitting, forelegs may be so much longer than standing: a long back on short legs leans less. */
const legReach = 1.2;

function sittingPitch({ length, rump, chest }: QuadrupedForm): number {
  const rise = (legReach * (1 - chest) - 0.95 * rump) / (0.93 * length);
  return Math.min(0.98, Math.asin(Math.min(1, Math.max(0.3, rise))));
}

function leanOf(form: QuadrupedForm, posture: Posture): Lean {
  const { length, rump, rumpTop = 1, chest } = form;
  if (posture === 'sit') {
    const pitch = form.arms === 'teddy' ? 1.4 : form.arms ? 1.1 : sittingPitch(form);
    return { hip: [0, rump * 0.95, -length * 0.36], pitch };
  }
  if (posture === 'lie') return { hip: [0, Math.max(rump, chest) * 0.94, -length / 2], pitch: 0.04 };
  const lift = posture === 'run' ? 0.12 : 0;
  return { hip: [0, rumpTop - rump + lift, -length / 2], pitch: Math.atan2(1 - chest - (rumpTop - rump), length) };
}

type Trunk = Skeleton['trunk'];

function legsOf(form: QuadrupedForm, posture: Posture, trunk: Trunk): LegPlace[] {
  const { fore, hind, length } = form;
  const shoulder = trunk(0.93, -form.chest * 0.25, fore.apart);
  const hip = trunk(0.04, -form.rump * 0.1, hind.apart);
  const place = (points: readonly Point[], leg: LegForm, lift = 0): LegPlace => ({
    points: points as unknown as LegPlace['points'],
    toe: toeOf(points[3]!, leg, lift),
  });
  const folded = (x: number, z: number): Point[] => [
    [x * 0.9, form.rump * 0.85, z],
    [x * 1.75, form.rump * 1.05, z + 0.3],
    [x * 1.7, 0.09, z + 0.02],
    [x * 1.75, hind.foot.radius * 0.95, z + 0.2],
  ];
  const hindFolded = place(folded(hind.apart, hip[2]), hind);
  if (posture === 'sit' && form.arms) return seated(form, shoulder, hip, place, hindFolded);
  if (posture === 'sit') return [place(hung(foreLeg, shoulder), fore), hindFolded];
  if (posture === 'lie') {
    const z = shoulder[2];
    const lying: Point[] = [
      [fore.apart, form.chest * 0.8, z - 0.02],
      [fore.apart * 1.15, 0.1 + fore.radii[1] * 0.4, z - 0.14],
      [fore.apart * 1.1, fore.radii[2] * 1.05, z + 0.14],
      [fore.apart * 1.05, fore.foot.radius * 0.95, z + 0.3],
    ];
    return [place(lying, fore), hindFolded];
  }
  const stride = strides[posture];
  if (!stride) return [place(hung(foreLeg, shoulder), fore), place(hung(hindLeg, hip), hind)];
  const sides = [1, -1];
  const of = (points: readonly Point[], top: Point, leg: LegForm, bends: Bends, side: number): LegPlace => {
    const reached = bent(hung(points, [side * top[0], top[1], top[2]]), bends);
    return place(reached, leg, Math.max(0, reached[3]![1] - 0.055));
  };
  return [
    ...sides.map((side, index) => of(foreLeg, shoulder, fore, stride[index]!, side)),
    ...sides.map((side, index) => of(hindLeg, [hip[0], hip[1], hip[2] + (length < 0 ? 0 : 0)], hind, stride[2 + index]!, side)),
  ];
}

/** Arms before the chest; a toy's legs stretched out before it. */
function seated(
  { arms, fore, hind }: QuadrupedForm,
  shoulder: Point,
  hip: Point,
  place: (points: readonly Point[], leg: LegForm) => LegPlace,
  folded: LegPlace,
): LegPlace[] {
  const [x, y, z] = shoulder;
  if (arms === 'hang') {
    const arm = place([shoulder, [x * 1.15, y - 0.24, z + 0.0], [x * 1.0, y - 0.34, z + 0.17], [x * 0.8, y - 0.42, z + 0.2]], fore);
    return [{ ...arm, toe: [x * 0.75, y - 0.5, z + 0.23] }, folded];
  }
  const arm: Point[] = [shoulder, [x * 1.5, y - 0.13, z + 0.08], [x * 1.68, y - 0.26, z + 0.17], [x * 1.7, y - 0.33, z + 0.22]];
  const r = hind.foot.radius;
  const leg: Point[] = [
    [hip[0], r * 1.05, hip[2] + 0.1],
    [hip[0] * 1.35, r * 0.98, hip[2] + 0.3],
    [hip[0] * 1.5, r * 0.95, hip[2] + 0.48],
    [hip[0] * 1.6, r * 1.0, hip[2] + 0.6],
  ];
  return [
    { points: arm as unknown as LegPlace['points'], toe: [x * 1.68, y - 0.36, z + 0.25] },
    { points: leg as unknown as LegPlace['points'], toe: [hip[0] * 1.62, r * 1.25, hip[2] + 0.64] },
  ];
}

function tailOf({ tail }: QuadrupedForm, posture: Posture, root: Point): (readonly [Point, number])[] {
  if (!tail) return [];
  const { length, radii, angle, curl } = tail;
  const steps = 5;
  const radiusAt = (t: number): number =>
    t < 0.5 ? radii[0] + (radii[1] - radii[0]) * 2 * t : radii[1] + (radii[2] - radii[1]) * (2 * t - 1);
  const isDown = (posture === 'sit' || posture === 'lie') && !tail.isHeld;
  const stations: (readonly [Point, number])[] = [[root, radii[0]]];
  let at = root;
  for (let step = 1; step <= steps; step++) {
    const t = step / steps;
    const radius = radiusAt(t);
    const piece = length / steps;
    if (isDown && length > 0.35) {
      // Round its side and to the front, on the ground.
      const around = -1.5 + t * 3.0;
      const next: Point = [at[0] + piece * Math.cos(around) * 1.0, Math.max(radius, at[1] - piece * 0.9), at[2] + piece * Math.sin(around)];
      at = next;
    } else {
      const rise = angle + (posture === 'run' ? 0.5 : 0) + curl * (t - 0.5 / steps);
      at = [
        at[0] + (isDown ? 0 : 0.02 * t * length),
        Math.max(radius * 0.9, at[1] + piece * Math.sin(rise)),
        at[2] - piece * Math.cos(rise),
      ];
    }
    stations.push([at, radius]);
  }
  return stations;
}

function trunkBlobs({ chest, waist, rump, sag = 0, hump, width = 0.82 }: QuadrupedForm, trunk: Trunk): Blob[] {
  const thin = ([x, y, z]: Point): Point => [x / width, y, z];
  const part = (from: Point, to: Point, a: number, b: number, blend?: number): Blob => blob(thin(from), thin(to), a, b, blend);
  return [
    part(trunk(-0.02, 0), trunk(0.1, 0), rump, rump),
    part(trunk(0.1, 0), trunk(0.5, -sag), rump * 0.96, waist, 0.1),
    part(trunk(0.5, -sag), trunk(0.85, -0.01), waist, chest, 0.1),
    part(trunk(0.85, 0), trunk(1.04, -chest * 0.08), chest, chest * 0.9, 0.1),
    ...(hump ? [part(trunk(hump.along, hump.rise), trunk(hump.along - 0.1, hump.rise), hump.radius, hump.radius, 0.14)] : []),
  ];
}

/** In shoulder heights, feet on y = 0, looking to +z. `turn`: of the head to its left, radians. */
export function quadruped(form: QuadrupedForm, posture: Posture, turn: number): Skeleton {
  const { length, neck, width = 0.82 } = form;
  const { hip, pitch } = leanOf(form, posture);
  const trunk: Trunk = (along, up, across = 0) => {
    const [, y, z] = pitched([0, up, along * length], pitch);
    return [across + hip[0], hip[1] + y, hip[2] + z];
  };
  const legs = legsOf(form, posture, trunk);
  const isPaired = legs.length === 2;
  const angle = posture === 'sit' ? Math.max(neck.angle, 1.15) : posture === 'lie' ? Math.max(neck.angle, 0.9) : neck.angle;
  const base = trunk(0.98, form.chest * 0.25);
  const crest = add(base, [0, Math.sin(angle) * neck.length, Math.cos(angle) * neck.length]);
  const down = posture === 'sit' ? Math.min(form.headPitch, 0.12) : form.headPitch;
  const forward: Point = [Math.sin(turn) * Math.cos(down), -Math.sin(down), Math.cos(turn) * Math.cos(down)];
  const head = frameOf(crest, forward);
  const built = buildHead(form.head, { s: form.head.size, frame: head });
  const tail = tailOf(form, posture, trunk(-0.1, form.rump * 0.45));
  const trunkGroup: Group = { blobs: trunkBlobs(form, trunk), squash: [width, 1, 1], blend: 0.12, join: 0.1 };
  const nape = outward(head, [0, -0.1 * form.head.size, -0.25 * form.head.size]);
  const neckGroup: Group = {
    blobs: [
      blob(base, mix(base, nape, 0.5), neck.base, (neck.base + neck.radius) / 2),
      blob(mix(base, nape, 0.5), nape, (neck.base + neck.radius) / 2, neck.radius),
    ],
    squash: [0.86, 1, 1],
    blend: 0.08,
    join: 0.12,
  };
  const pairs = isPaired ? [legs.slice(0, 1), legs.slice(1)] : [legs.slice(0, 2), legs.slice(2)];
  const legGroups = pairs.map(
    (pair, index): Group => ({
      blobs: pair.flatMap((leg) => legBlobs(leg, index === 0 ? form.fore : form.hind)),
      isMirrored: isPaired,
      blend: 0.03,
      join: 0.07,
    }),
  );
  const tailGroup: Group[] = tail.length > 0 ? [{ blobs: chain(tail, 2), blend: 0.008, join: 0.04 }] : [];
  return {
    form,
    posture,
    trunk,
    head,
    built,
    trunkGroup,
    legGroups,
    legs,
    neck: [base, nape],
    tail,
    groups: [trunkGroup, neckGroup, ...legGroups, ...built.groups, ...tailGroup],
  };
}

/** Paint on all legs from the foot up to `share` of the way to the elbow. */
export function stockings(
  { legs, legGroups, form }: Skeleton,
  share: number,
  paint: Pick<Patch, 'colour' | 'soft'> & Partial<Patch>,
  which: 'fore' | 'hind' | 'both' = 'both',
): Patch[] {
  const isPaired = legs.length === 2;
  return legs.flatMap((leg, index): Patch[] => {
    const isFore = isPaired ? index === 0 : index < 2;
    if ((which === 'fore' && !isFore) || (which === 'hind' && isFore)) return [];
    const radii = isFore ? form.fore.radii : form.hind.radii;
    const foot = isFore ? form.fore.foot : form.hind.foot;
    const group = legGroups[isFore ? 0 : 1]!;
    const [, b, c, d] = leg.points;
    const low: Patch[] = [
      { ...blob(d, leg.toe, radii[3] * 2.2, foot.radius * 2), group, ...paint },
      { ...blob(share < 0.5 ? mix(d, c, share * 2) : c, d, radii[2] * 2.1, radii[3] * 2.2), group, ...paint },
    ];
    return share > 0.5 ? [{ ...blob(mix(c, b, share * 2 - 1), c, radii[1] * 1.5, radii[2] * 2.1), group, ...paint }, ...low] : low;
  });
}

/** Hooves, horn-coloured. */
export function hooves({ legs, legGroups, form }: Skeleton, colour: Patch['colour']): Patch[] {
  const isPaired = legs.length === 2;
  return legs.map((leg, index): Patch => {
    const isFore = isPaired ? index === 0 : index < 2;
    const { radius } = (isFore ? form.fore : form.hind).foot;
    const at = add(leg.toe, [0, -radius * 0.4, 0]);
    return {
      ...blob(add(at, [0, 0, -radius * 0.9]), at, radius * 1.15, radius * 1.2),
      group: legGroups[isFore ? 0 : 1]!,
      colour,
      soft: 0.008,
      shine: 0.6,
      isSharp: true,
    };
  });
}

export const belly = ({ form, trunk }: Skeleton, colour: Patch['colour'], amount = 1): Patch => ({
  ...blob(trunk(0.0, -form.rump * 1.15), trunk(1.0, -form.chest * 1.1), form.rump * 0.6, form.chest * 0.6),
  colour,
  soft: 0.09,
  amount,
});
