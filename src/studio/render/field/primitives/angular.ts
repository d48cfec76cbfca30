/**
 * Solids with edges about their own centre: box, slab, cylinder, cone. Metres. All exact.
 *
 * source   Inigo Quilez, "distance functions"
 */
import type { F32, FloatLike } from '../../../../kernel/index.ts';
import type { Field, FieldTools } from '../shape.ts';
import type { Point3 } from './round.ts';

/** Distance of a corner: how far outside each of the faces -> how far outside all. */
export function corner({ o, v }: FieldTools, faces: readonly FloatLike[]): F32 {
  const [a, b = -1, c] = faces;
  const outside = v.length([o.max(a!, 0), o.max(b, 0), c === undefined ? 0 : o.max(c, 0)]);
  return o.add(
    outside,
    o.min(
      faces.reduce<FloatLike>((most, face) => o.max(most, face), faces[0]!),
      0,
    ),
  );
}

/** `half`: half sizes, rounding included; `rounding`: radius of edges and corners, at most the least half size. */
export function box(half: Point3, rounding = 0): Field {
  if (rounding > Math.min(...half)) throw new Error(`a box of half sizes ${half} cannot be rounded by ${rounding}`);
  return (tools, p) => {
    const { k, o } = tools;
    const faces = p.map((x, axis) => o.sub(o.abs(x), half[axis]! - rounding));
    return k.lipschitz(o.sub(corner(tools, faces), rounding), p, 1);
  };
}

/** |y| <= half, without end. */
export const slab =
  (half: number): Field =>
  ({ o }, p) =>
    o.sub(o.abs(p[1]), half);

/** About y; half height and radius include the rounding of the rims. */
export function cylinder(radius: number, halfHeight: number, rounding = 0): Field {
  return (tools, p) => {
    const { k, o, v } = tools;
    const side = o.sub(v.length([p[0], 0, p[2]]), radius - rounding);
    const top = o.sub(o.abs(p[1]), halfHeight - rounding);
    return k.lipschitz(o.sub(corner(tools, [side, top]), rounding), p, 1);
  };
}

export interface Cone {
  /** At y = -halfHeight and y = halfHeight; one may be 0. */
  readonly lowRadius: number;
  readonly highRadius: number;
  readonly halfHeight: number;
  /** Radius by which the whole is rounded, on top of the sizes. */
  readonly rounding?: number;
}

/** A frustum about y. */
export function cone({ lowRadius, highRadius, halfHeight, rounding = 0 }: Cone): Field {
  const [slope, height] = [highRadius - lowRadius, 2 * halfHeight];
  const scale = 1 / (slope * slope + height * height);
  return ({ k, o, v }, p) => {
    const q = v.length([p[0], 0, p[2]]);
    const [y, lowest] = [p[1], o.add(p[1], halfHeight)];
    const capX = o.sub(q, o.min(q, o.select(o.lt(y, 0), lowRadius, highRadius)));
    const capY = o.sub(o.abs(y), halfHeight);
    // Nearest point of the side, as the share of the way from its lower to its upper rim.
    const share = o.clamp(o.mul(o.add(o.mul(o.sub(q, lowRadius), slope), o.mul(lowest, height)), scale), 0, 1);
    const [sideX, sideY] = [o.sub(q, o.mulAdd(share, slope, lowRadius)), o.sub(lowest, o.mul(share, height))];
    const squared = o.min(o.add(o.mul(capX, capX), o.mul(capY, capY)), o.add(o.mul(sideX, sideX), o.mul(sideY, sideY)));
    const isInside = o.and(o.lt(sideX, 0), o.lt(capY, 0));
    const distance = o.mul(o.sqrt(squared), o.select(isInside, -1, 1));
    return k.lipschitz(o.sub(distance, rounding), p, 1);
  };
}
