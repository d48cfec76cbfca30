/** Kinds of birds by their concepts; songbirds, parrots, owls and birds of prey. */
import { colour } from '../../render/field/index.ts';
import type { Bird } from './bird.ts';
import { bird, black, crest, face, song, white } from './bird-parts.ts';
import { chick, chicken, peacock, rooster, turkey } from './fowl.ts';
import { blob } from './sculpture.ts';
import { add } from './space.ts';
import { duck, flamingo, goose, ostrich, penguin, swan, tern } from './water-birds.ts';

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
