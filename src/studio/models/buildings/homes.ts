/**
 * Where people live and work: house, cottage, hut, igloo, tent, barn, shop. Front to +z. Metres.
 * Over 300 lines, as it is a row of short makers, one a thing, which nobody reads as a whole.
 */
import {
  box,
  brick,
  type Colour,
  capsule,
  cloth,
  colour,
  cone,
  cylinder,
  difference,
  ellipsoid,
  type Field,
  lathe,
  mirror,
  polygon,
  rotate,
  smoothDifference,
  smoothUnion,
  snow,
  sphere,
  torus,
  translate,
  union,
} from '../../render/field/index.ts';
import {
  assembly,
  extent,
  flat,
  frontPrism,
  glowOf,
  isAsked,
  joint,
  type Mask,
  onFront,
  onSides,
  paintCoat,
  painted,
  piece,
  plain,
  rect,
  rim,
  writing,
} from '../assembly/index.ts';
import type { Model, ModelRequest } from '../model.ts';
import { blocks, boards, gable, gabledWalls, type Opening, openings, plaster, roofTiles, thatch } from './stuff.ts';

export const paneOf = (attributes: readonly string[] | undefined) => {
  const glow = isAsked(attributes, 'lit', 'night', 'cozy', 'cosy') ? 1 + glowOf(attributes) * 0.25 : 0;
  return plain([0.03, 0.036, 0.042], 0.06, { coat: 1, coatRoughness: 0.02, emission: [2.2 * glow, 1.35 * glow, 0.6 * glow] });
};
const white = plain('#ecebe5', 0.5);
const bush = (x: number, z: number, r: number): Field => translate(ellipsoid([r, r * 0.85, r]), [x, r * 0.6, z]);
const foliage = {
  material: ({ o, v, n }: Parameters<NonNullable<ReturnType<typeof thatch>['bump']>>[0], { local }: { readonly local: Parameters<NonNullable<ReturnType<typeof thatch>['bump']>>[1] }) => ({
    base: v.scale([0.07, 0.16, 0.035], o.mulAdd(n.valueNoise(v.scale(local, 22)), 1.5, 0.3)),
    roughness: 0.7,
  }),
  bump: ({ o, v, n }: Parameters<NonNullable<ReturnType<typeof thatch>['bump']>>[0], local: Parameters<NonNullable<ReturnType<typeof thatch>['bump']>>[1]) => o.mul(n.worley(v.scale(local, 14)).nearest, 0.12),
}; // biome-ignore format: long

export function house({ name, colour: wanted, attributes }: ModelRequest): Model {
  const roof = { ridge: 'x', half: 4.1, length: 10.2, low: 5.0, high: 8.2 } as const;
  const list: Opening[] = [
    ...[-3.1, 3.1].flatMap((x): Opening[] => [{ x, y: 1.0, width: 1.5, height: 1.5, wall: 'z', at: 3.5 }, { x, y: 3.6, width: 1.2, height: 1.3, wall: 'z', at: 3.5 }]),
    { x: 0, y: 3.6, width: 1.2, height: 1.3, wall: 'z', at: 3.5 },
    ...[-1.6, 1.6].flatMap((x): Opening[] => [{ x, y: 1.0, width: 1.2, height: 1.4, wall: 'x', at: 4.7 }, { x, y: 3.6, width: 1.1, height: 1.3, wall: 'x', at: 4.7 }]),
  ]; // biome-ignore format: a table
  const { cut, frames, panes } = openings(list);
  const walls = gabledWalls({ ...roof, half: 3.5, length: 9.4, low: 5.3, high: 8.05 });
  const shutters = union(
    ...[-3.1, 0, 3.1].flatMap((x) => [-1, 1].map((side) => translate(box([0.2, 0.68, 0.03], 0.01), [x + side * 0.87, 4.25, 3.53]))),
  );
  const accent: Colour = colour('#2e5546');
  const door = translate(box([0.52, 1.08, 0.05], 0.02), [0, 1.4, 3.52]);
  const doorSurface = painted(paintCoat({ colour: colour('#8c1d18'), size: 0.4 }), [
    onFront(
      joint(
        rim(rect(-0.22, 1.85, 0.15, 0.4), 0.012),
        rim(rect(0.22, 1.85, 0.15, 0.4), 0.012),
        rim(rect(-0.22, 0.85, 0.15, 0.35), 0.012),
        rim(rect(0.22, 0.85, 0.15, 0.35), 0.012),
      ),
    ),
    flat('#4d0f0c', 0.5),
  ]);
  const porch = union(translate(box([1.3, 0.08, 0.85], 0.03), [0, 2.78, 4.2]), ...[-1.1, 1.1].map((x) => translate(cylinder(0.09, 1.2, 0.02), [x, 1.55, 4.85])), frontOf(polygon([[-1.35, 2.85], [1.35, 2.85], [0, 3.5]]), 3.4, 5.05)); // biome-ignore format: a solid
  const steps = union(translate(box([1.4, 0.16, 0.9], 0.02), [0, 0.16, 4.3]), translate(box([1.4, 0.08, 1.25], 0.02), [0, 0.08, 4.3]));
  const shapes = [
    assembly(`${name}-walls`, [
      piece(boards(wanted ?? colour('#e6dcc2'), 0.19, false), difference(walls, cut)),
      piece(white, frames, porch, mirror(translate(box([0.1, 2.5, 0.1]), [4.7, 2.6, 3.5]), 'x')),
      piece(paneOf(attributes), panes),
      piece(paintCoat({ colour: accent, size: 0.4 }), shutters),
      piece(doorSurface, door),
      piece({ material: () => ({ base: [0.8, 0.6, 0.25], metal: 1, roughness: 0.2 }) }, translate(sphere(0.045), [0.4, 1.4, 3.6])),
    ], { low: [-5, -0.02, -3.7], high: [5, 8.4, 5.2] }),
    assembly(`${name}-roof`, [
      piece(roofTiles('#5a3a30', 0, 0.24), gable(roof)),
      piece(brick(), translate(box([0.45, 1.2, 0.45], 0.02), [2.6, 8.2, -1.2]), translate(box([0.53, 0.1, 0.53], 0.02), [2.6, 9.3, -1.2])),
      piece(blocks(colour('#8d867c'), 0.3), translate(box([4.8, 0.3, 3.6], 0.02), [0, 0.28, 0]), steps),
      piece(foliage, ...[-4.2, -3.2, -2.3, 2.4, 3.4, 4.3].map((x, index) => bush(x, 4.1, 0.5 + 0.1 * (index % 2)))),
    ], { low: [-5.2, -0.02, -4.2], high: [5.2, 9.5, 5.6] }),
  ]; // biome-ignore format: a table
  return { shapes, ...extent({ width: 10.2, height: 9.4, length: 9, turn: -0.5 }), anchors: { top: { at: [0, 8.3, 0] } } };
}

const frontOf = (region: Parameters<typeof frontPrism>[0], from: number, to: number): Field => (tools, p) =>
  tools.o.max(frontPrism(region)(tools, p), tools.o.sub(tools.o.abs(tools.o.sub(p[2], (from + to) / 2)), (to - from) / 2)); // biome-ignore format: long

export function cottage({ name, colour: wanted, attributes }: ModelRequest): Model {
  const { cut, frames, panes } = openings([
    ...[-2, 2].map((x): Opening => ({ x, y: 0.95, width: 0.95, height: 0.95, wall: 'z', at: 2.4 })),
    { x: 0.2, y: 1.0, width: 0.9, height: 0.95, wall: 'x', at: 3.3 },
  ]); // biome-ignore format: a table
  const walls = gabledWalls({ ridge: 'x', half: 2.4, length: 6.6, low: 2.6, high: 5.0 });
  const doorway = polygon([[-0.5, 0], [0.5, 0], [0.5, 1.6], [0.32, 1.98], [0, 2.1], [-0.32, 1.98], [-0.5, 1.6]], 0.05); // biome-ignore format: a drawing
  const thatched: Field = (tools, p) =>
    tools.o.sub(gable({ ridge: 'x', half: 3.0, length: 7.2, low: 2.15, high: 5.1, thickness: 0.3 })(tools, p), 0.14);
  const dormer = translate(
    smoothUnion(0.2, translate(ellipsoid([0.9, 0.75, 1.2]), [0, 3.3, 1.7]), translate(ellipsoid([0.7, 0.6, 1]), [0, 3.2, 1.9])),
    [0, 0.1, 0],
  );
  const dormerPane = translate(box([0.42, 0.3, 0.05], 0.02), [0, 3.2, 2.96]);
  const shapes = [
    assembly(`${name}-walls`, [
      piece(wanted ? plaster(wanted) : blocks(colour('#b6a68a'), 0.26), difference(walls, cut, frontOf(doorway, 2.3, 3))),
      piece(plain('#e9e4d4', 0.55), frames, frontOf(rimRegion(doorway, 0.08), 2.3, 2.5), frontOf(rimRegion(polygon([[-0.42, 2.9], [0.42, 2.9], [0.42, 3.5], [-0.42, 3.5]]), 0.05), 2.7, 3.02)),
      piece(paneOf(attributes), panes, dormerPane),
      piece(boards(colour('#3f6f6a'), 0.16, true), frontOf(doorway, 2.26, 2.34)),
      piece(foliage, ...[-2.9, -1.3, 1.2, 2.8].map((x, index) => bush(x, 2.85, 0.36 + 0.1 * (index % 2)))),
      piece(plain('#c2335c', 0.6), ...[-2.8, -2.4, -1.2, 1.35, 2.6, 2.95, 1.9, -1.9].map((x, index) => translate(sphere(0.07), [x, 0.62 + 0.1 * (index % 3), 3.1 + 0.08 * (index % 2)]))),
    ], { low: [-3.6, -0.02, -2.6], high: [3.6, 5.2, 3.5] }),
    assembly(`${name}-roof`, [piece(thatch(), smoothUnion(0.35, thatched, dormer)), piece(blocks(colour('#9c8d76'), 0.22), translate(box([0.42, 1.4, 0.42], 0.06), [2.5, 4.9, -0.4]), translate(box([0.48, 0.09, 0.48], 0.04), [2.5, 6.2, -0.4])), piece(plain('#8d4630', 0.7), translate(cone({ lowRadius: 0.16, highRadius: 0.12, halfHeight: 0.22 }), [2.5, 6.5, -0.4]))], { low: [-3.9, 1.6, -3.5], high: [3.9, 6.9, 3.5] }),
  ]; // biome-ignore format: a table
  return { shapes, ...extent({ width: 7.4, height: 6.7, length: 6.2, turn: -0.45 }) };
}

const rimRegion = rim;

export function hut({ name, colour: wanted }: ModelRequest): Model {
  const wall = difference(cylinder(2, 1.1, 0.03), cylinder(1.88, 1.3));
  const doorway = translate(box([0.5, 0.9, 1], 0.1), [0, -0.3, 2]);
  const roof = lathe([{ u: 2.75, v: 1.75 }, { u: 2.78, v: 1.95 }, { u: 1.6, v: 3.1 }, { u: 0.28, v: 4.35 }, { u: 0, v: 4.4 }, { u: 0, v: 4.1 }, { u: 1.6, v: 2.75 }, { u: 2.6, v: 1.72 }], 0.05); // biome-ignore format: a profile
  const layers: Field = (tools, p) => roof(tools, p);
  const posts = union(
    ...[0.56, -0.56].map((x) => capsule({ from: [x, 0, 1.95], to: [x, 1.75, 1.95], radius: 0.07 })),
    capsule({ from: [-0.7, 1.78, 1.95], to: [0.7, 1.78, 1.95], radius: 0.06 }),
  );
  const body = assembly(`${name}-body`, [
    piece(boards(wanted ?? colour('#9c7043'), 0.14, true), translate(difference(wall, doorway), [0, 1.1, 0])),
    piece(thatch('#b48d4a'), layers),
    piece(plain('#5d3f24', 0.8), posts, translate(torus(2.0, 0.04), [0, 0.75, 0]), translate(torus(2.0, 0.04), [0, 1.5, 0]), translate(torus(0.24, 0.07), [0, 4.3, 0])),
    piece(plain('#0d0a08', 0.9), translate(cylinder(1.7, 1.0), [0, 1.05, -0.15])),
  ], { low: [-2.9, -0.02, -2.9], high: [2.9, 4.6, 2.9] }); // biome-ignore format: a table
  return { shapes: [body], ...extent({ width: 5.5, height: 4.4, length: 5.5, turn: 0.25 }) };
}

export function igloo({ name }: ModelRequest): Model {
  const dome = sphere(2.2);
  const tunnel = translate(rotate(cylinder(0.95, 0.9), 'x', Math.PI / 2), [0, 0, 2.4]);
  const hole = translate(rotate(cylinder(0.66, 3), 'x', Math.PI / 2), [0, 0.02, 2.4]);
  const shell = smoothDifference(0.04, smoothUnion(0.12, dome, tunnel), hole);
  const grounded: Field = (tools, p) => tools.o.max(shell(tools, p), tools.o.neg(p[1]));
  const packed = snow();
  const joints: Mask = (tools, { local }) => {
    const { o, v, m } = tools;
    const isTunnel = m.smoothstep(2.0, 2.1, local[2]);
    const rise = o.mul(m.atan2Turns(local[1], v.length([local[0], 0, local[2]])), 22);
    const row = o.floor(rise);
    const turn = o.mulAdd(row, 0.5, o.mul(m.atan2Turns(local[0], local[2]), o.sub(18, o.mul(row, 2.6))));
    const away = o.max(o.abs(o.sub(o.sub(rise, row), 0.5)), o.abs(o.sub(o.sub(turn, o.floor(turn)), 0.5)));
    const ring = o.mul(local[2], 2.2);
    const around = o.mul(m.atan2Turns(local[0], local[1]), 9);
    const arch = o.max(o.abs(o.sub(o.sub(ring, o.floor(ring)), 0.5)), o.abs(o.sub(o.sub(around, o.floor(around)), 0.5)));
    return m.smoothstep(0.455, 0.49, o.mix(away, arch, isTunnel));
  };
  const surface = {
    ...painted(packed, [joints, flat([0.36, 0.47, 0.6], 0.8)]),
    bump: (tools: Parameters<NonNullable<typeof packed.bump>>[0], local: Parameters<NonNullable<typeof packed.bump>>[1]) =>
      tools.o.sub(packed.bump!(tools, local), tools.o.mul(joints(tools, { local, world: local, normal: local }), 0.05)),
  };
  const body = assembly(
    `${name}-dome`,
    [piece(surface, grounded), piece(plain('#0b1018', 0.9), translate(box([0.7, 0.6, 0.05]), [0, 0.4, 1.4]))],
    { low: [-2.4, -0.05, -2.4], high: [2.4, 2.4, 3.5] },
  );
  return { shapes: [body], ...extent({ width: 4.4, height: 2.2, length: 5.5, turn: -0.55 }) };
}

export function tent({ name, colour: wanted }: ModelRequest): Model {
  const base = wanted ?? colour('#d9762a');
  const outline = polygon(
    [
      [-1.35, 0],
      [1.35, 0],
      [0, 1.75],
    ],
    0.02,
  );
  const canvas: Field = (tools, p) => {
    const { o, k } = tools;
    // The ridge sags between the poles, and the sides are drawn in.
    const along = o.mul(p[2], 1 / 1.6);
    const sag = o.mul(o.sub(1, o.min(o.mul(along, along), 1)), 0.1);
    const solid = frontPrism(outline)(tools, [o.mul(p[0], 1.02), o.add(p[1], sag), p[2]]);
    const hollow = o.add(solid, 0.035);
    const ends = o.sub(o.abs(p[2]), 1.6);
    const doorway = frontPrism(
      polygon([
        [-0.62, -0.1],
        [0.62, -0.1],
        [0, 1.5],
      ]),
    )(tools, p);
    const skin = o.max(o.max(solid, ends), o.neg(o.max(hollow, o.sub(o.abs(p[2]), 1.57))));
    return k.lipschitz(o.mul(o.max(skin, o.neg(o.max(doorway, o.sub(1.3, p[2])))), 0.82), p, 1);
  };
  const weave = cloth({ colour: base, spacing: 0.012, plane: 'zy' });
  const surface = painted(weave, [
    onSides(joint(rect(0, 0.9, 0.012, 1), rect(0, 0.14, 2, 0.02)), 0.01),
    flat([base[0] * 0.5, base[1] * 0.5, base[2] * 0.5], 0.9),
  ]);
  const flap = (side: number): Field => translate(rotate(box([0.07, 0.62, 0.05], 0.05), 'z', side * 0.42), [side * 0.5, 0.64, 1.64]);
  const ropes = union(
    ...[-1, 1].flatMap((z) => [
      capsule({ from: [0, 1.72, z * 1.6], to: [0, 0.02, z * 2.7], radius: 0.012 }),
      ...[-1, 1].map((x) => capsule({ from: [x * 0.72, 0.82, z * 1.58], to: [x * 2.0, 0.02, z * 2.0], radius: 0.01 })),
    ]),
  );
  const pegs = union(
    ...[-1, 1].flatMap((z) => [-1, 1].map((x) => capsule({ from: [x * 2.0, 0.1, z * 2.0], to: [x * 1.96, 0, z * 1.96], radius: 0.018 }))),
  );
  const body = assembly(`${name}-canvas`, [
    piece(surface, canvas, flap(1), flap(-1)),
    piece(plain('#d8d2c2', 0.8), ropes),
    piece(plain([0.5, 0.5, 0.52], 0.3, { metal: 0.9 }), capsule({ from: [0, 0, 1.55], to: [0, 1.8, 1.6], radius: 0.022 }), pegs),
    piece(plain('#3d4a3a', 0.9), translate(box([1.3, 0.02, 1.58], 0.01), [0, 0.02, 0])),
    piece(plain('#2b5a8f', 0.8), capsule({ from: [0.25, 0.13, -0.9], to: [0.25, 0.13, 1.2], radius: 0.12 })),
  ], { low: [-2.1, -0.02, -2.8], high: [2.1, 1.9, 2.8] }); // biome-ignore format: a table
  return { shapes: [body], ...extent({ width: 3, height: 1.8, length: 4, turn: -0.5 }) };
}

export function barn({ name, colour: wanted }: ModelRequest): Model {
  const outline = [[-5, 0], [5, 0], [5, 4.2], [3.6, 7], [0, 8.8], [-3.6, 7], [-5, 4.2]] as const; // biome-ignore format: a drawing
  const outer = [[-5.4, 3.7], [5.4, 3.7], [5.25, 4.3], [3.75, 7.2], [0, 9.1], [-3.75, 7.2], [-5.25, 4.3]] as const; // biome-ignore format: a drawing
  const slab =
    (half: number): Field =>
    (tools, p) =>
      tools.o.sub(tools.o.abs(p[2]), half);
  const walls: Field = (tools, p) => tools.o.max(frontPrism(polygon(outline))(tools, p), slab(7)(tools, p));
  const roof: Field = (tools, p) => {
    const { o } = tools;
    const below = frontPrism(polygon([[-5, -1], [5, -1], [5.02, 4.2], [3.6, 7], [0, 8.82], [-3.6, 7], [-5.02, 4.2]]))(tools, p); // biome-ignore format: a drawing
    return o.max(o.max(frontPrism(polygon(outer))(tools, p), o.neg(below)), slab(7.5)(tools, p));
  };
  const beam = (from: readonly [number, number], to: readonly [number, number], z = 7.08): Field => {
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    return translate(rotate(box([Math.hypot(dx, dy) / 2, 0.11, 0.05], 0.01), 'z', Math.atan2(dy, dx)), [
      (from[0] + to[0]) / 2,
      (from[1] + to[1]) / 2,
      z,
    ]);
  };
  const doorBeams = mirror(
    union(
      beam([0.06, 0.1], [1.9, 0.1]),
      beam([0.06, 3.6], [1.9, 3.6]),
      beam([0.1, 0], [0.1, 3.7]),
      beam([1.85, 0], [1.85, 3.7]),
      beam([0.1, 0.1], [1.85, 3.6]),
      beam([1.85, 0.1], [0.1, 3.6]),
    ),
    'x',
  );
  const loft = mirror(
    union(beam([0, 5.1], [0.85, 5.1]), beam([0, 6.6], [0.85, 6.6]), beam([0.8, 5.1], [0.8, 6.6]), beam([0, 5.1], [0.8, 6.6])),
    'x',
  );
  const trim = mirror(union(beam([5, 0], [5, 4.2]), beam([5.05, 4.2], [3.65, 7.05], 7.45), beam([3.65, 7.05], [0, 8.9], 7.45)), 'x');
  const { cut, frames, panes } = openings([-4, 0, 4].map((x): Opening => ({ x, y: 1.6, width: 1.1, height: 1.2, wall: 'x', at: 5 })));
  const red = boards(wanted ?? colour('#9a1f1a'), 0.24, true);
  const silo = translate(lathe([{ u: 1.6, v: 0 }, { u: 1.6, v: 8.6 }, { u: 1.35, v: 9.5 }, { u: 0.7, v: 10.2 }, { u: 0, v: 10.4 }], 0.3), [7.2, 0, -3.5]); // biome-ignore format: a profile
  const steelRings: Mask = ({ o, m }, { local }) =>
    m.smoothstep(0.42, 0.48, o.abs(o.sub(o.sub(o.mul(local[1], 1.1), o.floor(o.mul(local[1], 1.1))), 0.5)));
  const shapes = [
    assembly(`${name}-walls`, [piece(red, difference(walls, cut)), piece(white, doorBeams, loft, trim, frames), piece(paneOf([]), panes)], { low: [-5.4, -0.02, -7.3], high: [5.4, 9.2, 7.6] }),
    assembly(`${name}-roof`, [
      piece(roofTiles('#4b4c50', 2, 0.3), roof),
      piece(painted(plain([0.6, 0.61, 0.63], 0.35, { metal: 0.75 }), [steelRings, flat([0.35, 0.35, 0.37], 0.4, { metal: 0.8 })]), silo),
      piece(white, translate(box([0.6, 0.7, 0.6], 0.03), [0, 9.4, 0])),
      piece(roofTiles('#4b4c50', 2, 0.2), translate(cone({ lowRadius: 0.95, highRadius: 0.02, halfHeight: 0.4 }), [0, 10.4, 0])),
    ], { low: [-5.7, -0.02, -7.7], high: [9, 10.9, 7.7] }),
  ]; // biome-ignore format: a table
  return { shapes, ...extent({ width: 14.2, height: 10.8, length: 15, turn: -0.5 }), middleMetres: 1.2 };
}

export function shop({ name, colour: wanted, attributes }: ModelRequest): Model {
  const base = wanted ?? colour('#1f4f45');
  const glow = 0.3 + (isAsked(attributes, 'lit', 'night') ? 0.7 : 0);
  const { cut, frames, panes } = openings([-2, 0, 2].map((x): Opening => ({ x, y: 4.4, width: 1.1, height: 1.6, wall: 'z', at: 2.5 })));
  const recess = union(
    translate(box([1.35, 1.15, 0.35]), [-1.55, 1.75, 2.6]),
    translate(box([0.75, 1.45, 0.6]), [1.0, 1.45, 2.6]),
    translate(box([0.5, 1.15, 0.35]), [2.7, 1.75, 2.6]),
  );
  const stripes: Mask = (tools, { local }) => tools.m.smoothstep(-0.05, 0.05, tools.m.sinTurns(tools.o.mul(local[0], 1.55)));
  const awning = union(
    translate(rotate(box([3.3, 0.03, 0.8], 0.02), 'x', 0.42), [0, 2.95, 3.2]),
    translate(box([3.3, 0.16, 0.02], 0.015), [0, 2.5, 3.92]),
  );
  const goods: Mask = (tools, { local }) => {
    const { o, m } = tools;
    const [u, w] = [o.mul(local[0], 6.2), o.mul(local[1], 2.4)];
    const shelf = m.smoothstep(0.1, 0.14, o.sub(w, o.floor(w)));
    return o.mul(shelf, m.smoothstep(0.46, 0.4, o.abs(o.sub(o.sub(u, o.floor(u)), 0.5))));
  };
  const wares = {
    material: (tools: Parameters<Mask>[0], at: Parameters<Mask>[1]) => {
      const { o, v, n } = tools;
      const cell = n.hash3(o.truncate(o.floor(o.mul(at.local[0], 6.2))), o.truncate(o.floor(o.mul(at.local[1], 2.4))), 3);
      const hue = [n.unit(cell), n.unit(n.hash3(cell, 1, 2)), n.unit(n.hash3(cell, 4, 2))] as const;
      const shown = v.mix3(
        [0.3, 0.19, 0.1],
        [o.mulAdd(hue[0], 0.45, 0.08), o.mulAdd(hue[1], 0.3, 0.06), o.mulAdd(hue[2], 0.22, 0.05)],
        goods(tools, at),
      );
      return { base: v.scale(shown, 0.5), roughness: 0.12, coat: 1, coatRoughness: 0.02, emission: v.scale(shown, glow) };
    },
  };
  const front = union(
    translate(box([3.35, 0.42, 0.12], 0.02), [0, 3.5, 2.62]),
    translate(box([3.35, 0.3, 0.12], 0.02), [0, 0.3, 2.56]),
    ...[-3.2, -0.05, 2.05, 3.25].map((x) => translate(box([0.13, 1.6, 0.12], 0.02), [x, 1.6, 2.6])),
  );
  const sign = painted(paintCoat({ colour: base, size: 0.5 }), [
    onFront(writing({ text: 'SHOP', height: 0.42, at: [0, 3.5] })),
    flat('#e8c76a', 0.35, { metal: 0.6 }),
  ]);
  const door = union(
    ...[0.38, 1.62].map((x) => translate(box([0.09, 1.3, 0.04], 0.01), [x, 1.4, 2.32])),
    translate(box([0.65, 0.09, 0.04]), [1.0, 2.65, 2.32]),
    translate(box([0.65, 0.25, 0.04]), [1.0, 0.3, 2.32]),
  );
  const shapes = [
    assembly(`${name}-walls`, [
      piece(brick({ colour: colour('#9a4a35') }), difference(translate(box([3.5, 3.6, 2.5], 0.02), [0, 3.6, 0]), cut, recess)),
      piece(sign, front, door), piece(wares, translate(box([3.2, 1.4, 0.03]), [0, 1.6, 2.28])), piece(white, frames, translate(box([3.75, 0.16, 0.3], 0.04), [0, 7.1, 2.5]), translate(box([3.6, 0.07, 0.15], 0.02), [0, 4.05, 2.5])), piece(paneOf(attributes), panes),
    ], { low: [-3.9, -0.02, -2.7], high: [3.9, 7.4, 3] }),
    assembly(`${name}-awning`, [piece(painted(cloth({ colour: colour('#efe8d8'), spacing: 0.01 }), [stripes, flat(base, 0.7)]), awning), piece(plain('#a8653f', 0.8), ...[-2.8, 2.7].map((x) => translate(cone({ lowRadius: 0.17, highRadius: 0.24, halfHeight: 0.2, rounding: 0.01 }), [x, 0.22, 3.1]))), piece(foliage, ...[-2.8, 2.7].map((x) => translate(sphere(0.36), [x, 0.75, 3.1])))], { low: [-3.5, -0.02, 2.3], high: [3.5, 3.7, 4.1] }),
  ]; // biome-ignore format: a table
  return { shapes, ...extent({ width: 7.5, height: 7.3, length: 6, turn: -0.35 }) };
}
