/** Chickens, the peacock and the phoenix. */
import { type Colour, colour } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import type { Bird, BirdBones } from './bird.ts';
import { bird, crest, crestPaint, face, song, white } from './bird-parts.ts';
import type { Patch } from './coat.ts';
import { type Blob, ball, blob, chain, type Group } from './sculpture.ts';
import { add } from './space.ts';

const combOf = (b: BirdBones, size: number): Group =>
  crest(
    b,
    [-0.35, 0.0, 0.35, 0.62].map((z, i) =>
      blob([0, 0.85, z * 1.0], [0, 1.05 + size * (0.55 - Math.abs(i - 1.3) * 0.16), z * 1.05 - 0.12], 0.16, 0.13),
    ),
  );
const wattle = (b: BirdBones): Group => crest(b, [blob([0.14, -0.5, 0.85], [0.16, -1.05, 0.9], 0.14, 0.2)], true);
const combRed = colour('#b8201e');
/** Long feathers of a tail that rise, arch over and fall. */
const sickles = (b: BirdBones): Group => ({
  isMirrored: true,
  blobs: [0, 1, 2, 3, 4].flatMap((i) =>
    chain(
      [
        [b.at(-0.4, 0.06, 0.02 + 0.012 * i), 0.05],
        [b.at(-0.62 - 0.07 * i, 0.5 - 0.08 * i, 0.03 + 0.022 * i), 0.052],
        [b.at(-0.95 - 0.05 * i, 0.62 - 0.16 * i, 0.04 + 0.028 * i), 0.045],
        [b.at(-1.2 - 0.01 * i, 0.4 - 0.19 * i, 0.05 + 0.03 * i), 0.012],
      ],
      2,
    ),
  ),
  blend: 0.015,
  join: 0.05,
});
export const rooster: Bird = {
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
  groups: (b) => [combOf(b, 0.8), wattle(b), sickles(b)],
  patches: (b) => [
    { ...blob(b.at(0.4, 0.12), add(b.head.at, [0, -0.06, -0.02]), 0.19, 0.12), colour: colour('#c8822e'), soft: 0.05 },
    ...sickles(b).blobs.map((one) => ({
      ...one,
      radius: one.radius * 1.4 + 0.01,
      endRadius: one.endRadius * 1.4 + 0.014,
      group: sickles(b),
      colour: colour('#17382f'),
      soft: 0.02,
    })),
    face(b, [0.6, -0.1, 0.55], [0.5, -0.3, 0.7], [0.42, 0.3], combRed),
    ...crestPaint(combOf(b, 0.8), combRed),
    ...crestPaint(wattle(b), combRed),
  ],
  turn: 0.9,
};
export const chicken: Bird = {
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
/** The tail stands as a fan behind the body, banded towards its rim. */
const fan = (b: BirdBones): Group => {
  const root = b.at(-0.42, 0.1);
  return {
    isMirrored: true,
    squash: [1, 1, 0.35],
    blobs: Array.from({ length: 7 }, (_, i) => {
      const angle = (i / 6) * 1.5;
      return blob([root[0], root[1], root[2] / 0.35], [Math.sin(angle) * 0.62, root[1] + 0.04 + Math.cos(angle) * 0.62, (root[2] - 0.1) / 0.35], 0.05, 0.115);
    }),
    blend: 0.03,
    join: 0.05,
  };
}; // biome-ignore format: long
const snood = (b: BirdBones): Group =>
  crest(b, [blob([0, 0.25, 1.1], [0.1, -0.75, 1.35], 0.13, 0.1), blob([0, -0.75, 0.6], [0, -1.7, 0.75], 0.3, 0.22)]);
export const turkey: Bird = {
  ...rooster,
  size: 0.75,
  form: {
    ...rooster.form,
    body: 0.36,
    pitch: 0.3,
    neck: [
      [0.07, 0.14, 0.12],
      [0.1, 0.3, 0.07],
    ],
    head: 0.1,
    tail: { length: 0.2, width: 0.08, angle: 0.5 },
    leg: { length: 0.26, radius: 0.026, apart: 0.12 },
  },
  palette: { ...rooster.palette, base: colour('#3d2a1e'), breast: colour('#5a3a22'), wing: colour('#4a3526'), tip: colour('#c8b08a') },
  groups: (b) => [fan(b), snood(b)],
  patches: (b) => {
    const feathers = fan(b);
    const ends = (share: number, size: number, paint: Colour): Patch[] =>
      feathers.blobs.map(
        (one): Patch => ({ ...ball([one.from[0] + (one.to[0] - one.from[0]) * share, one.from[1] + (one.to[1] - one.from[1]) * share, one.to[2]], size), group: feathers, colour: paint, soft: 0.015 }),
      );
    return [
      ...feathers.blobs.map((one): Patch => ({ ...one, radius: 0.08, endRadius: 0.16, group: feathers, colour: colour('#7a4a24'), soft: 0.02 })),
      ...ends(1.06, 0.125, colour('#ead9b8')),
      ...ends(0.97, 0.125, colour('#2a1c14')),
      ...ends(0.86, 0.12, colour('#8a5426')),
      face(b, [0.7, 0.4, 0.4], [0.6, -0.5, 0.4], [0.7, 0.6], colour('#7a9ab8')),
      { ...blob(add(b.head.at, [0, -0.08, -0.02]), add(b.head.at, [0, -0.2, -0.06]), 0.075, 0.08), colour: colour('#b8443a'), soft: 0.03 },
      ...crestPaint(snood(b), combRed),
    ];
  },
  turn: 0.55,
}; // biome-ignore format: long
export const chick: Bird = {
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
export const peacock: Bird = {
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
