/** Points, directions and frames of a skeleton, on plain numbers. */
import type { Point } from '../model.ts';

export const add = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const sub = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const times = (a: Point, factor: number): Point => [a[0] * factor, a[1] * factor, a[2] * factor];
export const mix = (a: Point, b: Point, t: number): Point => add(a, times(sub(b, a), t));
export const length = (a: Point): number => Math.hypot(...a);
export const unit = (a: Point): Point => times(a, 1 / (length(a) || 1));
export const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Point, b: Point): Point => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];

/** A place with three axes: where a head, a wing or a leg is built as if it stood at the origin. */
export interface Frame {
  readonly at: Point;
  /** Its own x, y and z in the outer space; unit, right-handed. */
  readonly axes: readonly [Point, Point, Point];
}

export const outward = ({ at, axes }: Frame, p: Point): Point =>
  add(at, add(times(axes[0], p[0]), add(times(axes[1], p[1]), times(axes[2], p[2]))));
export const turned = ({ axes }: Frame, d: Point): Point => sub(outward({ at: [0, 0, 0], axes }, d), [0, 0, 0]);

/** Looks along `forward`, its y as near to `up` as may be. */
export function frameOf(at: Point, forward: Point, up: Point = [0, 1, 0]): Frame {
  const z = unit(forward);
  const x = unit(cross(up, z));
  return { at, axes: [x, cross(z, x), z] };
}

/** Rows that take a frame's own directions outward, as place-model's angles want them. */
export const rowsOf = ({ axes: [x, y, z] }: Frame): readonly [Point, Point, Point] => [
  [x[0], y[0], z[0]],
  [x[1], y[1], z[1]],
  [x[2], y[2], z[2]],
];

/** Turned in the plane of y and z: positive lifts what points to +z. */
export const pitched = ([x, y, z]: Point, angle: number): Point => {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [x, y * c + z * s, z * c - y * s];
};
