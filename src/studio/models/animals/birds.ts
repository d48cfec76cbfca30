/** Kinds of birds. */
import { type Colour, colour } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import type { Bird, BirdBones, BirdForm, BirdPalette } from './bird.ts';
import type { Patch } from './coat.ts';
import { type Blob, ball, blob, type Group } from './sculpture.ts';
import { add, times } from './space.ts';

const black = colour('#161414');
const white = colour('#ece8e0');

/** On the head, in its radii. */
const face = ({ head, r }: BirdBones, from: Point, to: Point, radii: readonly [number, number], paint: Colour, soft = 0.08): Patch => ({
  ...blob(times(from, r), times(to, r), radii[0] * r, radii[1] * r),
  group: { frame: head, isMirrored: true, blobs: [ball([0, 0, 0], r)], blend: 0, join: 0 },
  colour: paint,
  soft: soft * r,
});

const crest = ({ head, r }: BirdBones, blobs: readonly Blob[], isMirrored = false): Group => ({
  frame: head,
  isMirrored,
  blobs: blobs.map((one) => ({
    ...one,
    from: times(one.from, r),
    to: times(one.to, r),
    radius: one.radius * r,
    endRadius: one.endRadius * r,
  })),
  blend: 0.06 * r,
  join: 0.08 * r,
});
const crestPaint = (group: Group, paint: Colour, grow = 1.2): Patch[] =>
  group.blobs.map(
    (one): Patch => ({
      ...one,
      radius: one.radius * grow,
      endRadius: one.endRadius * grow,
      group,
      colour: paint,
      soft: 0.01,
      isSharp: true,
    }),
  );

const song: BirdForm = {
  body: 0.25,
  pitch: 0.5,
  neck: [],
  head: 0.2,
  beak: { length: 0.55, radius: 0.24 },
  eye: { radius: 0.2, yaw: 1.0 },
  tail: { length: 0.42, width: 0.07, angle: 0.15 },
  leg: { length: 0.24, radius: 0.016, apart: 0.09 },
  wing: { length: 0.72, width: 0.2 },
  span: 0.85,
};
const bird: Bird = {
  size: 0.11,
  form: song,
  palette: {
    base: colour('#3f6fa8'),
    breast: colour('#d08a52'),
    wing: colour('#2f5488'),
    tip: colour('#22314a'),
    beak: colour('#3a3430'),
    leg: colour('#5a4a40'),
  },
  eye: 'bird',
  patches: (b) => [{ ...blob(b.at(-0.3, -0.3), b.at(-0.1, -0.34), 0.16, 0.14), colour: white, soft: 0.05 }],
};
const crow: Bird = {
  ...bird,
  size: 0.3,
  form: { ...song, body: 0.21, head: 0.15, beak: { length: 1.0, radius: 0.34, hook: 0.2 }, pitch: 0.35 },
  palette: { base: black, breast: black, wing: colour('#14161c'), tip: black, beak: colour('#1a1818'), leg: colour('#1a1818') },
};
const pigeon: Bird = {
  ...bird,
  size: 0.26,
  form: {
    ...song,
    body: 0.23,
    pitch: 0.38,
    neck: [
      [0.1, 0.1, 0.12],
      [0.14, 0.22, 0.095],
    ],
    head: 0.115,
    beak: { length: 0.7, radius: 0.24 },
    leg: { length: 0.18, radius: 0.018, apart: 0.09 },
  },
  palette: {
    base: colour('#8088a0'),
    breast: colour('#7a7f94'),
    wing: colour('#a3a8b4'),
    tip: colour('#33353d'),
    beak: colour('#4a4644'),
    leg: colour('#b5544c'),
  },
  eye: 'red',
  patches: (b) => [{ ...blob(b.at(0.42, 0.12), add(b.head.at, [0, -0.1, -0.02]), 0.15, 0.1), colour: colour('#3f6a5e'), soft: 0.05 }],
};
const parrot: Bird = {
  ...bird,
  size: 0.3,
  form: {
    ...song,
    body: 0.22,
    pitch: 0.95,
    head: 0.19,
    beak: { length: 0.62, radius: 0.42, hook: 0.9 },
    tail: { length: 0.85, width: 0.06, angle: 0.0 },
    leg: { length: 0.13, radius: 0.026, apart: 0.08 },
    wing: { length: 0.85, width: 0.2 },
  },
  palette: {
    base: colour('#c02a22'),
    breast: colour('#c8382a'),
    wing: colour('#2a5fae'),
    tip: colour('#24407e'),
    beak: colour('#e0d6c2'),
    leg: colour('#4a4644'),
  },
  eye: 'eagle',
  patches: (b) => [
    { ...blob(b.at(0.12, 0.1, 0.24), b.at(-0.12, 0.1, 0.25), 0.1, 0.1), colour: colour('#e0b83a'), soft: 0.04 },
    { ...blob(b.at(0.12, 0.1, -0.24), b.at(-0.12, 0.1, -0.25), 0.1, 0.1), colour: colour('#e0b83a'), soft: 0.04 },
    face(b, [0.62, -0.08, 0.6], [0.5, -0.4, 0.7], [0.34, 0.26], white),
  ],
};
const owl: Bird = {
  ...bird,
  size: 0.34,
  form: {
    ...song,
    body: 0.29,
    pitch: 1.15,
    head: 0.27,
    beak: { length: 0.28, radius: 0.15, hook: 0.9 },
    eye: { radius: 0.3, yaw: 0.3, at: [0.38, 0.08, 0.86] },
    tail: { length: 0.3, width: 0.1, angle: -0.2 },
    leg: { length: 0.1, radius: 0.036, apart: 0.11 },
    wing: { length: 0.9, width: 0.22 },
  },
  palette: {
    base: colour('#8a6a48'),
    breast: colour('#d8c4a2'),
    wing: colour('#6e5236'),
    tip: colour('#4a3624'),
    beak: colour('#3a3228'),
    leg: colour('#b89c74'),
  },
  eye: 'owl',
  grain: 0.024,
  turn: 0.45,
  groups: (b) => [crest(b, [blob([0.5, 0.75, 0.2], [0.85, 1.45, 0.1], 0.26, 0.06)], true)],
  patches: (b) => [
    face(b, [0.42, 0.02, 0.75], [0.42, -0.05, 0.8], [0.58, 0.58], colour('#c8ac84'), 0.1),
    face(b, [0.42, 0.05, 0.85], [0.42, 0.05, 0.85], [0.42, 0.42], colour('#a88458'), 0.12),
    {
      ...blob(b.at(0.3, -0.3), b.at(-0.2, -0.32), 0.2, 0.2),
      colour: colour('#6a4c2e'),
      soft: 0.03,
      stripes: { direction: [0.4, 1, 0], period: 0.07, share: 0.28 },
    },
  ],
};
const eagle: Bird = {
  ...bird,
  size: 0.6,
  form: {
    ...song,
    body: 0.2,
    pitch: 0.7,
    neck: [
      [0.06, 0.12, 0.13],
      [0.08, 0.2, 0.12],
    ],
    head: 0.125,
    beak: { length: 0.75, radius: 0.36, hook: 0.75 },
    eye: { radius: 0.2, yaw: 0.75 },
    tail: { length: 0.42, width: 0.1, angle: -0.1 },
    leg: { length: 0.2, radius: 0.034, apart: 0.1 },
    wing: { length: 0.85, width: 0.19 },
    span: 1.25,
  },
  palette: {
    base: colour('#3e2c20'),
    breast: colour('#3a291e'),
    wing: colour('#35251a'),
    tip: colour('#221812'),
    beak: colour('#e0a52a'),
    leg: colour('#d8a02e'),
  },
  eye: 'eagle',
  patches: (b) => [
    { ...blob(add(b.head.at, [0, -0.12, -0.03]), b.head.at, 0.15, 0.15), colour: white, soft: 0.03 },
    { ...blob(b.at(-0.62, 0.1), b.at(-1, 0.1), 0.2, 0.3), colour: white, soft: 0.04 },
  ],
};
const vulture: Bird = {
  ...eagle,
  palette: { ...eagle.palette, base: colour('#2e2824') },
  patches: (b) => [{ ...blob(add(b.head.at, [0, -0.14, -0.03]), b.head.at, 0.12, 0.14), colour: colour('#c87a6a'), soft: 0.03 }],
};

const duck: Bird = {
  ...bird,
  size: 0.42,
  form: {
    ...song,
    body: 0.24,
    pitch: 0.12,
    neck: [
      [0.06, 0.14, 0.1],
      [0.1, 0.28, 0.085],
    ],
    head: 0.13,
    beak: { length: 1.0, radius: 0.3, flat: 1.25 },
    eye: { radius: 0.17, yaw: 1.1 },
    tail: { length: 0.22, width: 0.07, angle: 0.35 },
    leg: { length: 0.14, radius: 0.02, apart: 0.1, isWebbed: true },
    wing: { length: 0.78, width: 0.18 },
  },
  palette: {
    base: colour('#8a7a68'),
    breast: colour('#c8c0b2'),
    wing: colour('#8d8478'),
    tip: colour('#3a4a80'),
    beak: colour('#e0a82e'),
    leg: colour('#d8782a'),
  },
  patches: (b) => [
    { ...blob(b.at(0.42, -0.02), b.at(0.4, 0.1), 0.22, 0.16), colour: colour('#5a3220'), soft: 0.04 },
    { ...blob(add(b.head.at, [0, -0.16, -0.02]), b.head.at, 0.115, 0.17), colour: colour('#1d5a40'), soft: 0.02 },
    { ...blob(add(b.head.at, [0, -0.215, -0.05]), add(b.head.at, [0, -0.21, 0]), 0.1, 0.1), colour: white, soft: 0.012, amount: 0.9 },
  ],
  turn: 0.9,
};
const goose: Bird = {
  ...duck,
  size: 0.6,
  form: {
    ...duck.form,
    neck: [
      [0.04, 0.2, 0.085],
      [0.06, 0.48, 0.07],
    ],
    head: 0.1,
  },
  palette: { base: white, breast: white, wing: colour('#e2ddd2'), tip: colour('#cfc8ba'), beak: colour('#e08a2e'), leg: colour('#e08a2e') },
  patches: () => [],
};
const swan: Bird = {
  ...goose,
  size: 0.85,
  form: {
    ...duck.form,
    body: 0.26,
    neck: [
      [0.08, 0.1, 0.09],
      [0.02, 0.32, 0.065],
      [0.0, 0.52, 0.055],
      [0.08, 0.68, 0.052],
    ],
    head: 0.082,
    beak: { length: 1.1, radius: 0.28, flat: 1.1 },
    eye: { radius: 0.16, yaw: 1.05 },
    wing: { length: 0.9, width: 0.22 },
  },
  palette: { ...goose.palette, beak: colour('#d8661e'), leg: black },
  patches: (b) => [face(b, [0, 0.1, 0.85], [0.4, 0.02, 0.7], [0.3, 0.2], black)],
  posture: 'swim',
};
const flamingo: Bird = {
  ...bird,
  size: 0.62,
  form: {
    ...song,
    body: 0.21,
    pitch: 0.3,
    neck: [
      [0.12, 0.08, 0.07],
      [0.16, 0.3, 0.048],
      [0.04, 0.54, 0.042],
      [0.1, 0.74, 0.042],
    ],
    head: 0.078,
    beak: { length: 1.4, radius: 0.42, hook: 1.3 },
    eye: { radius: 0.17, yaw: 1.05 },
    tail: { length: 0.2, width: 0.06, angle: -0.3 },
    leg: { length: 0.95, radius: 0.02, apart: 0.065, isWebbed: true },
    wing: { length: 0.85, width: 0.19 },
  },
  palette: {
    base: colour('#e08a8e'),
    breast: colour('#e8a2a2'),
    wing: colour('#dc6a74'),
    tip: colour('#a8323e'),
    beak: colour('#e8c0b4'),
    leg: colour('#d87a7c'),
  },
  eye: 'eagle',
  patches: (b) => [face(b, [0, -0.9, 2.0], [0, -1.2, 2.4], [0.4, 0.4], black, 0.06)],
  turn: 0.9,
};
const ostrich: Bird = {
  ...flamingo,
  size: 1.1,
  form: {
    ...flamingo.form,
    body: 0.3,
    leg: { length: 0.8, radius: 0.035, apart: 0.1 },
    beak: { length: 0.9, radius: 0.36, flat: 1.1 },
    neck: [
      [0.14, 0.08, 0.075],
      [0.16, 0.34, 0.05],
      [0.18, 0.64, 0.042],
    ],
    wing: { length: 0.7, width: 0.22 },
    tail: { length: 0.3, width: 0.12, angle: 0.2 },
  },
  palette: {
    base: colour('#201c1a'),
    breast: colour('#241f1c'),
    wing: colour('#1c1816'),
    tip: white,
    beak: colour('#c89a7a'),
    leg: colour('#c89a84'),
  },
  patches: (b) => [{ ...blob(add(b.head.at, [0, -0.5, -0.04]), b.head.at, 0.1, 0.12), colour: colour('#c8a48c'), soft: 0.03 }],
};
const penguin: Bird = {
  ...bird,
  size: 0.75,
  form: {
    ...song,
    body: 0.235,
    pitch: 1.42,
    head: 0.145,
    beak: { length: 0.85, radius: 0.2, hook: 0.25 },
    eye: { radius: 0.14, yaw: 0.85 },
    tail: { length: 0.12, width: 0.04, angle: 0.5 },
    leg: { length: 0.05, radius: 0.034, apart: 0.095, isWebbed: true },
    wing: { length: 0.62, width: 0.1 },
    span: 0.6,
  },
  palette: {
    base: colour('#20242c'),
    breast: white,
    wing: colour('#1c2028'),
    tip: colour('#1c2028'),
    beak: colour('#26221f'),
    leg: colour('#3a3230'),
  },
  eye: 'black',
  grain: 0.012,
  patches: (b) => [
    { ...blob(b.at(-0.3, -0.28), b.at(0.3, -0.24), 0.2, 0.2), colour: white, soft: 0.02 },
    face(b, [0.75, -0.1, -0.1], [0.6, -0.75, 0.15], [0.34, 0.3], colour('#e8a82e'), 0.16),
    { ...ball(b.at(0.42, -0.2), 0.1), colour: colour('#eac25a'), soft: 0.07, amount: 0.7 },
    face(b, [0, -0.36, 1.4], [0, -0.36, 1.1], [0.1, 0.1], colour('#e08a4a')),
  ],
  turn: 0.4,
};
const combOf = (b: BirdBones, size: number): Group =>
  crest(
    b,
    [-0.35, 0.0, 0.35, 0.62].map((z, i) =>
      blob([0, 0.85, z * 1.0], [0, 1.05 + size * (0.55 - Math.abs(i - 1.3) * 0.16), z * 1.05 - 0.12], 0.16, 0.13),
    ),
  );
const wattle = (b: BirdBones): Group => crest(b, [blob([0.14, -0.5, 0.85], [0.16, -1.05, 0.9], 0.14, 0.2)], true);
const combRed = colour('#b8201e');
const rooster: Bird = {
  ...bird,
  size: 0.42,
  form: {
    ...song,
    body: 0.26,
    pitch: 0.35,
    neck: [
      [0.08, 0.14, 0.14],
      [0.12, 0.3, 0.105],
    ],
    head: 0.115,
    beak: { length: 0.65, radius: 0.28, hook: 0.3 },
    eye: { radius: 0.18, yaw: 1.05 },
    tail: { length: 0.55, width: 0.06, angle: 0.9 },
    leg: { length: 0.3, radius: 0.024, apart: 0.1 },
    wing: { length: 0.62, width: 0.2 },
  },
  palette: {
    base: colour('#a8622a'),
    breast: colour('#3e2416'),
    wing: colour('#7a3c1c'),
    tip: colour('#1d4438'),
    beak: colour('#d8b060'),
    leg: colour('#d8aa4e'),
  },
  eye: 'eagle',
  groups: (b) => [
    combOf(b, 0.8),
    wattle(b),
    {
      isMirrored: true,
      blobs: [0, 1, 2]
        .map((i) => blob(b.at(-0.5, 0.05, 0.02 + 0.02 * i), b.at(-0.86 - 0.06 * i, 0.5 - 0.2 * i, 0.05 * i), 0.05, 0.045))
        .concat(
          [0, 1, 2].map((i) =>
            blob(b.at(-0.86 - 0.06 * i, 0.5 - 0.2 * i, 0.05 * i), b.at(-1.1 - 0.03 * i, 0.3 - 0.28 * i, 0.06 * i), 0.045, 0.012),
          ),
        ),
      blend: 0.03,
      join: 0.05,
    },
  ],
  patches: (b) => [
    { ...blob(b.at(0.4, 0.12), add(b.head.at, [0, -0.06, -0.02]), 0.19, 0.12), colour: colour('#c8822e'), soft: 0.05 },
    { ...blob(b.at(-0.7, 0.15), b.at(-1.0, 0.35), 0.22, 0.5), colour: colour('#16382e'), soft: 0.06 },
    face(b, [0.6, -0.1, 0.55], [0.5, -0.3, 0.7], [0.42, 0.3], combRed),
    ...crestPaint(combOf(b, 0.8), combRed),
    ...crestPaint(wattle(b), combRed),
  ],
  turn: 0.9,
};
const chicken: Bird = {
  ...rooster,
  size: 0.36,
  form: {
    ...rooster.form,
    body: 0.29,
    neck: [
      [0.06, 0.12, 0.14],
      [0.1, 0.24, 0.105],
    ],
    tail: { length: 0.3, width: 0.09, angle: 1.0 },
    leg: { length: 0.22, radius: 0.022, apart: 0.1 },
  },
  palette: {
    base: colour('#e2d8c8'),
    breast: colour('#ece4d8'),
    wing: colour('#d6c8b2'),
    tip: colour('#b8a488'),
    beak: colour('#d8b060'),
    leg: colour('#d8aa4e'),
  },
  groups: (b) => [combOf(b, 0.45), wattle(b)],
  patches: (b) => [
    face(b, [0.6, -0.1, 0.55], [0.5, -0.3, 0.7], [0.36, 0.26], combRed),
    ...crestPaint(combOf(b, 0.45), combRed),
    ...crestPaint(wattle(b), combRed),
  ],
};
const turkey: Bird = { ...rooster, size: 0.7, palette: { ...rooster.palette, base: colour('#4a3222'), breast: colour('#33241a') } };
const chick: Bird = {
  ...bird,
  size: 0.09,
  form: {
    ...song,
    body: 0.34,
    pitch: 0.25,
    head: 0.27,
    beak: { length: 0.35, radius: 0.18 },
    eye: { radius: 0.16, yaw: 0.85 },
    tail: { length: 0.08, width: 0.04, angle: 0.4 },
    wing: { length: 0.4, width: 0.17 },
    leg: { length: 0.18, radius: 0.024, apart: 0.12 },
  },
  palette: {
    base: colour('#e8c84e'),
    breast: colour('#f0dc80'),
    wing: colour('#e0bc42'),
    tip: colour('#d8b038'),
    beak: colour('#e0983a'),
    leg: colour('#e0983a'),
  },
  eye: 'black',
  patches: () => [],
};

/** The train: a standing fan of eyed feathers behind the body. */
const trainOf = (b: BirdBones): Group => {
  const root = b.at(-0.42, 0.08);
  const count = 9;
  return {
    isMirrored: true,
    squash: [1, 1, 0.3],
    blobs: Array.from({ length: count }, (_, i) => {
      const angle = (i / (count - 1)) * 1.45;
      const end: Point = [Math.sin(angle) * 1.5, root[1] + Math.cos(angle) * 1.5, (root[2] - 0.12) / 0.3];
      return blob([root[0], root[1], root[2] / 0.3], end, 0.05, 0.125);
    }),
    blend: 0.04,
    join: 0.05,
  };
};
const peacock: Bird = {
  ...bird,
  size: 0.6,
  form: {
    ...song,
    body: 0.2,
    pitch: 0.4,
    neck: [
      [0.1, 0.14, 0.09],
      [0.12, 0.34, 0.065],
      [0.15, 0.46, 0.06],
    ],
    head: 0.08,
    beak: { length: 0.8, radius: 0.24 },
    eye: { radius: 0.18, yaw: 1.0 },
    tail: { length: 0.2, width: 0.08, angle: 0.1 },
    leg: { length: 0.34, radius: 0.022, apart: 0.08 },
  },
  palette: {
    base: colour('#1d4a9a'),
    breast: colour('#17408e'),
    wing: colour('#8a7a62'),
    tip: colour('#5a4a38'),
    beak: colour('#5a5450'),
    leg: colour('#6a6058'),
  },
  groups: (b) => [
    trainOf(b),
    crest(
      b,
      [-0.35, 0, 0.35].map((x) => blob([x * 0.3, 0.9, 0], [x * 1.6, 2.2, -0.2], 0.05, 0.14)),
    ),
  ],
  patches: (b) => {
    const train = trainOf(b);
    const rings = (at: (one: Blob) => Point, size: number, paint: Colour): Patch[] =>
      train.blobs.map(
        (one): Patch => ({ ...ball(at(one), size), group: { ...train, squash: [1, 1, 0.3] }, colour: paint, soft: 0.012, isSharp: true }),
      );
    const at =
      (share: number) =>
      (one: Blob): Point => [
        one.from[0] + (one.to[0] - one.from[0]) * share,
        one.from[1] + (one.to[1] - one.from[1]) * share,
        one.to[2] + 0.1,
      ];
    return [
      ...train.blobs.map((one): Patch => ({ ...one, radius: 0.08, endRadius: 0.16, group: train, colour: colour('#2a6a48'), soft: 0.02 })),
      ...rings(at(1), 0.115, colour('#a88a3a')),
      ...rings(at(1), 0.085, colour('#1f8a8a')),
      ...rings(at(0.985), 0.05, colour('#14205e')),
      ...rings(at(0.68), 0.07, colour('#a88a3a')),
      ...rings(at(0.67), 0.045, colour('#14306e')),
      face(b, [0.8, 0.25, 0.4], [0.7, -0.3, 0.4], [0.18, 0.2], white),
    ];
  },
  turn: 0.35,
};
const phoenix: Bird = {
  ...eagle,
  size: 0.8,
  form: {
    ...eagle.form,
    neck: [
      [0.1, 0.12, 0.11],
      [0.12, 0.3, 0.085],
    ],
    tail: { length: 1.2, width: 0.28, angle: -0.15 },
    span: 1.35,
  },
  palette: {
    base: colour('#c8481c'),
    breast: colour('#e8a032'),
    wing: colour('#c03a18'),
    tip: colour('#f0b83a'),
    beak: colour('#e8b84a'),
    leg: colour('#d8a02e'),
  },
  groups: (b) => [
    crest(b, [
      blob([0, 0.7, -0.1], [0, 1.9, -1.1], 0.22, 0.05),
      blob([0.15, 0.6, -0.3], [0.4, 1.4, -1.6], 0.2, 0.04),
      blob([-0.15, 0.6, -0.3], [-0.4, 1.4, -1.6], 0.2, 0.04),
    ]),
  ],
  patches: (b) => [
    { ...blob(b.at(-0.8, 0.1), b.at(-1.7, 0.0), 0.2, 0.5), colour: colour('#f0c04a'), soft: 0.2 },
    face(b, [0, 1.9, -1.2], [0, 1.2, -1.5], [0.6, 0.5], colour('#f0c04a'), 0.2),
  ],
  posture: 'fly',
};
const tern: BirdPalette = {
  base: colour('#e8e8e6'),
  breast: white,
  wing: colour('#a8b0b8'),
  tip: black,
  beak: colour('#e0a83a'),
  leg: colour('#d89a4a'),
};

export const birds: Readonly<Record<string, Bird>> = {
  bird,
  'black-bird': crow,
  crow,
  dove: {
    ...pigeon,
    palette: { ...pigeon.palette, base: white, breast: white, wing: colour('#e4e0d8'), tip: colour('#d0cabe') },
    patches: () => [],
  },
  pigeon,
  seagull: { ...pigeon, size: 0.45, palette: tern, eye: 'eagle', patches: () => [] },
  parrot,
  owl,
  eagle,
  vulture,
  duck,
  goose,
  swan,
  flamingo,
  ostrich,
  penguin,
  rooster,
  chicken,
  turkey,
  'baby-chick': chick,
  'front-facing-baby-chick': chick,
  peacock,
  phoenix,
};
