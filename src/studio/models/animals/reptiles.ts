/** Crocodiles, lizards, turtles, frogs; dinosaurs on four legs; the dragon. */
import { type Colour, colour } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import { onHead } from './beast-parts.ts';
import { spreadWing } from './bird.ts';
import type { Patch } from './coat.ts';
import type { HeadForm, HeadTools } from './head.ts';
import type { Mammal } from './mammal.ts';
import { belly, type LegForm, type QuadrupedForm, type Skeleton } from './quadruped.ts';
import { type Blob, ball, blob, chain, type Group } from './sculpture.ts';
import { add, mix } from './space.ts';

const black = colour('#14120f');
const pad = (radii: LegForm['radii'], apart: number, radius: number, length: number): LegForm => ({
  radii,
  apart,
  foot: { kind: 'pad', radius, length },
});
const paw = (radii: LegForm['radii'], apart: number, radius: number, length: number): LegForm => ({
  radii,
  apart,
  foot: { kind: 'paw', radius, length },
});

const lizardHead: HeadForm = {
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

const along = (k: Skeleton, count: number, make: (t: number, at: Point) => Blob[]): Blob[] =>
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

const beak = colour('#c8b48a');
const frillOf = ({ s, frame }: HeadTools): Group => ({
  frame,
  isMirrored: true,
  squash: [1, 1, 0.3],
  blobs: [
    blob([0, 0.5 * s, (-0.5 * s) / 0.3], [0, 1.5 * s, (-1.0 * s) / 0.3], 1.0 * s, 1.15 * s),
    blob([0.5 * s, 0.4 * s, (-0.5 * s) / 0.3], [1.25 * s, 0.9 * s, (-0.85 * s) / 0.3], 0.7 * s, 0.8 * s),
  ],
  blend: 0.3 * s,
  join: 0.3 * s,
});
const triceraHorns = ({ s, frame }: HeadTools): Group => ({
  frame,
  isMirrored: true,
  blobs: [
    ...chain(
      [
        [[0.45 * s, 0.75 * s, 0.5 * s], 0.3 * s],
        [[0.6 * s, 1.5 * s, 1.6 * s], 0.2 * s],
        [[0.62 * s, 1.7 * s, 2.9 * s], 0.03 * s],
      ],
      2,
    ),
    blob([0, 0.2 * s, 1.8 * s], [0, 0.85 * s, 2.35 * s], 0.26 * s, 0.04 * s),
  ],
  blend: 0.02 * s,
  join: 0.08 * s,
});
const hornPaint = (group: Group, paint: Colour): Patch[] =>
  group.blobs.map(
    (one): Patch => ({
      ...one,
      radius: one.radius * 1.1,
      endRadius: one.endRadius * 1.6 + 0.004,
      group,
      colour: paint,
      soft: 0.015,
      shine: 0.4,
    }),
  );

const dinoForm: QuadrupedForm = {
  length: 1.15,
  chest: 0.36,
  waist: 0.42,
  rump: 0.38,
  rumpTop: 1.06,
  sag: 0.05,
  width: 0.86,
  neck: { length: 0.5, angle: 0.1, radius: 0.24, base: 0.32 },
  head: {
    ...lizardHead,
    size: 0.23,
    width: 0.9,
    muzzle: { from: [0, -0.15, 0.6], to: [0, -0.5, 2.1], radius: 0.75, tip: 0.3 },
    jaw: { from: [0, -0.6, 0.3], to: [0, -0.75, 1.8], radius: 0.5, tip: 0.22 },
    cheek: { at: [0.55, -0.45, 0.2], radius: 0.55 },
    eye: { at: [0.7, 0.25, 0.75], radius: 0.17, yaw: 0.95 },
    nostrils: { at: [0.28, -0.15, 1.9], radius: 0.1 },
    mouth: [
      [0, -0.72, 2.3],
      [0.3, -0.66, 1.8],
      [0.62, -0.5, 0.9],
    ],
    more: (tools) => ({
      groups: [frillOf(tools), triceraHorns(tools)],
      patches: [
        ...hornPaint(triceraHorns(tools), beak),
        {
          ...blob([0, -0.45 * tools.s, 2.0 * tools.s], [0, -0.8 * tools.s, 2.2 * tools.s], 0.32 * tools.s, 0.3 * tools.s),
          colour: beak,
          soft: 0.03,
          shine: 0.3,
        },
      ],
    }),
  },
  headPitch: 0.22,
  fore: pad([0.2, 0.14, 0.11, 0.1], 0.21, 0.115, 0.05),
  hind: pad([0.28, 0.18, 0.12, 0.11], 0.21, 0.125, 0.06),
  tail: { length: 1.2, radii: [0.26, 0.13, 0.03], angle: -0.35, curl: 0.5 },
};
const triceratops: Mammal = {
  size: 2.1,
  form: dinoForm,
  palette: { base: colour('#7d7a52'), dark: colour('#4c4a30'), light: colour('#c8b48c') },
  coat: { kind: 'scale', grain: 0.014, variation: 0.25 },
  patterns: ({ dark }) => [{ kind: 'stripes', direction: [0, 0.15, 1], period: 0.36, share: 0.3, wobble: 1.2, colour: dark }],
  patches: (k, { light }) => [
    belly(k, light, 0.8),
    {
      ...blob([0, 0.9 * k.form.head.size, -1.6 * k.form.head.size], [0, 1.6 * k.form.head.size, -2.4 * k.form.head.size], 0.12, 0.14),
      group: k.built.groups[1]!,
      colour: colour('#a8603c'),
      soft: 0.06,
      amount: 0.7,
    },
  ],
  eye: 'slit',
  postures: ['stand', 'walk'],
  turn: 0.7,
};
const platesOf = (k: Skeleton): Group => ({
  squash: [0.28, 1, 1],
  blobs: along(k, 11, (t, [, y, z]) => {
    const size = 0.08 + 0.24 * Math.sin(Math.min(1, t * 1.15) * Math.PI) ** 1.2;
    const side = (Math.round(t * 10) % 2 === 0 ? 0.06 : -0.06) / 0.28;
    return [blob([side, y, z], [side * 1.2, y + size * 1.5, z - 0.03], size * 0.75, size * 0.16)];
  }),
  blend: 0.02,
  join: 0.02,
});
const spikes = (k: Skeleton): Group => ({
  isMirrored: true,
  blobs: k.tail.slice(-3, -1).map(([at]) => blob(at, add(at, [0.3, 0.16, -0.16]), 0.05, 0.01)),
  blend: 0.01,
  join: 0.02,
});
const stegosaurus: Mammal = {
  ...triceratops,
  form: {
    ...dinoForm,
    chest: 0.3,
    waist: 0.46,
    rump: 0.44,
    rumpTop: 1.35,
    neck: { length: 0.6, angle: -0.15, radius: 0.13, base: 0.22 },
    head: { ...lizardHead, size: 0.125, width: 0.85, muzzle: { from: [0, -0.15, 0.5], to: [0, -0.4, 2.0], radius: 0.7, tip: 0.4 } },
    tail: { length: 1.5, radii: [0.28, 0.13, 0.04], angle: -0.3, curl: 0.6 },
  },
  palette: { base: colour('#6f7f4a'), dark: colour('#47542e'), light: colour('#c8bc8a') },
  groups: (k) => [platesOf(k), spikes(k)],
  patches: (k, { light }) => [
    belly(k, light, 0.8),
    ...platesOf(k).blobs.map(
      (one): Patch => ({
        ...one,
        from: mix(one.from, one.to, 0.35),
        radius: one.radius * 0.95,
        endRadius: one.endRadius * 2 + 0.01,
        group: platesOf(k),
        colour: colour('#b5603a'),
        soft: 0.03,
      }),
    ),
    ...hornPaint(spikes(k), beak),
  ],
  turn: 0.9,
};
const sauropod: Mammal = {
  ...triceratops,
  size: 3.4,
  form: {
    ...dinoForm,
    length: 0.95,
    chest: 0.3,
    waist: 0.35,
    rump: 0.31,
    rumpTop: 1.0,
    neck: { length: 1.35, angle: 0.9, radius: 0.085, base: 0.19 },
    head: {
      ...lizardHead,
      size: 0.1,
      width: 0.9,
      muzzle: { from: [0, -0.2, 0.5], to: [0, -0.4, 1.45], radius: 0.75, tip: 0.52 },
      nostrils: { at: [0.25, 0.1, 1.7], radius: 0.09 },
    },
    headPitch: 0.15,
    tail: { length: 2.1, radii: [0.2, 0.09, 0.015], angle: -0.35, curl: 0.75 },
  },
  palette: { base: colour('#6a7f86'), dark: colour('#47585e'), light: colour('#b8b89e') },
  turn: 0.9,
};

/** Skin between fingers of bone, and horns swept back. */
const dragonHorns = ({ s, frame }: HeadTools): Group => ({
  frame,
  isMirrored: true,
  blobs: [
    ...chain(
      [
        [[0.5 * s, 0.8 * s, -0.1 * s], 0.26 * s],
        [[0.75 * s, 1.5 * s, -1.0 * s], 0.18 * s],
        [[0.8 * s, 2.3 * s, -1.7 * s], 0.03 * s],
      ],
      2,
    ),
    blob([0.85 * s, -0.3 * s, -0.2 * s], [1.4 * s, -0.2 * s, -0.9 * s], 0.2 * s, 0.03 * s),
    blob([0, 0.35 * s, 1.75 * s], [0, 0.75 * s, 1.8 * s], 0.14 * s, 0.02 * s),
  ],
  blend: 0.02 * s,
  join: 0.06 * s,
});
export const membrane = (root: Point, span: number, chord: number): Group => {
  const wing = spreadWing(root, span, chord, 1.05);
  const webs = wing.blobs.filter((_, index) => index >= 4);
  return {
    ...wing,
    blobs: [
      ...wing.blobs.slice(0, 4).map((one) => ({ ...one, radius: one.radius * 0.9, endRadius: one.endRadius * 0.8 })),
      ...webs.map((one) => ({ ...one, radius: one.radius * 1.25, endRadius: one.endRadius * 0.35 })),
    ],
    blend: chord * 0.1,
  };
};
const dragonWings = (k: Skeleton): Group => membrane(k.trunk(0.8, k.form.chest * 0.75), 1.9, 1.15);
const dragon: Mammal = {
  size: 1.9,
  form: {
    ...dinoForm,
    length: 1.25,
    chest: 0.32,
    waist: 0.26,
    rump: 0.28,
    rumpTop: 1.0,
    sag: 0,
    width: 0.82,
    neck: { length: 0.85, angle: 0.95, radius: 0.13, base: 0.21 },
    head: {
      ...lizardHead,
      size: 0.18,
      width: 0.92,
      muzzle: { from: [0, -0.15, 0.5], to: [0, -0.28, 1.85], radius: 0.7, tip: 0.42 },
      jaw: { from: [0, -0.6, 0.2], to: [0, -0.68, 1.65], radius: 0.46, tip: 0.26 },
      eye: { at: [0.62, 0.3, 0.7], radius: 0.21, yaw: 0.7 },
      lid: 0.6,
      brow: 0.26,
      nostrils: { at: [0.22, 0.05, 2.12], radius: 0.11 },
      mouth: [
        [0, -0.5, 2.25],
        [0.36, -0.52, 1.9],
        [0.55, -0.5, 1.2],
        [0.75, -0.3, 0.5],
      ],
      more: (tools) => ({ groups: [dragonHorns(tools)], patches: hornPaint(dragonHorns(tools), colour('#d8c8a0')) }),
    },
    headPitch: 0.12,
    fore: paw([0.17, 0.1, 0.08, 0.07], 0.18, 0.09, 0.12),
    hind: paw([0.24, 0.13, 0.085, 0.075], 0.19, 0.095, 0.14),
    tail: { length: 2.0, radii: [0.19, 0.1, 0.025], angle: -0.5, curl: 1.1 },
  },
  palette: { base: colour('#8a2a22'), dark: colour('#4e1614'), light: colour('#d8a860') },
  coat: { kind: 'scale', grain: 0.018, variation: 0.3 },
  groups: (k) => [
    dragonWings(k),
    { blobs: along(k, 17, (_, at) => [blob(add(at, [0, -0.04, 0]), add(at, [0, 0.1, -0.06]), 0.045, 0.008)]), blend: 0.01, join: 0.02 },
  ],
  patches: (k, { light, dark }) => {
    const wings = dragonWings(k);
    return [
      belly(k, light, 1),
      { ...blob(add(k.neck[0], [0, -0.12, 0.16]), add(k.neck[1], [0, -0.06, 0.12]), 0.13, 0.09), colour: light, soft: 0.05 },
      ...wings.blobs.slice(4).map(
        (one): Patch => ({
          ...one,
          radius: one.radius * 1.2,
          endRadius: one.endRadius * 1.3 + 0.02,
          group: wings,
          colour: light,
          soft: 0.03,
          amount: 0.75,
        }),
      ),
      ...wings.blobs
        .slice(0, 4)
        .map(
          (one): Patch => ({ ...one, radius: one.radius * 1.1, endRadius: one.endRadius * 1.1, group: wings, colour: dark, soft: 0.02 }),
        ),
    ];
  },
  eye: 'slit',
  posture: 'stand',
  postures: ['stand', 'walk', 'lie', 'sit'],
  turn: 0.55,
};

export const reptiles: Readonly<Record<string, Mammal>> = { lizard, crocodile, turtle, frog, triceratops, stegosaurus, sauropod, dragon };
