/** Rabbits, squirrels, mice, hedgehogs. */
import { colour } from '../../render/field/index.ts';
import { leather, onHead, paw } from './beast-parts.ts';
import type { Patch } from './coat.ts';
import type { HeadForm } from './head.ts';
import type { Mammal } from './mammal.ts';
import { lightFace } from './pets.ts';
import { belly, type QuadrupedForm, stockings } from './quadruped.ts';
import { ball, blob } from './sculpture.ts';

export const rodentHead: HeadForm = {
  size: 0.3,
  width: 0.95,
  back: 0.2,
  muzzle: { from: [0, -0.3, 0.45], to: [0, -0.3, 1.05], radius: 0.52, tip: 0.34 },
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
export const smallForm: QuadrupedForm = {
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
export const rabbit: Mammal = {
  hair: 0.075,
  whiskers: [0.2, -0.4, 1.2],
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
export const squirrel: Mammal = {
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
    tail: { length: 1.6, radii: [0.12, 0.3, 0.22], angle: 0.6, curl: 1.9, isHeld: true },
  },
  palette: { base: colour('#8f5836'), dark: colour('#6e3418'), light: colour('#f0e4d2') },
  patches: (k, { light }) => [
    belly(k, light),
    ...lightFace(k, light, 0.04).slice(0, 1),
    { ...blob(k.trunk(1.1, -0.2), k.trunk(0.7, -0.35), 0.14, 0.14), colour: light, soft: 0.04 },
  ],
};
export const mouse: Mammal = {
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
export const hedgehog: Mammal = {
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
