/** Paint on heads, and feet, that beasts share. */
import { colour } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import type { Patch } from './coat.ts';
import type { LegForm, Skeleton } from './quadruped.ts';
import { blob } from './sculpture.ts';
import { times } from './space.ts';

export const black = colour('#12100f');
export const leather = colour('#181413');
/** Paint on the head, in radii of its skull. */
export const onHead = (
  k: Skeleton,
  from: Point,
  to: Point,
  radii: readonly [number, number],
  paint: Pick<Patch, 'colour'> & Partial<Patch>,
): Patch => {
  const s = k.form.head.size;
  return { ...blob(times(from, s), times(to, s), radii[0] * s, radii[1] * s), group: k.built.groups[1]!, soft: 0.1 * s, ...paint };
};
export const paw = (radii: LegForm['radii'], apart: number, radius: number, length: number): LegForm => ({
  radii,
  apart,
  foot: { kind: 'paw', radius, length },
});
export const pad = (radii: LegForm['radii'], apart: number, radius: number, length: number): LegForm => ({
  radii,
  apart,
  foot: { kind: 'pad', radius, length },
});
