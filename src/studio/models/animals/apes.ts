/** Apes and monkeys. */
import { colour } from '../../render/field/index.ts';
import { bearForm } from './bears.ts';
import { black, paw } from './beast-parts.ts';
import type { Patch } from './coat.ts';
import type { HeadTools } from './head.ts';
import type { Mammal } from './mammal.ts';
import { belly } from './quadruped.ts';
import { ball, blob } from './sculpture.ts';

export const gorilla: Mammal = {
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
export const monkey: Mammal = {
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
export const orangutan: Mammal = {
  ...monkey,
  size: 0.9,
  form: { ...monkey.form, tail: null },
  palette: { base: colour('#9a4a1c'), dark: colour('#5a2810'), light: colour('#b5602a') },
  coat: { kind: 'shag', grain: 0.016, variation: 0.3 },
};
