/** The tyrant lizard: on two legs, its tail held out behind. A body unit is the height of its hips. */
import { colour } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import type { Patch } from './coat.ts';
import { type Figure, type FigureMaker, shade } from './figure.ts';
import { buildHead, type HeadForm } from './head.ts';
import { type Blob, ball, blob, chain, type Group } from './sculpture.ts';
import { frameOf, times } from './space.ts';

const ivory = colour('#ece2c4');

/** Along the edge of a jaw: pointing down (-1) or up (1). */
const teeth = (s: number, y: number, direction: number, from: number, to: number): Blob[] =>
  Array.from({ length: 7 }, (_, i) => {
    const z = from + ((to - from) * i) / 6;
    const x = 0.62 - 0.4 * Math.max(0, (z - 1.1) / 1.2) ** 1.6;
    return blob(times([x, y, z], s), times([x * 0.98, y + direction * 0.26, z + 0.02], s), 0.07 * s, 0.015 * s);
  });

export const rexHead: HeadForm = {
  size: 0.205,
  width: 0.86,
  back: 0.3,
  muzzle: { from: [0, -0.08, 0.5], to: [0, -0.22, 1.95], radius: 0.86, tip: 0.58 },
  jaw: { from: [0, -0.85, 0.0], to: [0, -1.5, 1.7], radius: 0.52, tip: 0.32 },
  cheek: { at: [0.5, -0.45, 0.0], radius: 0.62 },
  eye: { at: [0.66, 0.42, 0.75], radius: 0.17, yaw: 0.75 },
  lid: 0.6,
  brow: 0.26,
  ear: null,
  nose: null,
  nostrils: { at: [0.3, 0.12, 2.3], radius: 0.1 },
  rim: colour('#16120d'),
  more: ({ s, frame }) => {
    const upper: Group = { frame, isMirrored: true, blobs: teeth(s, -0.72, -1, 0.75, 2.25), blend: 0.004, join: 0.01 };
    const lower: Group = {
      frame,
      isMirrored: true,
      blobs: teeth(s, -1.05, 1, 0.7, 1.75).map(
        (one, i): Blob => ({
          ...one,
          from: [one.from[0] * 0.72, one.from[1] - 0.03 * i * s, one.from[2]],
          to: [one.to[0] * 0.72, one.to[1] - 0.03 * i * s, one.to[2]],
        }),
      ),
      blend: 0.004,
      join: 0.01,
    };
    const white = (group: Group): Patch[] =>
      group.blobs.map(
        (one): Patch => ({
          ...one,
          radius: one.radius * 1.25,
          endRadius: one.endRadius * 2,
          group,
          colour: ivory,
          soft: 0.004,
          shine: 0.7,
          isSharp: true,
        }),
      );
    return {
      groups: [upper, lower],
      patches: [
        { ...blob([0, -0.95 * s, 0.5 * s], [0, -1.1 * s, 1.75 * s], 0.22 * s, 0.2 * s), colour: colour('#8a3430'), soft: 0.02, shine: 0.4 },
        ...white(upper),
        ...white(lower),
      ],
    };
  },
};

function legOf(side: number, step: number, lift = 0): Blob[] {
  const x = 0.2 * side;
  const hip: Point = [x * 0.8, 0.98, -0.02];
  const knee: Point = [x * 1.15, 0.62, 0.2 + step];
  const hock: Point = [x * 1.1, 0.34 + 1.1 * lift, -0.14 + step * 1.5];
  const ankle: Point = [x * 1.1, 0.09 + lift, 0.02 + step * 1.9];
  const toes = [-0.42, 0, 0.42].map((angle) =>
    blob(ankle, [ankle[0] + Math.sin(angle) * 0.2, 0.045 + lift * 0.35, ankle[2] + Math.cos(angle) * 0.22], 0.075, 0.042),
  );
  return [blob(hip, knee, 0.24, 0.125, 0.08), blob(knee, hock, 0.12, 0.065), blob(hock, ankle, 0.06, 0.065), ...toes];
}

const clawsOf = (legs: readonly Blob[]): Patch[] =>
  [3, 4, 5, 9, 10, 11].map(
    (i): Patch => ({
      ...ball([legs[i]!.to[0], legs[i]!.to[1] - 0.015, legs[i]!.to[2] + 0.035], 0.036),
      colour: colour('#2a241c'),
      soft: 0.012,
      shine: 0.6,
      isSharp: true,
    }),
  );

export const tRex: FigureMaker = (wanted, posture): Figure => {
  const base = wanted ?? colour('#6a6040');
  const light = colour('#c2b088');
  const isRunning = posture === 'run';
  const stride = isRunning ? 0.34 : 0.12;
  const spine = chain(
    [
      [[0.16, 0.92, -1.75], 0.02],
      [[0.1, 0.94, -1.15], 0.09],
      [[0.03, 0.98, -0.55], 0.18],
      [[0, 1.02, -0.05], 0.28],
      [[0, 1.08, 0.34], 0.29],
      [[0, 1.26, 0.6], 0.2],
      [[0, 1.46, 0.74], 0.155],
    ],
    2,
    0.02,
  );
  const head = frameOf([0, 1.55, 0.84], [-0.3, -0.08, 1]);
  const built = buildHead(rexHead, { s: rexHead.size, frame: head });
  const arms: Group = {
    isMirrored: true,
    blobs: [
      blob([0.2, 0.98, 0.52], [0.24, 0.84, 0.6], 0.07, 0.045),
      blob([0.24, 0.84, 0.6], [0.2, 0.8, 0.74], 0.042, 0.032),
      blob([0.2, 0.8, 0.74], [0.2, 0.74, 0.8], 0.024, 0.01),
      blob([0.2, 0.8, 0.74], [0.17, 0.76, 0.82], 0.024, 0.01),
    ],
    blend: 0.03,
    join: 0.04,
  };
  const legs = [...legOf(1, stride), ...legOf(-1, -stride, isRunning ? 0.22 : 0)];
  return {
    size: 2.4,
    groups: [
      { blobs: spine, squash: [0.82, 1, 1], blend: 0.1, join: 0.1 },
      { blobs: legs, blend: 0.04, join: 0.08 },
      arms,
      ...built.groups,
    ],
    coat: { kind: 'scale', base, grain: 0.013, variation: 0.28 },
    patterns: [{ kind: 'stripes', direction: [0, 0.25, 1], period: 0.24, share: 0.3, wobble: 1.3, colour: shade(base, 0.5) }],
    patches: [
      { ...blob([0, 0.66, -0.5], [0, 0.72, 0.36], 0.14, 0.16), colour: light, soft: 0.09, amount: 0.85 },
      { ...blob([0, 0.86, 0.62], [0, 1.24, 0.9], 0.13, 0.1), colour: light, soft: 0.08, amount: 0.85 },
      {
        ...blob(times([0, -1.3, 0.4], 0.185), times([0, -1.75, 1.6], 0.185), 0.08, 0.06),
        group: built.groups[1]!,
        colour: light,
        soft: 0.03,
      },
      ...clawsOf(legs),
      ...built.patches,
    ],
    head,
    headRadius: 0.19,
    eye: { ...built.eye, look: 'slit' },
    back: [0, 1.34, 0.1],
    hand: [0.2, 0.76, 0.8],
    turn: 0.85,
  };
};
