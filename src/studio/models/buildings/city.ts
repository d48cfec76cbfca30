/** Skyscraper, apartment building, factory. Front to +z. Metres. */
import {
  box,
  brick,
  capsule,
  colour,
  cylinder,
  type Field,
  lathe,
  mirror,
  polygon,
  repeat,
  translate,
  union,
} from '../../render/field/index.ts';
import {
  assembly,
  extent,
  flat,
  glowOf,
  isAsked,
  type Mask,
  onFront,
  painted,
  piece,
  plain,
  rect,
  type sidePrism,
  writing,
} from '../assembly/index.ts';
import type { Model, ModelRequest } from '../model.ts';
import { plaster } from './stuff.ts';

/** Storeys of glass between slabs and posts, some of them lit. `along`: x + z walks round the corners. */
function curtainWall(wanted: readonly [number, number, number], storey: number, bay: number, glow: number): ReturnType<typeof plain> {
  return {
    material: ({ o, v, n, m }, { local, normal }) => {
      const u = o.mul(o.add(local[0], local[2]), 1 / bay);
      const w = o.mul(local[1], 1 / storey);
      const [column, floor] = [o.floor(u), o.floor(w)];
      const across = o.abs(o.sub(o.sub(u, column), 0.5));
      const up = o.sub(w, floor);
      const pane = o.mul(o.mul(m.smoothstep(0.47, 0.45, across), o.mul(m.smoothstep(0.16, 0.19, up), m.smoothstep(0.99, 0.97, up))), m.smoothstep(0.6, 0.4, normal[1]));
      const random = n.unit(n.hash3(o.truncate(column), o.truncate(floor), 7));
      const lit = o.mul(m.smoothstep(0.74, 0.76, random), pane);
      return {
        base: v.mix3([0.3, 0.31, 0.32], v.scale(wanted, o.mulAdd(random, 0.5, 0.6)), pane),
        roughness: o.mix(0.45, 0.07, pane),
        metal: o.mul(pane, 0.55),
        coat: pane,
        coatRoughness: 0.02,
        emission: v.scale([1, 0.72, 0.38], o.mul(lit, glow)),
      };
    },
    bump: ({ o, n }, local) => o.mul(n.valueNoise([o.floor(o.mul(local[0], 1 / bay)), o.floor(o.mul(local[1], 1 / storey)), o.floor(o.mul(local[2], 1 / bay))]), 0.001),
  };
} // biome-ignore format: long

export function skyscraper({ name, colour: wanted, attributes }: ModelRequest): Model {
  const glow = isAsked(attributes, 'lit', 'night') ? 0.8 : 0;
  const skin = curtainWall(wanted ?? [0.06, 0.13, 0.19], 4, 1.6, glow);
  const tier = (half: number, low: number, high: number): Field =>
    translate(box([half, (high - low) / 2, half], 0.3), [0, (low + high) / 2, 0]);
  const tiers = union(tier(16, 6, 80), tier(13, 80, 116), tier(9.6, 116, 144), tier(6, 144, 162));
  const fins: Field = (tools, p) => {
    const [x, z] = [tools.o.abs(p[0]), tools.o.abs(p[2])];
    const ribs = [[16, 6, 84], [13, 80, 120], [9.6, 116, 148], [6, 144, 166]].map(([half, low, high]) => {
      const post = repeat(box([0.28, (high! - low!) / 2, 0.45]), { spacing: [half! * 0.49, 0, 0], count: [5, 1, 1] });
      const a = post(tools, [p[0], tools.o.sub(p[1], (low! + high!) / 2), tools.o.sub(z, half!)]);
      const b = post(tools, [p[2], tools.o.sub(p[1], (low! + high!) / 2), tools.o.sub(x, half!)]);
      return tools.o.min(a, b);
    });
    return ribs.reduce((a, b) => tools.o.min(a, b));
  }; // biome-ignore format: a table
  const lobby = plain([0.04, 0.05, 0.055], 0.08, { coat: 1, emission: [0.5 * glow, 0.36 * glow, 0.2 * glow] });
  const columns = union(
    ...[-15.6, 15.6].map((z) => translate(repeat(box([0.5, 3, 0.5]), { spacing: [7.8, 0, 0], count: [5, 1, 1] }), [0, 3, z])),
  );
  const body = assembly(`${name}-body`, [
    piece(skin, tiers), piece(plain([0.62, 0.62, 0.6], 0.35, { metal: 0.7 }), fins, columns, translate(lathe([{ u: 3.6, v: 162 }, { u: 2.4, v: 168 }, { u: 0.7, v: 174 }, { u: 0.25, v: 192 }, { u: 0, v: 192 }]), [0, 0, 0]), translate(box([16.6, 0.4, 16.6], 0.1), [0, 6.2, 0])),
    piece(lobby, translate(box([14.8, 3.2, 14.8]), [0, 3, 0])),
  ], { low: [-17, -0.02, -17], high: [17, 192.2, 17] }); // biome-ignore format: a table
  return { shapes: [body], ...extent({ width: 33, height: 192, length: 33, turn: -0.5 }) };
}

export function apartmentBuilding({ name, colour: wanted, attributes }: ModelRequest): Model {
  const glow = isAsked(attributes, 'lit', 'night') ? 2 : 0;
  const [storey, floors] = [3, 6] as const;
  const middle = 4.4 + (storey * (floors - 1)) / 2 + 1.1;
  const grid = (field: Field, across: number, count: number): Field =>
    repeat(field, { spacing: [across, storey, 0], count: [count, floors, 1] });
  const block = translate(box([9, 11.4, 5.5]), [0, 11.4, 0]);
  const recess = union(
    translate(grid(box([0.75, 0.85, 0.25]), 3, 6), [0, middle, 5.5]),
    translate(grid(box([0.75, 0.85, 0.25]), 3, 6), [0, middle, -5.5]),
    sideways(grid(box([0.7, 0.85, 0.25]), 3.2, 3), middle, 9),
  );
  const panes = union(translate(box([8.5, 9.5, 0.02]), [0, middle, 5.32]), sideways(box([5, 9.5, 0.02]), middle, 8.82));
  const frameOf: Field = (tools, p) =>
    tools.o.max(
      box([0.82, 0.92, 0.06], 0.01)(tools, p),
      tools.o.neg(tools.o.min(box([0.32, 0.75, 1])(tools, [tools.o.sub(tools.o.abs(p[0]), 0.37), p[1], p[2]]), tools.o.float(9))),
    );
  const frames = union(translate(grid(frameOf, 3, 6), [0, middle, 5.45]), sideways(grid(frameOf, 3.2, 3), middle, 8.95));
  const balcony = union(
    translate(box([1.35, 0.08, 0.6], 0.02), [0, -1.15, 0.6]),
    translate(box([1.35, 0.03, 0.03]), [0, -0.15, 1.17]),
    mirror(translate(box([0.025, 0.03, 0.6]), [1.33, -0.15, 0.6]), 'x'),
    translate(repeat(box([0.016, 0.5, 0.016]), { spacing: [0.19, 0, 0], count: [15, 1, 1] }), [0, -0.64, 1.17]),
  );
  const balconies = translate(repeat(balcony, { spacing: [6, storey, 0], count: [3, floors, 1] }), [0, middle, 5.45]);
  const lit: ReturnType<typeof plain> = {
    material: ({ o, v, n, m }, { local }) => {
      const random = n.unit(
        n.hash3(
          o.truncate(o.floor(o.mul(o.add(local[0], local[2]), 1 / 3))),
          o.truncate(o.floor(o.mul(o.sub(local[1], 1.2), 1 / storey))),
          3,
        ),
      );
      const curtain = m.smoothstep(0.3, 0.32, o.abs(o.sub(o.sub(o.mul(local[0], 1 / 1.5), o.floor(o.mul(local[0], 1 / 1.5))), 0.5)));
      const base = v.mix3([0.025, 0.03, 0.036], [0.5, 0.46, 0.4], o.mul(curtain, m.smoothstep(0.5, 0.6, random)));
      return {
        base,
        roughness: 0.08,
        coat: 1,
        coatRoughness: 0.02,
        emission: v.scale([1.6, 0.95, 0.42], o.mul(m.smoothstep(0.45, 0.47, random), glow)),
      };
    },
  };
  const ground = translate(box([9.15, 1.55, 5.65], 0.03), [0, 1.55, 0]);
  const shopFront: Mask = (tools, at) =>
    onFront((t, u, w) => rect(0, 1.45, 1.15, 1.1)(t, t.o.sub(u, t.o.mul(t.o.floor(t.o.mulAdd(u, 1 / 3, 0.5)), 3)), w))(tools, at);
  const shapes = [
    assembly(`${name}-walls`, [
      piece(brick({ colour: wanted ?? colour('#a5573d') }), (t, p) => t.o.max(block(t, p), t.o.neg(recess(t, p)))),
      piece(painted(plaster(colour('#d8cfbd')), [shopFront, flat('#0d1114', 0.08, { coat: 1, emission: [0.5 * glow, 0.33 * glow, 0.16 * glow] })]), ground, translate(box([9.4, 0.3, 5.9], 0.06), [0, 22.7, 0]), translate(box([9.2, 0.12, 5.7], 0.03), [0, 3.25, 0])),
      piece(plain('#e6e3da', 0.5), frames), piece(lit, panes),
    ], { low: [-9.6, -0.02, -6], high: [9.6, 23.2, 6] }),
    assembly(`${name}-balconies`, [piece(plain('#232528', 0.5), balconies), piece(plain('#6b5a4a', 0.8), translate(box([1.4, 1.1, 1.4], 0.03), [4.5, 23.9, -1.5])), piece(plain('#9a9c9e', 0.5), translate(cylinder(1.1, 1.1, 0.05), [-4.5, 24.2, -1]))], { low: [-9, 3, -3.2], high: [9, 25.4, 7] }),
  ]; // biome-ignore format: a table
  return { shapes, ...extent({ width: 19, height: 25, length: 12, turn: -0.55 }) };
}

/** What faces +z, at both flanks. */
const sideways =
  (field: Field, y: number, at: number): Field =>
  (tools, p) =>
    field(tools, [p[2], tools.o.sub(p[1], y), tools.o.sub(tools.o.abs(p[0]), at)]);

export function factory({ name, colour: wanted, attributes }: ModelRequest): Model {
  const glow = glowOf(attributes) * 0.3;
  const saw = polygon([[-12, 0], [12, 0], ...[0, 1, 2, 3].flatMap((index): [number, number][] => [[12 - index * 6, 9.2], [6.02 - index * 6, 6]])]); // biome-ignore format: a drawing
  const hall: Field = (tools, p) => tools.o.max(sidePrismX(saw)(tools, p), tools.o.sub(tools.o.abs(p[2]), 8));
  const windows = translate(repeat(box([1.1, 1.5, 0.06]), { spacing: [3.4, 0, 0], count: [7, 1, 1] }), [0, 3, 8]);
  const bars: Mask = ({ o, m }, { local }) => {
    const grid = (x: ReturnType<typeof o.mul>) => o.abs(o.sub(o.sub(x, o.floor(x)), 0.5));
    return m.smoothstep(0.42, 0.45, o.max(grid(o.mul(o.add(local[0], local[2]), 1.8)), grid(o.mul(local[1], 1.35))));
  };
  const pane = painted(plain([0.05, 0.065, 0.07], 0.1, { coat: 1, emission: [1.6 * glow, 1.1 * glow, 0.5 * glow] }), [
    bars,
    flat('#2e3236', 0.6),
  ]);
  const stack = (x: number, z: number, height: number): Field => translate(lathe([{ u: 1.5, v: 0 }, { u: 1.0, v: height }, { u: 1.2, v: height + 0.15 }, { u: 1.2, v: height + 0.7 }, { u: 0.8, v: height + 0.7 }, { u: 0.8, v: height - 1 }, { u: 0, v: height - 1 }]), [x, 0, z]); // biome-ignore format: a profile
  const skylights: Field = union(...[0, 1, 2, 3].map((index) => translate(box([0.06, 1.3, 7.4]), [12.0 - index * 6, 7.55, 0])));
  const tank = union(translate(cylinder(1.9, 2.6, 0.2), [16.2, 4.2, 3]), ...[[-1.2, -1.2], [1.2, -1.2], [-1.2, 1.2], [1.2, 1.2]].map(([x, z]) => capsule({ from: [16.2 + x!, 0, 3 + z!], to: [16.2 + x!, 2, 3 + z!], radius: 0.14 })), capsule({ from: [16.2, 6, 3], to: [12, 6, 3], radius: 0.22 }), capsule({ from: [16.2, 2.2, 3], to: [16.2, 0.9, 5.2], radius: 0.14 })); // biome-ignore format: a solid
  const gate = translate(box([2, 2, 0.08]), [-6.8, 2, 8.05]);
  const sign = painted(plain('#243b57', 0.5), [onFront(writing({ text: 'FACTORY', height: 0.8, at: [3.2, 5.35] })), flat('#efe9da', 0.5)]);
  const shutter = painted(plain('#7f8488', 0.4, { metal: 0.6 }), [
    ({ o, m }, { local }) => o.mul(m.smoothstep(0.7, 0.95, m.sinTurns(o.mul(local[1], 4))), 1),
    flat('#4b4f52', 0.5),
  ]);
  const shapes = [
    assembly(`${name}-hall`, [
      piece(brick({ colour: wanted ?? colour('#8c4a38') }), hall), piece(pane, windows, skylights), piece(shutter, gate), piece(sign, translate(box([4.4, 0.65, 0.1], 0.02), [3.2, 5.35, 8.1])), piece(plain('#b8b2a4', 0.8), translate(box([12.15, 0.35, 8.15], 0.03), [0, 0.35, 0])),
    ], { low: [-12.4, -0.02, -8.4], high: [12.4, 9.6, 8.4] }),
    assembly(`${name}-stacks`, [piece(painted(brick({ colour: colour('#94513d') }), [({ m }, { local }) => m.smoothstep(16.6, 16.65, local[1]), plaster(colour('#cfc9bd'))]), stack(-9, -5, 19), stack(-4.6, -5, 17.2)), piece(plain([0.55, 0.56, 0.57], 0.4, { metal: 0.8 }), tank)], { low: [-11, -0.02, -7], high: [18.4, 20, 6] }),
  ]; // biome-ignore format: a table
  return { shapes, ...extent({ width: 28, height: 19.7, length: 16.5, turn: -0.4 }), middleMetres: 2 };
}

const sidePrismX =
  (region: Parameters<typeof sidePrism>[0]): Field =>
  (tools, p) =>
    region(tools, p[0], p[1]);
