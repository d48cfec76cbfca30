/**
 * Regions of a plane bounded by line segments and arcs, as 2D distance fields: what lathes and extrusions are made of. Exact.
 *
 * source   Inigo Quilez, "2D distance functions" (polygon); a circular segment adds to or takes from the polygon of its chord
 */
import type { F32, Mask } from '../../../../kernel/index.ts';
import type { FieldTools } from '../shape.ts';

/** Distance in a plane, negative inside; at most as steep as 1. */
export type Field2 = (tools: FieldTools, u: F32, v: F32) => F32;

export interface OutlinePoint {
  readonly u: number;
  readonly v: number;
  /**
   * Of the edge from here to the next point: the tangent of a quarter of the arc's angle, positive where the arc runs counter-clockwise
   * (to the right of the way there); 1 is a half circle. Default 0, a line.
   */
  readonly bulge?: number;
}

interface Edge {
  readonly from: OutlinePoint;
  readonly to: OutlinePoint;
}

interface Arc {
  readonly centreU: number;
  readonly centreV: number;
  readonly radius: number;
  /** Unit normal of the chord towards the arc, and its offset: n . p - offset > 0 on the arc's side. */
  readonly normalU: number;
  readonly normalV: number;
  readonly offset: number;
}

function arcOf({ from, to }: Edge): Arc | null {
  const bulge = from.bulge ?? 0;
  if (bulge === 0) return null;
  const [du, dv] = [to.u - from.u, to.v - from.v];
  const chord = Math.hypot(du, dv);
  const radius = (chord * (1 + bulge * bulge)) / (4 * Math.abs(bulge));
  const side = Math.sign(bulge);
  const [normalU, normalV] = [(side * dv) / chord, (-side * du) / chord];
  // From the middle of the chord, away from the arc while it is less than half a circle.
  const height = (chord / 2) * Math.abs(bulge);
  const back = radius - height;
  const [middleU, middleV] = [(from.u + to.u) / 2, (from.v + to.v) / 2];
  return {
    centreU: middleU - normalU * back,
    centreV: middleV - normalV * back,
    radius,
    normalU,
    normalV,
    offset: normalU * from.u + normalV * from.v,
  };
}

type Point2 = readonly [u: F32, v: F32];

function squaredToSegment({ o }: FieldTools, [u, v]: Point2, { from, to }: Edge): F32 {
  const [du, dv] = [to.u - from.u, to.v - from.v];
  const [pu, pv] = [o.sub(u, from.u), o.sub(v, from.v)];
  const share = o.clamp(o.mul(o.add(o.mul(pu, du), o.mul(pv, dv)), 1 / (du * du + dv * dv)), 0, 1);
  const [x, y] = [o.sub(pu, o.mul(share, du)), o.sub(pv, o.mul(share, dv))];
  return o.add(o.mul(x, x), o.mul(y, y));
}

function squaredToPoint({ o }: FieldTools, [u, v]: Point2, point: OutlinePoint): F32 {
  const [x, y] = [o.sub(u, point.u), o.sub(v, point.v)];
  return o.add(o.mul(x, x), o.mul(y, y));
}

function squaredToArc(tools: FieldTools, p: Point2, { from, to }: Edge, arc: Arc): F32 {
  const { o } = tools;
  const [x, y] = [o.sub(p[0], arc.centreU), o.sub(p[1], arc.centreV)];
  const length = o.sqrt(o.add(o.mul(x, x), o.mul(y, y)));
  const away = o.sub(length, arc.radius);
  // The point's image on the circle lies on the arc's side of the chord.
  const toCentre = arc.normalU * arc.centreU + arc.normalV * arc.centreV - arc.offset;
  const isBeside = o.ge(o.add(o.mul(length, toCentre), o.mul(o.add(o.mul(x, arc.normalU), o.mul(y, arc.normalV)), arc.radius)), 0);
  const toEnds = o.min(squaredToPoint(tools, p, from), squaredToPoint(tools, p, to));
  return o.select(isBeside, o.mul(away, away), toEnds);
}

/** A ray towards +u crosses the edge. */
function crosses({ o }: FieldTools, [u, v]: Point2, { from, to }: Edge): Mask | null {
  if (Math.fround(from.v) === Math.fround(to.v)) return null;
  const [low, high] = from.v < to.v ? [from, to] : [to, from];
  const slope = (high.u - low.u) / (high.v - low.v);
  return o.and(o.and(o.ge(v, low.v), o.lt(v, high.v)), o.lt(o.sub(u, low.u), o.mul(o.sub(v, low.v), slope)));
}

function isInCap({ o }: FieldTools, [u, v]: Point2, arc: Arc): Mask {
  const [x, y] = [o.sub(u, arc.centreU), o.sub(v, arc.centreV)];
  const isInCircle = o.lt(o.add(o.mul(x, x), o.mul(y, y)), arc.radius * arc.radius);
  return o.and(isInCircle, o.gt(o.sub(o.add(o.mul(u, arc.normalU), o.mul(v, arc.normalV)), arc.offset), 0));
}

export interface Outline {
  readonly points: readonly OutlinePoint[];
  /** False: the edge from the last point to the first closes the region but is no border, as the axis of a lathe. Default true. */
  readonly isClosed?: boolean;
}

/** throws when there are fewer than two points, or two neighbours fall together */
export function outline({ points, isClosed = true }: Outline): Field2 {
  const edges = points.map((from, index): Edge => ({ from, to: points[(index + 1) % points.length]! }));
  const borders = isClosed ? edges : edges.slice(0, -1);
  if (borders.length === 0) throw new Error(`an outline needs at least two points, got ${points.length}`);
  for (const { from, to } of borders) {
    if (from.u === to.u && from.v === to.v) throw new Error(`two neighbours of an outline fall together at ${from.u}, ${from.v}`);
  }
  return (tools, u, v) => {
    const { k, o } = tools;
    const p = [u, v] as const;
    const squares = borders.map((edge) => {
      const arc = arcOf(edge);
      return arc ? squaredToArc(tools, p, edge, arc) : squaredToSegment(tools, p, edge);
    });
    const crossings = edges.map((edge) => crosses(tools, p, edge));
    const caps = borders.map((edge) => arcOf(edge)).map((arc) => (arc ? isInCap(tools, p, arc) : null));
    const parity = [...crossings, ...caps].filter((mask) => mask !== null).reduce((a, b) => o.xor(a, b), o.mask(false));
    const distance = o.sqrt(squares.reduce((least, square) => o.min(least, square)));
    return k.lipschitz(o.select(parity, o.neg(distance), distance), p, 1);
  };
}

/** The corners of a polygon cut by arcs of the radius (or of each corner's), or of as much of it as its sides allow. Either way round. */
export function filletCorners(corners: readonly OutlinePoint[], radii: number | readonly number[]): OutlinePoint[] {
  return corners.flatMap((point, index) => {
    const radius = typeof radii === 'number' ? radii : radii[index]!;
    if (radius === 0) return [point];
    const [before, after] = [corners.at(index - 1)!, corners[(index + 1) % corners.length]!];
    const toward = (other: OutlinePoint) => {
      const length = Math.hypot(other.u - point.u, other.v - point.v);
      return { u: (other.u - point.u) / length, v: (other.v - point.v) / length, length };
    };
    const [a, b] = [toward(before), toward(after)];
    const half = Math.acos(Math.min(1, Math.max(-1, a.u * b.u + a.v * b.v))) / 2;
    // A corner that is nearly straight needs no arc.
    if (half > Math.PI / 2 - 1e-3) return [point];
    const reach = Math.min(radius / Math.tan(half), a.length * 0.499, b.length * 0.499);
    const turn = Math.sign(-a.u * b.v + a.v * b.u);
    return [
      { u: point.u + a.u * reach, v: point.v + a.v * reach, bulge: turn * Math.tan((Math.PI / 2 - half) / 2) },
      { u: point.u + b.u * reach, v: point.v + b.v * reach },
    ];
  });
}

export type Pair = readonly [u: number, v: number];

/** A closed polygon, its corners rounded by arcs of `rounding` metres. */
export const polygon = (corners: readonly Pair[], rounding = 0): Field2 =>
  outline({
    points: filletCorners(
      corners.map(([u, v]) => ({ u, v })),
      rounding,
    ),
  });

export const disc =
  (radius: number): Field2 =>
  ({ k, o, v: vectors }, u, v) =>
    k.lipschitz(o.sub(vectors.length([u, v, 0]), radius), [u, v], 1);
