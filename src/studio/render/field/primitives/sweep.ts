/** A ball of changing radius drawn along a path: stems, handles, wires, limbs. Exact outside the pieces it is made of. */
import type { Field } from '../shape.ts';
import { capsule, type Point3 } from './round.ts';

export interface Station {
  readonly at: Point3;
  readonly radius: number;
}

/** Straight from station to station. throws when there are fewer than two */
export function sweep(stations: readonly Station[]): Field {
  if (stations.length < 2) throw new Error(`a sweep needs at least two stations, got ${stations.length}`);
  const pieces = stations
    .slice(1)
    .map(({ at, radius }, index) => capsule({ from: stations[index]!.at, to: at, radius: stations[index]!.radius, endRadius: radius }));
  return (tools, p) => pieces.map((piece) => piece(tools, p)).reduce((a, b) => tools.o.min(a, b));
}

const blend = (points: readonly Station[], weights: readonly number[]): Station => {
  const sum = (read: (station: Station) => number): number =>
    points.reduce((total, point, index) => total + read(point) * weights[index]!, 0);
  return {
    at: [sum(({ at }) => at[0]), sum(({ at }) => at[1]), sum(({ at }) => at[2])],
    radius: Math.max(
      0,
      sum(({ radius }) => radius),
    ),
  };
};

/** A cubic Bezier curve of position and radius, as `pieceCount` straight pieces. */
export function bezierSweep(controls: readonly [Station, Station, Station, Station], pieceCount = 8): Field {
  const stations = Array.from({ length: pieceCount + 1 }, (_, index) => {
    const [t, s] = [index / pieceCount, 1 - index / pieceCount];
    return blend(controls, [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]);
  });
  return sweep(stations);
}

/** A smooth curve through all stations (Catmull-Rom), as `piecesEach` straight pieces between neighbours. */
export function splineSweep(stations: readonly Station[], piecesEach = 4): Field {
  const at = (index: number): Station => stations[Math.min(stations.length - 1, Math.max(0, index))]!;
  const dense = stations.slice(1).flatMap((_, index) =>
    Array.from({ length: piecesEach }, (_, piece) => {
      const t = piece / piecesEach;
      const weights = [
        (-t + 2 * t * t - t ** 3) / 2,
        (2 - 5 * t * t + 3 * t ** 3) / 2,
        (t + 4 * t * t - 3 * t ** 3) / 2,
        (-t * t + t ** 3) / 2,
      ];
      return blend([at(index - 1), at(index), at(index + 1), at(index + 2)], weights);
    }),
  );
  return sweep([...dense, stations.at(-1)!]);
}
