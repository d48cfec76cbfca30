/** Ducks, geese, swans, flamingos, penguins. */
import { colour } from '../../render/field/index.ts';
import type { Bird, BirdPalette } from './bird.ts';
import { bird, black, face, song, white } from './bird-parts.ts';
import { ball, blob } from './sculpture.ts';
import { add } from './space.ts';

export const duck: Bird = {
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
export const goose: Bird = {
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
export const swan: Bird = {
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
export const flamingo: Bird = {
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
export const ostrich: Bird = {
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
export const penguin: Bird = {
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
    beak: colour('#c8843c'),
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
export const tern: BirdPalette = {
  base: colour('#e8e8e6'),
  breast: white,
  wing: colour('#a8b0b8'),
  tip: black,
  beak: colour('#e0a83a'),
  leg: colour('#d89a4a'),
};
