/**
 * Dogs, cats, foxes and wolves.
 * Over 300 lines, as it is a table: one entry a species, of numbers and colours.
 */
import { colour } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import type { Patch } from './coat.ts';
import type { HeadForm } from './head.ts';
import type { Mammal } from './mammal.ts';
import { belly, type QuadrupedForm, type Skeleton, stockings } from './quadruped.ts';
import { ball, blob } from './sculpture.ts';
import { times } from './space.ts';

const black = colour('#14100e');
const leather = colour('#171210');

export const canineHead: HeadForm = {
  size: 0.155,
  width: 0.95,
  muzzle: { from: [0, -0.22, 0.55], to: [0, -0.32, 1.75], radius: 0.62, tip: 0.36 },
  jaw: { from: [0, -0.6, 0.4], to: [0, -0.62, 1.5], radius: 0.4, tip: 0.24 },
  cheek: { at: [0.55, -0.3, 0.2], radius: 0.55 },
  eye: { at: [0.45, 0.24, 0.74], radius: 0.2, yaw: 0.42 },
  lid: 0.3,
  brow: 0.16,
  ear: { kind: 'point', at: [0.55, 0.55, -0.05], to: [0.3, 1, -0.1], length: 1.1, width: 0.42, inner: colour('#b98a78') },
  nose: { width: 0.24, at: [0, -0.12, 2.06], colour: leather },
  mouth: [
    [0, -0.5, 2.02],
    [0.24, -0.6, 1.75],
    [0.4, -0.54, 1.15],
  ],
  rim: black,
};

export const canine: QuadrupedForm = {
  length: 0.92,
  chest: 0.225,
  waist: 0.175,
  rump: 0.18,
  sag: 0.02,
  width: 0.78,
  neck: { length: 0.36, angle: 0.85, radius: 0.115, base: 0.17 },
  head: canineHead,
  headPitch: 0.12,
  fore: { radii: [0.11, 0.062, 0.046, 0.042], apart: 0.1, foot: { kind: 'paw', radius: 0.052, length: 0.09 } },
  hind: { radii: [0.15, 0.085, 0.045, 0.04], apart: 0.1, foot: { kind: 'paw', radius: 0.052, length: 0.09 } },
  tail: { length: 0.55, radii: [0.055, 0.06, 0.03], angle: -0.5, curl: 1.1 },
};

/** Lower muzzle, cheeks and throat. */
export const lightFace = ({ built, form }: Skeleton, light: Patch['colour'], soft = 0.02): Patch[] => {
  const s = form.head.size;
  const group = built.groups[1]!;
  return [
    { ...blob(times([0, -0.62, 1.9], s), times([0, -0.95, 0.5], s), 0.4 * s, 0.5 * s), group, colour: light, soft },
    { ...blob(times([0.3, -0.5, 1.3], s), times([0.75, -0.62, 0.25], s), 0.22 * s, 0.36 * s), group, colour: light, soft },
  ];
};

export const throat = (skeleton: Skeleton, light: Patch['colour']): Patch => ({
  ...blob(
    skeleton.trunk(1.12, -skeleton.form.chest * 0.75),
    [skeleton.neck[1][0], skeleton.neck[1][1] - 0.12, skeleton.neck[1][2] + 0.1],
    0.11,
    0.07,
  ),
  colour: light,
  soft: 0.05,
});

export const tailTip = (skeleton: Skeleton, paint: Patch['colour'], from = 4, grow = 1.8): Patch[] => {
  const { tail } = skeleton;
  if (tail.length === 0) return [];
  return tail.slice(from).map(([at, radius], index) => {
    const [next, end] = tail[Math.min(tail.length - 1, from + index + 1)]!;
    return { ...blob(at, next, radius * grow, end * grow), colour: paint, soft: 0.02 };
  });
};

export const dog: Mammal = {
  size: 0.52,
  hair: 0.085,
  form: {
    ...canine,
    head: {
      ...canineHead,
      size: 0.165,
      ear: { kind: 'flop', at: [0.84, 0.46, -0.1], to: [1, 0.12, 0], length: 1.15, width: 0.5, tip: colour('#80522c') },
      muzzle: { from: [0, -0.3, 0.5], to: [0, -0.34, 1.55], radius: 0.54, tip: 0.42 },
      nose: { width: 0.27, at: [0, -0.12, 1.93], colour: leather },
      eye: { ...canineHead.eye, radius: 0.255 },
      lid: 0.12,
      brow: 0.12,
    },
    tail: { length: 0.62, radii: [0.05, 0.085, 0.035], angle: -0.2, curl: 1.5 },
  },
  palette: { base: colour('#b5854f'), dark: colour('#80522c'), light: colour('#ecd9b8') },
  coat: { kind: 'fur', grain: 0.011 },
  patches: (k, { light }) => [
    belly(k, light, 0.7),
    throat(k, light),
    ...lightFace(k, light, 0.05),
    ...stockings(k, 0.3, { colour: light, soft: 0.05, amount: 0.5 }),
  ],
  eye: 'brown',
};

const wolf: Mammal = {
  size: 0.8,
  hair: 0.11,
  form: {
    ...canine,
    chest: 0.24,
    neck: { length: 0.34, angle: 0.6, radius: 0.15, base: 0.21 },
    head: { ...canineHead, ruff: { from: [0.6, -0.45, 0.1], to: [1.0, -0.85, -0.25], radius: 0.42 }, lid: 0.5, brow: 0.2 },
    tail: { length: 0.55, radii: [0.06, 0.1, 0.04], angle: -1.0, curl: 0.3 },
  },
  palette: { base: colour('#7d7a76'), dark: colour('#2f2d2c'), light: colour('#d8d2c6') },
  coat: { kind: 'shag', grain: 0.013, variation: 0.3 },
  patches: (k, { light, dark }) => [
    { ...blob(k.trunk(-0.1, 0.2), k.trunk(1.05, 0.26), 0.13, 0.15), colour: dark, soft: 0.08, amount: 0.75 },
    belly(k, light),
    throat(k, light),
    ...lightFace(k, light, 0.03),
    ...stockings(k, 0.8, { colour: light, soft: 0.05, amount: 0.7 }),
    ...tailTip(k, dark, 5),
  ],
  eye: 'amber',
};

const foxRed = colour('#a85a28');
const fox: Mammal = {
  size: 0.4,
  whiskers: [0.2, -0.4, 1.6],
  hair: 0.1,
  form: {
    ...canine,
    length: 0.98,
    chest: 0.225,
    waist: 0.165,
    rump: 0.175,
    neck: { length: 0.33, angle: 0.8, radius: 0.145, base: 0.19 },
    head: {
      ...canineHead,
      size: 0.185,
      width: 1.02,
      muzzle: { from: [0, -0.25, 0.5], to: [0, -0.36, 1.72], radius: 0.52, tip: 0.2 },
      jaw: { from: [0, -0.55, 0.4], to: [0, -0.56, 1.45], radius: 0.36, tip: 0.15 },
      cheek: { at: [0.6, -0.35, 0.15], radius: 0.52 },
      ruff: { from: [0.6, -0.42, 0.15], to: [1.2, -0.72, -0.15], radius: 0.42 },
      eye: { at: [0.48, 0.12, 0.72], radius: 0.24, yaw: 0.38 },
      lid: 0.22,
      ear: { kind: 'point', at: [0.62, 0.5, -0.1], to: [0.34, 1, -0.05], length: 1.5, width: 0.55, inner: colour('#e6d2bc'), tip: black },
      nose: { width: 0.17, at: [0, -0.22, 1.92], colour: leather },
      mouth: [
        [0, -0.47, 1.88],
        [0.16, -0.5, 1.6],
        [0.34, -0.5, 1.05],
        [0.5, -0.38, 0.72],
      ],
    },
    fore: { radii: [0.1, 0.056, 0.042, 0.038], apart: 0.09, foot: { kind: 'paw', radius: 0.047, length: 0.08 } },
    hind: { radii: [0.14, 0.078, 0.042, 0.036], apart: 0.09, foot: { kind: 'paw', radius: 0.047, length: 0.08 } },
    tail: { length: 1.2, radii: [0.07, 0.165, 0.03], angle: -0.6, curl: 0.9 },
  },
  palette: { base: foxRed, dark: colour('#7a2f10'), light: colour('#f0e6d6') },
  coat: { kind: 'fur', grain: 0.011, variation: 0.24 },
  patches: (k, { light, dark }) => [
    { ...blob(k.trunk(-0.1, 0.2), k.trunk(1.05, 0.24), 0.09, 0.1), colour: dark, soft: 0.08, amount: 0.5 },
    belly(k, light),
    throat(k, light),
    ...lightFace(k, light, 0.018),
    ...stockings(k, 0.85, { colour: black, soft: 0.04 }),
    ...tailTip(k, light, 4, 1.7),
  ],
  eye: 'fox',
};

export const catHead: HeadForm = {
  size: 0.228,
  width: 1.1,
  back: 0.1,
  muzzle: { from: [0, -0.28, 0.6], to: [0, -0.34, 0.92], radius: 0.46, tip: 0.32 },
  jaw: { from: [0, -0.55, 0.45], to: [0, -0.62, 0.85], radius: 0.4, tip: 0.26 },
  pads: { at: [0.21, -0.42, 1.03], radius: 0.3 },
  cheek: { at: [0.6, -0.32, 0.2], radius: 0.5 },
  eye: { at: [0.43, 0.1, 0.74], radius: 0.29, yaw: 0.3 },
  lid: 0.16,
  brow: 0.12,
  ear: { kind: 'point', at: [0.58, 0.6, -0.05], to: [0.3, 1, 0], length: 0.95, width: 0.5, inner: colour('#d8a090') },
  nose: { width: 0.15, at: [0, -0.15, 1.25], colour: colour('#b5625a') },
  mouth: [
    [0, -0.3, 1.24],
    [0.02, -0.5, 1.2],
    [0.2, -0.62, 1.14],
    [0.4, -0.55, 0.95],
  ],
  rim: colour('#2a1c14'),
};

export const feline: QuadrupedForm = {
  length: 1.0,
  chest: 0.23,
  waist: 0.21,
  rump: 0.215,
  sag: 0.02,
  width: 0.8,
  neck: { length: 0.29, angle: 0.75, radius: 0.145, base: 0.18 },
  head: catHead,
  headPitch: 0.02,
  fore: { radii: [0.115, 0.075, 0.058, 0.05], apart: 0.095, foot: { kind: 'paw', radius: 0.062, length: 0.08 } },
  hind: { radii: [0.155, 0.1, 0.055, 0.05], apart: 0.1, foot: { kind: 'paw', radius: 0.062, length: 0.09 } },
  tail: { length: 0.95, radii: [0.05, 0.045, 0.035], angle: -0.5, curl: 2.2 },
};

export const cat: Mammal = {
  size: 0.27,
  hair: 0.08,
  whiskers: [0.3, -0.4, 1.05],
  form: feline,
  palette: { base: colour('#c08c58'), dark: colour('#7e4c28'), light: colour('#f3e6d2') },
  coat: { kind: 'fur', grain: 0.013, variation: 0.18 },
  patterns: ({ dark }) => [{ kind: 'stripes', direction: [0, 0.25, 1], period: 0.13, share: 0.32, wobble: 0.9, colour: dark }],
  patches: (k, { light }) => {
    const s = k.form.head.size;
    const group = k.built.groups[1]!;
    return [
      belly(k, light, 0.9),
      throat(k, light),
      { ...blob([0, -0.55 * s, 1.05 * s], [0.25 * s, -0.8 * s, 0.6 * s], 0.42 * s, 0.45 * s), group, colour: light, soft: 0.03 },
      ...stockings(k, 0.25, { colour: light, soft: 0.03 }),
    ];
  },
  eye: 'cat',
  posture: 'sit',
  turn: 0.5,
};

const bigCatHead: HeadForm = {
  ...catHead,
  size: 0.19,
  width: 1.0,
  back: 0.3,
  muzzle: { from: [0, -0.3, 0.6], to: [0, -0.36, 1.22], radius: 0.56, tip: 0.4 },
  jaw: { from: [0, -0.62, 0.5], to: [0, -0.75, 1.1], radius: 0.42, tip: 0.3 },
  pads: { at: [0.26, -0.48, 1.26], radius: 0.34 },
  eye: { at: [0.43, 0.2, 0.84], radius: 0.19, yaw: 0.3 },
  lid: 0.35,
  brow: 0.17,
  ear: { kind: 'round', at: [0.62, 0.6, -0.1], to: [0.6, 1, 0], length: 0.6, width: 0.34, inner: colour('#c8a890'), tip: black },
  nose: { width: 0.25, at: [0, -0.08, 1.58], colour: colour('#a0584e') },
  mouth: [
    [0, -0.3, 1.66],
    [0.02, -0.62, 1.58],
    [0.26, -0.78, 1.46],
    [0.5, -0.68, 1.05],
  ],
  rim: black,
};
const bigCat: QuadrupedForm = {
  ...feline,
  length: 1.22,
  chest: 0.25,
  waist: 0.2,
  rump: 0.22,
  rumpTop: 0.97,
  neck: { length: 0.34, angle: 0.42, radius: 0.17, base: 0.22 },
  head: bigCatHead,
  headPitch: 0.1,
  fore: { radii: [0.14, 0.09, 0.072, 0.064], apart: 0.12, foot: { kind: 'paw', radius: 0.078, length: 0.1 } },
  hind: { radii: [0.18, 0.11, 0.065, 0.06], apart: 0.12, foot: { kind: 'paw', radius: 0.075, length: 0.1 } },
  tail: { length: 1.0, radii: [0.045, 0.038, 0.035], angle: -0.9, curl: 1.6 },
};

const bigCatFace = (k: Skeleton, light: Patch['colour']): Patch[] => {
  const s = k.form.head.size;
  const group = k.built.groups[1]!;
  return [
    { ...blob([0, -0.7 * s, 1.3 * s], [0.3 * s, -1.0 * s, 0.7 * s], 0.46 * s, 0.4 * s), group, colour: light, soft: 0.03 },
    { ...ball([0.4 * s, 0.52 * s, 0.82 * s], 0.14 * s), group, colour: light, soft: 0.02 },
    { ...blob([0.75 * s, -0.45 * s, 0.35 * s], [0.8 * s, -0.8 * s, 0.1 * s], 0.25 * s, 0.3 * s), group, colour: light, soft: 0.04 },
  ];
};

const tiger: Mammal = {
  size: 0.95,
  whiskers: [0.4, -0.48, 1.4],
  form: { ...bigCat, head: { ...bigCatHead, ruff: { from: [0.6, -0.5, 0.0], to: [0.95, -0.8, -0.15], radius: 0.42 } } },
  palette: { base: colour('#bd7f42'), dark: colour('#17110d'), light: colour('#f2e8d8') },
  coat: { kind: 'fur', grain: 0.009, variation: 0.18 },
  patterns: ({ dark }) => [{ kind: 'stripes', direction: [0, 0.22, 1], period: 0.135, share: 0.27, wobble: 1.1, colour: dark }],
  patches: (k, { light }) => [
    { ...belly(k, light), isUnder: true },
    { ...throat(k, light), isUnder: true },
    ...bigCatFace(k, light),
    ...stockings(k, 0.7, { colour: light, soft: 0.09, amount: 0.45, isUnder: true }),
  ],
  eye: 'tiger',
  turn: 0.7,
};

const leopard: Mammal = {
  ...tiger,
  size: 0.7,
  form: { ...bigCat, head: { ...bigCatHead, size: 0.175 } },
  palette: { base: colour('#d9a04e'), dark: colour('#1c130c'), light: colour('#f0e2c8') },
  patterns: ({ dark }) => [{ kind: 'spots', size: 0.105, share: 0.42, colour: dark, inner: colour('#a86a28') }],
};

const lion: Mammal = {
  size: 1.1,
  hair: 0.09,
  whiskers: [0.4, -0.48, 1.4],
  form: {
    ...bigCat,
    head: { ...bigCatHead, ear: { ...bigCatHead.ear!, tip: colour('#7a5228') } },
    tail: { length: 0.95, radii: [0.04, 0.028, 0.05], angle: -1.0, curl: 1.4 },
  },
  palette: { base: colour('#b8955f'), dark: colour('#6a4322'), light: colour('#ecd9b6') },
  coat: { kind: 'fur', grain: 0.01, variation: 0.16 },
  groups: (k) => {
    const s = k.form.head.size;
    const frame = k.head;
    // Two wreaths of clumps about the face, a collar over the neck and down the chest.
    const wreath = (count: number, radius: number, z: number, reach: number) =>
      Array.from({ length: count }, (_, i) => {
        const angle = -1.45 + (3.0 * (i + 0.5)) / count;
        const on = (r: number, back: number): Point => [Math.cos(angle) * r * s, (Math.sin(angle) * r * 1.06 - 0.12) * s, back * s];
        return blob(on(radius, z), on(radius + reach, z - 0.6), 0.36 * s, 0.17 * s);
      });
    const collar = blob([0, -0.7 * s, -0.9 * s], [0, -1.5 * s, -0.9 * s], 1.2 * s, 0.8 * s);
    const locks = [-0.5, 0, 0.5].map((x) => blob([x * s, -1.2 * s, -0.1 * s], [x * 0.8 * s, -2.2 * s, -0.2 * s], 0.4 * s, 0.1 * s));
    return [
      {
        blobs: [...wreath(13, 1.0, -0.2, 0.34), ...wreath(10, 1.05, -0.75, 0.5), collar, ...locks],
        frame,
        isMirrored: true,
        blend: 0.12 * s,
        join: 0.04,
      },
    ];
  },
  patches: (k, { light, dark }) => {
    const s = k.form.head.size;
    const group = k.built.groups[1]!;
    const around = [-1.25, -0.8, -0.35, 0.1, 0.55, 1.0, 1.5].map(
      (angle): Patch => ({
        ...ball([Math.cos(angle) * 1.4 * s, (Math.sin(angle) * 1.5 - 0.12) * s, -0.6 * s], 0.95 * s),
        group,
        colour: dark,
        soft: 0.05,
      }),
    );
    return [
      belly(k, light, 0.5),
      ...around,
      { ...blob([0, -0.6 * s, -1.0 * s], [0, -1.6 * s, -0.9 * s], 1.45 * s, 1.1 * s), group, colour: dark, soft: 0.06 },
      ...bigCatFace(k, light),
      ...tailTip(k, dark, 4, 1.6),
    ];
  },
  eye: 'tiger',
  turn: 0.6,
};

const darkCoat = { base: colour('#1d1a1a'), dark: colour('#121010'), light: colour('#2a2626') };
const curly = { base: colour('#e6ddd0'), dark: colour('#cbbfae'), light: colour('#efe8dc') };

export const pets: Readonly<Record<string, Mammal>> = {
  dog,
  'guide-dog': dog,
  'service-dog': dog,
  poodle: { ...dog, palette: curly, coat: { kind: 'wool', grain: 0.02, variation: 0.12 } },
  wolf,
  fox,
  cat,
  'black-cat': { ...cat, palette: darkCoat, patterns: () => [] },
  tiger,
  leopard,
  lion,
};
