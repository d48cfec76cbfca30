/** Octopus, jellyfish, crab. */
import { colour } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import type { Patch } from './coat.ts';
import { at, type FigureMaker, shade } from './figure.ts';
import { type Blob, ball, blob, chain, type Group } from './sculpture.ts';

const arm = (index: number, count: number, length: number, waves: number): Blob[] => {
  const angle = ((index + 0.5) / count) * 2 * Math.PI;
  const out: Point = [Math.sin(angle), 0, Math.cos(angle)];
  const side: Point = [out[2], 0, -out[0]];
  return chain(
    [0, 1, 2, 3, 4].map((step): readonly [Point, number] => {
      const t = step / 4;
      const swing = Math.sin(t * waves + index * 1.7) * 0.16 * t;
      const rise = Math.max(0.045, 0.17 * (1 - t * 1.5)) + (t > 0.8 ? 0.1 * (index % 3) : 0);
      return [[out[0] * (0.1 + length * t) + side[0] * swing, rise, out[2] * (0.1 + length * t) + side[2] * swing], 0.085 * (1 - 0.82 * t)];
    }),
    2,
  );
};
export const octopus: FigureMaker = (wanted) => {
  const base = wanted ?? colour('#b5503e');
  const arms: Group = { blobs: Array.from({ length: 8 }, (_, i) => arm(i, 8, 0.72, 3.4)).flat(), blend: 0.035, join: 0.08 };
  const head: Group = {
    blobs: [blob([0, 0.26, 0], [0, 0.42, -0.06], 0.19, 0.235), blob([0.14, 0.33, 0.12], [-0.14, 0.33, 0.12], 0.1)],
    blend: 0.06,
    join: 0.08,
  };
  return {
    size: 0.5,
    groups: [head, arms],
    coat: { kind: 'smooth', base, grain: 0.02, variation: 0.2 },
    patterns: [{ kind: 'spots', size: 0.1, share: 0.3, colour: shade(base, 0.65) }],
    patches: [{ ...ball([0, -0.02, 0], 0.12), colour: colour('#e8b8a0'), soft: 0.04 }],
    head: at([0, 0.36, 0]),
    headRadius: 0.25,
    eye: { at: [0.15, 0, 0.165], radius: 0.058, yaw: 0.5, look: 'goat' },
    hand: [0.6, 0.1, 0.3],
    turn: 0.2,
  };
};
export const jellyfish: FigureMaker = (wanted) => {
  const base = wanted ?? colour('#c58fc4');
  const bell: Group = {
    squash: [1, 0.78, 1],
    blobs: [ball([0, 1.22, 0], 0.4)],
    carved: [ball([0, 0.94, 0], 0.37)],
    carveBlend: 0.04,
    blend: 0.04,
    join: 0.03,
  };
  const skirt: Group = {
    blobs: Array.from({ length: 14 }, (_, i) => ((i + 0.5) / 14) * 2 * Math.PI).map((a) =>
      ball([Math.sin(a) * 0.36, 0.83, Math.cos(a) * 0.36], 0.055),
    ),
    blend: 0.05,
    join: 0.05,
  };
  const hang = (radius: number, count: number, thick: number, length: number): Blob[] =>
    Array.from({ length: count }, (_, i) => {
      const a = (i / count) * 2 * Math.PI + radius * 9;
      const x = Math.sin(a) * radius;
      const z = Math.cos(a) * radius;
      return chain(
        [0, 0.33, 0.66, 1].map((t): readonly [Point, number] => [
          [x * (1 - t * 0.3) + Math.sin(t * 7 + i * 2) * 0.05, 0.85 - t * length, z * (1 - t * 0.3) + Math.cos(t * 6 + i) * 0.05],
          thick * (1 - 0.6 * t),
        ]),
        2,
      );
    }).flat();
  return {
    size: 0.35,
    groups: [
      bell,
      skirt,
      { blobs: hang(0.34, 9, 0.012, 0.72), blend: 0.01, join: 0.02 },
      { blobs: hang(0.1, 4, 0.055, 0.6), blend: 0.03, join: 0.04 },
    ],
    coat: { kind: 'smooth', base, grain: 0.03, variation: 0.12 },
    patches: [
      { ...ball([0, 1.32, 0], 0.16), colour: colour('#f0d0e8'), soft: 0.12 },
      { ...blob([0, 0.8, 0], [0, 0.2, 0], 0.16), colour: colour('#f0c8d8'), soft: 0.05 },
    ],
    head: at([0, 0.95, 0]),
    headRadius: 0.3,
    eye: null,
    turn: 0,
    lift: 0.2,
  };
};
export const crab: FigureMaker = (wanted) => {
  const base = wanted ?? colour('#b83c22');
  const body: Group = {
    squash: [1, 0.72, 0.85],
    blobs: [
      blob([-0.2, 0.38, 0], [0.2, 0.38, 0], 0.25),
      blob([-0.32, 0.44, 0.08], [0.32, 0.44, 0.08], 0.15),
      blob([-0.16, 0.34, 0.16], [0.16, 0.34, 0.16], 0.17),
    ],
    blend: 0.08,
    join: 0.03,
  };
  const leg = (i: number): Blob[] => {
    const z = 0.12 - i * 0.12;
    const spread = 0.46 - Math.abs(i - 1) * 0.03;
    return chain(
      [
        [[0.26, 0.2, z * 0.8], 0.042],
        [[0.28 + spread * 0.6, 0.36, z * 1.9], 0.044],
        [[0.34 + spread, 0.03, z * 2.5], 0.014],
      ],
      1,
    );
  };
  const claw = (): Blob[] => [
    ...chain(
      [
        [[0.3, 0.24, 0.14], 0.055],
        [[0.3, 0.24, 0.24], 0.06],
        [[0.55, 0.42, 0.4], 0.085],
      ],
      1,
    ),
    blob([0.56, 0.46, 0.42], [0.51, 0.6, 0.46], 0.12, 0.135),
    blob([0.62, 0.68, 0.46], [0.59, 0.9, 0.5], 0.09, 0.06),
    blob([0.59, 0.9, 0.5], [0.43, 1.0, 0.54], 0.07, 0.02),
    blob([0.4, 0.68, 0.48], [0.3, 0.84, 0.54], 0.085, 0.05),
    blob([0.3, 0.84, 0.54], [0.36, 0.95, 0.56], 0.048, 0.018),
  ];
  const stalks: Group = { isMirrored: true, blobs: [blob([0.08, 0.28, 0.2], [0.1, 0.38, 0.24], 0.024)], blend: 0.01, join: 0.02 };
  return {
    size: 0.22,
    groups: [
      body,
      { isMirrored: true, blobs: [0, 1, 2, 3].flatMap(leg), blend: 0.01, join: 0.03 },
      { isMirrored: true, blobs: claw(), blend: 0.015, join: 0.03 },
      stalks,
    ],
    coat: { kind: 'shell', base, grain: 0.016, variation: 0.25 },
    patches: [
      { ...blob([-0.2, 0.05, 0], [0.2, 0.05, 0], 0.12), colour: colour('#e8c49a'), soft: 0.05 },
      ...[1, -1].map(
        (side): Patch => ({ ...blob([0.43 * side, 1.0, 0.54], [0.36 * side, 0.96, 0.56], 0.075), colour: colour('#f0dcc0'), soft: 0.05 }),
      ),
    ],
    head: at([0, 0.38, 0]),
    headRadius: 0.1,
    eye: { at: [0.1, 0.03, 0.25], radius: 0.034, yaw: 0.25, look: 'black' },
    hand: [0.38, 0.86, 0.54],
    turn: 0.3,
  };
};
