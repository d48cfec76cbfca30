/**
 * Insects, spiders, snails, snakes and bats.
 * Over 300 lines, as it is a table: one entry a species, of numbers and colours.
 */
import { type Colour, colour } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import { antennae, butterfly } from './butterfly.ts';
import type { Patch } from './coat.ts';
import { membrane } from './dinosaurs.ts';
import { at, type Figure, type FigureMaker, over, shade } from './figure.ts';
import { type Blob, ball, blob, chain, type Group } from './sculpture.ts';

const black = colour('#151210');

/** Six or eight thin legs that arch from the middle of the body. */
function thinLegs(count: number, spread: number, height: number, radius: number): Group {
  const blobs = Array.from({ length: count }, (_, i) => {
    const angle = 0.5 + (i / (count - 1)) * 2.1;
    const out = (share: number): Point => [Math.sin(angle) * spread * share, 0, Math.cos(angle) * spread * share];
    const [knee, foot] = [out(0.6), out(1)];
    return chain(
      [
        [[out(0.12)[0], height, out(0.12)[2]], radius * 1.2],
        [[knee[0], height * 1.9, knee[2]], radius],
        [[foot[0], radius, foot[2]], radius * 0.5],
      ],
      1,
    );
  }).flat();
  return { isMirrored: true, blobs, blend: radius, join: radius * 2 };
}
const wingPlate = (blobs: readonly Blob[], frame: Group['frame'], flat = 0.06): Group => ({
  ...(frame && { frame }),
  isMirrored: true,
  squash: [1, flat, 1],
  blobs,
  blend: 0.05,
  join: 0.02,
});

const bee: FigureMaker = (): Figure => {
  const body: Group = {
    blobs: [blob([0, 0.4, -0.36], [0, 0.42, -0.12], 0.1, 0.19), ball([0, 0.44, 0.12], 0.17), ball([0, 0.42, 0.33], 0.125)],
    blend: 0.05,
    join: 0.02,
  };
  const wings = wingPlate([blob([0.06, 0, 0.06], [0.48, 0, -0.16], 0.05, 0.13), blob([0.06, 0, 0], [0.34, 0, -0.26], 0.05, 0.1)], {
    at: [0, 0.58, 0.08],
    axes: [
      [0.9, 0.43, 0],
      [-0.43, 0.9, 0],
      [0, 0, 1],
    ],
  });
  const bands = [-0.4, -0.24, -0.08].map(
    (z): Patch => ({
      ...blob([-0.5, 0.42, z], [0.5, 0.42, z], 0.001),
      group: { squash: [9, 9, 1], blobs: [], blend: 0, join: 0 },
      colour: black,
      soft: 0.035,
    }),
  );
  return {
    size: 0.02,
    groups: [body, thinLegs(3, 0.34, 0.2, 0.024), wings, antennae([0.04, 0.5, 0.4], [0.12, 0.62, 0.54], 0.014)],
    coat: { kind: 'sleek', base: colour('#d89a22'), grain: 0.03, variation: 0.25 },
    patches: [
      ...bands,
      { ...ball([0, 0.4, 0.38], 0.13), colour: black, soft: 0.03 },
      ...over(wings, colour('#d8dce0'), { grow: 1.5, soft: 0.01, shine: 1, isBare: true }),
      ...over(thinLegs(3, 0.34, 0.2, 0.024), black, { isBare: true, grow: 1.6 }),
    ],
    head: at([0, 0.42, 0.33]),
    headRadius: 0.13,
    eye: { at: [0.085, 0.03, 0.07], radius: 0.05, yaw: 0.9, look: 'black' },
    turn: 0.8,
    lift: 0.2,
  };
};

/** Long wing cases of green metal under a ridge, and jaws. */
const beetle: FigureMaker = (wanted): Figure => {
  const base = wanted ?? colour('#1c5a40');
  const shell: Group = { squash: [0.92, 0.72, 1.42], blobs: [ball([0, 0.25, -0.1], 0.3)], blend: 0.02, join: 0.01 };
  const collar: Group = { squash: [1.15, 0.8, 0.8], blobs: [ball([0, 0.24, 0.36], 0.2)], blend: 0.02, join: 0.015 };
  const head: Group = { blobs: [ball([0, 0.17, 0.46], 0.12)], blend: 0.02, join: 0.02 };
  const jaws: Group = { isMirrored: true, blobs: [blob([0.06, 0.17, 0.54], [0.14, 0.18, 0.66], 0.04, 0.034), blob([0.14, 0.18, 0.66], [0.07, 0.18, 0.8], 0.034, 0.012), blob([0.13, 0.18, 0.68], [0.08, 0.18, 0.7], 0.02, 0.008)], blend: 0.01, join: 0.02 }; // biome-ignore format: rows
  const legs = thinLegs(3, 0.56, 0.1, 0.03);
  const flat = { squash: [1, 20, 1] as const, blobs: [], blend: 0, join: 0 };
  const groove = (x: number): Patch => ({ ...blob([x, 0.5, 0.18], [x * 0.8, 0.5, -0.5], 0.009), group: { ...flat, isMirrored: true }, colour: shade(base, 0.4), soft: 0.008 });
  return {
    size: 0.03,
    groups: [shell, collar, head, jaws, legs, antennae([0.06, 0.22, 0.54], [0.2, 0.34, 0.7], 0.016)],
    coat: { kind: 'smooth', base, grain: 0.03, variation: 0.3 },
    patches: [
      { ...blob([0, 0.5, 0.2], [0, 0.5, -0.55], 0.013), group: flat, colour: black, soft: 0.006, isSharp: true },
      groove(0.09),
      groove(0.17),
      { ...ball([0, 0.26, 0.4], 0.24), group: collar, colour: shade(base, 0.55), soft: 0.03, shine: 0.8 },
      ...over(jaws, colour('#1d120c'), { grow: 1.5, shine: 0.7 }),
      ...over(legs, colour('#15100c'), { grow: 1.6 }),
    ],
    head: at([0, 0.17, 0.46]),
    headRadius: 0.12,
    eye: { at: [0.09, 0.04, 0.05], radius: 0.03, yaw: 0.8, look: 'bird' },
    turn: 0.75,
  };
}; // biome-ignore format: long

const ladybug: FigureMaker = (wanted): Figure => {
  const base = wanted ?? colour('#b81c14');
  const shell: Group = { squash: [1, 0.78, 1.1], blobs: [ball([0, 0.22, -0.02], 0.32)], blend: 0.02, join: 0.01 };
  const under: Group = { squash: [1, 0.4, 1], blobs: [blob([0, 0.3, -0.16], [0, 0.3, 0.18], 0.25, 0.2)], blend: 0.02, join: 0.02 };
  const head: Group = { blobs: [ball([0, 0.17, 0.35], 0.12)], blend: 0.02, join: 0.02 };
  const legs = thinLegs(3, 0.46, 0.09, 0.024);
  const spot = (x: number, y: number, z: number, r: number): Patch => ({
    ...ball([x, y, z], r),
    group: { isMirrored: true, blobs: [], blend: 0, join: 0 },
    colour: black,
    soft: 0.012,
    isSharp: true,
  });
  return {
    size: 0.012,
    groups: [shell, under, head, legs, antennae([0.04, 0.24, 0.42], [0.1, 0.3, 0.54], 0.016)],
    coat: { kind: 'smooth', base, grain: 0.05, variation: 0.06 },
    patches: [
      { ...blob([0, 0.0, -0.4], [0, 0.0, 0.4], 0.06), colour: black, soft: 0.02 },
      {
        ...blob([0, 0.5, 0.34], [0, 0.5, -0.5], 0.012),
        group: { squash: [1, 20, 1], blobs: [], blend: 0, join: 0 },
        colour: black,
        soft: 0.006,
        isSharp: true,
      },
      spot(0.17, 0.41, 0.12, 0.075),
      spot(0.22, 0.35, -0.12, 0.075),
      spot(0.12, 0.38, -0.26, 0.065),
      spot(0.3, 0.22, 0.06, 0.055),
      { ...blob([0, 0.2, 0.42], [0, 0.3, 0.3], 0.15, 0.12), colour: black, soft: 0.015, isSharp: true },
      ...over(legs, black, { grow: 1.6 }),
      spot(0.085, 0.24, 0.36, 0.03),
      {
        ...ball([0.1, 0.25, 0.36], 0.04),
        group: { isMirrored: true, blobs: [], blend: 0, join: 0 },
        colour: colour('#ece8de'),
        soft: 0.008,
        isSharp: true,
      },
    ],
    head: at([0, 0.17, 0.35]),
    headRadius: 0.12,
    eye: { at: [0.075, 0.03, 0.075], radius: 0.026, yaw: 0.7, look: 'bird' },
    turn: 0.7,
  };
};

const spider: FigureMaker = (wanted): Figure => ({
  size: 0.05,
  groups: [
    {
      blobs: [blob([0, 0.3, -0.34], [0, 0.3, -0.2], 0.2, 0.18), blob([0, 0.25, 0.02], [0, 0.25, 0.14], 0.13, 0.11)],
      blend: 0.04,
      join: 0.02,
    },
    thinLegs(4, 0.72, 0.22, 0.034),
  ],
  coat: { kind: 'fur', base: wanted ?? colour('#3a2c22'), grain: 0.014, variation: 0.3 },
  patches: [{ ...blob([0, 0.5, -0.4], [0, 0.5, -0.15], 0.03, 0.02), colour: colour('#8a6a48'), soft: 0.03 }],
  head: at([0, 0.27, 0.16]),
  headRadius: 0.12,
  eye: { at: [0.045, 0.045, 0.08], radius: 0.034, yaw: 0.3, look: 'black' },
  turn: 0.5,
});
const ant: FigureMaker = (wanted): Figure => ({
  size: 0.01,
  groups: [
    {
      blobs: [
        blob([0, 0.26, -0.42], [0, 0.27, -0.28], 0.13, 0.14),
        blob([0, 0.24, -0.14], [0, 0.24, 0.1], 0.05, 0.075),
        ball([0, 0.27, 0.28], 0.13),
      ],
      blend: 0.03,
      join: 0.02,
    },
    thinLegs(3, 0.45, 0.2, 0.022),
    antennae([0.05, 0.36, 0.34], [0.16, 0.44, 0.56], 0.016),
  ],
  coat: { kind: 'smooth', base: wanted ?? colour('#3a1a12'), grain: 0.03, variation: 0.2 },
  head: at([0, 0.27, 0.28]),
  headRadius: 0.13,
  eye: { at: [0.09, 0.03, 0.06], radius: 0.034, yaw: 1, look: 'black' },
  turn: 0.85,
});
const caterpillar: FigureMaker = (wanted): Figure => ({
  size: 0.05,
  groups: [
    {
      blobs: [0, 1, 2, 3, 4, 5, 6].map((i) =>
        ball(
          [Math.sin(i * 0.9) * 0.03, 0.12 + (i === 6 ? 0.06 : 0) + Math.abs(Math.sin(i * 0.9)) * 0.05, -0.48 + i * 0.16],
          i === 6 ? 0.135 : 0.12,
        ),
      ),
      blend: 0.03,
      join: 0.02,
    },
    antennae([0.05, 0.28, 0.52], [0.1, 0.4, 0.58], 0.018),
  ],
  coat: { kind: 'smooth', base: wanted ?? colour('#6aa02e'), grain: 0.03, variation: 0.2 },
  patches: [0, 2, 4].map(
    (i): Patch => ({ ...ball([Math.sin(i * 0.9) * 0.03, 0.17, -0.48 + i * 0.16], 0.11), colour: colour('#d8c83a'), soft: 0.03 }),
  ),
  head: at([0, 0.19, 0.48]),
  headRadius: 0.13,
  eye: { at: [0.062, 0.04, 0.1], radius: 0.04, yaw: 0.35, look: 'black' },
  turn: 0.8,
});

const snail: FigureMaker = (wanted): Figure => {
  const shell: Group = {
    squash: [1, 1, 1],
    blobs: chain(
      Array.from({ length: 13 }, (_, i): readonly [Point, number] => {
        const t = i / 12;
        const angle = -0.9 - t * 10.5;
        const r = 0.2 * (1 - t) ** 1.15;
        return [[0.02 + 0.1 * t * t, 0.34 + Math.sin(angle) * r, -0.1 + Math.cos(angle) * r], 0.145 * (1 - t * 0.62)];
      }),
      1,
    ),
    blend: 0.012,
    join: 0.02,
  };
  const foot: Group = {
    squash: [1, 0.7, 1],
    blobs: chain(
      [
        [[0, 0.06, -0.5], 0.02],
        [[0, 0.1, -0.2], 0.11],
        [[0, 0.12, 0.2], 0.12],
        [[0, 0.3, 0.42], 0.1],
      ],
      2,
    ),
    blend: 0.03,
    join: 0.03,
  };
  const horns: Group = {
    isMirrored: true,
    blobs: [blob([0.04, 0.26, 0.44], [0.08, 0.42, 0.52], 0.022, 0.016), blob([0.03, 0.17, 0.5], [0.05, 0.15, 0.57], 0.016, 0.012)],
    blend: 0.015,
    join: 0.02,
  };
  return {
    size: 0.06,
    groups: [shell, foot, horns],
    coat: { kind: 'smooth', base: colour('#b59a72'), grain: 0.024, variation: 0.25 },
    patches: shell.blobs.map(
      (one, i): Patch => ({
        ...one,
        radius: one.radius * 1.03,
        endRadius: one.endRadius * 1.03,
        group: shell,
        colour: shade(wanted ?? colour('#a86a38'), i % 2 === 0 ? 1 : 0.8),
        soft: 0.01,
        shine: 0.4,
      }),
    ),
    head: at([0, 0.25, 0.44]),
    headRadius: 0.1,
    eye: { at: [0.082, 0.185, 0.085], radius: 0.027, yaw: 0.2, look: 'black' },
    turn: 1.1,
  };
};

const snake: FigureMaker = (wanted): Figure => {
  const base = wanted ?? colour('#6a8a34');
  const coil = Array.from({ length: 20 }, (_, i): readonly [Point, number] => {
    const t = i / 19;
    const angle = 0.4 + t * 12.2;
    const r = 0.44 - 0.2 * t;
    return [[Math.sin(angle) * r, 0.06 + t * 0.2, Math.cos(angle) * r], 0.02 + 0.055 * Math.min(1, t * 3)];
  });
  const neck: (readonly [Point, number])[] = [
    [[0.05, 0.36, -0.08], 0.072],
    [[0, 0.52, -0.06], 0.066],
    [[0, 0.62, 0.08], 0.06],
  ];
  const head = at([0, 0.66, 0.2]);
  return {
    size: 0.45,
    groups: [
      { blobs: chain([...coil, ...neck], 2), blend: 0.008, join: 0.03 },
      {
        frame: head,
        squash: [1.15, 0.75, 1],
        blobs: [blob([0, 0, -0.08], [0, 0, 0.0], 0.07, 0.088), blob([0, 0, 0], [0, -0.02, 0.13], 0.085, 0.05)],
        blend: 0.03,
        join: 0.04,
      },
      {
        frame: head,
        blobs: [
          blob([0, -0.02, 0.16], [0, -0.05, 0.25], 0.008),
          blob([0, -0.05, 0.25], [0.02, -0.06, 0.29], 0.006, 0.004),
          blob([0, -0.05, 0.25], [-0.02, -0.06, 0.29], 0.006, 0.004),
        ],
        blend: 0.003,
        join: 0.003,
      },
    ],
    coat: { kind: 'scale', base, grain: 0.012, variation: 0.25 },
    patterns: [{ kind: 'spots', size: 0.11, share: 0.36, colour: shade(base, 0.35) }],
    patches: [
      { ...blob([0, 0.62, 0.36], [0, 0.58, 0.52], 0.03), colour: colour('#8a1a20'), soft: 0.01 },
      { ...blob([0.02, 0.34, 0.06], [0, 0.56, 0.1], 0.05, 0.04), colour: colour('#d8d09a'), soft: 0.03 },
    ],
    head,
    headRadius: 0.085,
    eye: { at: [0.068, 0.035, 0.045], radius: 0.026, yaw: 0.85, look: 'slit' },
    turn: 0.4,
  };
};

const bat: FigureMaker = (wanted): Figure => {
  const base: Colour = wanted ?? colour('#3e3028');
  const wings = membrane([0, 0.44, -0.02], 1.25, 1.0);
  return {
    size: 0.16,
    groups: [
      {
        blobs: [blob([0, 0.2, 0], [0, 0.42, 0.02], 0.15, 0.17), ball([0, 0.66, 0.08], 0.19), ball([0, 0.61, 0.24], 0.085)],
        blend: 0.06,
        join: 0.04,
      },
      wings,
      {
        isMirrored: true,
        blobs: [blob([0.1, 0.78, 0.06], [0.22, 1.14, 0.04], 0.11, 0.025)],
        carved: [blob([0.115, 0.84, 0.15], [0.21, 1.08, 0.09], 0.08, 0.02)],
        blend: 0.01,
        join: 0.03,
      },
      { isMirrored: true, blobs: [blob([0.06, 0.1, 0], [0.06, 0.0, 0.05], 0.03, 0.02)], blend: 0.01, join: 0.02 },
    ],
    coat: { kind: 'sleek', base, grain: 0.018, variation: 0.25 },
    patches: [
      ...over(wings, shade(base, 0.5), { isBare: true, soft: 0.02 }),
      { ...ball([0, 0.62, 0.33], 0.034), colour: colour('#1c1512'), soft: 0.01, shine: 0.8 },
      { ...ball([0, 0.36, 0.14], 0.12), colour: shade(base, 1.9), soft: 0.08, amount: 0.7 },
    ],
    head: at([0, 0.66, 0.08]),
    headRadius: 0.19,
    eye: { at: [0.085, 0.035, 0.15], radius: 0.055, yaw: 0.35, look: 'brown' },
    turn: 0.25,
    lift: 0.5,
  };
};

export const crawlers: Readonly<Record<string, FigureMaker>> = {
  butterfly,
  bee,
  honeybee: bee,
  ladybug,
  'lady-beetle': ladybug,
  beetle,
  spider,
  ant,
  bug: beetle,
  caterpillar,
  snail,
  snake,
  bat,
};
