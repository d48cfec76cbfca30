/** Manes, horns, dark muzzles and tails of hoofed animals. */
import { type Colour, colour } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import type { Patch } from './coat.ts';
import type { Skeleton } from './quadruped.ts';
import { type Blob, blob, chain, type Group } from './sculpture.ts';
import { add, mix, outward, times } from './space.ts';

export const horn = colour('#3a322a');
export const black = colour('#14110f');
export const muzzleSkin = colour('#4a4040');
/** Hair along the crest of the neck, from the poll down, and a forelock. */
export function mane({ neck, head, form }: Skeleton, thickness: number, length: number): Group {
  const [base, nape] = neck;
  const out: Point = [0, 0.72, -0.7];
  const s = form.head.size;
  const stations = [0.12, 0.4, 0.7, 1].map((t): readonly [Point, number] => {
    const r = form.neck.base + (form.neck.radius - form.neck.base) * t;
    return [add(mix(base, nape, t), times(out, r * 1.04)), thickness * (0.8 + 0.3 * Math.sin(t * Math.PI))];
  });
  const poll = outward(head, [0, 0.95 * s, -0.35 * s]);
  const crest = chain([...stations, [poll, thickness * 0.9]], 1);
  // Locks fall over the right side.
  const locks = stations.flatMap(([at, r], index): Blob[] =>
    index === 0
      ? []
      : [
          blob(at, add(at, [-0.115, -length, 0.03]), r * 0.9, r * 0.35),
          blob(at, add(at, [-0.105, -length * 0.9, -0.04]), r * 0.9, r * 0.3),
        ],
  );
  const forelock = blob(poll, outward(head, [0.05 * s, 0.72 * s, 1.0 * s]), thickness * 0.8, thickness * 0.25);
  return { blobs: [...crest, ...(length > 0.02 ? [...locks, forelock] : [])], blend: 0.02, join: 0.012 };
}
export const manePaint = (k: Skeleton, paint: Colour, thickness: number, length: number): Patch[] =>
  mane(k, thickness * 1.12 + 0.004, length).blobs.map((one): Patch => ({ ...one, colour: paint, soft: 0.008, isSharp: true }));
export const tailPaint = (k: Skeleton, paint: Colour, from: number, grow = 1.5): Patch[] =>
  k.tail.slice(from, -1).map(([at, radius], index) => {
    const [next, end] = k.tail[from + index + 1]!;
    return { ...blob(at, next, radius * grow, end * grow), colour: paint, soft: 0.012 };
  });
/** Around the nostrils and lips. */
export const darkMuzzle = (k: Skeleton, paint: Colour, soft = 0.03): Patch => {
  const s = k.form.head.size;
  const { to, tip } = k.form.head.muzzle;
  return {
    ...blob(times(add(to, [0, -0.1, 0.1]), s), times(add(to, [0, -0.4, 0]), s), tip * 1.05 * s, tip * s),
    group: k.built.groups[1]!,
    colour: paint,
    soft,
  };
};
export interface Horns {
  readonly points: readonly (readonly [Point, number])[];
  readonly colour: Colour;
}
export const hornGroup = ({ head, form }: Skeleton, { points }: Horns): Group => ({
  frame: head,
  isMirrored: true,
  blobs: chain(
    points.map(([p, r]) => [times(p, form.head.size), r * form.head.size] as const),
    2,
  ),
  blend: 0.004,
  join: 0.012,
});
export const hornPaint = (k: Skeleton, horns: Horns): Patch[] =>
  hornGroup(k, horns).blobs.map(
    (one): Patch => ({
      ...one,
      radius: one.radius * 1.25 + 0.002,
      endRadius: one.endRadius * 1.25 + 0.002,
      group: hornGroup(k, horns),
      colour: horns.colour,
      soft: 0.004,
      shine: 0.5,
      isSharp: true,
    }),
  );
