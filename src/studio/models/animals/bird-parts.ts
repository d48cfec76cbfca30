/** Paint and combs that birds share. */
import { type Colour, colour } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import type { Bird, BirdBones, BirdForm } from './bird.ts';
import type { Patch } from './coat.ts';
import { type Blob, ball, blob, type Group } from './sculpture.ts';
import { times } from './space.ts';

export const black = colour('#161414');
export const white = colour('#ece8e0');
/** On the head, in its radii. */
export const face = (
  { head, r }: BirdBones,
  from: Point,
  to: Point,
  radii: readonly [number, number],
  paint: Colour,
  soft = 0.08,
): Patch => ({
  ...blob(times(from, r), times(to, r), radii[0] * r, radii[1] * r),
  group: { frame: head, isMirrored: true, blobs: [ball([0, 0, 0], r)], blend: 0, join: 0 },
  colour: paint,
  soft: soft * r,
});
export const crest = ({ head, r }: BirdBones, blobs: readonly Blob[], isMirrored = false): Group => ({
  frame: head,
  isMirrored,
  blobs: blobs.map((one) => ({
    ...one,
    from: times(one.from, r),
    to: times(one.to, r),
    radius: one.radius * r,
    endRadius: one.endRadius * r,
  })),
  blend: 0.06 * r,
  join: 0.08 * r,
});
export const crestPaint = (group: Group, paint: Colour, grow = 1.2): Patch[] =>
  group.blobs.map(
    (one): Patch => ({
      ...one,
      radius: one.radius * grow,
      endRadius: one.endRadius * grow,
      group,
      colour: paint,
      soft: 0.01,
      isSharp: true,
    }),
  );
export const song: BirdForm = {
  body: 0.25,
  pitch: 0.5,
  neck: [],
  head: 0.2,
  beak: { length: 0.55, radius: 0.24 },
  eye: { radius: 0.2, yaw: 1.0 },
  tail: { length: 0.42, width: 0.07, angle: 0.15 },
  leg: { length: 0.24, radius: 0.016, apart: 0.09 },
  wing: { length: 0.72, width: 0.2 },
  span: 0.85,
};
export const bird: Bird = {
  size: 0.11,
  form: song,
  palette: {
    base: colour('#3f6fa8'),
    breast: colour('#d08a52'),
    wing: colour('#2f5488'),
    tip: colour('#22314a'),
    beak: colour('#3a3430'),
    leg: colour('#5a4a40'),
  },
  eye: 'bird',
  patches: (b) => [{ ...blob(b.at(-0.3, -0.3), b.at(-0.1, -0.34), 0.16, 0.14), colour: white, soft: 0.05 }],
};
