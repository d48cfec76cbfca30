/** Bridge, temple, pagoda, pyramid. Front to +z. Metres. */
import {
  box,
  type Colour,
  capsule,
  colour,
  cylinder,
  difference,
  type Field,
  lathe,
  repeat,
  repeatAround,
  smoothUnion,
  sphere,
  torus,
  translate,
  union,
} from '../../render/field/index.ts';
import { assembly, extent, flat, glowOf, type Mask, paintCoat, painted, piece, plain } from '../assembly/index.ts';
import type { Model, ModelRequest } from '../model.ts';
import { arch, bothAxes, dark, quadrants, within } from './landmarks.ts';
import { blocks, boards, gable, gabledWalls, plaster, roofTiles } from './stuff.ts';

const [bridgeHalf, towerZ, deck, top] = [5, 32, 9, 32] as const;

/** Carriageway, trusses beneath it, piers. */
function bridgeDeck() {
  const half = bridgeHalf;
  const road = translate(box([half + 0.6, 0.35, 60], 0.05), [0, deck, 0]);
  const truss = bothAxes(
    union(
      translate(box([0.14, 0.14, 60]), [half + 0.4, deck - 1.9, 0]),
      translate(box([0.12, 0.12, 60]), [half + 0.4, deck + 1.1, 0]),
      translate(repeat(box([0.1, 1.2, 0.12]), { spacing: [0, 0, 3.2], count: [1, 1, 37] }), [half + 0.4, deck - 0.9, 0]),
      translate(repeat(box([0.05, 0.5, 0.05]), { spacing: [0, 0, 1.6], count: [1, 1, 75] }), [half + 0.4, deck + 0.6, 0]),
    ),
  );
  const lane = painted(plain('#2c2c2e', 0.8), [
    (t, { local }) =>
      t.o.mul(
        t.m.smoothstep(0.14, 0.1, t.o.abs(local[0])),
        t.m.smoothstep(0.2, 0.25, t.o.abs(t.o.sub(t.o.sub(t.o.mul(local[2], 0.25), t.o.floor(t.o.mul(local[2], 0.25))), 0.5))),
      ),
    flat('#d9c46a', 0.6),
  ]);
  const piers = union(
    ...[-1, 1].map((side) => translate(box([7, 1.4, 3.4], 0.5), [0, 1.4, side * towerZ])),
    ...[-1, 1].map((side) => translate(box([half + 0.8, 4.6, 2], 0.1), [0, 4.6, side * 58.5])),
  );
  return { road, truss, lane, piers };
}

export function bridge({ name, colour: wanted }: ModelRequest): Model {
  const red: Colour = wanted ?? colour('#b23a24');
  const steel = paintCoat({ colour: red, roughness: 0.5, coat: 0.3, size: 5 });
  const half = bridgeHalf;
  const { road, truss, lane, piers } = bridgeDeck();
  const leg = bothAxes(translate(box([0.9, top / 2, 1.3], 0.15), [half, top / 2, 0]));
  const tower_ = union(
    leg,
    ...[12.5, 18.5, 24.5, 30.5].map((y) => translate(box([half, 0.9, 0.8], 0.1), [0, y, 0])),
    bothAxes(translate(box([1.4, 1.5, 2], 0.2), [half, 1.5, 0])),
  );
  const towers: Field = (tools, p) => tower_(tools, [p[0], p[1], tools.o.sub(tools.o.abs(p[2]), towerZ)]);
  const cable: Field = (tools, p) => {
    const { o, k, v } = tools;
    const z = o.abs(p[2]);
    const inner = o.mulAdd(o.mul(z, z), (top - deck - 1.5) / towerZ ** 2, deck + 1.5);
    const outer = o.sub(top, o.mul(o.sub(z, towerZ), (top - deck) / 28));
    const y = o.select(o.lt(z, towerZ), inner, outer);
    const away = o.mul(o.sub(p[1], y), 0.62);
    return k.opaque(o.mul(o.sub(v.length([o.sub(o.abs(p[0]), half), away, 0]), 0.22), 0.75), {
      of: [p[0], p[1], p[2]],
      steepness: 1,
      range: () => ({ low: -1, high: 60 }),
    });
  };
  const hangers: Field = (tools, p) => {
    const { o, k } = tools;
    const z = o.abs(p[2]);
    const inner = o.mulAdd(o.mul(z, z), (top - deck - 1.5) / towerZ ** 2, deck + 1.5);
    const outer = o.sub(top, o.mul(o.sub(z, towerZ), (top - deck) / 28));
    const high = o.mul(o.sub(p[1], o.select(o.lt(z, towerZ), inner, outer)), 0.5);
    const rods = repeat(cylinder(0.09, 14), { spacing: [2 * half, 0, 3.2], count: [2, 1, 37] })(tools, [
      p[0],
      o.sub(p[1], deck + 13),
      p[2],
    ]);
    return k.opaque(o.max(rods, high), { of: [p[0], p[1], p[2]], steepness: 1, range: () => ({ low: -1, high: 60 }) });
  };
  const shapes = [
    assembly(`${name}-towers`, [piece(steel, towers), piece(blocks(colour('#9a958b'), 1), piers)], { low: [-7.2, -0.02, -61], high: [7.2, 34, 61] }),
    assembly(`${name}-deck`, [piece(lane, road), piece(steel, truss)], { low: [-6, 6.8, -60.5], high: [6, 10.6, 60.5] }),
    assembly(`${name}-cables`, [piece(steel, cable, hangers)], { low: [-5.4, 9, -60], high: [5.4, 33, 60] }),
  ]; // biome-ignore format: a table
  return {
    shapes,
    ...extent({ width: 13, height: 33, length: 120, turn: -1.1 }),
    anchors: { top: { at: [0, deck + 0.35, 0], widthMetres: 9, depthMetres: 100 } },
  };
}

export function temple({ name, colour: wanted }: ModelRequest): Model {
  const stone = blocks(wanted ?? colour('#d9cdb4'), 0.9);
  const column = lathe([{ u: 0.72, v: 0 }, { u: 0.7, v: 2 }, { u: 0.56, v: 6.6 }, { u: 0.6, v: 6.75 }, { u: 0.92, v: 7.15 }, { u: 0.92, v: 7.2 }]); // biome-ignore format: a profile
  const fluted: Field = (tools, p) =>
    difference(column, translate(repeatAround(translate(cylinder(0.085, 3.3), [0.69, 0, 0]), 16), [0, 3.3, 0]))(tools, p);
  const columns: Field = (tools, p) => {
    const { o } = tools;
    const [x, y, z] = [p[0], o.sub(p[1], 1.2), p[2]];
    const rowFront = repeat(fluted, { spacing: [2.8, 0, 0], count: [6, 1, 1] })(tools, [x, y, o.sub(o.abs(z), 8.4)]);
    const rowSide = repeat(fluted, { spacing: [0, 0, 2.8], count: [1, 1, 7] })(tools, [o.sub(o.abs(x), 7), y, z]);
    return o.min(rowFront, rowSide);
  };
  const steps = union(
    ...[0, 1, 2].map((index) => translate(box([9.4 - index * 0.5, 0.2, 10.8 - index * 0.5], 0.02), [0, 0.2 + index * 0.4, 0])),
  );
  const beam = union(
    translate(box([8, 0.55, 9.4], 0.03), [0, 8.98, 0]),
    translate(box([8.15, 0.45, 9.55], 0.03), [0, 9.9, 0]),
    translate(box([8.6, 0.14, 10], 0.04), [0, 10.45, 0]),
  );
  const triglyphs = union(
    translate(repeat(box([0.3, 0.42, 0.1]), { spacing: [1.4, 0, 0], count: [12, 1, 1] }), [0, 9.9, 9.6]),
    bothAxes(translate(repeat(box([0.1, 0.42, 0.3]), { spacing: [0, 0, 1.4], count: [1, 1, 14] }), [8.2, 9.9, 0])),
  );
  const pediment = difference(
    gabledWalls({ ridge: 'z', half: 8.5, length: 19.8, low: 10.55, high: 13.9 }),
    translate(gabledWalls({ ridge: 'z', half: 6.9, length: 2, low: 10.9, high: 13.4 }), [0, 0, 10.4]),
    translate(box([20, 5.27, 20]), [0, 5.27, 0]),
  );
  const relief = union(
    ...[-4, -2.2, 0, 2.2, 4].map((x, index) =>
      translate(
        smoothUnion(0.2, sphere(0.32), capsule({ from: [0, -0.3, 0], to: [0, -[0.6, 1.1, 1.7, 1.1, 0.6][index]!, 0], radius: 0.34 })),
        [x, 11.1 + [0.6, 1.1, 1.7, 1.1, 0.6][index]!, 9.35],
      ),
    ),
  );
  const shapes = [
    assembly(`${name}-columns`, [piece(plaster(wanted ?? colour('#d9cdb4')), columns), piece(stone, steps), piece(blocks(wanted ?? colour('#c9bb9f'), 0.9), translate(box([4.6, 3.6, 6]), [0, 4.8, 0]))], { low: [-9.6, -0.02, -11], high: [9.6, 8.45, 11] }),
    assembly(`${name}-roof`, [piece(stone, beam, triglyphs, pediment, relief), piece(roofTiles('#a8563a', 2, 0.5), gable({ ridge: 'z', half: 8.7, length: 20, low: 10.5, high: 14.0, thickness: 0.25 }))], { low: [-9, 8.3, -10.2], high: [9, 14.6, 10.2] }),
  ]; // biome-ignore format: a table
  return { shapes, ...extent({ width: 18.8, height: 14.3, length: 21.6, turn: -0.5 }) };
}

/** A roof of four slopes whose eaves sweep up at the corners. */
function sweptRoof(half: number, low: number, high: number): Field {
  return (tools, p) => {
    const { o, k } = tools;
    const [ax, az] = [o.abs(p[0]), o.abs(p[2])];
    const far = o.max(ax, az);
    const near = o.min(ax, az);
    const share = o.mul(far, 1 / half);
    const corner = o.mul(o.mul(o.mul(near, 1 / half), o.mul(near, 1 / half)), o.mul(share, share));
    const inward = o.max(o.sub(1, share), 0);
    const height = o.add(o.mulAdd(o.mul(inward, o.mulAdd(inward, 0.55, 0.45)), high - low, low), o.mul(corner, 0.22 * half));
    const above = o.sub(o.abs(o.sub(p[1], height)), 0.13);
    return k.opaque(o.mul(o.max(above, o.sub(far, half)), 0.55), {
      of: [p[0], p[1], p[2]],
      steepness: 1,
      range: () => ({ low: -2, high: 60 }),
    });
  };
}

export function pagoda({ name, colour: wanted, attributes }: ModelRequest): Model {
  const glow = glowOf(attributes) * 0.25;
  const tiers = [0, 1, 2, 3, 4].map((index) => ({ foot: 1 + index * 3.6, half: 3.4 - index * 0.42 }));
  const walls = union(...tiers.map(({ foot, half }) => translate(box([half * 0.78, 1.2, half * 0.78]), [0, foot + 1.2, 0])));
  const posts = union(
    ...tiers.map(({ foot, half }) =>
      quadrants(
        union(
          ...[-0.8, -0.28, 0.28, 0.8].map((share) => translate(cylinder(0.14, 1.25), [share * half, foot + 1.2, half * 0.8])),
          translate(box([half * 0.82, 0.14, 0.1]), [0, foot + 2.2, half * 0.8]),
        ),
      ),
    ),
  );
  const rails = union(
    ...tiers
      .slice(1)
      .map(({ foot, half }) =>
        quadrants(
          union(
            translate(box([half, 0.06, 0.06]), [0, foot + 0.62, half]),
            translate(repeat(box([0.04, 0.3, 0.04]), { spacing: [0.5, 0, 0], count: [Math.floor(half * 4), 1, 1] }), [
              0,
              foot + 0.32,
              half,
            ]),
          ),
        ),
      ),
  );
  const roofs = union(...tiers.map(({ foot, half }, index) => sweptRoof(half * 1.5, foot + 2.5, foot + (index === 4 ? 5.4 : 4.0))));
  const spire = union(
    capsule({ from: [0, 20.6, 0], to: [0, 25, 0], radius: 0.1, endRadius: 0.04 }),
    ...[0, 1, 2, 3, 4].map((index) => translate(torus(0.42 - index * 0.06, 0.07), [0, 21.4 + index * 0.55, 0])),
    translate(sphere(0.2), [0, 24.6, 0]),
  );
  const screens: Mask = (tools, { local }) => {
    const { o, m } = tools;
    const grid = (x: Parameters<typeof o.mul>[0]) => o.abs(o.sub(o.sub(o.mul(x, 4), o.floor(o.mul(x, 4))), 0.5));
    return m.smoothstep(0.36, 0.42, o.max(grid(o.add(local[0], local[2])), grid(local[1])));
  };
  const shapes = [
    assembly(`${name}-walls`, [
      piece(painted(plain('#efe3c6', 0.7, { emission: [1.8 * glow, 1.1 * glow, 0.45 * glow] }), [screens, flat('#5b3420', 0.7)]), walls), piece(paintCoat({ colour: wanted ?? colour('#a8261b'), coat: 0.4, size: 0.8 }), posts, rails),
      piece(blocks(colour('#a39a8b'), 0.4), translate(box([4.6, 0.5, 4.6], 0.04), [0, 0.5, 0]), translate(box([1.4, 0.25, 1.2], 0.03), [0, 0.25, 5.2])), piece(boards(colour('#6d2a18'), 0.3, true), translate(box([0.75, 1.05, 0.05]), [0, 2.05, 2.7])),
    ], { low: [-5, -0.02, -5], high: [5, 18, 6.5] }),
    assembly(`${name}-roofs`, [piece(roofTiles('#2f4a47', 0, 0.26), roofs), piece({ material: () => ({ base: [0.9, 0.66, 0.26], metal: 1, roughness: 0.22 }) }, spire)], { low: [-5.4, 3, -5.4], high: [5.4, 25.2, 5.4] }),
  ]; // biome-ignore format: a table
  return { shapes, ...extent({ width: 10.2, height: 25, length: 10.2, turn: -0.5 }) };
}

export function pyramid({ name, colour: wanted }: ModelRequest): Model {
  const [half, top, course] = [18, 23, 0.85] as const;
  const slope = half / top;
  const stepped: Field = (tools, p) => {
    const { o, k } = tools;
    const far = o.max(o.abs(p[0]), o.abs(p[2]));
    const row = o.floor(o.mul(p[1], 1 / course));
    const reach = o.sub(half, o.mul(o.mul(row, course), slope));
    const smooth = o.mul(o.sub(o.add(far, o.mul(p[1], slope)), half), 1 / Math.hypot(1, slope));
    const step = o.max(o.sub(far, reach), smooth);
    return k.opaque(o.mul(o.max(o.min(step, o.add(smooth, 0.2)), o.neg(p[1])), 0.72), {
      of: [p[0], p[1], p[2]],
      steepness: 1,
      range: () => ({ low: -20, high: 60 }),
    });
  };
  const entrance = union(translate(box([1.5, 2.4, 2.2]), [0, 2.4, 15.8]));
  const body = assembly(`${name}-body`, [
    piece(blocks(wanted ?? colour('#cfae74'), course), stepped), piece(blocks(wanted ?? colour('#bd9a60'), 1.1), difference(entrance, within(arch(0.9, 3.4), 15, 19))), piece(dark, translate(box([0.9, 1.7, 0.1]), [0, 1.7, 16.6])),
  ], { low: [-18.5, -0.02, -18.5], high: [18.5, 23.5, 18.6] }); // biome-ignore format: a table
  return { shapes: [body], ...extent({ width: 36, height: 23, length: 36, turn: -0.6 }) };
}
