/** Castle, church, tower, lighthouse, windmill. Front to +z. Metres. */
import {
  box,
  brick,
  capsule,
  colour,
  cone,
  cylinder,
  difference,
  type Field,
  lathe,
  mirror,
  polygon,
  repeat,
  repeatAround,
  rotate,
  smoothUnion,
  sphere,
  sweep,
  torus,
  translate,
  union,
} from '../../render/field/index.ts';
import { assembly, extent, frontPrism, glowOf, joint, type Mask, painted, piece, plain, rect } from '../assembly/index.ts';
import type { Model, ModelRequest } from '../model.ts';
import { blocks, boards, gable, gabledWalls, hip, plaster, roofTiles, thatch } from './stuff.ts';

export const bothAxes = (field: Field): Field => mirror(field, 'x');
export const quadrants = (field: Field): Field =>
  union(field, rotate(field, 'y', Math.PI / 2), rotate(field, 'y', Math.PI), rotate(field, 'y', -Math.PI / 2));
export const dark = plain('#0b0a09', 0.9);
export const within = (region: Parameters<typeof frontPrism>[0], from: number, to: number): Field => (tools, p) =>
  tools.o.max(frontPrism(region)(tools, p), tools.o.sub(tools.o.abs(tools.o.sub(p[2], (from + to) / 2)), (to - from) / 2)); // biome-ignore format: long
export const arch = (half: number, height: number) => polygon([[-half, 0], [half, 0], [half, height - half], [half * 0.7, height - half * 0.32], [0, height], [-half * 0.7, height - half * 0.32], [-half, height - half]], 0.04); // biome-ignore format: a drawing

/** A round tower with merlons; about y. */
function turret(radius: number, height: number): Field {
  const crown = translate(difference(cylinder(radius * 1.16, 0.75, 0.03), translate(cylinder(radius * 0.86, 1), [0, 0.6, 0])), [
    0,
    height + 0.3,
    0,
  ]);
  const gaps = translate(repeatAround(translate(box([radius * 0.5, 0.45, radius * 0.19]), [radius, 0, 0]), 8), [0, height + 1.0, 0]);
  return union(translate(cylinder(radius, height / 2), [0, height / 2, 0]), difference(crown, gaps));
}

function slits(radius: number, heights: readonly number[]): Field {
  return union(...heights.map((y) => translate(box([0.1, 0.55, 0.12], 0.04), [0, y, radius])));
}

export function castle({ name, colour: wanted, attributes }: ModelRequest): Model {
  const stone = blocks(wanted ?? colour('#a59c8c'), 0.55);
  const corner = (field: Field): Field => union(...[[-9, -8], [9, -8], [-9, 8], [9, 8]].map(([x, z]) => translate(field, [x!, 0, z!]))); // biome-ignore format: a row
  const wall = (half: number, height: number): Field =>
    difference(
      translate(box([half, height / 2, 0.8]), [0, height / 2, 0]),
      translate(repeat(box([0.45, 0.5, 1]), { spacing: [1.7, 0, 0], count: [Math.floor((2 * half) / 1.7), 1, 1] }), [0, height - 0.3, 0]),
    );
  const walls = union(
    translate(wall(9, 6.6), [0, 0, 8]),
    translate(wall(9, 6.6), [0, 0, -8]),
    bothAxes(translate(rotate(wall(8, 6.6), 'y', Math.PI / 2), [9, 0, 0])),
  );
  const gate = union(bothAxes(translate(turret(1.5, 8.6), [2.9, 0, 8.6])), translate(box([2.6, 4.1, 1.3]), [0, 4.1, 8.6]));
  const keep = union(
    translate(
      difference(
        box([3.6, 6.2, 3.4]),
        translate(
          union(
            repeat(box([0.5, 0.6, 5]), { spacing: [1.7, 0, 0], count: [4, 1, 1] }),
            repeat(box([5, 0.6, 0.5]), { spacing: [0, 0, 1.7], count: [1, 1, 4] }),
          ),
          [0, 6, 0],
        ),
      ),
      [0, 6.2, -3],
    ),
    translate(turret(1.6, 14.5), [3.2, 0, -5.6]),
  );
  const passage = within(arch(1.35, 4.6), 5, 12);
  const roofs = union(
    corner(translate(cone({ lowRadius: 2.75, highRadius: 0.03, halfHeight: 2.4 }), [0, 12.7, 0])),
    translate(cone({ lowRadius: 2.1, highRadius: 0.03, halfHeight: 2.2 }), [3.2, 17.6, -5.6]),
  );
  const bars = within(
    joint(...[-0.9, -0.45, 0, 0.45, 0.9].map((x) => rect(x, 2.3, 0.05, 2.3)), ...[1, 2, 3].map((y) => rect(0, y, 1.35, 0.05))),
    9.4,
    9.5,
  );
  const flag = (x: number, y: number, z: number): Field => union(translate(box([0.75, 0.38, 0.03], 0.02), [x + 0.8, y + 1.3, z]));
  const poles = union(...[[-9, 15, 8], [9, 15, 8], [3.2, 19.7, -5.6]].map(([x, y, z]) => capsule({ from: [x!, y!, z!], to: [x!, y! + 1.8, z!], radius: 0.05 }))); // biome-ignore format: a row
  const glow = glowOf(attributes);
  const windows = union(
    corner(union(slits(2.22, [3.5, 7]), rotate(slits(2.22, [3.5, 7]), 'y', -1.2))),
    ...[-1.8, 0, 1.8].map((x) => translate(box([0.3, 0.75, 0.1], 0.1), [x, 9.4, 0.36])),
  );
  const shapes = [
    assembly(`${name}-walls`, [piece(stone, difference(union(walls, gate), passage), keep), piece(dark, translate(box([1.3, 2.2, 0.1]), [0, 2.2, 7.6])), piece(plain('#2b211a', 0.7, { metal: 0.3 }), bars)], { low: [-10, -0.02, -9], high: [10, 16.5, 10.6] }),
    assembly(`${name}-towers`, [
      piece(blocks(wanted ?? colour('#a59c8c'), 0.55, 16), corner(turret(2.2, 9.2))),
      piece(roofTiles('#33526e', 0, 0.4), roofs), piece(plain('#120f0c', 0.5, { emission: [0.4 * glow, 0.24 * glow, 0.1 * glow] }), windows),
      piece(plain('#b5211c', 0.7), flag(-9, 15, 8), flag(9, 15, 8), flag(3.2, 19.7, -5.6)), piece(plain('#4a3a2a', 0.7), poles),
    ], { low: [-12, -0.02, -11], high: [12, 21.8, 11] }),
  ]; // biome-ignore format: a table
  return { shapes, ...extent({ width: 23, height: 21, length: 21, turn: -0.42 }) };
}

export function tower({ name, colour: wanted, attributes }: ModelRequest): Model {
  const glow = glowOf(attributes);
  const gateway = within(arch(0.75, 2.3), 1.5, 4);
  const panes = union(
    ...[5, 9, 12.4].map((y, index) => rotate(translate(within(arch(0.32, 1.5), 2.3, 3.03), [0, y, 0]), 'y', [0.3, -0.5, 0.1][index]!)),
  );
  const frames = union(
    ...[5, 9, 12.4].map((y, index) =>
      rotate(translate(within(arch(0.46, 1.72), 2.3, 3.0), [0, y - 0.1, 0]), 'y', [0.3, -0.5, 0.1][index]!),
    ),
  );
  const shaft = lathe([{ u: 3.3, v: 0 }, { u: 2.95, v: 2 }, { u: 2.75, v: 14 }, { u: 3.3, v: 15 }, { u: 3.3, v: 16.2 }, { u: 0, v: 16.2 }]); // biome-ignore format: a profile
  const merlons = translate(repeatAround(translate(box([0.22, 0.5, 0.42], 0.03), [3.1, 0, 0]), 14), [0, 16.6, 0]);
  const steps = union(
    ...[0, 1, 2].map((index) => translate(box([1.2 + index * 0.25, 0.12, 0.3], 0.02), [0, 0.36 - index * 0.12, 3.3 + index * 0.35])),
  );
  const body = assembly(`${name}-body`, [
    piece(blocks(wanted ?? colour('#a89d8a'), 0.5, 18), difference(shaft, gateway), merlons),
    piece(blocks(colour('#c9bfa8'), 0.4), frames, steps, translate(torus(3.05, 0.14), [0, 14.3, 0])),
    piece(plain('#14110e', 0.4, { emission: [0.45 * glow, 0.27 * glow, 0.1 * glow] }), panes),
    piece(boards(colour('#5a3b22'), 0.2, true), translate(box([0.74, 1.1, 0.08]), [0, 1.1, 2.75])),
    piece(roofTiles('#7d3326', 0, 0.42), translate(cone({ lowRadius: 2.6, highRadius: 0.03, halfHeight: 2.4 }), [0, 19.0, 0]), translate(cylinder(2.2, 0.5), [0, 16.5, 0])),
    piece(plain('#b5211c', 0.7), translate(box([0.8, 0.4, 0.03], 0.02), [0.85, 22.6, 0])), piece(plain('#4a3a2a', 0.7), capsule({ from: [0, 21, 0], to: [0, 23.1, 0], radius: 0.06 })),
  ], { low: [-3.6, -0.02, -3.6], high: [3.6, 23.3, 4.6] }); // biome-ignore format: a table
  return { shapes: [body], ...extent({ width: 6.8, height: 23, length: 7, turn: 0.2 }) };
}

export function church({ name, colour: wanted, attributes }: ModelRequest): Model {
  const wall = plaster(wanted ?? colour('#e6e0d2'));
  const nave = translate(gabledWalls({ ridge: 'z', half: 3.8, length: 14, low: 5.2, high: 9.0 }), [0, 0, -3]);
  const bell = translate(box([2.1, 7, 2.1]), [0, 7, 4.6]);
  const spire: Field = (tools, p) => hip(2.35, 14, 21.5)(tools, [p[0], p[1], tools.o.sub(p[2], 4.6)]);
  const sideWindows = mirror(
    union(...[-8.3, -5.6, -2.9, -0.2].map((z) => translate(rotate(within(arch(0.55, 3), -0.06, 0.06), 'y', Math.PI / 2), [3.8, 1.5, z]))),
    'x',
  );
  const sideFrames = mirror(
    union(
      ...[-8.3, -5.6, -2.9, -0.2].map((z) => translate(rotate(within(arch(0.72, 3.3), -0.03, 0.03), 'y', Math.PI / 2), [3.8, 1.35, z])),
    ),
    'x',
  );
  const frontParts = (grow: number, deep: number): Field =>
    union(
      within(arch(1.0 + grow, 3.0 + grow), 6.6, 6.7 + deep),
      ...[0].map(() => translate(rotate(cylinder(0.8 + grow, deep + 0.06), 'x', Math.PI / 2), [0, 5.4, 6.7])),
      bothAxes(translate(within(arch(0.4 + grow, 2 + grow), 6.6, 6.7 + deep), [0.75, 9.6, 0])),
      translate(
        bothAxes(translate(rotate(within(arch(0.4 + grow, 2 + grow), -0.05 - deep, 0.05 + deep), 'y', Math.PI / 2), [2.1, 9.6, 4.6])),
        [0, 0, 0],
      ),
    );
  const cross = union(translate(box([0.09, 0.9, 0.09], 0.02), [0, 22.2, 4.6]), translate(box([0.5, 0.09, 0.09], 0.02), [0, 22.5, 4.6]));
  const glow = glowOf(attributes) * 0.3;
  const stained = {
    material: ({ o, v, n }: Parameters<Mask>[0], { local }: Parameters<Mask>[1]) => {
      const cell = n.worley(v.scale(local, 3.2), 4);
      const hue = n.unit(n.hash3(o.truncate(o.floor(o.mul(local[1], 2.6))), o.truncate(o.floor(o.mul(o.add(local[2], local[0]), 3))), 3));
      const base = v.mix3(
        v.mix3([0.05, 0.12, 0.4], [0.5, 0.06, 0.05], o.clamp(o.mulAdd(hue, 3, -1), 0, 1)),
        [0.6, 0.42, 0.06],
        o.clamp(o.mulAdd(hue, 5, -3.8), 0, 1),
      );
      return { base: v.scale(base, o.mulAdd(cell.nearest, -0.5, 1)), roughness: 0.12, coat: 1, emission: v.scale(base, 2.5 * glow) };
    },
  };
  const shapes = [
    assembly(`${name}-walls`, [
      piece(wall, nave, bell), piece(blocks(colour('#b9b0a0'), 0.3), sideFrames, frontParts(0.16, 0.06), translate(box([2.25, 0.14, 2.25], 0.04), [0, 7.6, 4.6]), translate(box([2.25, 0.18, 2.25], 0.04), [0, 13.9, 4.6]), translate(box([1.6, 0.2, 0.7], 0.02), [0, 0.2, 7.2]), translate(box([4, 0.35, 7.2], 0.03), [0, 0.35, -3])),
      piece(stained, sideWindows, translate(rotate(cylinder(0.78, 0.16), 'x', Math.PI / 2), [0, 5.4, 6.7])),
      piece(boards(colour('#5b3419'), 0.22, true), within(arch(0.98, 2.98), 6.6, 6.8)),
      piece(dark, bothAxes(translate(within(arch(0.38, 1.95), 6.6, 6.82), [0.75, 9.6, 0])), bothAxes(translate(rotate(within(arch(0.38, 1.95), -0.13, 0.13), 'y', Math.PI / 2), [2.1, 9.6, 4.6]))),
    ], { low: [-4.4, -0.02, -10.4], high: [4.4, 14.3, 8] }),
    assembly(`${name}-roof`, [piece(roofTiles('#4a4f57', 2, 0.3), translate(gable({ ridge: 'z', half: 4.2, length: 14.6, low: 4.95, high: 9.2 }), [0, 0, -3])), piece(roofTiles('#4a4f57', 0, 0.35), spire), piece({ material: () => ({ base: [0.9, 0.66, 0.26], metal: 1, roughness: 0.2 }) }, cross)], { low: [-4.6, 4.3, -10.6], high: [4.6, 23.4, 7.2] }),
  ]; // biome-ignore format: a table
  return { shapes, ...extent({ width: 8.4, height: 23.2, length: 18, turn: -0.55 }) };
}

export function lighthouse({ name, colour: wanted, attributes }: ModelRequest): Model {
  const glow = 1.5 + glowOf(attributes) * 2;
  const shaft = lathe([{ u: 3.3, v: 0.8 }, { u: 2.5, v: 8 }, { u: 2.0, v: 18 }, { u: 2.0, v: 18.4 }]); // biome-ignore format: a profile
  const stripe: Mask = ({ o, m }, { local }) => m.smoothstep(-0.03, 0.03, m.sinTurns(o.mulAdd(local[1], 1 / 7, -0.02)));
  const walls = painted(plaster(colour('#efece4')), [stripe, plaster(wanted ?? colour('#b8201a'))]);
  const rails = union(
    ...[19.3, 19.75].map((y) => translate(torus(2.75, 0.05), [0, y, 0])),
    translate(repeatAround(translate(cylinder(0.045, 0.55), [2.75, 0, 0]), 16), [0, 19.25, 0]),
  );
  const bars = translate(repeatAround(translate(box([0.05, 1.15, 0.05]), [1.5, 0, 0]), 8), [0, 20.4, 0]);
  const rocks: Field = (tools, p) => {
    const { o } = tools;
    return (
      union(
        translate(
          smoothUnion(
            0.8,
            translate(sphere(3.2), [-2.5, -1.8, 1.5]),
            translate(sphere(3), [2.6, -1.9, 1.8]),
            translate(sphere(3.4), [0.4, -2, -2.4]),
            cylinder(3.9, 0.7, 0.3),
          ),
          [0, 0.2, 0],
        ),
      )(tools, p) &&
      o.max(
        smoothUnion(
          0.8,
          translate(sphere(3.2), [-2.5, -1.8, 1.5]),
          translate(sphere(3), [2.6, -1.9, 1.8]),
          translate(sphere(3.4), [0.4, -2, -2.4]),
          translate(cylinder(3.9, 0.7, 0.3), [0, 0.2, 0]),
        )(tools, p),
        o.neg(p[1]),
      )
    );
  };
  const panes = union(...[4, 9, 14].map((y) => translate(box([0.32, 0.6, 0.6], 0.05), [0, y, [2.5, 1.95, 1.75][[4, 9, 14].indexOf(y)]!])));
  const body = assembly(`${name}-tower`, [
    piece(walls, shaft), piece(blocks(colour('#77726b'), 0.5), rocks),
    piece(plain('#1d1f22', 0.4, { coat: 0.6 }), translate(cylinder(2.9, 0.18, 0.05), [0, 18.6, 0]), rails, bars, translate(lathe([{ u: 1.85, v: 21.6 }, { u: 1.3, v: 22.4 }, { u: 0.35, v: 23.1 }, { u: 0, v: 23.2 }], 0.1), [0, 0, 0]), translate(cylinder(1.6, 0.2), [0, 19.1, 0]), capsule({ from: [0, 23, 0], to: [0, 24.3, 0], radius: 0.06 })),
    piece({ material: () => ({ base: [0.5, 0.42, 0.2], roughness: 0.05, coat: 1, emission: [glow * 1.2, glow * 0.9, glow * 0.4] }) }, translate(cylinder(1.4, 1.15), [0, 20.4, 0])),
    piece(plain('#15181b', 0.1, { coat: 1 }), panes), piece(boards(colour('#5a2f1a'), 0.2, true), translate(box([0.6, 1.15, 0.4], 0.04), [0, 1.95, 2.95])),
  ], { low: [-5.9, -0.02, -5.9], high: [5.9, 24.6, 5.9] }); // biome-ignore format: a table
  return { shapes: [body], ...extent({ width: 9, height: 24.3, length: 9, turn: 0.25 }), lights: [] };
}

export function windmill({ name, colour: wanted }: ModelRequest): Model {
  const shaft = lathe([{ u: 3.4, v: 0 }, { u: 2.9, v: 4 }, { u: 2.1, v: 10.5 }, { u: 0, v: 10.5 }]); // biome-ignore format: a profile
  const cap = smoothUnion(
    0.4,
    translate(
      lathe(
        [
          { u: 2.35, v: 10.4 },
          { u: 2.2, v: 11.4 },
          { u: 1.4, v: 12.6 },
          { u: 0, v: 13.1 },
        ],
        0.3,
      ),
      [0, 0, 0],
    ),
    translate(box([0.8, 0.7, 0.6], 0.3), [0, 11.3, 1.9]),
  );
  const arm = union(
    translate(box([3.6, 0.09, 0.07], 0.02), [3.6, 0, 0]),
    translate(repeat(box([0.035, 0.62, 0.03]), { spacing: [0.42, 0, 0], count: [13, 1, 1] }), [4.4, 0.6, 0]),
    translate(box([2.6, 0.03, 0.03]), [4.4, 1.2, 0]),
    translate(box([2.6, 0.03, 0.03]), [4.4, 0.62, 0]),
  );
  const canvas = translate(box([2.5, 0.5, 0.012], 0.005), [4.45, 0.62, -0.03]);
  const wheelOf = (field: Field): Field =>
    translate(rotate(rotate(repeatAround(rotate(field, 'x', -Math.PI / 2), 4), 'y', 0.5), 'x', Math.PI / 2), [0, 11.3, 2.95]);
  const gallery = union(
    translate(cylinder(3.7, 0.08), [0, 4, 0]),
    translate(torus(3.65, 0.04), [0, 4.9, 0]),
    translate(repeatAround(translate(cylinder(0.04, 0.45), [3.65, 0, 0]), 18), [0, 4.45, 0]),
    translate(
      repeatAround(
        sweep([
          { at: [2.9, -1.2, 0], radius: 0.07 },
          { at: [3.6, 0, 0], radius: 0.07 },
        ]),
        10,
      ),
      [0, 4, 0],
    ),
  );
  const windows = union(...[[1.8, 3.05], [6.3, 2.55], [8.6, 2.28]].map(([y, z]) => translate(box([0.38, 0.55, 0.22]), [y === 1.8 ? 1.0 : 0, y!, z! - (y === 1.8 ? 0.25 : 0)]))); // biome-ignore format: a row
  const frames = union(...[[1.8, 3.05], [6.3, 2.55], [8.6, 2.28]].map(([y, z]) => translate(difference(box([0.5, 0.67, 0.24]), box([0.34, 0.5, 1])), [y === 1.8 ? 1.0 : 0, y!, z! - (y === 1.8 ? 0.25 : 0)]))); // biome-ignore format: a row
  const shapes = [
    assembly(`${name}-body`, [
      piece(brick({ colour: wanted ?? colour('#96503a') }), shaft), piece(thatch('#6e5a3a'), cap), piece(boards(colour('#3d5a46'), 0.2, true), gallery, translate(box([0.55, 1.05, 0.4], 0.03), [-0.6, 1.05, 2.95])),
      piece(plain('#e9e6dc', 0.5), frames), piece(plain('#15191c', 0.1, { coat: 1 }), windows),
    ], { low: [-3.9, -0.02, -3.9], high: [3.9, 13.3, 3.9] }),
    assembly(`${name}-sails`, [piece(plain('#4b321f', 0.7), wheelOf(arm), translate(rotate(cylinder(0.3, 0.6, 0.05), 'x', Math.PI / 2), [0, 11.3, 2.7])), piece(plain('#e8dfc8', 0.85, { sheen: 0.2 }), wheelOf(canvas))], { low: [-7.6, 3.5, 1.9], high: [7.6, 19, 3.4] }),
  ]; // biome-ignore format: a table
  return { shapes, ...extent({ width: 12.6, height: 17.6, length: 7.4, turn: -0.45 }) };
}
