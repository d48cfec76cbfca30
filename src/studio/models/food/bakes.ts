/** Bread and pastry, butter and cheese. Metres at real size. */
import {
  colour,
  difference,
  displace,
  type Field,
  mixValues,
  polygon,
  roughening,
  type Surface,
  smoothDifference,
  smoothUnion,
  specks,
  torus,
  translate,
  union,
} from '../../render/field/index.ts';
import {
  ball,
  block,
  egg,
  flat,
  layered,
  type Mask,
  mottled,
  ownColour,
  painted,
  piece,
  pipe,
  put,
  seedling,
  sheet,
  spun,
  thing,
  turned,
} from '../assembly/index.ts';
import type { Part } from '../model.ts';
import { type Maker, wedge } from './dough.ts';

const crust = mottled({
  base: '#d39a52',
  other: '#9a5420',
  size: 0.02,
  top: 0.22,
  roughness: 0.55,
  subsurface: 0.15,
  bump: 0.0009,
  grain: 0.006,
});
const crumb = mottled({ base: '#f2e2bd', other: '#e2c994', size: 0.006, roughness: 0.85, subsurface: 0.4, bump: 0.0014, grain: 0.0035 });
const bread: Maker = (request) => {
  const section = polygon([[-0.048, 0], [0.048, 0], [0.05, 0.055], [0.06, 0.07], [0.056, 0.1], [0.03, 0.112], [-0.03, 0.112], [-0.056, 0.1], [-0.06, 0.07], [-0.05, 0.055]], 0.014); // biome-ignore format: a drawing
  const loaf = displace(
    put(sheet(section, 0.085, [0, 0, 0], [0, 0, 0], 0.012), [-0.035, 0, 0], [0, Math.PI / 2, 0]),
    roughening({ amplitude: 0.004, size: 0.04 }),
  );
  const slice = sheet(section, 0.0065, [0, 0, 0], [0, 0, 0], 0.001);
  const cut: Surface = { material: (tools, at) => {
    const inside = tools.m.smoothstep(-0.003, -0.006, section(tools, at.local[0], at.local[1]));
    return mixValues(tools, crust.material(tools, at), crumb.material(tools, at), inside);
  }, ...(crumb.bump && { bump: crumb.bump }) }; // biome-ignore format: rows
  return thing(request, [0.27, 0.118, 0.13], [piece(crust, loaf)], { more: [seedling(`${request.name}-slice`, 0.13, piece(cut, slice))], turn: -0.35, parts: [{ shape: 0, position: [0, 0, 0] }, { shape: 1, position: [0.066, 0, 0], rotation: [0, Math.PI / 2, 0.1] }, { shape: 1, position: [0.105, 0, 0.01], rotation: [0, Math.PI / 2 - 0.1, 0.32] }] }); // biome-ignore format: rows
};

const croissant: Maker = (request) => {
  const sizes = [0.0105, 0.019, 0.0265, 0.031, 0.0265, 0.019, 0.0105];
  const lobes = sizes.map((r, index) => {
    const angle = (index - 3) * 0.43;
    const [x, z] = [0.062 * Math.sin(angle), 0.062 * Math.cos(angle) - 0.045];
    return egg([r * 0.86, r, r * 1.06], [x, r * 0.94, z], [0, angle, 0]);
  });
  const surface: Surface = {
    ...mottled({
      base: '#d58a35',
      other: '#8f4312',
      size: 0.012,
      top: 0.12,
      roughness: 0.34,
      coat: 0.5,
      subsurface: 0.2,
      bump: 0.0009,
      grain: 0.004,
    }),
  };
  return thing(
    request,
    [0.14, 0.062, 0.075],
    [piece(request.colour ? mottled({ base: request.colour, coat: 0.4 }) : surface, smoothUnion(0.0035, ...lobes))],
    { turn: 0.25 },
  );
};

const baguette: Maker = (request) => {
  const body = pipe(0.03, [[-0.27, 0.02, 0, 0.012], [-0.22, 0.028, 0, 0.028], [0, 0.032, 0, 0.034], [0.22, 0.028, 0, 0.028], [0.27, 0.02, 0, 0.012]], 3); // biome-ignore format: a path
  const slashes = [-0.17, -0.085, 0, 0.085, 0.17].map((x) => egg([0.055, 0.008, 0.011], [x, 0.062, 0], [0, 0.42, 0]));
  const pale: Mask = (tools, { local }) =>
    tools.m.smoothstep(
      0.003,
      -0.001,
      slashes.map((one) => one(tools, local)).reduce((a, b) => tools.o.min(a, b)),
    );
  return thing(
    request,
    [0.56, 0.068, 0.07],
    [piece(painted(crust, [pale, flat('#e8c88c', 0.8)]), smoothDifference(0.006, body, ...slashes))],
    { turn: 0.5 },
  );
};
const bagel: Maker = (request) => thing(request, [0.1, 0.04, 0.1], [piece(strandsOf(mottled({ base: '#c9853c', other: '#94521c', size: 0.016, top: 0.2, roughness: 0.3, coat: 0.5, subsurface: 0.2, bump: 0.0005 })), translate(torus(0.029, 0.0205), [0, 0.0195, 0]))], { spread: 3, parts: [{ shape: 0, position: [0, 0.006, 0], rotation: [0.2, 0, 0] }] }); // biome-ignore format: rows
const strandsOf = (base: Surface): Surface =>
  painted(base, [
    (tools, at) => tools.o.mul(specks(tools, at.local, 0.0055, 0.24), tools.m.smoothstep(0.15, 0.45, at.normal[1])),
    flat('#f0e0b8', 0.5),
  ]);
const pretzel: Maker = (request) => {
  const knot = pipe(0.009, [[0.03, 0.012, 0, 0.007], [0.012, 0.035, 0.006], [-0.018, 0.062, -0.004, 0.0095], [-0.046, 0.07, 0], [-0.062, 0.05, 0, 0.011], [-0.05, 0.022, 0, 0.011], [0, 0.009, 0, 0.013], [0.05, 0.022, 0, 0.011], [0.062, 0.05, 0, 0.011], [0.046, 0.07, 0], [0.018, 0.062, 0.004, 0.0095], [-0.012, 0.035, -0.006], [-0.03, 0.012, 0, 0.007]], 3); // biome-ignore format: a path
  const salt: Mask = (tools, at) => tools.o.mul(specks(tools, at.local, 0.007, 0.2), tools.m.smoothstep(0.2, 0.5, at.normal[2]));
  return thing(request, [0.145, 0.085, 0.03], [piece(painted(mottled({ base: '#8f4a1a', other: '#6b2f0d', size: 0.012, roughness: 0.22, coat: 0.8, subsurface: 0.1 }), [salt, flat('#f4f2ec', 0.4)]), knot)], { parts: [{ shape: 0, position: [0, 0.003, 0.01], rotation: [-0.2, 0, 0] }] }); // biome-ignore format: rows
};

const pancake: Maker = (request) => {
  const disc = displace(spun([[0.05, 0], [0.058, 0.003], [0.059, 0.007], [0.053, 0.0105], [0, 0.0115]]), roughening({ amplitude: 0.002, size: 0.03 })); // biome-ignore format: a profile
  const surface = layered(
    mottled({ base: '#f0d08c', subsurface: 0.3, roughness: 0.7 }),
    mottled({ base: '#c27b30', other: '#9c541b', size: 0.02, roughness: 0.5, subsurface: 0.2 }),
    0.0092,
    0.0008,
  );
  const one = seedling(`${request.name}-cake`, 0.075, piece(surface, disc));
  const syrup = displace(
    union(
      turned(
        [
          [0.043, 0.0555],
          [0.044, 0.0595],
          [0, 0.0602],
        ],
        0.0015,
      ),
      ...[0.4, 1.6, 2.5, 4.2, 5.4].map((angle, index) =>
        pipe(
          0.005,
          [
            [0.03 * Math.cos(angle), 0.058, 0.03 * Math.sin(angle)],
            [0.056 * Math.cos(angle), 0.055, 0.056 * Math.sin(angle)],
            [0.0605 * Math.cos(angle), 0.044 - 0.006 * index, 0.0605 * Math.sin(angle), 0.0042],
          ],
          2,
        ),
      ),
    ),
    roughening({ amplitude: 0.002, size: 0.02 }),
  );
  const plate = spun([[0.045, 0], [0.075, 0.004], [0.092, 0.0105], [0.094, 0.012], [0.072, 0.0068], [0, 0.004]]); // biome-ignore format: a profile
  return thing(request, [0.19, 0.085, 0.19], [piece(mottled({ base: '#f2f0ea', other: '#eceae2', roughness: 0.25, coat: 0.8, subsurface: 0 }), plate), piece({ material: () => ({ base: [0.32, 0.11, 0.015], roughness: 0.08, coat: 1, coatRoughness: 0.02, subsurface: 0.5, subsurfaceRadius: [0.008, 0.003, 0.0008] }) }, syrup), piece(mottled({ base: '#f6e08a', roughness: 0.3, coat: 0.3, subsurface: 0.6, depth: 0.005 }), block([0.012, 0.0055, 0.011], [0.002, 0.065, 0.002], 0.003, [0, 0.5, 0]))], { more: [one], spread: 1, parts: [{ shape: 0, position: [0, 0, 0] }, ...[0, 1, 2, 3, 4].map((index): Part => ({ shape: 1, position: [0.003 * Math.cos(index * 2), 0.005 + 0.0105 * index, 0.003 * Math.sin(index * 2)], rotation: [0, index * 1.3, 0] }))] }); // biome-ignore format: rows
};
const waffle: Maker = (request) => {
  const disc = turned([[0.06, 0], [0.06, 0.018], [0, 0.018]], 0.005); // biome-ignore format: a profile
  const wells: Field = (tools, p) => {
    const { o, k } = tools;
    const part = (at: (typeof p)[0]) => {
      const x = o.mul(at, 1 / 0.0175);
      return o.mul(o.abs(o.sub(o.sub(x, o.floor(x)), 0.5)), 0.0175);
    };
    const well = o.sub(o.max(part(p[0]), part(p[2])), 0.0058);
    return k.opaque(o.max(well, o.sub(0.011, p[1])), { of: p, range: () => ({ low: -1, high: 1 }), steepness: 1.1 });
  };
  const surface = mottled({ base: '#d8963e', other: '#a55f1f', size: 0.02, roughness: 0.45, coat: 0.15, subsurface: 0.2, bump: 0.0005 });
  return thing(request, [0.12, 0.05, 0.13], [piece(surface, difference(disc, wells))], {
    spread: 1,
    parts: [
      { shape: 0, position: [0, 0, 0.01] },
      { shape: 0, position: [0.005, 0.0205, 0.006], rotation: [0.18, 0.3, 0] },
    ],
    turn: 0.2,
  });
};

const pie: Maker = (request) => {
  const tin = turned([[0.085, 0], [0.112, 0.036], [0.116, 0.038], [0, 0.034]], 0.002); // biome-ignore format: a profile
  const rim = Array.from({ length: 30 }, (_, index) =>
    egg(
      [0.0105, 0.008, 0.0085],
      [0.106 * Math.cos(index * 0.20944), 0.041, 0.106 * Math.sin(index * 0.20944)],
      [0, -index * 0.20944 + 0.6, 0],
    ),
  );
  const strips = [-0.06, -0.02, 0.02, 0.06].flatMap((x, index) => {
    const arc = (turn: number): Field =>
      put(
        pipe(
          0.0075,
          [-0.09, -0.045, 0, 0.045, 0.09]
            .map((z) => {
              const d = Math.hypot(x, z);
              return [x, 0.05 - 1.05 * d * d + 0.001 * ((index + (turn > 0 ? 1 : 0)) % 2), z];
            })
            .filter(([a, , b]) => Math.hypot(a!, b!) < 0.115),
          2,
        ),
        [0, 0.002, 0],
        [0, turn, 0],
      );
    return [arc(0), arc(Math.PI / 2)];
  });
  const filling = mottled({
    base: ownColour(request, '#8f2412'),
    other: '#6b1408',
    size: 0.02,
    roughness: 0.15,
    coat: 0.9,
    subsurface: 0.4,
  });
  return thing(
    request,
    [0.235, 0.062, 0.235],
    [
      piece(mottled({ base: '#b8b8b6', roughness: 0.35, subsurface: 0, other: '#a9a9a8' }), tin),
      piece(crust, ...rim, ...strips),
      piece(filling, egg([0.1, 0.012, 0.1], [0, 0.036, 0])),
    ],
    { spread: 3 },
  );
};

const butter: Maker = (request) => thing(request, [0.12, 0.055, 0.085], [piece(mottled({ base: ownColour(request, '#f5dc80'), other: '#f0d068', size: 0.03, roughness: 0.35, coat: 0.2, subsurface: 0.8, depth: 0.006 }), block([0.033, 0.018, 0.02], [-0.014, 0.03, 0], 0.003), block([0.0035, 0.018, 0.02], [0.029, 0.0275, 0.003], 0.002, [0, 0.15, -0.35])), piece(mottled({ base: '#e9edf0', other: '#e2e6ea', roughness: 0.2, coat: 0.9, subsurface: 0 }), block([0.058, 0.004, 0.04], [0, 0.006, 0], 0.003))], { turn: -0.4 }); // biome-ignore format: rows

const cheese: Maker = (request) => {
  const body = wedge(0.13, 0.05, 0, 0.06);
  const holes = [[0.02, 0.02, 0.033, 0.012], [-0.02, 0.04, 0.021, 0.009], [0.04, 0.045, 0.042, 0.009], [0.0, 0.06, 0.0, 0.012], [0.03, 0.06, -0.02, 0.008], [-0.035, 0.015, 0.014, 0.007], [0.054, 0.02, 0.02, 0.011], [0.053, 0.045, -0.01, 0.008], [-0.045, 0.058, 0.002, 0.006]].map(([x, y, z, r]) => ball(r!, [x!, y!, z!])); // biome-ignore format: rows
  return thing(
    request,
    [0.13, 0.062, 0.1],
    [
      piece(
        mottled({
          base: ownColour(request, '#f2bd3a'),
          other: request.colour ?? colour('#efb02c'),
          size: 0.02,
          roughness: 0.35,
          coat: 0.15,
          subsurface: 0.75,
          depth: 0.006,
        }),
        smoothDifference(0.002, body, ...holes),
      ),
    ],
    { turn: 0.25 },
  );
};

export const bakes: Readonly<Record<string, Maker>> = { bread, croissant, baguette, bagel, pretzel, pancake, waffle, pie, butter, cheese };
