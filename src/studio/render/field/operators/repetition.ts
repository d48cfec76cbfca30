/**
 * A solid many times over in a finite grid or ring. Each place looks at its own cell and at the nearest neighbour along every axis, so
 * the distance is right while a copy does not reach beyond the middle of the neighbouring cell.
 */
import type { F32, Interval, Vec3 } from '../../../../kernel/index.ts';
import { angleTurns } from '../bounded.ts';
import type { Field, FieldTools } from '../shape.ts';

export interface Grid {
  /** Metres between copies along each axis; 0 where there is only one. */
  readonly spacing: readonly [x: number, y: number, z: number];
  /** Copies along each axis, centred about the origin. */
  readonly count: readonly [x: number, y: number, z: number];
}

/** What a copy gets: its own point, and the number of its cell (0, 1, ... count - 1 along each axis) to vary by. */
export type CellField = (tools: FieldTools, p: Vec3<F32>, cell: Vec3<F32>) => F32;

interface Place {
  readonly local: F32;
  readonly cell: F32;
}

/** Cell index nearest to x, of `count` cells centred about 0, and its neighbour towards x. */
function placesAlong({ k, o }: FieldTools, x: F32, spacing: number, count: number): readonly Place[] {
  if (count <= 1 || spacing <= 0) return [{ local: x, cell: o.float(0) }];
  const middle = (count - 1) / 2;
  // Cell numbers are constants to the analysis: what varies by them must stay within the copy's bounds.
  const numbered = (cell: F32): F32 =>
    k.opaque(cell, { of: [x], range: () => ({ low: 0, high: count - 1 }), steepness: 0, partials: () => [{ low: 0, high: 0 }] });
  const indexOf = (at: number): number => Math.min(count - 1, Math.max(0, Math.floor(at / spacing + middle + 0.5)));
  const cell = numbered(o.clamp(o.floor(o.mulAdd(x, 1 / spacing, middle + 0.5)), 0, count - 1));
  const localOf = (of: F32): F32 => o.sub(x, o.mul(o.sub(of, middle), spacing));
  const half = spacing / 2;
  const sawtooth = ([range]: readonly Interval[]): Interval => {
    const [first, last] = [indexOf(range!.low), indexOf(range!.high)];
    const ends = [range!.low - (first - middle) * spacing, range!.high - (last - middle) * spacing] as const;
    const slack = 1e-5 * spacing;
    const isOneCell = first === last;
    return { low: (isOneCell ? ends[0] : Math.min(ends[0], -half)) - slack, high: (isOneCell ? ends[1] : Math.max(ends[1], half)) + slack };
  };
  const one = [{ low: 1, high: 1 }];
  const raw = localOf(cell);
  const local = k.opaque(raw, { of: [x], range: sawtooth, steepness: 1, partials: () => one });
  const beside = numbered(o.clamp(o.add(cell, o.select(o.gt(raw, 0), 1, -1)), 0, count - 1));
  const nearby = k.opaque(localOf(beside), {
    of: [local],
    range: ([range]) => ({
      low: range!.high > 0 ? Math.min(range!.low, -spacing) : range!.low,
      high: range!.low <= 0 ? Math.max(range!.high, spacing) : range!.high,
    }),
    steepness: 1,
    partials: () => one,
  });
  return [
    { local, cell },
    { local: nearby, cell: beside },
  ];
}

export function repeatVaried(field: CellField, { spacing, count }: Grid): Field {
  return (tools, p) => {
    const [xs, ys, zs] = p.map((x, axis) => placesAlong(tools, x, spacing[axis]!, count[axis]!)) as [Place[], Place[], Place[]];
    const places = xs.flatMap((x) => ys.flatMap((y) => zs.map((z) => [x, y, z] as const)));
    const distances = places.map(([x, y, z]) => field(tools, [x.local, y.local, z.local], [x.cell, y.cell, z.cell]));
    return distances.reduce((a, b) => tools.o.min(a, b));
  };
}

export const repeat = (field: Field, grid: Grid): Field => repeatVaried((tools, p) => field(tools, p), grid);

/** `count` copies in a ring about y: what lies about the positive x axis, turned. No copy reaches beyond its neighbours' middles. */
export function repeatAround(field: Field, count: number): Field {
  return (tools, p) => {
    const { k, o, m, v } = tools;
    const away = v.length([p[0], 0, p[2]]);
    const turns = angleTurns(tools, p[2], p[0]);
    const sector = o.floor(o.mulAdd(turns, count, 0.5));
    const offset = o.sub(turns, o.mul(sector, 1 / count));
    const copies = [sector, o.add(sector, o.select(o.gt(offset, 0), 1, -1))].map((index) => {
      const angle = o.mul(index, -1 / count);
      const [c, s] = [m.cosTurns(angle), m.sinTurns(angle)];
      const range = ([distance]: readonly Interval[]): Interval => ({ low: -distance!.high, high: distance!.high });
      const turned = (value: F32): F32 => k.opaque(value, { of: [away, p[0], p[2]], range, steepness: 1 });
      const x = turned(o.sub(o.mul(p[0], c), o.mul(p[2], s)));
      const z = turned(o.add(o.mul(p[0], s), o.mul(p[2], c)));
      const point: Vec3<F32> = [x, p[1], z];
      return k.through(field(tools, point), { point, of: [], stretch: () => 1 });
    });
    return o.min(copies[0]!, copies[1]!);
  };
}
