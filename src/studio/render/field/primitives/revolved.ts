/** Solids from a plane region: turned about y (lathe) or drawn out along z (extrusion). Exact where the region's field is. */
import type { Field } from '../shape.ts';
import { corner } from './angular.ts';
import { type Field2, filletCorners, type OutlinePoint, outline } from './outline.ts';

/** The region's u is the distance from the y axis, its v is y. */
export const revolve =
  (region: Field2): Field =>
  (tools, p) => {
    const { k, v } = tools;
    return k.lipschitz(region(tools, v.length([p[0], 0, p[2]]), p[1]), p, 1);
  };

/**
 * A profile of points (radius, height) from axis to axis, with arcs by `bulge`: bottles, bowls, glasses. The profile runs
 * counter-clockwise (up the outside) or clockwise; if its ends are not on the axis they are joined straight to it.
 * rounding: arc radius at corners between straight edges; the two ends stay sharp
 */
export function lathe(profile: readonly OutlinePoint[], rounding = 0): Field {
  const [first, last] = [profile[0], profile.at(-1)];
  if (!first || !last || profile.length < 2) throw new Error(`a lathe's profile needs at least two points, got ${profile.length}`);
  const lowEnd: OutlinePoint[] = first.u === 0 ? [] : [{ u: 0, v: first.v }];
  const highEnd: OutlinePoint[] = last.u === 0 ? [] : [{ u: 0, v: last.v }];
  const points = [...lowEnd, ...profile, ...highEnd];
  const hasArcs = points.some(({ bulge = 0 }) => bulge !== 0);
  if (rounding > 0 && hasArcs) throw new Error('a profile with arcs of its own cannot be rounded: give the arcs at its corners too');
  const radii = points.map((_, index) => (index === 0 || index === points.length - 1 ? 0 : rounding));
  const rounded = rounding > 0 ? filletCorners(points, radii) : points;
  return revolve(outline({ points: rounded, isClosed: false }));
}

/** |z| <= halfDepth, edges rounded by `rounding` metres within the size; the rounded region's field should be exact. */
export const extrude =
  (region: Field2, halfDepth: number, rounding = 0): Field =>
  (tools, p) => {
    const { k, o } = tools;
    const side = o.add(region(tools, p[0], p[1]), rounding);
    const front = o.sub(o.abs(p[2]), halfDepth - rounding);
    return k.lipschitz(o.sub(corner(tools, [side, front]), rounding), p, 1);
  };
