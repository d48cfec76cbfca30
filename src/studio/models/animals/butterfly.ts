/** The butterfly, and feelers as other insects have them too. */
import { type Colour, colour } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import type { Patch } from './coat.ts';
import { at, type Figure, type FigureMaker } from './figure.ts';
import { ball, blob, type Group } from './sculpture.ts';

const black = colour('#151210');

export const antennae = (from: Point, to: Point, knob: number): Group => ({
  isMirrored: true,
  blobs: [blob(from, to, 0.012, 0.009), ball(to, knob)],
  blend: 0.01,
  join: 0.01,
});

function wingPaint(wings: readonly Group[], base: Colour): Patch[] {
  return wings
    .map((wing): Group => ({ ...wing, squash: [1, 1, 1] }))
    .flatMap((wing): Patch[] => [
      ...wing.blobs.map(
        (one): Patch => ({ ...one, radius: one.radius * 1.15, endRadius: one.endRadius * 1.2, group: wing, colour: black, soft: 0.01 }),
      ),
      ...wing.blobs.map(
        (one): Patch => ({ ...one, radius: one.radius * 0.55, endRadius: one.endRadius * 0.74, group: wing, colour: base, soft: 0.012 }),
      ),
      ...wing.blobs.map((one): Patch => ({ ...one, radius: 0.006, endRadius: 0.006, group: wing, colour: black, soft: 0.006 })),
      ...[
        [0.62, 0.5],
        [0.66, 0.42],
        [0.66, 0.3],
        [0.6, 0.1],
        [0.48, -0.32],
        [0.4, -0.42],
        [0.5, -0.22],
      ].map(([x, z]): Patch => ({ ...ball([x!, 0, z!], 0.02), group: wing, colour: colour('#f0ece0'), soft: 0.008 })),
    ]);
}

export const butterfly: FigureMaker = (wanted): Figure => {
  const base = wanted ?? colour('#d87a1e');
  const tilt = 0.8;
  const frame = {
    at: [0, 0.42, 0] as Point,
    axes: [
      [Math.cos(tilt), Math.sin(tilt), 0],
      [-Math.sin(tilt), Math.cos(tilt), 0],
      [0, 0, 1],
    ] as const,
  };
  const side = (sign: number): Group => {
    const [c, s] = [Math.cos(tilt), Math.sin(tilt) * sign];
    return {
      frame: {
        at: frame.at,
        axes: [
          [c, Math.abs(s), 0],
          [-Math.abs(s), c, 0],
          [0, 0, 1],
        ].map(([x, y, z]) => [x! * 1, y!, z!]) as unknown as [Point, Point, Point],
      },
      squash: [1, 0.05, 1],
      blobs: [
        blob([0.05, 0, 0.12], [0.5, 0, 0.42], 0.07, 0.17),
        blob([0.08, 0, 0.02], [0.48, 0, 0.16], 0.07, 0.16),
        blob([0.05, 0, -0.08], [0.32, 0, -0.26], 0.08, 0.19),
      ],
      blend: 0.08,
      join: 0.01,
    };
  };
  const right = side(1);
  const left: Group = {
    ...right,
    frame: {
      at: right.frame!.at,
      axes: [
        [-right.frame!.axes[0][0], right.frame!.axes[0][1], 0],
        [-right.frame!.axes[1][0], right.frame!.axes[1][1], 0],
        [0, 0, 1],
      ],
    },
  };
  const body: Group = {
    blobs: [
      blob([0, 0.42, 0.16], [0, 0.42, 0], 0.05, 0.06),
      blob([0, 0.42, 0], [0, 0.38, -0.3], 0.045, 0.02),
      ball([0, 0.43, 0.24], 0.052),
    ],
    blend: 0.02,
    join: 0.01,
  };
  const ant = antennae([0.02, 0.46, 0.28], [0.14, 0.6, 0.46], 0.017);
  const rims = wingPaint([right, left], base);
  return {
    size: 0.1,
    groups: [body, right, left, ant],
    coat: { kind: 'sleek', base: black, grain: 0.012, variation: 0.2 },
    patches: rims,
    head: at([0, 0.43, 0.24]),
    headRadius: 0.05,
    eye: { at: [0.035, 0.012, 0.025], radius: 0.022, yaw: 0.9, look: 'black' },
    turn: 0.5,
    lift: 0.3,
  };
};
