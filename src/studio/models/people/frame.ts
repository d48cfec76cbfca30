/** Places in a body: points, axes, and fields drawn in them. A frame's axes are unit and at right angles. */
import type { Vec3 } from '../../../kernel/index.ts';
import type { Field } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import { anglesOf } from '../place-model.ts';

export interface Frame {
  readonly origin: Point;
  readonly x: Point;
  readonly y: Point;
  readonly z: Point;
}

export const plus = (a: Point, b: Point, t = 1): Point => [a[0] + b[0] * t, a[1] + b[1] * t, a[2] + b[2] * t];
export const minus = (a: Point, b: Point): Point => plus(a, b, -1);
export const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Point, b: Point): Point => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
export const lengthOf = (a: Point): number => Math.hypot(...a);
export const unit = (a: Point): Point => {
  const length = lengthOf(a) || 1;
  return [a[0] / length, a[1] / length, a[2] / length];
};
export const between = (a: Point, b: Point, t: number): Point => plus(a, minus(b, a), t);

/** Upright about the point, turned about y (to the left), then pitched about its own x (forward), then rolled about its own z. */
export function frameAt(origin: Point, [pitch, yaw, roll]: Point = [0, 0, 0]): Frame {
  const [sp, cp, sy, cy, sr, cr] = [Math.sin(pitch), Math.cos(pitch), Math.sin(yaw), Math.cos(yaw), Math.sin(roll), Math.cos(roll)];
  const x: Point = [cy, 0, -sy];
  const y: Point = [sp * sy, cp, sp * cy];
  const z: Point = [cp * sy, -sp, cp * cy];
  return { origin, x: plus([x[0] * cr, x[1] * cr, x[2] * cr], y, sr), y: plus([y[0] * cr, y[1] * cr, y[2] * cr], x, -sr), z };
}

/** `y` along a direction, `z` as near to `front` as can be. */
export function frameAlong(origin: Point, along: Point, front: Point): Frame {
  const y = unit(along);
  const x = unit(cross(y, front));
  return { origin, x, y, z: cross(x, y) };
}

/** From a frame's own coordinates to the outer ones. */
export const outOf = ({ origin, x, y, z }: Frame, [a, b, c]: Point): Point => plus(plus(plus(origin, x, a), y, b), z, c);
export const turnOut = (frame: Frame, direction: Point): Point => minus(outOf(frame, direction), frame.origin);

/** A part's angles for a shape that is drawn in the frame's own coordinates. */
export const anglesIn = ({ x, y, z }: Frame): Point => anglesOf([[x[0], y[0], z[0]], [x[1], y[1], z[1]], [x[2], y[2], z[2]]]); // biome-ignore format: rows

/** A field that is written in the frame's coordinates, as the outer space sees it. Keeps exactness. */
export const placed =
  (field: Field, { origin, x, y, z }: Frame): Field =>
  (tools, p) => {
    const { k, v } = tools;
    const away = v.sub3(p, origin);
    const point: Vec3<ReturnType<Field>> = [v.dot(away, x), v.dot(away, y), v.dot(away, z)];
    return k.through(field(tools, point), { point, of: [], stretch: () => 1 });
  };
