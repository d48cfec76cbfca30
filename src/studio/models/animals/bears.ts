/** Bears of all kinds, the koala and the teddy. */
import { colour } from '../../render/field/index.ts';
import { black, leather, onHead, pad, paw } from './beast-parts.ts';
import type { Patch } from './coat.ts';
import type { HeadForm, HeadTools } from './head.ts';
import type { Mammal } from './mammal.ts';
import { belly, type QuadrupedForm, stockings } from './quadruped.ts';
import { ball, blob } from './sculpture.ts';

export const bearHead: HeadForm = {
  size: 0.21,
  width: 1.02,
  back: 0.2,
  muzzle: { from: [0, -0.22, 0.6], to: [0, -0.34, 1.5], radius: 0.56, tip: 0.36 },
  jaw: { from: [0, -0.55, 0.4], to: [0, -0.62, 1.3], radius: 0.4, tip: 0.24 },
  cheek: { at: [0.6, -0.3, 0.1], radius: 0.6 },
  eye: { at: [0.4, 0.2, 0.86], radius: 0.175, yaw: 0.3 },
  lid: 0.2,
  brow: 0.12,
  ear: { kind: 'round', at: [0.68, 0.66, -0.1], to: [0.6, 1, 0], length: 0.55, width: 0.34, inner: colour('#3a2a20') },
  nose: { width: 0.26, at: [0, -0.12, 1.82], colour: leather },
  mouth: [
    [0, -0.4, 1.84],
    [0.02, -0.56, 1.74],
    [0.28, -0.64, 1.45],
    [0.46, -0.56, 1.0],
  ],
  rim: black,
};
export const bearForm: QuadrupedForm = {
  length: 1.08,
  chest: 0.32,
  waist: 0.32,
  rump: 0.31,
  rumpTop: 0.98,
  sag: 0.02,
  width: 0.84,
  hump: { radius: 0.2, rise: 0.14, along: 0.85 },
  neck: { length: 0.36, angle: 0.3, radius: 0.2, base: 0.26 },
  head: bearHead,
  headPitch: 0.12,
  fore: paw([0.19, 0.13, 0.105, 0.095], 0.16, 0.105, 0.1),
  hind: paw([0.24, 0.15, 0.1, 0.095], 0.16, 0.105, 0.12),
  tail: { length: 0.1, radii: [0.07, 0.07, 0.05], angle: -0.8, curl: 0 },
};
export const bear: Mammal = {
  size: 1.05,
  hair: 0.11,
  form: bearForm,
  palette: { base: colour('#54402e'), dark: colour('#2a1e15'), light: colour('#9a7650') },
  coat: { kind: 'shag', grain: 0.012, variation: 0.22 },
  patches: (k, { light, dark }) => [
    onHead(k, [0, -0.3, 1.0], [0, -0.45, 1.6], [0.62, 0.5], { colour: light, soft: 0.05, amount: 0.8, isBare: true }),
    ...stockings(k, 0.6, { colour: dark, soft: 0.08, amount: 0.6 }),
  ],
  eye: 'brown',
  turn: 0.7,
};
export const polar: Mammal = {
  ...bear,
  size: 1.25,
  form: {
    ...bearForm,
    neck: { length: 0.5, angle: 0.3, radius: 0.16, base: 0.25 },
    hump: { radius: 0.12, rise: 0.1, along: 0.85 },
    head: { ...bearHead, size: 0.18, ear: { ...bearHead.ear!, width: 0.27, inner: colour('#8a7c6a') } },
  },
  palette: { base: colour('#e6decb'), dark: colour('#d8ccb0'), light: colour('#efe9dc') },
  coat: { kind: 'shag', grain: 0.011, variation: 0.1 },
};
export const panda: Mammal = {
  ...bear,
  size: 0.8,
  form: {
    ...bearForm,
    hump: { radius: 0.1, rise: 0.1, along: 0.85 },
    head: {
      ...bearHead,
      size: 0.25,
      width: 1.1,
      cheek: { at: [0.65, -0.3, 0.15], radius: 0.66 },
      muzzle: { from: [0, -0.28, 0.6], to: [0, -0.36, 1.22], radius: 0.5, tip: 0.36 },
      jaw: { from: [0, -0.55, 0.4], to: [0, -0.62, 1.05], radius: 0.4, tip: 0.24 },
      nose: { width: 0.22, at: [0, -0.18, 1.56], colour: leather },
      mouth: [
        [0, -0.4, 1.58],
        [0.02, -0.56, 1.46],
        [0.24, -0.64, 1.22],
        [0.4, -0.56, 0.95],
      ],
      ear: { ...bearHead.ear!, inner: black, tip: black, width: 0.36 },
    },
  },
  palette: { base: colour('#ece8de'), dark: colour('#191615'), light: colour('#f2efe8') },
  coat: { kind: 'fur', grain: 0.014, variation: 0.08 },
  patches: (k, { dark }) => [
    onHead(k, [0.36, 0.26, 0.85], [0.6, -0.05, 0.8], [0.24, 0.27], { colour: dark, soft: 0.02 }),
    ...stockings(k, 1, { colour: dark, soft: 0.05 }),
    {
      ...blob(k.trunk(0.86, -k.form.chest * 1.4, 0), k.trunk(0.86, k.form.chest, 0), k.form.chest * 0.72, k.form.chest * 0.62),
      colour: dark,
      soft: 0.04,
    },
    ...k.legs.map(
      (leg, i): Patch => ({
        ...blob(leg.points[0], leg.points[1], i === 0 ? 0.27 : 0.25, 0.24),
        group: k.legGroups[i === 0 || (k.legs.length > 2 && i < 2) ? 0 : 1]!,
        colour: dark,
        soft: 0.04,
      }),
    ),
  ],
  eye: 'brown',
  posture: 'sit',
  turn: 0.45,
};
export const koala: Mammal = {
  ...bear,
  size: 0.42,
  form: {
    ...bearForm,
    head: {
      ...panda.form.head,
      size: 0.27,
      muzzle: { from: [0, -0.3, 0.6], to: [0, -0.4, 0.95], radius: 0.5, tip: 0.36 },
      jaw: { from: [0, -0.55, 0.4], to: [0, -0.62, 0.85], radius: 0.38, tip: 0.24 },
      eye: { at: [0.46, 0.12, 0.86], radius: 0.15, yaw: 0.3 },
      ear: { kind: 'round', at: [0.9, 0.5, -0.1], to: [1, 0.7, 0], length: 0.8, width: 0.56, inner: colour('#d8ccc8') },
      nose: { width: 0.28, at: [0, -0.12, 1.24], colour: leather },
      mouth: [
        [0, -0.5, 1.28],
        [0.22, -0.62, 1.12],
        [0.4, -0.58, 0.9],
      ],
      more: ({ s }: HeadTools) => ({
        patches: [
          {
            ...blob([0, 0.1 * s, 1.15 * s], [0, -0.3 * s, 1.32 * s], 0.2 * s, 0.24 * s),
            colour: leather,
            soft: 0.02 * s,
            shine: 0.8,
            isSharp: true,
          },
        ],
      }),
    },
  },
  palette: { base: colour('#8e8a88'), dark: colour('#5a5654'), light: colour('#d8d2cc') },
  coat: { kind: 'fur', grain: 0.017, variation: 0.16 },
  patches: (k, { light }) => [belly(k, light), onHead(k, [0, -0.8, 0.7], [0, -1, 0.2], [0.4, 0.5], { colour: light, soft: 0.05 })],
  posture: 'sit',
};
/** Sewn: short pile, button nose, no claws; sits like a child. */
export const teddy: Mammal = {
  ...panda,
  hair: 0,
  size: 0.24,
  form: {
    ...bearForm,
    length: 0.7,
    chest: 0.26,
    waist: 0.31,
    rump: 0.32,
    width: 1,
    hump: { radius: 0.05, rise: 0.1, along: 0.5 },
    neck: { length: 0.34, angle: 1.35, radius: 0.17, base: 0.2 },
    head: {
      ...panda.form.head,
      size: 0.31,
      width: 1.08,
      eye: { at: [0.4, 0.1, 0.93], radius: 0.12, yaw: 0.25 },
      lid: -0.1,
      brow: 0,
      muzzle: { from: [0, -0.32, 0.7], to: [0, -0.34, 0.98], radius: 0.48, tip: 0.4 },
      jaw: { from: [0, -0.42, 0.6], to: [0, -0.44, 0.9], radius: 0.36, tip: 0.3 },
      cheek: { at: [0.5, -0.3, 0.1], radius: 0.6 },
      ear: { kind: 'round', at: [0.72, 0.72, 0], to: [0.7, 0.8, 0], length: 0.6, width: 0.4, inner: colour('#e2c49a') },
      nose: { width: 0.17, at: [0, -0.14, 1.36], colour: colour('#2a1a12') },
      mouth: [
        [0, -0.3, 1.4],
        [0, -0.5, 1.36],
        [0.22, -0.6, 1.22],
      ],
      rim: colour('#4a2e1a'),
      more: ({ s }) => ({
        patches: [
          { ...blob([0, -0.32 * s, 1.05 * s], [0, -0.34 * s, 1.2 * s], 0.42 * s, 0.36 * s), colour: colour('#e2c49a'), soft: 0.02 * s },
        ],
      }),
    },
    fore: pad([0.12, 0.115, 0.115, 0.12], 0.23, 0.13, 0.02),
    hind: pad([0.15, 0.14, 0.135, 0.13], 0.17, 0.15, 0.02),
    tail: null,
    arms: 'teddy',
  },
  palette: { base: colour('#a8743f'), dark: colour('#5e3c1e'), light: colour('#e2c49a') },
  coat: { kind: 'plush', grain: 0.016, variation: 0.12 },
  patches: (k, { light }) => [
    { ...blob(k.trunk(0.55, -0.42), k.trunk(0.25, -0.42), 0.17, 0.2), colour: light, soft: 0.03, amount: 0.7 },
    ...k.legs.slice(1).map(
      (leg): Patch => ({
        ...ball([leg.toe[0], leg.toe[1], leg.toe[2] + 0.16], 0.13),
        group: k.legGroups[1]!,
        colour: light,
        soft: 0.015,
      }),
    ),
  ],
  eye: 'black',
  posture: 'sit',
  postures: ['sit'],
  turn: 0.3,
};
