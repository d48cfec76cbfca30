/** A farm tractor. Front to +z. Metres. */
import {
  box,
  capsule,
  colour,
  cylinder,
  difference,
  ellipsoid,
  type Field,
  mirror,
  polygon,
  repeatAround,
  rotate,
  rubber,
  type Shape,
  type Surface,
  smoothIntersection,
  smoothUnion,
  translate,
  union,
} from '../../render/field/index.ts';
import {
  assembly,
  bothSides,
  circle,
  extent,
  flat,
  glowOf,
  joint,
  lampGlass,
  onFront,
  onSides,
  type Piece,
  paintCoat,
  painted,
  piece,
  plain,
  rect,
  sidePrism,
  wearOf,
} from '../assembly/index.ts';
import type { Model, ModelFamily } from '../model.ts';
import { onAxle } from './wheel.ts';

/** Lugs in two slanted rows about a deep rim. */
function lugWheel(name: string, radius: number, half: number, lugs: number, paint: readonly [number, number, number]): Shape {
  const carcass = difference(
    cylinder(radius * 0.94, half, half * 0.4),
    mirror(translate(cylinder(radius * 0.56, half), [0, half * 1.25, 0]), 'y'),
  );
  const lug = translate(rotate(box([radius * 0.05, half * 0.5, radius * 0.035], 0.008), 'x', 0.6), [radius * 0.95, half * 0.45, 0]);
  const rows = union(
    repeatAround(lug, lugs),
    repeatAround(
      translate(rotate(box([radius * 0.05, half * 0.5, radius * 0.035], 0.008), 'x', -0.6), [radius * 0.95, -half * 0.45, 0]),
      lugs,
    ),
  );
  const rim = union(
    cylinder(radius * 0.55, half * 0.22, 0.02),
    cylinder(radius * 0.2, half * 0.75, 0.04),
    mirror(translate(difference(cylinder(radius * 0.57, half * 0.12, 0.01), cylinder(radius * 0.5, half)), [0, half * 0.8, 0]), 'y'),
  );
  return assembly(name, [piece(rubber(), onAxle(union(carcass, rows))), piece(paintCoat({ colour: paint, size: 0.2 }), onAxle(rim))], {
    low: [-half * 1.1, -radius * 1.02, -radius * 1.02],
    high: [half * 1.1, radius * 1.02, radius * 1.02],
  });
}

/** The bonnet with its louvres and lamps. */
function hoodOf(paint: Surface, glow: number): Piece {
  const bonnet = smoothIntersection(
    0.06,
    sidePrism(
      polygon(
        [
          [0.1, 0.85],
          [0.1, 1.52],
          [1.55, 1.42],
          [1.78, 1.25],
          [1.8, 0.85],
        ],
        0.12,
      ),
    ),
    translate(box([0.34, 2, 3], 0.12), [0, 1, 0]),
  );
  const louvres = joint(...[0, 1, 2, 3, 4, 5].map((index) => rect(0.75 + index * 0.13, 1.15, 0.035, 0.12, 0.03)));
  const hood = painted(
    paint,
    [onSides(louvres), flat('#141414', 0.6)],
    [onFront(rect(0, 1.1, 0.24, 0.2, 0.05)), flat('#141414', 0.5)],
    [onFront(bothSides(circle(0.2, 1.32, 0.055))), lampGlass('#f0ede0', 0.2 + glow)],
    [onSides(rect(0.95, 1.35, 0.8, 0.03, 0.01)), flat('#f0eee6', 0.4, { coat: 1 })],
  );
  return piece(hood, bonnet);
}

export const tractorConcepts: readonly string[] = ['tractor'];

export const tractor: ModelFamily = ({ name, concept, colour: wanted, attributes }): Model | null => {
  if (concept !== 'tractor') return null;
  const paint = paintCoat({ colour: wanted ?? colour('#b81f16'), wear: wearOf(attributes), size: 0.25 });
  const hood = hoodOf(paint, glowOf(attributes));
  const guards = mirror(
    smoothIntersection(0.02, translate(onAxle(difference(cylinder(0.93, 0.2, 0.04), cylinder(0.88, 0.5))), [0.72, 0.8, -0.95]), (t, p) =>
      t.o.sub(t.o.sub(0.98, p[1]), t.o.mul(t.o.sub(p[2], -0.95), 0.25)),
    ),
    'x',
  );
  const posts: Field = union(...[[0.55, 0.0], [0.62, -1.35]].map(([x, z]) => mirror(capsule({ from: [x!, 0.95, z!], to: [x! - 0.03, 2.45, z! * 0.9 - 0.05], radius: 0.04 }), 'x'))); // biome-ignore format: rows
  const roof = translate(box([0.72, 0.075, 0.85], 0.07), [0, 2.5, -0.66]);
  const dark = union(
    translate(box([0.24, 0.22, 1.2], 0.08), [0, 0.72, 0.4]),
    onAxleAt(0.12, 0.75, -0.95, 0.8),
    onAxleAt(0.07, 0.72, 1.3, 0.5),
    translate(box([0.5, 0.05, 0.55], 0.03), [0, 0.85, -0.35]),
  );
  const seat = smoothUnion(
    0.05,
    translate(box([0.24, 0.06, 0.2], 0.05), [0, 1.2, -0.85]),
    translate(rotate(box([0.24, 0.2, 0.05], 0.05), 'x', -0.15), [0, 1.4, -1.06]),
  );
  const wheelAt = translate(rotate(ring(0.2, 0.018), 'x', 0.9), [0, 1.6, -0.25]);
  const exhaust = union(
    capsule({ from: [0.2, 1.4, 0.95], to: [0.2, 2.25, 0.95], radius: 0.035 }),
    translate(cylinder(0.065, 0.2, 0.03), [0.2, 1.8, 0.95]),
  );
  const body = assembly(
    `${name}-body`,
    [hood, piece(paint, guards, roof), piece(plain('#1b1b1c', 0.5, { coat: 0.3 }), dark, posts, seat, wheelAt, capsule({ from: [0, 1.2, 0.12], to: [0, 1.6, -0.25], radius: 0.025 })), piece(plain([0.42, 0.41, 0.4], 0.35, { metal: 0.9 }), exhaust), piece({ material: () => lampGlass('#e08a12', 0.3 + glowOf(attributes)) }, translate(ellipsoid([0.06, 0.09, 0.06]), [0.5, 2.62, -0.3]))],
    { low: [-1.1, 0.4, -2], high: [1.1, 2.8, 2] },
  ); // biome-ignore format: a table
  const yellow = colour('#e8b01c');
  return {
    shapes: [body, lugWheel(`${name}-rear`, 0.82, 0.23, 18, yellow), lugWheel(`${name}-front`, 0.48, 0.15, 16, yellow)],
    parts: [
      { shape: 0, position: [0, 0, 0] },
      ...[-0.78, 0.78].map((x) => ({ shape: 1, position: [x, 0.82, -0.95] as const })),
      ...[-0.68, 0.68].map((x) => ({ shape: 2, position: [x, 0.48, 1.3] as const })),
    ],
    ...extent({ width: 2, height: 2.7, length: 3.6, turn: -0.85 }),
    anchors: { seat: { at: [0, 1.26, -0.85], widthMetres: 0.45 } },
  };
};

const onAxleAt = (radius: number, y: number, z: number, half: number): Field => translate(onAxle(cylinder(radius, half, 0.02)), [0, y, z]);
const ring = (radius: number, tube: number): Field => difference(cylinder(radius, tube, tube * 0.6), cylinder(radius - tube * 2, tube * 3));
