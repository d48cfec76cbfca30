/** Horses and their kin, cattle, sheep, goats, deer, pigs, camels and giraffes. */
import { type Colour, colour } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import type { Patch } from './coat.ts';
import type { HeadForm } from './head.ts';
import type { Mammal } from './mammal.ts';
import { belly, hooves, type QuadrupedForm, type Skeleton, stockings } from './quadruped.ts';
import { type Blob, ball, blob, chain, type Group } from './sculpture.ts';
import { add, mix, outward, times } from './space.ts';

const horn = colour('#3a322a');
const black = colour('#14110f');
const muzzleSkin = colour('#4a4040');

const equineHead: HeadForm = {
  size: 0.098,
  width: 0.86,
  back: 0.35,
  muzzle: { from: [0, -0.15, 0.7], to: [0, -0.42, 3.05], radius: 0.8, tip: 0.52 },
  jaw: { from: [0, -0.75, 0.2], to: [0, -0.85, 2.7], radius: 0.62, tip: 0.3 },
  cheek: { at: [0.3, -0.75, 0.25], radius: 0.72 },
  eye: { at: [0.66, 0.28, 0.62], radius: 0.23, yaw: 1.05 },
  lid: 0.35,
  brow: 0.16,
  ear: { kind: 'leaf', at: [0.45, 0.8, -0.35], to: [0.22, 1, 0.1], length: 1.05, width: 0.3, inner: colour('#4a3a30') },
  nose: null,
  nostrils: { at: [0.34, -0.28, 3.42], radius: 0.14 },
  mouth: [
    [0, -0.72, 3.55],
    [0.35, -0.75, 3.3],
    [0.5, -0.72, 2.7],
  ],
  rim: black,
};

const equine: QuadrupedForm = {
  length: 0.92,
  chest: 0.23,
  waist: 0.215,
  rump: 0.215,
  rumpTop: 0.99,
  sag: 0.015,
  width: 0.78,
  neck: { length: 0.52, angle: 0.88, radius: 0.1, base: 0.19 },
  head: equineHead,
  headPitch: 0.72,
  fore: { radii: [0.12, 0.07, 0.042, 0.034], apart: 0.1, foot: { kind: 'hoof', radius: 0.046, length: 0.05 } },
  hind: { radii: [0.17, 0.095, 0.046, 0.036], apart: 0.1, foot: { kind: 'hoof', radius: 0.046, length: 0.05 } },
  tail: { length: 0.62, radii: [0.035, 0.062, 0.03], angle: -0.35, curl: -2.1 },
};

/** Hair along the crest of the neck, from the poll down, and a forelock. */
export function mane({ neck, head, form }: Skeleton, thickness: number, length: number): Group {
  const [base, nape] = neck;
  const out: Point = [0, 0.72, -0.7];
  const s = form.head.size;
  const stations = [0.12, 0.4, 0.7, 1].map((t): readonly [Point, number] => {
    const r = form.neck.base + (form.neck.radius - form.neck.base) * t;
    return [add(mix(base, nape, t), times(out, r * 1.04)), thickness * (0.8 + 0.3 * Math.sin(t * Math.PI))];
  });
  const poll = outward(head, [0, 0.95 * s, -0.35 * s]);
  const crest = chain([...stations, [poll, thickness * 0.9]], 1);
  // Locks fall over the right side.
  const locks = stations.flatMap(([at, r], index): Blob[] =>
    index === 0
      ? []
      : [
          blob(at, add(at, [-0.115, -length, 0.03]), r * 0.9, r * 0.35),
          blob(at, add(at, [-0.105, -length * 0.9, -0.04]), r * 0.9, r * 0.3),
        ],
  );
  const forelock = blob(poll, outward(head, [0.05 * s, 0.72 * s, 1.0 * s]), thickness * 0.8, thickness * 0.25);
  return { blobs: [...crest, ...(length > 0.02 ? [...locks, forelock] : [])], blend: 0.02, join: 0.012 };
}

const manePaint = (k: Skeleton, paint: Colour, thickness: number, length: number): Patch[] =>
  mane(k, thickness * 1.12 + 0.004, length).blobs.map((one): Patch => ({ ...one, colour: paint, soft: 0.008, isSharp: true }));

const tailPaint = (k: Skeleton, paint: Colour, from: number, grow = 1.5): Patch[] =>
  k.tail.slice(from, -1).map(([at, radius], index) => {
    const [next, end] = k.tail[from + index + 1]!;
    return { ...blob(at, next, radius * grow, end * grow), colour: paint, soft: 0.012 };
  });

/** Around the nostrils and lips. */
const darkMuzzle = (k: Skeleton, paint: Colour, soft = 0.03): Patch => {
  const s = k.form.head.size;
  const { to, tip } = k.form.head.muzzle;
  return {
    ...blob(times(add(to, [0, -0.1, 0.1]), s), times(add(to, [0, -0.4, 0]), s), tip * 1.05 * s, tip * s),
    group: k.built.groups[1]!,
    colour: paint,
    soft,
  };
};

const horse: Mammal = {
  size: 1.55,
  form: equine,
  palette: { base: colour('#6e4229'), dark: colour('#17110d'), light: colour('#e8dfd2') },
  coat: { kind: 'sleek', grain: 0.006, variation: 0.12 },
  groups: (k) => [mane(k, 0.03, 0.15)],
  patches: (k, { dark, light }) => [
    darkMuzzle(k, muzzleSkin, 0.03),
    ...stockings(k, 0.55, { colour: dark, soft: 0.05, amount: 0.85 }),
    {
      ...blob(
        times([0, 0.75, 1.1], k.form.head.size),
        times([0, 0.3, 2.4], k.form.head.size),
        0.2 * k.form.head.size,
        0.12 * k.form.head.size,
      ),
      group: k.built.groups[1]!,
      colour: light,
      soft: 0.012,
    },
    ...hooves(k, horn),
    ...manePaint(k, dark, 0.03, 0.15),
    ...tailPaint(k, dark, 0),
  ],
  eye: 'horse',
  turn: 0.85,
  postures: ['stand', 'walk', 'run', 'lie'],
};

const zebra: Mammal = {
  ...horse,
  size: 1.3,
  form: {
    ...equine,
    neck: { ...equine.neck, length: 0.46, radius: 0.11 },
    head: { ...equineHead, size: 0.105 },
    tail: { length: 0.5, radii: [0.025, 0.02, 0.045], angle: -0.4, curl: -2 },
  },
  palette: { base: colour('#e6e1d8'), dark: colour('#131112'), light: colour('#e6e1d8') },
  groups: (k) => [mane(k, 0.026, 0)],
  patterns: ({ dark }) => [{ kind: 'stripes', direction: [0, 0.18, 1], period: 0.105, share: 0.47, wobble: 0.5, colour: dark }],
  patches: (k, { dark, light }) => {
    const legs = stockings(k, 1, { colour: light, soft: 0.02 });
    const bands = stockings(k, 1, { colour: dark, soft: 0.02, stripes: { direction: [0, 1, 0.12], period: 0.062, share: 0.42 } });
    const s = k.form.head.size;
    const face = { ...blob([0, 0, -0.1 * s], times([0, -0.4, 2.6], s), 1.25 * s, 0.8 * s), group: k.built.groups[1]! };
    return [
      belly(k, light, 0.8),
      ...legs,
      ...bands,
      { ...face, colour: light, soft: 0.01 },
      { ...face, colour: dark, soft: 0.01, stripes: { direction: [0.8, 0.55, 0.45], period: 0.036, share: 0.42 } },
      darkMuzzle(k, black, 0.02),
      ...hooves(k, horn),
      ...tailPaint(k, dark, 3),
    ];
  },
};

const donkey: Mammal = {
  ...horse,
  size: 1.15,
  form: {
    ...equine,
    neck: { ...equine.neck, length: 0.44, angle: 0.75 },
    head: {
      ...equineHead,
      size: 0.115,
      ear: {
        kind: 'leaf',
        at: [0.42, 0.85, -0.4],
        to: [0.28, 1, 0.05],
        length: 2.0,
        width: 0.36,
        inner: colour('#b5a594'),
        tip: colour('#3a342e'),
      },
    },
    tail: { length: 0.5, radii: [0.025, 0.02, 0.045], angle: -0.4, curl: -2 },
  },
  palette: { base: colour('#857a70'), dark: colour('#38312b'), light: colour('#e2d9cc') },
  coat: { kind: 'fur', grain: 0.007, variation: 0.16 },
  groups: (k) => [mane(k, 0.024, 0)],
  patches: (k, { dark, light }) => [
    belly(k, light),
    { ...ball(times([0.62, 0.28, 0.6], k.form.head.size), 0.5 * k.form.head.size), group: k.built.groups[1]!, colour: light, soft: 0.02 },
    darkMuzzle(k, light, 0.03),
    ...hooves(k, horn),
    ...manePaint(k, dark, 0.024, 0),
    ...tailPaint(k, dark, 3),
  ],
};

/** A spiral horn from the brow. */
const spire = (k: Skeleton): Group => {
  const s = k.form.head.size;
  return { frame: k.head, blobs: [blob([0, 0.8 * s, 0.85 * s], [0, 2.6 * s, 2.5 * s], 0.2 * s, 0.02 * s)], blend: 0.01, join: 0.01 };
};
const unicorn: Mammal = {
  ...horse,
  size: 1.5,
  palette: { base: colour('#efebe8'), dark: colour('#d58fc0'), light: colour('#ffffff') },
  groups: (k) => [mane(k, 0.036, 0.18), spire(k)],
  patches: (k, { dark }) => [
    darkMuzzle(k, colour('#d8b0b4'), 0.03),
    ...hooves(k, colour('#b8964e')),
    ...manePaint(k, dark, 0.036, 0.18),
    ...manePaint(k, colour('#8f9be0'), 0.034, 0.18).map(
      (patch): Patch => ({ ...patch, stripes: { direction: [0.6, 0.3, 0.7], period: 0.07, share: 0.4 } }),
    ),
    ...tailPaint(k, dark, 0),
    {
      ...spire(k).blobs[0]!,
      radius: 0.025,
      endRadius: 0.01,
      group: spire(k),
      colour: colour('#e3b84c'),
      soft: 0.004,
      shine: 1,
      isSharp: true,
    },
  ],
  eye: 'violet',
};

const bovineHead: HeadForm = {
  ...equineHead,
  size: 0.118,
  width: 1.0,
  back: 0.2,
  muzzle: { from: [0, -0.2, 0.6], to: [0, -0.5, 2.0], radius: 0.84, tip: 0.62 },
  jaw: { from: [0, -0.7, 0.3], to: [0, -0.9, 1.8], radius: 0.55, tip: 0.4 },
  cheek: { at: [0.4, -0.45, 0.4], radius: 0.6 },
  eye: { at: [0.8, 0.18, 0.62], radius: 0.22, yaw: 0.95 },
  ear: { kind: 'leaf', at: [0.85, 0.45, -0.25], to: [1, -0.05, -0.15], length: 1.15, width: 0.36, inner: colour('#c09a88') },
  nostrils: { at: [0.36, -0.32, 2.52], radius: 0.15 },
  mouth: [
    [0, -0.92, 2.5],
    [0.4, -0.95, 2.3],
    [0.62, -0.9, 1.7],
  ],
};
const bovine: QuadrupedForm = {
  ...equine,
  length: 1.1,
  chest: 0.28,
  waist: 0.29,
  rump: 0.25,
  rumpTop: 0.99,
  sag: 0.04,
  width: 0.8,
  neck: { length: 0.36, angle: 0.35, radius: 0.14, base: 0.21 },
  head: bovineHead,
  headPitch: 0.5,
  fore: { radii: [0.13, 0.075, 0.052, 0.044], apart: 0.13, foot: { kind: 'hoof', radius: 0.056, length: 0.055 } },
  hind: { radii: [0.18, 0.1, 0.055, 0.044], apart: 0.13, foot: { kind: 'hoof', radius: 0.056, length: 0.055 } },
  tail: { length: 0.7, radii: [0.03, 0.016, 0.045], angle: -0.9, curl: -1.2 },
};

interface Horns {
  readonly points: readonly (readonly [Point, number])[];
  readonly colour: Colour;
}

export const hornGroup = ({ head, form }: Skeleton, { points }: Horns): Group => ({
  frame: head,
  isMirrored: true,
  blobs: chain(
    points.map(([p, r]) => [times(p, form.head.size), r * form.head.size] as const),
    2,
  ),
  blend: 0.004,
  join: 0.012,
});

export const hornPaint = (k: Skeleton, horns: Horns): Patch[] =>
  hornGroup(k, horns).blobs.map(
    (one): Patch => ({
      ...one,
      radius: one.radius * 1.25 + 0.002,
      endRadius: one.endRadius * 1.25 + 0.002,
      group: hornGroup(k, horns),
      colour: horns.colour,
      soft: 0.004,
      shine: 0.5,
      isSharp: true,
    }),
  );

const cowHorns: Horns = {
  colour: colour('#d8cbb0'),
  points: [
    [[0.5, 0.85, -0.1], 0.2],
    [[1.0, 1.05, 0], 0.17],
    [[1.25, 1.5, 0.25], 0.05],
  ],
};
const cow: Mammal = {
  size: 1.4,
  form: bovine,
  palette: { base: colour('#eae6de'), dark: colour('#1c1816'), light: colour('#e3b8a8') },
  coat: { kind: 'sleek', grain: 0.006, variation: 0.1 },
  patterns: ({ dark }) => [{ kind: 'blotches', size: 0.4, share: 0.44, colour: dark }],
  groups: (k) => [hornGroup(k, cowHorns), { blobs: [ball(k.trunk(0.12, -k.form.rump * 1.05), 0.12)], blend: 0.05, join: 0.06 }],
  patches: (k, { light, base, dark }) => {
    const s = k.form.head.size;
    const group = k.built.groups[1]!;
    return [
      ...stockings(k, 0.55, { colour: base, soft: 0.04 }),
      { ...blob([0.5 * s, 0.2 * s, 0.2 * s], [0.8 * s, -0.2 * s, 0.7 * s], 0.75 * s, 0.6 * s), group, colour: dark, soft: 0.02 },
      { ...blob([0, 0.8 * s, 0.6 * s], [0, 0, 1.7 * s], 0.34 * s, 0.5 * s), group, colour: base, soft: 0.02 },
      darkMuzzle(k, light, 0.025),
      { ...ball(k.trunk(0.12, -k.form.rump * 1.1), 0.13), colour: light, soft: 0.03 },
      ...hornPaint(k, cowHorns),
      ...hooves(k, horn),
      ...tailPaint(k, dark, 3),
    ];
  },
  eye: 'horse',
  turn: 0.85,
  postures: ['stand', 'walk', 'lie', 'run'],
};

const ox: Mammal = {
  ...cow,
  palette: { base: colour('#8a5a34'), dark: colour('#5a3820'), light: colour('#2a2220') },
  patterns: () => [],
  groups: (k) => [hornGroup(k, cowHorns)],
};

const sheepHead: HeadForm = {
  ...bovineHead,
  size: 0.135,
  width: 0.9,
  muzzle: { from: [0, -0.2, 0.5], to: [0, -0.5, 1.75], radius: 0.72, tip: 0.42 },
  jaw: { from: [0, -0.6, 0.3], to: [0, -0.72, 1.6], radius: 0.45, tip: 0.28 },
  eye: { at: [0.7, 0.12, 0.62], radius: 0.2, yaw: 0.95 },
  ear: { kind: 'leaf', at: [0.8, 0.3, -0.15], to: [1, -0.2, -0.05], length: 1.0, width: 0.3, inner: colour('#c8a294') },
  nostrils: { at: [0.16, -0.35, 2.12], radius: 0.1 },
  mouth: [
    [0, -0.66, 2.1],
    [0.25, -0.72, 1.9],
    [0.42, -0.68, 1.45],
  ],
};
const sheep: Mammal = {
  size: 0.72,
  form: {
    ...bovine,
    length: 0.9,
    chest: 0.3,
    waist: 0.31,
    rump: 0.3,
    rumpTop: 1,
    width: 0.92,
    neck: { length: 0.42, angle: 0.8, radius: 0.15, base: 0.24 },
    head: sheepHead,
    headPitch: 0.3,
    fore: { radii: [0.13, 0.07, 0.042, 0.036], apart: 0.12, foot: { kind: 'hoof', radius: 0.046, length: 0.04 } },
    hind: { radii: [0.16, 0.09, 0.044, 0.036], apart: 0.12, foot: { kind: 'hoof', radius: 0.046, length: 0.04 } },
    tail: { length: 0.2, radii: [0.07, 0.07, 0.05], angle: -1, curl: 0 },
  },
  palette: { base: colour('#e9e0cd'), dark: colour('#2e2724'), light: colour('#ded2c2') },
  coat: { kind: 'wool', grain: 0.022, variation: 0.12 },
  groups: (k) => [{ blobs: [ball([0, 0.62 * 0.135, -0.25 * 0.135], 0.105)], frame: k.head, blend: 0.03, join: 0.05 }],
  patches: (k, { dark }) => {
    const s = k.form.head.size;
    return [
      { ...blob([0, -0.1 * s, 0.75 * s], [0, -0.5 * s, 1.8 * s], 1.0 * s, 0.7 * s), group: k.built.groups[1]!, colour: dark, soft: 0.015 },
      {
        ...blob([0.9 * s, 0.25 * s, -0.1 * s], [1.7 * s, 0, -0.2 * s], 0.3 * s, 0.45 * s),
        group: k.built.groups[1]!,
        colour: dark,
        soft: 0.015,
      },
      ...stockings(k, 0.75, { colour: dark, soft: 0.02, isBare: true }),
    ];
  },
  eye: 'goat',
  turn: 0.7,
  postures: ['stand', 'walk', 'lie'],
};

const goatHorns: Horns = {
  colour: colour('#6a5a48'),
  points: [
    [[0.32, 0.85, 0.1], 0.24],
    [[0.5, 1.8, -0.4], 0.2],
    [[0.75, 2.2, -1.2], 0.05],
  ],
};
const goat: Mammal = {
  ...sheep,
  form: {
    ...sheep.form,
    chest: 0.24,
    waist: 0.25,
    rump: 0.22,
    width: 0.8,
    neck: { length: 0.42, angle: 0.9, radius: 0.1, base: 0.17 },
    tail: { length: 0.16, radii: [0.04, 0.04, 0.02], angle: 0.8, curl: 0 },
  },
  palette: { base: colour('#cfc2ac'), dark: colour('#4a382a'), light: colour('#efe9dd') },
  coat: { kind: 'shag', grain: 0.011, variation: 0.18 },
  groups: (k) => {
    const s = k.form.head.size;
    return [
      hornGroup(k, goatHorns),
      { frame: k.head, blobs: [blob([0, -0.9 * s, 1.6 * s], [0, -1.7 * s, 1.5 * s], 0.26 * s, 0.06 * s)], blend: 0.02, join: 0.03 },
    ];
  },
  patches: (k, { light, dark }) => [
    belly(k, light, 0.6),
    darkMuzzle(k, dark, 0.03),
    ...stockings(k, 0.35, { colour: dark, soft: 0.05, amount: 0.6 }),
    ...hornPaint(k, goatHorns),
    ...hooves(k, horn),
  ],
};
const ramHorns: Horns = {
  colour: colour('#a8946e'),
  points: [
    [[0.45, 0.75, -0.1], 0.34],
    [[1.1, 1.0, -0.7], 0.3],
    [[1.4, 0.1, -0.8], 0.24],
    [[1.5, -0.35, 0.1], 0.17],
    [[1.6, 0.2, 0.5], 0.06],
  ],
};
const ram: Mammal = {
  ...sheep,
  groups: (k) => [hornGroup(k, ramHorns)],
  patches: (k, p) => [...sheep.patches!(k, p), ...hornPaint(k, ramHorns)],
};

const antlers: Horns = {
  colour: colour('#8a6a48'),
  points: [
    [[0.35, 0.85, 0], 0.17],
    [[0.85, 1.9, -0.5], 0.13],
    [[1.5, 3.0, -0.3], 0.1],
    [[1.35, 4.0, 0.3], 0.04],
  ],
};
const tines = ({ head, form }: Skeleton): Group => {
  const s = form.head.size;
  const tine = (from: Point, to: Point): Blob => blob(times(from, s), times(to, s), 0.1 * s, 0.04 * s);
  return {
    frame: head,
    isMirrored: true,
    blobs: [
      tine([0.55, 1.3, -0.2], [0.65, 1.9, 0.7]),
      tine([1.0, 2.15, -0.5], [1.0, 2.9, 0.4]),
      tine([1.45, 2.9, -0.35], [2.0, 3.7, -0.4]),
    ],
    blend: 0.004,
    join: 0.006,
  };
};
const deer: Mammal = {
  size: 1.05,
  form: {
    ...equine,
    length: 0.85,
    chest: 0.2,
    waist: 0.17,
    rump: 0.185,
    neck: { length: 0.5, angle: 1.0, radius: 0.085, base: 0.15 },
    head: {
      ...equineHead,
      size: 0.1,
      muzzle: { from: [0, -0.2, 0.6], to: [0, -0.45, 2.1], radius: 0.68, tip: 0.36 },
      jaw: { from: [0, -0.55, 0.3], to: [0, -0.66, 1.9], radius: 0.42, tip: 0.24 },
      eye: { at: [0.68, 0.2, 0.6], radius: 0.27, yaw: 0.9 },
      ear: { kind: 'leaf', at: [0.7, 0.55, -0.3], to: [1, 0.65, -0.1], length: 1.5, width: 0.42, inner: colour('#d8c0a8') },
      nose: { width: 0.22, at: [0, -0.25, 2.4], colour: black },
      mouth: [
        [0, -0.62, 2.36],
        [0.22, -0.68, 2.15],
        [0.38, -0.65, 1.6],
      ],
    },
    headPitch: 0.4,
    fore: { radii: [0.1, 0.056, 0.033, 0.026], apart: 0.08, foot: { kind: 'hoof', radius: 0.034, length: 0.04 } },
    hind: { radii: [0.15, 0.08, 0.036, 0.027], apart: 0.08, foot: { kind: 'hoof', radius: 0.034, length: 0.04 } },
    tail: { length: 0.14, radii: [0.035, 0.04, 0.02], angle: 0.3, curl: 0 },
  },
  palette: { base: colour('#94643f'), dark: colour('#5e3a20'), light: colour('#efe4d2') },
  coat: { kind: 'fur', grain: 0.006, variation: 0.14 },
  groups: (k) => [hornGroup(k, antlers), tines(k)],
  patches: (k, { light, dark }) => [
    { ...blob(k.trunk(0, 0.24), k.trunk(1, 0.24), 0.09, 0.09), colour: dark, soft: 0.08, amount: 0.5 },
    belly(k, light),
    { ...blob(k.neck[0], mix(k.neck[0], k.neck[1], 0.8), 0.05, 0.05), colour: light, soft: 0.05, amount: 0 },
    {
      ...blob(times([0, -0.85, 1.9], 0.1), times([0, -1.1, 0.4], 0.1), 0.035, 0.05),
      group: k.built.groups[1]!,
      colour: light,
      soft: 0.015,
    },
    { ...ball(k.trunk(-0.15, 0.02), 0.12), colour: light, soft: 0.03 },
    ...hornPaint(k, antlers),
    ...tines(k).blobs.map(
      (one): Patch => ({
        ...one,
        radius: one.radius * 1.4,
        endRadius: one.endRadius * 1.6,
        group: tines(k),
        colour: antlers.colour,
        soft: 0.004,
        isSharp: true,
      }),
    ),
    ...hooves(k, horn),
  ],
  eye: 'black',
  turn: 0.8,
  postures: ['stand', 'walk', 'run', 'lie'],
};
const fawn: Mammal = {
  ...deer,
  size: 0.65,
  groups: () => [],
  patterns: ({ light }) => [{ kind: 'spots', size: 0.09, share: 0.22, colour: light }],
};

const pig: Mammal = {
  size: 0.7,
  form: {
    ...bovine,
    length: 1.15,
    chest: 0.34,
    waist: 0.36,
    rump: 0.34,
    rumpTop: 1.0,
    sag: 0.03,
    width: 0.86,
    neck: { length: 0.34, angle: 0.12, radius: 0.25, base: 0.3 },
    head: {
      ...bovineHead,
      size: 0.24,
      width: 1.0,
      muzzle: { from: [0, -0.2, 0.6], to: [0, -0.36, 1.5], radius: 0.62, tip: 0.42 },
      jaw: { from: [0, -0.6, 0.3], to: [0, -0.72, 1.15], radius: 0.48, tip: 0.28 },
      cheek: { at: [0.55, -0.4, 0.3], radius: 0.6 },
      eye: { at: [0.56, 0.26, 0.86], radius: 0.17, yaw: 0.55 },
      lid: 0.1,
      brow: 0,
      ear: { kind: 'point', at: [0.6, 0.7, 0.0], to: [0.75, 0.55, 0.75], length: 0.95, width: 0.42, inner: colour('#d88a80') },
      nostrils: { at: [0.16, -0.3, 1.98], radius: 0.1 },
      mouth: [
        [0, -0.82, 1.5],
        [0.35, -0.82, 1.3],
        [0.58, -0.6, 0.95],
      ],
      more: ({ s }) => ({
        blobs: [blob([0, -0.32, 1.78], [0, -0.32, 1.86], 0.44, 0.42, 0.04)],
        patches: [
          {
            ...blob([0, -0.32 * s, 1.9 * s], [0, -0.32 * s, 2.2 * s], 0.4 * s, 0.4 * s),
            colour: colour('#d07c74'),
            soft: 0.02,
            shine: 0.4,
          },
        ],
      }),
      rim: colour('#9a5a50'),
    },
    headPitch: 0.15,
    fore: { radii: [0.16, 0.1, 0.07, 0.06], apart: 0.17, foot: { kind: 'hoof', radius: 0.07, length: 0.05 } },
    hind: { radii: [0.22, 0.13, 0.075, 0.06], apart: 0.17, foot: { kind: 'hoof', radius: 0.07, length: 0.05 } },
    tail: { length: 0.28, radii: [0.03, 0.024, 0.014], angle: 0.4, curl: 3.5 },
  },
  palette: { base: colour('#dba79b'), dark: colour('#5a3a34'), light: colour('#f0c4b8') },
  coat: { kind: 'hide', grain: 0.012, variation: 0.12 },
  patches: (k, { light }) => [belly(k, light, 0.6), ...hooves(k, colour('#6a4a40'))],
  eye: 'black',
  turn: 0.7,
  postures: ['stand', 'walk', 'lie', 'sit'],
};

const camel: Mammal = {
  size: 1.75,
  form: {
    ...equine,
    length: 0.78,
    chest: 0.21,
    waist: 0.2,
    rump: 0.18,
    rumpTop: 0.97,
    neck: { length: 0.58, angle: 0.62, radius: 0.075, base: 0.13 },
    head: {
      ...bovineHead,
      size: 0.088,
      width: 0.85,
      muzzle: { from: [0, -0.15, 0.6], to: [0, -0.35, 2.2], radius: 0.68, tip: 0.48 },
      jaw: { from: [0, -0.6, 0.3], to: [0, -0.78, 2.1], radius: 0.45, tip: 0.36 },
      eye: { at: [0.68, 0.3, 0.55], radius: 0.22, yaw: 0.95 },
      lid: 0.6,
      ear: { kind: 'leaf', at: [0.6, 0.7, -0.4], to: [0.7, 1, -0.3], length: 0.7, width: 0.26, inner: colour('#b09070') },
      nostrils: { at: [0.2, -0.2, 2.62], radius: 0.1 },
      mouth: [
        [0, -0.62, 2.66],
        [0.35, -0.66, 2.4],
        [0.5, -0.58, 1.7],
      ],
    },
    headPitch: 0.12,
    hump: { radius: 0.15, rise: 0.24, along: 0.55 },
    fore: { radii: [0.1, 0.06, 0.045, 0.034], apart: 0.09, foot: { kind: 'pad', radius: 0.05, length: 0.05 } },
    hind: { radii: [0.14, 0.075, 0.045, 0.034], apart: 0.09, foot: { kind: 'pad', radius: 0.05, length: 0.05 } },
    tail: { length: 0.32, radii: [0.025, 0.018, 0.03], angle: -1, curl: -0.6 },
  },
  palette: { base: colour('#b08a5e'), dark: colour('#6b4424'), light: colour('#d8b888') },
  coat: { kind: 'fur', grain: 0.007, variation: 0.18 },
  patches: (k, { dark }) => [
    { ...ball(k.trunk(0.5, 0.33), 0.1), colour: dark, soft: 0.08, amount: 0.6 },
    { ...blob(add(k.neck[0], [0, -0.16, 0.05]), mix(k.neck[0], k.neck[1], 0.7), 0.04, 0.03), colour: dark, soft: 0.05, amount: 0.5 },
    ...tailPaint(k, dark, 3),
  ],
  eye: 'horse',
  turn: 0.9,
  postures: ['stand', 'walk', 'lie', 'run'],
};
const bactrian: Mammal = {
  ...camel,
  form: { ...camel.form, hump: { radius: 0.12, rise: 0.22, along: 0.85 } },
  coat: { kind: 'shag', grain: 0.011, variation: 0.25 },
  groups: (k) => [{ blobs: [blob(k.trunk(0.2, 0.2), k.trunk(0.18, 0.26), 0.13, 0.1)], blend: 0.1, join: 0.12 }],
};
const llama: Mammal = {
  ...camel,
  size: 1.1,
  form: {
    ...camel.form,
    hump: { radius: 0.01, rise: 0, along: 0.5 },
    chest: 0.25,
    waist: 0.25,
    rump: 0.23,
    neck: { length: 0.6, angle: 1.15, radius: 0.11, base: 0.17 },
    tail: { length: 0.2, radii: [0.06, 0.07, 0.04], angle: -0.3, curl: 0 },
    head: {
      ...camel.form.head,
      size: 0.105,
      ear: { kind: 'leaf', at: [0.45, 0.8, -0.3], to: [0.2, 1, -0.1], length: 1.1, width: 0.26, inner: colour('#b09070') },
    },
  },
  palette: { base: colour('#e8dcc6'), dark: colour('#8a6a48'), light: colour('#f2eadc') },
  coat: { kind: 'wool', grain: 0.018, variation: 0.12 },
  patches: (k, { dark }) => [darkMuzzle(k, dark, 0.03)],
};

const giraffe: Mammal = {
  size: 2.7,
  form: {
    ...equine,
    length: 0.58,
    chest: 0.17,
    waist: 0.145,
    rump: 0.14,
    rumpTop: 0.86,
    width: 0.78,
    neck: { length: 0.82, angle: 1.12, radius: 0.05, base: 0.115 },
    head: {
      ...equineHead,
      size: 0.056,
      muzzle: { from: [0, -0.2, 0.6], to: [0, -0.5, 2.5], radius: 0.74, tip: 0.42 },
      jaw: { from: [0, -0.65, 0.2], to: [0, -0.78, 2.3], radius: 0.45, tip: 0.3 },
      eye: { at: [0.74, 0.22, 0.55], radius: 0.27, yaw: 0.95 },
      lid: 0.5,
      ear: { kind: 'leaf', at: [0.75, 0.45, -0.4], to: [1, 0.35, -0.2], length: 1.2, width: 0.34, inner: colour('#d8c0a0') },
      nostrils: { at: [0.2, -0.3, 2.85], radius: 0.1 },
      mouth: [
        [0, -0.72, 2.9],
        [0.3, -0.76, 2.65],
        [0.44, -0.7, 2.0],
      ],
    },
    headPitch: 0.42,
    fore: { radii: [0.075, 0.045, 0.03, 0.024], apart: 0.07, foot: { kind: 'hoof', radius: 0.034, length: 0.035 } },
    hind: { radii: [0.1, 0.058, 0.032, 0.024], apart: 0.07, foot: { kind: 'hoof', radius: 0.034, length: 0.035 } },
    tail: { length: 0.36, radii: [0.016, 0.01, 0.026], angle: -1.1, curl: -0.6 },
  },
  palette: { base: colour('#e2c48e'), dark: colour('#8a4e20'), light: colour('#efe0bc') },
  coat: { kind: 'sleek', grain: 0.004, variation: 0.1 },
  patterns: ({ dark }) => [{ kind: 'cells', size: 0.105, gap: 0.12, colour: dark }],
  groups: (k) => [hornGroup(k, ossicones), mane(k, 0.014, 0)],
  patches: (k, { light, dark, base }) => {
    const s = k.form.head.size;
    return [
      belly(k, light, 0.7),
      ...stockings(k, 0.62, { colour: light, soft: 0.06 }),
      { ...blob([0, -0.2 * s, 0.6 * s], [0, -0.6 * s, 2.6 * s], 1.0 * s, 0.75 * s), group: k.built.groups[1]!, colour: base, soft: 0.012 },
      darkMuzzle(k, colour('#b89c7c'), 0.012),
      ...hornPaint(k, ossicones),
      ...manePaint(k, dark, 0.014, 0),
      ...hooves(k, horn),
      ...tailPaint(k, black, 3),
    ];
  },
  eye: 'horse',
  turn: 0.75,
  postures: ['stand', 'walk', 'lie'],
};
const ossicones: Horns = {
  colour: colour('#4a2c14'),
  points: [
    [[0.35, 0.8, -0.2], 0.18],
    [[0.48, 1.5, -0.5], 0.15],
    [[0.52, 1.65, -0.56], 0.24],
  ],
};

export const hoofed: Readonly<Record<string, Mammal>> = {
  horse,
  zebra,
  donkey,
  unicorn,
  cow,
  ox,
  'water-buffalo': { ...ox, palette: { base: colour('#3d3a3a'), dark: colour('#242222'), light: colour('#242020') } },
  bison: {
    ...ox,
    form: { ...bovine, hump: { radius: 0.24, rise: 0.14, along: 0.85 } },
    coat: { kind: 'shag', grain: 0.016, variation: 0.3 },
    palette: { base: colour('#4f321e'), dark: colour('#2a1a10'), light: colour('#1c1410') },
  },
  sheep,
  ewe: sheep,
  ram,
  goat,
  deer,
  moose: { ...deer, size: 1.9, palette: { base: colour('#5a3f2c'), dark: colour('#2e2018'), light: colour('#8a7460') } },
  fawn,
  pig,
  boar: {
    ...pig,
    coat: { kind: 'shag', grain: 0.016, variation: 0.3 },
    palette: { base: colour('#4a3a2e'), dark: colour('#1e1712'), light: colour('#5a4a3c') },
  },
  camel,
  'two-hump-camel': bactrian,
  llama,
  giraffe,
};
