/** Wheels about the x axis, alike from both sides: tyre, rim with spokes, hub. Metres. */
import {
  box,
  cylinder,
  difference,
  type Field,
  mirror,
  repeatAround,
  rotate,
  rubber,
  type Shape,
  type Surface,
  smoothDifference,
  steel,
  torus,
  translate,
  union,
} from '../../render/field/index.ts';
import { assembly, flat, mirrorChrome, type Piece, piece, plain } from '../assembly/index.ts';
import type { Part } from '../model.ts';

export interface Wheel {
  readonly radius: number;
  readonly width: number;
  /** Share of the radius. Default 0.66. */
  readonly rim?: number;
  readonly spokes?: number;
  /** Default alloy. */
  readonly finish?: Surface;
  /** Steel dish with holes, and a cap, in place of spokes. */
  readonly isDish?: boolean;
}

/** What lies about y, laid about x. */
export const onAxle = (field: Field): Field => rotate(field, 'z', Math.PI / 2);

const alloy = plain([0.55, 0.56, 0.58], 0.28, { metal: 0.9, coat: 0.4 });

/** A rim's face towards +y, its plane at y = 0. */
function faceOf(radius: number, depth: number, spokes: number): Field {
  const spoke = translate(box([radius * 0.46, depth * 0.28, radius * 0.085], depth * 0.1), [radius * 0.52, 0, 0]);
  return union(repeatAround(spoke, spokes), translate(cylinder(radius * 0.2, depth * 0.4, depth * 0.12), [0, depth * 0.1, 0]));
}

function dishOf(radius: number, depth: number): Field {
  const dish = cylinder(radius * 0.98, depth * 0.25, depth * 0.1);
  const hole = translate(cylinder(radius * 0.13, depth), [radius * 0.62, 0, 0]);
  return union(difference(dish, repeatAround(hole, 8)), translate(cylinder(radius * 0.34, depth * 0.55, depth * 0.2), [0, depth * 0.1, 0]));
}

export function wheel(name: string, { radius, width, rim = 0.66, spokes = 5, finish = alloy, isDish = false }: Wheel): Shape {
  const rimRadius = radius * rim;
  const half = width / 2;
  const groove = translate(torus(radius, width * 0.035), [0, width * 0.14, 0]);
  const hollow = translate(cylinder(rimRadius, half), [0, half + half * 0.15, 0]);
  const tyre = smoothDifference(0.012, cylinder(radius, half, Math.min(half * 0.6, radius * 0.14)), groove, hollow);
  const lip = translate(torus(rimRadius * 0.985, width * 0.045), [0, half * 0.9, 0]);
  const face = translate((isDish ? dishOf : faceOf)(rimRadius, width * 0.34, spokes), [0, half * 0.62, 0]);
  const sideOf = (field: Field): Field => onAxle(mirror(field, 'y'));
  const pieces: Piece[] = [
    piece(rubber(), sideOf(tyre)),
    piece(finish, sideOf(union(lip, face))),
    piece({ material: () => flat('#0c0c0d', 0.7) }, onAxle(cylinder(rimRadius * 0.97, half * 0.3))),
  ];
  return assembly(name, pieces, { low: [-half - 0.02, -radius - 0.01, -radius - 0.01], high: [half + 0.02, radius + 0.01, radius + 0.01] });
}

/** A bicycle's or motorcycle's wheel: a round tyre, a thin rim, wires. */
export function wireWheel(name: string, radius: number, tube: number, spokes: number): Shape {
  const wire = translate(rotate(cylinder(Math.max(0.0016, tube * 0.05), radius * 0.46), 'z', Math.PI / 2), [radius * 0.5, 0, 0]);
  const slanted = translate(rotate(wire, 'z', 0.035), [0, tube * 0.4, 0]);
  const pieces = [
    piece(rubber(), onAxle(torus(radius - tube, tube))),
    piece(
      { material: () => mirrorChrome },
      onAxle(union(cylinderRing(radius - tube * 2, tube * 0.75), mirror(repeatAround(slanted, spokes), 'y'))),
    ),
    piece(steel(), onAxle(cylinder(tube * 0.9, tube * 2.1, tube * 0.2))),
  ];
  const half = tube * 2.3;
  return assembly(name, pieces, { low: [-half, -radius - 0.01, -radius - 0.01], high: [half, radius + 0.01, radius + 0.01] });
}

const cylinderRing = (radius: number, half: number): Field =>
  difference(cylinder(radius + half * 0.35, half, half * 0.2), cylinder(radius - half * 0.5, half * 2));

/** Pairs of the shape at the axles. */
export const wheelsAt = (shape: number, axles: readonly number[], side: number, height: number): Part[] =>
  axles.flatMap((z) => [-side, side].map((x): Part => ({ shape, position: [x, height, z] })));
