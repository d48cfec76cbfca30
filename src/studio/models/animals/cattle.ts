/** Cows, sheep, goats, pigs. */
import { colour } from '../../render/field/index.ts';
import { equine, equineHead } from './equines.ts';
import type { HeadForm } from './head.ts';
import { darkMuzzle, type Horns, horn, hornGroup, hornPaint, tailPaint } from './hoofed-parts.ts';
import type { Mammal } from './mammal.ts';
import { belly, hooves, type QuadrupedForm, stockings } from './quadruped.ts';
import { ball, blob } from './sculpture.ts';

export const bovineHead: HeadForm = {
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
export const bovine: QuadrupedForm = {
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
const cowHorns: Horns = {
  colour: colour('#d8cbb0'),
  points: [
    [[0.5, 0.85, -0.1], 0.2],
    [[1.0, 1.05, 0], 0.17],
    [[1.25, 1.5, 0.25], 0.05],
  ],
};
export const cow: Mammal = {
  size: 1.4,
  form: bovine,
  palette: { base: colour('#eae6de'), dark: colour('#1c1816'), light: colour('#e3b8a8') },
  isPiebald: true,
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
export const ox: Mammal = {
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
export const sheep: Mammal = {
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
export const goat: Mammal = {
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
export const ram: Mammal = {
  ...sheep,
  groups: (k) => [hornGroup(k, ramHorns)],
  patches: (k, p) => [...sheep.patches!(k, p), ...hornPaint(k, ramHorns)],
};
export const pig: Mammal = {
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
