/** Dinosaurs on four legs, and the dragon, who is built as one of them. They share the heads and spines of the reptiles. */
import { type Colour, colour } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import { spreadWing } from './bird.ts';
import type { Patch } from './coat.ts';
import type { HeadTools } from './head.ts';
import type { Mammal } from './mammal.ts';
import { belly, type QuadrupedForm, type Skeleton } from './quadruped.ts';
import { along, lizardHead, pad, paw } from './reptiles.ts';
import { blob, chain, type Group } from './sculpture.ts';
import { add, mix } from './space.ts';

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

export const dinosaurs: Readonly<Record<string, Mammal>> = { triceratops, stegosaurus, sauropod, dragon };
