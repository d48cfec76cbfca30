/**
 * Round solids about their own centre: sphere, ellipsoid, capsule with two radii, torus. Metres.
 *
 * source   Inigo Quilez, "distance functions" (formulas of the ellipsoid and torus); the capsule is the least distance to the spheres
 *          along its axis, minimised in closed form
 */
import type { Field } from '../shape.ts';

export type Point3 = readonly [x: number, y: number, z: number];

/** Exact. */
export const sphere =
  (radius: number): Field =>
  ({ o, v }, p) =>
    o.sub(v.length(p), radius);

/** n . p - offset with unit n: the half-space on the far side of its normal. Exact. */
export const halfSpace =
  (normal: Point3, offset: number): Field =>
  ({ o, v }, p) => {
    const length = Math.hypot(...normal);
    return o.sub(v.dot(p, [normal[0] / length, normal[1] / length, normal[2] / length]), offset);
  };

/** Steepest |grad k0 (k0 - 1) / k1| outside an ellipsoid, over directions; its far field, which is the steepest. */
export function ellipsoidSteepness(radii: Point3): number {
  const inverse = radii.map((radius) => radius ** -2) as [number, number, number];
  let steepest = 1;
  const steps = 48;
  for (let i = 0; i <= steps; i++) {
    for (let j = 0; j <= steps; j++) {
      const [a, b] = [(i / steps) * (Math.PI / 2), (j / steps) * (Math.PI / 2)];
      // n is the direction of the surface normal; the gradient of p . n(p) is 2 n - (n . A^-1 n) A n.
      const n = [Math.sin(a) * Math.cos(b), Math.cos(a), Math.sin(a) * Math.sin(b)];
      const reach = n.reduce((sum, x, axis) => sum + (x * x) / inverse[axis]!, 0);
      steepest = Math.max(steepest, Math.hypot(...n.map((x, axis) => 2 * x - reach * inverse[axis]! * x)));
    }
  }
  return steepest;
}

/** Beyond this ratio of its axes an ellipsoid has further bounds. */
const flatRatio = 2.5;

/**
 * A lower bound, exact to first order at the surface but for a constant factor: the usual k0 (k0 - 1) / k1 outside, (k0 - 1) times the
 * least radius inside, divided by the steepness of the former (1.05 for axes 1 : 1.5, 1.6 for 1 : 2.5, 3.6 for 1 : 4). A flat
 * one also has the distance of its box, (k0 - 1) times the least radius, and the same of the ellipse that it casts along its least
 * axis: the largest of lower bounds is one.
 */
export function ellipsoid(radii: Point3): Field {
  const least = Math.min(...radii);
  const steepness = ellipsoidSteepness(radii) * 1.01;
  const isFlat = Math.max(...radii) > flatRatio * least;
  const thin = radii.indexOf(least);
  const wide = [thin === 0 ? 1 : 0, thin === 2 ? 1 : 2] as const;
  return ({ k, o, v }, p) => {
    const scaled = v.mul3(p, [1 / radii[0], 1 / radii[1], 1 / radii[2]]);
    const k0 = v.length(scaled);
    const k1 = v.length(v.mul3(scaled, [1 / radii[0], 1 / radii[1], 1 / radii[2]]));
    const beyond = o.sub(k0, 1);
    const factor = o.select(o.gt(beyond, 0), o.div(k0, o.max(k1, 1e-20)), least);
    const usual = o.mul(o.mul(beyond, factor), 1 / steepness);
    if (!isFlat) return k.lipschitz(usual, p, 1);
    // The usual one alone is so small all around that a ray takes it for a hit.
    const away = v.max3(v.sub3([o.abs(p[0]), o.abs(p[1]), o.abs(p[2])], radii), [0, 0, 0]);
    const scaledDistance = o.mul(beyond, least);
    const [a, b] = [scaled[wide[0]], scaled[wide[1]]];
    const shadowDistance = o.mul(o.sub(o.sqrt(o.mulAdd(a, a, o.mul(b, b))), 1), Math.min(radii[wide[0]], radii[wide[1]]));
    const outside = o.max(o.max(usual, shadowDistance), o.max(scaledDistance, v.length(away)));
    return k.lipschitz(o.select(o.gt(beyond, 0), outside, scaledDistance), p, 1);
  };
}

export interface Capsule {
  readonly from: Point3;
  readonly to: Point3;
  readonly radius: number;
  /** At `to`. Default `radius`. */
  readonly endRadius?: number;
}

/** The hull of two spheres. Exact outside; inside a lower bound of the depth. */
export function capsule({ from, to, radius, endRadius = radius }: Capsule): Field {
  const axis = [to[0] - from[0], to[1] - from[1], to[2] - from[2]] as const;
  const length = Math.hypot(...axis);
  const growth = endRadius - radius;
  // One sphere holds the other.
  if (length <= Math.abs(growth)) return ({ o, v }, p) => o.sub(v.length(v.sub3(p, growth > 0 ? to : from)), Math.max(radius, endRadius));
  const unit = [axis[0] / length, axis[1] / length, axis[2] / length] as const;
  const slope = growth / length;
  const tilt = slope / Math.sqrt(1 - slope * slope);
  return ({ k, o, v }, p) => {
    const local = v.sub3(p, from);
    const along = v.dot(local, unit);
    const across = growth === 0 ? 0 : o.sqrt(o.max(o.sub(v.dot(local, local), o.mul(along, along)), 0));
    const nearest = o.clamp(o.mulAdd(across, tilt, along), 0, length);
    const offset = v.sub3(local, v.scale(unit, nearest));
    return k.lipschitz(o.sub(v.length(offset), o.mulAdd(nearest, slope, radius)), p, 1);
  };
}

/** About y. Exact while `tube` <= `ring`. */
export const torus =
  (ring: number, tube: number): Field =>
  ({ k, o, v }, p) => {
    const away = o.sub(v.length([p[0], 0, p[2]]), ring);
    return k.lipschitz(o.sub(v.length([away, p[1], 0]), tube), p, 1);
  };
