/** Horses, zebras, donkeys, the unicorn. */
import { colour } from '../../render/field/index.ts';
import type { Patch } from './coat.ts';
import type { HeadForm } from './head.ts';
import { black, darkMuzzle, horn, mane, manePaint, muzzleSkin, tailPaint } from './hoofed-parts.ts';
import type { Mammal } from './mammal.ts';
import { belly, hooves, type QuadrupedForm, type Skeleton, stockings } from './quadruped.ts';
import { ball, blob, type Group } from './sculpture.ts';
import { times } from './space.ts';

export const equineHead: HeadForm = {
  size: 0.098,
  width: 0.86,
  back: 0.35,
  muzzle: { from: [0, -0.15, 0.7], to: [0, -0.42, 3.05], radius: 0.8, tip: 0.52 },
  jaw: { from: [0, -0.75, 0.2], to: [0, -0.85, 2.7], radius: 0.62, tip: 0.3 },
  cheek: { at: [0.3, -0.75, 0.25], radius: 0.72 },
  eye: { at: [0.66, 0.28, 0.62], radius: 0.23, yaw: 1.05 },
  lid: 0.35,
  brow: 0.16,
  ear: { kind: 'leaf', at: [0.45, 0.8, -0.35], to: [0.22, 1, 0.1], length: 1.05, width: 0.3, inner: colour('#4a3a30') },
  nose: null,
  nostrils: { at: [0.34, -0.28, 3.42], radius: 0.14 },
  mouth: [
    [0, -0.72, 3.55],
    [0.35, -0.75, 3.3],
    [0.5, -0.72, 2.7],
  ],
  rim: black,
};
export const equine: QuadrupedForm = {
  length: 0.92,
  chest: 0.23,
  waist: 0.215,
  rump: 0.215,
  rumpTop: 0.99,
  sag: 0.015,
  width: 0.78,
  neck: { length: 0.52, angle: 0.88, radius: 0.1, base: 0.19 },
  head: equineHead,
  headPitch: 0.72,
  fore: { radii: [0.12, 0.07, 0.042, 0.034], apart: 0.1, foot: { kind: 'hoof', radius: 0.046, length: 0.05 } },
  hind: { radii: [0.17, 0.095, 0.046, 0.036], apart: 0.1, foot: { kind: 'hoof', radius: 0.046, length: 0.05 } },
  tail: { length: 0.62, radii: [0.035, 0.062, 0.03], angle: -0.35, curl: -2.1 },
};
export const horse: Mammal = {
  size: 1.55,
  form: equine,
  palette: { base: colour('#6e4229'), dark: colour('#17110d'), light: colour('#e8dfd2') },
  coat: { kind: 'sleek', grain: 0.006, variation: 0.12 },
  groups: (k) => [mane(k, 0.03, 0.15)],
  patches: (k, { dark, light }) => [
    darkMuzzle(k, muzzleSkin, 0.03),
    ...stockings(k, 0.55, { colour: dark, soft: 0.05, amount: 0.85 }),
    {
      ...blob(
        times([0, 0.75, 1.1], k.form.head.size),
        times([0, 0.3, 2.4], k.form.head.size),
        0.2 * k.form.head.size,
        0.12 * k.form.head.size,
      ),
      group: k.built.groups[1]!,
      colour: light,
      soft: 0.012,
    },
    ...hooves(k, horn),
    ...manePaint(k, dark, 0.03, 0.15),
    ...tailPaint(k, dark, 0),
  ],
  eye: 'horse',
  turn: 0.85,
  postures: ['stand', 'walk', 'run', 'lie'],
};
export const zebra: Mammal = {
  ...horse,
  size: 1.3,
  form: {
    ...equine,
    neck: { ...equine.neck, length: 0.46, radius: 0.11 },
    head: { ...equineHead, size: 0.105 },
    tail: { length: 0.5, radii: [0.025, 0.02, 0.045], angle: -0.4, curl: -2 },
  },
  palette: { base: colour('#e6e1d8'), dark: colour('#131112'), light: colour('#e6e1d8') },
  groups: (k) => [mane(k, 0.026, 0)],
  patterns: ({ dark }) => [{ kind: 'stripes', direction: [0, 0.18, 1], period: 0.105, share: 0.47, wobble: 0.5, colour: dark }],
  patches: (k, { dark, light }) => {
    const legs = stockings(k, 1, { colour: light, soft: 0.02 });
    const bands = stockings(k, 1, { colour: dark, soft: 0.02, stripes: { direction: [0, 1, 0.12], period: 0.062, share: 0.42 } });
    const s = k.form.head.size;
    const face = { ...blob([0, 0, -0.1 * s], times([0, -0.4, 2.6], s), 1.25 * s, 0.8 * s), group: k.built.groups[1]! };
    return [
      belly(k, light, 0.8),
      ...legs,
      ...bands,
      { ...face, colour: light, soft: 0.01 },
      { ...face, colour: dark, soft: 0.01, stripes: { direction: [0.8, 0.55, 0.45], period: 0.036, share: 0.42 } },
      darkMuzzle(k, black, 0.02),
      ...hooves(k, horn),
      ...tailPaint(k, dark, 3),
    ];
  },
};
export const donkey: Mammal = {
  ...horse,
  size: 1.15,
  form: {
    ...equine,
    neck: { ...equine.neck, length: 0.44, angle: 0.75 },
    head: {
      ...equineHead,
      size: 0.115,
      ear: {
        kind: 'leaf',
        at: [0.42, 0.85, -0.4],
        to: [0.28, 1, 0.05],
        length: 2.0,
        width: 0.36,
        inner: colour('#b5a594'),
        tip: colour('#3a342e'),
      },
    },
    tail: { length: 0.5, radii: [0.025, 0.02, 0.045], angle: -0.4, curl: -2 },
  },
  palette: { base: colour('#857a70'), dark: colour('#38312b'), light: colour('#e2d9cc') },
  coat: { kind: 'fur', grain: 0.007, variation: 0.16 },
  groups: (k) => [mane(k, 0.024, 0)],
  patches: (k, { dark, light }) => [
    belly(k, light),
    { ...ball(times([0.62, 0.28, 0.6], k.form.head.size), 0.5 * k.form.head.size), group: k.built.groups[1]!, colour: light, soft: 0.02 },
    darkMuzzle(k, light, 0.03),
    ...hooves(k, horn),
    ...manePaint(k, dark, 0.024, 0),
    ...tailPaint(k, dark, 3),
  ],
};
/** A spiral horn from the brow. */
const spire = (k: Skeleton): Group => {
  const s = k.form.head.size;
  return { frame: k.head, blobs: [blob([0, 0.8 * s, 0.85 * s], [0, 2.6 * s, 2.5 * s], 0.2 * s, 0.02 * s)], blend: 0.01, join: 0.01 };
};
export const unicorn: Mammal = {
  ...horse,
  size: 1.5,
  palette: { base: colour('#efebe8'), dark: colour('#d58fc0'), light: colour('#ffffff') },
  groups: (k) => [mane(k, 0.036, 0.18), spire(k)],
  patches: (k, { dark }) => [
    darkMuzzle(k, colour('#d8b0b4'), 0.03),
    ...hooves(k, colour('#b8964e')),
    ...manePaint(k, dark, 0.036, 0.18),
    ...manePaint(k, colour('#8f9be0'), 0.034, 0.18).map(
      (patch): Patch => ({ ...patch, stripes: { direction: [0.6, 0.3, 0.7], period: 0.07, share: 0.4 } }),
    ),
    ...tailPaint(k, dark, 0),
    {
      ...spire(k).blobs[0]!,
      radius: 0.025,
      endRadius: 0.01,
      group: spire(k),
      colour: colour('#e3b84c'),
      soft: 0.004,
      shine: 1,
      isSharp: true,
    },
  ],
  eye: 'violet',
};
