/** Hoofed animals by their concepts; deer. */
import { colour } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import { bactrian, camel, giraffe, llama } from './camels.ts';
import { bovine, cow, goat, ox, pig, ram, sheep } from './cattle.ts';
import type { Patch } from './coat.ts';
import { donkey, equine, equineHead, horse, unicorn, zebra } from './equines.ts';
import { black, type Horns, horn, hornGroup, hornPaint } from './hoofed-parts.ts';
import type { Mammal } from './mammal.ts';
import { belly, hooves, type Skeleton } from './quadruped.ts';
import { type Blob, ball, blob, type Group } from './sculpture.ts';
import { mix, times } from './space.ts';

const antlers: Horns = {
  colour: colour('#8a6a48'),
  points: [
    [[0.35, 0.85, 0], 0.17],
    [[0.85, 1.9, -0.5], 0.13],
    [[1.5, 3.0, -0.3], 0.1],
    [[1.35, 4.0, 0.3], 0.04],
  ],
};
const tines = ({ head, form }: Skeleton): Group => {
  const s = form.head.size;
  const tine = (from: Point, to: Point): Blob => blob(times(from, s), times(to, s), 0.1 * s, 0.04 * s);
  return {
    frame: head,
    isMirrored: true,
    blobs: [
      tine([0.55, 1.3, -0.2], [0.65, 1.9, 0.7]),
      tine([1.0, 2.15, -0.5], [1.0, 2.9, 0.4]),
      tine([1.45, 2.9, -0.35], [2.0, 3.7, -0.4]),
    ],
    blend: 0.004,
    join: 0.006,
  };
};
const deer: Mammal = {
  size: 1.05,
  form: {
    ...equine,
    length: 0.85,
    chest: 0.2,
    waist: 0.17,
    rump: 0.185,
    neck: { length: 0.5, angle: 1.0, radius: 0.085, base: 0.15 },
    head: {
      ...equineHead,
      size: 0.1,
      muzzle: { from: [0, -0.2, 0.6], to: [0, -0.45, 2.1], radius: 0.68, tip: 0.36 },
      jaw: { from: [0, -0.55, 0.3], to: [0, -0.66, 1.9], radius: 0.42, tip: 0.24 },
      eye: { at: [0.68, 0.2, 0.6], radius: 0.27, yaw: 0.9 },
      ear: { kind: 'leaf', at: [0.7, 0.55, -0.3], to: [1, 0.65, -0.1], length: 1.5, width: 0.42, inner: colour('#d8c0a8') },
      nose: { width: 0.22, at: [0, -0.25, 2.4], colour: black },
      mouth: [
        [0, -0.62, 2.36],
        [0.22, -0.68, 2.15],
        [0.38, -0.65, 1.6],
      ],
    },
    headPitch: 0.4,
    fore: { radii: [0.1, 0.056, 0.033, 0.026], apart: 0.08, foot: { kind: 'hoof', radius: 0.034, length: 0.04 } },
    hind: { radii: [0.15, 0.08, 0.036, 0.027], apart: 0.08, foot: { kind: 'hoof', radius: 0.034, length: 0.04 } },
    tail: { length: 0.14, radii: [0.035, 0.04, 0.02], angle: 0.3, curl: 0 },
  },
  palette: { base: colour('#94643f'), dark: colour('#5e3a20'), light: colour('#efe4d2') },
  coat: { kind: 'fur', grain: 0.006, variation: 0.14 },
  groups: (k) => [hornGroup(k, antlers), tines(k)],
  patches: (k, { light, dark }) => [
    { ...blob(k.trunk(0, 0.24), k.trunk(1, 0.24), 0.09, 0.09), colour: dark, soft: 0.08, amount: 0.5 },
    belly(k, light),
    { ...blob(k.neck[0], mix(k.neck[0], k.neck[1], 0.8), 0.05, 0.05), colour: light, soft: 0.05, amount: 0 },
    {
      ...blob(times([0, -0.85, 1.9], 0.1), times([0, -1.1, 0.4], 0.1), 0.035, 0.05),
      group: k.built.groups[1]!,
      colour: light,
      soft: 0.015,
    },
    { ...ball(k.trunk(-0.15, 0.02), 0.12), colour: light, soft: 0.03 },
    ...hornPaint(k, antlers),
    ...tines(k).blobs.map(
      (one): Patch => ({
        ...one,
        radius: one.radius * 1.4,
        endRadius: one.endRadius * 1.6,
        group: tines(k),
        colour: antlers.colour,
        soft: 0.004,
        isSharp: true,
      }),
    ),
    ...hooves(k, horn),
  ],
  eye: 'black',
  turn: 0.8,
  postures: ['stand', 'walk', 'run', 'lie'],
};
/** Shovels that open sideways, with points along their rims. */
const shovels = ({ form }: Skeleton): Group & { readonly frame?: Skeleton['head'] } => {
  const s = form.head.size;
  const at = (...p: readonly [number, number, number]): Point => times(p, s);
  const points = [[1.7, 2.0, 1.1], [2.5, 2.5, 0.75], [3.1, 2.75, 0.2], [3.3, 2.7, -0.5], [3.0, 2.4, -1.2]] as const; // biome-ignore format: rows
  return {
    isMirrored: true,
    blobs: [
      blob(at(0.35, 0.75, -0.1), at(1.1, 1.25, 0.05), 0.17 * s, 0.16 * s),
      blob(at(1.1, 1.25, 0.05), at(2.0, 1.5, 0.1), 0.18 * s, 0.34 * s),
      blob(at(1.9, 1.5, 0.45), at(2.6, 1.85, 0.2), 0.26 * s, 0.24 * s),
      blob(at(1.95, 1.5, -0.15), at(2.7, 1.85, -0.5), 0.28 * s, 0.24 * s),
      ...points.map((p) => blob(at(p[0] * 0.78, p[1] * 0.76, p[2] * 0.8), at(p[0], p[1], p[2]), 0.15 * s, 0.05 * s)),
    ],
    blend: 0.03,
    join: 0.01,
  };
};
const antlerTan = colour('#b09468');
const moose: Mammal = {
  ...deer,
  size: 1.9,
  form: {
    ...deer.form,
    hump: { radius: 0.15, rise: 0.1, along: 0.85 },
    chest: 0.25,
    waist: 0.2,
    rump: 0.19,
    neck: { length: 0.4, angle: 0.62, radius: 0.11, base: 0.19 },
    head: {
      ...deer.form.head,
      size: 0.115,
      muzzle: { from: [0, -0.2, 0.6], to: [0, -0.75, 2.5], radius: 0.66, tip: 0.56 },
      jaw: { from: [0, -0.55, 0.3], to: [0, -1.05, 2.3], radius: 0.42, tip: 0.34 },
      nose: { width: 0.34, at: [0, -0.55, 3.0], colour: black },
      mouth: [
        [0, -1.2, 2.85],
        [0.3, -1.22, 2.6],
        [0.45, -1.05, 1.9],
      ],
    },
  },
  palette: { base: colour('#4e3524'), dark: colour('#2a1c14'), light: colour('#8a7460') },
  groups: (k) => [
    { ...shovels(k), frame: k.head },
    { frame: k.head, blobs: [blob(times([0, -1.0, 0.5], 0.115), times([0, -2.1, 0.55], 0.115), 0.05, 0.03)], blend: 0.03, join: 0.05 },
  ],
  patches: (k, { light }) => [
    ...shovels(k).blobs.map(
      (one): Patch => ({ ...one, radius: one.radius * 1.15 + 0.008, endRadius: one.endRadius * 1.2 + 0.008, group: { ...shovels(k), frame: k.head }, colour: antlerTan, soft: 0.006, shine: 0.4, isSharp: true }),
    ),
    { ...blob(times([0, -0.75, 2.4], 0.115), times([0, -1.0, 2.4], 0.115), 0.07, 0.06), group: k.built.groups[1]!, colour: light, soft: 0.04, amount: 0.6 },
    ...hooves(k, horn),
  ], // biome-ignore format: long
};
const fawn: Mammal = {
  ...deer,
  size: 0.65,
  groups: () => [],
  patterns: ({ light }) => [{ kind: 'spots', size: 0.09, share: 0.22, colour: light }],
};
export const hoofed: Readonly<Record<string, Mammal>> = {
  horse,
  zebra,
  donkey,
  unicorn,
  cow,
  ox,
  'water-buffalo': { ...ox, palette: { base: colour('#3d3a3a'), dark: colour('#242222'), light: colour('#242020') } },
  bison: {
    ...ox,
    form: { ...bovine, hump: { radius: 0.24, rise: 0.14, along: 0.85 } },
    coat: { kind: 'shag', grain: 0.016, variation: 0.3 },
    palette: { base: colour('#4f321e'), dark: colour('#2a1a10'), light: colour('#1c1410') },
  },
  sheep,
  ewe: sheep,
  ram,
  goat,
  deer,
  moose,
  fawn,
  pig,
  boar: {
    ...pig,
    coat: { kind: 'shag', grain: 0.016, variation: 0.3 },
    palette: { base: colour('#4a3a2e'), dark: colour('#1e1712'), light: colour('#5a4a3c') },
  },
  camel,
  'two-hump-camel': bactrian,
  llama,
  giraffe,
};
