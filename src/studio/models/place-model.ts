/** A model's parts as instances of a traced scene: turned and leaned as a whole, scaled, and moved. */
import type { Instance } from '../render/path/index.ts';
import type { Model, Part, Point } from './model.ts';

export interface ModelPlace {
  /** Where the model's origin goes: the middle of its foot. */
  readonly position: Point;
  /** As Part's. Default none. */
  readonly rotation?: Point;
  /** Default 1. */
  readonly scale?: number;
  /** Index that the first of the model's shapes has in the scene, or those of each. */
  readonly shapeIndices: readonly number[];
}

type Rows = readonly [Point, Point, Point];

/** Local to outer, of a turn about y, then x, then z: Rz Rx Ry. */
export function rotationOf([a, b, c]: Point): Rows {
  const [sa, ca, sb, cb, sc, cc] = [Math.sin(a), Math.cos(a), Math.sin(b), Math.cos(b), Math.sin(c), Math.cos(c)];
  return [
    [cc * cb - sc * sa * sb, -sc * ca, cc * sb + sc * sa * cb],
    [sc * cb + cc * sa * sb, cc * ca, sc * sb - cc * sa * cb],
    [-ca * sb, sa, ca * cb],
  ];
}

/** The angles that `rotationOf` makes the rows of; about z is taken as 0 when x stands at a right angle. */
export function anglesOf(rows: Rows): Point {
  const sine = Math.min(1, Math.max(-1, rows[2][1]));
  if (Math.abs(sine) > 1 - 1e-9) return [Math.asin(sine), Math.atan2(rows[0][2], rows[0][0]), 0];
  return [Math.asin(sine), Math.atan2(-rows[2][0], rows[2][2]), Math.atan2(-rows[0][1], rows[1][1])];
}

export const rotatePoint = (rows: Rows, [x, y, z]: Point): Point =>
  rows.map((row) => row[0] * x + row[1] * y + row[2] * z) as unknown as Point;

function product(a: Rows, b: Rows): Rows {
  return a.map((row) =>
    [0, 1, 2].map((column) => row[0] * b[0][column]! + row[1] * b[1][column]! + row[2] * b[2][column]!),
  ) as unknown as Rows;
}

/** The angles of a part that is turned by `first`, and then by `second` with all it stands on. */
export const anglesAfter = (first: Point, second: Point): Point => anglesOf(product(rotationOf(second), rotationOf(first)));

const partsOf = (model: Model): readonly Part[] => model.parts ?? model.shapes.map((_, shape) => ({ shape, position: [0, 0, 0] as const }));

export function placeModel(model: Model, { position, rotation = [0, 0, 0], scale = 1, shapeIndices }: ModelPlace): Instance[] {
  const outer = rotationOf(rotation);
  return partsOf(model).map((part) => {
    const at = rotatePoint(outer, part.position);
    return {
      shape: shapeIndices[part.shape]!,
      position: [position[0] + scale * at[0], position[1] + scale * at[1], position[2] + scale * at[2]],
      rotation: anglesAfter(part.rotation ?? [0, 0, 0], rotation),
      scale: scale * (part.scale ?? 1),
    };
  });
}
