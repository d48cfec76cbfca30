/** Crocodiles, lizards, turtles, frogs. */
import { colour } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import { onHead } from './beast-parts.ts';
import type { Patch } from './coat.ts';
import type { HeadForm } from './head.ts';
import type { Mammal } from './mammal.ts';
import { belly, type LegForm, type QuadrupedForm, type Skeleton } from './quadruped.ts';
import { type Blob, ball, blob, type Group } from './sculpture.ts';
import { add, mix } from './space.ts';

const black = colour('#14120f');
export const pad = (radii: LegForm['radii'], apart: number, radius: number, length: number): LegForm => ({
  radii,
  apart,
  foot: { kind: 'pad', radius, length },
});
export const paw = (radii: LegForm['radii'], apart: number, radius: number, length: number): LegForm => ({
  radii,
  apart,
  foot: { kind: 'paw', radius, length },
});

export const lizardHead: HeadForm = {
  size: 0.3,
  width: 0.95,
  back: 0.3,
  muzzle: { from: [0, -0.15, 0.5], to: [0, -0.3, 1.7], radius: 0.72, tip: 0.42 },
  jaw: { from: [0, -0.5, 0.3], to: [0, -0.58, 1.6], radius: 0.5, tip: 0.3 },
  eye: { at: [0.7, 0.35, 0.5], radius: 0.28, yaw: 0.95 },
  lid: 0.4,
  brow: 0.2,
  ear: null,
  nose: null,
  nostrils: { at: [0.2, -0.1, 2.05], radius: 0.07 },
  mouth: [
    [0, -0.48, 2.1],
    [0.36, -0.5, 1.8],
    [0.62, -0.42, 0.9],
    [0.7, -0.35, 0.4],
  ],
  rim: black,
};
const lizardForm: QuadrupedForm = {
  length: 1.9,
  chest: 0.36,
  waist: 0.38,
  rump: 0.34,
  rumpTop: 0.95,
  width: 1.1,
  neck: { length: 0.55, angle: 0.35, radius: 0.25, base: 0.32 },
  head: lizardHead,
  headPitch: 0,
  fore: paw([0.16, 0.12, 0.09, 0.075], 0.42, 0.08, 0.14),
  hind: paw([0.2, 0.14, 0.1, 0.08], 0.44, 0.085, 0.16),
  tail: { length: 3.0, radii: [0.28, 0.14, 0.03], angle: -0.28, curl: 0.45 },
};
const lizard: Mammal = {
  size: 0.06,
  form: lizardForm,
  palette: { base: colour('#6a9a3c'), dark: colour('#3a5a20'), light: colour('#c8cc86') },
  coat: { kind: 'scale', grain: 0.03, variation: 0.25 },
  patterns: ({ dark }) => [{ kind: 'spots', size: 0.28, share: 0.32, colour: dark }],
  patches: (k, { light }) => [belly(k, light), onHead(k, [0, -0.7, 1.4], [0, -0.9, 0], [0.36, 0.5], { colour: light })],
  eye: 'slit',
  postures: ['stand', 'walk'],
  turn: 0.85,
};

export const along = (k: Skeleton, count: number, make: (t: number, at: Point) => Blob[]): Blob[] =>
  Array.from({ length: count }, (_, i) => i / (count - 1)).flatMap((t) => {
    const spine: Point[] = [
      ...k.tail.map(([at, r]): Point => add(at, [0, r * 0.9, 0])).reverse(),
      k.trunk(0.05, k.form.rump),
      k.trunk(0.5, k.form.waist),
      k.trunk(0.95, k.form.chest),
      add(k.neck[1], [0, k.form.neck.radius, 0]),
    ];
    const place = t * (spine.length - 1);
    const index = Math.min(spine.length - 2, Math.floor(place));
    return make(t, mix(spine[index]!, spine[index + 1]!, place - index));
  });

const crocodile: Mammal = {
  ...lizard,
  size: 0.42,
  form: {
    ...lizardForm,
    length: 2.4,
    chest: 0.44,
    waist: 0.47,
    rump: 0.43,
    rumpTop: 0.96,
    width: 1.3,
    neck: { length: 0.6, angle: 0.05, radius: 0.36, base: 0.42 },
    fore: paw([0.16, 0.13, 0.1, 0.085], 0.66, 0.09, 0.16),
    hind: paw([0.22, 0.16, 0.11, 0.09], 0.68, 0.095, 0.18),
    tail: { length: 3.3, radii: [0.38, 0.2, 0.03], angle: -0.24, curl: 0.4 },
    head: {
      ...lizardHead,
      size: 0.36,
      width: 1.05,
      muzzle: { from: [0, -0.25, 0.6], to: [0, -0.36, 3.4], radius: 0.62, tip: 0.4 },
      jaw: { from: [0, -0.6, 0.4], to: [0, -0.72, 3.2], radius: 0.42, tip: 0.28 },
      eye: { at: [0.5, 0.75, 0.35], radius: 0.24, yaw: 0.9 },
      nostrils: { at: [0.16, 0.0, 3.6], radius: 0.08 },
      mouth: [
        [0, -0.56, 3.8],
        [0.34, -0.58, 3.4],
        [0.46, -0.52, 2.2],
        [0.62, -0.45, 1.1],
        [0.85, -0.3, 0.3],
      ],
      more: ({ s }) => ({
        patches: [0, 1, 2, 3, 4, 5].map(
          (i): Patch => ({
            ...ball([(0.36 + 0.03 * (5 - i)) * s, -0.66 * s, (3.2 - i * 0.42) * s], 0.09 * s),
            colour: colour('#ece4cc'),
            soft: 0.02 * s,
            isSharp: true,
            shine: 0.5,
          }),
        ),
      }),
    },
  },
  palette: { base: colour('#5c6640'), dark: colour('#38402a'), light: colour('#b8b082') },
  patterns: ({ dark }) => [{ kind: 'stripes', direction: [0, 0, 1], period: 0.6, share: 0.35, wobble: 1, colour: dark }],
  groups: (k) => [
    {
      isMirrored: true,
      blobs: along(k, 15, (t, at) => {
        const size = Math.min(1, 0.25 + 1.6 * t);
        return [blob(add(at, [0.07 * size, -0.05, 0]), add(at, [0.09 * size, 0.1 * size, -0.03]), 0.06 * size, 0.02 * size)];
      }),
      blend: 0.03,
      join: 0.04,
    },
  ],
};
const shellOf = (k: Skeleton): Group => ({
  blobs: [blob(k.trunk(0.2, 0.1), k.trunk(0.72, 0.1), 0.62, 0.56)],
  squash: [1, 0.82, 1.1],
  blend: 0.1,
  join: 0.02,
});
const turtle: Mammal = {
  ...lizard,
  size: 0.2,
  form: {
    ...lizardForm,
    length: 0.85,
    chest: 0.36,
    waist: 0.4,
    rump: 0.36,
    rumpTop: 0.85,
    width: 1.2,
    neck: { length: 0.5, angle: 0.45, radius: 0.17, base: 0.2 },
    head: {
      ...lizardHead,
      size: 0.22,
      muzzle: { from: [0, -0.15, 0.4], to: [0, -0.2, 0.85], radius: 0.72, tip: 0.5 },
      jaw: { from: [0, -0.45, 0.3], to: [0, -0.5, 0.75], radius: 0.5, tip: 0.36 },
      nostrils: { at: [0.12, 0.0, 1.3], radius: 0.05 },
      mouth: [
        [0, -0.4, 1.38],
        [0.4, -0.42, 1.15],
        [0.66, -0.3, 0.6],
      ],
    },
    fore: pad([0.2, 0.17, 0.14, 0.12], 0.42, 0.13, 0.08),
    hind: pad([0.2, 0.17, 0.14, 0.12], 0.42, 0.13, 0.08),
    tail: { length: 0.3, radii: [0.1, 0.06, 0.02], angle: -0.5, curl: 0 },
  },
  palette: { base: colour('#7d8a4a'), dark: colour('#4a5228'), light: colour('#c4bc84') },
  patterns: () => [],
  groups: (k) => [shellOf(k)],
  patches: (k, { light }) => {
    const shell = shellOf(k);
    const grown = { ...shell.blobs[0]!, radius: 0.645, endRadius: 0.585, group: shell };
    return [
      { ...grown, colour: colour('#5a4a24'), soft: 0.02, isSharp: true, shine: 0.3 },
      { ...blob(k.trunk(0.1, 0.5), k.trunk(0.95, 0.5), 0.42, 0.36), colour: colour('#7d6a34'), soft: 0.2, shine: 0.3, amount: 0.8 },
      { ...blob(k.trunk(-0.4, -0.36), k.trunk(1.4, -0.34), 0.12, 0.12), colour: light, soft: 0.02, amount: 0 },
    ];
  },
  coat: { kind: 'shell', grain: 0.06, variation: 0.3 },
};
const frog: Mammal = {
  ...lizard,
  size: 0.07,
  form: {
    ...lizardForm,
    length: 0.85,
    chest: 0.34,
    waist: 0.36,
    rump: 0.32,
    width: 1.2,
    neck: { length: 0.25, angle: 0.5, radius: 0.3, base: 0.34 },
    head: {
      ...lizardHead,
      size: 0.36,
      width: 1.25,
      muzzle: { from: [0, -0.3, 0.4], to: [0, -0.34, 0.75], radius: 0.72, tip: 0.52 },
      jaw: { from: [0, -0.55, 0.2], to: [0, -0.62, 0.65], radius: 0.6, tip: 0.42 },
      eye: { at: [0.72, 0.8, 0.2], radius: 0.36, yaw: 0.65 },
      lid: 0.1,
      brow: 0,
      more: () => ({ blobs: [ball([0.68, 0.72, 0.1], 0.42, 0.2)] }),
      nostrils: { at: [0.14, -0.1, 1.2], radius: 0.05 },
      mouth: [
        [0, -0.52, 1.3],
        [0.5, -0.5, 1.1],
        [1.0, -0.4, 0.4],
      ],
    },
    fore: paw([0.13, 0.1, 0.08, 0.07], 0.3, 0.085, 0.1),
    hind: paw([0.24, 0.16, 0.1, 0.08], 0.3, 0.085, 0.3),
    tail: null,
  },
  palette: { base: colour('#5a9a34'), dark: colour('#2f5a1c'), light: colour('#dfe0a2') },
  coat: { kind: 'smooth', grain: 0.03, variation: 0.2 },
  patches: (k, { light }) => [belly(k, light), onHead(k, [0, -0.85, 0.7], [0, -1, 0.1], [0.45, 0.7], { colour: light, soft: 0.1 })],
  eye: 'eagle',
  posture: 'sit',
  postures: ['sit'],
  turn: 0.5,
};

export const reptiles: Readonly<Record<string, Mammal>> = { lizard, crocodile, turtle, frog };
