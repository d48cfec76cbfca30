/** Raccoons, otters, kangaroos. */
import { colour } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import { bearForm, bearHead } from './bears.ts';
import { leather, onHead, paw } from './beast-parts.ts';
import type { Patch } from './coat.ts';
import type { Mammal } from './mammal.ts';
import { lightFace } from './pets.ts';
import { belly, type Skeleton, stockings } from './quadruped.ts';
import { rabbit, rodentHead, smallForm } from './rodents.ts';
import { ball, blob, type Group } from './sculpture.ts';

export const raccoon: Mammal = {
  ...rabbit,
  size: 0.27,
  form: {
    ...bearForm,
    hump: { radius: 0.05, rise: 0.1, along: 0.5 },
    neck: { length: 0.32, angle: 0.55, radius: 0.18, base: 0.22 },
    chest: 0.26,
    waist: 0.28,
    rump: 0.3,
    rumpTop: 1.08,
    head: {
      ...bearHead,
      size: 0.22,
      width: 1.1,
      muzzle: { from: [0, -0.25, 0.6], to: [0, -0.36, 1.55], radius: 0.45, tip: 0.2 },
      jaw: { from: [0, -0.55, 0.4], to: [0, -0.56, 1.3], radius: 0.32, tip: 0.15 },
      nose: { width: 0.18, at: [0, -0.24, 1.75], colour: leather },
      mouth: [
        [0, -0.44, 1.7],
        [0.14, -0.5, 1.5],
        [0.36, -0.48, 1.05],
      ],
      ruff: { from: [0.6, -0.4, 0.1], to: [1.15, -0.65, -0.1], radius: 0.38 },
      eye: { at: [0.42, 0.1, 0.85], radius: 0.21, yaw: 0.35 },
      ear: { ...bearHead.ear!, kind: 'point', length: 0.75, width: 0.4, inner: colour('#d8d0c4') },
    },
    fore: paw([0.12, 0.08, 0.06, 0.05], 0.13, 0.06, 0.1),
    hind: paw([0.18, 0.1, 0.065, 0.052], 0.14, 0.062, 0.12),
    tail: { length: 0.85, radii: [0.08, 0.13, 0.07], angle: -0.3, curl: 0.9 },
  },
  palette: { base: colour('#8a8379'), dark: colour('#1c1918'), light: colour('#e6e0d6') },
  coat: { kind: 'fur', grain: 0.015, variation: 0.3 },
  patches: (k, { dark, light }) => [
    belly(k, light, 0.4),
    ...lightFace(k, light, 0.03),
    onHead(k, [0, 0.4, 0.85], [0.8, 0.42, 0.5], [0.26, 0.26], { colour: light, soft: 0.03 }),
    onHead(k, [0.34, 0.06, 0.95], [1.0, -0.25, 0.4], [0.3, 0.3], { colour: dark, soft: 0.02 }),
    onHead(k, [0, 0.5, 0.9], [0, -0.1, 1.3], [0.1, 0.1], { colour: dark, soft: 0.02, amount: 0.8 }),
    ...stockings(k, 0.4, { colour: dark, soft: 0.05, amount: 0.85 }),
    ...k.tail.filter((_, i) => i % 2 === 1).map(([at, r]): Patch => ({ ...ball(at, r * 1.25), colour: dark, soft: 0.025 })),
  ],
  eye: 'brown',
};
export const otter: Mammal = {
  ...raccoon,
  size: 0.3,
  form: {
    ...raccoon.form,
    length: 1.3,
    head: {
      ...bearHead,
      size: 0.2,
      width: 1.1,
      muzzle: { from: [0, -0.25, 0.6], to: [0, -0.32, 1.1], radius: 0.5, tip: 0.34 },
      jaw: { from: [0, -0.55, 0.4], to: [0, -0.56, 1.0], radius: 0.36, tip: 0.2 },
      pads: { at: [0.2, -0.36, 1.16], radius: 0.28 },
      nose: { width: 0.22, at: [0, -0.12, 1.4], colour: leather },
      mouth: [
        [0, -0.36, 1.44],
        [0.22, -0.6, 1.26],
        [0.44, -0.5, 0.95],
      ],
      ear: { ...bearHead.ear!, at: [0.85, 0.3, -0.1], width: 0.2, length: 0.3 },
    },
    tail: { length: 0.95, radii: [0.14, 0.09, 0.03], angle: -0.5, curl: 0.3 },
  },
  palette: { base: colour('#5e4632'), dark: colour('#3a2a1e'), light: colour('#c8b296') },
  coat: { kind: 'sleek', grain: 0.012, variation: 0.18 },
  patches: (k, { light }) => [
    belly(k, light, 0.8),
    ...lightFace(k, light, 0.05),
    { ...blob(k.trunk(1.1, -0.2), k.trunk(0.7, -0.28), 0.14, 0.12), colour: light, soft: 0.06 },
  ],
};
/** A paddle for a tail, and orange teeth. */
const paddle = (k: Skeleton): Group => {
  const [from, mid] = [k.tail[1]![0], k.tail.at(-1)![0]];
  const way = Math.hypot(mid[0] - from[0], mid[2] - from[2]) || 1;
  const out: Point = [from[0] + ((mid[0] - from[0]) / way) * 0.85, 0.05, from[2] + ((mid[2] - from[2]) / way) * 0.85];
  return { blobs: [blob([from[0], 0.06, from[2]], out, 0.09, 0.13), ball([out[0], 0.05, out[2]], 0.135)], squash: [1, 0.36, 1], blend: 0.04, join: 0.03 };
}; // biome-ignore format: long
const teeth = (k: Skeleton): Group => {
  const s = k.form.head.size;
  return { frame: k.head, isMirrored: true, blobs: [blob([0.07 * s, -0.5 * s, 1.38 * s], [0.07 * s, -0.84 * s, 1.34 * s], 0.075 * s, 0.07 * s)], blend: 0.002, join: 0.002 };
}; // biome-ignore format: long
export const beaver: Mammal = {
  ...otter,
  size: 0.35,
  turn: 1.15,
  form: { ...otter.form, length: 0.95, chest: 0.32, waist: 0.4, rump: 0.4, head: { ...otter.form.head, size: 0.225 }, tail: { length: 0.5, radii: [0.1, 0.07, 0.05], angle: -0.7, curl: 0.4 } },
  palette: { base: colour('#5c3a20'), dark: colour('#2e1c10'), light: colour('#a07a52') },
  coat: { kind: 'fur', grain: 0.014, variation: 0.28 },
  groups: (k) => [paddle(k), teeth(k)],
  patches: (k, { light, dark }) => [
    belly(k, light, 0.5),
    ...lightFace(k, light, 0.05).slice(0, 1),
    ...paddle(k).blobs.map((one): Patch => ({ ...one, radius: one.radius * 1.2, endRadius: one.endRadius * 1.2, group: paddle(k), colour: dark, soft: 0.01, isBare: true, shine: 0.5 })),
    ...teeth(k).blobs.map((one): Patch => ({ ...one, radius: one.radius * 1.4, endRadius: one.endRadius * 1.4, group: teeth(k), colour: colour('#e8a24a'), soft: 0.003, isBare: true })),
  ],
}; // biome-ignore format: long
/** Black, with a white blaze that runs over the brow and down the back to the tail. */
export const skunk: Mammal = {
  ...raccoon,
  size: 0.26,
  posture: 'stand',
  turn: 1.0,
  form: {
    ...raccoon.form,
    head: { ...otter.form.head, size: 0.18, width: 0.95 },
    tail: { length: 1.25, radii: [0.1, 0.24, 0.14], angle: 0.9, curl: 1.5 },
  },
  palette: { base: colour('#171514'), dark: colour('#0d0c0c'), light: colour('#f0ede6') },
  coat: { kind: 'shag', grain: 0.016, variation: 0.2 },
  patches: (k, { light }) => [
    onHead(k, [0, 0.75, 0.7], [0, 1.0, -0.5], [0.2, 0.42], { colour: light, soft: 0.03 }),
    onHead(k, [0, 0.45, 0.95], [0, 0.05, 1.35], [0.11, 0.07], { colour: light, soft: 0.02 }),
    { ...blob(k.trunk(1.05, 0.26), k.trunk(0.5, 0.34), 0.13, 0.15), colour: light, soft: 0.03 },
    { ...blob(k.trunk(0.5, 0.34), k.trunk(-0.05, 0.28), 0.15, 0.14), colour: light, soft: 0.03 },
    ...k.tail.map(([at, r]): Patch => ({ ...ball([at[0], at[1] + r * 0.6, at[2] - r * 0.4], r * 0.85), colour: light, soft: 0.04 })),
  ],
};
/** Grey, its white head striped black over both eyes. */
export const badger: Mammal = {
  ...raccoon,
  size: 0.3,
  posture: 'stand',
  turn: 0.6,
  form: { ...raccoon.form, chest: 0.3, waist: 0.34, rump: 0.34, tail: { length: 0.3, radii: [0.09, 0.09, 0.05], angle: -0.2, curl: 0.2 } },
  palette: { base: colour('#6e6a64'), dark: colour('#191716'), light: colour('#efebe3') },
  coat: { kind: 'shag', grain: 0.014, variation: 0.3 },
  patches: (k, { dark, light }) => [
    { ...blob(k.trunk(1, -0.25), k.trunk(0.2, -0.3), 0.2, 0.2), colour: dark, soft: 0.06, amount: 0.85 },
    onHead(k, [0, 0.3, 0.9], [0, -0.2, 0.5], [1.15, 1.1], { colour: light, soft: 0.04 }),
    onHead(k, [0.24, -0.1, 1.5], [0.44, 0.16, 0.9], [0.14, 0.27], { colour: dark, soft: 0.02 }),
    onHead(k, [0.44, 0.16, 0.9], [0.6, 0.85, 0.1], [0.27, 0.34], { colour: dark, soft: 0.02 }),
    ...stockings(k, 0.8, { colour: dark, soft: 0.05 }),
  ],
};
export const kangaroo: Mammal = {
  size: 0.62,
  form: {
    ...smallForm,
    length: 1.25,
    chest: 0.2,
    waist: 0.26,
    rump: 0.32,
    neck: { length: 0.36, angle: 1.2, radius: 0.11, base: 0.15 },
    head: {
      ...rodentHead,
      size: 0.165,
      width: 0.88,
      muzzle: { from: [0, -0.2, 0.5], to: [0, -0.42, 1.7], radius: 0.64, tip: 0.36 },
      jaw: { from: [0, -0.5, 0.3], to: [0, -0.62, 1.5], radius: 0.4, tip: 0.24 },
      pads: { at: [0.1, -0.45, 1.7], radius: 0.24 },
      nose: { width: 0.2, at: [0, -0.26, 2.02], colour: leather },
      mouth: [
        [0, -0.6, 2.0],
        [0.2, -0.66, 1.75],
        [0.36, -0.6, 1.2],
      ],
      eye: { at: [0.62, 0.2, 0.6], radius: 0.22, yaw: 0.8 },
      ear: { kind: 'leaf', at: [0.5, 0.75, -0.3], to: [0.4, 1, -0.1], length: 1.5, width: 0.36, inner: colour('#c8a088') },
    },
    headPitch: 0.15,
    fore: paw([0.075, 0.05, 0.04, 0.034], 0.13, 0.042, 0.06),
    hind: paw([0.26, 0.15, 0.07, 0.055], 0.15, 0.06, 0.34),
    tail: { length: 1.25, radii: [0.15, 0.09, 0.04], angle: -0.7, curl: 0.9 },
    arms: 'hang',
  },
  palette: { base: colour('#9a7250'), dark: colour('#5e432c'), light: colour('#d8c2a2') },
  coat: { kind: 'fur', grain: 0.01, variation: 0.16 },
  patches: (k, { light, dark }) => [
    belly(k, light),
    onHead(k, [0, -0.8, 1.5], [0, -1, 0.2], [0.4, 0.5], { colour: light, soft: 0.05 }),
    ...stockings(k, 0.2, { colour: dark, soft: 0.05 }),
  ],
  eye: 'brown',
  posture: 'sit',
  postures: ['sit'],
  turn: 0.85,
};
