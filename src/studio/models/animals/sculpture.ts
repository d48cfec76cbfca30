/**
 * A body of round pieces that flow into each other: its field, fast to march because groups far from the ray are not looked at, and the
 * box around it. Knows nothing of species.
 */
import type { F32, Vec3 } from '../../../kernel/index.ts';
import { type Bounds, type Field, type FieldTools, smoothMax, smoothMin } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import { add, type Frame, length, outward, sub, unit } from './space.ts';

/** The hull of two balls. */
export interface Blob {
  readonly from: Point;
  readonly to: Point;
  readonly radius: number;
  readonly endRadius: number;
  /** Metres over which it flows into what came before. Default the group's. */
  readonly blend?: number;
}

export interface Group {
  readonly blobs: readonly Blob[];
  /** Cut out of the group's own blobs. */
  readonly carved?: readonly Blob[];
  readonly carveBlend?: number;
  /** Cut out of all groups before this one: eye sockets. */
  readonly sockets?: readonly Blob[];
  /** Default the model's own space. */
  readonly frame?: Frame;
  /** Both sides show what lies at positive x of the frame. */
  readonly isMirrored?: boolean;
  /** The group is built in a space stretched by this along each axis; blobs as written are squashed by it. Default [1, 1, 1]. */
  readonly squash?: Point;
  /** Metres between its own blobs, and to the groups before. */
  readonly blend: number;
  readonly join: number;
}

export const blob = (from: Point, to: Point, radius: number, endRadius = radius, blend?: number): Blob => ({
  from,
  to,
  radius,
  endRadius,
  ...(blend !== undefined && { blend }),
});
export const ball = (at: Point, radius: number, blend?: number): Blob => blob(at, at, radius, radius, blend);

/** Distance to a blob: exact outside. */
export function blobDistance({ o, v }: FieldTools, p: Vec3<F32>, { from, to, radius, endRadius }: Blob): F32 {
  const axis = sub(to, from);
  const span = length(axis);
  const growth = endRadius - radius;
  const local = v.sub3(p, from);
  if (span <= Math.abs(growth) + 1e-9) {
    return growth > 0 ? o.sub(v.length(v.sub3(p, to)), endRadius) : o.sub(v.length(local), radius);
  }
  const direction = unit(axis);
  const slope = growth / span;
  const along = v.dot(local, direction);
  const across = growth === 0 ? 0 : o.sqrt(o.max(o.sub(v.dot(local, local), o.mul(along, along)), 0));
  const nearest = o.clamp(o.mulAdd(across, slope / Math.sqrt(1 - slope * slope), along), 0, span);
  return o.sub(v.length(v.sub3(local, v.scale(direction, nearest))), o.mulAdd(nearest, slope, radius));
}

/** A point of the model as the group's blobs see it. */
export function groupPoint({ o, v }: FieldTools, p: Vec3<F32>, { frame, isMirrored, squash }: Group): Vec3<F32> {
  let q = p;
  if (frame) {
    const away = v.sub3(p, frame.at);
    q = [v.dot(away, frame.axes[0]), v.dot(away, frame.axes[1]), v.dot(away, frame.axes[2])];
  }
  if (isMirrored) q = [o.abs(q[0]), q[1], q[2]];
  return squash ? v.mul3(q, [1 / squash[0], 1 / squash[1], 1 / squash[2]]) : q;
}

function groupDistance(tools: FieldTools, p: Vec3<F32>, group: Group): F32 {
  const q = groupPoint(tools, p, group);
  const { squash, carved = [], blend, carveBlend = blend } = group;
  const solid = group.blobs
    .map((one) => ({ distance: blobDistance(tools, q, one), blend: one.blend ?? blend }))
    .reduce((a, b) => ({ distance: smoothMin(tools, a.distance, b.distance, b.blend), blend }));
  const cut = carved.reduce(
    (distance, one) => smoothMax(tools, distance, tools.o.neg(blobDistance(tools, q, one)), carveBlend),
    solid.distance,
  );
  return squash ? tools.o.mul(cut, Math.min(...squash)) : cut;
}

const socketDistance = (tools: FieldTools, p: Vec3<F32>, group: Group): F32 =>
  group.sockets!.map((one) => blobDistance(tools, groupPoint(tools, p, group), one)).reduce((a, b) => tools.o.min(a, b));

/** A box that surely holds the group, in the model's space. */
function groupBounds({ blobs, frame, isMirrored, squash = [1, 1, 1], blend }: Group): Bounds {
  const corners = blobs.flatMap(({ from, to, radius, endRadius }) =>
    [[from, radius + blend / 3] as const, [to, endRadius + blend / 3] as const].flatMap(([at, r]) =>
      [-1, 1].flatMap((a) =>
        [-1, 1].flatMap((b) =>
          [-1, 1].flatMap((c) => {
            const p: Point = [(at[0] + a * r) * squash[0], (at[1] + b * r) * squash[1], (at[2] + c * r) * squash[2]];
            const both: Point[] = isMirrored ? [p, [-p[0], p[1], p[2]]] : [p];
            return frame ? both.map((corner) => outward(frame, corner)) : both;
          }),
        ),
      ),
    ),
  );
  const pick = (choose: (...values: number[]) => number): Point =>
    [0, 1, 2].map((axis) => choose(...corners.map((corner) => corner[axis]!))) as unknown as Point;
  return { low: pick(Math.min), high: pick(Math.max) };
}

export function bodyBounds(groups: readonly Group[], margin: number): Bounds {
  const all = groups.map(groupBounds);
  const pick = (choose: (...values: number[]) => number, side: 'low' | 'high', by: number): Point =>
    [0, 1, 2].map((axis) => choose(...all.map((bounds) => bounds[side][axis]!)) + by) as unknown as Point;
  return { low: pick(Math.min, 'low', -margin), high: pick(Math.max, 'high', margin) };
}

/** Lower bound of the distance to a box. */
function boxDistance({ o, v }: FieldTools, p: Vec3<F32>, { low, high }: Bounds): F32 {
  const middle = add(low, high).map((x) => x / 2) as unknown as Point;
  const half = sub(high, low).map((x) => x / 2) as unknown as Point;
  const away = v.sub3(p, middle);
  const beyond = away.map((x, axis) => o.max(o.sub(o.abs(x), half[axis]!), 0)) as unknown as Vec3<F32>;
  return v.length(beyond);
}

export interface Relief {
  /** Metres, the most that it moves the skin. */
  readonly height: number;
  readonly of: (tools: FieldTools, p: Vec3<F32>) => F32;
  /** Of the displaced field, where it is looked at. */
  readonly steepness: number;
}

/**
 * The body's field. A group is looked at only within its box and a margin, the relief only near the skin: further away stands a lower
 * bound, so that the whole is a lower bound everywhere (and jumps where the bound is left, which a march does not mind).
 */
export function bodyField(groups: readonly Group[], relief: Relief | null = null): Field {
  const boxes = groups.map(groupBounds);
  return (tools, p) => {
    const { k, o } = tools;
    const distances = groups.map((group, index) => {
      const margin = 1.2 * Math.max(group.join, group.blend) + 0.02 * length(sub(boxes[index]!.high, boxes[index]!.low));
      const outside = boxDistance(tools, p, boxes[index]!);
      const found = k.variable('f32', o.max(outside, margin * 0.99));
      const socket = k.variable('f32', 1000);
      k.if(o.lt(outside, margin), () => {
        k.set(found, groupDistance(tools, p, group));
        if (group.sockets) k.set(socket, socketDistance(tools, p, group));
      });
      return { found: k.get(found), socket: group.sockets ? k.get(socket) : null };
    });
    const smooth = distances.reduce<F32 | null>((body, { found, socket }, index) => {
      if (body === null) return found;
      const cut = socket ? o.max(body, o.neg(socket)) : body;
      return smoothMin(tools, cut, found, groups[index]!.join);
    }, null)!;
    // A copy: what the smooth minimum states of itself leads back to variables.
    const result = relief ? displaced(tools, p, smooth, relief) : k.get(k.variable('f32', smooth));
    return k.opaque(result, { of: p, range: () => ({ low: -100, high: 1000 }), steepness: 1 });
  };
}

function displaced(tools: FieldTools, p: Vec3<F32>, smooth: F32, { height, of, steepness }: Relief): F32 {
  const { k, o } = tools;
  const result = k.variable('f32', o.sub(smooth, height));
  k.if(o.lt(smooth, 3 * height), () => k.set(result, o.mul(o.sub(smooth, of(tools, p)), 1 / steepness)));
  return k.get(result);
}

/** Balls along a smooth curve through the stations (Catmull-Rom). */
export function chain(stations: readonly (readonly [at: Point, radius: number])[], piecesEach = 2, blend?: number): Blob[] {
  const at = (index: number) => stations[Math.min(stations.length - 1, Math.max(0, index))]!;
  const dense = stations.slice(1).flatMap((_, index) =>
    Array.from({ length: piecesEach }, (_, piece) => {
      const t = piece / piecesEach;
      const weights = [
        (-t + 2 * t * t - t ** 3) / 2,
        (2 - 5 * t * t + 3 * t ** 3) / 2,
        (t + 4 * t * t - 3 * t ** 3) / 2,
        (-t * t + t ** 3) / 2,
      ];
      const four = [at(index - 1), at(index), at(index + 1), at(index + 2)];
      const sum = (read: (station: readonly [Point, number]) => number): number =>
        four.reduce((total, station, i) => total + read(station) * weights[i]!, 0);
      return [
        [sum(([q]) => q[0]), sum(([q]) => q[1]), sum(([q]) => q[2])] as Point,
        Math.max(
          1e-4,
          sum(([, r]) => r),
        ),
      ] as const;
    }),
  );
  const all = [...dense, stations.at(-1)!];
  return all.slice(1).map(([to, radius], index) => blob(all[index]![0], to, all[index]![1], radius, blend));
}

/** The distance of `blobDistance` on plain numbers. */
function blobDistanceAt(p: Point, { from, to, radius, endRadius }: Blob): number {
  const axis = sub(to, from);
  const span = length(axis);
  const growth = endRadius - radius;
  if (span <= Math.abs(growth) + 1e-9) return growth > 0 ? length(sub(p, to)) - endRadius : length(sub(p, from)) - radius;
  const slope = growth / span;
  const local = sub(p, from);
  const along = (local[0] * axis[0] + local[1] * axis[1] + local[2] * axis[2]) / span;
  const across = Math.sqrt(Math.max(0, length(local) ** 2 - along * along));
  const nearest = Math.min(span, Math.max(0, along + (across * slope) / Math.sqrt(1 - slope * slope)));
  return Math.hypot(along - nearest, across) - radius - nearest * slope;
}

/** Where a line from outside towards `-direction` through `at` meets blobs that flow together by `blend`. */
export function surfaceAlong(
  blobs: readonly Blob[],
  blend: number,
  line: { readonly at: Point; readonly direction: Point; readonly reach: number },
): Point {
  const on = (t: number): Point => [
    line.at[0] + line.direction[0] * t,
    line.at[1] + line.direction[1] * t,
    line.at[2] + line.direction[2] * t,
  ];
  const distance = (p: Point): number =>
    blobs.reduce((sum, one, index) => {
      const own = blobDistanceAt(p, one);
      if (index === 0) return own;
      const radius = one.blend ?? blend;
      const overlap = Math.max(0, radius - Math.abs(sum - own)) / radius;
      return Math.min(sum, own) - (overlap * overlap * radius) / 4;
    }, 0);
  let t = line.reach;
  for (let step = 0; step < 64 && t > -line.reach; step++) {
    const free = distance(on(t));
    if (free < 1e-3) break;
    t -= free;
  }
  return on(t);
}
