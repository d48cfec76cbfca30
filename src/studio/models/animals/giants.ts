/** Elephants, hippos and rhinos. */
import { colour } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import { onHead, pad } from './beast-parts.ts';
import type { Patch } from './coat.ts';
import type { HeadTools } from './head.ts';
import type { Mammal } from './mammal.ts';
import { belly } from './quadruped.ts';
import { ball, blob, chain } from './sculpture.ts';
import { times } from './space.ts';

const trunkOf = ({ s }: HeadTools): readonly (readonly [Point, number])[] =>
  (
    [
      [[0, -0.3, 0.8], 0.5],
      [[0, -1.0, 1.35], 0.36],
      [[0, -2.0, 1.5], 0.28],
      [[0, -2.9, 1.45], 0.22],
      [[0, -3.4, 1.75], 0.17],
      [[0, -3.35, 2.1], 0.15],
    ] as const
  ).map(([p, r]) => [times(p, s), r * s] as const);
const tuskOf = ({ s }: HeadTools): readonly (readonly [Point, number])[] =>
  (
    [
      [[0.42, -0.75, 0.7], 0.15],
      [[0.55, -1.45, 1.35], 0.12],
      [[0.5, -1.6, 2.0], 0.04],
    ] as const
  ).map(([p, r]) => [times(p, s), r * s] as const);
export const elephant: Mammal = {
  size: 2.7,
  form: {
    length: 0.78,
    chest: 0.31,
    waist: 0.33,
    rump: 0.29,
    rumpTop: 0.94,
    sag: 0.02,
    width: 0.82,
    neck: { length: 0.28, angle: 0.5, radius: 0.17, base: 0.24 },
    headPitch: 0.15,
    head: {
      size: 0.19,
      width: 0.9,
      back: 0.2,
      muzzle: { from: [0, -0.2, 0.5], to: [0, -0.5, 0.85], radius: 0.6, tip: 0.5 },
      jaw: { from: [0, -0.7, 0.3], to: [0, -0.95, 0.75], radius: 0.4, tip: 0.2 },
      cheek: { at: [0.5, -0.3, 0.3], radius: 0.6 },
      eye: { at: [0.74, 0.02, 0.62], radius: 0.12, yaw: 0.85 },
      lid: 0.4,
      brow: 0.12,
      ear: { kind: 'fan', at: [0.75, 0.15, -0.15], to: [1, -0.12, -0.35], length: 1.9, width: 1.15, inner: null },
      nose: null,
      rim: colour('#4a4542'),
      more: (tools) => ({
        groups: [
          { frame: tools.frame, blobs: chain(trunkOf(tools), 2), blend: 0.2 * tools.s, join: 0.3 * tools.s },
          { frame: tools.frame, isMirrored: true, blobs: chain(tuskOf(tools), 2), blend: 0.02, join: 0.02 },
        ],
        patches: chain(tuskOf(tools), 2).map((one) => ({
          ...one,
          radius: one.radius * 1.2,
          endRadius: one.endRadius * 1.3 + 0.002,
          colour: colour('#e8dcc0'),
          soft: 0.008,
          shine: 0.7,
          isSharp: true,
        })),
      }),
    },
    fore: pad([0.15, 0.115, 0.095, 0.09], 0.155, 0.1, 0.03),
    hind: pad([0.19, 0.125, 0.095, 0.09], 0.15, 0.1, 0.03),
    tail: { length: 0.48, radii: [0.03, 0.018, 0.02], angle: -1.1, curl: -0.6 },
  },
  palette: { base: colour('#7d7671'), dark: colour('#4a4542'), light: colour('#a89c94') },
  coat: { kind: 'hide', grain: 0.011, variation: 0.2 },
  patches: (k, { dark }) => [
    ...k.legs.map(
      (leg, i): Patch => ({
        ...ball([leg.toe[0], 0.01, leg.toe[2] + 0.07], 0.045),
        group: k.legGroups[i < k.legs.length / 2 ? 0 : 1]!,
        colour: colour('#c8bca8'),
        soft: 0.02,
        amount: 0.5,
      }),
    ),
    belly(k, dark, 0.3),
  ],
  eye: 'brown',
  turn: 0.6,
  postures: ['stand', 'walk'],
};
export const mammoth: Mammal = {
  ...elephant,
  palette: { base: colour('#5a3c26'), dark: colour('#2e1e14'), light: colour('#8a6a48') },
  coat: { kind: 'shag', grain: 0.014, variation: 0.3 },
  patches: () => [],
};
export const hippo: Mammal = {
  size: 1.4,
  form: {
    ...elephant.form,
    length: 1.2,
    chest: 0.38,
    waist: 0.42,
    rump: 0.38,
    rumpTop: 1,
    width: 0.9,
    neck: { length: 0.42, angle: 0.05, radius: 0.28, base: 0.34 },
    headPitch: 0.28,
    head: {
      size: 0.25,
      width: 1.05,
      muzzle: { from: [0, -0.2, 0.6], to: [0, -0.3, 1.75], radius: 0.72, tip: 0.72 },
      jaw: { from: [0, -0.7, 0.3], to: [0, -0.85, 1.6], radius: 0.6, tip: 0.52 },
      pads: { at: [0.5, -0.2, 1.95], radius: 0.52 },
      cheek: { at: [0.5, -0.4, 0.3], radius: 0.65 },
      eye: { at: [0.58, 0.72, 0.5], radius: 0.15, yaw: 0.7 },
      lid: 0.4,
      brow: 0.16,
      ear: { kind: 'round', at: [0.62, 0.95, -0.35], to: [0.5, 1, 0], length: 0.35, width: 0.2, inner: colour('#b07a74') },
      nose: null,
      nostrils: { at: [0.32, 0.32, 2.15], radius: 0.11 },
      mouth: [
        [0, -0.62, 2.5],
        [0.6, -0.7, 2.3],
        [0.85, -0.62, 1.7],
        [0.8, -0.4, 1.0],
      ],
      rim: colour('#8a5a54'),
    },
    fore: pad([0.2, 0.15, 0.115, 0.1], 0.2, 0.115, 0.04),
    hind: pad([0.24, 0.16, 0.115, 0.1], 0.2, 0.115, 0.04),
    tail: { length: 0.24, radii: [0.04, 0.03, 0.015], angle: -1.1, curl: 0 },
  },
  palette: { base: colour('#75686a'), dark: colour('#4a4044'), light: colour('#b58c86') },
  coat: { kind: 'hide', grain: 0.01, variation: 0.16 },
  patches: (k, { light }) => [
    belly(k, light, 0.8),
    onHead(k, [0, -0.8, 1.9], [0, -1, 0.6], [0.7, 0.6], { colour: light, soft: 0.1, amount: 0.6 }),
  ],
  eye: 'brown',
  turn: 0.7,
  postures: ['stand', 'walk', 'lie'],
};
const rhinoHorn = (s: number) => [
  blob([0, 0.25 * s, 2.2 * s], [0, 1.35 * s, 2.75 * s], 0.32 * s, 0.03 * s),
  blob([0, 0.4 * s, 1.35 * s], [0, 0.95 * s, 1.5 * s], 0.26 * s, 0.04 * s),
];
export const rhino: Mammal = {
  ...hippo,
  size: 1.6,
  form: {
    ...hippo.form,
    length: 1.08,
    chest: 0.34,
    waist: 0.36,
    rump: 0.33,
    rumpTop: 0.96,
    hump: { radius: 0.2, rise: 0.16, along: 0.86 },
    neck: { length: 0.42, angle: -0.02, radius: 0.22, base: 0.28 },
    headPitch: 0.32,
    head: {
      ...hippo.form.head,
      size: 0.19,
      width: 0.85,
      muzzle: { from: [0, -0.2, 0.6], to: [0, -0.3, 2.1], radius: 0.74, tip: 0.55 },
      jaw: { from: [0, -0.6, 0.3], to: [0, -0.75, 1.9], radius: 0.5, tip: 0.4 },
      pads: { at: [0.2, -0.4, 2.2], radius: 0.3 },
      eye: { at: [0.72, 0.2, 0.8], radius: 0.13, yaw: 0.95 },
      ear: { kind: 'leaf', at: [0.5, 0.9, -0.5], to: [0.4, 1, 0.1], length: 0.85, width: 0.32, inner: colour('#6a5a54') },
      nostrils: { at: [0.28, -0.35, 2.55], radius: 0.1 },
      mouth: [
        [0, -0.75, 2.55],
        [0.35, -0.78, 2.35],
        [0.5, -0.7, 1.7],
      ],
      more: ({ s, frame }) => ({
        groups: [{ frame, blobs: rhinoHorn(s), blend: 0.01, join: 0.03 }],
        patches: rhinoHorn(s).map((one) => ({
          ...one,
          radius: one.radius * 1.05,
          endRadius: one.endRadius * 1.6,
          colour: colour('#4f473f'),
          soft: 0.012,
          shine: 0.4,
        })),
      }),
    },
  },
  palette: { base: colour('#807a75'), dark: colour('#4e4945'), light: colour('#9a918a') },
  patches: (k, { dark }) => [belly(k, dark, 0.4)],
};
