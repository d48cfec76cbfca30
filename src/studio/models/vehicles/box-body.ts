/** Vehicles that are rooms on wheels: buses, vans, lorries, trains. A drawing of the side, one of the front, and bands of windows. Metres. */

import type { MaterialValues, Surface } from '../../render/field/index.ts';
import {
  cylinder,
  type Field,
  type Field2,
  polygon,
  type Shape,
  smoothDifference,
  smoothIntersection,
  translate,
} from '../../render/field/index.ts';
import {
  assembly,
  below,
  blackPlastic,
  circle,
  frontPrism,
  joint,
  type Mask,
  mirrored,
  type Piece,
  painted,
  planPrism,
  sidePrism,
} from '../assembly/index.ts';
import type { Corners } from './car-body.ts';
import { onAxle } from './wheel.ts';

export interface Hull {
  /** (z, y). */
  readonly side: Corners;
  readonly half: number;
  readonly roof: number;
  /** Radius of the roof's edges. Default 0.15. */
  readonly softness?: number;
  /** Radius of the upright corners at front and back. Default 0.15. */
  readonly corner?: number;
  readonly axles?: readonly number[];
  readonly wheelRadius?: number;
}

const bounds = (side: Corners): readonly [low: number, high: number] => [
  Math.min(...side.map(([z]) => z)),
  Math.max(...side.map(([z]) => z)),
];

export function hullField({ side, half, roof, softness = 0.15, corner = 0.15, axles = [], wheelRadius = 0.5 }: Hull): Field {
  const [tail, nose] = bounds(side);
  const section = polygon(mirrored([[half, 0.05], [half, roof * 0.5], [half * 0.97, roof + 0.002]]), softness); // biome-ignore format: a row
  const plan = polygon(mirrored([[half, tail], [half, nose]]), corner); // biome-ignore format: a row
  const body = smoothIntersection(0.04, sidePrism(polygon(side, 0.1)), frontPrism(section), planPrism(plan));
  const arches = axles.map((z) => translate(onAxle(cylinder(wheelRadius + 0.07, 3)), [0, wheelRadius, z]));
  return arches.length > 0 ? smoothDifference(0.02, body, ...arches) : body;
}

/** The arch's inside, whatever way it looks. */
const hollow =
  (arch: Field2): Mask =>
  (tools, { local, normal }) =>
    tools.o.mul(tools.m.smoothstep(0.012, 0.004, arch(tools, local[2], local[1])), tools.m.smoothstep(0.75, 0.55, tools.o.abs(normal[0])));

export interface Livery {
  readonly ground: Surface;
  readonly layers: readonly (readonly [Mask, MaterialValues | Surface])[];
  readonly pieces?: readonly Piece[];
}

export function hullShape(name: string, hull: Hull, { ground, layers, pieces = [] }: Livery): Shape {
  const { half, roof, axles = [], wheelRadius = 0.5 } = hull;
  const [tail, nose] = bounds(hull.side);
  const arch = axles.length > 0 ? joint(...axles.map((z) => circle(z, wheelRadius, wheelRadius + 0.075))) : null;
  const surface = painted(
    ground,
    ...layers,
    ...(arch ? ([[hollow(arch), blackPlastic]] as const) : []),
    ...(axles.length > 0 ? ([[below(0.3, 0.012), blackPlastic]] as const) : []),
  );
  return assembly(name, [{ field: hullField(hull), surface }, ...pieces], {
    low: [-half - 0.4, 0, tail - 0.4],
    high: [half + 0.4, roof + 0.9, nose + 0.4],
  });
}
