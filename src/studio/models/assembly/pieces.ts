/** Solids of several materials as one shape, prisms from drawings in the three views, and the frame of a finished model. */
import type { F32 } from '../../../kernel/index.ts';
import {
  type Bounds,
  type Field,
  type Field2,
  type FieldTools,
  type MaterialValues,
  mixValues,
  type Shape,
  type Surface,
  union,
} from '../../render/field/index.ts';
import type { Model } from '../model.ts';

/** One solid of one material. */
export interface Piece {
  readonly field: Field;
  readonly surface: Surface;
}

export const piece = (surface: Surface, ...fields: readonly Field[]): Piece => ({ field: union(...fields), surface });

/** 1 where the distance is the least so far. */
const nearer = ({ o }: FieldTools, distance: F32, least: F32): F32 => o.select(o.lt(distance, least), 1, 0);

/** All pieces in one shape; each point wears the material of the piece that it lies on. */
export function assembly(name: string, pieces: readonly Piece[], domain: Bounds): Shape {
  const [first, ...rest] = pieces;
  if (!first) throw new Error(`the assembly ${name} needs at least one piece`);
  const fold = <T>(tools: FieldTools, p: Parameters<Field>[1], read: (one: Piece) => T, mix: (a: T, b: T, share: F32) => T): T => {
    let least = first.field(tools, p);
    let found = read(first);
    for (const one of rest) {
      const distance = one.field(tools, p);
      found = mix(found, read(one), nearer(tools, distance, least));
      least = tools.o.min(least, distance);
    }
    return found;
  };
  const hasBump = pieces.some(({ surface }) => surface.bump);
  return {
    name,
    field: union(...pieces.map(({ field }) => field)),
    material: (tools, at) =>
      fold<MaterialValues>(
        tools,
        at.local,
        ({ surface }) => surface.material(tools, at),
        (a, b, share) => mixValues(tools, a, b, share),
      ),
    ...(hasBump && {
      bump: (tools, local) =>
        fold<F32>(
          tools,
          local,
          ({ surface }) => surface.bump?.(tools, local) ?? tools.o.float(0),
          (a, b, share) => tools.o.mix(a, b, share),
        ),
    }),
    domain,
  };
}

/** Endless along x: the region lies in (z, y), as seen from the left of what looks to +z. */
export const sidePrism =
  (region: Field2): Field =>
  (tools, p) =>
    region(tools, p[2], p[1]);
/** Endless along y: the region lies in (x, z). */
export const planPrism =
  (region: Field2): Field =>
  (tools, p) =>
    region(tools, p[0], p[2]);
/** Endless along z: the region lies in (x, y). */
export const frontPrism =
  (region: Field2): Field =>
  (tools, p) =>
    region(tools, p[0], p[1]);

/** A rounded rectangle about (u, v), by half sizes. Exact. */
export const rect =
  (centreU: number, centreV: number, halfU: number, halfV: number, rounding = 0): Field2 =>
  (tools, u, v) => {
    const { o } = tools;
    const [a, b] = [o.sub(o.abs(o.sub(u, centreU)), halfU - rounding), o.sub(o.abs(o.sub(v, centreV)), halfV - rounding)];
    const outside = tools.v.length([o.max(a, 0), o.max(b, 0), 0]);
    return tools.k.lipschitz(o.sub(o.add(outside, o.min(o.max(a, b), 0)), rounding), [u, v], 1);
  };

export const circle =
  (centreU: number, centreV: number, radius: number): Field2 =>
  (tools, u, v) =>
    tools.k.lipschitz(tools.o.sub(tools.v.length([tools.o.sub(u, centreU), tools.o.sub(v, centreV), 0]), radius), [u, v], 1);

/** Both sides show what is drawn for u >= 0. */
export const bothSides =
  (region: Field2): Field2 =>
  (tools, u, v) =>
    region(tools, tools.o.abs(u), v);

export const joint =
  (...regions: readonly Field2[]): Field2 =>
  (tools, u, v) =>
    regions.map((region) => region(tools, u, v)).reduce((a, b) => tools.o.min(a, b));

export const without =
  (region: Field2, ...cut: readonly Field2[]): Field2 =>
  (tools, u, v) =>
    cut.map((each) => tools.o.neg(each(tools, u, v))).reduce((a, b) => tools.o.max(a, b), region(tools, u, v));

/** Corners given for u >= 0 from bottom to top, closed over the axis. */
export const mirrored = (half: readonly (readonly [number, number])[]): (readonly [number, number])[] => [
  ...half,
  ...half.map(([u, v]) => [-u, v] as const).reverse(),
];

type Triple = readonly [number, number, number];
export const span = (low: Triple, high: Triple): Bounds => ({ low, high });

/** A box about the middle of the ground, with a finger's breadth of room. */
export const about = (width: number, height: number, depth: number): Bounds =>
  span([-width / 2 - 0.02, -0.02, -depth / 2 - 0.02], [width / 2 + 0.02, height + 0.02, depth / 2 + 0.02]);

export interface Extent {
  /** Along x, y and z before any turn. */
  readonly width: number;
  readonly height: number;
  readonly length: number;
  /** As it is best seen. */
  readonly turn?: number;
  readonly spread?: number;
}

/** What layout wants to know of a model that fills the box. */
export function extent({
  width,
  height,
  length,
  turn = 0,
  spread = 0.3,
}: Extent): Pick<Model, 'widthMetres' | 'heightMetres' | 'depthMetres' | 'turnRadians' | 'spreadRadians'> {
  const [c, s] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))];
  return {
    widthMetres: c * width + s * length,
    depthMetres: c * length + s * width,
    heightMetres: height,
    turnRadians: turn,
    spreadRadians: spread,
  };
}
