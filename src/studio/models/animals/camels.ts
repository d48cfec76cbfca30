/** Camels, llamas, giraffes. */
import { colour } from '../../render/field/index.ts';
import { bovineHead } from './cattle.ts';
import { equine, equineHead } from './equines.ts';
import { black, darkMuzzle, type Horns, horn, hornGroup, hornPaint, mane, manePaint, tailPaint } from './hoofed-parts.ts';
import type { Mammal } from './mammal.ts';
import { belly, hooves, stockings } from './quadruped.ts';
import { ball, blob } from './sculpture.ts';
import { add, mix } from './space.ts';

export const camel: Mammal = {
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
export const bactrian: Mammal = {
  ...camel,
  form: { ...camel.form, hump: { radius: 0.12, rise: 0.22, along: 0.85 } },
  coat: { kind: 'shag', grain: 0.011, variation: 0.25 },
  groups: (k) => [{ blobs: [blob(k.trunk(0.2, 0.2), k.trunk(0.18, 0.26), 0.13, 0.1)], blend: 0.1, join: 0.12 }],
};
export const llama: Mammal = {
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
export const giraffe: Mammal = {
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
