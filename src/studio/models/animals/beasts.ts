/** Bears, elephants, hippos, rhinos and the great apes; and small mammals: rabbits, squirrels, mice, hedgehogs, raccoons, otters. */
import { colour } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import type { Patch } from './coat.ts';
import type { HeadForm, HeadTools } from './head.ts';
import type { Mammal } from './mammal.ts';
import { lightFace } from './pets.ts';
import { belly, type LegForm, type QuadrupedForm, type Skeleton, stockings } from './quadruped.ts';
import { ball, blob, chain } from './sculpture.ts';
import { times } from './space.ts';

const black = colour('#12100f');
const leather = colour('#181413');

/** Paint on the head, in radii of its skull. */
export const onHead = (
  k: Skeleton,
  from: Point,
  to: Point,
  radii: readonly [number, number],
  paint: Pick<Patch, 'colour'> & Partial<Patch>,
): Patch => {
  const s = k.form.head.size;
  return { ...blob(times(from, s), times(to, s), radii[0] * s, radii[1] * s), group: k.built.groups[1]!, soft: 0.1 * s, ...paint };
};

const paw = (radii: LegForm['radii'], apart: number, radius: number, length: number): LegForm => ({
  radii,
  apart,
  foot: { kind: 'paw', radius, length },
});
const pad = (radii: LegForm['radii'], apart: number, radius: number, length: number): LegForm => ({
  radii,
  apart,
  foot: { kind: 'pad', radius, length },
});

const bearHead: HeadForm = {
  size: 0.21,
  width: 1.02,
  back: 0.2,
  muzzle: { from: [0, -0.22, 0.6], to: [0, -0.34, 1.5], radius: 0.56, tip: 0.36 },
  jaw: { from: [0, -0.55, 0.4], to: [0, -0.62, 1.3], radius: 0.4, tip: 0.24 },
  cheek: { at: [0.6, -0.3, 0.1], radius: 0.6 },
  eye: { at: [0.4, 0.2, 0.86], radius: 0.14, yaw: 0.3 },
  lid: 0.2,
  brow: 0.12,
  ear: { kind: 'round', at: [0.68, 0.66, -0.1], to: [0.6, 1, 0], length: 0.55, width: 0.34, inner: colour('#3a2a20') },
  nose: { width: 0.26, at: [0, -0.12, 1.82], colour: leather },
  mouth: [
    [0, -0.4, 1.84],
    [0.02, -0.56, 1.74],
    [0.28, -0.64, 1.45],
    [0.46, -0.56, 1.0],
  ],
  rim: black,
};
const bearForm: QuadrupedForm = {
  length: 1.08,
  chest: 0.32,
  waist: 0.32,
  rump: 0.31,
  rumpTop: 0.98,
  sag: 0.02,
  width: 0.84,
  hump: { radius: 0.2, rise: 0.14, along: 0.85 },
  neck: { length: 0.36, angle: 0.3, radius: 0.2, base: 0.26 },
  head: bearHead,
  headPitch: 0.12,
  fore: paw([0.19, 0.13, 0.105, 0.095], 0.16, 0.105, 0.1),
  hind: paw([0.24, 0.15, 0.1, 0.095], 0.16, 0.105, 0.12),
  tail: { length: 0.1, radii: [0.07, 0.07, 0.05], angle: -0.8, curl: 0 },
};
const bear: Mammal = {
  size: 1.05,
  form: bearForm,
  palette: { base: colour('#54402e'), dark: colour('#2a1e15'), light: colour('#9a7650') },
  coat: { kind: 'shag', grain: 0.012, variation: 0.22 },
  patches: (k, { light, dark }) => [
    onHead(k, [0, -0.3, 1.0], [0, -0.45, 1.6], [0.62, 0.5], { colour: light, soft: 0.05, amount: 0.8, isBare: true }),
    ...stockings(k, 0.6, { colour: dark, soft: 0.08, amount: 0.6 }),
  ],
  eye: 'brown',
  turn: 0.7,
};
const polar: Mammal = {
  ...bear,
  size: 1.25,
  form: {
    ...bearForm,
    neck: { length: 0.5, angle: 0.3, radius: 0.16, base: 0.25 },
    hump: { radius: 0.12, rise: 0.1, along: 0.85 },
    head: { ...bearHead, size: 0.18, ear: { ...bearHead.ear!, width: 0.27, inner: colour('#8a7c6a') } },
  },
  palette: { base: colour('#e6decb'), dark: colour('#d8ccb0'), light: colour('#efe9dc') },
  coat: { kind: 'shag', grain: 0.011, variation: 0.1 },
};
const panda: Mammal = {
  ...bear,
  size: 0.8,
  form: {
    ...bearForm,
    hump: { radius: 0.1, rise: 0.1, along: 0.85 },
    head: {
      ...bearHead,
      size: 0.25,
      width: 1.1,
      cheek: { at: [0.65, -0.3, 0.15], radius: 0.66 },
      muzzle: { from: [0, -0.28, 0.6], to: [0, -0.36, 1.22], radius: 0.5, tip: 0.36 },
      jaw: { from: [0, -0.55, 0.4], to: [0, -0.62, 1.05], radius: 0.4, tip: 0.24 },
      nose: { width: 0.22, at: [0, -0.18, 1.56], colour: leather },
      mouth: [
        [0, -0.4, 1.58],
        [0.02, -0.56, 1.46],
        [0.24, -0.64, 1.22],
        [0.4, -0.56, 0.95],
      ],
      ear: { ...bearHead.ear!, inner: black, tip: black, width: 0.36 },
    },
  },
  palette: { base: colour('#ece8de'), dark: colour('#191615'), light: colour('#f2efe8') },
  coat: { kind: 'fur', grain: 0.014, variation: 0.08 },
  patches: (k, { dark }) => [
    onHead(k, [0.36, 0.26, 0.85], [0.6, -0.05, 0.8], [0.24, 0.27], { colour: dark, soft: 0.02 }),
    ...stockings(k, 1, { colour: dark, soft: 0.05 }),
    { ...blob(k.trunk(0.88, -0.45, 0), k.trunk(0.86, 0.3, 0), 0.24, 0.2), colour: dark, soft: 0.04 },
    ...k.legs.map(
      (leg, i): Patch => ({
        ...blob(leg.points[0], leg.points[1], i === 0 ? 0.27 : 0.25, 0.24),
        group: k.legGroups[i === 0 || (k.legs.length > 2 && i < 2) ? 0 : 1]!,
        colour: dark,
        soft: 0.04,
      }),
    ),
  ],
  eye: 'brown',
  posture: 'sit',
  turn: 0.45,
};
const koala: Mammal = {
  ...bear,
  size: 0.42,
  form: {
    ...bearForm,
    head: {
      ...panda.form.head,
      size: 0.27,
      muzzle: { from: [0, -0.3, 0.6], to: [0, -0.4, 0.95], radius: 0.5, tip: 0.36 },
      jaw: { from: [0, -0.55, 0.4], to: [0, -0.62, 0.85], radius: 0.38, tip: 0.24 },
      eye: { at: [0.46, 0.12, 0.86], radius: 0.15, yaw: 0.3 },
      ear: { kind: 'round', at: [0.9, 0.5, -0.1], to: [1, 0.7, 0], length: 0.8, width: 0.56, inner: colour('#d8ccc8') },
      nose: { width: 0.28, at: [0, -0.12, 1.24], colour: leather },
      mouth: [
        [0, -0.5, 1.28],
        [0.22, -0.62, 1.12],
        [0.4, -0.58, 0.9],
      ],
      more: ({ s }: HeadTools) => ({
        patches: [
          {
            ...blob([0, 0.1 * s, 1.15 * s], [0, -0.3 * s, 1.32 * s], 0.2 * s, 0.24 * s),
            colour: leather,
            soft: 0.02 * s,
            shine: 0.8,
            isSharp: true,
          },
        ],
      }),
    },
  },
  palette: { base: colour('#8e8a88'), dark: colour('#5a5654'), light: colour('#d8d2cc') },
  coat: { kind: 'fur', grain: 0.017, variation: 0.16 },
  patches: (k, { light }) => [belly(k, light), onHead(k, [0, -0.8, 0.7], [0, -1, 0.2], [0.4, 0.5], { colour: light, soft: 0.05 })],
  posture: 'sit',
};

const trunkOf = ({ s }: HeadTools): readonly (readonly [Point, number])[] =>
  (
    [
      [[0, -0.3, 0.8], 0.5],
      [[0, -1.0, 1.35], 0.36],
      [[0, -2.0, 1.5], 0.28],
      [[0, -2.9, 1.45], 0.22],
      [[0, -3.4, 1.75], 0.17],
      [[0, -3.35, 2.1], 0.15],
    ] as const
  ).map(([p, r]) => [times(p, s), r * s] as const);
const tuskOf = ({ s }: HeadTools): readonly (readonly [Point, number])[] =>
  (
    [
      [[0.42, -0.75, 0.7], 0.15],
      [[0.55, -1.45, 1.35], 0.12],
      [[0.5, -1.6, 2.0], 0.04],
    ] as const
  ).map(([p, r]) => [times(p, s), r * s] as const);
const elephant: Mammal = {
  size: 2.7,
  form: {
    length: 0.78,
    chest: 0.31,
    waist: 0.33,
    rump: 0.29,
    rumpTop: 0.94,
    sag: 0.02,
    width: 0.82,
    neck: { length: 0.28, angle: 0.5, radius: 0.17, base: 0.24 },
    headPitch: 0.15,
    head: {
      size: 0.19,
      width: 0.9,
      back: 0.2,
      muzzle: { from: [0, -0.2, 0.5], to: [0, -0.5, 0.85], radius: 0.6, tip: 0.5 },
      jaw: { from: [0, -0.7, 0.3], to: [0, -0.95, 0.75], radius: 0.4, tip: 0.2 },
      cheek: { at: [0.5, -0.3, 0.3], radius: 0.6 },
      eye: { at: [0.74, 0.02, 0.62], radius: 0.12, yaw: 0.85 },
      lid: 0.4,
      brow: 0.12,
      ear: { kind: 'fan', at: [0.75, 0.15, -0.15], to: [1, -0.12, -0.35], length: 1.9, width: 1.15, inner: null },
      nose: null,
      rim: colour('#4a4542'),
      more: (tools) => ({
        groups: [
          { frame: tools.frame, blobs: chain(trunkOf(tools), 2), blend: 0.2 * tools.s, join: 0.3 * tools.s },
          { frame: tools.frame, isMirrored: true, blobs: chain(tuskOf(tools), 2), blend: 0.02, join: 0.02 },
        ],
        patches: chain(tuskOf(tools), 2).map((one) => ({
          ...one,
          radius: one.radius * 1.2,
          endRadius: one.endRadius * 1.3 + 0.002,
          colour: colour('#e8dcc0'),
          soft: 0.008,
          shine: 0.7,
          isSharp: true,
        })),
      }),
    },
    fore: pad([0.15, 0.115, 0.095, 0.09], 0.155, 0.1, 0.03),
    hind: pad([0.19, 0.125, 0.095, 0.09], 0.15, 0.1, 0.03),
    tail: { length: 0.48, radii: [0.03, 0.018, 0.02], angle: -1.1, curl: -0.6 },
  },
  palette: { base: colour('#7d7671'), dark: colour('#4a4542'), light: colour('#a89c94') },
  coat: { kind: 'hide', grain: 0.011, variation: 0.2 },
  patches: (k, { dark }) => [
    ...k.legs.map(
      (leg, i): Patch => ({
        ...ball([leg.toe[0], 0.01, leg.toe[2] + 0.07], 0.045),
        group: k.legGroups[i < k.legs.length / 2 ? 0 : 1]!,
        colour: colour('#c8bca8'),
        soft: 0.02,
        amount: 0.5,
      }),
    ),
    belly(k, dark, 0.3),
  ],
  eye: 'brown',
  turn: 0.6,
  postures: ['stand', 'walk'],
};
const mammoth: Mammal = {
  ...elephant,
  palette: { base: colour('#5a3c26'), dark: colour('#2e1e14'), light: colour('#8a6a48') },
  coat: { kind: 'shag', grain: 0.014, variation: 0.3 },
  patches: () => [],
};

const hippo: Mammal = {
  size: 1.4,
  form: {
    ...elephant.form,
    length: 1.2,
    chest: 0.38,
    waist: 0.42,
    rump: 0.38,
    rumpTop: 1,
    width: 0.9,
    neck: { length: 0.42, angle: 0.05, radius: 0.28, base: 0.34 },
    headPitch: 0.28,
    head: {
      size: 0.25,
      width: 1.05,
      muzzle: { from: [0, -0.2, 0.6], to: [0, -0.3, 1.75], radius: 0.72, tip: 0.72 },
      jaw: { from: [0, -0.7, 0.3], to: [0, -0.85, 1.6], radius: 0.6, tip: 0.52 },
      pads: { at: [0.5, -0.2, 1.95], radius: 0.52 },
      cheek: { at: [0.5, -0.4, 0.3], radius: 0.65 },
      eye: { at: [0.58, 0.72, 0.5], radius: 0.15, yaw: 0.7 },
      lid: 0.4,
      brow: 0.16,
      ear: { kind: 'round', at: [0.62, 0.95, -0.35], to: [0.5, 1, 0], length: 0.35, width: 0.2, inner: colour('#b07a74') },
      nose: null,
      nostrils: { at: [0.32, 0.32, 2.15], radius: 0.11 },
      mouth: [
        [0, -0.62, 2.5],
        [0.6, -0.7, 2.3],
        [0.85, -0.62, 1.7],
        [0.8, -0.4, 1.0],
      ],
      rim: colour('#8a5a54'),
    },
    fore: pad([0.2, 0.15, 0.115, 0.1], 0.2, 0.115, 0.04),
    hind: pad([0.24, 0.16, 0.115, 0.1], 0.2, 0.115, 0.04),
    tail: { length: 0.24, radii: [0.04, 0.03, 0.015], angle: -1.1, curl: 0 },
  },
  palette: { base: colour('#75686a'), dark: colour('#4a4044'), light: colour('#b58c86') },
  coat: { kind: 'hide', grain: 0.01, variation: 0.16 },
  patches: (k, { light }) => [
    belly(k, light, 0.8),
    onHead(k, [0, -0.8, 1.9], [0, -1, 0.6], [0.7, 0.6], { colour: light, soft: 0.1, amount: 0.6 }),
  ],
  eye: 'brown',
  turn: 0.7,
  postures: ['stand', 'walk', 'lie'],
};
const rhinoHorn = (s: number) => [
  blob([0, 0.25 * s, 2.2 * s], [0, 1.35 * s, 2.75 * s], 0.32 * s, 0.03 * s),
  blob([0, 0.4 * s, 1.35 * s], [0, 0.95 * s, 1.5 * s], 0.26 * s, 0.04 * s),
];
const rhino: Mammal = {
  ...hippo,
  size: 1.6,
  form: {
    ...hippo.form,
    length: 1.08,
    chest: 0.34,
    waist: 0.36,
    rump: 0.33,
    rumpTop: 0.96,
    hump: { radius: 0.2, rise: 0.16, along: 0.86 },
    neck: { length: 0.42, angle: -0.02, radius: 0.22, base: 0.28 },
    headPitch: 0.32,
    head: {
      ...hippo.form.head,
      size: 0.19,
      width: 0.85,
      muzzle: { from: [0, -0.2, 0.6], to: [0, -0.3, 2.1], radius: 0.74, tip: 0.55 },
      jaw: { from: [0, -0.6, 0.3], to: [0, -0.75, 1.9], radius: 0.5, tip: 0.4 },
      pads: { at: [0.2, -0.4, 2.2], radius: 0.3 },
      eye: { at: [0.72, 0.2, 0.8], radius: 0.13, yaw: 0.95 },
      ear: { kind: 'leaf', at: [0.5, 0.9, -0.5], to: [0.4, 1, 0.1], length: 0.85, width: 0.32, inner: colour('#6a5a54') },
      nostrils: { at: [0.28, -0.35, 2.55], radius: 0.1 },
      mouth: [
        [0, -0.75, 2.55],
        [0.35, -0.78, 2.35],
        [0.5, -0.7, 1.7],
      ],
      more: ({ s, frame }) => ({
        groups: [{ frame, blobs: rhinoHorn(s), blend: 0.01, join: 0.03 }],
        patches: rhinoHorn(s).map((one) => ({
          ...one,
          radius: one.radius * 1.05,
          endRadius: one.endRadius * 1.6,
          colour: colour('#4f473f'),
          soft: 0.012,
          shine: 0.4,
        })),
      }),
    },
  },
  palette: { base: colour('#807a75'), dark: colour('#4e4945'), light: colour('#9a918a') },
  patches: (k, { dark }) => [belly(k, dark, 0.4)],
};

const gorilla: Mammal = {
  size: 1.15,
  form: {
    ...bearForm,
    length: 0.72,
    chest: 0.33,
    waist: 0.27,
    rump: 0.23,
    rumpTop: 0.74,
    width: 1.0,
    hump: { radius: 0.14, rise: 0.16, along: 0.95 },
    neck: { length: 0.4, angle: 0.35, radius: 0.13, base: 0.22 },
    headPitch: 0.08,
    head: {
      size: 0.175,
      width: 0.9,
      muzzle: { from: [0, -0.35, 0.7], to: [0, -0.5, 1.1], radius: 0.55, tip: 0.45 },
      jaw: { from: [0, -0.7, 0.5], to: [0, -0.85, 0.95], radius: 0.45, tip: 0.32 },
      cheek: { at: [0.5, -0.4, 0.2], radius: 0.55 },
      eye: { at: [0.33, 0.1, 0.98], radius: 0.13, yaw: 0.2 },
      lid: 0.3,
      brow: 0.26,
      ear: { kind: 'round', at: [0.85, 0.05, 0.05], to: [1, 0.2, 0], length: 0.3, width: 0.2, inner: colour('#2a2422') },
      nose: { width: 0.24, at: [0, -0.2, 1.4], colour: colour('#1c1816') },
      mouth: [
        [0, -0.72, 1.46],
        [0.3, -0.74, 1.34],
        [0.5, -0.68, 1.05],
      ],
      rim: black,
      more: ({ s }) => ({
        blobs: [ball([0, 0.7, -0.3], 0.62)],
        patches: [
          {
            ...blob([0, 0.1 * s, 0.9 * s], [0, -0.6 * s, 1.1 * s], 0.55 * s, 0.6 * s),
            colour: colour('#2e2927'),
            soft: 0.04 * s,
            shine: 0.25,
            isBare: true,
          },
        ],
      }),
    },
    fore: paw([0.19, 0.15, 0.115, 0.09], 0.26, 0.085, 0.06),
    hind: paw([0.2, 0.14, 0.1, 0.085], 0.17, 0.085, 0.12),
    tail: null,
  },
  palette: { base: colour('#2b2828'), dark: colour('#1a1818'), light: colour('#5a5654') },
  coat: { kind: 'shag', grain: 0.012, variation: 0.3 },
  patches: (k, { light }) => [{ ...blob(k.trunk(0, 0.2), k.trunk(0.6, 0.26), 0.14, 0.14), colour: light, soft: 0.1, amount: 0.7 }],
  eye: 'brown',
  turn: 0.55,
};
const apeFace =
  (paint: Patch['colour']) =>
  ({ s }: HeadTools) => ({
    patches: [
      { ...blob([0.3 * s, 0.15 * s, 0.8 * s], [0, -0.5 * s, 1.0 * s], 0.36 * s, 0.52 * s), colour: paint, soft: 0.05 * s, isBare: true },
      { ...ball([0.95 * s, 0.05 * s, 0.15 * s], 0.4 * s), colour: paint, soft: 0.05 * s, isBare: true },
    ] as Patch[],
  });
const monkey: Mammal = {
  ...gorilla,
  size: 0.42,
  form: {
    ...bearForm,
    length: 0.8,
    chest: 0.2,
    waist: 0.165,
    rump: 0.18,
    rumpTop: 0.98,
    hump: { radius: 0.01, rise: 0, along: 0.8 },
    neck: { length: 0.34, angle: 0.75, radius: 0.11, base: 0.15 },
    headPitch: 0.0,
    head: {
      ...gorilla.form.head,
      size: 0.2,
      width: 1,
      muzzle: { from: [0, -0.4, 0.6], to: [0, -0.48, 0.95], radius: 0.5, tip: 0.42 },
      jaw: { from: [0, -0.65, 0.5], to: [0, -0.74, 0.85], radius: 0.4, tip: 0.3 },
      eye: { at: [0.34, 0.08, 0.9], radius: 0.2, yaw: 0.2 },
      lid: 0.15,
      brow: 0.14,
      ear: { kind: 'round', at: [0.9, 0.05, 0.05], to: [1, 0.15, 0], length: 0.5, width: 0.36, inner: colour('#c08c74') },
      nose: { width: 0.1, at: [0, -0.22, 1.28], colour: colour('#6a4436') },
      mouth: [
        [0, -0.66, 1.34],
        [0.26, -0.64, 1.24],
        [0.46, -0.52, 1.0],
      ],
      rim: colour('#4a3026'),
      more: apeFace(colour('#cf9f86')),
    },
    fore: paw([0.09, 0.062, 0.05, 0.042], 0.12, 0.05, 0.07),
    hind: paw([0.13, 0.08, 0.052, 0.044], 0.12, 0.052, 0.1),
    tail: { length: 1.15, radii: [0.04, 0.036, 0.028], angle: 0.1, curl: 2.2 },
  },
  palette: { base: colour('#6e4a30'), dark: colour('#3e2818'), light: colour('#c0986e') },
  coat: { kind: 'fur', grain: 0.014, variation: 0.2 },
  patches: (k, { light }) => [belly(k, light, 0.9)],
  posture: 'sit',
  turn: 0.5,
};
const orangutan: Mammal = {
  ...monkey,
  size: 0.9,
  form: { ...monkey.form, tail: null },
  palette: { base: colour('#9a4a1c'), dark: colour('#5a2810'), light: colour('#b5602a') },
  coat: { kind: 'shag', grain: 0.016, variation: 0.3 },
};

const rodentHead: HeadForm = {
  size: 0.3,
  width: 0.95,
  back: 0.2,
  muzzle: { from: [0, -0.22, 0.5], to: [0, -0.3, 1.05], radius: 0.6, tip: 0.34 },
  jaw: { from: [0, -0.5, 0.4], to: [0, -0.55, 0.95], radius: 0.36, tip: 0.2 },
  pads: { at: [0.16, -0.38, 1.12], radius: 0.24 },
  cheek: { at: [0.5, -0.3, 0.25], radius: 0.52 },
  eye: { at: [0.6, 0.18, 0.62], radius: 0.23, yaw: 0.75 },
  lid: 0.15,
  brow: 0.08,
  ear: null,
  nose: { width: 0.11, at: [0, -0.2, 1.36], colour: colour('#c08078') },
  mouth: [
    [0, -0.36, 1.38],
    [0.02, -0.52, 1.3],
    [0.22, -0.58, 1.14],
  ],
  rim: colour('#3a2c24'),
};
const smallForm: QuadrupedForm = {
  length: 0.85,
  chest: 0.3,
  waist: 0.34,
  rump: 0.38,
  rumpTop: 1.08,
  sag: 0.03,
  width: 0.88,
  neck: { length: 0.36, angle: 0.7, radius: 0.2, base: 0.25 },
  head: rodentHead,
  headPitch: 0.1,
  fore: paw([0.12, 0.075, 0.06, 0.05], 0.14, 0.062, 0.1),
  hind: paw([0.2, 0.12, 0.07, 0.056], 0.17, 0.068, 0.24),
  tail: { length: 0.16, radii: [0.1, 0.12, 0.08], angle: 0.6, curl: 0 },
};
const rabbit: Mammal = {
  size: 0.2,
  form: {
    ...smallForm,
    head: {
      ...rodentHead,
      ear: { kind: 'leaf', at: [0.34, 0.7, -0.3], to: [0.3, 1, -0.22], length: 2.6, width: 0.4, inner: colour('#d8a598') },
    },
  },
  palette: { base: colour('#a08468'), dark: colour('#5e4a38'), light: colour('#efe6da') },
  coat: { kind: 'fur', grain: 0.017, variation: 0.2 },
  patches: (k, { light }) => [
    belly(k, light, 0.8),
    ...lightFace(k, light, 0.05).slice(0, 1),
    { ...ball(k.tail.at(-1)![0], 0.16), colour: light, soft: 0.03 },
  ],
  eye: 'black',
  posture: 'sit',
  turn: 0.6,
};
const squirrel: Mammal = {
  ...rabbit,
  size: 0.13,
  form: {
    ...smallForm,
    rump: 0.34,
    waist: 0.28,
    chest: 0.25,
    head: {
      ...rodentHead,
      size: 0.26,
      eye: { ...rodentHead.eye, radius: 0.27 },
      ear: {
        kind: 'point',
        at: [0.5, 0.75, -0.2],
        to: [0.25, 1, 0],
        length: 0.75,
        width: 0.28,
        inner: colour('#c88a68'),
        tip: colour('#6e3418'),
      },
    },
    tail: { length: 1.7, radii: [0.1, 0.24, 0.14], angle: 1.1, curl: 0.9 },
  },
  palette: { base: colour('#8f5836'), dark: colour('#6e3418'), light: colour('#f0e4d2') },
  patches: (k, { light }) => [
    belly(k, light),
    ...lightFace(k, light, 0.04).slice(0, 1),
    { ...blob(k.trunk(1.1, -0.2), k.trunk(0.7, -0.35), 0.14, 0.14), colour: light, soft: 0.04 },
  ],
};
const mouse: Mammal = {
  ...rabbit,
  size: 0.045,
  form: {
    ...smallForm,
    head: {
      ...rodentHead,
      size: 0.34,
      muzzle: { from: [0, -0.22, 0.5], to: [0, -0.34, 1.35], radius: 0.62, tip: 0.24 },
      nose: { width: 0.1, at: [0, -0.26, 1.62], colour: colour('#d8847c') },
      pads: { at: [0.12, -0.4, 1.3], radius: 0.18 },
      mouth: [
        [0, -0.42, 1.56],
        [0.14, -0.56, 1.35],
      ],
      ear: { kind: 'round', at: [0.7, 0.7, -0.2], to: [0.6, 0.8, -0.1], length: 0.9, width: 0.58, inner: colour('#d89c90') },
    },
    tail: { length: 1.4, radii: [0.035, 0.028, 0.012], angle: -0.5, curl: 1.6 },
  },
  palette: { base: colour('#8a7f76'), dark: colour('#5a524c'), light: colour('#e2d9d0') },
  patches: (k, { light }) => [
    belly(k, light),
    ...k.tail.slice(1).map(([at, r]): Patch => ({ ...ball(at, r * 2 + 0.1), colour: colour('#d8a098'), soft: 0.02, isBare: true })),
    ...stockings(k, 0.3, { colour: colour('#d8a098'), soft: 0.03, isBare: true }),
  ],
  posture: 'stand',
};
const hedgehog: Mammal = {
  ...mouse,
  size: 0.13,
  form: {
    ...mouse.form,
    chest: 0.4,
    waist: 0.46,
    rump: 0.42,
    rumpTop: 1.05,
    width: 0.98,
    neck: { length: 0.38, angle: -0.1, radius: 0.2, base: 0.3 },
    head: {
      ...mouse.form.head,
      size: 0.26,
      nose: { width: 0.15, at: [0, -0.26, 1.62], colour: leather },
      ear: { kind: 'round', at: [0.7, 0.45, -0.1], to: [0.8, 0.6, 0], length: 0.4, width: 0.28, inner: colour('#7a5a48') },
    },
    tail: null,
  },
  palette: { base: colour('#5a4634'), dark: colour('#2e2118'), light: colour('#d8bc98') },
  coat: { kind: 'quill', grain: 0.026, variation: 0.3 },
  patches: (k, { light }) => [
    belly(k, light),
    onHead(k, [0, 0, 0.6], [0, -0.4, 1.2], [1.05, 0.6], { colour: light, soft: 0.08, isBare: true }),
    ...stockings(k, 0.7, { colour: colour('#a07c5e'), soft: 0.04, isBare: true }),
  ],
  turn: 0.8,
};
const raccoon: Mammal = {
  ...rabbit,
  size: 0.27,
  form: {
    ...bearForm,
    hump: { radius: 0.05, rise: 0.1, along: 0.5 },
    neck: { length: 0.32, angle: 0.55, radius: 0.18, base: 0.22 },
    chest: 0.26,
    waist: 0.28,
    rump: 0.3,
    rumpTop: 1.08,
    head: {
      ...bearHead,
      size: 0.22,
      width: 1.1,
      muzzle: { from: [0, -0.25, 0.6], to: [0, -0.36, 1.55], radius: 0.45, tip: 0.2 },
      jaw: { from: [0, -0.55, 0.4], to: [0, -0.56, 1.3], radius: 0.32, tip: 0.15 },
      nose: { width: 0.18, at: [0, -0.24, 1.75], colour: leather },
      mouth: [
        [0, -0.44, 1.7],
        [0.14, -0.5, 1.5],
        [0.36, -0.48, 1.05],
      ],
      ruff: { from: [0.6, -0.4, 0.1], to: [1.15, -0.65, -0.1], radius: 0.38 },
      eye: { at: [0.42, 0.1, 0.85], radius: 0.17, yaw: 0.35 },
      ear: { ...bearHead.ear!, kind: 'point', length: 0.75, width: 0.4, inner: colour('#d8d0c4') },
    },
    fore: paw([0.12, 0.08, 0.06, 0.05], 0.13, 0.06, 0.1),
    hind: paw([0.18, 0.1, 0.065, 0.052], 0.14, 0.062, 0.12),
    tail: { length: 0.85, radii: [0.08, 0.13, 0.07], angle: -0.3, curl: 0.9 },
  },
  palette: { base: colour('#7d766e'), dark: colour('#1c1918'), light: colour('#dcd6cc') },
  coat: { kind: 'fur', grain: 0.015, variation: 0.3 },
  patches: (k, { dark, light }) => [
    belly(k, light, 0.4),
    ...lightFace(k, light, 0.03),
    onHead(k, [0, 0.4, 0.85], [0.75, 0.42, 0.5], [0.18, 0.2], { colour: light, soft: 0.03 }),
    onHead(k, [0.3, 0.12, 0.85], [0.95, -0.2, 0.4], [0.22, 0.24], { colour: dark, soft: 0.02 }),
    onHead(k, [0, 0.5, 0.9], [0, -0.1, 1.3], [0.1, 0.1], { colour: dark, soft: 0.02, amount: 0.8 }),
    ...stockings(k, 0.4, { colour: dark, soft: 0.05, amount: 0.85 }),
    ...k.tail.filter((_, i) => i % 2 === 1).map(([at, r]): Patch => ({ ...ball(at, r * 1.25), colour: dark, soft: 0.025 })),
  ],
  eye: 'black',
};
const otter: Mammal = {
  ...raccoon,
  size: 0.3,
  form: {
    ...raccoon.form,
    length: 1.3,
    head: {
      ...bearHead,
      size: 0.2,
      width: 1.1,
      muzzle: { from: [0, -0.25, 0.6], to: [0, -0.32, 1.1], radius: 0.5, tip: 0.34 },
      jaw: { from: [0, -0.55, 0.4], to: [0, -0.56, 1.0], radius: 0.36, tip: 0.2 },
      pads: { at: [0.2, -0.36, 1.16], radius: 0.28 },
      nose: { width: 0.22, at: [0, -0.12, 1.4], colour: leather },
      mouth: [
        [0, -0.36, 1.44],
        [0.22, -0.6, 1.26],
        [0.44, -0.5, 0.95],
      ],
      ear: { ...bearHead.ear!, at: [0.85, 0.3, -0.1], width: 0.2, length: 0.3 },
    },
    tail: { length: 0.95, radii: [0.14, 0.09, 0.03], angle: -0.5, curl: 0.3 },
  },
  palette: { base: colour('#5e4632'), dark: colour('#3a2a1e'), light: colour('#c8b296') },
  coat: { kind: 'sleek', grain: 0.012, variation: 0.18 },
  patches: (k, { light }) => [
    belly(k, light, 0.8),
    ...lightFace(k, light, 0.05),
    { ...blob(k.trunk(1.1, -0.2), k.trunk(0.7, -0.28), 0.14, 0.12), colour: light, soft: 0.06 },
  ],
};
const kangaroo: Mammal = {
  size: 0.62,
  form: {
    ...smallForm,
    length: 1.25,
    chest: 0.2,
    waist: 0.26,
    rump: 0.32,
    neck: { length: 0.36, angle: 1.2, radius: 0.11, base: 0.15 },
    head: {
      ...rodentHead,
      size: 0.165,
      width: 0.88,
      muzzle: { from: [0, -0.2, 0.5], to: [0, -0.42, 1.7], radius: 0.64, tip: 0.36 },
      jaw: { from: [0, -0.5, 0.3], to: [0, -0.62, 1.5], radius: 0.4, tip: 0.24 },
      pads: { at: [0.1, -0.45, 1.7], radius: 0.24 },
      nose: { width: 0.2, at: [0, -0.26, 2.02], colour: leather },
      mouth: [
        [0, -0.6, 2.0],
        [0.2, -0.66, 1.75],
        [0.36, -0.6, 1.2],
      ],
      eye: { at: [0.62, 0.2, 0.6], radius: 0.22, yaw: 0.8 },
      ear: { kind: 'leaf', at: [0.5, 0.75, -0.3], to: [0.4, 1, -0.1], length: 1.5, width: 0.36, inner: colour('#c8a088') },
    },
    headPitch: 0.15,
    fore: paw([0.075, 0.05, 0.04, 0.034], 0.13, 0.042, 0.06),
    hind: paw([0.26, 0.15, 0.07, 0.055], 0.15, 0.06, 0.34),
    tail: { length: 1.25, radii: [0.15, 0.09, 0.04], angle: -0.7, curl: 0.9 },
    arms: 'hang',
  },
  palette: { base: colour('#9a7250'), dark: colour('#5e432c'), light: colour('#d8c2a2') },
  coat: { kind: 'fur', grain: 0.01, variation: 0.16 },
  patches: (k, { light, dark }) => [
    belly(k, light),
    onHead(k, [0, -0.8, 1.5], [0, -1, 0.2], [0.4, 0.5], { colour: light, soft: 0.05 }),
    ...stockings(k, 0.2, { colour: dark, soft: 0.05 }),
  ],
  eye: 'brown',
  posture: 'sit',
  postures: ['sit'],
  turn: 0.85,
};
/** Sewn: short pile, button nose, no claws; sits like a child. */
const teddy: Mammal = {
  ...panda,
  size: 0.24,
  form: {
    ...bearForm,
    length: 0.7,
    chest: 0.26,
    waist: 0.31,
    rump: 0.32,
    width: 1,
    hump: { radius: 0.05, rise: 0.1, along: 0.5 },
    neck: { length: 0.34, angle: 1.35, radius: 0.17, base: 0.2 },
    head: {
      ...panda.form.head,
      size: 0.31,
      width: 1.08,
      eye: { at: [0.4, 0.1, 0.93], radius: 0.12, yaw: 0.25 },
      lid: -0.1,
      brow: 0,
      muzzle: { from: [0, -0.32, 0.7], to: [0, -0.34, 0.98], radius: 0.48, tip: 0.4 },
      jaw: { from: [0, -0.42, 0.6], to: [0, -0.44, 0.9], radius: 0.36, tip: 0.3 },
      cheek: { at: [0.5, -0.3, 0.1], radius: 0.6 },
      ear: { kind: 'round', at: [0.72, 0.72, 0], to: [0.7, 0.8, 0], length: 0.6, width: 0.4, inner: colour('#e2c49a') },
      nose: { width: 0.17, at: [0, -0.14, 1.36], colour: colour('#2a1a12') },
      mouth: [
        [0, -0.3, 1.4],
        [0, -0.5, 1.36],
        [0.22, -0.6, 1.22],
      ],
      rim: colour('#4a2e1a'),
      more: ({ s }) => ({
        patches: [
          { ...blob([0, -0.32 * s, 1.05 * s], [0, -0.34 * s, 1.2 * s], 0.42 * s, 0.36 * s), colour: colour('#e2c49a'), soft: 0.02 * s },
        ],
      }),
    },
    fore: pad([0.12, 0.115, 0.115, 0.12], 0.23, 0.13, 0.02),
    hind: pad([0.15, 0.14, 0.135, 0.13], 0.17, 0.15, 0.02),
    tail: null,
    arms: 'teddy',
  },
  palette: { base: colour('#a8743f'), dark: colour('#5e3c1e'), light: colour('#e2c49a') },
  coat: { kind: 'plush', grain: 0.016, variation: 0.12 },
  patches: (k, { light }) => [
    { ...blob(k.trunk(0.55, -0.42), k.trunk(0.25, -0.42), 0.17, 0.2), colour: light, soft: 0.03, amount: 0.7 },
    ...k.legs.slice(1).map(
      (leg): Patch => ({
        ...ball([leg.toe[0], leg.toe[1], leg.toe[2] + 0.16], 0.13),
        group: k.legGroups[1]!,
        colour: light,
        soft: 0.015,
      }),
    ),
  ],
  eye: 'black',
  posture: 'sit',
  postures: ['sit'],
  turn: 0.3,
};

export const beasts: Readonly<Record<string, Mammal>> = {
  bear,
  'polar-bear': polar,
  panda,
  koala,
  elephant,
  mammoth,
  hippopotamus: hippo,
  hippo,
  rhinoceros: rhino,
  rhino,
  gorilla,
  monkey,
  orangutan,
  rabbit,
  squirrel,
  chipmunk: { ...squirrel, size: 0.1 },
  mouse,
  'mouse-animal': mouse,
  rat: { ...mouse, size: 0.09, palette: { base: colour('#5e5650'), dark: colour('#3a3430'), light: colour('#c8beb4') } },
  hamster: {
    ...rabbit,
    size: 0.08,
    form: {
      ...smallForm,
      chest: 0.4,
      waist: 0.44,
      head: {
        ...rodentHead,
        size: 0.36,
        cheek: { at: [0.6, -0.35, 0.3], radius: 0.6 },
        ear: { kind: 'round', at: [0.65, 0.7, -0.2], to: [0.6, 0.8, 0], length: 0.4, width: 0.28, inner: colour('#d8a598') },
      },
    },
    palette: { base: colour('#c08a52'), dark: colour('#7a5230'), light: colour('#f2e8da') },
  },
  hedgehog,
  raccoon,
  otter,
  beaver: { ...otter, size: 0.35, form: { ...otter.form, length: 0.95, chest: 0.32, waist: 0.38, rump: 0.38 } },
  skunk: {
    ...raccoon,
    palette: { base: colour('#1c1a1a'), dark: colour('#0e0d0d'), light: colour('#ece8e0') },
    patches: (k, { light }) => [
      { ...blob(k.trunk(-0.1, 0.3), k.trunk(1.05, 0.3), 0.09, 0.07), colour: light, soft: 0.03 },
      ...k.tail.map(([at, r]): Patch => ({ ...ball([at[0], at[1] + r * 0.5, at[2]], r * 0.8), colour: light, soft: 0.03 })),
    ],
  },
  badger: { ...raccoon, palette: { base: colour('#6a6662'), dark: colour('#1a1817'), light: colour('#e8e4dc') } },
  kangaroo,
  'teddy-bear': teddy,
};
