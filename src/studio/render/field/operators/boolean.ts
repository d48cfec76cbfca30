/**
 * Joining and cutting solids. Sharp joins keep exactness outside; smooth ones round the seam within the blend radius and are lower
 * bounds there. None is steeper than the steepest solid joined.
 *
 * source   Inigo Quilez, "smooth minimum" (quadratic polynomial)
 */
import type { F32 } from '../../../../kernel/index.ts';
import type { Field, FieldTools } from '../shape.ts';

/** Least of two distances, less a rounding where they differ by less than `radius`; at most radius / 4 lower. */
export function smoothMin({ k, o }: FieldTools, a: F32, b: F32, radius: number): F32 {
  if (radius <= 0) return o.min(a, b);
  const overlap = o.mul(o.max(o.sub(radius, o.abs(o.sub(a, b))), 0), 1 / radius);
  return k.notSteeperThan(o.sub(o.min(a, b), o.mul(o.mul(overlap, overlap), radius / 4)), [a, b]);
}

export const smoothMax = (tools: FieldTools, a: F32, b: F32, radius: number): F32 => {
  const { o } = tools;
  return radius <= 0 ? o.max(a, b) : o.neg(smoothMin(tools, o.neg(a), o.neg(b), radius));
};

const joined =
  (fields: readonly Field[], join: (tools: FieldTools, a: F32, b: F32) => F32): Field =>
  (tools, p) => {
    if (fields.length === 0) throw new Error('at least one field is needed to join');
    return fields.map((field) => field(tools, p)).reduce((a, b) => join(tools, a, b));
  };

export const union = (...fields: readonly Field[]): Field => joined(fields, ({ o }, a, b) => o.min(a, b));
export const intersection = (...fields: readonly Field[]): Field => joined(fields, ({ o }, a, b) => o.max(a, b));
/** The first without the others. */
export const difference = (from: Field, ...cut: readonly Field[]): Field => intersection(from, ...cut.map(complement));

export const complement =
  (field: Field): Field =>
  (tools, p) =>
    tools.o.neg(field(tools, p));

/** `radius`: width of the seam in metres of distance difference. */
export const smoothUnion = (radius: number, ...fields: readonly Field[]): Field =>
  joined(fields, (tools, a, b) => smoothMin(tools, a, b, radius));
export const smoothIntersection = (radius: number, ...fields: readonly Field[]): Field =>
  joined(fields, (tools, a, b) => smoothMax(tools, a, b, radius));
export const smoothDifference = (radius: number, from: Field, ...cut: readonly Field[]): Field =>
  smoothIntersection(radius, from, ...cut.map(complement));

/** From the first field to the second by `share` in [0, 1]: a shape between two. No steeper than the steeper. */
export const morph =
  (a: Field, b: Field, share: number): Field =>
  (tools, p) => {
    const [first, second] = [a(tools, p), b(tools, p)];
    return tools.k.notSteeperThan(tools.o.mix(first, second, share), [first, second]);
  };
